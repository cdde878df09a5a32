"""Pattern maps: the file of this room that joins kernels to rasters and the walk.

Pooled LISA and Gi* work block by block: any raster, within the memory budget. Two tests need the
whole raster in memory, and say so when it does not fit: conditional permutations
(`CONDITIONAL_BYTES` per cell) and the permutations of global Moran's I (`MORAN_BYTES` per cell and
`MORAN_THREAD_BYTES` more for each thread): 1e7 cells take 0.4 and 0.5 GB.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..errors import MemoryTooSmall, NoNeighbours, NoValidPixel, UnknownCellArea
from ..notes import (
    CellsUsed,
    ClassArea,
    ExactForFew,
    Islands,
    MaskVaries,
    MoranFound,
    PatternTested,
    SharesOfDate,
)
from ..raster import (
    ClassEntry,
    Classes,
    Grid,
    RasterOutput,
    Stack,
    reduce_blocks,
    run_blocks,
)
from ..raster.executors import ordered_map
from ..run import Run
from .class_shares import RowTally
from .classes import CLASS_NODATA, HOTSPOT_CLASSES, LISA_CLASSES, NOT_SIGNIFICANT
from .conditional import ConditionalTest
from .getis_ord import Z_BINS, count_scores, gi_star, hotspot_classes, level_scores
from .global_moran import MoranTest, moran_test
from .lisa import (
    POOL_CELLS,
    MoranTally,
    PooledTest,
    RankedMap,
    build_references,
    last_rank,
    lisa_block,
    mark_sample,
    significant_quadrants,
)
from .moments import Moments, MomentSums, moment_sums, moments, no_moment_sums
from .moran_permutations import MoranGrid, chains
from .neighbour_sums import neighbour_sums, with_border
from .random_ids import draw_ids
from .settings import FEWEST_POOLED, LisaSettings
from .significance import pseudo_p, tail_ranks, two_sided_normal_p

# Bytes per cell of tests that hold the whole raster, measured at 1e7 cells.
CONDITIONAL_BYTES = 44
MORAN_BYTES = 36
MORAN_THREAD_BYTES = 8
# Values of one part of a sweep in memory.
_PART = 100_000


class LisaMap(NamedTuple):
    """What a LISA map found; `shares` one `ClassShare` per class, `scatter` a sample of points."""

    moments: Moments
    islands: int
    moran_i: float
    reference: str
    permutations: int
    threshold: float
    shares: tuple
    scatter: tuple


class HotspotMap(NamedTuple):
    """What a hot spot map found; `levels` the smallest |z| of the classes, weakest first."""

    moments: Moments
    levels: tuple
    shares: tuple


class MoranOfDate(NamedTuple):
    """Global Moran's I of one raster; `p_sim` NaN without permutations."""

    label: str
    date: object
    n: int
    test: MoranTest
    p_sim: float


# --- local Moran's I -------------------------------------------------------------------------


