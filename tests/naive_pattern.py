"""Slow, obvious twins of the pattern kernels."""

from __future__ import annotations

import math

import numpy as np

STEPS = {
    "queen": [(r, c) for r in (-1, 0, 1) for c in (-1, 0, 1) if (r, c) != (0, 0)],
    "rook": [(-1, 0), (1, 0), (0, -1), (0, 1)],
}


def neighbours(grid, row, col, contiguity):
    """Values with data around a cell."""
    found = []
    for dr, dc in STEPS[contiguity]:
        r, c = row + dr, col + dc
        if 0 <= r < grid.shape[0] and 0 <= c < grid.shape[1] and not math.isnan(grid[r, c]):
            found.append(float(grid[r, c]))
    return found


def neighbour_sums(grid, contiguity):
    """Sum and number of the neighbours of each cell."""
    total, count = np.zeros(grid.shape), np.zeros(grid.shape, int)
    for row in range(grid.shape[0]):
        for col in range(grid.shape[1]):
            values = neighbours(grid, row, col, contiguity)
            total[row, col], count[row, col] = sum(values), len(values)
    return total, count


def weights_matrix(grid, contiguity):
    """Row-standardised weights between the cells with data, and their values."""
    places = [tuple(p) for p in np.argwhere(~np.isnan(grid))]
    number = {place: i for i, place in enumerate(places)}
    w = np.zeros((len(places), len(places)))
    for (row, col), i in number.items():
        near = [(row + dr, col + dc) for dr, dc in STEPS[contiguity]]
        near = [number[p] for p in near if p in number]
        for j in near:
            w[i, j] = 1.0 / len(near)
    return w, np.array([float(grid[p]) for p in places])


def conditional_counts(values, totals, counts, ids):
    """Permuted sums at least and at most as large, value by value."""
    at_least, at_most = [], []
    for i, (total, k) in enumerate(zip(totals, counts)):
        others = np.delete(values, i)
        sums = [math.fsum(others[row[:k]]) for row in ids]
        at_least.append(sum(s >= total for s in sums) if k else 0)
        at_most.append(sum(s <= total for s in sums) if k else 0)
    return at_least, at_most


def gi_star(grid, contiguity):
    """Gi* by the formula of Ord and Getis (1995), with every weight written out."""
    w, x = weights_matrix(grid, contiguity)
    w = (w > 0).astype(float) + np.eye(len(x))
    n, mean = len(x), x.mean()
    s = math.sqrt((x**2).mean() - mean**2)
    scores = []
    for i in range(n):
        total = w[i].sum()
        spread = s * math.sqrt((n * (w[i] ** 2).sum() - total**2) / (n - 1))
        scores.append(((w[i] * x).sum() - mean * total) / spread)
    return np.array(scores)


def fdr_threshold(p, alpha):
    """Benjamini and Hochberg: the largest p(i) not above i alpha / m."""
    p, best = sorted(p), 0.0
    for i, value in enumerate(p, start=1):
        if value <= alpha * i / len(p):
            best = value
    return best


def label_patches(zones, nodata, has_seam=False):
    """Patches by flood fill, numbered in the order of their first cells."""
    labels = np.full(zones.shape, -1)
    n = 0
    for start in np.ndindex(zones.shape):
        if zones[start] == nodata or labels[start] >= 0:
            continue
        waiting = [start]
        labels[start] = n
        while waiting:
            row, col = waiting.pop()
            for dr, dc in STEPS["rook"]:
                r, c = row + dr, col + dc
                c = c % zones.shape[1] if has_seam else c
                inside = 0 <= r < zones.shape[0] and 0 <= c < zones.shape[1]
                if inside and labels[r, c] < 0 and zones[r, c] == zones[start]:
                    labels[r, c] = n
                    waiting.append((r, c))
        n += 1
    return labels, n


def emerging_class(scores, least, trend_z, least_trend):
    """The key of the class of one series of Gi* scores, by Esri's definitions read one by one."""

    def of_side(states, trend):
        n = len(states)
        share, last, before = states.count(True) / n, states[-1], states[:-1]
        runs = "".join("x" if state else "." for state in states).strip(".").split(".")
        often = share > 0.9 or math.isclose(share, 0.9)
        if often and not last:
            return "historical"
        if often:
            if abs(trend) >= least_trend:
                return "intensifying" if trend > 0 else "diminishing"
            return "persistent"
        if last and not any(before):
            return "new"
        if last and len(runs) == 1:
            return "consecutive"
        return "on_and_off" if last else ""

    hot, cold = [z >= least for z in scores], [z <= -least for z in scores]
    for own, other, ending, trend in ((hot, cold, "hot", trend_z), (cold, hot, "cold", -trend_z)):
        key = of_side(own, trend)
        if key == "on_and_off":
            key = "oscillating" if any(other) else "sporadic"
        if key:
            return f"{key}_{ending}"
    return "none"
