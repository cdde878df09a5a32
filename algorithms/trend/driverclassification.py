"""Which of two or more drivers a series follows, per cell."""

from __future__ import annotations

import re

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.errors_and_notes.run import BadValue
from ...core.trend.settings import DriverSettings
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
from ...framework.text.translation import tr

# Destination and map of core.trend.drivers.driver_maps.
MAPS = {
    "DRIVER_CLASS": "driver_class",
    "R_A": "r_a",
    "P_A": "p_a",
    "R_B": "r_b",
    "P_B": "p_b",
    "R_MULTIPLE": "r_multiple",
    "P_MULTIPLE": "p_multiple",
    "R_DRIVERS": "r_drivers",
    "P_DRIVERS": "p_drivers",
    "STRONGEST_DRIVER": "strongest_driver",
}
INPUTS = ("SERIES", "DRIVER_A", "DRIVER_B")


class DriverClassification(CarbonSinkAlgorithm):
    """``carbonsink:driverclassification``."""

    ID = "driverclassification"
    GROUP = "trend"
    RESUMABLE = True

    def display_name(self) -> str:
        return tr("Driver classes (partial correlation)")

    def description(self) -> str:
        return tr(
            "Correlates a series with two or more drivers: with each while the others are held "
            "constant (partial correlation), and with all of them together (multiple "
            "correlation). The correlations are tested by t and F, and the cells are sorted "
            "into classes of drivers. Temperature and precipitation are the usual pair, but any "
            "series will do. Drivers may precede the series by some dates (LAGS). Only dates "
            "that all series have are used."
        )

    def reference(self) -> str:
        return tr(
            "Chen Yunhao, Li Xiaobing & Shi Peijun (2001), Acta Phytoecologica Sinica 25(6):716 "
            "(rule of the classes); Kendall & Stuart (1973), The Advanced Theory of Statistics 2; "
            "Whittaker (1990), Graphical Models in Applied Multivariate Statistics (more than two "
            "drivers)."
        )

    def caveats(self) -> str:
        return tr(
            "Correlation is not causation. Series that rise together are correlated even if "
            "they have nothing to do with each other: compare with DETREND. Values of "
            "successive years are not independent, so p is too small if they are alike. Every "
            "driver costs a degree of freedom: with 20 dates, more than four leave little to "
            "test. Choosing lags because they give the best result also makes p too small."
        )

    def keywords(self) -> str:
        return tr(
            "partial correlation, multiple correlation, climate, temperature, precipitation, "
            "driving factors, attribution, NDVI, NPP"
        )

    def parameters(self) -> list:
        return [
            *_driver_inputs(),
            *_driver_choices(),
            run_parameters.resume(),
            *run_parameters.performance_parameters(),
            p.raster_output(
                "DRIVER_CLASS",
                tr("Driver class"),
                tr(
                    "1 both strong, 2 A, 3 B, 4 both weak (significant only together), 5 "
                    "neither (nodata 255). With more drivers, 1 means two or more strong, 6 the "
                    "third alone, 7 the fourth, and so on."
                ),
                style="classes",
            ),
            *(
                p.raster_output(key, *texts, style, False)
                for key, texts, style in _driver_rasters()
            ),
            p.csv_output(
                "TABLE", tr("Table"), tr("Cells, area (km2) and share per class, and by signs.")
            ),
            p.report_output(
                "REPORT",
                tr("Report on drivers"),
                tr("The map with areas, and the method behind it."),
            ),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputNumber("AREA", tr("Area with a class (km2)"))]

    def open_inputs(self, values):
        return _open_response_and_drivers(values)

    def check_inputs(self, values) -> None:
        from ...core.dates.common_dates import match_dates
        from ...core.raster.input_check import require_different_rasters

        series = values.opened
        drivers = list(series)[1:]
        lags = dict(zip(drivers, _lags_of_drivers(values, len(drivers))))
        for lag in sorted(set(lags.values())):  # one driver may be given with several lags
            same_lag = ["SERIES", *(name for name in drivers if lags[name] == lag)]
            require_different_rasters(**{name: series[name] for name in same_lag})
        dates = {name: stack.dates for name, stack in series.items()}
        match_dates(dates, values["MIN_VALID"], lags)
        for name in drivers:
            series["SERIES"].join(series[name])

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.drivers.driver_maps import map_drivers

        response, *drivers = values.opened.values()
        settings = values.as_settings(DriverSettings, lags=_lags_of_drivers(values, len(drivers)))
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        run.step("drivers")
        result = map_drivers(response, drivers, paths, settings, run.part(0.0, 0.97))
        if values["TABLE"]:
            from ...core.trend.result_tables import driver_table, write_trend_table

            write_trend_table(driver_table(result), values["TABLE"])
        if values["REPORT"]:
            from ...core.report.trend.driver_report import write_driver_report

            run.step("report")
            write_driver_report(result, values["REPORT"], translate=tr)
        area = sum(total.area_km2 for total in result.totals)
        return {"AREA": area if result.area_known else None}


def _open_response_and_drivers(values) -> dict[str, raster.Stack]:
    """Return the response and its drivers, sorted by date, by parameter and variable."""
    series = {name: dated_series(name, values[name]) for name in INPUTS}
    if values["MORE_DRIVERS"]:
        driver_stack = raster.Stack.open(values["MORE_DRIVERS"])
        for name in dict.fromkeys(driver_stack.names):
            band_indices = [i for i, other in enumerate(driver_stack.names) if other == name]
            series[f"MORE_DRIVERS ({name})"] = driver_stack.subset(band_indices).series()
    return series


