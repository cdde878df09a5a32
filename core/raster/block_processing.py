"""Block processing: the one place where rasters are read and written block by block.

`run_blocks` maps and writes pixels, `reduce_blocks` returns one value.

Worker threads read, compute and hand over; the calling thread writes in window order, reports
progress and watches the cancel button. One more window is read than threads compute, so that
reading goes ahead of computing. Files are published together at the end or not at all.

With a scheduler the workers of a cluster do what the threads do. A kernel is then a copy: what it
should tell beside its arrays goes through `tally` or `combine`, never into its own variables.
"""

from __future__ import annotations

import contextlib
import functools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from ..errors_and_notes.raster import BlocksKept, OutputIsInput
from ..errors_and_notes.run import ProcessingTimes
from ..run import Run, canonical_path
from .executors import Stop, ordered_map
from .file_version import InputWatch
from .grid import Grid
from .journal import Journal
from .memory import block_cache
from .opening import unreadable
from .reading_plan import plan_reading
from .stack import MAX_OPEN_FILES, Stack, StackReader
from .tiling import MEBIBYTE
from .undeclared_nodata import UndeclaredCounts
from .window import Window
from .writer import RasterWriter


def _never_cancelled() -> None:
    """Check nothing: what a block does that belongs to no run."""


@dataclass(frozen=True)
class Block:
    """What a kernel receives of block processing.

    Parameters
    ----------
    values : numpy.ndarray
        ``(bands, rows, cols)``, NaN for nodata; with a halo, `halo` cells more on every side.
    names : tuple of str
        Variable name of each band.
    window : Window
        Where the block lies (without halo).
    grid : Grid
        The block's own grid (without halo).
    halo : int
        Extra cells on every side of `values`.
    check_cancel : callable
        Raises `Cancelled` when the run should stop; for kernels that take long.
    codes : tuple of ClassCodes
        Class codes of each of the stack's `class_bands` (without halo).
    """

    values: np.ndarray
    names: tuple
    window: Window
    grid: Grid
    halo: int = 0
    check_cancel: Callable[[], object] = _never_cancelled
    codes: tuple = ()

    def __getitem__(self, name: str) -> np.ndarray:
        return self.values[self.names.index(name)]


class Tally(Protocol):
    """What counts and sums beside the pixels of `run_blocks`; called by the calling thread.

    What the methods raise ends the run before anything is published. A tally may have ``records``:
    the dataclasses and named tuples among what the kernel returns. One of a map whose blocks are
    kept must have ``block_schema(window)``: the schema (`files.schema`) of each fact that it takes.
    """

    def add(self, window: Window, arrays: dict) -> None:
        """Take in what the kernel returned for a block, in window order."""

    def finish(self) -> None:
        """Take note of the end of block processing."""


def run_blocks(
    stack: Stack,
    kernel,
    outputs: dict,
    run: Run,
    halo: int = 0,
    scratch: int = 0,
    tally: Tally | None = None,
) -> ProcessingTimes:
    """Compute rasters block by block.

    Parameters
    ----------
    stack : Stack
        Inputs.
    kernel : callable
        ``kernel(block) -> {output name: array}``; arrays are (rows, cols) or (bands, rows, cols)
        of the block without halo. Integer arrays hold their nodata code already.
    outputs : dict of RasterOutput to str
        Files to write.
    run : Run
        Progress, cancel, memory, threads; with ``resume`` finished blocks are kept beside the
        first output until it is whole, and taken from there by a later run of the same key.
    halo : int
        Neighbour cells the kernel needs on every side.
    scratch : int
        Bytes per cell the kernel allocates itself.
    tally : Tally, optional
        Gets what the kernel returns, which may be more than the outputs.

    Returns
    -------
    ProcessingTimes
        Seconds read, computed, written; also sent as a note.
    """
    _refuse_overwriting(stack, outputs, run)
    written = sum(output.bytes_per_cell for output in outputs)
    processing = _BlockRun(stack, kernel, run, halo, scratch + 2 * written, written)
    tiling, writers = processing.tiling, []
    journal = Journal(
        next(iter(outputs.values()), ""),
        run.resume,
        outputs,
        getattr(tally, "records", ()),
        int(run.max_memory * MEBIBYTE),
        getattr(tally, "block_schema", None),
    )
    try:
        for output, path in outputs.items():
            gather = not tiling.is_aligned
            writers.append(
                RasterWriter(output, path, stack.grid, tiling.tile, run.n_threads, gather)
            )
        journal.claim()
        for window, arrays in processing.results(journal):
            if tally is not None:
                tally.add(window, arrays)
            started = time.perf_counter()
            for writer in writers:
                writer.write(window, arrays[writer.output.name])
            processing.write_s += time.perf_counter() - started
        if tally is not None:
            tally.finish()
        started = time.perf_counter()
        # Overviews read the file again, through a cache that is 5 % of the machine's memory.
        with block_cache.limited_to_share(run.max_memory):
            for writer in writers:
                writer.finish(run)
        processing.write_s += time.perf_counter() - started
        for writer in writers:
            writer.publish()
        journal.remove()
    finally:
        if processing.has_truncated_inputs:
            journal.remove()
        journal.release()
        for writer in writers:
            writer.discard()
    return processing.summary()


