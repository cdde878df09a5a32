"""Counting what the maps show: cells per class and row, values of H, what was left out.

Everything is counted in whole cells by row, so the sums are the same however the raster is cut;
areas come in at the end, one per row.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np

from ..files.schema import Count, Counts, Record
from ..jit import njit
from ..statistics.class_areas import class_positions, class_sizes
from .regional_sums import mean_of_sums
from .trend_classes import CLASS_NODATA, TREND_NODATA, classify_values

# Bins of H for the histogram.
H_BIN = 0.02
H_BINS = 75  # up to 1.5
CLASS_MAPS = ("trend_class", "future_class", "cv_class", "hurst")


class CellsWithValues(NamedTuple):
    """Cells with enough values, with too few, and with none."""

    enough: int
    few: int
    empty: int


@dataclass
class ClassTotal:
    """One class of one map: cells, km2 (NaN where cell areas are unknown), share of the map."""

    map: str
    code: int
    key: str
    label: str
    colour: str
    n_cells: int
    area_km2: float
    share: float


@dataclass
class BlockCounts:
    """Counts of one analysis of one block."""

    by_row: dict = field(default_factory=dict)
    parts: dict = field(default_factory=dict)
    h: np.ndarray | None = None
    h_above: int = 0
    h_known: int = 0
    n_cells: np.ndarray | None = None
    untested: int = 0
    changes_sign: int = 0
    cv_known: int = 0


def counts_schema(names, classes: dict, window, n_dates: int, has_parts: bool) -> Record:
    """Return the form of the counts of a block of trend maps.

    Parameters
    ----------
    names : collection of str
        Maps that were counted, of `CLASS_MAPS`.
    classes, window, n_dates
        As in `count_maps`.
    has_parts : bool
        Whether there are parts of areas.
    """
    cells = Count(window.n_cells)
    fields: dict = {
        "by_row": {
            name: Counts((window.height, len(classes[name])), window.width) for name in names
        },
        "parts": {name: Counts((len(classes[name]),)) for name in names if has_parts},
        "h": Counts((H_BINS,), window.n_cells),
        "n_cells": Counts((n_dates + 1,), window.n_cells),
    }
    singles = ("h_above", "h_known", "untested", "changes_sign", "cv_known")
    return Record(BlockCounts, {**fields, **dict.fromkeys(singles, cells)})


def count_maps(maps: dict, window, classes: dict, n_dates: int, area=None) -> BlockCounts:
    """Count the cells of each class of a block of trend maps, and the values of H.

    Parameters
    ----------
    maps : dict
        As `TrendAnalysis.run` returns them.
    window : Window
        The block.
    classes : dict
        `ClassBreak` records by map.
    n_dates : int
        Length of the series.
    area : CellAreas, optional
        Areas of the cells of the raster.
    """
    shape = window.shape
    rows = np.repeat(np.arange(shape[0]), shape[1])
    h = maps.get("hurst", np.empty(0))
    h = h[np.isfinite(h)]
    bins = np.clip(h / H_BIN, 0, H_BINS - 1).astype(np.int64)
    counts = BlockCounts(
        by_row={
            name: _count_rows(name, classes[name], maps[name], rows, shape[0])
            for name in CLASS_MAPS
            if name in maps
        },
        h=np.bincount(bins, minlength=H_BINS),
        h_above=int(np.count_nonzero(h > 0.5)),
        h_known=h.size,
        n_cells=np.bincount(maps["n"], minlength=n_dates + 1),
        untested=int(np.count_nonzero(np.isnan(maps["p"]) & np.isfinite(maps["slope"]))),
    )
    if area is not None and area.by_row is None:
        counts.parts = {
            name: area.count_exact_areas(window, _class_index(name, classes[name], maps[name]), n)
            for name in counts.by_row
            for n in [len(classes[name])]
        }
    if "cv" in maps:
        counts.changes_sign = int(np.count_nonzero(maps["changes_sign"]))
        counts.cv_known = int(np.count_nonzero(np.isfinite(maps["cv"])))
    return counts


def _count_rows(name: str, classes, values, rows, n_rows: int) -> np.ndarray:
    """Return cells of a trend map by row and class."""
    if name == "hurst":
        values = classify_values(values, classes)
    codes = np.array([c.code for c in classes], np.int64)
    nodata = TREND_NODATA if name == "trend_class" else CLASS_NODATA
    counts = np.zeros((n_rows, len(codes)), np.int64)
    _count_class_cells(values, rows, codes, nodata, counts)
    return counts


def _class_index(name: str, classes, values) -> np.ndarray:
    """Return the place of each cell's class among the classes of a map, -1 without one."""
    if name == "hurst":
        values = classify_values(values, classes)
    return class_positions(values, [entry.code for entry in classes])


