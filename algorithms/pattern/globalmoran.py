"""Global Moran's I of rasters or a series."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.text.translation import tr


class GlobalMoran(CarbonSinkAlgorithm):
    """``carbonsink:globalmoran``."""

    ID = "globalmoran"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Global Moran's I")

    def description(self) -> str:
        return tr(
            "Says whether neighbouring cells are alike, for one raster or each raster of a series: "
            "Moran's I with row-standardised weights, its expectation -1/(n-1), the z score and p "
            "under randomisation, and the p of random permutations. Positive I means that high "
            "values gather near high ones, and low near low."
        )

    def reference(self) -> str:
        return tr("Cliff and Ord (1981), Spatial Processes: Models and Applications, Pion.")

    def caveats(self) -> str:
        return tr(
            "On large rasters any smooth map is significant: judge the size of I, not its p. A "
            "trend across the region counts as pattern. The permutation p is one-sided and cannot "
            "be below 1/(PERMUTATIONS + 1). The whole raster is held in memory: 36 bytes per cell "
            "and 8 more for each thread."
        )

    def keywords(self) -> str:
        return tr("Moran's I, spatial autocorrelation, clustering, pattern, randomness")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Rasters"),
                tr("One or more rasters on one grid; every band is tested by itself."),
                requirement=InputRequirement(),
            ),
            p.dates("SERIES"),
            pattern.contiguity(),
            pattern.permutations(
                tr("Random shuffles of each raster; 0 leaves only the analytic test."), 0
            ),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr("One row per raster: cells, I, expectation, variance, z, p, permutation p."),
                by_default=True,
            ),
            p.report_output(
                "REPORT", tr("Report on Moran's I"), tr("Table, and the curve of I over the dates.")
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("MORAN_I", tr("Moran's I of the last raster")),
            QgsProcessingOutputNumber("Z", tr("z score of the last raster")),
            QgsProcessingOutputNumber("P", tr("Two-sided analytic p of the last raster")),
        ]

    def open_inputs(self, values):
        require_rasters("SERIES", values["SERIES"])
        return raster.Stack.open(values["SERIES"])

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.moran.moran_series import (
            global_moran,
            moran_table,
            sorted_by_date,
            write_moran_table,
        )

        results = global_moran(
            values.opened, values["CONTIGUITY"], values["PERMUTATIONS"], values["SEED"], run
        )
        results = sorted_by_date(results)
        if values["TABLE"]:
            write_moran_table(results, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.pattern.moran_report import write_moran_report

            run.step("report")
            write_moran_report(results, moran_table(results), values["REPORT"], translate=tr)
        last = results[-1].test
        return {"MORAN_I": last.i, "Z": last.z, "P": last.p}
