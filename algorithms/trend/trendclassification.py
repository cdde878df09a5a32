"""Trends, persistence and variability of an annual series, per cell."""

from __future__ import annotations

import os
import tempfile

from qgis.core import QgsProcessingOutputNumber

from ...core.trend.settings import TrendSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.text.translation import tr

# Destination and map of core.trend.trend_analysis.
MAPS = {
    "TREND_CLASS": "trend_class",
    "SLOPE": "slope",
    "SLOPE_LOWER": "slope_lower",
    "SLOPE_UPPER": "slope_upper",
    "Z": "z",
    "P": "p",
    "HURST": "hurst",
    "HURST_P": "hurst_p",
    "FUTURE_CLASS": "future_class",
    "CV": "cv",
    "CV_CLASS": "cv_class",
}
# Maps in the report.
REPORT_MAPS = ("trend_class", "future_class", "cv_class")


class TrendClassification(CarbonSinkAlgorithm):
    """``carbonsink:trendclassification``."""

    ID = "trendclassification"
    GROUP = "trend"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Trend and persistence classes")

    def description(self) -> str:
        return tr(
            "Maps the Sen slope of an annual series with a Mann-Kendall test, the Hurst "
            "exponent with its p against white noise, classes of the expected future trend, and "
            "the coefficient of variation, all in one pass. Slopes use the real dates, so years "
            "may be missing. The shares of all classes are given with the area they are based "
            "on and, on request, together with those of the same data with the years in random "
            "order."
        )

    def reference(self) -> str:
        return tr(
            "Sen (1968), JASA 63:1379; Mann (1945), Econometrica 13:245; Kendall (1975), Rank "
            "Correlation Methods; Hamed & Rao (1998), J. Hydrology 204:182; Yue & Wang (2004), "
            "Water Resources Management 18:201; Yue et al. (2002), Hydrological Processes "
            "16:1807; Hurst (1951), Trans. ASCE 116:770; Anis & Lloyd (1976), Biometrika 63:111; "
            "Benjamini & Hochberg (1995), J. R. Stat. Soc. B 57:289."
        )

    def caveats(self) -> str:
        return tr(
            "R/S gives H above 0.5 for 80 to 95 % of short series of pure noise, and for nearly "
            "all series that rise or fall: with 20 to 30 years, H = 0.45 and H = 0.60 cannot be "
            "distinguished. Look at HURST_P and at class 5 (not distinguishable from random), "
            "and run the null test once. A trend says nothing about the years after the series. "
            "Neighbouring cells are not independent, so that a map shows patches of "
            "significance even without any trend."
        )

    def keywords(self) -> str:
        return tr(
            "Sen, Theil-Sen, Mann-Kendall, Hurst, R/S, persistence, coefficient of variation, "
            "stability, NDVI, NPP, time series, future trend, prewhitening, Hamed-Rao"
        )

    def parameters(self) -> list:
        return [
            *_trend_inputs(),
            *_all_choices(),
            run_parameters.seed(),
            run_parameters.resume(),
            *run_parameters.performance_parameters(),
            *_trend_outputs(),
        ]

    def outputs(self) -> list:
        return [
            QgsProcessingOutputNumber("AREA", tr("Area with a trend (km2)")),
            QgsProcessingOutputNumber("SHARE_INCREASE", tr("Significant increase (% of the area)")),
            QgsProcessingOutputNumber("SHARE_DECREASE", tr("Significant decrease (% of the area)")),
        ]

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def check_inputs(self, values) -> None:
        settings = _trend_settings(values)
        settings.values_needed(len(values.opened))
        settings.classes()

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.trend_maps import headline, map_trends, note_uneven_years

        series = values.opened
        note_uneven_years(series, run)
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        with_tables = bool(values["TABLE"] or values["REPORT"])
        run.step("trends")
        with tempfile.TemporaryDirectory() as folder:
            if values["REPORT"]:  # which shows these maps, asked for or not
                report_maps = {name: os.path.join(folder, f"{name}.tif") for name in REPORT_MAPS}
                paths = {**report_maps, **paths}
            map_run = run.part(0.0, 0.95)
            result = map_trends(series, paths, _trend_settings(values), map_run, with_tables)
            self._write_results(result, values, run)
        return headline(result)

    @staticmethod
    def _write_results(result, values, run) -> None:
        """Write table and report."""
        if values["TABLE"]:
            from ...core.trend.result_tables import share_table, write_trend_table

            write_trend_table(share_table(result), values["TABLE"])
        if values["REPORT"]:
            from ...core.report.trend.report import write_trend_report

            run.step("report")
            write_trend_report(result, values["REPORT"], translate=tr)


