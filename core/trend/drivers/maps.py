"""Driver maps: joins the correlations to rasters and the walk."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...dates.date_lists import match_dates
from ...facts.dates import DatesUsed
from ...facts.raster import NoValidPixel
from ...facts.trend import (
    ClassShares,
    DriverCells,
    DriversNotSeparable,
    SharedTrends,
    TooFewCellValues,
)
from ...files.forms import Counts
from ...raster import RasterOutput, Stack, run_blocks
from ...run import Run
from ..class_breaks import CLASS_NODATA, load_class_breaks
from ..lanes import without_offset
from ..maps import class_table, known_areas
from ..tally import weigh_rows
from .driver_classes import classify_drivers, critical_values, partial_p
from .driver_labels import driver_labels
from .partial_correlation import partial_correlation

MAPS = ("driver_class", "r_a", "p_a", "r_b", "p_b", "r_multiple")
# Below this the test of a trend on time is two-sided at 5 %.
_TREND_ALPHA = 0.05
_SCRATCH = 160


@dataclass(frozen=True)
class DriverSettings:
    """The choices behind driver maps: significance levels, time held constant, values needed."""

    alpha_partial: float = 0.01
    alpha_multiple: float = 0.05
    detrend: bool = False
    min_valid: int = 8
    class_table: str | None = None


@dataclass
class DriverTotal:
    """One driver class: cells, km2 (NaN if unknown), share; km2 by the signs of r_a and r_b."""

    code: int
    key: str
    label: str
    colour: str
    cells: int
    area_km2: float
    share: float
    signs: dict


@dataclass
class DriverResult:
    """What a driver analysis found, for tables and reports."""

    settings: DriverSettings
    names: tuple
    units: tuple
    dates: tuple
    totals: list
    area_known: bool
    used: int
    shared: tuple
    means: np.ndarray
    paths: dict


class _Counts:
    """Cells by row, class and signs; numbers of values; shared trends."""

    def __init__(self, names: tuple, n_rows: int, n_dates: int, needed: int) -> None:
        self._names, self._needed = names, needed
        # Signs: 0 a-b-, 1 a-b+, 2 a+b-, 3 a+b+.
        self.cells = np.zeros((n_rows, 6, 4), np.int64)
        self.parts = np.zeros(24, np.int64)
        self.n = np.zeros(n_dates + 1, np.int64)
        self.shared = np.zeros(2, np.int64)

    def expected(self, window) -> dict:
        """Return the form of what a block counted."""
        cells = Counts((window.height, *self.cells.shape[1:]), window.cells)
        n, shared = (Counts(a.shape, window.cells) for a in (self.n, self.shared))
        return {"counts": (cells, Counts(self.parts.shape), n, shared)}

    def add(self, window, arrays: dict) -> None:
        """Take in what a block counted."""
        cells, parts, n, shared = arrays["counts"]
        self.cells[window.rows] += cells
        self.parts += parts
        self.n += n
        self.shared += shared

    def finish(self) -> None:
        """Raise when no cell has a class, before anything is published."""
        if self.cells.any():
            return
        enough = int(self.n[self._needed :].sum())
        if enough:
            raise DriversNotSeparable(self._names, enough)
        most = int(np.flatnonzero(self.n).max(initial=0))
        if most:
            raise TooFewCellValues(self._names, self._needed, len(self.n) - 1, most)
        raise NoValidPixel(self._names)


def _count(window, codes, found, critical_time, area) -> tuple:
    """Return the counts of a block: cells, parts of areas, numbers of values, shared trends."""
    shape = window.shape
    known = codes != CLASS_NODATA
    rows = np.repeat(np.arange(shape[0]), shape[1])[known]
    signs = 2 * (found.r_a[known] > 0) + (found.r_b[known] > 0)
    classes = codes[known] * np.int64(4) + signs
    cells = np.bincount(rows * 24 + classes, minlength=shape[0] * 24).reshape(shape[0], 6, 4)
    parts = np.zeros(24, np.int64)
    if area is not None and area.by_row is None:
        index = np.full(codes.size, -1, np.int64)
        index[known.ravel()] = classes
        parts = area.count_parts(window, index, 24)
    follows = np.abs(found.r_time) > critical_time[found.n]
    shared = [int(np.count_nonzero(known & follows[0] & follows[k + 1])) for k in (0, 1)]
    return cells, parts, np.bincount(found.n, minlength=critical_time.size), np.array(shared)


def map_drivers(
    response: Stack, a: Stack, b: Stack, paths: dict, settings: DriverSettings, run: Run
) -> DriverResult:
    """Write maps of partial correlations and driver classes.

    Parameters
    ----------
    response, a, b : Stack
        Series sorted by date, on one grid.
    paths : dict
        File to write by map (`MAPS`).
    settings : DriverSettings
        The choices.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    TooFewCommonDates, GridMismatch, NoValidPixel
        When the series do not go together, or no cell has enough common values.
    """
    joined, dates, times = join_series(response, a, b, settings.min_valid, run)
    n = len(dates)
    critical = critical_values(n, settings.alpha_partial, settings.alpha_multiple, settings.detrend)
    follows_time = _critical_time(n)
    names = _names(response, a, b)
    area = known_areas(joined)
    counts = _Counts(names, joined.grid.height, n, settings.min_valid)
    classes = _classes(settings, names)
    outputs = {_output(name, settings, classes, names, dates): path for name, path in paths.items()}

    def kernel(block):
        series = [without_offset(values) for values in block.values.reshape(3, n, -1)]
        shape = block.window.shape
        found = partial_correlation(
            series[0], series[1], series[2], times, settings.detrend, settings.min_valid
        )
        codes = classify_drivers(found, critical)
        block.check()
        maps = _maps(found, codes, settings.detrend, paths)
        arrays = {name: values.reshape(shape) for name, values in maps.items()}
        return {**arrays, "counts": _count(block.window, codes, found, follows_time, area)}

    run_blocks(joined, kernel, outputs, run, scratch=_SCRATCH, tally=counts)
    totals = _totals(counts, classes, area)
    used = sum(total.cells for total in totals)
    empty, few = int(counts.n[0]), int(counts.n[1 : settings.min_valid].sum())
    constant = joined.grid.cells - used - empty - few
    run.note(DriverCells(used, few, empty, constant, settings.min_valid))
    shares = tuple((t.label, t.share, None) for t in totals)
    run.note(ClassShares("driver_class", shares, math.fsum(t.area_km2 for t in totals)))
    shared = tuple(float(k) / used for k in counts.shared)
    for name, share in zip(names[1:], shared):
        if share > 2 * _TREND_ALPHA and not settings.detrend:
            run.note(SharedTrends(name, share))
    units = tuple(stack.bands[0].unit for stack in (response, a, b))
    return DriverResult(
        settings, names, units, dates, totals, area is not None, used, shared, times, dict(paths)
    )


def join_series(response: Stack, a: Stack, b: Stack, needed: int, run: Run) -> tuple:
    """Return the common dates of three series as one stack, with their texts and times."""
    stacks = {"response": response, "a": a, "b": b}
    chosen = match_dates({role: stack.dates for role, stack in stacks.items()}, needed)
    parts = [stack.subset(places) for stack, places in zip(stacks.values(), chosen)]
    left_out = tuple(
        (name, len(stack) - len(part))
        for name, stack, part in zip(_names(response, a, b), stacks.values(), parts)
        if len(stack) > len(part)
    )
    dates = tuple(date.text for date in parts[0].dates)
    run.note(DatesUsed(len(dates), dates[0], dates[-1], left_out))
    times = np.array([date.years for date in parts[0].dates])
    return parts[0].join(parts[1]).join(parts[2]), dates, times


def _names(response: Stack, a: Stack, b: Stack) -> tuple:
    """Return the variables' names; with a letter where two have the same."""
    names = [stack.names[0] for stack in (response, a, b)]
    if len(set(names)) < 3:
        names = [f"{name} ({role})" for name, role in zip(names, ("response", "A", "B"))]
    return tuple(names)


