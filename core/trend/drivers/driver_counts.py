"""What is counted beside driver maps: cells and areas of the classes, effects of the drivers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.raster import NoValidPixel
from ...errors_and_notes.trend import DriversNotSeparable, TooFewCellValues
from ...files.schema import Counts
from ...statistics.class_areas import class_sizes
from ..trend_classes import CLASS_NODATA
from .correlation_tests import Critical
from .driver_classes import DRIVER_C


@dataclass
class DriverTotal:
    """One driver class: cells, km2 (NaN if unknown), share; km2 by the signs of r_a and r_b.

    `signs` is empty with more than two drivers.
    """

    code: int
    key: str
    label: str
    colour: str
    n_cells: int
    area_km2: float
    share: float
    signs: dict


class DriverEffect(NamedTuple):
    """Cells with a significant partial correlation with a driver: positive, negative."""

    name: str
    positive: int
    negative: int


class ClassifiedDrivers(NamedTuple):
    """Correlations of a block with any number of drivers.

    `r` (drivers, pixels), `r_squared` and `n` (pixels,), `r_time` (1 + drivers, pixels), and the
    driver class.
    """

    r: np.ndarray
    r_squared: np.ndarray
    n: np.ndarray
    r_time: np.ndarray
    codes: np.ndarray


class DriverCounts:
    """Cells by row, class and signs; numbers of values; shared trends."""

    def __init__(self, names: tuple, n_rows: int, n_dates: int, min_values: int) -> None:
        self._names, self._needed = names, min_values
        k = len(names) - 1
        # Signs of two drivers: 0 a-b-, 1 a-b+, 2 a+b-, 3 a+b+.
        self.n_signs = 4 if k == 2 else 1
        self.n_codes = DRIVER_C + k - 2
        self.cells = np.zeros((n_rows, self.n_codes, self.n_signs), np.int64)
        self.parts = np.zeros(self.n_codes * self.n_signs, np.int64)
        self.n = np.zeros(n_dates + 1, np.int64)
        self.shared = np.zeros(k, np.int64)
        self.effects = np.zeros((k, 2), np.int64)

    def block_schema(self, window) -> dict:
        """Return the form of what a block counted."""
        cells = Counts((window.height, *self.cells.shape[1:]), window.n_cells)
        others = (Counts(a.shape, window.n_cells) for a in (self.n, self.shared, self.effects))
        return {"counts": (cells, Counts(self.parts.shape), *others)}

    def add(self, window, arrays: dict) -> None:
        """Take in what a block of driver maps counted."""
        cells, parts, n, shared, effects = arrays["counts"]
        self.cells[window.rows] += cells
        self.parts += parts
        self.n += n
        self.shared += shared
        self.effects += effects

    def finish(self) -> None:
        """Raise when no cell has a driver class, before anything is published."""
        if self.cells.any():
            return
        enough = int(self.n[self._needed :].sum())
        if enough:
            raise DriversNotSeparable(self._names, enough)
        max_values = int(np.flatnonzero(self.n).max(initial=0))
        if max_values:
            raise TooFewCellValues(self._names, self._needed, len(self.n) - 1, max_values)
        raise NoValidPixel(self._names)

    def count(
        self, window, correlations: ClassifiedDrivers, critical: Critical, critical_time, area
    ) -> tuple:
        """Return the counts of drivers in a block: cells, parts of areas, numbers of values."""
        n_rows, n_cols = window.shape
        has_class = correlations.codes != CLASS_NODATA
        rows = np.repeat(np.arange(n_rows), n_cols)[has_class]
        classes = correlations.codes[has_class].astype(np.int64) * self.n_signs
        if self.n_signs == 4:
            classes += 2 * (correlations.r[0][has_class] > 0) + (correlations.r[1][has_class] > 0)
        size = self.n_codes * self.n_signs
        cells = np.bincount(rows * size + classes, minlength=n_rows * size)
        parts = np.zeros(size, np.int64)
        if area is not None and area.by_row is None:
            index = np.full(correlations.codes.size, -1, np.int64)
            index[has_class.ravel()] = classes
            parts = area.count_exact_areas(window, index, size)
        follows_time = np.abs(correlations.r_time) > critical_time[correlations.n]
        shared = [
            int(np.count_nonzero(has_class & follows_time[0] & driver_follows))
            for driver_follows in follows_time[1:]
        ]
        strong = [has_class & (np.abs(r) > critical.r[correlations.n]) for r in correlations.r]
        effects = [
            [int(np.count_nonzero(s & (r > 0))), int(np.count_nonzero(s & (r < 0)))]
            for s, r in zip(strong, correlations.r)
        ]
        return (
            cells.reshape(n_rows, self.n_codes, self.n_signs),
            parts,
            np.bincount(correlations.n, minlength=critical_time.size),
            np.array(shared),
            np.array(effects),
        )

    def driver_effects(self) -> tuple[DriverEffect, ...]:
        """Return in how many cells each driver has a significant partial correlation."""
        drivers = self._names[1:]
        return tuple(DriverEffect(name, *map(int, e)) for name, e in zip(drivers, self.effects))

    def totals(self, classes, area) -> list[DriverTotal]:
        """Return the totals of each driver class; `area` None where areas are unknown."""
        flat = self.cells.reshape(self.cells.shape[0], -1).T
        sizes = class_sizes(flat, area, self.parts).tolist()
        width = self.n_signs
        weighted = {c.code: sizes[width * c.code : width * (c.code + 1)] for c in classes}
        total_weight = math.fsum(sum(weighted.values(), []))
        signs = ("- -", "- +", "+ -", "+ +") if width == 4 else ()
        return [
            DriverTotal(
                c.code,
                c.key,
                c.label,
                c.colour,
                int(self.cells[:, c.code].sum()),
                math.nan if area is None else math.fsum(weighted[c.code]),
                math.fsum(weighted[c.code]) / total_weight if total_weight else math.nan,
                dict(zip(signs, weighted[c.code])),
            )
            for c in classes
        ]