def map_lisa(stack: Stack, paths: dict, settings: LisaSettings, run: Run) -> LisaMap:
    """Write maps of local Moran's I.

    Parameters
    ----------
    stack : Stack
        The raster; a second band, if any, is 1 where cells may be used.
    paths : dict of str to str
        Files to write, by "lisa_class", "local_i" and "lisa_p"; None for those not wanted.
    settings : LisaSettings
        The test.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewValues, ConstantValues, NoNeighbours
        When there is no pattern to test.
    MemoryTooSmall
        When conditional permutations do not fit.
    """
    outputs = {_lisa_output(name, stack): path for name, path in paths.items() if path}
    survey = _survey(stack, settings.contiguity, settings.seed, run.part(0.0, 0.25))
    found, pooled = survey.moments, settings.is_pooled(survey.moments.n)
    size = settings.references(found.n)
    if settings.reference == "pooled" and not pooled:
        run.note(ExactForFew(found.n, FEWEST_POOLED, size))
    run.step("reference")
    if pooled:
        test = _pooled_test(survey, settings, size, run.part(0.25, 0.4))
    else:
        test = _conditional_test(stack, survey, settings, size, run.part(0.25, 0.4))

    def tested(block):
        return lisa_block(_values(block), block.window, found, test, settings.contiguity)

    rank_counts = None
    if settings.fdr:
        run.step("count-p")
        rank_counts = reduce_blocks(
            stack,
            lambda block: np.bincount(tested(block).ranks.ravel(), minlength=size + 2),
            np.add,
            np.zeros(size + 2, np.int64),
            run.part(0.4, 0.65),
            halo=1,
            scratch=60,
        )
    last = last_rank(settings, size, rank_counts)
    rows = RowTally([c.code for c in LISA_CLASSES], stack.grid.height)
    moran = MoranTally(found, stack.grid.width)

    def kernel(block):
        result = tested(block)
        codes = significant_quadrants(result, last)
        rows.add(codes, block.window.rows)
        moran.add(_values(block)[1:-1, 1:-1], result, codes, block.window)
        p = np.where(result.ranks > 0, result.ranks / (size + 1), np.nan)
        return {
            "lisa_class": codes,
            "local_i": result.i.astype(np.float32),
            "lisa_p": p.astype(np.float32),
        }

    run.step("compute")
    run_blocks(stack, kernel, outputs, run.part(0.65 if settings.fdr else 0.4, 1.0), 1, 90)
    shares = rows.shares(LISA_CLASSES, known_areas(stack.grid))
    reference = "pooled" if pooled else "conditional"
    threshold = last / (size + 1)
    _note_shares(shares, survey, stack.grid, run)
    tested_cells = sum(share.cells for share in shares)
    significant = tested_cells - shares[NOT_SIGNIFICANT].cells
    run.note(
        PatternTested(
            tested_cells,
            significant,
            reference,
            size,
            settings.tail,
            settings.alpha,
            settings.fdr,
            threshold,
        )
    )
    scatter = moran.scatter()
    return LisaMap(
        found, survey.islands, moran.moran_i(), reference, size, threshold, shares, scatter
    )


class _Survey(NamedTuple):
    """First walk: moments, neighbour counts that occur, and values to draw from."""

    moments: Moments
    count_cells: np.ndarray  # cells with each neighbour count
    pool: np.ndarray

    @property
    def islands(self) -> int:
        return int(self.count_cells[0])

    @property
    def counts_used(self) -> list:
        return [k for k in range(1, 9) if self.count_cells[k]]


def _survey(stack: Stack, contiguity: str, seed: int, run: Run) -> _Survey:
    """Walk once over the raster for what the tests need of the whole."""
    share, width = min(POOL_CELLS / stack.grid.cells, 1.0), stack.grid.width

    def kernel(block):
        values = _values(block)
        inner = values[1:-1, 1:-1]
        valid = ~np.isnan(inner)
        counts = neighbour_sums(values, contiguity).count
        chosen = np.empty(inner.shape, np.bool_)
        window = block.window
        mark_sample(chosen, window.row, window.col, width, seed, share)
        chosen &= valid
        rows, cols = np.nonzero(chosen)
        places = (rows + window.row) * width + cols + window.col
        return moment_sums(inner), np.bincount(counts[valid], minlength=9), (places, inner[chosen])

    def combine(total, partial):
        return total[0].join(partial[0]), total[1] + partial[1], [*total[2], partial[2]]

    start = no_moment_sums(), np.zeros(9, np.int64), []
    sums, count_cells, parts = reduce_blocks(stack, kernel, combine, start, run, halo=1, scratch=50)
    found = _moments(sums, stack)
    if count_cells[0] == found.n:
        raise NoNeighbours(_name(stack), found.n)
    places, values = (np.concatenate(part) for part in zip(*parts))
    if (np.diff(places) < 0).any():  # windows side by side: back to the order of the cells
        values = values[np.argsort(places)]
    return _Survey(found, count_cells, values)


def _pooled_test(survey: _Survey, settings: LisaSettings, size: int, run: Run) -> PooledTest:
    """Draw and sort the references."""
    references = build_references(
        survey.counts_used,
        survey.pool,
        size,
        settings.seed,
        survey.moments.largest,
        lambda jobs: _in_threads(jobs, run),
    )
    return PooledTest(references, settings.tail)


