"""What a file declares to be no data: marks, flags, and numbers outside a valid range.

A file may declare several marks and a range of valid values: GDAL's nodata value, ``missing_value``
beside ``_FillValue`` (CF conventions, section 2.5), ``valid_min`` and ``valid_max`` or
``valid_range``; and flags among the amounts (``flag_values``, section 3.5).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np

# A range of fewer stored numbers is one of values after scaling.
_MIN_STEPS = 20
# Between the numbers of a list: commas in NetCDF, blanks in HDF5.
_LIST = re.compile(r"[,\s]+")
# Share of the cells that would be lost above which a range is one of values after scaling.
_MAX_LOST = 0.05
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
        for text in _LIST.split(metadata.get(key, "").strip("{} ")):
            number = _parse_number(text)
            if number is not None and number not in marks:
                marks.append(number)
    return tuple(marks)


def flag_codes(metadata: dict) -> dict:
    """Return the meanings of the flags of a band by code, as CF files declare them; empty without.

    Bit fields (``flag_masks``) have none.
    """
    if metadata.get("flag_masks"):
        return {}
    texts = [text for text in _LIST.split(metadata.get("flag_values", "").strip("{[]} ")) if text]
    numbers = [_parse_number(text.rstrip("bBuUsSlL")) for text in texts]
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


def declared_range(metadata: dict, stored: np.dtype) -> tuple | None:
    """Return the smallest and the largest valid number, as MODIS and CF files declare them.

    Either may be infinite. None when nothing is declared. NetCDF's old format has no unsigned
    types: its limits beyond half of the range of one are written as negative numbers.
    """
    low, high = (
        _parse_number(metadata.get("valid_min", "")),
        _parse_number(metadata.get("valid_max", "")),
    )
    ends = [
        _parse_number(text) for text in _LIST.split(metadata.get("valid_range", "").strip("{[]} "))
    ]
    if len(ends) == 2 and None not in ends:
        low, high = ends
    if low is None and high is None:
        return None
    if stored.kind == "u" and metadata.get("_Unsigned") == "true":
        span = 2.0 ** (8 * stored.itemsize)
        low, high = (end + span if end is not None and end < 0 else end for end in (low, high))
    low, high = -np.inf if low is None else low, np.inf if high is None else high
    return None if low >= high else (low, high)


def valid_range(
    metadata: dict, file_facts: dict, scaling: tuple, stored: np.dtype, sample: Callable
) -> tuple | None:
    """Return the range of a band's numbers that are not declared nodata; None without.

    Parameters
    ----------
    metadata, file_facts : dict
        Metadata items of the band, and of its file.
    scaling : tuple of float
        Scale and offset.
    stored : numpy.dtype
        Type of the stored numbers.
    sample : callable
        Returns a sample of them.
    """
    scale, offset = scaling
    is_scaled = scale != 1.0 or offset != 0.0
    declared = declared_range(metadata, stored) or declared_range(file_facts, stored)
    if declared is None or not is_scaled:
        return declared
    unpacked = unpacked_range(declared, scale, offset, stored)
    if (
        declared[1] - declared[0] < _MIN_STEPS
    ):  # of so few numbers it is one of values after scaling
        return unpacked if unpacked and _keeps_most(sample(), unpacked) else None
    return declared if unpacked is None else choose_range(sample(), declared, unpacked)


def _keeps_most(sample: np.ndarray, limits: tuple) -> bool:
    """Say whether half of the stored numbers of a sample, or of the different ones, are within."""
    is_inside = (sample >= limits[0]) & (sample <= limits[1])
    distinct = np.unique(sample)
    is_kept = (distinct >= limits[0]) & (distinct <= limits[1])
    return bool(2 * is_inside.sum() >= sample.size or 2 * is_kept.sum() >= distinct.size)


def unpacked_range(valid_range: tuple, scale: float, offset: float, stored: np.dtype):
    """Return a valid range declared in values after scaling as one of stored numbers.

    None when stored numbers of this type cannot reach it: then it was declared as CF wants it.
    """
    if stored.kind not in "iu" or scale == 0.0:
        return None
    ends = sorted((end - offset) / scale for end in valid_range)
    limits = np.iinfo(stored)
    inside = limits.min <= ends[0] <= limits.max and limits.min <= ends[1] <= limits.max
    return tuple(ends) if inside else None


def choose_range(sample: np.ndarray, as_stored: tuple, as_unpacked: tuple) -> tuple:
    """Return which of two readings of a declared valid range fits a sample of stored numbers.

    CF wants the range of packed data in stored numbers; files that give it in values after scaling
    would lose most of their cells that way.
    """
    unpacked = (sample >= as_unpacked[0]) & (sample <= as_unpacked[1])
    lost = unpacked & ((sample < as_stored[0]) | (sample > as_stored[1]))
    return as_unpacked if lost.sum() > _MAX_LOST * max(unpacked.sum(), 1) else as_stored


def _parse_number(text: str) -> float | None:
    """Return a nodata value or valid limit in the metadata as a number; None for no number."""
    try:
        return float(text)
    except ValueError:
        return None
