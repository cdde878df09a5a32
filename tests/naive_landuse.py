"""Slow and obvious twin of the land-use kernel: cell by cell, in exact fractions."""

from __future__ import annotations

import math
from fractions import Fraction


def sum_pairs(start, end, carbon, area):
    """Return by pair of codes (None: nodata): cells, lacking, and exact sums of the quantities."""
    found: dict = {}
    for row in range(start.shape[0]):
        size = Fraction(float(area[row]))
        for col in range(start.shape[1]):
            pair = tuple(
                None if math.isnan(v) else int(v) for v in (start[row, col], end[row, col])
            )
            sums = found.setdefault(pair, [0, 0, *(Fraction(0) for _ in range(5))])
            sums[0] += 1
            sums[2] += size
            if len(carbon) == 0:
                continue
            values = [float(c[row, col]) for c in carbon]
            if any(math.isnan(value) for value in values):
                sums[1] += 1
                sums[3] += size
                continue
            sums[4] += Fraction(values[0]) * size
            sums[5] += Fraction(values[1]) * size
            if values[1] > values[0]:
                sums[6] += (Fraction(values[1]) - Fraction(values[0])) * size
    return found
