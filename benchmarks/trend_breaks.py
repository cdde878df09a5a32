"""One break between two free lines against vectorised numpy that minds gaps."""

from __future__ import annotations

import numpy as np

from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.trend.breaks.piecewise import find_breaks
from carbonsink.core.trend.settings import BreakSettings

N_PIXELS = 50_000
SHORTEST = 5
# Dates, and how many times as fast; the peer finds the evidence only, not slopes, jump and memory.
LENGTHS = shorter_when_quick({15: 1, 24: 1, 60: 1}, {24: 1})


def by_numpy(values, times) -> np.ndarray:
    """Return the evidence for one break of each pixel."""
    has_value = ~np.isnan(values)
    x = np.where(has_value, values - np.nanmean(values, axis=0), 0.0)
    t = np.where(has_value, (times - times.mean())[:, None], 0.0)
    terms = np.stack([has_value.astype(float), t, x, t * t, t * x, x * x])
    totals = terms.sum(axis=1)

    def residual(n, st, sx, stt, stx, sxx):
        n = np.where(n > 1, n, np.nan)
        tt, tx, xx = stt - st * st / n, stx - st * sx / n, sxx - sx * sx / n
        return xx - tx * tx / tt

    n, best, left = totals[0], np.full(values.shape[1], np.inf), np.zeros(totals.shape)
    for date in range(len(times) - 1):
        left = left + terms[:, date]
        is_long_enough = (left[0] >= SHORTEST) & (n - left[0] >= SHORTEST)
        with np.errstate(divide="ignore", invalid="ignore"):
            rss = residual(*left) + residual(*(totals - left))
        best = np.where(is_long_enough, np.fmin(best, rss), best)
    return n * np.log(residual(*totals) / best) - 3 * np.log(n)


def measure(n_dates: int, gaps: bool) -> Row:
    """Measure one length."""
    rng = np.random.default_rng((1, n_dates))
    values = rng.normal(300, 10, (n_dates, N_PIXELS)).astype(np.float32)
    values[n_dates // 2 :, ::2] += 20
    if gaps:
        values[rng.random(values.shape) < 0.02] = np.nan
    times = np.arange(n_dates, dtype=float)
    settings = BreakSettings(rule="bic", min_segment=SHORTEST, min_valid=10)
    peer_values = values[:, :2000]
    is_tested = (~np.isnan(peer_values)).sum(axis=0) >= 10
    expected, breaks = (
        by_numpy(peer_values.astype(float), times),
        find_breaks(peer_values, times, settings),
    )
    np.testing.assert_allclose(
        breaks.evidence[is_tested], expected[is_tested], rtol=1e-6, atol=1e-6
    )
    peer_s, ours_s = ratio_of_medians(
        lambda: by_numpy(values, times), lambda: find_breaks(values, times, settings), 5
    )
    return Row(
        f"{n_dates} dates, {'gaps' if gaps else 'complete'}", peer_s, ours_s, LENGTHS[n_dates]
    )


def main() -> None:
    rows = [measure(n, gaps) for n in LENGTHS for gaps in (True, False)]
    print_rows(f"One break by BIC, {N_PIXELS:,} pixels", "vectorised numpy", rows)


if __name__ == "__main__":
    main()
