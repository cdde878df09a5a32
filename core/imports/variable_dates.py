"""Dates of the bands of imported variables: which counts, what they stand for, their moments.

Months of bands without a time axis, for products whose documentation says that they are months.
Files of the monthly climate of China at 1 km hold the twelve months of a year, and several editions
have no time axis or one that counts from 1 to 12.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ..dates.date import Date
from ..dates.names.undated_names import why_undated
from ..dates.period_stamps import (
    days_of_local_month_starts,
    period_of_stamp,
    periods_of_month_stamps,
)
from ..errors_and_notes.dates import DateNotFound, DuplicateDate, MonthsOfLocalTime
from ..errors_and_notes.imports import BandsWithoutDates, DatesDisagree, MeansOverYears
from ..run import Run
from .naming import base_name

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d{2}(?!\d)")
_MONTHS = 12
# The dimension of ERA5 that tells final data (1) from preliminary ones (5): one series.
ERA5_VERSIONS = "expver"
# Cells of tiles differ by rounding only, as a share of their size.
_SAME_SIZE = 0.01


def months_in_order(layers, by_name: bool = False) -> tuple:
    """Return imported layers with months by the order of their bands, and number of files.

    Only bands of a file none of which has a date, and of which there are twelve for each year in
    the file's name, are changed; those with dates too where the user says that the names count.

    Parameters
    ----------
    layers : sequence of Layer
        Bands of one variable.
    by_name : bool
        Whether names count more than time axes.
    """
    files: dict = {}
    for layer in layers:
        files.setdefault(layer.file, []).append(layer)
    dated_layers, changed = [], 0
    for file, members in files.items():
        years = _years_in_file_name(file)
        is_open = by_name or all(map(is_undated, members))
        if is_open and years and len(members) == _MONTHS * len(years):
            ordered = sorted(members, key=lambda layer: layer.band.index)
            dates = [Date(year, month) for year in years for month in range(1, _MONTHS + 1)]
            members = [_layer_with_month(layer, date) for layer, date in zip(ordered, dates)]
            changed += 1
        dated_layers += members
    return tuple(dated_layers), changed


def is_undated(layer) -> bool:
    """Say whether only the name of the file tells a date of a band, if anything does."""
    return layer.own_date is None or layer.own_date == layer.name_date


def _years_in_file_name(file: str) -> range:
    """Return the years in a file's name to which the months of a variable without dates belong."""
    years = [int(text) for text in _YEAR.findall(base_name(file))]
    if len(years) not in (1, 2) or years != sorted(years):
        return range(0)
    return range(years[0], years[-1] + 1)


def _layer_with_month(layer, date: Date):
    """Return a layer with the month that its order gives it."""
    return replace(layer, band=layer.band.with_date(date), own_date=date)


def layers_with_dates(layers, product, choice: str) -> list:
    """Return the layers of an imported variable with the date that counts for each."""
    days = days_of_local_month_starts(
        [(layer.band.date, layer.band.starts_next_day) for layer in layers]
    )
    at_days = [_layer_at_date(layer, day) for layer, day in zip(layers, days)]
    agreed = [_layer_of_chosen_date(layer, choice) for layer in at_days]
    dates = [layer.band.date for layer in agreed]
    if product is not None and product.stamp:
        length = 2 if product.stamp == "month" else 1
        dates = [d and Date(*(d.year, d.month)[:length]) for d in dates]
    elif product is None or not product.days:
        dates = list(periods_of_month_stamps(dates))
        if len(set(dates)) == 1:  # which alone does not tell what it stands for
            dates = [
                period_of_stamp(d, layer_of_date.name_date)
                for d, layer_of_date in zip(dates, agreed)
            ]
    return [_layer_at_date(layer, date) for layer, date in zip(agreed, dates)]