def _lags_of_drivers(values, n_drivers: int) -> tuple:
    """Return the lag of each driver.

    Raises
    ------
    BadValue
        When LAGS is not a list of integers from 0 on, one for each driver.
    """
    if not values["LAGS"]:
        return (0,) * n_drivers
    lag_texts = [lag_text for lag_text in re.split(r"[,;\s]+", values["LAGS"]) if lag_text]
    if len(lag_texts) != n_drivers or not all(
        re.fullmatch(r"\d{1,4}", lag_text) for lag_text in lag_texts
    ):
        raise BadValue("LAGS", values["LAGS"], ", ".join("0" * n_drivers))
    return tuple(int(lag_text) for lag_text in lag_texts)


def _driver_inputs() -> list:
    """Return the inputs: the response and its drivers."""
    return [
        p.raster_list(
            "SERIES",
            tr("Series to explain"),
            tr(
                "One raster per date, all on one grid, or files with several bands; all with dates."
            ),
            requirement=InputRequirement(),
        ),
        p.raster_list(
            "DRIVER_A",
            tr("Driver A"),
            tr("The same for the first driver (temperature)."),
            requirement=InputRequirement(),
        ),
        p.raster_list(
            "DRIVER_B",
            tr("Driver B"),
            tr("The same for the second driver (precipitation)."),
            requirement=InputRequirement(),
        ),
        p.raster_list(
            "MORE_DRIVERS",
            tr("More drivers"),
            tr(
                "Series of further drivers, up to six variables, told apart by the variable names "
                "of their bands or files (radiation_2001, vpd_2001). They are called C, D and so "
                "on in the order in which they are given."
            ),
            optional=True,
            requirement=InputRequirement(several=True),
        ),
        p.dates("SERIES", "DRIVER_A", "DRIVER_B"),
    ]


def _driver_choices() -> list:
    """Return the parameters of the driver classes."""
    return [
        p.number(
            "ALPHA_PARTIAL",
            tr("Significance level of the partial correlations"),
            tr("Largest p of the t-tests that is significant; many studies use 0.05."),
            of=DriverSettings,
        ),
        p.number(
            "ALPHA_MULTIPLE",
            tr("Significance level of the multiple correlation"),
            tr("Largest p of the F-test that is significant."),
            of=DriverSettings,
        ),
        *_series_parameters(),
        p.number(
            "MIN_VALID",
            tr("Dates a cell needs"),
            tr("Cells get no result if all series have a value on fewer dates."),
            of=DriverSettings,
            advanced=True,
        ),
        p.text(
            "LAGS",
            tr("Lags of the drivers"),
            tr(
                "Number of dates by which each driver precedes the series, in the order A, B "
                "and so on; 0, 1 uses the precipitation of the year (or month) before. Empty: "
                "no lags. A driver may be given twice with different lags."
            ),
            advanced=True,
        ),
        p.class_colours(),
    ]


def _series_parameters() -> list:
    """Return the parameters that change the series before they are correlated."""
    return [
        p.switch(
            "DETREND",
            tr("Hold time constant"),
            tr(
                "Removes linear trends from all series, at the cost of one degree of freedom; "
                "the log says how many cells share a trend with a driver."
            ),
            of=DriverSettings,
        ),
        p.switch(
            "DESEASON",
            tr("Take out the seasonal cycle"),
            tr(
                "For monthly series, which are correlated through the seasons alone: the mean "
                "of its month is subtracted from each value of all series, at the cost of one "
                "degree of freedom for every month but one. With LAGS, drivers of earlier "
                "months are used."
            ),
            of=DriverSettings,
        ),
    ]


def _driver_rasters() -> tuple:
    """Return name, texts and style of the optional maps of drivers."""
    return (
        (
            "R_A",
            (
                tr("Partial correlation with A"),
                tr("r with driver A, the other drivers held constant."),
            ),
            "correlation",
        ),
        ("P_A", (tr("p of the correlation with A"), tr("Two-sided p of the t-test.")), "p"),
        (
            "R_B",
            (
                tr("Partial correlation with B"),
                tr("r with driver B, the other drivers held constant."),
            ),
            "correlation",
        ),
        ("P_B", (tr("p of the correlation with B"), tr("Two-sided p of the t-test.")), "p"),
        *_multiple_rasters(),
    )


def _multiple_rasters() -> list:
    """Return the maps of several drivers, in the same form."""
    return [
        (
            "R_MULTIPLE",
            (tr("Multiple correlation"), tr("R with all drivers together, 0 to 1.")),
            "variability",
        ),
        (
            "P_MULTIPLE",
            (tr("p of the multiple correlation"), tr("p of the F-test of all drivers together.")),
            "p",
        ),
        (
            "R_DRIVERS",
            (
                tr("Partial correlations with all drivers"),
                tr("One band for each driver, the others held constant."),
            ),
            "correlation",
        ),
        (
            "P_DRIVERS",
            (
                tr("p of the correlations with all drivers"),
                tr("One band for each driver: two-sided p of the t-test."),
            ),
            "p",
        ),
        (
            "STRONGEST_DRIVER",
            (
                tr("Strongest driver"),
                tr(
                    "The driver with the largest significant partial correlation: 1 A, 2 B, 3 C "
                    "and so on, 0 none (nodata 255)."
                ),
            ),
            "classes",
        ),
    ]