def _trend_settings(values):
    """Return the settings of the trend analysis from the parameters."""
    return values.as_settings(TrendSettings)


def _trend_inputs() -> list:
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


def _all_choices() -> list:
    """Return the parameters of the trend classes."""
    return [*_trend_choices(), *_persistence_choices(), *_class_choices()]


def _trend_choices() -> list:
    """Return what can be chosen about trends and their significance."""
    return [
        p.number(
            "ALPHA",
            tr("Significance level"),
            tr("Largest p that is significant, for the trend and for the Hurst exponent; 0 to 1."),
            of=TrendSettings,
        ),
        p.choice(
            "TREND_TEST",
            tr("Trend test"),
            tr(
                "original is the Mann-Kendall test with correction for ties. The others allow "
                "for autocorrelation: hamed_rao (significant lags 1 to 3; negative ones make "
                "the variance smaller) and yue_wang (lag 1) correct the variance; prewhitening "
                "and tfpw (trend-free) remove lag 1 from series in which it is significant, "
                "wang_swail removes that of the detrended values. With fewer than 10 values and "
                "no ties, p is exact."
            ),
            of=TrendSettings,
        ),
        p.switch(
            "FDR",
            tr("Control the false discovery rate"),
            tr(
                "Chooses the largest significant p so that no more than ALPHA of the "
                "significant cells are expected to be false (Benjamini-Hochberg). The rasters "
                "are read twice."
            ),
            of=TrendSettings,
        ),
        p.number(
            "MIN_VALID",
            tr("Values a cell needs"),
            tr("Cells with fewer values in the series get no result; their number is logged."),
            advanced=True,
            of=TrendSettings,
        ),
    ]


def _persistence_choices() -> list:
    """Return what can be chosen about persistence and the future."""
    return [
        p.choice(
            "HURST_METHOD",
            tr("Method of the Hurst exponent"),
            tr(
                "prefix: R/S over the first 2, 3, ... n values, as in studies of NDVI and NPP "
                "in China. blocks: mean R/S of blocks of 4 to n/2 values (classical). "
                "anis_lloyd: the same, corrected for the values of white noise. Blocks need 14 "
                "values."
            ),
            of=TrendSettings,
        ),
        p.switch(
            "DETREND",
            tr("Remove the Sen trend before the Hurst exponent"),
            tr(
                "A trend alone drives H towards 1; without it, H describes the remaining variation."
            ),
            of=TrendSettings,
        ),
        p.switch(
            "NULL_TEST",
            tr("Null test: the same with shuffled years"),
            tr(
                "Repeats the analysis with the years of every cell in random order, and gives "
                "both shares side by side: this is what the method finds if there is nothing to "
                "find."
            ),
            of=TrendSettings,
        ),
        p.choice(
            "FUTURE_RULE",
            tr("Rule of the future classes"),
            tr(
                "tested: a class only if H differs from that of white noise at ALPHA, otherwise "
                "class 5. significant: the trend must be significant as well. signs: by the "
                "signs of the slope and of H - 0.5 alone, as in many papers."
            ),
            advanced=True,
            of=TrendSettings,
        ),
    ]


