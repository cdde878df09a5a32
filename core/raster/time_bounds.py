"""Bounds of the time axis of NetCDF files: which interval a value of the axis stands for.

Climate models (CESM) and accumulations stamp a month with its end, which is the first moment of the
next month. The bounds of the axis tell it (CF conventions, section 7.1).
"""

from __future__ import annotations

import bisect
import functools

import numpy as np
from osgeo import gdal

from .file_version import file_version
from .opening import quiet_gdal

# Values of an axis are written with fewer digits than they have, as a share of the value.
_SAME = 1e-9
# Where in an interval its moment lies, as a share: past what rounding may move the start.
_AFTER_START = 1e-3
# An axis that claims to be longer is not read: a few bytes may claim more than the memory holds.
_LONGEST = 1_000_000


def moment_of_interval(dataset: gdal.Dataset, axis: str, value: str) -> str:
    """Return a value of a time axis, just after the start of its interval where it is its end.

    A month or year is identified by any moment in it, a composite of several days by its first day.

    Parameters
    ----------
    dataset : gdal.Dataset
        An open NetCDF file, or a variable of it.
    axis : str
        Name of the axis.
    value : str
        As GDAL tells it.
    """
    bounds = dataset.GetMetadataItem(f"{axis}#bounds")
    files = dataset.GetFileList() if bounds else None
    if not files:
        return value
    ends = _stamped_ends(files[0], axis, bounds, file_version(files[0]))
    try:
        number = float(value)
    except ValueError:
        return value
    if not ends:
        return value
    lows, highs = ends
    # A file may have tens of thousands of bands: they do not each look through all intervals.
    position = bisect.bisect_left(highs, number - _SAME * max(abs(number), 1.0))
    if position < len(highs) and abs(number - highs[position]) <= _SAME * max(abs(number), 1.0):
        return repr(lows[position] + (highs[position] - lows[position]) * _AFTER_START)
    return value


@functools.lru_cache(maxsize=256)
def _stamped_ends(file: str, axis: str, bounds: str, _version: tuple) -> tuple:
    """Return the bounds of a time axis whose values are the ends of intervals, ascending.

    Nothing where a value of the axis is not the end of its interval.
    """
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(file, gdal.OF_MULTIDIM_RASTER)
            root = dataset.GetRootGroup() if dataset is not None else None
            if root is None:
                return ()
            stamps, limits = (_read_root_array(root, name) for name in (axis, bounds))
        except (RuntimeError, AttributeError, TypeError):  # no view of this file as arrays
            return ()
    if stamps.ndim != 1 or limits.shape != (stamps.size, 2) or not stamps.size:
        return ()
    low, high = limits.T
    stamped = np.isclose(stamps, high, rtol=_SAME, atol=_SAME) & (high > low)
    if not stamped.all():
        return ()
    order = np.argsort(high, kind="stable")
    return low[order].tolist(), high[order].tolist()


def _read_root_array(root, name: str) -> np.ndarray:
    """Return an array of times or their bounds as float64; empty if it is too long."""
    array = root.OpenMDArrayFromFullname(f"/{name}")
    if array.GetTotalElementsCount() > 2 * _LONGEST:
        return np.empty(0)
    return np.asarray(array.ReadAsArray(), np.float64)
