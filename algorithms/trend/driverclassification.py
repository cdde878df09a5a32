"""Which of two drivers a series follows, per cell."""

from __future__ import annotations

from qgis.core import QgsProcessingOutputNumber

from ...core import raster
from ...core.units.takes import Takes
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import shared as p
from ...framework.parameters.rasters import dated_series
from ...framework.text.translation import tr

# Destination and map of core.trend.drivers.maps.
MAPS = {
    "DRIVER_CLASS": "driver_class",
    "R_A": "r_a",
    "P_A": "p_a",
    "R_B": "r_b",
    "P_B": "p_b",
    "R_MULTIPLE": "r_multiple",
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
            "Correlates a series with two drivers, each with the other held constant (partial "
            "correlation), and with both together (multiple correlation); tests them by t and F "
            "and sorts the cells into classes of drivers. Temperature and precipitation are the "
            "usual pair, any two series do. Only dates that all three series have count."
        )

    def reference(self) -> str:
        return tr(
            "Chen Yunhao, Li Xiaobing & Shi Peijun (2001), Acta Phytoecologica Sinica 25(6):716 "
            "(rule of the classes); Kendall & Stuart (1973), The Advanced Theory of Statistics 2."
        )

    def caveats(self) -> str:
        return tr(
            "Correlation is not causation. Series that rise together correlate without having "
            "anything "
            "to do with each other: compare with DETREND. Values of following years are not "
            "independent, so p is too small where they resemble each other."
        )

    def keywords(self) -> str:
        return tr(
            "partial correlation, multiple correlation, climate, temperature, precipitation, "
            "driving factors, attribution, NDVI, NPP"
        )

    def parameters(self) -> list:
        return [
            *_series(),
            *_choices(),
            p.resume(),
            *p.walk_parameters(),
            p.raster_output(
                "DRIVER_CLASS",
                tr("Driver class"),
                tr(
                    "1 both strong, 2 A, 3 B, 4 both weak (only together significant), 5 neither "
                    "(nodata 255)."
                ),
                style="classes",
            ),
            *(p.raster_output(key, *texts, style, False) for key, texts, style in _rasters()),
            p.csv_output(
                "TABLE", tr("Table"), tr("Cells, area (km2) and share per class, and by signs.")
            ),
            p.report_output(
                "REPORT", tr("Report on drivers"), tr("The map with areas, and what it rests on.")
            ),
        ]

    def outputs(self) -> list:
        return [QgsProcessingOutputNumber("AREA", tr("Area with a class (km2)"))]

    def guard(self, values) -> None:
        from ...core.dates.date_lists import match_dates
        from ...core.raster.roles import require_distinct

        series = self._series(values)
        require_distinct(**dict(zip(INPUTS, series)))
        dates = {name: stack.dates for name, stack in zip(INPUTS, series)}
        match_dates(dates, values["MIN_VALID"])
        for other in series[1:]:
            series[0].join(other)

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.drivers.maps import DriverSettings, map_drivers

        settings = DriverSettings(
            values["ALPHA_PARTIAL"],
            values["ALPHA_MULTIPLE"],
            values["DETREND"],
            values["MIN_VALID"],
            values["CLASS_TABLE"],
        )
        paths = {name: values[key] for key, name in MAPS.items() if values[key]}
        run.step("drivers")
        result = map_drivers(*self._series(values), paths, settings, run.part(0.0, 0.97))
        if values["TABLE"]:
            from ...core.trend.share_table import driver_table, write_table

            write_table(driver_table(result), values["TABLE"])
        if values["REPORT"]:
            from ...core.report.trend.driver_report import write_driver_report

            run.step("report")
            write_driver_report(result, values["REPORT"], translate=tr)
        outputs = {key: values[key] for key in (*MAPS, "TABLE", "REPORT")}
        area = sum(total.area_km2 for total in result.totals)
        return {**outputs, "AREA": area if result.area_known else None}

    @staticmethod
    def _series(values) -> list[raster.Stack]:
        """Return the three series."""
        return [dated_series(name, values[name]) for name in INPUTS]


def _series() -> list:
    """Return the three series."""
    return [
        p.raster_list(
            "SERIES",
            tr("Series to explain"),
            tr("One raster per date on one grid, or files with several bands, with dates."),
            takes=Takes(),
        ),
        p.raster_list(
            "DRIVER_A",
            tr("Driver A"),
            tr("The same for the first driver (temperature)."),
            takes=Takes(),
        ),
        p.raster_list(
            "DRIVER_B",
            tr("Driver B"),
            tr("The same for the second driver (precipitation)."),
            takes=Takes(),
        ),
        p.dates("SERIES", "DRIVER_A", "DRIVER_B"),
    ]


def _choices() -> list:
    """Return what can be chosen."""
    return [
        p.number(
            "ALPHA_PARTIAL",
            tr("Significance level of the partial correlations"),
            tr("Largest p of the t-tests that counts; many studies use 0.05."),
            default=0.01,
            minimum=0.0001,
            maximum=0.5,
        ),
        p.number(
            "ALPHA_MULTIPLE",
            tr("Significance level of the multiple correlation"),
            tr("Largest p of the F-test that counts."),
            default=0.05,
            minimum=0.0001,
            maximum=0.5,
        ),
        p.switch(
            "DETREND",
            tr("Hold time still"),
            tr(
                "Takes linear trends out of all three series, at the price of one degree of "
                "freedom; the log says how many cells share a trend with a driver."
            ),
        ),
        p.number(
            "MIN_VALID",
            tr("Dates a cell needs"),
            tr("Cells with fewer dates on which all three have a value get no result."),
            default=8,
            minimum=5,
            integer=True,
            advanced=True,
        ),
        p.file(
            "CLASS_TABLE",
            tr("Own class colours (CSV)"),
            tr("A table like core/trend/class_breaks.csv of the plugin."),
            "csv",
            optional=True,
            advanced=True,
        ),
    ]


def _rasters() -> tuple:
    """Return name, texts and style of the optional rasters."""
    return (
        (
            "R_A",
            (tr("Partial correlation with A"), tr("r with driver A, B held constant.")),
            "correlation",
        ),
        ("P_A", (tr("p of the correlation with A"), tr("Two-sided p of the t-test.")), "p"),
        (
            "R_B",
            (tr("Partial correlation with B"), tr("r with driver B, A held constant.")),
            "correlation",
        ),
        ("P_B", (tr("p of the correlation with B"), tr("Two-sided p of the t-test.")), "p"),
        (
            "R_MULTIPLE",
            (tr("Multiple correlation"), tr("R with both drivers, 0 to 1.")),
            "variability",
        ),
    )
