"""Patches of a zone map: labelling, areas, and merging of those that are too small.

A patch is a set of cells of one zone joined by edges; on a map around the globe the last column has
edges with the first. A patch below the smallest area goes to the
neighbour it shares the longest border with among those larger than itself, so that merging always
runs from small to large and never in a circle; it is repeated until no small patch has a larger
neighbour. What is surrounded by nodata stays.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..jit import njit
from .zone_rules import ZONE_NODATA


class Patches(NamedTuple):
    """Number of each cell's patch (int32, -1 without data); zone, cells and area by number."""

    labels: np.ndarray
    zones: np.ndarray
    cells: np.ndarray
    areas: np.ndarray  # m2


class MergedPatches(NamedTuple):
    """Patches after merging, how many were merged, and how many small ones are left."""

    patches: Patches
    merged: int
    left: int


def find_patches(zones, areas, has_seam: bool = False) -> Patches:
    """Return the patches of a zone map.

    Parameters
    ----------
    zones : numpy.ndarray
        uint8 codes ``(rows, cols)``; 255 without data.
    areas : numpy.ndarray
        Areas of the cells, m2: (rows, cols), or (rows, 1) where each row has one.
    has_seam : bool
        Whether the map spans all longitudes.
    """
    labels = np.empty(zones.shape, np.int32)
    n = _label_patches(zones.ravel(), zones.shape[1], has_seam, labels.ravel())
    codes, cells, sums = np.zeros(n, np.uint8), np.zeros(n, np.int64), np.zeros(n)
    areas = np.asarray(areas, np.float64)
    areas = areas[:, np.newaxis] if areas.ndim == 1 else areas
    _measure_patches(labels, zones, areas, codes, cells, sums)
    return Patches(labels, codes, cells, sums)


def merge_small(
    zones, areas, min_area: float, check_cancel, has_seam: bool = False
) -> MergedPatches:
    """Merge patches smaller than an area into their neighbours, changing `zones` in place.

    Parameters
    ----------
    zones, areas, has_seam
        As in `find_patches`.
    min_area : float
        Smallest area of a patch, m2.
    check_cancel : callable
        Called between the rounds; raises when the run should stop.
    """
    merged = 0
    while True:
        check_cancel()
        patches = find_patches(zones, areas, has_seam)
        is_small = patches.areas < min_area
        targets = _merge_targets(patches, is_small, has_seam)
        n_merged = int(np.count_nonzero(targets != np.arange(targets.size)))
        if n_merged == 0:
            return MergedPatches(patches, merged, int(np.count_nonzero(is_small)))
        merged += n_merged
        _assign_zones(
            patches.labels.ravel(), patches.zones[_follow_targets(targets)], zones.ravel()
        )


def _merge_targets(patches: Patches, is_small, has_seam: bool) -> np.ndarray:
    """Return the patch each one goes to: itself unless it is small and has a larger neighbour."""
    n = is_small.size
    targets = np.arange(n)
    if not is_small.any():
        return targets
    size = _count_borders(patches.labels, is_small, n, has_seam, np.zeros(0, np.int64))
    borders = np.empty(size, np.int64)
    _count_borders(patches.labels, is_small, n, has_seam, borders)
    pairs, lengths = np.unique(borders, return_counts=True)
    patch, other = pairs // n, pairs % n
    areas = patches.areas
    # Of equal patches the one with the lower number counts as larger.
    larger = (areas[other] > areas[patch]) | ((areas[other] == areas[patch]) & (other < patch))
    patch, other, lengths = patch[larger], other[larger], lengths[larger]
    # Longest border first, then the larger patch, then the lower number.
    order = np.lexsort((other, -areas[other], -lengths, patch))
    first = np.unique(patch[order], return_index=True)
    targets[first[0]] = other[order][first[1]]
    return targets


def _follow_targets(targets) -> np.ndarray:
    """Return the patch that each small patch is merged into in the end."""
    while True:
        further = targets[targets]
        if (further == targets).all():
            return targets
        targets = further


@njit(nogil=True, cache=True)
def _first_cell_of_patch(labels, i):
    """Return the first cell of the patch of a cell, shortening the way for the next time."""
    root = i
    while labels[root] != root:
        root = labels[root]
    while labels[i] != root:
        labels[i], i = root, labels[i]
    return root


@njit(nogil=True, cache=True)
def _label_patches(zones, width, has_seam, labels):
    """Number the patches in the order of their first cells and return how many there are.

    Union-find in the label array itself: a cell points to an earlier cell of its patch.
    """
    for i in range(zones.size):
        if zones[i] == ZONE_NODATA:
            labels[i] = -1
            continue
        labels[i] = i
        if i % width > 0 and zones[i - 1] == zones[i]:
            labels[i] = _first_cell_of_patch(labels, i - 1)
        if i >= width and zones[i - width] == zones[i]:
            above, current = (
                _first_cell_of_patch(labels, i - width),
                _first_cell_of_patch(labels, i),
            )
            labels[max(above, current)] = min(above, current)
        first = i - width + 1
        if has_seam and i % width == width - 1 and zones[first] == zones[i]:
            across, current = _first_cell_of_patch(labels, first), _first_cell_of_patch(labels, i)
            labels[max(across, current)] = min(across, current)
    n = 0
    for i in range(zones.size):
        if labels[i] < 0:
            continue
        if labels[i] == i:
            labels[i] = n
            n += 1
        else:  # points to an earlier cell, which has its number already
            labels[i] = labels[labels[i]]
    return n


@njit(nogil=True, cache=True)
def _measure_patches(labels, zones, areas, codes, cells, sums):
    """Fill zone, cells and area of each patch."""
    varies = areas.shape[1] > 1
    for r in range(labels.shape[0]):
        for c in range(labels.shape[1]):
            patch = labels[r, c]
            if patch >= 0:
                codes[patch] = zones[r, c]
                cells[patch] += 1
                sums[patch] += areas[r, c if varies else 0]


@njit(nogil=True, cache=True)
def _count_borders(labels, is_small, n, has_seam, borders):
    """Fill ``own * n + other`` for each edge of a cell of a small patch; return how many.

    With an empty `borders` they are counted only.
    """
    rows, cols = labels.shape
    count = 0
    for r in range(rows):
        for c in range(cols):
            a = labels[r, c]
            if a < 0:
                continue
            for down in range(2):
                if (down and r + 1 == rows) or (not down and c + 1 == cols and not has_seam):
                    continue
                b = labels[r + 1, c] if down else labels[r, (c + 1) % cols]
                if b < 0 or a == b:
                    continue
                if is_small[a]:
                    if borders.size:
                        borders[count] = np.int64(a) * n + b
                    count += 1
                if is_small[b]:
                    if borders.size:
                        borders[count] = np.int64(b) * n + a
                    count += 1
    return count


@njit(nogil=True, cache=True)
def _assign_zones(labels, codes, zones):
    """Give each cell the zone its patch went to."""
    for i in range(labels.size):
        if labels[i] >= 0:
            zones[i] = codes[labels[i]]