def _class_choices() -> list:
    """Return the classes, and how many dates a class needs."""
    return [
        p.choice(
            "TREND_CLASSES",
            tr("Trend classes"),
            tr(
                "three: increase, none, decrease at ALPHA. five: with direction of what is not "
                "significant. nine: p of 0.1, 0.05 and 0.01 in either direction."
            ),
            advanced=True,
            of=TrendSettings,
        ),
        p.choice(
            "CV_CLASSES",
            tr("Classes of the coefficient of variation"),
            tr("five: breaks at 0.05, 0.10, 0.15, 0.20. four: 0.1, 0.2, 0.3."),
            advanced=True,
            of=TrendSettings,
        ),
        p.file(
            "CLASS_TABLE",
            tr("Own class breaks (CSV)"),
            tr(
                "A table like core/trend/class_breaks.csv of the plugin (table, preset, code, key, "
                "label, direction, limit, unit, colour); the presets in it replace ours."
            ),
            "csv",
            optional=True,
            advanced=True,
        ),
        p.number(
            "MIN_SHARE",
            tr("Share of the dates a cell needs"),
            tr(
                "Like MIN_VALID, but as a share of the series from 0 to 1; the larger of the "
                "two numbers applies."
            ),
            advanced=True,
            of=TrendSettings,
        ),
    ]


def _trend_outputs() -> list:
    """Return the outputs of the trend classes."""
    return [
        p.raster_output(
            "TREND_CLASS",
            tr("Trend class"),
            tr(
                "1 increase, 0 no significant trend, -1 decrease, 9 no change (a Sen slope of 0 "
                "although the test is significant, which many equal values make); Int16, nodata "
                "-32768."
            ),
            style="classes",
        ),
        p.raster_output(
            "SLOPE",
            tr("Sen slope"),
            tr("Change per year in the unit of the series."),
            "trend",
            False,
        ),
        p.raster_output(
            "SLOPE_LOWER",
            tr("Lower limit of the Sen slope"),
            tr(
                "Confidence limit at 1 - ALPHA, per year; wider where TREND_TEST corrects the "
                "variance (hamed_rao, yue_wang)."
            ),
            "trend",
            False,
        ),
        p.raster_output(
            "SLOPE_UPPER",
            tr("Upper limit of the Sen slope"),
            tr("As SLOPE_LOWER."),
            "trend",
            False,
        ),
        p.raster_output("Z", tr("Z of the test"), tr("Z of Mann-Kendall."), "trend", False),
        p.raster_output("P", tr("p of the test"), tr("Two-sided p of the trend."), "p", False),
        *_persistence_outputs(),
        p.csv_output("TABLE", tr("Table"), tr("Cells, area (km2) and share of every class.")),
        p.report_output(
            "REPORT",
            tr("Report on trends"),
            tr(
                "Maps, areas, the regional mean with its trend, H compared with its null "
                "distribution, and the null test in words."
            ),
        ),
    ]


def _persistence_outputs() -> list:
    """Return the maps of persistence and variability."""
    return [
        p.raster_output(
            "HURST",
            tr("Hurst exponent"),
            tr(
                "H by R/S, without a unit: changes tend to persist above 0.5, and to reverse "
                "below it."
            ),
            "hurst",
            False,
        ),
        p.raster_output(
            "HURST_P",
            tr("p of the Hurst exponent"),
            tr("Two-sided p of H against white noise of as many values (20,000 random series)."),
            "p",
            False,
        ),
        p.raster_output(
            "FUTURE_CLASS",
            tr("Future class"),
            tr(
                "1 continuous improvement, 2 future degradation, 3 continuous degradation, 4 "
                "future improvement, 5 not distinguishable from random (nodata 255)."
            ),
            "classes",
            False,
        ),
        p.raster_output(
            "CV",
            tr("Coefficient of variation"),
            tr("sd / |mean| (n - 1); no data where the mean is close to zero."),
            "variability",
            False,
        ),
        p.raster_output(
            "CV_CLASS",
            tr("Class of variation"),
            tr("Classes of CV (nodata 255)."),
            "classes",
            False,
        ),
    ]
