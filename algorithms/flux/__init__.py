"""Algorithms of fluxes and budgets."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .carbonbudget import CarbonBudget
    from .casanpp import CasaNpp
    from .fitrespiration import FitRespiration
    from .heterotrophicrespiration import HeterotrophicRespiration
    from .neetonep import NeeToNep
    from .nep import Nep
    from .nepseries import NepSeries
    from .productspread import ProductSpread
    from .rasterdifference import RasterDifference
    from .seriesmean import SeriesMean

    return (
        CasaNpp,
        FitRespiration,
        HeterotrophicRespiration,
        Nep,
        NepSeries,
        NeeToNep,
        SeriesMean,
        CarbonBudget,
        RasterDifference,
        ProductSpread,
    )
