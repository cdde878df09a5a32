"""Slow and obvious twins of the regression on climate: one series at a time, written to be read."""

from __future__ import annotations

import itertools
import math

import numpy as np


def parts(response, climates, times, max_lag=0, max_sum=1, detrend=False):
    """Return candidates chosen (lag, sum), slopes, R2, the part of climate and the dates used.

    `climates` has for each series its values as many dates before each date of the response:
    (series, offsets, dates).
    """
    known = np.isfinite(response) & np.isfinite(climates).all(axis=(0, 1))
    y, t = np.asarray(response, float)[known], np.asarray(times, float)[known]
    tried = [(lag, n) for lag in range(max_lag + 1) for n in range(1, max_sum + 1)]
    best = None
    for combination in itertools.product(tried, repeat=len(climates)):
        columns = [
            np.asarray(one[lag : lag + n], float)[:, known].sum(axis=0)
            for one, (lag, n) in zip(climates, combination)
        ]
        time = [t - t[0]] if detrend else []
        design = np.column_stack([np.ones(len(y)), *columns, *time])
        coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
        rest = float(np.sum((y - design @ coefficients) ** 2))
        if best is None or rest < best[0]:
            best = rest, combination, coefficients, columns
    rest, combination, coefficients, columns = best
    climate = y.mean() + sum(b * (x - x.mean()) for b, x in zip(coefficients[1:], columns))
    slopes = [np.polyfit(t - t[0], series, 1)[0] for series in (y, climate, y - climate)]
    line = np.polyval(np.polyfit(t - t[0], y, 1), t - t[0]) if detrend else y.mean()
    return combination, slopes, 1 - rest / np.sum((y - line) ** 2), climate, known


def class_of(observed, climate, rest):
    """Return the class of three slopes."""
    if math.isnan(observed):
        return 255
    if observed == 0:
        return 0
    first = 1 if observed > 0 else 4
    same = [
        math.copysign(1, part) == math.copysign(1, observed) and part for part in (climate, rest)
    ]
    return first if all(same) else first + 1 if same[0] else first + 2


def parts_with_seasons(response, climates, times, seasons, detrend=False):
    """Return slopes, R2, part of climate, rest and R2's residual with one indicator per season.

    `climates` is (series, dates); all series are regressed on the indicators first.
    """
    known = np.isfinite(response) & np.isfinite(climates).all(axis=0)
    present = np.unique(np.asarray(seasons)[known])
    indicators = (np.asarray(seasons)[known][:, None] == present).astype(float)
    y, t = np.asarray(response, float)[known], np.asarray(times, float)[known] - times[0]
    columns = [np.asarray(one, float)[known] for one in climates]
    held = np.column_stack([indicators, t] if detrend else [indicators])
    design = np.column_stack([held, *columns])
    coefficients = np.linalg.lstsq(design, y, rcond=None)[0]
    rest = np.sum((y - design @ coefficients) ** 2)
    base = np.sum((y - held @ np.linalg.lstsq(held, y, rcond=None)[0]) ** 2)

    def without_seasons(series):
        return series - indicators @ np.linalg.lstsq(indicators, series, rcond=None)[0]

    climate = sum(b * without_seasons(x) for b, x in zip(coefficients[held.shape[1] :], columns))
    trend = np.column_stack([indicators, t])
    slopes = [
        np.linalg.lstsq(trend, series, rcond=None)[0][-1]
        for series in (y, climate, without_seasons(y) - climate)
    ]
    return slopes, 1 - rest / base, y.mean() + climate, without_seasons(y) - climate, known
