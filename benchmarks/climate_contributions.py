"""Regression on climate with chosen lags and sums against numpy's least squares, cell by cell.

The peer does what scripts of RESTREND do: for each cell it fits every combination of lags and sums
with numpy.linalg.lstsq, keeps the smallest residual sum of squares, and takes the least-squares
slopes of the series, of the fit and of the rest.
"""

from __future__ import annotations

import itertools

import numpy as np

from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.trend.climate.lagged_regression import Search, fit_climate

N_DATES, N_PIXELS, N_PEER = 24, 100_000, 300
TIMES = 2001.0 + np.arange(N_DATES)
# Climate series, what is searched, and how many times as fast.
CASES = shorter_when_quick(
    [(2, Search(0, 1, True), 20), (2, Search(1, 2, True), 50), (3, Search(1, 2, True), 50)],
    [(2, Search(1, 2, True), 50)],
)


def make_data(k: int, search: Search) -> tuple:
    """Return bands of a response and of climate, and the band of each date and offset."""
    random = np.random.default_rng(k)
    n_offsets = search.max_lag + search.max_sum
    longer = N_DATES + n_offsets - 1
    climate = random.normal(size=(k, longer, N_PIXELS))
    response = climate[:, -N_DATES:].sum(axis=0) + 0.1 * np.arange(N_DATES)[:, None]
    response += random.normal(size=response.shape)
    rows = np.empty((k, n_offsets, N_DATES), np.int64)
    for v, offset in itertools.product(range(k), range(n_offsets)):
        rows[v, offset] = N_DATES + v * longer + np.arange(N_DATES) + n_offsets - 1 - offset
    return np.concatenate([response, *climate]).astype(np.float32), rows


def by_numpy(bands, rows, search: Search) -> np.ndarray:
    """Return the slopes of series, climate and rest of each pixel."""
    windows = list(itertools.product(range(search.max_lag + 1), range(1, search.max_sum + 1)))
    time = TIMES - TIMES.mean()
    slopes = np.empty((3, bands.shape[1]))
    for pixel in range(bands.shape[1]):
        y = bands[:N_DATES, pixel].astype(np.float64)
        climates = bands[rows, pixel].astype(np.float64)
        best, best_fit = np.inf, None
        for combination in itertools.product(windows, repeat=len(climates)):
            columns = [
                climate[lag : lag + n].sum(axis=0)
                for climate, (lag, n) in zip(climates, combination)
            ]
            design = np.column_stack([np.ones(N_DATES), *columns, time])
            coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
            residual_sum = np.sum((y - design @ coefficients) ** 2)
            if residual_sum < best:
                best, best_fit = residual_sum, design[:, 1:-1] @ coefficients[1:-1]
        for component, series in enumerate((y, best_fit, y - best_fit)):
            slopes[component, pixel] = time @ series / (time @ time)
    return slopes


def measure(k: int, search: Search, goal: float) -> Row:
    """Measure one case; the peer on fewer pixels, brought to as many."""
    bands, rows = make_data(k, search)
    peer_bands = np.ascontiguousarray(bands[:, :N_PEER])
    expected = by_numpy(peer_bands, rows, search)
    slopes = fit_climate(peer_bands, rows, TIMES, search, 8).slopes
    np.testing.assert_allclose(slopes, expected, rtol=1e-7, atol=1e-9)
    peer_s, ours_s = ratio_of_medians(
        lambda: by_numpy(peer_bands, rows, search),
        lambda: fit_climate(bands, rows, TIMES, search, 8),
        3,
    )
    combinations = ((search.max_lag + 1) * search.max_sum) ** k
    case = f"{k} climate series, {combinations} combinations"
    return Row(case, peer_s * (N_PIXELS / N_PEER), ours_s, goal)


def main() -> None:
    rows = [measure(*case) for case in CASES]
    title = f"Regression on climate, {N_PIXELS:,} pixels of {N_DATES} dates"
    print_rows(title, "numpy.linalg.lstsq per pixel", rows)


if __name__ == "__main__":
    main()
