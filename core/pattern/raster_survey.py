"""What all pattern maps need of a raster: one pass for the whole, values in memory.

This file and those of the rooms below that make maps (`clusters.lisa_maps`,
`hotspots.hotspot_maps`, `emerging.emerging_maps`, `moran.moran_series`) apply the kernels to
rasters. Pooled LISA and Gi* work block by block: any raster, within the memory budget. Two tests
need the whole raster in memory, and say so when it does not fit: conditional permutations and the
permutations of global Moran's I.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.pattern import Islands, NoNeighbours
from ..errors_and_notes.raster import CellsUsed, ClassArea, NoValidPixel
from ..raster import ClassEntry, Classes, Grid, RasterOutput, Stack, reduce_blocks
from ..run import Run
from ..statistics.class_areas import CLASS_NODATA
from .moments import Moments, MomentSums, empty_moment_sums, moment_sums, moments
from .neighbour_sums import join_seam, neighbour_sums, with_border
from .random_ids import POOL_CELLS, mark_sample


class Survey(NamedTuple):
    """First pass: moments, neighbour counts that occur, and values to draw from."""

    moments: Moments
    count_cells: np.ndarray  # cells with each neighbour count
    pool: np.ndarray

    @property
    def islands(self) -> int:
        """Cells with data and without a neighbour."""
        return int(self.count_cells[0])

    @property
    def counts_used(self) -> list:
        """Neighbour counts that occur, rising; 0 left out."""
        return [k for k in range(1, 9) if self.count_cells[k]]


def survey_raster(stack: Stack, contiguity: str, seed: int, run: Run) -> Survey:
    """Process a map once for what tests of its spatial pattern need of the whole."""
    share, width = min(POOL_CELLS / stack.grid.n_cells, 1.0), stack.grid.width

    def kernel(block):
        values = block_values(block)
        inner = values[1:-1, 1:-1]
        valid = ~np.isnan(inner)
        counts = neighbour_sums(values, contiguity).count
        is_sampled = np.empty(inner.shape, np.bool_)
        window = block.window
        mark_sample(is_sampled, window.row, window.col, width, seed, share)
        is_sampled &= valid
        rows, cols = np.nonzero(is_sampled)
        positions = (rows + window.row) * width + cols + window.col
        return (
            moment_sums(inner),
            np.bincount(counts[valid], minlength=9),
            (positions, inner[is_sampled]),
        )

    def combine(total, partial):
        return total[0].join(partial[0]), total[1] + partial[1], [*total[2], partial[2]]

    start: tuple = empty_moment_sums(), np.zeros(9, np.int64), []
    sums, count_cells, parts = reduce_blocks(stack, kernel, combine, start, run, halo=1, scratch=50)
    moments = moments_of_raster(sums, stack)
    if count_cells[0] == moments.n:
        raise NoNeighbours(tested_name(stack), moments.n)
    cell_numbers, values = (np.concatenate(arrays) for arrays in zip(*parts))
    if (np.diff(cell_numbers) < 0).any():  # windows side by side: back to the order of the cells
        values = values[np.argsort(cell_numbers)]
    return Survey(moments, count_cells, values)


def read_whole(stack: Stack, run: Run) -> np.ndarray:
    """Read a whole map whose pattern is tested, with a border of NaN.

    Of a map that spans all longitudes the border holds the columns beyond the seam.
    """
    grid = with_border(np.full(stack.grid.shape, np.nan, stack.dtype))

    def write_block(total, part):
        window, values = part
        total[1:-1, 1:-1][window.slices] = values
        return total

    grid = reduce_blocks(stack, lambda b: (b.window, block_values(b)), write_block, grid, run)
    if stack.grid.spans_all_longitudes:
        join_seam(grid)
    return grid


def block_values(block) -> np.ndarray:
    """Return the values of a block whose pattern is tested, NaN outside of the mask."""
    if len(block.values) == 1:
        return block.values[0]
    return np.where(block.values[1] == 1, block.values[0], np.float32(np.nan))


def tested_name(stack: Stack) -> str:
    """Return the name of the map whose pattern is tested, for messages."""
    return stack.bands[0].path


def moments_of_raster(sums: MomentSums, stack: Stack) -> Moments:
    """Return the moments of a whole raster; raises when it holds no pattern to test."""
    if not sums.n:
        raise NoValidPixel((tested_name(stack),))
    return moments(sums, tested_name(stack))


def note_tested_cells(shares, survey: Survey, grid: Grid, run: Run) -> None:
    """Report on how many cells of the raster a test rests, and the areas of the classes found."""
    n = survey.moments.n
    run.note(CellsUsed(n - survey.islands, grid.n_cells - n))
    if survey.islands:
        run.note(Islands(survey.islands, n))
    for share in shares:
        run.note(ClassArea(share.label, share.share, share.area_km2, share.n_cells))


def class_output(name: str, classes, description: str, date) -> RasterOutput:
    """Return the raster of pattern classes."""
    table = Classes(name, tuple(ClassEntry(*entry) for entry in classes))
    return RasterOutput(name, "", "uint8", CLASS_NODATA, description, table, date=date)
