"""Sentences for trends and drivers."""

from __future__ import annotations

from ...core.errors_and_notes.trend import (
    ArbitraryZero,
    BreaksFound,
    ClassShares,
    ClimateNotUsable,
    ContributionCells,
    DriverCells,
    DriversNotSeparable,
    MeanNearZero,
    MixedVariables,
    NoSeasons,
    NotExplained,
    PersistenceShare,
    SeasonsShared,
    SeveralPerYear,
    SharedTrends,
    TooFewCellValues,
    TrendCells,
    TrendNotTested,
)
from ..text.phrases import join_listed
from ..text.translation import tr, tr_class
from .raster import phrase_empty_rasters


def _phrase_class_shares(note: ClassShares) -> str:
    """Say which share of the map each class of trends has."""
    name = {
        "trend_class": tr("Trend"),
        "future_class": tr("Future"),
        "cv_class": tr("Variability"),
        "hurst": tr("Hurst exponent"),
        "driver_class": tr("Drivers"),
        "break_type": tr("Breaks"),
        "contribution_class": tr("Climate and other contributions"),
    }.get(note.map, note.map)
    shares = []
    for label, share, shuffled in note.shares:
        text = f"{tr_class(label)} {share:.1%}"
        if shuffled is not None:
            text += tr(" (dates shuffled: {share})").format(share=f"{shuffled:.1%}")
        shares.append(text)
    text = f"{name}: " + "; ".join(shares) + "."
    if note.area_km2 == note.area_km2:  # not NaN
        text += " " + tr("Of {area} km2.").format(area=f"{note.area_km2:,.6g}")
    return text


def _phrase_persistence_share(note: PersistenceShare) -> str:
    """Say in which share of the cells trends persist, beside noise."""
    text = tr("Hurst exponent above 0.5: {share} of the cells.").format(share=f"{note.share:.1%}")
    if note.shuffled == note.shuffled:  # not NaN
        text += " " + tr("With shuffled dates: {share}.").format(share=f"{note.shuffled:.1%}")
    return (
        text
        + " "
        + tr(
            "White noise of {n} values has it in {share}, so H above 0.5 alone proves nothing."
        ).format(n=note.n, share=f"{note.noise:.1%}")
    )


def _phrase_not_explained(note: NotExplained) -> str:
    """Say which share of the trend the given climate does not explain."""
    text = tr("Share of the mean trend that the given climate does not explain: {share}.").format(
        share=f"{note.share:.1%}"
    )
    if note.shuffled == note.shuffled:  # not NaN
        text += " " + tr("With the dates of climate shuffled: {share}.").format(
            share=f"{note.shuffled:.1%}"
        )
    if not 0.0 <= note.share <= 1.0:
        text += " " + tr(
            "It is below 0 or above 100 % where climate and the rest go in opposite directions, "
            "and means little where the mean trend is near 0."
        )
    return text


ERRORS = {
    ClimateNotUsable: lambda e: tr(
        "No cell has a part of climate: in all {cells} cells with enough values, one of {names} "
        "does not vary or follows from the others. Check that they are different variables with "
        "a value for each date."
    ).format(cells=f"{e.cells:,}", names=join_listed(e.names)),
    TooFewCellValues: lambda e: " ".join(
        (
            tr(
                "No cell of {names} has enough values: {needed} of {dates} dates are needed, and "
                "at most {most} have data. Look for rasters without data, or lower the number of "
                "values needed."
            ).format(names=join_listed(e.names), needed=e.needed, dates=e.n_dates, most=e.most),
            phrase_empty_rasters(e.empty),
        )
    ).strip(),
    NoSeasons: lambda e: tr(
        "These dates have no seasonal cycle: {dates}. Leave DESEASON off, or give monthly series."
    ).format(dates=join_listed(e.dates)),
    DriversNotSeparable: lambda e: tr(
        "No cell has a partial correlation: in all {cells} cells with enough values, one of "
        "{names} does not vary, or the two drivers are perfectly correlated. Check that they are "
        "different variables."
    ).format(cells=f"{e.cells:,}", names=join_listed(e.names)),
}

NOTES = {
    BreaksFound: lambda n: tr(
        "A break in {share} of the area. The same rule finds one in {white} of series of {n} "
        "values of white noise, and in {remembering} of noise that has the same lag-1 "
        "autocorrelation as the residuals here ({memory:.2f})."
    ).format(
        share=f"{n.share:.1%}",
        white=f"{n.white:.1%}",
        n=n.n,
        remembering=f"{n.remembering:.1%}",
        memory=n.memory,
    ),
    SeveralPerYear: lambda n: tr(
        "The series has up to {most} dates in one year ({n_dates} in all): its trends mix seasons "
        "and years. Make annual rasters first with 'Composite a series' "
        "(carbonsink:compositeseries), unless this is what you want."
    ).format(most=n.most, n_dates=n.n_dates),
    TrendCells: lambda n: tr(
        "Cells with a trend: {used}. Without: {few} with fewer than {needed} values, {empty} "
        "with none."
    ).format(used=f"{n.used:,}", few=f"{n.few:,}", empty=f"{n.empty:,}", needed=n.needed),
    DriverCells: lambda n: tr(
        "Cells with a class: {used}. Without: {few} with fewer than {needed} common values, "
        "{constant} where a series does not vary or both drivers are one, {empty} without data."
    ).format(
        used=f"{n.used:,}",
        few=f"{n.few:,}",
        needed=n.needed,
        constant=f"{n.constant:,}",
        empty=f"{n.empty:,}",
    ),
    TrendNotTested: lambda n: tr(
        "{cells} cells have no test: the variance corrected by {test} is not positive. They are "
        "without data in the maps of the test; another TREND_TEST gives them one."
    ).format(cells=f"{n.cells:,}", test=n.test),
    MixedVariables: lambda n: tr(
        "The series mixes rasters of several variables by their names: {names}. A result over all "
        "of them means nothing; give the rasters of one variable."
    ).format(names=join_listed(f"{name} ({count})" for name, count in zip(n.names, n.counts))),
    ClassShares: _phrase_class_shares,
    PersistenceShare: _phrase_persistence_share,
    ArbitraryZero: lambda n: tr(
        "The zero of {unit} is arbitrary: the coefficient of variation would be another one in "
        "kelvin, and does not say how variable temperatures are."
    ).format(unit=n.unit),
    MeanNearZero: lambda n: tr(
        "In {cells} cells ({share:.1%}) values of both signs occur: the coefficient of variation "
        "says little there, and is left out where the mean is next to nothing."
    ).format(cells=f"{n.cells:,}", share=n.share),
    SeasonsShared: lambda n: tr(
        "The series have dates in {months} months of the year and still contain their seasonal "
        "cycle, through which they correlate without cause. Switch DESEASON on, unless you want "
        "to explain the cycle itself."
    ).format(months=n.months),
    SharedTrends: lambda n: tr(
        "In {share:.1%} of the cells the response and {driver} both have a significant trend. "
        "Series that rise together correlate without cause: compare with DETREND."
    ).format(share=n.share, driver=n.driver),
    ContributionCells: lambda n: tr(
        "Cells with a result: {used}. Without: {few} with fewer than {needed} dates with all "
        "values, {constant} where climate does not vary or its series follow from each other, "
        "{empty} without data."
    ).format(
        used=f"{n.used:,}",
        few=f"{n.few:,}",
        needed=n.needed,
        constant=f"{n.constant:,}",
        empty=f"{n.empty:,}",
    ),
    NotExplained: _phrase_not_explained,
}
