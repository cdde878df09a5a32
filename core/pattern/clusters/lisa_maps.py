"""Maps of local Moran's I: applies the local test to rasters, block by block."""

from __future__ import annotations

import contextlib
import os
import tempfile
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.allowed import check_settings
from ...errors_and_notes.pattern import ExactForFew, Islands, PatternTested, SharesOfDate
from ...errors_and_notes.raster import MaskVaries, NoValidPixel
from ...raster import RasterOutput, Stack, reduce_blocks, run_blocks
from ...raster.executors import in_threads
from ...raster.memory import require_memory
from ...raster.warnings_once import WarningsOnce
from ...run import Run
from ...statistics.class_areas import CLASS_NODATA
from ..class_shares import RowTally
from ..classes import LISA_CLASSES, NOT_SIGNIFICANT
from ..conditional_permutation import ConditionalTest
from ..moments import Moments
from ..neighbour_sums import neighbour_sums
from ..pooled_reference import build_references
from ..random_ids import draw_ids
from ..raster_survey import (
    Survey,
    block_values,
    class_output,
    note_tested_cells,
    read_whole,
    survey_raster,
)
from ..settings import MIN_POOLED, LisaSettings
from ..significance import last_significant_rank, tail_ranks
from .lisa_blocks import (
    MoranPart,
    MoranTally,
    PooledTest,
    RankedMap,
    lisa_block,
    moran_part,
    significant_quadrants,
)

# Bytes per cell of conditional permutations, measured at 1e7 cells: 0.4 GB.
CONDITIONAL_BYTES = 44
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
    check_settings(settings)
    survey = survey_raster(stack, settings.contiguity, settings.seed, run.part(0.0, 0.25))
    moments, pooled = survey.moments, settings.is_pooled(survey.moments.n)
    size = settings.references(moments.n)
    test_name = _test_name(settings, pooled, size)
    outputs = {
        _lisa_output(name, stack, settings, test_name): path for name, path in paths.items() if path
    }
    if settings.reference == "pooled" and not pooled:
        run.note(ExactForFew(moments.n, MIN_POOLED, size))
    run.step("reference")
    make_test = _pooled_test if pooled else _conditional_test
    test = make_test(stack, survey, settings, size, run.part(0.25, 0.4))

    def tested(block):
        return lisa_block(block_values(block), block.window, moments, test, settings.contiguity)

    rank_counts = None
    if settings.fdr:
        run.step("count-p")
        rank_counts = _count_ranks(stack, tested, size, run.part(0.4, 0.65))
    last = last_significant_rank(settings.alpha, size, rank_counts)
    class_codes, width = [c.code for c in LISA_CLASSES], stack.grid.width
    rows = RowTally(class_codes, stack.grid.height, stack.grid.known_cell_areas())
    tally = _LisaTally(rows, MoranTally(moments))

    def kernel(block):
        result = tested(block)
        codes = significant_quadrants(result, last)
        values = block_values(block)[1:-1, 1:-1]
        p = np.where(result.ranks > 0, result.ranks / (size + 1), np.nan)
        return {
            "lisa_class": codes,
            "local_i": result.i.astype(np.float32),
            "lisa_p": p.astype(np.float32),
            "rows": rows.count(block.window, codes),
            "moran": moran_part(values, result, codes, block.window, moments, width),
        }

    run.step("compute")
    write_run = run.part(0.65 if settings.fdr else 0.4, 1.0)
    run_blocks(stack, kernel, outputs, write_run, 1, 90, tally=tally)
    lisa = tally.result(survey, "pooled" if pooled else "conditional", size, last)
    note_tested_cells(lisa.shares, survey, stack.grid, run)
    run.note(_test_note(lisa, settings))
    return lisa


def _count_ranks(stack: Stack, tested, size: int, run: Run) -> np.ndarray:
    """Count the cells of each rank for the LISA maps: `size` references and one more; 0 is none."""
    return reduce_blocks(
        stack,
        lambda block: np.bincount(tested(block).ranks.ravel(), minlength=size + 2),
        np.add,
        np.zeros(size + 2, np.int64),
        run,
        halo=1,
        scratch=60,
    )


def _test_note(lisa: LisaMap, settings: LisaSettings) -> PatternTested:
    """Return the note about the test of a LISA map."""
    cells = sum(share.n_cells for share in lisa.shares)
    return PatternTested(
        cells,
        cells - lisa.shares[NOT_SIGNIFICANT].n_cells,
        lisa.reference,
        lisa.permutations,
        settings.tail,
        settings.alpha,
        settings.fdr,
        lisa.threshold,
    )


