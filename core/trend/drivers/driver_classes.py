"""Which driver a cell follows, by its significant partial and multiple correlations.

The rule of Chen et al. (2001), used by most Chinese studies of vegetation and climate.

References
----------
Chen Yunhao, Li Xiaobing & Shi Peijun (2001). Acta Phytoecologica Sinica 25(6), 716-720 (Chinese).
"""

from __future__ import annotations

import numpy as np

from ..trend_classes import CLASS_NODATA
from .correlation_tests import Critical

BOTH_STRONG, DRIVER_A, DRIVER_B, BOTH_WEAK, NEITHER = 1, 2, 3, 4, 5
# Of more than two drivers the third and those after it have the codes from here on.
DRIVER_C = 6


def classify_several_drivers(r, r_squared, n, critical: Critical) -> np.ndarray:
    """Return the driver class of each pixel of three or more drivers, as uint8.

    Parameters
    ----------
    r : numpy.ndarray
        (drivers, pixels) partial correlations.
    r_squared, n : numpy.ndarray
        (pixels,) of all drivers together, and the dates that count.
    critical : Critical
        From `critical_correlations`.

    Returns
    -------
    numpy.ndarray
        1 two or more drivers strong, 2 the first alone, 3 the second, 6 and up the third and those
        after it, 4 none strong though all together are significant, 5 none of them;
        `CLASS_NODATA` where there is no correlation.
    """
    strong = np.abs(r) > critical.r[n]
    single_codes = np.array([DRIVER_A, DRIVER_B, *range(DRIVER_C, DRIVER_C + len(r) - 2)])
    codes = np.where(
        strong.sum(axis=0) > 1,
        BOTH_STRONG,
        np.where(strong.any(axis=0), single_codes[np.argmax(strong, axis=0)], BOTH_WEAK),
    )
    codes = np.where(r_squared > critical.r_squared[n], codes, NEITHER)
    return np.where(np.isnan(r_squared), CLASS_NODATA, codes).astype(np.uint8)


def strongest_driver(r, n, critical: Critical) -> np.ndarray:
    """Return the class of the driver with the largest significant partial correlation, as uint8.

    1 is the first driver; 0 where none is significant, `CLASS_NODATA` where there is no
    correlation.
    """
    size = np.where(np.abs(r) > critical.r[n], np.abs(r), 0.0)
    codes = np.where(size.any(axis=0), 1 + np.argmax(size, axis=0), 0)
    return np.where(np.isnan(r[0]), CLASS_NODATA, codes).astype(np.uint8)


def classify_drivers(correlations, critical: Critical) -> np.ndarray:
    """Return the driver class of each pixel as uint8.

    Parameters
    ----------
    correlations : Drivers
        Correlations.
    critical : Critical
        From `critical_correlations`.

    Returns
    -------
    numpy.ndarray
        1 A and B strong, 2 A, 3 B, 4 both weak, 5 neither; `CLASS_NODATA` where there is no
        correlation. The four need a significant multiple correlation.
    """
    a = np.abs(correlations.r_a) > critical.r[correlations.n]
    b = np.abs(correlations.r_b) > critical.r[correlations.n]
    codes = np.where(a, np.where(b, BOTH_STRONG, DRIVER_A), np.where(b, DRIVER_B, BOTH_WEAK))
    codes = np.where(correlations.r_squared > critical.r_squared[correlations.n], codes, NEITHER)
    return np.where(np.isnan(correlations.r_a), CLASS_NODATA, codes).astype(np.uint8)
