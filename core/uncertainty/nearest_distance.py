"""Distance to the nearest of some points, and how many are near, exactly, for many cells.

The points are put into groups of neighbours, each with its bounding box. A cell first looks at the
point that was nearest to the cell before, then only at groups whose box is nearer than what it has.
Most cells look at one to three groups.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit

# Points of a group: the distances to them are computed side by side.
GROUP_POINTS = 16


class PointGroups(NamedTuple):
    """Points in groups.

    Parameters
    ----------
    points : ndarray of float64, shape (n_groups, n_dimensions, GROUP_POINTS)
        The points; a group of fewer repeats them.
    low, high : ndarray of float64, shape (n_dimensions, n_groups)
        Their bounding boxes.
    sizes : ndarray of int64, shape (n_groups,)
        How many of the points of each group are different ones.
    """

    points: np.ndarray
    low: np.ndarray
    high: np.ndarray
    sizes: np.ndarray


def group_points(points: np.ndarray) -> PointGroups:
    """Return points in groups of neighbours, so that the nearest is found without all distances."""
    points = np.asarray(points, np.float64)
    waiting, groups, sizes = [np.arange(points.shape[1])], [], []
    while waiting:
        members = waiting.pop()
        if len(members) <= GROUP_POINTS:
            groups.append(np.resize(members, GROUP_POINTS) if len(members) else members)
            sizes.append(len(members))
            continue
        member_points = points[:, members]
        widest = int(np.argmax(member_points.max(axis=1) - member_points.min(axis=1)))
        order = members[np.argsort(member_points[widest], kind="stable")]
        half = -(-len(order) // (2 * GROUP_POINTS)) * GROUP_POINTS
        waiting += [order[half:], order[:half]]
    grouped = np.ascontiguousarray(np.stack([points[:, group] for group in groups]))
    low, high = grouped.min(axis=2).T, grouped.max(axis=2).T
    boxes = np.ascontiguousarray(low), np.ascontiguousarray(high)
    return PointGroups(grouped, *boxes, np.array(sizes, np.int64))


@njit(nogil=True, cache=True)
def nearest_distances(groups, columns, cells, centre, scale, distances):
    """Write the distance of each cell to the nearest point.

    Parameters
    ----------
    groups : PointGroups
        The points, scaled.
    columns : ndarray of float32, shape (n_dimensions, n)
        Predictors of all cells, not scaled.
    cells : ndarray of int64
        Cells wanted.
    centre, scale : ndarray of float64, shape (n_dimensions,)
        A cell lies at (x - centre) * scale.
    distances : ndarray of float64, shape (n,)
        Filled in the wanted cells.
    """
    n_groups, n_dimensions = groups.points.shape[0], groups.points.shape[1]
    cell_point = np.empty(n_dimensions, np.float64)
    bound = np.empty(n_groups, np.float64)
    squares = np.empty(GROUP_POINTS, np.float64)
    last = np.uint64(0)
    for c in range(len(cells)):
        cell = np.uint64(cells[c])
        for d in range(np.uint64(n_dimensions)):
            cell_point[d] = (np.float64(columns[d, cell]) - centre[d]) * scale[d]
        best = nearest_in_group(groups.points, last, cell_point, squares)
        bound_groups(groups, cell_point, bound)
        for g in range(np.uint64(n_groups)):
            if bound[g] < best:
                square = nearest_in_group(groups.points, g, cell_point, squares)
                if square < best:
                    best = square
                    last = np.uint64(g)
        distances[cell] = np.sqrt(best)


@njit(nogil=True, cache=True)
def count_within(groups, columns, cells, centre, scale, radius, counts):
    """Write how many points are nearer to each cell than a distance; parameters as above."""
    n_groups, n_dimensions = groups.points.shape[0], groups.points.shape[1]
    cell_point = np.empty(n_dimensions, np.float64)
    bound = np.empty(n_groups, np.float64)
    squares = np.empty(GROUP_POINTS, np.float64)
    limit = radius * radius
    for c in range(len(cells)):
        cell = np.uint64(cells[c])
        for d in range(np.uint64(n_dimensions)):
            cell_point[d] = (np.float64(columns[d, cell]) - centre[d]) * scale[d]
        bound_groups(groups, cell_point, bound)
        count = 0
        for g in range(np.uint64(n_groups)):
            if bound[g] < limit:
                nearest_in_group(groups.points, g, cell_point, squares)
                for i in range(np.uint64(groups.sizes[g])):
                    count += squares[i] < limit
        counts[cell] = count


@njit(nogil=True, cache=True)
def bound_groups(groups, cell_point, bound):
    """Write the squared distance to the box of each group of points."""
    for g in range(np.uint64(len(bound))):
        bound[g] = 0.0
    for d in range(np.uint64(len(cell_point))):
        x = cell_point[d]
        for g in range(np.uint64(len(bound))):
            beyond = max(groups.low[d, g] - x, x - groups.high[d, g])
            beyond = max(beyond, 0.0)
            bound[g] += beyond * beyond


@njit(nogil=True, cache=True)
def nearest_in_group(points, g, cell_point, squares):
    """Return the squared distance to the nearest point of a group; `squares` gets those to all."""
    for i in range(np.uint64(GROUP_POINTS)):
        squares[i] = 0.0
    for d in range(np.uint64(len(cell_point))):
        for i in range(np.uint64(GROUP_POINTS)):
            difference = points[g, d, i] - cell_point[d]
            squares[i] += difference * difference
    best = squares[0]
    for i in range(np.uint64(1), np.uint64(GROUP_POINTS)):
        best = min(best, squares[i])
    return best
