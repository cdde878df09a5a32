"""The report of gravity centres."""

from __future__ import annotations

import math

from ...pattern.gravity.centre_drift import centre_table, drift_table
from ...predict.total_errors import ALL_PARTS
from ..column_titles import translate_cell
from ..display_names import flux_symbol, region_text
from ..numbers import show_number
from ..page import Figure, Page, Section, Text, table_of, write_page
from .charts import centre_path_figure

# Columns on the page; the download has all.
_PAGE_COLUMNS = (
    *("zone", "date", "longitude", "latitude", "step_km", "first_km", "first_azimuth"),
    "ellipse_km2",
)
_DRIFT_COLUMNS = (
    *("zone", "first", "last", "distance_km", "lower_km", "upper_km", "azimuth"),
    *("speed_km_yr", "path_km"),
)
# Zones that have a sentence of their own.
_MAX_SENTENCES = 3
# A path this much longer than the way from its first to its last centre says so.
_WANDERING = 5.0
# Zones that get a figure; the table has all.
_MAX_FIGURES = 6


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
    tr, dates, name = translate, series.dates, flux_symbol(series.names[0])
    by_zone: dict = {}
    for row in result.centres:
        if not math.isnan(row.ellipse.longitude):
            by_zone.setdefault(row.zone, []).append(row)
    figures = [
        Figure(
            centre_path_figure(
                rows, _path_labels(tr), tr("Path of the centre: {zone}").format(zone=zone)
            ),
            _path_caption(result, tr).format(zone=translate_cell("zone", zone, tr)),
        )
        for zone, rows in list(by_zone.items())[:_MAX_FIGURES]
    ]
    title = tr("Centres by date")
    centres = centre_table(result.centres)
    tables = [
        table_of(centres, title, "centres.csv", 25, [n for n in _PAGE_COLUMNS if n in centres])
    ]
    if result.drifts:
        title = tr("Movement over all dates")
        drifts = drift_table(result.drifts)
        drift_columns = [n for n in _DRIFT_COLUMNS if n in drifts and drifts[n].notna().any()]
        tables.insert(0, table_of(drifts, title, "drift.csv", 25, drift_columns))
    page = Page(
        title=tr("Gravity centres of {name}, {first} to {last}").format(
            name=name, first=dates[0].text, last=dates[-1].text
        ),
        lead=region_text(tr, [date.text for date in dates], cells=result.n_cells)
        + " "
        + tr("Mean place of all cells, weighted by value times true area."),
        key_figures=_centre_key_figures(result, tr),
        sections=(
            Section(tr("Where the centres lie"), tuple(figures)),
            Section(tr("How they move"), tuple(tables)),
            Section(tr("What it rests on"), tuple(map(Text, _centre_basis(result, tr)))),
        ),
        summary=_movement_summary(result, name, tr),
    )
    write_page(page, path, translate)


def _knows_errors(result) -> bool:
    """Say whether any gravity centre has an ellipse of error."""
    return any(not math.isnan(row.error.major_km) for row in result.centres)


def _path_caption(result, tr) -> str:
    """Return the caption of the path of a gravity centre."""
    if _knows_errors(result):
        return tr(
            "{zone}: left the ellipses of the first and the last date with all centres in them, "
            "right the centres enlarged; dashed: ellipses of error of the first and the last."
        )
    return tr(
        "{zone}: left the ellipses of the first and the last date with all centres in them, right "
        "the centres enlarged."
    )


def _path_labels(tr) -> tuple:
    """Return the texts of the figures of paths of gravity centres."""
    return (
        tr("Longitude (°)"),
        tr("Latitude (°)"),
        tr("East of the mean centre (km)"),
        tr("North of the mean centre (km)"),
        tr("Year"),
    )


