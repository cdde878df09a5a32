"""From months, weeks or days to months, seasons or years."""

from __future__ import annotations

from ...core import raster
from ...core.dates.periods import PERIODS
from ...core.trend.settings import STATISTICS
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.checks import dated_series
from ...framework.style.series_style import style_series
from ...framework.text.translation import tr


class CompositeSeries(CarbonSinkAlgorithm):
    """``carbonsink:compositeseries``."""

    ID = "compositeseries"
    GROUP = "prepare"

    def display_name(self) -> str:
        return tr("Composite a series")

    def description(self) -> str:
        return tr(
            "Makes one raster per month, season or year from the daily, 8-day or monthly rasters "
            "of one variable: the mean, sum, maximum, minimum or median of each cell. Files are "
            "named so that their dates are read back (ndvi_2005.tif, ndvi_JJA_2005.tif)."
        )

    def caveats(self) -> str:
        return tr(
            "A sum over fewer dates than the period has is smaller than the true one: missing "
            "values are not filled in. Of 8-day and other steps the fullest period tells how many "
            "dates make it whole."
        )

    def keywords(self) -> str:
        return tr(
            "monthly to annual, seasonal, aggregate, maximum value composite, MVC, time series"
        )

    def parameters(self) -> list:
        return [
            p.raster_list(
                "SERIES",
                tr("Series"),
                tr(
                    "Rasters of one variable on one grid with dates of month or day at the end of "
                    "the name (ndvi_2005-03.tif, ndvi_20050317.tif) or in the file, or in DATES."
                ),
                takes=InputRequirement(),
            ),
            p.dates("SERIES"),
            *_composite_parameters(),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Composites"),
                tr("One raster per period, and series.qlr to open them together."),
                style="amount",
            ),
        ]

    def takes(self, values) -> dict:
        # Only amounts of the series' own step may be added up.
        return {"SERIES": InputRequirement(step="series")} if values["STATISTIC"] == "sum" else {}

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def guard(self, values) -> None:
        from ...core.dates.periods import group_dates

        group_dates(values.opened.dates, values["PERIOD"])

    def process(self, values, run, sinks) -> dict:
        from ...core.trend.composite.composite_maps import map_composites

        paths = map_composites(
            values.opened,
            values["OUTPUT_FOLDER"],
            values["PERIOD"],
            values["STATISTIC"],
            values["MIN_COUNT"],
            run,
        )
        files = [(path, raster.Stack.open([path]).dates[0]) for path in paths]
        if all(date is not None for _, date in files):
            title = raster.Stack.open(paths[:1]).names[0]
            style_series(files, "amount", values["OUTPUT_FOLDER"], title)
        return {}


def _composite_parameters() -> list:
    """Return the parameters that say which values make a composite."""
    return [
        p.choice(
            "PERIOD",
            tr("Period"),
            tr("Seasons are MAM, JJA, SON and DJF; a winter counts for the year of its January."),
            PERIODS,
            default="year",
        ),
        p.choice(
            "STATISTIC",
            tr("Statistic"),
            tr(
                "sum for amounts (NPP, precipitation), mean for states, max for NDVI. In a "
                "mean of months each month counts the same, in one of composites each day."
            ),
            STATISTICS,
            default="mean",
        ),
        p.number(
            "MIN_COUNT",
            tr("Values a cell needs"),
            tr(
                "Cells with fewer values in the period get no data, periods with fewer rasters "
                "are left out; 0 asks for all dates of the whole period (12 months a year)."
            ),
            default=0,
            minimum=0,
            integer=True,
        ),
    ]
