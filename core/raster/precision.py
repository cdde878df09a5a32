"""Whether float32 holds the numbers of a band, or float64 is needed to keep their digits.

float32 has 24 bits: whole numbers are exact up to 2**24, and a large offset takes the digits of
small differences. Blocks are float32 unless a band would lose something that way.
"""

from __future__ import annotations

import functools

import numpy as np
from osgeo import gdal_array

from .file_version import file_version
from .sample import sample_values
from .source import Band

# float32 tells all whole numbers apart up to this one.
LARGEST_FLOAT32_INTEGER = 1 << 24
# Rounding error of float32, as a share of the spread of the values, above which digits are lost.
_MOST_ERROR = 1e-4
_HALF_ULP = 2.0**-25
_SAMPLE_CELLS = 4096


def choose_dtype(bands) -> str:
    """Return the precision that the numbers of all bands need: "float32" or "float64"."""
    return "float64" if any(needs_float64(band) for band in bands) else "float32"


def needs_float64(band: Band) -> bool:
    """Say whether float32 would lose digits of a band, judged by a sample of its cells."""
    return _is_wide(band) and _loses_digits(band, file_version(band.path))


def may_hold_large_codes(band: Band) -> bool:
    """Say whether a band's type can hold whole numbers that float32 does not tell apart."""
    return _is_wide(band)


def _is_wide(band: Band) -> bool:
    """Say whether a stored type is more precise than the 24 bits of float32."""
    stored = np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(band.gdal_type))
    return not np.can_cast(stored, np.float32, "safe")


@functools.lru_cache(maxsize=4096)
def _loses_digits(band: Band, _version: tuple) -> bool:
    values = sample_values(band.path, band, _SAMPLE_CELLS)
    if not values.size:
        return False
    largest, is_plain = float(np.abs(values).max()), band.scale == 1.0 and band.offset == 0.0
    if is_plain and largest > LARGEST_FLOAT32_INTEGER and (values == np.round(values)).all():
        return True
    return bool(largest * _HALF_ULP > _MOST_ERROR * values.std() > 0.0)
