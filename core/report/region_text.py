"""Which region and period a page is about, in one sentence."""

from __future__ import annotations

import math

from .numbers import show_number


def region_text(tr, dates=(), area_km2: float = math.nan, cells: int = 0, where: str = "") -> str:
    """Return area and period, such as "29,281 km² with data, 2001 to 2020 (20 dates)" in words.

    Parameters
    ----------
    tr : callable
        Turns an English text into the user's language.
    dates : sequence of str
        The dates, in order.
    area_km2 : float
        Area with data, NaN where it is not known: then the cells are told.
    cells : int
        Cells with data.
    where : str
        What else the page is about, instead of area and cells.
    """
    where = where or tr("{cells} cells with data").format(cells=f"{cells:,}")
    if math.isfinite(area_km2):
        where = tr("{area} km² with data").format(area=show_number(float(area_km2)))
    if not dates:
        return tr("{where}.").format(where=where)
    if len(dates) == 1:
        return tr("{where}, {first}.").format(where=where, first=dates[0])
    return tr("{where}, {first} to {last} ({n} dates).").format(
        where=where, first=dates[0], last=dates[-1], n=len(dates)
    )