def reduce_blocks(
    stack: Stack, kernel, combine, initial, run: Run, halo: int = 0, scratch: int = 0
):
    """Process rasters block by block and reduce them to one value.

    Parameters
    ----------
    stack, run, halo, scratch
        As in `run_blocks`.
    kernel : callable
        ``kernel(block) -> partial``.
    combine : callable
        ``combine(total, partial) -> total``, called in window order.
    initial : object
        Total before the first block.

    Returns
    -------
    object
        The total.
    """
    processing = _BlockRun(stack, kernel, run, halo, scratch)
    total = initial
    for _window, partial in processing.results():
        total = combine(total, partial)
    processing.summary()
    return total


class _BlockRun:
    """Windows, pool and clocks of one pass."""

    def __init__(
        self, stack: Stack, kernel, run: Run, halo: int, scratch: int, written: int = 0
    ) -> None:
        self.stack, self.kernel, self.run, self.halo = stack, kernel, run, halo
        self.read_s = self.compute_s = self.write_s = 0.0
        self._started, self._marks = time.perf_counter(), UndeclaredCounts()
        self._threads = run.n_threads
        # One more than compute: reading goes ahead.
        self._workers, at_once = self._threads + 1, self._threads
        if run.scheduler:
            from ..cluster.connection import connect

            cluster = connect(run)
            cluster.require_readable(stack.paths, unreadable)
            self._workers, at_once = max(cluster.threads.values()), sum(cluster.threads.values())
        self._max_in_flight = self._workers + 1
        self._watch = InputWatch((*stack.paths, *run.inputs))
        self._plan = plan_reading(stack, run, scratch, written, halo, self._max_in_flight, at_once)
        self.tiling = self._plan.tiling

    def results(self, journal: Journal | None = None):
        """Yield ``(window, kernel result)`` in window order, with progress.

        Raises
        ------
        UnreadableRaster
            When an input was cut meanwhile; blocks that were kept are removed then.
        """
        windows = self.tiling.windows
        kept_windows = {
            window for window in windows if journal is not None and journal.finished(window)
        }
        if kept_windows:
            self.run.note(BlocksKept(len(kept_windows), len(windows)))
        memory = self.run.max_memory, self._plan.cache_share
        task = _BlockTask(self.stack, self.kernel, self.halo, memory)
        with block_cache.limited_to_share(*memory):
            blocks = self._blocks(
                task, [window for window in windows if window not in kept_windows]
            )
            with contextlib.closing(blocks):
                for n_done, window in enumerate(windows):
                    result = journal.read(window) if journal and window in kept_windows else None
                    if result is None:
                        # A block that was kept and is damaged is computed here and now.
                        computed = (
                            self._compute_window(task, window)
                            if window in kept_windows
                            else next(blocks)
                        )
                        result, read_s, compute_s, marks = computed
                        self._marks.join(marks)
                        self.read_s += read_s
                        self.compute_s += compute_s
                        if journal is not None:
                            journal.write(window, result)
                    yield window, result
                    self.run.progress((n_done + 1) / len(windows))
            self._watch.require_not_truncated(self.run)

    @property
    def has_truncated_inputs(self) -> bool:
        """Whether a file that is read has become shorter."""
        return bool(self._watch.truncated_files())

    def _blocks(self, task: _BlockTask, windows):
        """Yield what `task` returns for each window, computed by threads or a cluster."""
        reader = functools.partial(StackReader, self.stack, MAX_OPEN_FILES // self._workers)
        if self.run.scheduler:
            from ..cluster.executor import cluster_map

            return cluster_map(task, windows, reader, self.run)
        task.computing = threading.Semaphore(self._threads)
        if not self._plan.shares_reader:
            return ordered_map(task, windows, reader, self.run, self._workers, self._max_in_flight)
        return self._blocks_of_shared_reader(task, windows)

    def _blocks_of_shared_reader(self, task: _BlockTask, windows):
        """Yield as `_blocks` does; the threads share one reader, and what it has decoded."""
        with StackReader(self.stack) as files:
            shared = _SharedReader(files)
            maps = ordered_map(
                task, windows, lambda: shared, self.run, self._workers, self._max_in_flight
            )
            with contextlib.closing(maps):
                yield from maps

    def _compute_window(self, task: _BlockTask, window: Window) -> tuple:
        """Return what `task` returns for one window, computed in this thread."""
        with StackReader(self.stack) as reader:
            return task(window, reader, self.run)

    def summary(self) -> ProcessingTimes:
        """Return the clocks of a pass over the blocks, and tell the user."""
        summary = ProcessingTimes(
            self.stack.grid.n_cells,
            len(self.tiling.windows),
            self.read_s,
            self.compute_s,
            self.write_s,
            time.perf_counter() - self._started,
        )
        self._marks.report(self.run)
        self.run.note(summary)
        return summary


class _SharedReader:
    """A reader that several threads use one after the other.

    Parameters
    ----------
    reader : StackReader
        Its files are open as long as its own ``with`` block lasts.
    """

    def __init__(self, reader: StackReader) -> None:
        self._reader, self._lock = reader, threading.Lock()

    def __enter__(self) -> _SharedReader:
        return self

    def __exit__(self, *_exception) -> None:
        """Leave the files to the other threads."""

    def read(self, window: Window, halo: int = 0) -> np.ndarray:
        """Read as `StackReader` does."""
        with self._lock:
            return self._reader.read(window, halo)

    def read_codes(self, window: Window) -> tuple:
        """Read as `StackReader` does."""
        with self._lock:
            return self._reader.read_codes(window)

    def take_nodata_counts(self) -> UndeclaredCounts:
        """Return what was counted since the last call, whoever has read it."""
        with self._lock:
            return self._reader.take_nodata_counts()


class _BlockTask:
    """Reads and computes one block, in a thread or on a worker of a cluster."""

    def __init__(self, stack: Stack, kernel, halo: int, memory: tuple) -> None:
        self.stack, self.kernel, self.halo, self.memory = stack, kernel, halo, memory
        self.computing: contextlib.AbstractContextManager = contextlib.nullcontext()

    def __call__(
        self, window: Window, reader: StackReader | _SharedReader, stop: Stop | Run
    ) -> tuple:
        started = time.perf_counter()
        with block_cache.limited_to_share(*self.memory):
            values, codes = reader.read(window, self.halo), reader.read_codes(window)
        read_s = time.perf_counter() - started
        grid = self.stack.grid[window]
        block = Block(values, self.stack.names, window, grid, self.halo, stop.check_cancel, codes)
        stop.check_cancel()
        with self.computing:
            started = time.perf_counter()
            result = self.kernel(block)
            compute_s = time.perf_counter() - started
        return result, read_s, compute_s, reader.take_nodata_counts()


def _refuse_overwriting(stack: Stack, outputs: dict, run: Run) -> None:
    """Raise when an output of a pass is one of its inputs."""
    run.require_no_inputs(outputs.values(), stack.paths)
    used: set = set()
    for path in outputs.values():
        if canonical_path(path) in used:
            raise OutputIsInput(path)
        used.add(canonical_path(path))
