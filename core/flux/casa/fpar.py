"""The share of light that vegetation absorbs, from NDVI and the limits of its class.

FPAR grows in a straight line from the bare to the full vegetation of the class, once with NDVI and
once with the simple ratio SR = (1 + NDVI) / (1 - NDVI); the two are averaged, since the first is
known to be too high and the second too low.

References
----------
Zhu W. Q., Pan Y. Z., He H., Yu D. Y., Hu H. B. (2006). Simulation of maximum light use efficiency
for some typical vegetation types in China. Chinese Science Bulletin 51, 457-463.
Los S. O. (1998). Linkages between global vegetation and climate. Vrije Universiteit Amsterdam.
"""

from __future__ import annotations

from ...jit import njit

# What the barest and the fullest vegetation absorb.
LEAST, MOST = 0.001, 0.95


@njit(nogil=True, cache=True)
def absorbed_share(ndvi, lowest, highest):
    """Return FPAR, 0.001 to 0.95.

    Parameters
    ----------
    ndvi : float
        NDVI of the month; below `lowest` and above `highest` it counts as these.
    lowest, highest : float
        NDVI of the bare and of the full vegetation of the class, ``lowest < highest < 1``.

    Returns
    -------
    float
        The mean of ``(v - v_min) / (v_max - v_min) (0.95 - 0.001) + 0.001`` for v = NDVI and SR.

    Notes
    -----
    The differences of SR need no SR: ``SR(x) - SR(l) = 2 (x - l) / ((1 - x) (1 - l))``, so that its
    share is that of NDVI times ``(1 - highest) / (1 - NDVI)``. Two divisions instead of five.
    """
    ndvi = min(max(ndvi, lowest), highest)
    by_ndvi = (ndvi - lowest) / (highest - lowest)
    by_ratio = by_ndvi * (1.0 - highest) / (1.0 - ndvi)
    return 0.5 * (by_ndvi + by_ratio) * (MOST - LEAST) + LEAST
