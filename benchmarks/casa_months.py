"""Twelve months of CASA against vectorised numpy that does the same, on the same arrays."""

from __future__ import annotations

import numpy as np

from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians
from carbonsink.core.flux.casa.light_use import Months, Vegetation, npp_of_months
from carbonsink.core.flux.casa.temperature import optimum_and_heat_index

N_CELLS = 200_000
CALENDAR = np.arange(12)
# One thread against one thread; block processing adds the threads.
GOALS = {"temperate": 1.5, "frost and gaps": 2}


def cells(frost: bool) -> list:
    """Return made-up NDVI, temperature, rain and radiation (months, cells), float32."""
    rng = np.random.default_rng(1)
    wave = np.cos(2 * np.pi * (CALENDAR - 6.5) / 12)[:, None]
    shape = (12, N_CELLS)
    mean = rng.uniform(-8, 12, N_CELLS) if frost else rng.uniform(16, 22, N_CELLS)
    ndvi = 0.4 + 0.3 * wave + rng.normal(0, 0.05, shape)
    values = [
        np.clip(ndvi, -0.2, 0.95),
        mean + 14 * wave + rng.normal(0, 1, shape),
        np.maximum(rng.gamma(1.5, 40, shape) - 10, 0),
        420 + 240 * wave + rng.normal(0, 20, shape),
    ]
    if frost:
        for v in values:
            v[rng.random(shape) < 0.02] = np.nan
    return [v.astype(np.float32) for v in values]


def constants() -> list:
    """Return NDVI limits and efficiency of each cell."""
    rng = np.random.default_rng(2)
    return [rng.uniform(*span, N_CELLS) for span in ((0.05, 0.15), (0.6, 0.8), (0.4, 0.9))]


def ours(values: list, of_class: list) -> np.ndarray:
    """Return NPP by the kernels."""
    optimum, index = np.empty((2, N_CELLS))
    optimum_and_heat_index(values[0], values[1], CALENDAR, optimum, index)
    return npp_of_months(Months(*values), Vegetation(*of_class, optimum, index))[0]


def by_numpy(values: list, of_class: list) -> np.ndarray:
    """Return NPP by whole arrays."""
    ndvi, t, p, sol = (v.astype(np.float64) for v in values)
    low, high, best = of_class
    optimum, index = _mean_year(ndvi, t)
    exponent = 0.6751e-6 * index**3 - 77.1e-6 * index**2 + 17920e-6 * index + 492390e-6
    with np.errstate(all="ignore"):
        potential = np.where((t > 0) & (index > 0), 16 * (10 * t / index) ** exponent, 0.0)
        rn = 0.369 * np.sqrt(potential * p) + 0.598 * potential
        e = p * rn * (p * p + rn * rn + p * rn) / ((p + rn) * (p * p + rn * rn))
        e = np.where((p > 0) & (rn > 0), e, 0.0)
        stress_of_month = np.minimum(0.5 + e / (e + potential), 1.0)
    stress_of_month = np.where((potential > 0) & (p >= 0), stress_of_month, np.nan)
    stress = _carried(stress_of_month)
    clipped = np.clip(ndvi, low, high)
    sr, sr_low, sr_high = ((1 + v) / (1 - v) for v in (clipped, low, high))
    share = (clipped - low) / (high - low) + (sr - sr_low) / (sr_high - sr_low)
    fpar = 0.5 * share * (0.95 - 0.001) + 0.001
    t1 = np.where(t <= -10, 0.0, np.maximum(0.8 + 0.02 * optimum - 0.0005 * optimum**2, 0.0))
    d = t - optimum
    d = np.where((d > 10) | (d < -13), 0.0, d)
    t2 = 1.184 / ((1 + np.exp(0.2 * (-10 - d))) * (1 + np.exp(0.3 * (-10 + d))))
    t2 = np.where((t - optimum > 10) | (t - optimum < -13), 0.5 * t2, t2)
    npp = sol * fpar * 0.5 * t1 * t2 * stress * best
    return np.where(np.isnan(ndvi + t + p + sol + index), np.nan, npp).astype(np.float32)


def _mean_year(ndvi, t) -> tuple:
    """Return optimum temperature and heat index of one year."""
    usable = np.where(np.isnan(ndvi) | np.isnan(t), -np.inf, ndvi)
    best = usable.argmax(axis=0)
    optimum = np.take_along_axis(t, best[None], axis=0)[0]
    optimum = np.where(np.isfinite(usable.max(axis=0)), optimum, np.nan)
    return optimum, ((np.where(t <= 0, 0.0, t) / 5) ** 1.514).sum(axis=0)


def _carried(stress_of_month) -> np.ndarray:
    """Return the stress of each month, that of the month before where it has none of its own."""
    before = np.full(stress_of_month.shape[1], np.nan)
    for month in stress_of_month:
        before = np.where(np.isnan(month), before, month)
    before = np.where(np.isnan(before), 0.5, before)
    stress = np.empty_like(stress_of_month)
    for i, month in enumerate(stress_of_month):
        stress[i] = before = np.where(np.isnan(month), before, month)
    return stress


def measure(case: str) -> Row:
    """Measure one climate."""
    values, of_class = cells(case != "temperate"), constants()
    np.testing.assert_allclose(
        ours(values, of_class), by_numpy(values, of_class), rtol=2e-6, atol=1e-9
    )
    peer_s, ours_s = ratio_of_medians(
        lambda: by_numpy(values, of_class), lambda: ours(values, of_class), 5
    )
    return Row(case, peer_s, ours_s, GOALS[case])


def main() -> None:
    title = f"CASA, 12 months of {N_CELLS:,} cells, one thread"
    print_rows(title, "vectorised numpy", [measure(case) for case in GOALS])


if __name__ == "__main__":
    main()
