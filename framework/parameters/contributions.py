"""The parameters of climate and other contributions to a trend."""

from __future__ import annotations

from ...core.trend.settings import ContributionSettings
from ..text.translation import tr
from . import declarations as p

# What only one of the methods has.
ONLY_FITTED = ("CLIMATE", "MAX_LAG", "MAX_SUM", "DETREND", "DESEASON", "LAGS")
ONLY_POTENTIAL = ("POTENTIAL_MODEL", "CARBON_FRACTION", "MEAN_GAP")


def contribution_choices() -> list:
    """Return the parameters of the contributions of climate and the rest."""
    return [
        p.choice(
            "METHOD",
            tr("Part of climate"),
            tr(
                "restrend: least-squares fit of the series to climate. potential: potential NPP of "
                "temperature and precipitation, against annual NPP."
            ),
            of=ContributionSettings,
        ),
        *_lag_parameters(),
        p.switch(
            "DETREND",
            tr("Hold time constant while climate is fitted"),
            tr(
                "Estimates the effect of climate with time held constant, so that climate with a "
                "trend gets no credit for a trend of another cause. Off: plain least squares, as "
                "RESTREND was published. The parts keep their trends either way."
            ),
            of=ContributionSettings,
        ),
        p.switch(
            "TESTED",
            tr("Classes only where the trend is significant"),
            tr("Other cells get class 7. Off: classes by the signs alone, as in most studies."),
            of=ContributionSettings,
        ),
        p.switch(
            "NULL_TEST",
            tr("Null test: the same with shuffled climate"),
            tr(
                "Repeats everything with the dates of climate of every cell in random order, and "
                "prints both results side by side: what climate that means nothing would explain."
            ),
            of=ContributionSettings,
        ),
        p.switch(
            "DESEASON",
            tr("Take out the seasonal cycle"),
            tr(
                "For monthly series, which follow climate through the seasons alone: the mean of "
                "its month is subtracted from each value of all series, at the cost of one degree "
                "of freedom for every month but one. Trends and parts are those of what is left. "
                "restrend only."
            ),
            of=ContributionSettings,
        ),
    ]


def _lag_parameters() -> list:
    """Return the parameters of the lags and sums of climate."""
    return [
        p.number(
            "MAX_LAG",
            tr("Largest lag of climate (dates)"),
            tr(
                "Climate may go before the series by 0 to this many dates (years, months). Lags "
                "and sums are chosen in each cell for each series, those of the smallest residual "
                "sum of squares, which are those of the largest adjusted R2. restrend only."
            ),
            of=ContributionSettings,
        ),
        p.number(
            "MAX_SUM",
            tr("Most dates of climate added up"),
            tr(
                "Climate may be the sum of 1 to this many dates that end with the lag, such as the "
                "rain of three months. Each further date costs the first date of the series, "
                "unless climate begins earlier. restrend only."
            ),
            of=ContributionSettings,
        ),
    ]


def advanced_contribution_choices() -> list:
    """Return the parameters of the contributions that are rarely changed."""
    return [
        p.choice(
            "POTENTIAL_MODEL",
            tr("Model of potential NPP"),
            tr("Both from annual temperature and precipitation. potential only."),
            of=ContributionSettings,
            advanced=True,
        ),
        p.number(
            "CARBON_FRACTION",
            tr("Carbon in dry matter"),
            tr(
                "The models give dry matter, which is multiplied by this; 0.45 to 0.5 is usual, "
                "0.47 the IPCC's default. potential only."
            ),
            of=ContributionSettings,
            advanced=True,
        ),
        *_test_choices(),
        p.class_colours(),
    ]