def note_local_midnights(layers, run: Run) -> None:
    """Report layers of an import that are dated by the month that begins in the east of UTC."""
    days = days_of_local_month_starts(
        [(layer.band.date, layer.band.starts_next_day) for layer in layers]
    )
    in_utc = [layer.band.day_in_utc or layer.band.date for layer in layers]
    moved = [i for i, (day, stated) in enumerate(zip(days, in_utc)) if day != stated]
    if moved:
        first = moved[0]
        facts = layers[first].file, in_utc[first].text, days[first].text, len(moved)
        run.note(MonthsOfLocalTime(*facts))


def note_climatology(name: str, layers, run: Run) -> None:
    """Note bands of an imported variable that are means over several years."""
    means = [layer for layer in layers if layer.band.is_climatology]
    if means:
        run.note(MeansOverYears(name, means[0].file, len(means)))


def _layer_of_chosen_date(layer, choice: str):
    """Return an imported layer with the date of its name or of its metadata, as was chosen."""
    name_date, metadata_date = layer.name_date, layer.band.date
    if name_date is None or metadata_date is None or name_date == metadata_date:
        return (
            layer
            if metadata_date is not None or choice == "metadata"
            else _layer_at_date(layer, name_date)
        )
    if choice == "names":
        return layer if name_date.covers(metadata_date) else _layer_at_date(layer, name_date)
    same = name_date.year == metadata_date.year and (
        name_date.month is None
        or metadata_date.month is None
        or name_date.month == metadata_date.month
    )
    if not same and choice == "agree":
        raise DatesDisagree(layer.file, name_date.text, metadata_date.text)
    return layer


def _layer_at_date(layer, date):
    """Return a layer of a variable with another date."""
    return layer if date == layer.band.date else replace(layer, band=layer.band.with_date(date))


@dataclass(frozen=True)
class Moment:
    """The tiles of one moment of a variable; where they overlap the first with a value counts."""

    date: Date | None
    layers: tuple


def moments_of_variable(variable) -> tuple:
    """Return the moments of an imported variable by date, several of one date where hourly.

    Raises
    ------
    DuplicateDate
        When two files hold the same moment of the same place.
    BandsWithoutDates, DateNotFound
        When several bands of one place have no dates.
    """
    groups: dict = {}
    for layer in variable.layers:
        date = layer.band.date
        # Two files of one day differ in place or are a mistake, unless a time axis tells hours.
        key = (date.text if date else "", layer.moment if date and date.day else "")
        groups.setdefault(key, []).append(layer)
    moments = []
    for members in groups.values():
        ordered = sorted(members, key=_era5_version)
        _refuse_duplicate_moments(variable.name, ordered)
        moments.append(Moment(ordered[0].band.date, tuple(ordered)))
    none_last = (10000, 0, 0)
    return tuple(sorted(moments, key=lambda m: m.date.sort_key() if m.date else none_last))


def _refuse_duplicate_moments(name: str, layers: list) -> None:
    """Raise where bands of one moment of an imported variable are no tiles of one mosaic."""
    layer_of_place: dict = {}
    first = layers[0]
    for layer in layers:
        date = layer.band.date
        grid_and_version = layer.grid, _era5_version(layer)
        other = layer_of_place.get(grid_and_version)
        if other is not None and other.file == layer.file and is_undated(layer):
            n = sum(same_layer.file == layer.file for same_layer in layers)
            raise BandsWithoutDates(name, layer.file, n)
        if other is not None and date is None:
            raise DateNotFound(name, layer.file, *why_undated(base_name(layer.file)))
        # Tiles have cells of one size; two resolutions are two products.
        if other is None and not _same_cells(first.grid, layer.grid):
            other = first
        if other is not None:
            raise DuplicateDate(date.text if date else "", other.file, layer.file)
        layer_of_place[grid_and_version] = layer


def _same_cells(first, other) -> bool:
    """Say whether two layers of an imported variable have cells of one size, or another CRS."""
    if first.crs != other.crs:
        return True
    pairs = zip(first.cell_size, other.cell_size)
    return all(abs(a - b) <= _SAME_SIZE * a for a, b in pairs)


def _era5_version(layer) -> str:
    """Return the version of ERA5 that a band holds: final data before preliminary ones."""
    return dict(layer.dimensions).get(ERA5_VERSIONS, "")
