"""Algorithms that prepare data."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .alignrasters import AlignRasters
    from .carbondensity import CarbonDensity
    from .checkgrids import CheckGrids
    from .compositeseries import CompositeSeries
    from .demoregion import DemoRegion
    from .expandsites import ExpandSites
    from .importseries import ImportSeries
    from .readfluxtable import ReadFluxTable
    from .samplesites import SampleSites
    from .samplingdesign import SamplingDesign
    from .screenpredictors import ScreenPredictors
    from .soillayers import SoilLayers
    from .treebiomass import TreeBiomass

    return (
        ImportSeries,
        CheckGrids,
        AlignRasters,
        CompositeSeries,
        ReadFluxTable,
        SamplingDesign,
        TreeBiomass,
        SoilLayers,
        CarbonDensity,
        SampleSites,
        ExpandSites,
        ScreenPredictors,
        DemoRegion,
    )
