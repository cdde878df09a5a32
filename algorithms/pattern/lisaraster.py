"""Local Moran's I of a raster."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import single_bands
from ...framework.text.translation import tr


class LisaRaster(CarbonSinkAlgorithm):
    """``carbonsink:lisaraster``."""

    ID = "lisaraster"
    GROUP = "pattern"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Clusters and outliers of a raster (LISA)")

    def description(self) -> str:
        return tr(
            "Finds clusters of high values (HH) and of low values (LL), and values unlike their "
            "neighbours (HL, LH): local Moran's I of every cell with row-standardised weights, "
            "tested by permutation. Cells without any neighbour get no result. Areas of the "
            "classes are true areas, on the ellipsoid for geographic rasters."
        )

    def reference(self) -> str:
        return tr(
            "Anselin (1995), Geographical Analysis 27, 93-115; Benjamini and Hochberg (1995), "
            "JRSS B 57, 289-300."
        )

    def caveats(self) -> str:
        return tr(
            "High and low are relative to the mean of this raster. Neighbouring tests share their "
            "data, so p-values are not independent. A smooth map (interpolated, modelled from "
            "smooth predictors) consists of clusters by construction."
        )

    def keywords(self) -> str:
        return tr("LISA, local Moran, hot spot, cluster, outlier, high-high, low-low, HH, LL")

    def parameters(self) -> list:
        return [
            p.raster(
                "INPUT",
                tr("Raster"),
                tr("Raster of one band: flux, stock or trend."),
                requirement=InputRequirement(),
            ),
            *pattern.lisa_parameters(),
            run_parameters.resume(),
            p.raster_output(
                "LISA_CLASS",
                tr("LISA classes"),
                tr("0 not significant, 1 HH, 2 LH, 3 LL, 4 HL; 255 no data or no neighbour."),
                style="classes",
            ),
            p.raster_output(
                "LOCAL_I",
                tr("Local Moran's I"),
                tr("Local I: positive where a cell is similar to its neighbours."),
                style="difference",
                by_default=False,
            ),
            p.raster_output(
                "P", tr("p"), tr("Pseudo p of the chosen tail."), style="p", by_default=False
            ),
            p.csv_output("TABLE", tr("Table"), tr("Cells, area and share of each class.")),
            p.report_output(
                "REPORT",
                tr("Report on clusters"),
                tr("Moran scatter plot, class map, significance map, table."),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("MORAN_I", tr("Global Moran's I")),
            QgsProcessingOutputNumber("HH_SHARE", tr("Share of high-high clusters (%)")),
            QgsProcessingOutputNumber("LL_SHARE", tr("Share of low-low clusters (%)")),
            QgsProcessingOutputNumber("P_LIMIT", tr("Largest p that is significant")),
        ]

    def open_inputs(self, values):
        return single_bands(value=values["INPUT"])

    def check_inputs(self, values) -> None:
        pattern.lisa_settings(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.class_shares import write_shares
        from ...core.pattern.clusters.lisa_maps import lisa_report_maps, map_lisa

        settings = pattern.lisa_settings(values)
        paths = {
            "lisa_class": values["LISA_CLASS"],
            "local_i": values["LOCAL_I"],
            "lisa_p": values["P"],
        }
        with lisa_report_maps(paths, values["REPORT"]) as map_paths:
            lisa = map_lisa(values.opened, map_paths, settings, run.part(0.0, 0.95))
            if values["TABLE"]:
                write_shares(lisa.shares, values["TABLE"])
            if values["REPORT"]:
                from ...core.report.pattern.moran_report import write_lisa_report

                run.step("report")
                write_lisa_report(
                    lisa, settings, values["INPUT"], map_paths, values["REPORT"], translate=tr
                )
        shares = {share.key: 100.0 * share.share for share in lisa.shares}
        return {
            "MORAN_I": lisa.moran_i,
            "HH_SHARE": shares["HH"],
            "LL_SHARE": shares["LL"],
            "P_LIMIT": lisa.threshold,
        }
