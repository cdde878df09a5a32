"""Numbers that a file declares to be no data: nodata marks, and flags among amounts.

A file may declare several marks: GDAL's nodata value, ``missing_value`` beside ``_FillValue`` (CF
conventions, section 2.5); and flags among the amounts (``flag_values``, section 3.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

# Between the numbers of a list: commas in NetCDF, blanks in HDF5.
LIST_SEPARATOR = re.compile(r"[,\s]+")
# Share of the cells of a class raster that may hold codes without a meaning.
_MAX_UNNAMED = 0.05


def declared_nodata_marks(metadata: dict) -> tuple:
    """Return the marks a band's metadata declare beside GDAL's own nodata value, as stored.

    Parameters
    ----------
    metadata : dict
        The band's metadata items.
    """
    marks = []
    for key in ("_FillValue", "missing_value"):
        for text in LIST_SEPARATOR.split(metadata.get(key, "").strip("{} ")):
            number = parse_number(text)
            if number is not None and number not in marks:
                marks.append(number)
    return tuple(marks)


def flag_codes(metadata: dict) -> dict:
    """Return the meanings of the flags of a band by code, as CF files declare them; empty without.

    Bit fields (``flag_masks``) have none.
    """
    if metadata.get("flag_masks"):
        return {}
    texts = [
        text
        for text in LIST_SEPARATOR.split(metadata.get("flag_values", "").strip("{[]} "))
        if text
    ]
    numbers = [parse_number(text.rstrip("bBuUsSlL")) for text in texts]
    meanings = metadata.get("flag_meanings", "").split()
    codes = [int(number) for number in numbers if number is not None]
    return dict(zip(codes, meanings)) if len(codes) == len(numbers) == len(meanings) else {}


def flag_marks(metadata: dict, sample: Callable) -> tuple:
    """Return the flags of a band of amounts, which are no data; none of one that is all flags.

    Parameters
    ----------
    metadata : dict
        Metadata items of the band.
    sample : callable
        Returns a sample of its stored numbers; only called where there are flags.
    """
    codes = flag_codes(metadata)
    if not codes:
        return ()
    stored = sample()
    n_amounts = np.count_nonzero(~np.isin(stored, [*codes, *declared_nodata_marks(metadata)]))
    is_amount = n_amounts > _MAX_UNNAMED * stored.size
    return tuple(float(code) for code in codes) if is_amount else ()


def parse_number(text: str) -> float | None:
    """Return a declared nodata value or limit in the metadata as a number; None for no number."""
    try:
        return float(text)
    except ValueError:
        return None
