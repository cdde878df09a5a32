"""The report of gravity centres."""

from __future__ import annotations

import math

from ...pattern.gravity.drift import centre_table, drift_table
from ...pattern.gravity.ellipse import outline
from ...pattern.gravity.errors import error_ellipse
from ...predict.error_table import ALL_PARTS
from ..column_titles import shown_value
from ..drawing import INK, LINE, SOFT, WIDTH, draw, plain
from ..numbers import show_number
from ..page import Figure, Page, Section, Text, table_of, write_page

# Zones that get a figure; the table has all.
_MOST_FIGURES = 6


def write_gravity_report(series, result, path: str, translate) -> None:
    """Write the report of gravity centres.

    Parameters
    ----------
    series : Stack
        The dated rasters.
    result : GravityResult
        What was found.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, dates = translate, series.dates
    by_zone: dict = {}
    for row in result.centres:
        if not math.isnan(row.ellipse.longitude):
            by_zone.setdefault(row.zone, []).append(row)
    figures = [
        Figure(
            path_figure(rows, (tr("Longitude (°)"), tr("Latitude (°)")), tr("Path of the centre")),
            _caption(result, tr).format(zone=shown_value("zone", zone, tr)),
        )
        for zone, rows in list(by_zone.items())[:_MOST_FIGURES]
    ]
    tables = [table_of(centre_table(result.centres), tr("Centres by date"), "centres.csv", 25)]
    if result.drifts:
        title = tr("Movement over all dates")
        tables.insert(0, table_of(drift_table(result.drifts), title, "drift.csv", 25))
    page = Page(
        title=tr("Gravity centres of {name}, {first} to {last}").format(
            name=series.names[0], first=dates[0].text, last=dates[-1].text
        ),
        lead=tr("Mean place of all cells on {n} dates, weighted by value times true area.").format(
            n=len(dates)
        ),
        facts=_facts(result, tr),
        sections=(
            Section(tr("Where the centres lie"), tuple(figures)),
            Section(tr("How they move"), tuple(tables)),
            Section(tr("What it rests on"), tuple(map(Text, _basis(result, tr)))),
        ),
    )
    write_page(page, path, translate)


def _knows_errors(result) -> bool:
    """Say whether any centre has an ellipse of error."""
    return any(not math.isnan(row.error.major_km) for row in result.centres)


def _caption(result, tr) -> str:
    """Return the caption of a path."""
    if _knows_errors(result):
        return tr(
            "{zone}: centres by date, and the ellipses of the first and the last; dashed: their "
            "ellipses of error."
        )
    return tr("{zone}: centres by date, and the ellipses of the first and the last.")


def path_figure(rows, labels, description: str) -> str:
    """Return the path of a centre with its first and last ellipse.

    Parameters
    ----------
    rows : sequence of CentreOfDate
        Centres of one zone, with a place.
    labels : (str, str)
        Texts of the axes.
    description : str
        What the figure shows.
    """
    x, y = zip(*(row.ellipse.centre for row in rows))

    def paint(figure):
        axes = figure.add_subplot()
        for row, colour in ((rows[0], SOFT), (rows[-1], LINE)):
            axes.plot(*zip(*outline(row.ellipse)), color=colour, lw=1.2)
        for row in (rows[0], rows[-1]):
            if not math.isnan(row.error.major_km):
                axes.plot(*zip(*outline(error_ellipse(row))), color=INK, lw=0.9, ls="--")
        axes.plot(x, y, "o-", color=INK, ms=3.5, lw=0.9)
        for row in dict.fromkeys((rows[0], rows[-1])):
            axes.annotate(
                plain(row.date), row.ellipse.centre, xytext=(4, 4), textcoords="offset points"
            )
        # A degree of longitude is shorter than one of latitude.
        axes.set_aspect(1.0 / max(math.cos(math.radians(y[0])), 0.1), adjustable="datalim")
        axes.set_xlabel(plain(labels[0]))
        axes.set_ylabel(plain(labels[1]))

    return draw(paint, description, WIDTH, 4.0)


def _facts(result, tr) -> tuple:
    """Return the numbers that stand first: of the one zone, or how many there are."""
    if len(result.drifts) != 1:
        zones = len({row.zone for row in result.centres})
        return ((tr("Zones"), str(zones), ""), (tr("Cells"), show_number(result.cells), ""))
    drift = result.drifts[0]
    return (
        (
            tr("First to last centre"),
            show_number(drift.distance_km, 3) + " km" + _bounds(drift, tr),
            tr("direction {azimuth}°").format(azimuth=show_number(round(drift.azimuth, 0), 3)),
        ),
        (
            tr("Movement per year"),
            show_number(drift.speed_km_yr, 3) + " km",
            tr("least squares, direction {azimuth}°").format(
                azimuth=show_number(round(drift.speed_azimuth, 0), 3)
            ),
        ),
        (tr("Cells"), show_number(result.cells), tr("with data on all dates")),
    )


def _bounds(drift, tr) -> str:
    """Return the bounds of the way between the first centre and the last, where known."""
    if math.isnan(drift.error.upper_km):
        return ""
    low, high = show_number(drift.error.lower_km, 3), show_number(drift.error.upper_km, 3)
    return tr(" ({low} to {high})").format(low=low, high=high)


def _error_texts(result, tr) -> list:
    """Return what is known of the error of the centres."""
    if not _knows_errors(result):
        return [
            tr(
                "The error of these centres is unknown: a shift may be nothing but the error of "
                "the maps. Name the models that made the maps and their predictors to get it."
            )
        ]
    errors = [row.error for row in result.centres if not math.isnan(row.error.major_km)]
    texts = [
        tr(
            "Ellipses of error enclose the true centre with a share of {coverage} %; distances "
            "have the bounds that such an ellipse of the shift gives, 0 where the centre may not "
            "have moved. The error adds, as variances, what the models get wrong at places "
            "without sites, how little the records tell of unusual dates, and what another set "
            "of sites would have made of the models. Dates share most of it."
        ).format(coverage=show_number(100 * errors[0].coverage))
    ]
    if any(error.basis != ALL_PARTS for error in errors):
        texts.append(
            tr(
                "A part of the error is not known here (see the log): the true error is at least "
                "as large as the ellipses say."
            )
        )
    return texts


def _basis(result, tr) -> list:
    """Return how centres were found, in sentences."""
    rule = {
        "values": tr("Weights are the values times true cell areas."),
        "sinks": tr("Only the sinks of each date weigh, by their values times true cell areas."),
        "sources": tr("Only the sources of each date weigh, by their size times true cell areas."),
        "absolute": tr("All cells weigh by the size of their values times true cell areas."),
    }[result.weight_rule]
    return [
        rule,
        tr("{n} cells with data on all dates.").format(n=f"{result.cells:,}"),
        tr(
            "The centre is the mean place in space, led back to the ellipsoid along its normal; "
            "distances and directions are geodesics on WGS 84, directions in degrees clockwise "
            "from north."
        ),
        tr(
            "Ellipses have one standard deviation along the two main directions; they enclose "
            "39 % of weights that are normally distributed."
        ),
        *_error_texts(result, tr),
    ]
