"""Slow and obvious twins of the trend kernels: one series at a time, written to be read."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np


def valid(values, times):
    """Return times and values that are there, as lists."""
    pairs = [(t, float(x)) for t, x in zip(times, values) if not math.isnan(x)]
    return [t for t, _ in pairs], [x for _, x in pairs]


def sen_slope(values, times):
    t, x = valid(values, times)
    slopes = [(x[j] - x[i]) / (t[j] - t[i]) for i, j in combinations(range(len(x)), 2)]
    return float(np.median(slopes)) if slopes else math.nan


def mann_kendall(x):
    """Return S, Var S and Z of values without gaps."""
    x = [float(v) for v in x]
    n = len(x)
    s = sum((x[j] > x[i]) - (x[j] < x[i]) for i, j in combinations(range(n), 2))
    ties = sum(t * (t - 1) * (2 * t + 5) for t in (x.count(v) for v in set(x)))
    var = (n * (n - 1) * (2 * n + 5) - ties) / 18
    return s, var, z_score(s, var)


def z_score(s, var):
    if s == 0:
        return 0.0
    return math.nan if var <= 0 else (s - math.copysign(1, s)) / math.sqrt(var)


def autocorrelation(x, lag):
    y = np.asarray(x) - np.mean(x)
    return float(np.sum(y[lag:] * y[: len(y) - lag]) / np.sum(y * y))


def corrected_z(values, times, correction, max_lag, limit):
    """Return Z of a test corrected for autocorrelation, by the real times."""
    from scipy.stats import rankdata

    t, x = valid(values, times)
    n, t, x = len(x), np.array(t), np.array(x)
    index = t - t[0] + 1
    slope = sen_slope(x, t)
    detrended = x - index * slope
    s, var, z = mann_kendall(list(x))
    if correction in ("hamed_rao", "yue_wang"):
        lags = range(1, min(max_lag or n, n - 1) + 1)
        if correction == "hamed_rao":
            r = {k: autocorrelation(rankdata(detrended), k) for k in lags}
            r = {k: v for k, v in r.items() if abs(v) > limit / math.sqrt(n)}
            total = sum((n - k) * (n - k - 1) * (n - k - 2) * v for k, v in r.items())
            return z_score(s, var * (1 + 2 / (n * (n - 1) * (n - 2)) * total))
        total = sum((1 - k / n) * autocorrelation(detrended, k) for k in lags)
        return z_score(s, var * (1 + 2 * total))
    y = x if correction == "prewhitening" else detrended
    r = autocorrelation(y, 1)
    if correction == "wang_swail":
        r = min(max((n * r + 2) / (n - 4), 0), 0.95)
    if abs(r) <= limit / math.sqrt(n):
        return z
    kept = x if correction == "wang_swail" else y
    white = kept[1:] - r * kept[:-1]
    if correction == "tfpw":
        white = white + slope * (index[1:] - index[1] + 1)
    return mann_kendall(list(white))[2]


def rescaled_range(x, divisor):
    """Return R/S of some values; NaN without variation."""
    x = np.asarray(x, float)
    if np.ptp(x) == 0:
        return math.nan
    walk = np.cumsum(x - x.mean())
    s = math.sqrt(np.sum((x - x.mean()) ** 2) / divisor)
    return (max(walk.max(), 0.0) - min(walk.min(), 0.0)) / s


def hurst_prefix(x):
    points = [(m, rescaled_range(x[:m], m)) for m in range(2, len(x) + 1)]
    return _log_slope(points)


def hurst_blocks(x, corrected=False):
    points = []
    for m in range(4, len(x) // 2 + 1):
        blocks = [x[k : k + m] for k in range(0, len(x) - m + 1, m)]
        ratios = [rescaled_range(block, m - 1) for block in blocks]
        mean = np.nanmean(ratios) if np.isfinite(ratios).any() else math.nan
        points.append((m, mean / expected_rs(m) if corrected else mean))
    return _log_slope(points) + (0.5 if corrected else 0.0)


def expected_rs(m):
    front = math.gamma((m - 1) / 2) / (math.sqrt(math.pi) * math.gamma(m / 2))
    return front * sum(math.sqrt((m - i) / i) for i in range(1, m))


def _log_slope(points):
    points = [(math.log(m), math.log(rs)) for m, rs in points if rs > 0]
    if len(points) < 4:
        return math.nan
    return float(np.polyfit(*zip(*points), 1)[0])


def residual_correlation(y, a, b, times=None):
    """Return the correlation of what is left of y and a when b (and time) are regressed out."""
    known = ~(np.isnan(y) | np.isnan(a) | np.isnan(b))
    columns = [np.ones(known.sum()), b[known]] + ([times[known]] if times is not None else [])
    x = np.column_stack(columns).astype(float)
    rest = [
        v[known] - x @ np.linalg.lstsq(x, v[known].astype(float), rcond=None)[0] for v in (y, a)
    ]
    return float(np.corrcoef(*rest)[0, 1])


def explained(y, a, b, times=None):
    """Return R2 of y on a and b, of what time leaves of y when times are given."""
    known = ~(np.isnan(y) | np.isnan(a) | np.isnan(b))
    base = [np.ones(known.sum())] + ([times[known]] if times is not None else [])

    def squares(columns):
        x = np.column_stack(columns).astype(float)
        fit = np.linalg.lstsq(x, y[known].astype(float), rcond=None)[0]
        return np.sum((y[known] - x @ fit) ** 2)

    return 1 - squares([*base, a[known], b[known]]) / squares(base)


def inverse_correlations(series, times=None):
    """Return partial correlations of the first series with each other one, and R2.

    From the inverse of the correlation matrix (numpy), all others held constant.
    """
    series = np.asarray(series, float)
    known = ~np.isnan(series).any(axis=0)
    rows = series[:, known]
    if times is not None:
        base = np.column_stack([np.ones(known.sum()), times[known]])
        rows = np.array([r - base @ np.linalg.lstsq(base, r, rcond=None)[0] for r in rows])
    p = np.linalg.inv(np.corrcoef(rows))
    partial = [-p[0, j] / math.sqrt(p[0, 0] * p[j, j]) for j in range(1, len(rows))]
    return np.array(partial), 1 - 1 / p[0, 0]


def breaks(x, t, most, shortest, joined=False):
    """Best breaks of each number by trying all: {m: (BIC, first values of segments, lines)}.

    A line is (slope, value at time 0); `x` has no gaps.
    """
    x, t = np.asarray(x, float), np.asarray(t, float)
    n = len(x)

    def criterion(rss, parameters):
        return n * (math.log(rss / n) + 1 + math.log(2 * math.pi)) + math.log(n) * parameters

    def least_squares(columns, values):
        columns = np.column_stack(columns)
        solution = np.linalg.lstsq(columns, values, rcond=None)[0]
        return solution, float(((values - columns @ solution) ** 2).sum())

    found = {}
    for m in range(most + 1):
        fits = []
        for starts in combinations(range(1, n), m):
            edges = [0, *starts, n]
            if joined and m:
                if min(starts[0] + 1, n - starts[0]) < shortest:
                    continue
                hinge = np.maximum(t - t[starts[0]], 0)
                (level, slope, turn), rss = least_squares([np.ones(n), t, hinge], x)
                after = level - turn * t[starts[0]]
                fits.append((rss, starts, [(slope, level), (slope + turn, after)]))
                continue
            if min(b - a for a, b in zip(edges, edges[1:])) < shortest:
                continue
            total, lines = 0.0, []
            for a, b in zip(edges, edges[1:]):
                (level, slope), rss = least_squares([np.ones(b - a), t[a:b]], x[a:b])
                total += rss
                lines.append((slope, level))
            fits.append((total, starts, lines))
        if fits:
            rss, starts, lines = min(fits, key=lambda fit: fit[0])
            found[m] = (criterion(rss, 5 if joined and m else 3 * m + 3), starts, lines)
    return found
