"""How two maps of one quantity differ: A - B over the cells that both have.

Means and totals are weighted by cell area; standard deviation, RMSE and correlation count each
cell once, as the scores of a model do.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..files.atomic import publish_csv
from ..statistics.exact_sum import (
    as_fraction,
    carry,
    exact_sum,
    rounded,
    rounding_errors,
    zero_sums,
)
from ..units.carbon_meaning import NO_CARBON, CarbonMeaning
from ..units.carbon_units import M2_PER_KM2

# Order of the sums of `difference_sums`.
_TERMS = ("a", "b", "aa", "bb", "ab", "d", "dd", "area", "a_area", "b_area")


class MapDifference(NamedTuple):
    """Figures of A - B; amounts are values times m2.

    `unit` is that of both maps, `carbon` what it is in carbon.
    """

    n: int
    n_dropped: int
    area_m2: float
    mean_a: float
    mean_b: float
    mean: float
    sd: float
    rmse: float
    r: float
    amount_a: float
    amount_b: float
    amount: float
    percent: float
    sign_flip: bool
    unit: str = ""
    carbon: CarbonMeaning = NO_CARBON

    @property
    def total_tg(self) -> float:
        """Total of A - B in Tg C; NaN where the maps do not hold carbon per area."""
        return self.carbon.teragrams(self.amount)


class DifferenceSums(NamedTuple):
    """Accumulators of the difference of two maps.

    Parameters
    ----------
    sums : numpy.ndarray
        Exact sums of `_TERMS`.
    n_cells : int
        Cells with data in both.
    """

    sums: np.ndarray
    n_cells: int


def difference_sums(a, b, area) -> DifferenceSums:
    """Return the sums of A - B over a block: those of `_TERMS`, and the common cells.

    Parameters
    ----------
    a, b : numpy.ndarray
        (rows, cols), NaN for nodata.
    area : numpy.ndarray
        Cell areas, m2: (rows, cols), or (rows, 1) or (rows,) where each row has one.
    """
    is_common = np.isfinite(a) & np.isfinite(b)
    exact = a.dtype == b.dtype == np.float32  # their products fit into float64
    a, b = a[is_common].astype(np.float64), b[is_common].astype(np.float64)
    area = area[:, np.newaxis] if np.ndim(area) == 1 else area  # one per row
    areas = np.broadcast_to(area, is_common.shape)[is_common]
    d = a - b
    terms = (a, b, a * a, b * b, a * b, d, d * d, areas, a * areas, b * areas)
    sums = np.stack([exact_sum(term) for term in terms])
    if not exact:
        for k, (left, right) in enumerate(((a, a), (b, b), (a, b)), start=2):
            sums[k] += exact_sum(rounding_errors(left, right, terms[k]))
        sums = carry(sums)
    return DifferenceSums(sums, int(a.size))


def add_difference_sums(total: tuple, partial: tuple) -> DifferenceSums:
    """Return the sum of two results of `difference_sums`."""
    return DifferenceSums(carry(total[0] + partial[0]), total[1] + partial[1])


def empty_difference_sums() -> DifferenceSums:
    """Return what `add_difference_sums` starts with."""
    return DifferenceSums(zero_sums(len(_TERMS)), 0)


def describe_difference(sums: tuple, n_cells: int) -> MapDifference:
    """Return the statistics of A - B from sums over both maps; at least one common cell."""
    digits, n = sums
    total = dict(zip(_TERMS, rounded(digits)))
    area = total["area"]
    mean_a, mean_b = total["a_area"] / area, total["b_area"] / area
    percent, sign_flip = percent_difference(mean_a, mean_b)
    return MapDifference(
        n=n,
        n_dropped=n_cells - n,
        area_m2=area,
        mean_a=mean_a,
        mean_b=mean_b,
        mean=mean_a - mean_b,
        sd=_sd_of_difference(digits, n),
        rmse=math.sqrt(total["dd"] / n),
        r=_correlation_of_maps(digits, n),
        amount_a=total["a_area"],
        amount_b=total["b_area"],
        amount=total["a_area"] - total["b_area"],
        percent=percent,
        sign_flip=sign_flip,
    )


class PercentDifference(NamedTuple):
    """How much an amount differs from another.

    Parameters
    ----------
    percent : float
        Difference in percent of the second.
    signs_differ : bool
        Whether the signs differ.
    """

    percent: float
    signs_differ: bool


def percent_difference(a: float, b: float) -> PercentDifference:
    """Return the difference of A in percent of B, and whether their signs differ.

    Notes
    -----
    ``100 (A - B) / B``; where one is a sink and the other a source, ``100 (A - B) / |B|``, so
    that the sign still tells which is larger. NaN when B is 0.
    """
    sign_flip = a * b < 0
    if b == 0:
        return PercentDifference(math.nan, sign_flip)
    return PercentDifference(100.0 * (a - b) / (abs(b) if sign_flip else b), sign_flip)


def write_difference(difference: MapDifference, path: str) -> None:
    """Write the figures as a CSV of one row; totals stay empty for maps without carbon."""
    import pandas as pd

    unit_suffix, carbon = f" ({difference.unit})" if difference.unit else "", difference.carbon
    tg = carbon.total_unit or "Tg C"
    row = {
        "n": difference.n,
        "cells_dropped": difference.n_dropped,
        "area (km2)": difference.area_m2 / M2_PER_KM2,
        f"mean_a{unit_suffix}": difference.mean_a,
        f"mean_b{unit_suffix}": difference.mean_b,
        f"mean_difference{unit_suffix}": difference.mean,
        f"sd_difference{unit_suffix}": difference.sd,
        f"rmse{unit_suffix}": difference.rmse,
        "r": difference.r,
        f"total_a ({tg})": carbon.teragrams(difference.amount_a),
        f"total_b ({tg})": carbon.teragrams(difference.amount_b),
        f"total_difference ({tg})": difference.total_tg,
        "difference_of_b (%)": difference.percent,
        "signs_differ": difference.sign_flip,
    }
    publish_csv(path, pd.DataFrame([row]))


def _exact_moments(digits, *names: str) -> list:
    """Return the sums behind the difference of two maps as exact numbers."""
    positions = [_TERMS.index(name) for name in names]
    if any(math.isinf(rounded(digits[position])) for position in positions):
        return []
    return [as_fraction(digits[position]) for position in positions]


def _sd_of_difference(digits, n: int) -> float:
    """Return the standard deviation of A - B (n - 1)."""
    moments = _exact_moments(digits, "d", "dd")
    if not moments or n < 2:
        return math.nan
    d, dd = moments
    return math.sqrt(max(float((dd - d * d / n) / (n - 1)), 0.0))


def _correlation_of_maps(digits, n: int) -> float:
    """Return Pearson's r of two maps whose difference is described; NaN when constant."""
    moments = _exact_moments(digits, "a", "b", "aa", "bb", "ab")
    if not moments or n < 2:
        return math.nan
    a, b, aa, bb, ab = moments
    variance_product = float(aa - a * a / n) * float(bb - b * b / n)
    if variance_product <= 0:
        return math.nan
    return min(max(float(ab - a * b / n) / math.sqrt(variance_product), -1.0), 1.0)
