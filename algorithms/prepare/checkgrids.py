"""Check whether rasters share one grid."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputBoolean

from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import shared as p
from ...framework.parameters.rasters import require_rasters
from ...framework.text.translation import tr


class CheckGrids(CarbonSinkAlgorithm):
    """``carbonsink:checkgrids``."""

    ID = "checkgrids"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Check grids")

    def description(self) -> str:
        return tr(
            "Tells whether the cells of several rasters coincide, and if not, what differs: CRS, "
            "size, cell size, or an origin shifted by part of a cell. Lists what each raster "
            "holds: variables and dates as they are read from bands and file names, type, nodata "
            "value, and the share of cells with data."
        )

    def caveats(self) -> str:
        return tr(
            "Grids whose corners differ by less than a hundredth of a cell count as the same. The "
            "share of cells with data comes from a sample of each raster."
        )

    def keywords(self) -> str:
        return tr("grid, alignment, resolution, extent, CRS, nodata, metadata, check")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "RASTERS",
                tr("Rasters"),
                tr("The rasters to check; all are compared with the first."),
                takes=p.UNCHECKED,
            ),
            p.report_output(
                "REPORT",
                tr("Report"),
                tr("What the rasters are and what keeps them apart."),
                by_default=True,
            ),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputBoolean("ALIGNED", tr("All cells coincide"))]

    def guard(self, values) -> None:
        require_rasters("RASTERS", values["RASTERS"])

    def process(self, values, run, sinks) -> dict:
        from ...core.facts.raster import GridsChecked
        from ...core.raster.grid_check import check_grids
        from ...core.report.grids.report import write_grid_report

        report = check_grids(values["RASTERS"], run)
        apart = tuple(raster.path for raster in report.rasters if raster.differences)
        run.note(GridsChecked(len(report.rasters), report.rasters[0].path, apart))
        run.step("report")
        write_grid_report(report, values["REPORT"], translate=tr)
        return {"ALIGNED": report.aligned, "REPORT": values["REPORT"]}
