"""Series with their years in random order: what is left of a finding when time means nothing.

Every cell gets an order of its own, from a generator whose numbers depend on the seed and the
place of the cell only, so the result is the same however the raster is cut into blocks. Gaps stay
where they are; the values that are there change places.

References
----------
Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators.
OOPSLA '14, 453-472. (SplitMix64)
"""

from __future__ import annotations

import numpy as np

from ..jit import njit
from .lanes import as_columns

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)


def shuffle_dates(values, cells, seed: int) -> np.ndarray:
    """Return the series with the values of each pixel in random order.

    Parameters
    ----------
    values : array_like
        (dates, pixels), NaN where there is no value.
    cells : array_like
        Number of each pixel in the whole raster.
    seed : int
        Start of the random numbers.

    Returns
    -------
    numpy.ndarray
        float32 (dates, pixels).
    """
    series = as_columns(values).copy()
    _shuffle(series, np.ascontiguousarray(cells, np.uint64), np.uint64(seed))
    return series


@njit(nogil=True, cache=True)
def _shuffle(series, cells, seed):
    dates = np.empty(series.shape[0], np.int64)
    for pixel in range(series.shape[1]):
        size = 0
        for date in range(series.shape[0]):
            if series[date, pixel] == series[date, pixel]:
                dates[size] = date
                size += 1
        state = _mix(_mix(seed + _GOLDEN) ^ cells[pixel])
        for i in range(size - 1, 0, -1):
            state += _GOLDEN
            # 32 random bits times the number of choices: its upper half is the choice.
            k = np.int64(((_mix(state) >> np.uint64(32)) * np.uint64(i + 1)) >> np.uint64(32))
            a, b = dates[i], dates[k]
            series[a, pixel], series[b, pixel] = series[b, pixel], series[a, pixel]


@njit(nogil=True, cache=True)
def _mix(bits):
    bits = (bits ^ (bits >> np.uint64(30))) * _MIX_1
    bits = (bits ^ (bits >> np.uint64(27))) * _MIX_2
    return bits ^ (bits >> np.uint64(31))