class _LisaTally(NamedTuple):
    """Takes in areas of classes and global I of the blocks."""

    rows: RowTally
    moran: MoranTally
    records: tuple = (MoranPart,)

    def block_schema(self, window) -> dict:
        """Return the form of a block of the LISA maps."""
        return {**self.rows.block_schema(window), "moran": self.moran.block_schema(window)}

    def add(self, window, arrays: dict) -> None:
        """Count the clusters of a block of the LISA maps."""
        self.rows.add(window, arrays)
        self.moran.add(arrays["moran"])

    def finish(self) -> None:
        """End the counts of clusters without a check: the first pass has found values."""

    def result(self, survey: Survey, reference: str, size: int, last: int) -> LisaMap:
        """Return what the map found; `last` is the last rank of `size` that is significant."""
        return LisaMap(
            survey.moments,
            survey.islands,
            self.moran.moran_i(),
            reference,
            size,
            last / (size + 1),
            self.rows.shares(LISA_CLASSES),
            self.moran.scatter(),
        )


def _pooled_test(_stack, survey: Survey, settings: LisaSettings, size: int, run) -> PooledTest:
    """Draw and sort the pooled references of the test of LISA maps."""
    references = build_references(
        survey.counts_used,
        survey.pool,
        size,
        settings.seed,
        survey.moments.largest,
        lambda jobs: in_threads(jobs, run),
    )
    return PooledTest(references, settings.tail)


def _conditional_test(stack, survey, settings: LisaSettings, size: int, run: Run) -> RankedMap:
    """Rank each cell's neighbour sum among its conditional permutations, for LISA maps."""
    require_memory(stack.grid.n_cells * CONDITIONAL_BYTES, run)
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
    ranks[valid] = np.concatenate(in_threads(jobs, run.part(0.2, 1.0)))
    return RankedMap(ranks, size)


def _test_name(settings: LisaSettings, pooled: bool, size: int) -> str:
    """Return which test the p of the cluster maps comes from."""
    tail = "directed (one-sided)" if settings.tail == "directed" else "two-sided"
    kind = f"pooled reference of {size}" if pooled else f"{size} conditional permutations"
    return f"{tail} p, {kind}"


def _lisa_output(name: str, stack: Stack, settings: LisaSettings, test_name: str) -> RasterOutput:
    """Return what the map of a name is."""
    date, description = stack.bands[0].date, f"local Moran's I, {settings.contiguity}"
    if name == "lisa_class":
        rule = "false discovery rate" if settings.fdr else "p <="
        description = (
            f"Clusters and outliers of {description}; {test_name}; {rule} {settings.alpha:g}"
        )
        return class_output(name, LISA_CLASSES, description, date)
    description = {
        "local_i": f"L{description[1:]}",
        "lisa_p": f"Pseudo p of {description}; {test_name}",
    }[name]
    return RasterOutput(name, "", description=description, date=date)


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
        temporary = {name: os.path.join(folder, f"{name}.tif") for name in ("lisa_class", "lisa_p")}
        yield {
            name: path or (temporary.get(name) if report else None) for name, path in paths.items()
        }


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
        One per date, without points of a scatter plot.

    Raises
    ------
    NoValidPixel
        When no cell is valid on all dates.
    """
    check_settings(settings)
    results, n = [], len(series)
    paths = [
        os.path.join(folder, f"lisa_{band.date.text}.tif") if folder else None
        for band in series.bands
    ]
    run.require_no_inputs(filter(None, paths))
    with tempfile.TemporaryDirectory() as scratch:
        # The log has one line per date; what holds for all is said with the first.
        notes = WarningsOnce(run, (ExactForFew, Islands, PatternTested))
        mask = _constant_mask(series, os.path.join(scratch, "mask.tif"), run.part(0.0, 0.1))
        for i, band in enumerate(series.bands):
            run.step("compute", band.label)
            stack = series.subset([i])
            stack = stack.join(mask) if mask else stack
            date_run = run.part(0.1 + 0.9 * i / n, 0.1 + 0.9 * (i + 1) / n)
            outputs = {"lisa_class": paths[i]}
            lisa = map_lisa(stack, outputs, settings, notes.only(date_run))
            results.append(lisa._replace(scatter=()))  # thousands of points for one figure
            run.note(_shares_of_date(band.date.text, lisa))
        notes.report()
    return results


def _shares_of_date(date: str, lisa: LisaMap) -> SharesOfDate:
    """Return the shares of the LISA classes, and Moran's I, of one date."""
    shares = {share.key: share.share for share in lisa.shares}
    return SharesOfDate(date, shares, lisa.moran_i)


def _constant_mask(series: Stack, path: str, run: Run) -> Stack | None:
    """Write where all dates of a series to be tested by LISA have data; None if all cells."""

    def kernel(block):
        valid = ~np.isnan(block.values)
        return np.array([valid.all(axis=0).sum(), valid.any(axis=0).sum()])

    n_all, n_any = reduce_blocks(series, kernel, np.add, np.zeros(2, np.int64), run)
    if n_all == 0:
        raise NoValidPixel(series.paths)
    if n_all == n_any:
        return None
    run.note(MaskVaries(int(n_all), int(n_any)))
    output = RasterOutput("mask", dtype="uint8", nodata=CLASS_NODATA)
    run_blocks(
        series,
        lambda block: {"mask": (~np.isnan(block.values)).all(axis=0).astype(np.uint8)},
        {output: path},
        run,
    )
    return Stack.open([path])
