"""Dates of satellite scenes, whose names follow rules of their own.

A scene's name tells when it was taken first; the date behind it is that of the end of the scene or
of its production, and neither makes a period.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..date import Date, date_of_day_of_year, is_likely_year, make_date

_DAY = r"(?P<year>\d{4})(?P<month>\d{2})(?P<day>\d{2})"
_DAY_OF_YEAR = r"(?P<year>\d{4})(?P<number>\d{3})"
_START = r"(?<![^\W_])"
_SCENES = tuple(
    re.compile(pattern)
    for pattern in (
        # Landsat: LC08_L2SP_123032_20210115_20210130_02_T1, LC081230322015011501T1-SC20190304051234
        # (both with the day of production) and LC81230322015015LGN00 before the collections.
        rf"{_START}L[CEMOT]0[1-9]_L\w\w\w_\d{{6}}_{_DAY}_\d{{8}}(?!\d)",
        rf"{_START}L[CEMOT]0[1-9]\d{{6}}{_DAY}\d\d(?:T1|T2|RT)(?:-SC\d{{14}})?",
        rf"{_START}L[CEMOT][1-9]\d{{6}}{_DAY_OF_YEAR}[A-Z]{{3}}\d\d",
        # HLS: HLS.L30.T50TMK.2021015T025959.v2.0
        rf"{_START}{_DAY_OF_YEAR}T\d{{6}}(?!\d)",
        # Sentinel: S2A_MSIL2A_20210115T030041_N0214_R032_T50TMK_20210115T061234, and its images in
        # Earth Engine, 20210115T030041_20210115T061234_T50TMK; from the first time to the last.
        rf"{_START}S\d[A-DP]_(?:.*?_)??{_DAY}T\d{{6}}_(?:.*_)?\d{{8}}T\d{{6}}(?!\d)",
        rf"{_START}{_DAY}T\d{{6}}_\d{{8}}T\d{{6}}(?=_T\d\d[A-Z]{{3}}(?![^\W_]))",
        # Night lights of DMSP: satellite and year, F182010.v4d_web.stable_lights.
        rf"{_START}(?P<satellite>F1\d)(?P<year>(?:19|20)\d{{2}})(?!\d)",
    )
)


class SceneDate(NamedTuple):
    """Where a name tells the date of a scene and what belongs to it, and the date."""

    start: int
    end: int
    date: Date


def date_of_scene(stem: str) -> SceneDate | None:
    """Return the date of a scene by the rules of its satellite; None for other names.

    Examples
    --------
    >>> date_of_scene("LE07_L1TP_123032_20010101_20010131_01_T1_B4").date.text
    '2001-01-01'
    >>> date_of_scene("npp_20010101_20010131") is None
    True
    """
    for pattern in _SCENES:
        match = pattern.search(stem)
        if match is None:
            continue
        parts = match.groupdict()
        date = (
            date_of_day_of_year(int(parts["year"]), int(parts["number"]))
            if parts.get("number")
            else make_date(parts["year"], parts.get("month"), parts.get("day"))
        )
        if date is not None and is_likely_year(date.year):
            start = match.start("satellite" if "satellite" in parts else "year")
            return SceneDate(start, match.end(), date)
    return None
