"""Break year of a series, per cell."""

from __future__ import annotations

import os
import tempfile

from qgis.core import QgsProcessingOutputNumber

from ...core.trend.settings import BreakSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.text.translation import tr

# Destination and map of core.trend.breaks.break_maps.
MAPS = {
    "BREAK_YEAR": "break_year",
    "BREAK_TYPE": "break_type",
    "N_BREAKS": "n_breaks",
    "SLOPE_BEFORE": "slope_before",
    "SLOPE_AFTER": "slope_after",
    "JUMP": "jump",
    "EVIDENCE": "evidence",
}
# Maps in the report.
REPORT_MAPS = ("break_year", "break_type")


class BreakYear(CarbonSinkAlgorithm):
    """``carbonsink:breakyear``."""

    ID = "breakyear"
    GROUP = "trend"

    def display_name(self) -> str:
        return tr("Break years of a series")

    def description(self) -> str:
        return tr(
            "Finds the year in which the trend of each cell breaks. Straight lines with breaks "
            "are fitted, and the number of breaks is chosen by the Bayesian information "
            "criterion (BIC). The results are the slopes before and after the break, the jump, "
            "and the type of the break (rising then falling, ...). The share of cells with a "
            "break is always given together with the share that the same rule finds in pure "
            "noise."
        )

    def reference(self) -> str:
        return tr(
            "Bai & Perron (2003), J. Applied Econometrics 18:1; Zeileis et al. (2003), "
            "Computational Statistics & Data Analysis 44:109; Tomé & Miranda (2004), Geophys. "
            "Res. Lett. 31:L02207; Schwarz (1978), Annals of Statistics 6:461; types after de "
            "Jong et al. (2013), Remote Sensing 5:1117."
        )

    def caveats(self) -> str:
        return tr(
            "BIC alone finds a break in 15 % of series of 24 values of white noise, and in 51 % "
            "if the noise has an autocorrelation of 0.4: BREAK_RULE = tested accepts a break "
            "only if it exceeds what noise gives. A break within the first or last MIN_SEGMENT "
            "values cannot be found. Composite seasonal series to years first, or remove the "
            "season. A break says nothing about its cause; a change of sensor makes one, too."
        )

    def keywords(self) -> str:
        return tr(
            "break point, breakpoint, turning point, structural change, abrupt change, piecewise "
            "regression, segmented, BIC, BFAST, Bai-Perron, trend shift"
        )

    def parameters(self) -> list:
        return [
            *_break_inputs(),
            *_break_choices(),
            run_parameters.seed(),
            *run_parameters.performance_parameters(),
            *_break_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("SHARE_BREAKS", tr("Area with a break (%)")),
            QgsProcessingOutputNumber(
                "SHARE_FALSE", tr("Noise series with a break, with the memory of the residuals (%)")
            ),
            QgsProcessingOutputNumber("SHARE_FALSE_WHITE", tr("The same of white noise (%)")),
            QgsProcessingOutputNumber(
                "NOISE_MEMORY", tr("Lag-1 autocorrelation of noise like the residuals")
            ),
        ]

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def check_inputs(self, values) -> None:
        values.as_settings(BreakSettings).values_needed(len(values.opened))

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.breaks.break_maps import map_breaks
        from ...core.trend.result_tables import break_table, noise_table, write_trend_table
        from ...core.trend.trend_maps import note_uneven_years

        series = values.opened
        note_uneven_years(series, run)
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        with tempfile.TemporaryDirectory() as folder:
            if values["REPORT"]:  # which shows these maps, asked for or not
                report_maps = {name: os.path.join(folder, f"{name}.tif") for name in REPORT_MAPS}
                paths = {**report_maps, **paths}
            settings = values.as_settings(BreakSettings)
            result = map_breaks(series, paths, settings, run.part(0.0, 0.95))
            if values["REPORT"]:
                from ...core.report.trend.break_report import write_break_report

                run.step("report")
                write_break_report(result, values["REPORT"], translate=tr)
        for name, table in (("TABLE", break_table), ("NOISE_TABLE", noise_table)):
            if values[name]:
                write_trend_table(table(result), values[name])
        return {
            "SHARE_BREAKS": 100.0 * result.share,
            "SHARE_FALSE": 100.0 * result.false_share,
            "SHARE_FALSE_WHITE": 100.0 * result.false_breaks[0].share,
            "NOISE_MEMORY": result.memory,
        }


def _break_inputs() -> list:
    """Return the series and its dates."""
    return [
        p.raster_list(
            "SERIES",
            tr("Annual series"),
            tr(
                "One raster per year on one grid, or files with several bands. Dates come from the "
                "end of the file's name or of the band's description (ndvi_2005.tif, "
                "ndvi_2005-07.tif) or from DATES."
            ),
            requirement=InputRequirement(),
        ),
        p.dates("SERIES"),
    ]


