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
from ..units.carbon_meaning import NO_CARBON, CarbonMeaning, carbon_of
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


def difference_sums(a, b, area) -> tuple:
    """Return the accumulators of a block: sums of `_TERMS` and the number of common cells.

    Parameters
    ----------
    a, b : numpy.ndarray
        (rows, cols), NaN for nodata.
    area : numpy.ndarray
        Cell areas, m2: (rows, cols), or (rows, 1) or (rows,) where each row has one.
    """
    common = np.isfinite(a) & np.isfinite(b)
    exact = a.dtype == b.dtype == np.float32  # their products fit into float64
    a, b = a[common].astype(np.float64), b[common].astype(np.float64)
    area = area[:, np.newaxis] if np.ndim(area) == 1 else area  # one per row
    areas = np.broadcast_to(area, common.shape)[common]
    d = a - b
    terms = (a, b, a * a, b * b, a * b, d, d * d, areas, a * areas, b * areas)
    sums = np.stack([exact_sum(term) for term in terms])
    if not exact:
        for k, (left, right) in enumerate(((a, a), (b, b), (a, b)), start=2):
            sums[k] += exact_sum(rounding_errors(left, right, terms[k]))
        sums = carry(sums)
    return sums, int(a.size)


def add_difference_sums(total: tuple, partial: tuple) -> tuple:
    """Return the sum of two results of `difference_sums`."""
    return carry(total[0] + partial[0]), total[1] + partial[1]


def empty_difference_sums() -> tuple:
    """Return what `add_difference_sums` starts with."""
    return zero_sums(len(_TERMS)), 0


def describe_difference(sums: tuple, n_cells: int) -> MapDifference:
    """Return the figures from the sums over the whole map; at least one common cell."""
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


def percent_difference(a: float, b: float) -> tuple:
    """Return the difference of A in percent of B, and whether their signs differ.

    Notes
    -----
    ``100 (A - B) / B``; where one is a sink and the other a source, ``100 (A - B) / |B|``, so
    that the sign still tells which is larger. NaN when B is 0.
    """
    sign_flip = a * b < 0
    if b == 0:
        return math.nan, sign_flip
    return 100.0 * (a - b) / (abs(b) if sign_flip else b), sign_flip


def carbon_of_maps(unit: str, bands) -> CarbonMeaning:
    """Return what the values of two maps that are compared are in carbon.

    Parameters
    ----------
    unit : str
        The one that both are in.
    bands : sequence of Band
        Of the maps; where one is of another quantity than carbon, there is none in both.
    """
    codes = [band.quantity for band in bands if band.quantity]
    meanings = [carbon_of(unit, code, [band.date for band in bands]) for code in codes]
    if not meanings:
        return carbon_of(unit)
    return next((one for one in meanings if not one.is_carbon), meanings[0])


def write_difference(found: MapDifference, path: str) -> None:
    """Write the figures as a CSV of one row; totals stay empty for maps without carbon."""
    import pandas as pd

    of_maps, carbon = f" ({found.unit})" if found.unit else "", found.carbon
    tg = carbon.total_unit or "Tg C"
    row = {
        "n": found.n,
        "cells_dropped": found.n_dropped,
        "area (km2)": found.area_m2 / M2_PER_KM2,
        f"mean_a{of_maps}": found.mean_a,
        f"mean_b{of_maps}": found.mean_b,
        f"mean_difference{of_maps}": found.mean,
        f"sd_difference{of_maps}": found.sd,
        f"rmse{of_maps}": found.rmse,
        "r": found.r,
        f"total_a ({tg})": carbon.teragrams(found.amount_a),
        f"total_b ({tg})": carbon.teragrams(found.amount_b),
        f"total_difference ({tg})": found.total_tg,
        "difference_of_b (%)": found.percent,
        "signs_differ": found.sign_flip,
    }
    publish_csv(path, pd.DataFrame([row]))


def _exact_moments(digits, *names: str) -> list:
    """Return the sums behind the difference of two maps as exact numbers."""
    places = [_TERMS.index(name) for name in names]
    if any(math.isinf(rounded(digits[place])) for place in places):
        return []
    return [as_fraction(digits[place]) for place in places]


def _sd_of_difference(digits, n: int) -> float:
    """Return the standard deviation of A - B (n - 1)."""
    moments = _exact_moments(digits, "d", "dd")
    if not moments or n < 2:
        return math.nan
    d, dd = moments
    return math.sqrt(max(float((dd - d * d / n) / (n - 1)), 0.0))


def _correlation_of_maps(digits, n: int) -> float:
    """Return Pearson's r of two maps; NaN when one is constant."""
    moments = _exact_moments(digits, "a", "b", "aa", "bb", "ab")
    if not moments or n < 2:
        return math.nan
    a, b, aa, bb, ab = moments
    spread = float(aa - a * a / n) * float(bb - b * b / n)
    if spread <= 0:
        return math.nan
    return min(max(float(ab - a * b / n) / math.sqrt(spread), -1.0), 1.0)
