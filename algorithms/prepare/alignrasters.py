"""Bring rasters to one grid."""

from __future__ import annotations

from ...core import raster
from ...core.raster.resampling_methods import RESAMPLINGS
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.text.translation import tr


class AlignRasters(CarbonSinkAlgorithm):
    """``carbonsink:alignrasters``."""

    ID = "alignrasters"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Align rasters")

    def description(self) -> str:
        return tr(
            "Resamples rasters to the grid of a template (CRS, cell size, origin and size), so "
            "that all algorithms can use them together. Names, dates and units of the bands are "
            "kept; scale and offset are applied, so that the results hold real values. Class "
            "rasters get the most frequent class if cells become larger, otherwise the nearest "
            "one, and keep their codes, names and colours."
        )

    def reference(self) -> str:
        return tr("GDAL's warper (gdal.org); sum and average weigh cells by their overlap.")

    def caveats(self) -> str:
        return tr(
            "Resampling smooths: bilinear and cubic values are mixtures of neighbouring cells, "
            "and a finer grid adds no detail. If cells become larger, use sum for amounts per "
            "cell (persons, tonnes) and average for amounts per area."
        )

    def keywords(self) -> str:
        return tr("align, resample, reproject, warp, grid, resolution, snap, clip")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "RASTERS",
                tr("Rasters"),
                tr(
                    "Rasters of amounts and states, with one or several bands. Those with class "
                    "names or a colour table, and codes that are named like land cover, are "
                    "treated as classes."
                ),
                requirement=p.COPIES,
            ),
            p.raster(
                "TEMPLATE",
                tr("Template (empty = the first raster)"),
                tr("The raster that defines the grid of all results; its values do not matter."),
                optional=True,
                requirement=p.GRIDS,
            ),
            p.choice(
                "RESAMPLING",
                tr("Resampling"),
                tr("How values are computed from the old cells."),
                RESAMPLINGS,
                default="bilinear",
            ),
            p.raster_list(
                "CATEGORICAL_RASTERS",
                tr("Rasters of classes"),
                tr(
                    "Rasters whose numbers are codes (land cover, biomes). They get the most "
                    "frequent class if cells become larger, otherwise the nearest one; "
                    "RESAMPLING does not apply."
                ),
                optional=True,
                requirement=p.CLASSES_OF_SEVERAL,
            ),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Aligned rasters"),
                tr("One GeoTIFF per raster, named like its source."),
            ),
        ]

    def check_inputs(self, values) -> None:
        require_rasters("RASTERS", values["RASTERS"])

    def process(self, values, run, sinks) -> dict:
        from ...core.raster.align import align_rasters

        template = raster.Stack.open([values["TEMPLATE"]]).grid if values["TEMPLATE"] else None
        paths = align_rasters(
            values["RASTERS"],
            values["OUTPUT_FOLDER"],
            run,
            template=template,
            resampling=values["RESAMPLING"],
            categorical=values["CATEGORICAL_RASTERS"],
        )
        return {"OUTPUT_LAYERS": paths}
