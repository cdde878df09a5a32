"""Weighted sums of the places of cells in space, exact whatever the blocks.

A cell of weight w at the point (x, y, z) of the ellipsoid adds w times 1, x, y, z and their six
products. The sums need no centre and no projection, so they hold anywhere on the globe, across the
antimeridian and around a pole, and centre and ellipse follow from them at the end.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...jit import njit
from ...statistics.exact_sum import PLACES, add_bits, carry, zero_sums

# 1, x, y, z, xx, xy, xz, yy, yz, zz.
TERMS = 10


class ZoneMomentSums(NamedTuple):
    """Sums by zone and date, and what was counted beside them; see `zone_moment_sums`."""

    sums: np.ndarray
    cells: np.ndarray
    negative: np.ndarray


def zone_moment_sums(
    values, areas, points, zone_positions, n_zones: int, weight_sign: int
) -> ZoneMomentSums:
    """Return the sums of each zone and date, and what was counted beside them.

    Parameters
    ----------
    values : numpy.ndarray
        float32 or float64 (dates, cells), NaN for no data.
    areas : numpy.ndarray
        Area of each cell.
    points : numpy.ndarray
        ``(cells, 3)``: places in space.
    zone_positions : numpy.ndarray
        int64: number of each cell's zone, -1 outside of all.
    n_zones : int
        Number of zones.
    weight_sign : int
        1 takes the positive values, -1 the negative ones by their size, 0 all by their size.

    Returns
    -------
    sums : numpy.ndarray
        Accumulators ``(n_places, dates, TERMS, PLACES)`` of the cells with data on all dates.
    cells : numpy.ndarray
        ``(n_places, 2)``: cells with data on all dates, and on any.
    negative : numpy.ndarray
        ``(dates,)``: cells below zero among those with data on all dates.
    """
    n_dates = values.shape[0]
    sums = zero_sums(n_zones * n_dates * TERMS)
    cells, negative = np.zeros((n_zones, 2), np.int64), np.zeros(n_dates, np.int64)
    points = np.ascontiguousarray(points, np.float64)
    _add_moments(
        np.ascontiguousarray(values),
        areas,
        points,
        zone_positions,
        weight_sign,
        sums,
        cells,
        negative,
    )
    return ZoneMomentSums(carry(sums).reshape(n_zones, n_dates, TERMS, PLACES), cells, negative)


@njit(nogil=True, cache=True)
def _add_moments(values, areas, points, zone_positions, weight_sign, sums, cells, negative):
    """Add the cells to the moments of their zones, the exact sums that centres come from."""
    n_dates = values.shape[0]
    terms = np.empty(TERMS)
    bits = terms.view(np.int64)
    for cell in range(values.shape[1]):
        zone = zone_positions[cell]
        if zone < 0:
            continue
        n_known = 0
        for date in range(n_dates):
            n_known += values[date, cell] == values[date, cell]
        if n_known > 0:
            cells[zone, 1] += 1
        if n_known < n_dates:
            continue
        cells[zone, 0] += 1
        x, y, z = points[cell, 0], points[cell, 1], points[cell, 2]
        for date in range(n_dates):
            value = np.float64(values[date, cell])
            if value < 0.0:
                negative[date] += 1
            weight = abs(value) if weight_sign == 0 else max(weight_sign * value, 0.0)
            weight *= areas[cell]
            if not weight > 0.0:
                continue
            terms[0] = weight
            terms[1], terms[2], terms[3] = weight * x, weight * y, weight * z
            terms[4], terms[5], terms[6] = terms[1] * x, terms[1] * y, terms[1] * z
            terms[7], terms[8], terms[9] = terms[2] * y, terms[2] * z, terms[3] * z
            row = (zone * n_dates + date) * TERMS
            for k in range(TERMS):
                add_bits(bits[k], sums, row + k)


def moments_by_zone(values, areas, points, codes, inside, weight_sign: int) -> tuple:
    """Return the moments of some cells of a map by zone, and the cells below zero."""
    present, positions = np.unique(codes[inside], return_inverse=True)
    index = np.full(inside.shape, -1, np.int64)
    index[inside] = positions.ravel()
    areas = np.ascontiguousarray(areas).ravel()
    sums, cells, negative = zone_moment_sums(
        values, areas, points, index.ravel(), present.size, weight_sign
    )
    return {int(code): (sums[i], cells[i]) for i, code in enumerate(present)}, negative


def add_zone_moments(total: dict, added: dict) -> None:
    """Add moments of gravity centres by zone to others."""
    for code, (sums, cells) in added.items():
        if code in total:
            total[code] = (carry(total[code][0] + sums), total[code][1] + cells)
        else:
            total[code] = (sums, cells)
