"""Doubts about the values of rasters that no limit of their quantity shows."""

from __future__ import annotations

import numpy as np

from ..facts.flux import ScalesMixed
from ..run import Run

# Cells that a program wrote as 0 where it had no data lie apart from all other values: none is
# nearer to 0 than this share of their median.
_GAP = 0.05
# Fewer cells of a sample are chance.
_MIN_SHARE, _MIN_VALUES = 0.005, 50
# Sums and underflow leave numbers such as 1e-41 where there is nothing.
_NOTHING = 1e-30


def isolated_zeros(values: np.ndarray) -> float:
    """Return the share of zeros in a sample that no other value comes near; 0 without.

    Examples
    --------
    >>> sample = np.r_[np.zeros(20), np.linspace(300.0, 900.0, 80)]
    >>> isolated_zeros(sample), isolated_zeros(np.linspace(0.0, 900.0, 100))
    (0.2, 0.0)
    """
    if values.size < _MIN_VALUES:
        return 0.0
    sizes = np.abs(values)
    is_zero = sizes < _NOTHING
    share = np.count_nonzero(is_zero) / values.size
    others = sizes[~is_zero]
    if share < _MIN_SHARE or not others.size:
        return 0.0
    return share if others.min() > _GAP * np.median(others) else 0.0


def holds_fills(values: np.ndarray, limits: tuple) -> bool:
    """Say whether the values beyond limits are few and far off, as fill values are."""
    inside = (values >= limits[0]) & (values <= limits[1])
    if 2 * np.count_nonzero(inside) <= values.size:
        return False
    return np.abs(values[~inside]).min() > 2.0 * np.abs(values[inside]).max()


def note_mixed_scales(bands, parameter: str, run: Run) -> None:
    """Note rasters of one variable of which some have a scale factor and others are not scaled."""
    scaled = [band for band in bands if band.scale != 1.0]
    plain = [band for band in bands if band.scale == 1.0 and band.holds_whole_numbers]
    if scaled and plain:
        run.note(ScalesMixed(parameter, scaled[0].label, scaled[0].scale, plain[0].label))
