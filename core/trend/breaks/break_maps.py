"""Maps of break years: applies the kernels to rasters, block by block."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.raster import NoValidPixel
from ...errors_and_notes.trend import BreaksFound, ClassShares, TooFewCellValues, TrendCells
from ...files.schema import Counts
from ...raster import ClassEntry, Classes, RasterOutput, Stack, reduce_blocks, run_blocks
from ...run import Run
from ...statistics.class_areas import class_sizes, count_classes
from ..class_counts import CellsWithValues, ClassTotal
from ..settings import BreakSettings
from ..trend_classes import CLASS_NODATA
from . import noise
from .piecewise import Breaks, find_breaks

MAPS = ("break_year", "break_type", "n_breaks", "slope_before", "slope_after", "jump", "evidence")

# After de Jong et al. (2013), Remote Sensing 5, 1117-1133, by the signs of the slopes.
BREAK_TYPES = Classes(
    "break_type",
    (
        ClassEntry(0, "none", "No break", "#eeeeee"),
        ClassEntry(1, "rise_rise", "Rising before and after the break", "#018571"),
        ClassEntry(2, "fall_fall", "Falling before and after the break", "#a6611a"),
        ClassEntry(3, "rise_fall", "Rising, then falling", "#dfc27d"),
        ClassEntry(4, "fall_rise", "Falling, then rising", "#80cdc1"),
        ClassEntry(5, "level", "Level before or after the break", "#b3b3b3"),
    ),
)
# Bins of the lag-1 autocorrelation of residuals, from -1 to 1.
_MEMORY_BINS = 400
_SCRATCH = 200


class BreakDate(NamedTuple):
    """Cells, km2 (NaN where unknown) and share of the tested area that break on a date."""

    date: str
    n_cells: int
    area_km2: float
    share: float


@dataclass
class BreakResult:
    """What a search for breaks found, for tables and reports.

    Parameters
    ----------
    settings : BreakSettings
        The choices, with the memory of the noise.
    name, unit : str
        Of the series.
    dates, times : tuple, numpy.ndarray
        Its dates, and the same as years.
    types : list of ClassTotal
        Cells, area and share of every type of break.
    by_date : tuple of BreakDate
        The same of every date.
    area_known : bool
        Whether areas are km2 or the shares are of cells.
    cells : tuple of int
        Cells with enough values, with too few, and with none.
    length : int
        The most frequent number of values.
    margin : float
        By how much BIC had to fall, with that many values.
    false_breaks : tuple of FalseBreaks
        What noise of that length gives, by its memory.
    residual_memory, memory : float
        Median lag-1 autocorrelation of the residuals, and that of noise that has the same.
    paths : dict
        The maps written, by name.
    """

    settings: BreakSettings
    name: str
    unit: str
    dates: tuple
    times: np.ndarray
    types: list
    by_date: tuple
    area_known: bool
    cells: tuple
    length: int
    margin: float
    false_breaks: tuple
    residual_memory: float
    memory: float
    paths: dict

    @property
    def share(self) -> float:
        """Share of the area with a break."""
        return 1.0 - self.types[0].share

    @property
    def false_share(self) -> float:
        """Share of noise series with a break, of noise with the memory of the residuals."""
        return noise.share_at(self.false_breaks, self.memory)


def map_breaks(series: Stack, paths: dict, settings: BreakSettings, run: Run) -> BreakResult:
    """Write maps of break years and count what they show.

    Parameters
    ----------
    series : Stack
        Sorted by date.
    paths : dict
        File to write by map (`MAPS`).
    settings : BreakSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewDates, NoValidPixel, TooFewCellValues
        When the series is too short, or no cell has enough values.
    """
    n = len(series)
    settings.values_needed(n)
    times = np.array([date.years for date in series.dates])
    margins, write_run = np.zeros(n + 1), run
    if settings.rule == "tested":
        run.step("noise")
        lengths, memory_counts = _first_pass(series, times, settings, run.part(0.0, 0.45))
        if settings.memory is None:
            rows = _noise_of(_usual_length(lengths, settings), times, settings, 0.0)
            memory = noise.matching_memory(rows, _median_memory(memory_counts))
            settings = replace(settings, memory=memory)
        margins = noise.margins(np.flatnonzero(lengths), n, settings)
        write_run = run.part(0.5, 1.0)
    area = series.grid.known_cell_areas()
    tally = BreakTally(series.names[0], series.grid.height, n, settings.values_needed(n))
    outputs = {_break_output(name, series, settings): path for name, path in paths.items()}

    def kernel(block):
        breaks = find_breaks(block.values.reshape(n, -1), times, settings, margins)
        block.check_cancel()
        maps = _as_maps(breaks, times, block.window.shape)
        return {**maps, "counts": _tally_facts(breaks, maps["break_type"], block.window, n, area)}

    run.step("compute")
    run_blocks(series, kernel, outputs, write_run, scratch=_SCRATCH, tally=tally)
    result = _break_result(series, times, tally, settings, margins, area, paths)
    _note_result(result, run)
    return result


def _first_pass(series: Stack, times, settings: BreakSettings, run: Run) -> tuple:
    """Return how many cells have each number of values, and each memory of residuals."""
    n = len(series)

    def kernel(block):
        breaks = find_breaks(block.values.reshape(n, -1), times, settings)
        return np.concatenate([np.bincount(breaks.n, minlength=n + 1), _memory_counts(breaks)])

    start = np.zeros(n + 1 + _MEMORY_BINS, np.int64)
    counts = reduce_blocks(series, kernel, np.add, start, run, scratch=_SCRATCH)
    return counts[: n + 1], counts[n + 1 :]


def _memory_counts(breaks: Breaks) -> np.ndarray:
    finite_memory = breaks.memory[np.isfinite(breaks.memory)]
    bins = np.clip((finite_memory + 1.0) / 2.0 * _MEMORY_BINS, 0, _MEMORY_BINS - 1).astype(np.int64)
    return np.bincount(bins, minlength=_MEMORY_BINS)


def _median_memory(counts) -> float:
    """Return the median lag-1 autocorrelation (memory) of noise over the map."""
    if not counts.sum():
        return -1.0
    median_bin = int(np.searchsorted(np.cumsum(counts), counts.sum() / 2.0))
    return 2.0 * (median_bin + 0.5) / _MEMORY_BINS - 1.0


def _usual_length(lengths, settings: BreakSettings) -> int:
    """Return the most frequent number of values of cells that have enough."""
    min_values = settings.values_needed(lengths.size - 1)
    return min_values + int(np.argmax(lengths[min_values:]))


def _noise_of(length: int, times, settings: BreakSettings, margin: float) -> tuple:
    """Return what noise gives in series of a length."""
    noise_times = times if length == times.size else np.arange(length, dtype=float)
    return noise.false_breaks(noise_times, settings, margin)


def _as_maps(breaks: Breaks, times, shape: tuple) -> dict:
    """Return the arrays of a block of breaks by name of `MAPS`."""
    broken = breaks.n_breaks > 0
    years = np.where(broken, times[np.maximum(breaks.date, 0)], np.nan)
    types = np.zeros(breaks.n_breaks.shape, np.uint8)
    # What remains of a slope of 0 after rounding is no trend.
    jump = np.nan_to_num(breaks.jump)  # lines that meet have none
    rounding = 1e-9 * (np.abs(breaks.before) + np.abs(breaks.after) + np.abs(jump))
    rises_before, rises_after = breaks.before > rounding, breaks.after > rounding
    falls_before, falls_after = breaks.before < -rounding, breaks.after < -rounding
    for code, is_of_type in (
        (5, ~(rises_before | falls_before) | ~(rises_after | falls_after)),
        (1, rises_before & rises_after),
        (2, falls_before & falls_after),
        (3, rises_before & falls_after),
        (4, falls_before & rises_after),
    ):
        types[broken & is_of_type] = code
    types[breaks.n_breaks < 0] = CLASS_NODATA
    n_breaks = np.where(breaks.n_breaks < 0, CLASS_NODATA, breaks.n_breaks).astype(np.uint8)
    maps = {
        "break_year": years,
        "slope_before": breaks.before,
        "slope_after": breaks.after,
        "jump": breaks.jump,
        "evidence": breaks.evidence,
    }
    maps = {name: values.astype(np.float32) for name, values in maps.items()}
    maps.update(break_type=types, n_breaks=n_breaks)
    return {name: values.reshape(shape) for name, values in maps.items()}


def _tally_facts(breaks: Breaks, types, window, n_dates: int, area) -> tuple:
    """Return what `BreakTally.add` takes: types and dates by row, values, memories, parts."""
    dates = breaks.date.reshape(window.shape)
    by_type, type_parts = count_classes(types, BREAK_TYPES.codes, window, area)
    by_date, date_parts = count_classes(dates, range(n_dates), window, area)
    lengths = np.bincount(breaks.n, minlength=n_dates + 1)
    parts = np.concatenate([type_parts, date_parts])
    return np.concatenate([by_type, by_date]), lengths, _memory_counts(breaks), parts


class BreakTally:
    """Adds up the cells of each type and date of a break.

    Parameters
    ----------
    name : str
        Name of the series, for messages.
    height, n_dates : int
        Size of the map and length of the series.
    min_values : int
        Values a cell needs.
    """

    def __init__(self, name: str, height: int, n_dates: int, min_values: int) -> None:
        self._name, self._needed = name, min_values
        self.n_classes = len(BREAK_TYPES) + n_dates
        self.by_row = np.zeros((self.n_classes, height), np.int64)
        self.lengths = np.zeros(n_dates + 1, np.int64)
        self.memories = np.zeros(_MEMORY_BINS, np.int64)
        self.parts = np.zeros(self.n_classes, np.int64)

    def block_schema(self, window) -> dict:
        """Return the form of the counts of a block of break years."""
        forms = (
            Counts((self.n_classes, window.height), window.width),
            Counts(self.lengths.shape, window.n_cells),
            Counts(self.memories.shape, window.n_cells),
            Counts(self.parts.shape),
        )
        return {"counts": forms}

    def add(self, window, arrays: dict) -> None:
        """Take in the counts of breaks of a block."""
        by_row, lengths, memories, parts = arrays["counts"]
        self.by_row[:, window.rows] += by_row
        self.lengths += lengths
        self.memories += memories
        self.parts += parts

    def cells_with(self) -> CellsWithValues:
        """Return how many cells have enough values, too few, and none at all."""
        enough = int(self.lengths[self._needed :].sum())
        too_few = int(self.lengths[1 : self._needed].sum())
        return CellsWithValues(enough, too_few, int(self.lengths[0]))

    def finish(self) -> None:
        """Raise when no cell has enough values for breaks, before anything is published."""
        if self.cells_with().enough:
            return
        max_values = int(np.flatnonzero(self.lengths).max(initial=0))
        if max_values:
            n_dates = self.lengths.size - 1
            raise TooFewCellValues((self._name,), self._needed, n_dates, max_values)
        raise NoValidPixel((self._name,))


def _break_result(series, times, tally: BreakTally, settings, margins, area, paths) -> BreakResult:
    """Return the `BreakResult` of a pass."""
    k = len(BREAK_TYPES)
    weights = class_sizes(tally.by_row, area, tally.parts).tolist()
    total_weight, cells = math.fsum(weights[:k]), tally.by_row.sum(axis=1)
    km2 = weights if area is not None else [math.nan] * len(weights)
    types = [
        ClassTotal(
            "break_type",
            entry.code,
            entry.key,
            entry.label,
            entry.colour,
            int(cells[i]),
            km2[i],
            weights[i] / total_weight,
        )
        for i, entry in enumerate(BREAK_TYPES)
    ]
    by_date = tuple(
        BreakDate(date.text, int(cells[i]), km2[i], weights[i] / total_weight)
        for i, date in enumerate(series.dates, start=k)
    )
    length = _usual_length(tally.lengths, settings)
    rows = _noise_of(length, times, settings, float(margins[length]))
    residual = _median_memory(tally.memories)
    return BreakResult(
        settings=settings,
        name=series.names[0],
        unit=series.bands[0].unit,
        dates=tuple(date.text for date in series.dates),
        times=times,
        types=types,
        by_date=by_date,
        area_known=area is not None,
        cells=tally.cells_with(),
        length=length,
        margin=float(margins[length]),
        false_breaks=rows,
        residual_memory=residual,
        memory=noise.matching_memory(rows, residual),
        paths=dict(paths),
    )


def _break_output(name: str, series: Stack, settings: BreakSettings) -> RasterOutput:
    """Return what a map of breaks holds."""
    unit = series.bands[0].unit
    lines = {"free": "lines with a jump at the break", "joined": "lines that meet at the break"}
    rule = "BIC" if settings.rule == "bic" else f"BIC and {settings.alpha:g} of noise series"
    method = f"{lines[settings.form]}, up to {settings.max_breaks} breaks; {rule}"
    description = {
        "break_year": f"Year of the (largest) break: {method}",
        "break_type": f"Signs of the slopes before and after the break: {method}",
        "n_breaks": f"Number of breaks: {method}",
        "slope_before": f"Slope before the break, per year: {method}",
        "slope_after": f"Slope after the break, per year: {method}",
        "jump": f"Jump of the line at the break: {method}",
        "evidence": f"BIC of the straight line less that of the best line with breaks: {method}",
    }[name]
    if name == "break_type":
        return RasterOutput(name, "", "uint8", CLASS_NODATA, description, BREAK_TYPES)
    if name == "n_breaks":
        return RasterOutput(name, "", "uint8", CLASS_NODATA, description)
    units = dict.fromkeys(("slope_before", "slope_after"), f"{unit} yr-1".strip())
    units["jump"] = unit
    return RasterOutput(name, units.get(name, ""), description=description)


def _note_result(result: BreakResult, run: Run) -> None:
    """Report which breaks were found, beside what noise gives."""
    enough, too_few, empty = result.cells
    min_values = result.settings.values_needed(len(result.dates))
    run.note(TrendCells(enough, too_few, empty, min_values))
    shares = tuple((t.label, t.share, None) for t in result.types)
    run.note(ClassShares("break_type", shares, math.fsum(t.area_km2 for t in result.types)))
    white = result.false_breaks[0].share
    run.note(BreaksFound(result.share, result.length, white, result.memory, result.false_share))