def _conditional_test(stack, survey, settings: LisaSettings, size: int, run: Run) -> RankedMap:
    """Rank the neighbour sum of every cell among its conditional permutations."""
    _require_memory(stack.grid.cells * CONDITIONAL_BYTES, run)
    grid = read_whole(stack, run.part(0.0, 0.2))
    totals, counts = neighbour_sums(grid, settings.contiguity)
    valid = ~np.isnan(grid[1:-1, 1:-1])
    values = grid[1:-1, 1:-1][valid].astype(np.float64)
    del grid
    totals, counts = totals[valid], counts[valid]
    ids = draw_ids(values.size - 1, size, max(survey.counts_used), settings.seed)
    edges = [*range(0, values.size, _PART), values.size]
    test = ConditionalTest(values, totals, counts, ids)

    def part(start, stop):
        tails = test.compare(start, stop)
        return tail_ranks(*tails, size, settings.tail).astype(np.int32)

    jobs = [(part, *pair) for pair in zip(edges, edges[1:])]
    ranks = np.zeros(valid.shape, np.int32)
    ranks[valid] = np.concatenate(_in_threads(jobs, run.part(0.2, 1.0)))
    return RankedMap(ranks, size)


def _lisa_output(name: str, stack: Stack) -> RasterOutput:
    """Return what the map of a name is."""
    date = stack.bands[0].date
    if name == "lisa_class":
        entries = tuple(ClassEntry(*c) for c in LISA_CLASSES)
        about = "Clusters and outliers of local Moran's I"
        table = Classes("lisa_class", entries)
        return RasterOutput(name, "", "uint8", CLASS_NODATA, about, table, date=date)
    about = {"local_i": "Local Moran's I", "lisa_p": "Pseudo p of local Moran's I"}[name]
    return RasterOutput(name, "", description=about, date=date)


# --- Gi* -------------------------------------------------------------------------------------


def map_hotspots(
    stack: Stack, paths: dict, contiguity: str, alpha: float, fdr: bool, run: Run
) -> HotspotMap:
    """Write maps of Getis-Ord Gi*.

    Parameters
    ----------
    stack : Stack
        The raster.
    paths : dict of str to str
        Files to write, by "hotspot_class" and "gi_z"; None for those not wanted.
    contiguity : str
        "queen" or "rook".
    alpha : float
        Confidence levels weaker than this are not given.
    fdr : bool
        Whether the levels are false-discovery rates.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewValues, ConstantValues
        When there is no pattern to test.
    """
    survey = _survey(stack, contiguity, 0, run.part(0.0, 0.3))

    def scores(block):
        values = _values(block)
        totals, counts = neighbour_sums(values, contiguity)
        z = gi_star(np.ascontiguousarray(values[1:-1, 1:-1]), totals, counts, survey.moments)
        z[counts == 0] = np.nan
        return z

    z_counts = None
    if fdr:
        run.step("count-p")
        z_counts = reduce_blocks(
            stack,
            lambda block: count_scores(scores(block)),
            np.add,
            np.zeros(Z_BINS, np.int64),
            run.part(0.3, 0.6),
            halo=1,
            scratch=50,
        )
    smallest = level_scores(alpha, z_counts)
    rows = RowTally([c.code for c in HOTSPOT_CLASSES], stack.grid.height)

    def kernel(block):
        z = scores(block)
        codes = hotspot_classes(z, smallest)
        rows.add(codes, block.window.rows)
        return {"hotspot_class": codes, "gi_z": z.astype(np.float32)}

    outputs = {_hotspot_output(name, stack): path for name, path in paths.items() if path}
    run.step("compute")
    run_blocks(stack, kernel, outputs, run.part(0.6 if fdr else 0.3, 1.0), 1, 60)
    shares = rows.shares(HOTSPOT_CLASSES, known_areas(stack.grid))
    _note_shares(shares, survey, stack.grid, run)
    tested = sum(share.cells for share in shares)
    significant = tested - shares[NOT_SIGNIFICANT].cells
    threshold = float(two_sided_normal_p(min(smallest)))
    run.note(PatternTested(tested, significant, "normal", 0, "two_sided", alpha, fdr, threshold))
    return HotspotMap(survey.moments, smallest, shares)


