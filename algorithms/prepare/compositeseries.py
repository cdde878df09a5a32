"""From months, weeks or days to months, seasons or years."""

from __future__ import annotations

from ...core import raster
from ...core.dates.periods import PERIODS
from ...core.trend.settings import STATISTICS
from ...core.units.quantity import InputRequirement
from ...framework.algorithm import CarbonSinkAlgorithm
from ...framework.parameters import declarations as p
from ...framework.parameters import run_parameters
from ...framework.parameters.raster_stacks import dated_series
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
            "Makes one raster per month, season or year from the daily, 8-day or monthly "
            "rasters of a variable: the mean, sum, maximum, minimum or median of each cell. The "
            "file names contain the dates, so that other algorithms can read them "
            "(ndvi_2005.tif, ndvi_JJA_2005.tif)."
        )

    def caveats(self) -> str:
        return tr(
            "A sum over fewer dates than the period has is too small: missing values are not "
            "filled in. For 8-day and other steps, the period with the most dates determines "
            "how many make a complete one."
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
                    "Rasters of one variable, all on one grid, dated to the month or day at the "
                    "end of the name (ndvi_2005-03.tif, ndvi_20050317.tif), in the file or in "
                    "DATES."
                ),
                requirement=InputRequirement(),
            ),
            p.dates("SERIES"),
            *_composite_parameters(),
            *run_parameters.performance_parameters(),
            p.folder_output(
                "OUTPUT_FOLDER",
                tr("Composites"),
                tr("One raster per period, and series.qlr to open them all at once."),
                style="amount",
            ),
        ]

    def requirements(self, values) -> dict:
        # Only amounts of the series' own step may be added up.
        return {"SERIES": InputRequirement(step="series")} if values["STATISTIC"] == "sum" else {}

    def open_inputs(self, values):
        return dated_series("SERIES", values["SERIES"])

    def check_inputs(self, values) -> None:
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
        return {"OUTPUT_LAYERS": paths}


def _composite_parameters() -> list:
    """Return the parameters that say which values make a composite."""
    return [
        p.choice(
            "PERIOD",
            tr("Period"),
            tr("Seasons are MAM, JJA, SON and DJF; a winter belongs to the year of its January."),
            PERIODS,
            default="year",
        ),
        p.choice(
            "STATISTIC",
            tr("Statistic"),
            tr(
                "sum for amounts (NPP, precipitation), mean for states, max for NDVI. A mean of "
                "months gives each month the same weight, a mean of composites each day."
            ),
            STATISTICS,
            default="mean",
        ),
        p.number(
            "MIN_COUNT",
            tr("Values a cell needs"),
            tr(
                "Cells with fewer values in the period become no data, and periods with fewer "
                "rasters are left out; 0 requires all dates of the period (12 months for a year)."
            ),
            default=0,
            minimum=0,
            integer=True,
        ),
    ]
