"""Sen's slope and Mann-Kendall: against pymannkendall by pixel, and against whole-array numpy.

Z must be identical, slopes equal to
1e-6 of their value. The last table is processor time per pixel, together with the Hurst exponent.
"""

from __future__ import annotations

import statistics
import time

import numpy as np
import pymannkendall

from carbonsink.benchmarks.timing import (
    Amount,
    Row,
    print_amount,
    print_rows,
    ratio_of_medians,
    shorter_when_quick,
)
from carbonsink.core.trend.hurst import hurst
from carbonsink.core.trend.sen_mann_kendall import sen_mann_kendall

N_PIXELS = 200_000
# pymannkendall needs most of a millisecond per pixel: it gets a part of them, scaled up.
PEER_PIXELS = 300
# Dates, and how many times as fast as pymannkendall. Its work by pixel grows with the number of
# dates, the number of slopes with its square, so the goal set for 23 dates cannot hold for 60.
LENGTHS = shorter_when_quick({8: 800, 23: 800, 24: 800, 45: 400, 60: 250}, {23: 800, 60: 250})
GOAL_MICROSECONDS = 1.0


def make_series(n_dates: int, n_pixels: int, gaps: bool, ties: bool, seed: int = 0) -> np.ndarray:
    """Return noise with drift; on request with ties and constant pixels, and with holes."""
    rng = np.random.default_rng((seed, n_dates))
    values = rng.standard_normal((n_dates, n_pixels)) + 0.03 * np.arange(n_dates)[:, np.newaxis]
    if ties:
        values[:, ::2] = np.round(values[:, ::2], 1)
        values[:, ::97] = 0.25
    if gaps:
        values[rng.random(values.shape) < 0.1] = np.nan
    return values.astype(np.float32)


def by_pymannkendall(values: np.ndarray) -> np.ndarray:
    """Return Z and slope of each pixel."""
    tests = (pymannkendall.original_test(v) for v in values.T.astype(np.float64))
    return np.array([(test.z, test.slope) for test in tests])


def by_numpy(values: np.ndarray, times: np.ndarray) -> tuple:
    """Return Z and slope of complete series, all pixels of a chunk at once."""
    later, earlier = np.tril_indices(len(values), -1)
    steps = (times[later] - times[earlier]).astype(np.float32)[:, np.newaxis]
    n = len(values)
    slopes, scores = [], []
    for chunk in np.array_split(values, max(values.shape[1] // 4096, 1), axis=1):
        d = chunk[later] - chunk[earlier]
        s = np.sign(d).sum(axis=0)
        n_equal = (chunk[:, np.newaxis] == chunk[np.newaxis]).sum(axis=1)
        ties = ((n_equal - 1) * (2 * n_equal + 5)).sum(axis=0)
        var = (n * (n - 1) * (2 * n + 5) - ties) / 18.0
        with np.errstate(invalid="ignore"):
            scores.append(np.where(s == 0, 0.0, (s - np.sign(s)) / np.sqrt(var)))
        slopes.append(np.median(d / steps, axis=0))
    return np.concatenate(scores), np.concatenate(slopes)


def against_pymannkendall(n_dates: int) -> Row:
    """Measure ties, gaps and constant pixels of one length."""
    values = make_series(n_dates, N_PIXELS, gaps=True, ties=True)
    times = 2001.0 + np.arange(n_dates)
    peer_values = values[:, :PEER_PIXELS]

    def ours():
        return sen_mann_kendall(values, times)

    trends = ours()
    is_tested = trends.n[:PEER_PIXELS] >= 3
    peer = by_pymannkendall(peer_values[:, is_tested])
    np.testing.assert_array_equal(trends.z[:PEER_PIXELS][is_tested], peer[:, 0])
    np.testing.assert_allclose(trends.slope[:PEER_PIXELS][is_tested], peer[:, 1], rtol=1e-6)
    peer_s, ours_s = ratio_of_medians(lambda: by_pymannkendall(peer_values[:, is_tested]), ours, 3)
    peer_s *= N_PIXELS / is_tested.sum()
    return Row(f"{n_dates} dates, ties and gaps", peer_s, ours_s, LENGTHS[n_dates])


def against_numpy(n_dates: int) -> Row:
    """Measure complete data of one length."""
    values = make_series(n_dates, 40_000, gaps=False, ties=True)
    times = 2001.0 + np.arange(n_dates)
    z, slope = by_numpy(values, times)
    trends = sen_mann_kendall(values, times)
    np.testing.assert_array_equal(trends.z, z)
    scale = np.abs(slope).max()
    np.testing.assert_allclose(trends.slope, slope, rtol=1e-6, atol=1e-6 * scale)
    peer_s, ours_s = ratio_of_medians(
        lambda: by_numpy(values, times), lambda: sen_mann_kendall(values, times), 3
    )
    return Row(f"{n_dates} dates, complete", peer_s, ours_s, 8.0)


def processor_time(n_dates: int = 24) -> None:
    """Print the processor time per pixel of slope, test and Hurst exponent together."""
    times = 2001.0 + np.arange(n_dates)
    title = f"Sen + Mann-Kendall + Hurst, {n_dates} dates, processor time per pixel"
    for gaps in (False, True):
        values = make_series(n_dates, N_PIXELS, gaps, ties=True)
        hurst(values[:, :64])
        seconds = []
        for _ in range(5):
            started = time.process_time()
            sen_mann_kendall(values, times)
            hurst(values)
            seconds.append(time.process_time() - started)
        microseconds = statistics.median(seconds) / N_PIXELS * 1e6
        label = "with gaps" if gaps else "complete"
        print_amount(title, Amount(label, microseconds, "us", GOAL_MICROSECONDS))


def main() -> None:
    sen_mann_kendall(make_series(8, 100, True, True), np.arange(8.0))
    rows = [against_pymannkendall(n) for n in LENGTHS]
    print_rows(f"Sen + Mann-Kendall, {N_PIXELS:,} pixels", "pymannkendall per pixel", rows)
    rows = [against_numpy(n) for n in LENGTHS]
    print_rows("Sen + Mann-Kendall, 40,000 pixels", "vectorised numpy", rows)
    processor_time()


if __name__ == "__main__":
    main()
