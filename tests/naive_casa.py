"""Slow and obvious twin of CASA: one cell, month after month, as the formulas are printed."""

from __future__ import annotations

import math

MIN_FPAR, MAX_FPAR = 0.001, 0.95


def fpar(ndvi, low, high):
    def scaled(v, v_min, v_max):
        v = min(max(v, v_min), v_max)
        return (v - v_min) / (v_max - v_min) * (MAX_FPAR - MIN_FPAR) + MIN_FPAR

    def sr(v):
        return (1 + v) / (1 - v)

    ndvi = min(max(ndvi, low), high)
    return (scaled(ndvi, low, high) + scaled(sr(ndvi), sr(low), sr(high))) / 2


def cold_or_warm(t, t_opt):
    t1 = 0.0 if t <= -10 else max(0.8 + 0.02 * t_opt - 0.0005 * t_opt**2, 0.0)

    def t2(t):
        return (
            1.184 / (1 + math.exp(0.2 * (t_opt - 10 - t))) / (1 + math.exp(0.3 * (-t_opt - 10 + t)))
        )

    return t1 * (t2(t_opt) / 2 if t > t_opt + 10 or t < t_opt - 13 else t2(t))


def heat_index(temperatures):
    return sum((t / 5) ** 1.514 for t in temperatures if t > 0)


def ep0(t, index):
    if t <= 0 or index <= 0:
        return 0.0
    a = (0.6751 * index**3 - 77.1 * index**2 + 17920 * index + 492390) * 1e-6
    return 16 * (10 * t / index) ** a


def stress(p, ep0):
    if p == 0:
        return 0.5
    rn = math.sqrt(ep0 * p) * (0.369 + 0.598 * math.sqrt(ep0 / p))
    e = p * rn * (p**2 + rn**2 + p * rn) / ((p + rn) * (p**2 + rn**2))
    return min(0.5 + 0.5 * e / ((e + ep0) / 2), 1.0)


def npp_of_cell(months, ndvi, temperature, rain, radiation, low, high, eps_max):
    """Return NPP of each month of one cell; NaN for no data.

    `months` are calendar months 1 to 12, the other four lists go with them.
    """

    def mean_of(values, month):
        known = [v for v, m in zip(values, months) if m == month and not math.isnan(v)]
        return sum(known) / len(known) if known else math.nan

    mean_t = [mean_of(temperature, month) for month in range(1, 13)]
    mean_ndvi = [mean_of(ndvi, month) for month in range(1, 13)]
    nan = [math.nan] * len(months)
    if any(math.isnan(t) for t in mean_t) or all(math.isnan(v) for v in mean_ndvi):
        return nan
    greenest = max(range(12), key=lambda m: -math.inf if math.isnan(mean_ndvi[m]) else mean_ndvi[m])
    t_opt, index = mean_t[greenest], heat_index(mean_t)

    def own_stress(i):
        """Return the stress that a month tells itself, None when it is frozen or unknown."""
        potential = ep0(temperature[i], index)
        return stress(rain[i], potential) if potential > 0 and rain[i] >= 0 else None

    before = next((w for w in map(own_stress, range(11, -1, -1)) if w is not None), 0.5)
    npp = []
    for i in range(len(months)):
        before = own_stress(i) if own_stress(i) is not None else before
        parts = (ndvi[i], temperature[i], rain[i], radiation[i])
        if any(math.isnan(v) for v in parts) or rain[i] < 0 or radiation[i] < 0:
            npp.append(math.nan)
            continue
        apar = radiation[i] * fpar(ndvi[i], low, high) * 0.5
        npp.append(apar * cold_or_warm(temperature[i], t_opt) * before * eps_max)
    return npp
