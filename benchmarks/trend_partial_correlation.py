"""Partial correlation of a response with two drivers against vectorised numpy that minds gaps."""

from __future__ import annotations

import numpy as np

from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.trend.drivers.two_driver_correlation import partial_correlation

N_PIXELS = 200_000
# Dates, and how many times as fast; of ten dates little is left to save.
LENGTHS = shorter_when_quick({10: 5, 23: 10, 24: 10, 60: 10}, {24: 10})


def make_series(n_dates: int, gaps: bool) -> list:
    """Return a response and two drivers that hang together."""
    rng = np.random.default_rng((1, n_dates))
    b = rng.standard_normal((n_dates, N_PIXELS), dtype=np.float32)
    a = np.float32(0.5) * b + rng.standard_normal(b.shape, dtype=np.float32)
    y = np.float32(0.4) * b + np.float32(0.3) * a + rng.standard_normal(b.shape, dtype=np.float32)
    if gaps:
        y[rng.random(y.shape) < 0.05] = np.nan
    return [y, a, b]


def by_numpy(y, a, b) -> np.ndarray:
    """Return r_ya.b of each pixel."""
    missing = np.isnan(y + a + b)
    y, a, b = (np.where(missing, np.nan, v) for v in (y, a, b))

    def correlation(u, v):
        u, v = u - np.nanmean(u, axis=0), v - np.nanmean(v, axis=0)
        squares = np.nansum(u * u, axis=0) * np.nansum(v * v, axis=0)
        return np.nansum(u * v, axis=0) / np.sqrt(squares)

    r_ya, r_yb, r_ab = correlation(y, a), correlation(y, b), correlation(a, b)
    return (r_ya - r_yb * r_ab) / np.sqrt((1 - r_yb**2) * (1 - r_ab**2))


def measure(n_dates: int, gaps: bool) -> Row:
    """Measure one length."""
    data = make_series(n_dates, gaps)
    peer_data = [v[:, :2000] for v in data]
    exact = by_numpy(*(v.astype(np.float64) for v in peer_data))
    np.testing.assert_allclose(partial_correlation(*peer_data).r_a, exact, rtol=1e-9, atol=1e-12)
    peer_s, ours_s = ratio_of_medians(
        lambda: by_numpy(*data), lambda: partial_correlation(*data), 5
    )
    return Row(
        f"{n_dates} dates, {'gaps' if gaps else 'complete'}", peer_s, ours_s, LENGTHS[n_dates]
    )


def main() -> None:
    rows = [measure(n, gaps) for n in LENGTHS for gaps in (True, False)]
    print_rows(f"Partial correlation, {N_PIXELS:,} pixels", "vectorised numpy", rows)


if __name__ == "__main__":
    main()
