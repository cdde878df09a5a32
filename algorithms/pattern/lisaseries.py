"""Local Moran's I of every raster of a series."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.raster import NoRasters
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters.raster_stacks import require_rasters
from ...framework.parameters.series_trend import selected_trend_test, trend_test
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr


class LisaSeries(CarbonSinkAlgorithm):
    """``carbonsink:lisaseries``."""

    ID = "lisaseries"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Clusters of a series over time (LISA)")

    def description(self) -> str:
        return tr(
            "Runs the cluster test of local Moran's I on every raster of a dated series and says "
            "how the share of each class changes: high-high clusters covering a growing share of "
            "the area are a growing core of sinks. All dates are tested on the same cells, those "
            "with data on all dates; each date is judged against its own mean."
        )

    def reference(self) -> str:
        return tr(
            "Anselin (1995), Geographical Analysis 27, 93-115; Sen (1968), JASA 63, 1379-1389; "
            "Kendall (1975), Rank Correlation Methods."
        )

    def caveats(self) -> str:
        return tr(
            "A share shows how clustered the pattern is, not how much carbon there is: it can "
            "rise while the total falls. The trend of few dates says little."
        )

    def keywords(self) -> str:
        return tr("LISA, local Moran, time series, hot spot, cluster, share, trend")

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series of rasters"),
                tr(
                    "One raster per date on one grid, the date at the end of the name "
                    "(nep_2005.tif), in the file or in DATES."
                ),
                requirement=InputRequirement(),
            ),
            p.dates("SERIES"),
            *pattern.lisa_parameters(),
            trend_test(),
            p.csv_output(
                "TABLE",
                tr("Table"),
                tr("Cells, area and share of each class per date, and the trend of the share."),
                by_default=True,
            ),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Folder of class maps"),
                tr(
                    "One raster of LISA classes per date (lisa_2005.tif), and series.qlr to open "
                    "them together."
                ),
                by_default=False,
                style="classes",
            ),
            p.report_output(
                "REPORT",
                tr("Report on clusters over time"),
                tr("Curves of the shares, tables, trends."),
            ),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("HH_SHARE", tr("Share of high-high, last date (%)")),
            QgsProcessingOutputNumber("HH_TREND", tr("Trend of that share (% per year)")),
            QgsProcessingOutputNumber("HH_TREND_P", tr("Mann-Kendall p of that trend")),
        ]

    def open_inputs(self, values):
        require_rasters("SERIES", values["SERIES"])
        return raster.Stack.open(values["SERIES"]).series()

    def check_inputs(self, values) -> None:
        if len(values.opened) < 2:
            raise NoRasters("SERIES (2)")
        pattern.lisa_settings(values).check()

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.class_shares import share_trends, write_share_series
        from ...core.pattern.clusters.lisa_maps import lisa_series

        series = values.opened
        settings = pattern.lisa_settings(values)
        maps = lisa_series(series, values["OUTPUT_FOLDER"], settings, run.part(0.0, 0.95))
        paths = None
        if values["OUTPUT_FOLDER"]:
            paths = _style_outputs(series, values["OUTPUT_FOLDER"])
        shares = [lisa.shares for lisa in maps]
        trends = share_trends(series.dates, shares, selected_trend_test(values))
        if values["TABLE"]:
            write_share_series(series.dates, shares, trends, values["TABLE"])
        if values["REPORT"]:
            from ...core.report.pattern.moran_report import write_lisa_series_report

            run.step("report")
            write_lisa_series_report(series, maps, trends, settings, values["REPORT"], translate=tr)
        last = {share.key: 100.0 * share.share for share in shares[-1]}
        trend = {trend.key: trend for trend in trends}["HH"]
        return {
            "OUTPUT_LAYERS": paths,
            "HH_SHARE": last["HH"],
            "HH_TREND": trend.sen_slope,
            "HH_TREND_P": trend.mk_p,
        }


def _style_outputs(series: raster.Stack, folder: str) -> list:
    """Write styles and the layer definition of the class maps; return these."""
    paths = [os.path.join(folder, f"lisa_{date.text}.tif") for date in series.dates]
    style_series(tuple(zip(paths, series.dates)), "classes", folder, tr("LISA classes"))
    return paths
