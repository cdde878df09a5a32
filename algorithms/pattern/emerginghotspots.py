"""Emerging hot spots of a series of rasters."""

from __future__ import annotations

import os
import tempfile

from qgis.core import QgsProcessingOutputNumber

from ...core.pattern.settings import EmergingSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import pattern as pattern
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.text.translation import tr

# Destination and map of core.pattern.emerging.emerging_maps.
MAPS = {
    "EMERGING_CLASS": "emerging_class",
    "TREND_Z": "trend_z",
    "HOT_DATES": "hot_dates",
    "COLD_DATES": "cold_dates",
}


class EmergingHotspots(CarbonSinkAlgorithm):
    """``carbonsink:emerginghotspots``."""

    ID = "emerginghotspots"
    GROUP = "pattern"

    def display_name(self) -> str:
        return tr("Emerging hot spots of a series")

    def description(self) -> str:
        return tr(
            "Classifies how hot and cold spots develop over a dated series: new, consecutive, "
            "intensifying, persistent, diminishing, sporadic, oscillating, historical. "
            "Getis-Ord Gi* scores are computed for every date, the scores of each cell are "
            "tested for a trend (Mann-Kendall), and the class depends on the dates on which the "
            "cell is a hot or a cold spot. The rules are those published by Esri for Emerging "
            "Hot Spot Analysis."
        )

    def reference(self) -> str:
        return tr(
            "Esri, How Emerging Hot Spot Analysis works, ArcGIS Pro documentation; Ord and Getis "
            "(1995), Geographical Analysis 27, 286-306; Mann (1945), Econometrica 13, 245-259."
        )

    def caveats(self) -> str:
        return tr(
            "A hot spot is high compared with the mean of its date (or of the series), so a class "
            "says nothing of the sign of a flux: the hot spots of a map of losses are the smallest "
            "losses. Unlike ArcGIS by default, neighbours in time do not count among the "
            "neighbours of a cell, and the false discovery rate is controlled on request only, so "
            "classes differ. Cells without data on any one "
            "date get no class. The trend test takes the dates as independent."
        )

    def keywords(self) -> str:
        return tr(
            "emerging hot spot, space-time, Getis-Ord, Gi*, Mann-Kendall, cold spot, time series, "
            "new, intensifying, sporadic"
        )

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series of rasters"),
                tr(
                    "At least ten rasters, one per date, all on one grid, with the date at the "
                    "end of the name (nep_2005.tif), in the file or in DATES."
                ),
                requirement=InputRequirement(),
            ),
            p.dates("SERIES"),
            *_hotspot_choices(),
            *run_parameters.performance_parameters(),
            *_hotspot_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("HOT_SHARE", tr("Share of all hot spot classes (%)")),
            QgsProcessingOutputNumber("COLD_SHARE", tr("Share of all cold spot classes (%)")),
        ]

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def check_inputs(self, values) -> None:
        from ...core.pattern.emerging.emerging_maps import require_dates

        require_dates(values.opened)

    def process(self, values, run, sinks) -> dict:
        from ...core.pattern.class_shares import write_shares
        from ...core.pattern.emerging.emerging_maps import map_emerging

        series = values.opened
        settings = values.as_settings(EmergingSettings)
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        with tempfile.TemporaryDirectory() as folder:
            if values["REPORT"]:  # which shows the map, asked for or not
                paths.setdefault("emerging_class", os.path.join(folder, "emerging_class.tif"))
            hotspots = map_emerging(series, paths, settings, run.part(0.0, 0.95))
            if values["REPORT"]:
                from ...core.report.pattern.emerging_report import write_emerging_report

                run.step("report")
                write_emerging_report(
                    series, hotspots, settings, paths["emerging_class"], values["REPORT"], tr
                )
        if values["TABLE"]:
            write_shares(hotspots.shares, values["TABLE"])
        if values["DATE_TABLE"]:
            from ...core.pattern.class_shares import write_date_shares

            write_date_shares(series.dates, hotspots.by_date, values["DATE_TABLE"])
        shares = {share.key: 100.0 * share.share for share in hotspots.shares}
        return {
            "HOT_SHARE": sum(v for key, v in shares.items() if key.endswith("_hot")),
            "COLD_SHARE": sum(v for key, v in shares.items() if key.endswith("_cold")),
        }


def _hotspot_choices() -> list:
    """Return the parameters of emerging hot spots."""
    return [
        pattern.contiguity(),
        p.choice(
            "COMPARED_WITH",
            tr("What is high or low"),
            tr(
                "date: each date is compared with its own mean, so that an increase everywhere "
                "makes no hot spots (ArcGIS: individual time step). series: all dates are "
                "compared with the mean of the whole series (default in ArcGIS: entire cube)."
            ),
            of=EmergingSettings,
        ),
        pattern.alpha(
            tr(
                "Largest two-sided p of a hot or cold spot on one date; with FDR the false-"
                "discovery rate over all cells and dates."
            )
        ),
        p.number(
            "ALPHA_TREND",
            tr("Significance level of the trend"),
            tr(
                "Largest two-sided p of the Mann-Kendall test on the scores of a cell; "
                "distinguishes intensifying and diminishing spots from persistent ones."
            ),
            of=EmergingSettings,
        ),
        p.switch(
            "FDR",
            tr("Control the false discovery rate"),
            tr(
                "Uses ALPHA as the share of false hot and cold spots among all those found "
                "(Benjamini and Hochberg), as ArcGIS always does. The rasters are read once more."
            ),
            of=EmergingSettings,
        ),
    ]


def _hotspot_outputs() -> list:
    """Return the outputs of emerging hot spots."""
    return [
        p.raster_output(
            "EMERGING_CLASS",
            tr("Emerging hot spots"),
            tr(
                "0 no pattern; hot spots 1 new, 2 consecutive, 3 intensifying, 4 persistent, 5 "
                "diminishing, 6 sporadic, 7 oscillating, 8 historical; cold spots 9 to 16 in the "
                "same order (ArcGIS: -1 to -8); 255 no data or no neighbour."
            ),
            style="classes",
        ),
        p.raster_output(
            "TREND_Z",
            tr("Trend of the scores"),
            tr("Mann-Kendall's Z of the Gi* scores: positive where they rise."),
            style="difference",
            by_default=False,
        ),
        p.raster_output(
            "HOT_DATES",
            tr("Dates as a hot spot"),
            tr("Number of dates on which the cell is a hot spot (Int16, nodata -1)."),
            style="amount",
            by_default=False,
        ),
        p.raster_output(
            "COLD_DATES",
            tr("Dates as a cold spot"),
            tr("Number of dates on which the cell is a cold spot (Int16, nodata -1)."),
            style="amount",
            by_default=False,
        ),
        p.csv_output(
            "TABLE",
            tr("Table of classes"),
            tr("Cells, area and share of each class."),
        ),
        p.csv_output(
            "DATE_TABLE",
            tr("Table of dates"),
            tr("Cells, area and share of hot and cold spots on each date."),
        ),
        p.report_output(
            "REPORT",
            tr("Report on emerging hot spots"),
            tr("Map, areas, and the share of hot and cold spots on each date."),
        ),
    ]
