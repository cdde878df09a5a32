"""Months of bands without a time axis, for products whose documentation says that they are months.

Files of the monthly climate of China at 1 km hold the twelve months of a year, and several editions
have no time axis or one that counts from 1 to 12.
"""

from __future__ import annotations

import re
from dataclasses import replace

from ..dates.date import Date
from .naming import base_name

_YEAR = re.compile(r"(?<!\d)(?:1[89]|20|21)\d{2}(?!\d)")
_MONTHS = 12


def months_in_order(layers, by_name: bool = False) -> tuple:
    """Return layers with the months that the order of their bands tells, and the number of files.

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
    found, changed = [], 0
    for file, members in files.items():
        years = _years_of(file)
        is_open = by_name or all(map(is_undated, members))
        if is_open and years and len(members) == _MONTHS * len(years):
            ordered = sorted(members, key=lambda layer: layer.band.index)
            dates = [Date(year, month) for year in years for month in range(1, _MONTHS + 1)]
            members = [_layer_with_date(layer, date) for layer, date in zip(ordered, dates)]
            changed += 1
        found += members
    return tuple(found), changed


def is_undated(layer) -> bool:
    """Say whether only the name of the file tells a date of a band, if anything does."""
    return layer.own_date is None or layer.own_date == layer.name_date


def _years_of(file: str) -> range:
    """Return the years that a file's name tells: one, or the first to the last; else none."""
    years = [int(text) for text in _YEAR.findall(base_name(file))]
    if len(years) not in (1, 2) or years != sorted(years):
        return range(0)
    return range(years[0], years[-1] + 1)


def _layer_with_date(layer, date: Date):
    """Return a layer with the month that its order gives it."""
    return replace(layer, band=layer.band.with_date(date), own_date=date)