def _break_choices() -> list:
    """Return the parameters of break points."""
    return [*_form_choices(), *_rule_choices()]


def _form_choices() -> list:
    """Return what can be chosen about the lines."""
    return [
        p.choice(
            "BREAK_FORM",
            tr("Lines"),
            tr(
                "free: each segment has its own line, so that the level may jump (fire, "
                "felling, a new sensor). joined: two lines that meet, for trends that turn."
            ),
            of=BreakSettings,
        ),
        p.number(
            "MAX_BREAKS",
            tr("Largest number of breaks"),
            tr(
                "If there are several breaks, the maps show the one with the largest jump. Must "
                "be 1 with BREAK_FORM = joined."
            ),
            of=BreakSettings,
        ),
        p.number(
            "MIN_SEGMENT",
            tr("Fewest values of a segment"),
            tr("The fewest values before, between and after breaks."),
            of=BreakSettings,
        ),
    ]


def _rule_choices() -> list:
    """Return what can be chosen about significance."""
    return [
        p.choice(
            "BREAK_RULE",
            tr("Rule of breaks"),
            tr(
                "bic: wherever breaks lower the BIC. tested: only where they lower it by more "
                "than they do in all but the share ALPHA of noise series with the "
                "autocorrelation MEMORY; the rasters are read twice."
            ),
            of=BreakSettings,
        ),
        p.number(
            "ALPHA",
            tr("Significance level"),
            tr("Share of noise series that may get a break. Applies to BREAK_RULE = tested."),
            of=BreakSettings,
        ),
        p.number(
            "MEMORY",
            tr("Autocorrelation of the noise"),
            tr(
                "Lag-1 autocorrelation of the noise, 0 for white noise. Empty: that of noise "
                "whose residuals are as autocorrelated as those of the median cell (up to 0.8). "
                "Applies to BREAK_RULE = tested."
            ),
            of=BreakSettings,
        ),
        p.number(
            "MIN_VALID",
            tr("Values a cell needs"),
            tr("Cells with fewer values in the series get no result; their number is logged."),
            of=BreakSettings,
            advanced=True,
        ),
    ]


def _break_outputs() -> list:
    """Return the outputs of break points."""
    return [
        p.raster_output(
            "BREAK_YEAR",
            tr("Break year"),
            tr(
                "Date of the first value after the (largest) break as a year, 2005.5 for July "
                "2005; with BREAK_FORM = joined the date on which the lines meet. No data without "
                "a break."
            ),
            "amount",
        ),
        p.raster_output(
            "BREAK_TYPE",
            tr("Type of break"),
            tr(
                "By the signs of the slopes: 0 no break, 1 rising before and after, 2 falling "
                "before and after, 3 rising then falling, 4 falling then rising, 5 a slope of 0 on "
                "one side (nodata 255)."
            ),
            "classes",
            False,
        ),
        p.raster_output(
            "N_BREAKS",
            tr("Number of breaks"),
            tr("0 without a break; nodata 255."),
            "amount",
            False,
        ),
        *_line_outputs(),
        p.csv_output(
            "TABLE",
            tr("Table"),
            tr("Cells, area (km2) and share of every type and date of a break."),
        ),
        p.csv_output(
            "NOISE_TABLE",
            tr("Table of false breaks"),
            tr("Share of noise series in which the same rule finds a break, by their memory."),
        ),
        p.report_output(
            "REPORT",
            tr("Report on breaks"),
            tr("Maps, areas by type and date, and the breaks found in noise."),
        ),
    ]


def _line_outputs() -> list:
    """Return the maps of the lines before and after the break."""
    return [
        p.raster_output(
            "SLOPE_BEFORE",
            tr("Slope before the break"),
            tr("Change per year in the unit of the series; no data without a break."),
            "trend",
            False,
        ),
        p.raster_output(
            "SLOPE_AFTER",
            tr("Slope after the break"),
            tr("As SLOPE_BEFORE."),
            "trend",
            False,
        ),
        p.raster_output(
            "JUMP",
            tr("Jump at the break"),
            tr(
                "The line after the break minus the line before it, on the first date after the "
                "break, in the unit of the series; no data if lines are joined."
            ),
            "difference",
            False,
        ),
        p.raster_output(
            "EVIDENCE",
            tr("Evidence for breaks"),
            tr("BIC of the straight line minus that of the best line with breaks, in all cells."),
            "difference",
            False,
        ),
    ]
