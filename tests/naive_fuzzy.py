"""Slow and obvious twins of the kernels of fuzzy ensembles."""

from __future__ import annotations

import math


def location_distances(values, centres, weights):
    """Return distances of places to centres, one pair at a time."""
    return [
        [
            math.sqrt(sum(w * (values[k][p] - c[k]) ** 2 for k, w in zip(range(len(c)), weights)))
            for p in range(len(values[0]))
        ]
        for c in centres
    ]


def memberships(distances, neighbours, fuzzifier, limit=math.inf):
    """Return memberships as the formula of fuzzy c-means says them, place by place."""
    n_sites, n_places = len(distances), len(distances[0])
    found = [[0.0] * n_places for _ in range(n_sites)]
    for place in range(n_places):
        d = [row[place] for row in distances]
        near = sorted(range(n_sites), key=lambda i: (d[i], i))[:neighbours]
        near = [i for i in near if d[i] <= limit or d[i] == d[near[0]]]
        zeros = [i for i in near if d[i] == 0]
        for i in near:
            if zeros:
                found[i][place] = 1 / len(zeros) if i in zeros else 0.0
            else:
                ratios = ((d[i] / d[k]) ** (2 / (fuzzifier - 1)) for k in near)
                found[i][place] = 1 / sum(ratios)
    return found