class Tally:
    """Counts of one analysis over a whole raster, added up block by block.

    Parameters
    ----------
    classes : dict
        `ClassBreak` records by map.
    n_rows, n_dates : int
        Size of the raster and length of the series.
    """

    def __init__(self, classes: dict, n_rows: int, n_dates: int) -> None:
        self.classes = classes
        self.counts: dict = {}
        self.parts: dict = {}
        self.h_counts = np.zeros(H_BINS, np.int64)
        self.h_above = self.h_known = 0
        self.n_cells = np.zeros(n_dates + 1, np.int64)
        self.untested = self.changes_sign = self.cv_known = 0
        self._n_rows = n_rows
        self._sums: dict = {}

    def add(self, first_row: int, block: BlockCounts) -> None:
        """Add the class counts of a block of trend maps, and those of values of H."""
        for name, counts in block.by_row.items():
            if name not in self.counts:
                self.counts[name] = np.zeros((self._n_rows, counts.shape[1]), np.int64)
            self.counts[name][first_row : first_row + len(counts)] += counts
        for name, parts in block.parts.items():
            self.parts[name] = self.parts.get(name, 0) + parts
        if block.h is not None:
            self.h_counts += block.h
        self.h_known += block.h_known
        self.h_above += block.h_above
        if block.n_cells is not None:
            self.n_cells += block.n_cells
        self.untested += block.untested
        self.changes_sign += block.changes_sign
        self.cv_known += block.cv_known

    def add_sums(self, window_key: tuple, sums) -> None:
        """Keep the regional sums of a block; `window_key` orders the blocks."""
        self._sums[window_key] = sums

    # --- results -----------------------------------------------------------------------------

    def totals(self, area) -> list:
        """Return a `ClassTotal` for every class of every trend map.

        Parameters
        ----------
        area : CellAreas or None
            Areas of the cells; without, shares are of cells.
        """
        totals = []
        for name in CLASS_MAPS:
            if name not in self.counts:
                continue
            counts = self.counts[name]
            weighted = class_sizes(counts.T, area, self.parts.get(name)).tolist()
            total_weight = math.fsum(weighted)
            for entry, column, weight in zip(self.classes[name], counts.T, weighted):
                totals.append(
                    ClassTotal(
                        name,
                        entry.code,
                        entry.key,
                        entry.label,
                        entry.colour,
                        int(column.sum()),
                        math.nan if area is None else weight,
                        weight / total_weight if total_weight else math.nan,
                    )
                )
        return totals

    def cells_with(self, min_values: int) -> CellsWithValues:
        """Return how many cells have enough values, too few, and none at all."""
        enough = int(self.n_cells[min_values:].sum())
        too_few = int(self.n_cells[1:min_values].sum())
        return CellsWithValues(enough, too_few, int(self.n_cells[0]))

    @property
    def max_values(self) -> int:
        """The largest number of values that any cell has."""
        return int(np.flatnonzero(self.n_cells).max(initial=0))

    @property
    def longest(self) -> int:
        """The most common number of values of a cell that has any."""
        return int(np.argmax(self.n_cells[1:])) + 1

    def regional_mean(self) -> tuple:
        """Return the mean of each date over cells counted on all dates, and their weight."""
        return mean_of_sums(self._sums)


@njit(nogil=True, cache=True)
def _count_class_cells(values, rows, codes, nodata, counts):
    """Count the cells of each class of a trend map in each row, for the areas of the classes."""
    last = 0
    for i in range(values.size):
        value = np.int64(values[i])
        if value == nodata:
            continue
        if codes[last] != value:  # neighbours mostly share their class
            for k in range(codes.size):
                if codes[k] == value:
                    last = k
                    break
        counts[rows[i], last] += 1