def _critical_time(n: int) -> np.ndarray:
    """Return the |r| with time that is significant, by number of dates."""
    from scipy.special import stdtrit

    critical = np.full(n + 1, np.inf)
    df = np.arange(1, n - 1)
    t = stdtrit(df.astype(np.float64), 1.0 - _TREND_ALPHA / 2.0)
    critical[3 : n + 1] = t / np.sqrt(df + t * t)
    return critical


def _classes(settings: DriverSettings, names: tuple) -> tuple:
    """Return the classes with the drivers' names in their labels."""
    breaks = load_class_breaks(settings.class_table)["driver", "codes"]
    labels = driver_labels(names[1], names[2])
    return tuple(entry._replace(label=labels[entry.code]) for entry in breaks)


def _maps(found, codes, detrend: bool, wanted) -> dict:
    """Return the maps wanted, floats as float32."""
    makers = {
        "driver_class": lambda: codes,
        "r_a": lambda: found.r_a,
        "r_b": lambda: found.r_b,
        "p_a": lambda: partial_p(found.r_a, found.n, detrend),
        "p_b": lambda: partial_p(found.r_b, found.n, detrend),
        "r_multiple": lambda: np.sqrt(np.maximum(found.r_squared, 0.0)),
    }
    maps = {name: makers[name]() for name in wanted}
    return {k: v.astype(np.float32) if v.dtype.kind == "f" else v for k, v in maps.items()}


def _output(name: str, settings: DriverSettings, classes, names, dates) -> RasterOutput:
    """Return what a map holds."""
    response, a, b = names
    held = ", time held constant" if settings.detrend else ""
    span = f"{dates[0]} to {dates[-1]} ({len(dates)} dates){held}"
    about = {
        "driver_class": f"Drivers of {response}, {span}; p <= {settings.alpha_partial:g} partial, "
        f"{settings.alpha_multiple:g} multiple",
        "r_a": f"Partial correlation of {response} with {a}, {b} held constant; {span}",
        "r_b": f"Partial correlation of {response} with {b}, {a} held constant; {span}",
        "p_a": f"p of the partial correlation of {response} with {a}; {span}",
        "p_b": f"p of the partial correlation of {response} with {b}; {span}",
        "r_multiple": f"Multiple correlation of {response} with {a} and {b}; {span}",
    }[name]
    if name == "driver_class":
        table = class_table(name, classes)
        return RasterOutput(name, "", "uint8", CLASS_NODATA, about, table)
    return RasterOutput(name, "1", description=about)


def _totals(counts: _Counts, classes, area) -> list:
    """Return the totals of each class."""
    by_row = counts.cells.reshape(len(counts.cells), -1).T
    sizes = weigh_rows(by_row, area, counts.parts)
    weighted = {c.code: sizes[4 * c.code : 4 * c.code + 4] for c in classes}
    whole = math.fsum(sum(weighted.values(), []))
    return [
        DriverTotal(
            c.code,
            c.key,
            c.label,
            c.colour,
            int(counts.cells[:, c.code].sum()),
            math.nan if area is None else math.fsum(weighted[c.code]),
            math.fsum(weighted[c.code]) / whole if whole else math.nan,
            dict(zip(("- -", "- +", "+ -", "+ +"), weighted[c.code])),
        )
        for c in classes
    ]