def _test_choices() -> list:
    """Return the parameters of the trend test of the contributions."""
    return [
        p.choice(
            "TREND_TEST",
            tr("Trend test"),
            tr(
                "original is Mann-Kendall with correction for ties; the others allow for values "
                "that remember the one before, as in 'Trend and persistence classes' "
                "(carbonsink:trendclassification)."
            ),
            of=ContributionSettings,
            advanced=True,
        ),
        p.number(
            "ALPHA",
            tr("Significance level"),
            tr("Largest p of a trend that counts as significant."),
            of=ContributionSettings,
            advanced=True,
        ),
        p.number(
            "MIN_VALID",
            tr("Dates a cell needs"),
            tr("Cells with fewer dates on which all series have a value get no result."),
            of=ContributionSettings,
            advanced=True,
        ),
    ]


def contribution_destinations() -> list:
    """Return the outputs of the contributions."""
    return [
        p.raster_output(
            "CONTRIBUTION_CLASS",
            tr("Contribution class"),
            tr(
                "Increase: 1 climate and not explained, 2 climate alone, 3 not explained by the "
                "given climate; 4, 5, 6 the same of a decrease; 7 no significant trend (TESTED), 0 "
                "no change; nodata 255."
            ),
            style="classes",
        ),
        *(
            p.raster_output(key, *texts, style, False)
            for key, texts, style in _contribution_map_outputs()
        ),
        p.csv_output(
            "TABLE",
            tr("Table"),
            tr(
                "Cells, area, share, mean slopes and changes (Tg C where the series is carbon per "
                "area) of both parts by class and together, and shares with shuffled climate."
            ),
        ),
        p.csv_output("ZONE_TABLE", tr("Table by zone"), tr("The same for each zone.")),
        p.report_output(
            "REPORT",
            tr("Report on climate and other contributions"),
            tr("Maps, shares beside the null, means of the region, and what it rests on."),
        ),
    ]


def _contribution_map_outputs() -> tuple:
    """Return the optional outputs of maps of contributions: name, texts and style."""
    per_year = tr("Change per year in the unit of the series, least squares.")
    tested = tr("Two-sided p of the test (TREND_TEST).")
    return (
        (
            "REST_SHARE",
            (
                tr("Share not explained by the given climate"),
                tr(
                    "Per cent of the trend of the cell: the slope of the rest over that of the "
                    "series where both parts go with it, else 100 or 0."
                ),
            ),
            "variability",
        ),
        (
            "CLIMATE_SHARE",
            (tr("Share of climate"), tr("What is missing to 100 per cent.")),
            "variability",
        ),
        ("REST_SLOPE", (tr("Trend not explained by the given climate"), per_year), "trend"),
        ("CLIMATE_SLOPE", (tr("Trend of the part of climate"), per_year), "trend"),
        ("OBSERVED_SLOPE", (tr("Trend of the series"), per_year), "trend"),
        ("REST_P", (tr("p of the trend not explained"), tested), "p"),
        ("CLIMATE_P", (tr("p of the trend of the part of climate"), tested), "p"),
        ("OBSERVED_P", (tr("p of the trend of the series"), tested), "p"),
        *_detail_map_outputs(),
    )


def _detail_map_outputs() -> list:
    """Return the outputs of maps of slopes, fit, lags and gaps of the contributions."""
    return [
        (
            "SEN_SLOPES",
            (
                tr("Sen slopes"),
                tr("Three bands: series, part of climate, rest. They need not add up."),
            ),
            "trend",
        ),
        (
            "R_SQUARED",
            (
                tr("R2 of climate"),
                tr(
                    "Share of the variance that climate explains, of what a trend leaves with "
                    "DETREND; potential: squared correlation."
                ),
            ),
            "variability",
        ),
        (
            "LAGS",
            (
                tr("Lags and dates added up"),
                tr("Two bands for each climate series: lag and number of dates."),
            ),
            "amount",
        ),
        (
            "CLIMATE_SERIES",
            (
                tr("Series of the part of climate"),
                tr("One band per date: the fit to climate, or potential NPP."),
            ),
            "flux",
        ),
        (
            "MEAN_GAP",
            (
                tr("Mean gap to potential NPP"),
                tr("Potential minus actual NPP, mean of the dates. potential only."),
            ),
            "difference",
        ),
    ]
