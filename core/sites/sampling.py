"""Sampling rasters at sites, each record on the rasters of its own date.

Only the stored blocks that hold sites are read, each once: the cost depends on the number of sites
and dates, not on the size of the rasters.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

import numpy as np

from ..dates.composites import CompositeCalendar
from ..dates.date_columns import date_cells, is_date, read_stamps
from ..errors_and_notes.dates import BadDate, CompositeDays, DatesUnread, MonthsOfLocalTime
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.landuse import CodesAsAmounts
from ..errors_and_notes.raster import AmbiguousVariable, VariableChosen
from ..errors_and_notes.run import BadValue
from ..errors_and_notes.sites import NoCommonDate, SitesOutside, SitesSampled
from ..raster import Stack, StackReader, Window
from ..raster.class_check import is_class_band, may_be_codes
from ..raster.class_tables import named_classes
from ..raster.directions import full_turn_of_band
from ..raster.executors import ordered_map
from ..raster.stack_reader import MAX_OPEN_FILES
from ..raster.undeclared_nodata import UndeclaredCounts
from ..run import Run
from ..statistics.circular_statistics import mean_direction
from .settings import WINDOWS
from .swapped_coordinates import note_exchanged_sites

# Dates shown in a message.
_EXAMPLES = 5


@dataclass(frozen=True, eq=False)
class SiteSamples:
    """Values of every variable at every record.

    Parameters
    ----------
    columns : dict of str to numpy.ndarray
        Variable name to float64 values, one per record, NaN where there is none.
    counts : SitesSampled
        How many records have all values, and why others do not.
    units : dict of str to str
        Unit of each variable whose rasters state one, the same in all.
    classes : dict of str to dict
        Names by class code of each variable whose rasters name classes, the same in all.
    """

    columns: dict
    counts: SitesSampled
    units: dict
    classes: dict


def sample_stack(x, y, stack: Stack, run: Run, dates=None, window: int = 1) -> SiteSamples:
    """Sample every variable of a stack of rasters at sites.

    Parameters
    ----------
    x, y : array_like
        Coordinates in the stack's CRS; NaN for records without a place.
    stack : Stack
        Rasters. A variable with one band serves every record; of a variable with several dates,
        the band whose year, month, day or composite of days holds the record's date.
    run : Run
        Progress, cancel, threads; receives a note of the counts.
    dates : sequence, optional
        Date of each record, in any form `read_stamps` reads; missing marks count as no date.
    window : int
        1 for the site's own cell; 3 or 5 for the square around it: the mean of its valid cells
        (around the circle for directions, such as aspect), or of a class raster (one with class
        names or colours) the most frequent class.

    Returns
    -------
    SiteSamples

    Raises
    ------
    BadValue
        For another window.
    SitesOutside
        When no record lies inside the rasters.
    AmbiguousVariable
        When a variable has several bands that no date tells apart.
    NoCommonDate, BadDate
        When no record's date falls on a date of a variable, or none is a date at all.
    """
    if window not in WINDOWS:
        raise BadValue(FieldName("window"), window, ", ".join(map(str, WINDOWS)))
    x, y = np.asarray(x, float), np.asarray(y, float)
    is_finite = np.isfinite(x) & np.isfinite(y)
    row, col = (
        np.floor(np.where(is_finite, coordinate, -1))
        for coordinate in stack.grid.fractional_position(x, y)
    )
    is_on_grid = (
        is_finite & (row >= 0) & (row < stack.grid.height) & (col >= 0) & (col < stack.grid.width)
    )
    if not is_on_grid.any():
        raise SitesOutside(len(x), _extent_of_sites(x, y), stack.grid.extent)
    note_exchanged_sites(x, y, is_finite & ~is_on_grid, stack.grid, run)
    stack = stack.with_dtype("float64")  # a few cells: every digit and code as it is stored
    bands = _bands_of_records(stack, _dates_of_records(dates, run), run)
    columns = {name: np.full(len(x), np.nan) for name in bands}
    if window > 1:
        _note_codes_averaged_at_sites(stack, run)
    tasks = _group_sites_by_block(stack, bands, row, col, is_on_grid, window // 2)
    workers = run.n_threads
    readers: list = []

    def open_reader() -> StackReader:
        readers.append(StackReader(stack, MAX_OPEN_FILES // workers))
        return readers[-1]

    results = ordered_map(
        _sample_block_at_sites,
        tasks,
        open_reader,
        run,
        workers,
        2 * workers,
    )
    for n_done, (task, values) in enumerate(results):
        columns[task.name][task.records] = values
        run.progress((n_done + 1) / len(tasks))
    UndeclaredCounts.of_readers(readers).report(run)
    counts = _count_outcomes(columns, bands, is_finite, is_on_grid)
    run.note(counts)
    return SiteSamples(columns, counts, _units_of_variables(stack), _classes_of_variables(stack))


def _note_codes_averaged_at_sites(stack: Stack, run: Run) -> None:
    """Note variables whose cells are averaged although they may be class codes."""
    first_bands: dict = {}
    for band in stack.bands:
        first_bands.setdefault(band.name, band)
    for band in first_bands.values():
        if may_be_codes(band) and not is_class_band(band):
            run.note(CodesAsAmounts("PREDICTORS", band.path, band.name))


def _units_of_variables(stack: Stack) -> dict:
    """Return the unit that all bands of a sampled variable state, by variable."""
    units_by_variable: dict = {}
    for band in stack.bands:
        units_by_variable.setdefault(band.name, set()).add(band.unit.strip())
    return {name: units.pop() for name, units in units_by_variable.items() if len(units) == 1}


def _classes_of_variables(stack: Stack) -> dict:
    """Return the names of the class codes of each sampled variable that has some."""
    names_by_variable: dict = {}
    ambiguous = set()
    for band in stack.bands:
        names = names_by_variable.setdefault(band.name, {})
        for entry in (
            named_classes(band) if band.holds_whole_numbers or band.has_class_names else ()
        ):
            if names.setdefault(entry.code, entry.label) != entry.label:
                ambiguous.add(band.name)
    return {
        variable: names
        for variable, names in names_by_variable.items()
        if names and variable not in ambiguous
    }


@dataclass(frozen=True, eq=False)
class _BlockWithSites:
    """One stored block of one band, and the records that fall into it."""

    name: str
    band: int
    window: Window
    halo: int
    is_class: bool
    full_turn: float
    records: np.ndarray
    rows: np.ndarray
    cols: np.ndarray


def _dates_of_records(dates, run: Run, column: str = "DATE_FIELD"):
    """Return the date at which each site is sampled, None without; None without dates."""
    if dates is None:
        return None
    cells = date_cells(dates)
    unreadable = [cell for cell in cells if cell is not None and not is_date(cell)]
    if unreadable and len(unreadable) == sum(cell is not None for cell in cells):
        raise BadDate(unreadable[0])
    if unreadable:
        run.note(DatesUnread(len(unreadable), len(cells), unreadable[0]))
        unread = set(unreadable)
        cells = [None if cell in unread else cell for cell in cells]
    stamps = read_stamps(cells, column)
    if stamps.in_utc:
        n = sum(cell is not None for cell in cells)
        run.note(MonthsOfLocalTime("", stamps.in_utc[0], stamps.in_utc[1], n, column))
    return stamps.dates()


def _bands_of_records(stack: Stack, dates, run: Run) -> dict:
    """Return for each variable the band sampled for each record, -1 without its date."""
    variables: dict = {}
    for i, name in enumerate(stack.names):
        variables.setdefault(name, []).append(i)
    bands_by_variable = {}
    for name, indices in variables.items():
        if len(indices) == 1:
            band = stack.bands[indices[0]]
            if band.date is not None and dates is not None:
                run.note(VariableChosen(name, band.label, ""))
            bands_by_variable[name] = indices[0]
        else:
            bands_by_variable[name] = _match_dates(stack, name, indices, dates, run)
    return bands_by_variable


def _match_dates(stack: Stack, name: str, indices: list, dates, run: Run) -> np.ndarray:
    """Return the band that is sampled for each record by its date."""
    bands = [stack.bands[i] for i in indices]
    band_dates = [band.date for band in bands]
    if dates is None or None in band_dates or len(set(band_dates)) < len(band_dates):
        raise AmbiguousVariable(name, tuple(f"{band.label} ({band.path})" for band in bands))
    for band in bands:
        band.require_date()
    calendar, band_of_date = CompositeCalendar(band_dates), {None: -1}
    if calendar.days:
        run.note(CompositeDays(name, calendar.days))
    for date in set(dates) - {None}:
        position = calendar.find(date)
        band_of_date[date] = indices[position] if position >= 0 else -1
    matched = np.array([band_of_date[date] for date in dates])
    if (matched < 0).all():
        examples = sorted({date.text for date in dates if date is not None})
        raise NoCommonDate(
            name, tuple(date.text for date in sorted(band_dates)), tuple(examples[:_EXAMPLES])
        )
    return matched


def _group_sites_by_block(stack: Stack, bands: dict, row, col, is_on_grid, halo: int) -> list:
    """Group the records by band and stored block."""
    tasks = []
    for name, band_of_record in bands.items():
        band_of_record = np.broadcast_to(band_of_record, row.shape)
        for band in np.unique(band_of_record[is_on_grid & (band_of_record >= 0)]).tolist():
            records = np.flatnonzero(is_on_grid & (band_of_record == band))
            tasks += _blocks_with_sites(stack, name, band, records, row, col, halo)
    return tasks


def _blocks_with_sites(stack: Stack, name: str, band: int, records, row, col, halo: int) -> list:
    """Return a task for each stored block of a band that holds sites, with its records."""
    height, width = stack.bands[band].block_shape
    is_class = halo > 0 and is_class_band(stack.bands[band])
    full_turn = full_turn_of_band(stack.bands[band]) if halo > 0 and not is_class else 0.0
    block = np.stack([row[records] // height, col[records] // width], axis=1).astype(np.int64)
    blocks, member = np.unique(block, axis=0, return_inverse=True)
    tasks = []
    for k in range(len(blocks)):
        block_records = records[member.ravel() == k]
        rows, cols = row[block_records].astype(np.int64), col[block_records].astype(np.int64)
        # No more than the sites span: the block is decoded, but not converted, as a whole.
        top, left = int(rows.min()), int(cols.min())
        window = Window(top, left, int(rows.max()) - top + 1, int(cols.max()) - left + 1)
        rows, cols = rows - top, cols - left
        tasks.append(
            _BlockWithSites(
                name, band, window, halo, is_class, full_turn, block_records, rows, cols
            )
        )
    return tasks


def _sample_block_at_sites(task: _BlockWithSites, reader: StackReader, stop) -> tuple:
    """Read a block of a raster and sample it at its sites, in a worker thread."""
    stop.check_cancel()
    values = reader.read_plane(task.band, task.window, task.halo)
    if task.halo == 0:
        return task, values[task.rows, task.cols]
    square_side = 2 * task.halo + 1
    squares = (
        values[r : r + square_side, c : c + square_side] for r, c in zip(task.rows, task.cols)
    )
    combine = _most_frequent if task.is_class else _mean_at_sites
    if task.full_turn:
        combine = functools.partial(_mean_direction_at_sites, full_turn=task.full_turn)
    return task, np.array([combine(square[np.isfinite(square)]) for square in squares], float)


def _mean_direction_at_sites(values: np.ndarray, full_turn: float) -> float:
    """Return the mean of directions around a site, flat land among them."""
    return float(mean_direction(_mean_of_known, values, full_turn))


def _mean_of_known(values: np.ndarray) -> float:
    """Return the mean of the values that are there."""
    return _mean_at_sites(values[np.isfinite(values)])


def _mean_at_sites(values: np.ndarray) -> float:
    """Return the mean of the values sampled at sites."""
    return float(values.mean(dtype=np.float64)) if values.size else np.nan


def _most_frequent(values: np.ndarray) -> float:
    """Return the most frequent class in the window of a site, the smallest where several are."""
    if not values.size:
        return np.nan
    codes, counts = np.unique(values, return_counts=True)
    return float(codes[np.argmax(counts)])


def _count_outcomes(columns: dict, bands: dict, has_position, is_on_grid) -> SitesSampled:
    """Count the records sampled at sites by what became of them; each is counted once."""
    complete = np.all([np.isfinite(values) for values in columns.values()], axis=0)
    undated = np.zeros(len(has_position), dtype=bool)
    for band_of_record in bands.values():
        undated |= np.broadcast_to(band_of_record, has_position.shape) < 0
    return SitesSampled(
        sampled=int(complete.sum()),
        outside=int((has_position & ~is_on_grid).sum()),
        nodata=int((is_on_grid & ~undated & ~complete).sum()),
        no_date=int((is_on_grid & undated).sum()),
        bad_geometry=int((~has_position).sum()),
    )


def _extent_of_sites(x: np.ndarray, y: np.ndarray) -> tuple:
    """Return the extent of the sites at which rasters are sampled; NaN without any."""
    is_finite = np.isfinite(x) & np.isfinite(y)
    if not is_finite.any():
        return (np.nan,) * 4
    x, y = x[is_finite], y[is_finite]
    return float(x.min()), float(y.min()), float(x.max()), float(y.max())