def _hotspot_output(name: str, stack: Stack) -> RasterOutput:
    """Return what the map of a name is."""
    date = stack.bands[0].date
    if name == "gi_z":
        return RasterOutput(name, "", description="Getis-Ord Gi* (normal score)", date=date)
    table = Classes(name, tuple(ClassEntry(*c) for c in HOTSPOT_CLASSES))
    about = "Hot and cold spots of Getis-Ord Gi*"
    return RasterOutput(name, "", "uint8", CLASS_NODATA, about, table, date=date)


# --- global Moran's I ------------------------------------------------------------------------


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
    _require_memory(stack.grid.cells * per_cell, run)
    results = []
    for i, band in enumerate(stack.bands):
        part = run.part(i / len(stack), (i + 1) / len(stack))
        run.step("permute" if permutations else "compute", band.label)
        result = _moran_of(stack.subset([i]), contiguity, permutations, seed, part)
        test = result.test
        run.note(MoranFound(band.label, test.i, test.expected, test.z, test.p, result.p_sim))
        results.append(result)
    return tuple(results)


def _moran_of(stack: Stack, contiguity, permutations: int, seed: int, run: Run) -> MoranOfDate:
    """Return global Moran's I of one band."""
    grid = read_whole(stack, run.part(0.0, 0.1))
    found = _moments(moment_sums(grid), stack)
    try:
        test = moran_test(grid, contiguity, found)
    except NoNeighbours as error:
        raise NoNeighbours(_name(stack), error.n) from error
    p_sim = float("nan")
    if permutations:
        counts = neighbour_sums(grid, contiguity).count
        permuted = MoranGrid(grid, counts, found, contiguity)
        del grid, counts
        lengths = chains(permutations)
        jobs = [(permuted.chain, number, size, seed) for number, size in enumerate(lengths)]
        products = np.concatenate(_in_threads(jobs, run.part(0.1, 1.0)))
        observed = permuted.observed()
        tails = (products >= observed).sum(), (products <= observed).sum()
        p_sim = float(pseudo_p(*tails, permutations, "directed"))
    band = stack.bands[0]
    return MoranOfDate(band.label, band.date, found.n, test, p_sim)


# --- a series of LISA maps -------------------------------------------------------------------


def lisa_series(series: Stack, folder: str | None, settings: LisaSettings, run: Run) -> list:
    """Test every date of a series on the cells valid on all dates.

    Parameters
    ----------
    series : Stack
        Dated bands, in order of their dates.
    folder : str, optional
        Where a map of the classes of each date is written (``lisa_DATE.tif``).
    settings : LisaSettings
        The test.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    list of LisaMap
        One per date.

    Raises
    ------
    NoValidPixel
        When no cell is valid on all dates.
    """
    results, n = [], len(series)
    with tempfile.TemporaryDirectory() as scratch:
        mask = _constant_mask(series, os.path.join(scratch, "mask.tif"), run.part(0.0, 0.1))
        for i, band in enumerate(series.bands):
            run.step("compute", band.label)
            stack = series.subset([i])
            stack = stack.join(mask) if mask else stack
            path = os.path.join(folder, f"lisa_{band.date.text}.tif") if folder else None
            part = run.part(0.1 + 0.9 * i / n, 0.1 + 0.9 * (i + 1) / n)
            # The log has one line per date; what holds for all is said with the first.
            heard = () if i else (ExactForFew, Islands, PatternTested)
            results.append(map_lisa(stack, {"lisa_class": path}, settings, _hushed(part, heard)))
            run.note(_shares_of_date(band.date.text, results[-1]))
    return results


def _hushed(run: Run, heard: tuple) -> Run:
    """Return the run with only notes of the given types."""

    def on_note(note):
        if isinstance(note, heard):
            run.note(note)

    return replace(run, on_note=on_note)


