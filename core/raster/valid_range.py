"""The range of valid numbers that the metadata of a raster declare: others are no data.

``valid_min`` and ``valid_max`` or ``valid_range`` (CF conventions, section 2.5), in stored numbers,
or in values after scaling as many files have it.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from .declared_nodata import LIST_SEPARATOR, parse_number

# A range of fewer stored numbers is one of values after scaling.
_MIN_STEPS = 20
# Share of the cells that would be lost above which a range is one of values after scaling.
_MAX_LOST = 0.05


def declared_range(metadata: dict, stored: np.dtype) -> tuple | None:
    """Return the smallest and the largest valid number, as MODIS and CF files declare them.

    Either may be infinite. None when nothing is declared. NetCDF's old format has no unsigned
    types: its limits beyond half of the range of one are written as negative numbers.
    """
    low, high = (
        parse_number(metadata.get("valid_min", "")),
        parse_number(metadata.get("valid_max", "")),
    )
    ends = [
        parse_number(text)
        for text in LIST_SEPARATOR.split(metadata.get("valid_range", "").strip("{[]} "))
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
    metadata: dict, file_metadata: dict, scaling: tuple, stored: np.dtype, sample: Callable
) -> tuple | None:
    """Return the valid range of a band's stored numbers; None without.

    Parameters
    ----------
    metadata, file_metadata : dict
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
    declared = declared_range(metadata, stored) or declared_range(file_metadata, stored)
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