def _movement_summary(result, name: str, tr) -> tuple:
    """Return how the gravity centres move, a sentence per zone that moves most."""
    moved = sorted(result.drifts, key=lambda drift: -abs(drift.distance_km))
    sentences = []
    for drift in moved[:_MAX_SENTENCES]:
        text = tr(
            "{zone}: from {first} to {last} the centre of {name} moved {km} km ({direction}); the "
            "trend of all dates is {speed} km a year."
        )
        sentences.append(
            text.format(
                zone=translate_cell("zone", drift.zone, tr),
                first=drift.first,
                last=drift.last,
                name=name,
                km=show_number(drift.distance_km, 2) + _distance_bounds(drift, tr),
                direction=compass_direction(drift.azimuth, tr),
                speed=show_number(drift.speed_km_yr, 2),
            )
        )
    if moved and _is_wandering(moved[0]):
        sentences.append(
            tr("The path is much longer than the way it leads: the centre wanders more than moves.")
        )
    if any(drift.error.lower_km == 0 for drift in moved):
        sentences.append(tr("Where the bounds hold 0, the true centre may not have moved."))
    if not _knows_errors(result):
        sentences += _error_texts(result, tr)
    return tuple(sentences)


def _is_wandering(drift) -> bool:
    """Say whether the path of a gravity centre is much longer than its drift."""
    return drift.path_km > _WANDERING * abs(drift.distance_km)


def compass_direction(azimuth: float, tr) -> str:
    """Return the direction in which a gravity centre moves in words, one of eight."""
    names = (
        *(tr("north"), tr("north-east"), tr("east"), tr("south-east")),
        *(tr("south"), tr("south-west"), tr("west"), tr("north-west")),
    )
    return names[round(azimuth / 45.0) % 8] if math.isfinite(azimuth) else "–"


def _centre_key_figures(result, tr) -> tuple:
    """Return the key figures of the gravity centres."""
    if len(result.drifts) != 1:
        zones = len({row.zone for row in result.centres})
        return ((tr("Zones"), str(zones), ""), (tr("Cells"), show_number(result.n_cells), ""))
    drift = result.drifts[0]
    return (
        (
            tr("First to last centre"),
            show_number(drift.distance_km, 3) + " km" + _distance_bounds(drift, tr),
            tr("direction {azimuth}°").format(azimuth=show_number(round(drift.azimuth, 0), 3)),
        ),
        (
            tr("Movement per year"),
            show_number(drift.speed_km_yr, 3) + " km",
            tr("least squares, direction {azimuth}°").format(
                azimuth=show_number(round(drift.speed_azimuth, 0), 3)
            ),
        ),
        (tr("Cells"), show_number(result.n_cells), tr("with data on all dates")),
    )


def _distance_bounds(drift, tr) -> str:
    """Return the bounds of how far the gravity centre moved, where known."""
    if math.isnan(drift.error.upper_km):
        return ""
    low, high = show_number(drift.error.lower_km, 3), show_number(drift.error.upper_km, 3)
    return tr(" ({low} to {high})").format(low=low, high=high)


def _error_texts(result, tr) -> list:
    """Return what is known of the error of the gravity centres."""
    if not _knows_errors(result):
        return [
            tr(
                "The error of these centres is unknown: a shift may be nothing but the error of "
                "the maps. If models of 'Train model' made the maps, name them and their "
                "predictors to get it; for maps of an LSTM, a fuzzy ensemble or another product it "
                "is not known."
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


def _centre_basis(result, tr) -> list:
    """Return how gravity centres were found, in sentences."""
    rule = {
        "values": tr("Weights are the values times true cell areas."),
        "sinks": tr("Only the sinks of each date weigh, by their values times true cell areas."),
        "sources": tr("Only the sources of each date weigh, by their size times true cell areas."),
        "absolute": tr("All cells weigh by the size of their values times true cell areas."),
    }[result.weight_rule]
    return [
        rule,
        tr("{n} cells with data on all dates.").format(n=f"{result.n_cells:,}"),
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