def _shares_of_date(date: str, found: LisaMap) -> SharesOfDate:
    shares = {share.key: share.share for share in found.shares}
    return SharesOfDate(date, shares, found.moran_i)


def _constant_mask(series: Stack, path: str, run: Run) -> Stack | None:
    """Write where all dates have data; None when every date has the same cells."""

    def kernel(block):
        valid = ~np.isnan(block.values)
        return np.array([valid.all(axis=0).sum(), valid.any(axis=0).sum()])

    constant, largest = reduce_blocks(series, kernel, np.add, np.zeros(2, np.int64), run)
    if constant == 0:
        raise NoValidPixel(series.paths)
    if constant == largest:
        return None
    run.note(MaskVaries(int(constant), int(largest)))
    output = RasterOutput("mask", dtype="uint8", nodata=CLASS_NODATA)
    run_blocks(
        series,
        lambda block: {"mask": (~np.isnan(block.values)).all(axis=0).astype(np.uint8)},
        {output: path},
        run,
    )
    return Stack.open([path])


@contextlib.contextmanager
def lisa_report_maps(paths: dict, report):
    """Give the maps that a report shows a place, in a temporary folder if they are not wanted.

    Parameters
    ----------
    paths : dict of str to str
        As for `map_lisa`.
    report : str, optional
        Whether there is a report.

    Yields
    ------
    dict of str to str
        The same with the missing paths filled in.
    """
    with tempfile.TemporaryDirectory() as folder:
        spare = {name: os.path.join(folder, f"{name}.tif") for name in ("lisa_class", "lisa_p")}
        yield {name: path or (spare.get(name) if report else None) for name, path in paths.items()}


# --- shared ----------------------------------------------------------------------------------


def known_areas(grid: Grid):
    """Return the cell area of each row in m2; None where it cannot be known."""
    try:
        return grid.cell_area()
    except UnknownCellArea:
        return None


def read_whole(stack: Stack, run: Run) -> np.ndarray:
    """Return the first band whole, with a border of NaN: ``(rows + 2, cols + 2)``."""
    grid = with_border(np.full(stack.grid.shape, np.nan, np.float32))

    def kernel(block):
        grid[1:-1, 1:-1][block.window.slices] = _values(block)

    reduce_blocks(stack, kernel, lambda total, _partial: total, None, run)
    return grid


def _values(block) -> np.ndarray:
    """Return the values of a block, NaN where a mask in the second band is not 1."""
    if len(block.values) == 1:
        return block.values[0]
    return np.where(block.values[1] == 1, block.values[0], np.float32(np.nan))


def _name(stack: Stack) -> str:
    return stack.bands[0].path


def _moments(sums: MomentSums, stack: Stack) -> Moments:
    if not sums.n:
        raise NoValidPixel((_name(stack),))
    return moments(sums, _name(stack))


def _require_memory(needed: int, run: Run) -> None:
    """Raise `MemoryTooSmall` when a whole raster does not fit the budget."""
    mebibytes = (needed >> 20) + 1
    if mebibytes > run.max_memory:
        raise MemoryTooSmall(run.max_memory, mebibytes)


def _in_threads(jobs, run: Run) -> list:
    """Return the results of ``(function, *arguments)`` jobs, computed by the run's threads."""

    def work(job, _resource, stop):
        stop.check()
        return job[0](*job[1:])

    threads, results = run.n_threads, []
    found = ordered_map(work, jobs, contextlib.nullcontext, run, threads, threads)
    with contextlib.closing(found):
        for result in found:
            results.append(result)
            run.progress(len(results) / len(jobs))
    return results


def _note_shares(shares, survey: _Survey, grid: Grid, run: Run) -> None:
    """Tell the areas of the classes, and what they rest on."""
    n = survey.moments.n
    run.note(CellsUsed(n - survey.islands, grid.cells - n))
    if survey.islands:
        run.note(Islands(survey.islands, n))
    for share in shares:
        run.note(ClassArea(share.label, share.share, share.area_km2, share.cells))
