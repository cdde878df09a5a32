"""Grids, weights and threads that the pattern benchmarks share."""

from __future__ import annotations

import os
import tempfile
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.core.pattern.clusters.lisa_blocks import PooledTest, lisa_block
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.neighbour_sums import neighbour_sums, with_border
from carbonsink.core.pattern.pooled_reference import build_references
from carbonsink.core.pattern.settings import REFERENCE_SUMS

THREADS = 2
_BANDS = 8


def clustered_grid(side: int, seed: int = 0) -> np.ndarray:
    """Return a square grid (float32) with clusters and noise."""
    from scipy.ndimage import gaussian_filter

    rng = np.random.default_rng(seed)
    smooth = gaussian_filter(rng.standard_normal((side, side)), 2)
    return (3 * smooth + rng.standard_normal((side, side))).astype(np.float32)


def pysal_weights(side: int, contiguity: str = "queen"):
    """Return libpysal's weights of a square grid."""
    import libpysal

    return libpysal.weights.lat2W(side, side, rook=contiguity == "rook")


def geoda_weights(side: int):
    """Return pygeoda's queen weights of a square grid, through a GAL file."""
    import pygeoda

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "grid.gal")
        with open(path, "w", encoding="ascii") as file:
            file.write(f"0 {side * side} grid id\n")
            for row in range(side):
                lines = []
                for col in range(side):
                    neighbours = [
                        str(r * side + c + 1)
                        for r in range(max(row - 1, 0), min(row + 2, side))
                        for c in range(max(col - 1, 0), min(col + 2, side))
                        if (r, c) != (row, col)
                    ]
                    lines.append(
                        f"{row * side + col + 1} {len(neighbours)}\n{' '.join(neighbours)}\n"
                    )
                file.write("".join(lines))
        return pygeoda.weights.read_gal(path, [str(i + 1) for i in range(side * side)])


class _Band:
    """What `lisa_block` wants to know of a window."""

    def __init__(self, row: int) -> None:
        self.row = row


def pooled_lisa(grid: np.ndarray, contiguity: str = "queen", seed: int = 42) -> tuple:
    """Return local I, rank of p and quadrant of a grid in memory, as the maps compute them."""
    moments = moments_of(grid, "grid")
    values = with_border(grid)
    with ThreadPoolExecutor(THREADS) as pool:
        counts = neighbour_sums(values, contiguity).count
        neighbour_counts = [k for k in range(1, 9) if (counts == k).any()]

        def do_all(jobs):
            return list(pool.map(lambda job: job[0](*job[1:]), jobs))

        facts = neighbour_counts, grid.ravel(), REFERENCE_SUMS, seed, moments.largest
        test = PooledTest(build_references(*facts, do_all), "directed")
        edges = np.linspace(0, len(grid), _BANDS + 1).astype(int)

        def band(pair):
            block = values[pair[0] : pair[1] + 2]
            return lisa_block(block, _Band(pair[0]), moments, test, contiguity)

        blocks = list(pool.map(band, zip(edges, edges[1:])))
    return tuple(np.concatenate(arrays) for arrays in list(zip(*blocks))[:3])
