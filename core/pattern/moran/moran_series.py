"""Global Moran's I of rasters: joins the test and its permutations to rasters.

The whole raster is held in memory: `MORAN_BYTES` per cell and `MORAN_THREAD_BYTES` more for each
thread that permutes; 1e7 cells and two threads take 0.5 GB.

The table of global Moran's I over rasters.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.pattern import MoranFound, NoNeighbours
from ...files.atomic import publish_csv
from ...raster import Stack
from ...raster.executors import in_threads
from ...raster.memory import require_memory
from ...run import Run
from ..moments import moment_sums
from ..neighbour_sums import neighbour_sums
from ..raster_survey import moments_of_raster, read_whole, tested_name
from ..significance import pseudo_p
from .global_moran import MoranTest, moran_test
from .permutations import MoranGrid, chain_lengths

MORAN_BYTES = 36

MORAN_THREAD_BYTES = 8


class MoranOfDate(NamedTuple):
    """Global Moran's I of one raster; `p_sim` NaN without permutations."""

    label: str
    date: object
    n: int
    test: MoranTest
    p_sim: float


def global_moran(stack: Stack, contiguity: str, permutations: int, seed: int, run: Run) -> tuple:
    """Return global Moran's I of every band, as `MoranOfDate` records in the bands' order.

    Parameters
    ----------
    stack : Stack
        The rasters.
    contiguity : str
        "queen" or "rook".
    permutations : int
        Shuffles of each raster; 0 for none.
    seed : int
        Start of the random numbers.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewValues, ConstantValues, NoNeighbours, MemoryTooSmall
        When a raster cannot be tested.
    """
    per_cell = MORAN_BYTES + MORAN_THREAD_BYTES * run.n_threads * bool(permutations)
    require_memory(stack.grid.n_cells * per_cell, run)
    results = []
    for i, band in enumerate(stack.bands):
        band_run = run.part(i / len(stack), (i + 1) / len(stack))
        run.step("permute" if permutations else "compute", band.label)
        result = _moran_of(stack.subset([i]), contiguity, permutations, seed, band_run)
        test = result.test
        run.note(MoranFound(band.label, test.i, test.expected, test.z, test.p, result.p_sim))
        results.append(result)
    return tuple(results)


def _moran_of(stack: Stack, contiguity, permutations: int, seed: int, run: Run) -> MoranOfDate:
    """Return global Moran's I of one band."""
    grid = read_whole(stack, run.part(0.0, 0.1))
    moments = moments_of_raster(moment_sums(grid[1:-1, 1:-1]), stack)
    has_seam = stack.grid.spans_all_longitudes
    try:
        test = moran_test(grid, contiguity, moments, has_seam)
    except NoNeighbours as error:
        raise NoNeighbours(tested_name(stack), error.n) from error
    p_sim = float("nan")
    if permutations:
        counts = neighbour_sums(grid, contiguity).count
        permuted = MoranGrid(grid, counts, moments, contiguity, has_seam)
        del grid, counts
        lengths = chain_lengths(permutations)
        jobs = [(permuted.chain, number, size, seed) for number, size in enumerate(lengths)]
        products = np.concatenate(in_threads(jobs, run.part(0.1, 1.0)))
        observed = permuted.observed()
        tails = (products >= observed).sum(), (products <= observed).sum()
        p_sim = float(pseudo_p(*tails, permutations, "directed"))
    band = stack.bands[0]
    return MoranOfDate(band.label, band.date, moments.n, test, p_sim)


def sorted_by_date(results) -> tuple:
    """Return global Moran's I of the maps in order of their dates."""
    if any(result.date is None for result in results):
        return tuple(results)
    return tuple(sorted(results, key=lambda result: result.date.years))


def moran_table(results):
    """Return one row per raster as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame(
        {
            "raster": [result.label for result in results],
            "date": [result.date.text if result.date else "" for result in results],
            "cells": [result.n for result in results],
            "I": [result.test.i for result in results],
            "expected I": [result.test.expected for result in results],
            "variance": [result.test.variance for result in results],
            "z": [result.test.z for result in results],
            "p (two-sided, normal)": [result.test.p for result in results],
            "p (permutations, one-sided)": [result.p_sim for result in results],
        }
    )


def write_moran_table(results, path: str) -> None:
    """Write the table as CSV."""
    publish_csv(path, moran_table(results))
