"""The rows of stations as the files give them: in time, in our units, with their quality.

The two ways of quality: FLUXNET's tables are filled, and its own daily values are means of all
their half hours, well filled or not; so here, too, every value counts, and quality decides whether
a period is kept. Elsewhere a bad flag means a bad value, which is left out.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...errors_and_notes.flux_tables import (
    FluxAssumed,
    FluxFileRead,
    FluxSignTurned,
    NoFluxColumns,
    RowsWithoutSite,
    StepTooCoarse,
)
from ...errors_and_notes.tables import NamesAlike
from ...run import Run
from ...tables.class_labels import name_label_column, require_label_in_every_row
from ...tables.columns import numeric_column
from ..settings import STEPS, FluxSettings
from .aggregate import convert_rates, good_share
from .checks import (
    doubtful_values,
    note_years_apart,
    require_sign,
    require_time_of_day,
    require_vpd,
)
from .column_meanings import (
    FluxColumn,
    choose_columns,
    find_header,
    note_other_profile,
    note_unused_columns,
)
from .flux_files import FluxFile, read_flux_columns, site_header
from .flux_units import choose_flux_unit
from .row_intervals import Times, find_row_intervals, note_row_intervals
from .row_moments import date_headers, read_moments

# Steps that a table of each step can be brought to.
_REACHABLE = {"instant": STEPS, "day": STEPS, "month": STEPS[1:], "year": STEPS[2:]}


class VariableRows(NamedTuple):
    """One variable of the rows of a station.

    Parameters
    ----------
    column : FluxColumn
        The variable.
    source, unit : str
        Column of the file, and its unit there.
    values : numpy.ndarray
        In our unit, of what is added up per day; NaN where missing.
    share_good : numpy.ndarray
        Share of each row's time that is good.
    """

    column: FluxColumn
    source: str
    unit: str
    values: np.ndarray
    share_good: np.ndarray


class StationRows(NamedTuple):
    """The rows of one station in one file.

    Parameters
    ----------
    site, path : str
        Station and file.
    times : Times
        Of the rows.
    variables : dict of str to VariableRows
        By the name of the variable.
    """

    site: str
    path: str
    times: Times
    variables: dict


class _Opened(NamedTuple):
    """A file of which the columns in use were read."""

    file: FluxFile
    frame: Any  # pandas.DataFrame
    header_of_column: dict
    quality: dict
    dates: dict
    stations: dict


def group_files_of_stations(files: list, run: Run) -> list:
    """Return the flux files whose rows belong to the same station, in the order given.

    Files of one station are read together, and those of others after one another.
    """
    groups: list = []
    for file in files:
        names = _station_names(file, run) if len(files) > 1 else {file.site}
        shared = [group for group in groups if group[0] & names]
        names = names.union(*(group[0] for group in shared))
        joined = [*(f for group in shared for f in group[1]), file]
        groups = [group for group in groups if group not in shared] + [(names, joined)]
    return [sorted(group, key=files.index) for _, group in groups]


def read_stations_rows(files: list, flux_columns: tuple, settings: FluxSettings, run: Run):
    """Yield the rows of each station of some files, as a list with the part of each file.

    Parameters
    ----------
    files : list of FluxFile
        All files that hold rows of these stations.
    flux_columns : tuple of FluxColumn
        The variables.
    settings : FluxSettings
        How.
    run : Run
        Cancel, notes.

    Raises
    ------
    BadTable, NoFluxColumns, NoDates, StepTooCoarse, UnknownUnit, RowsWithoutTime
        When a table cannot be used.
    """
    opened = []
    for file in files:
        run.step("read-table", file.path)
        opened.append(_read_file(file, flux_columns, settings, run))
    times = _find_all_times(opened)
    parts: dict = {}
    for opened_file, times_of_file in zip(opened, times):
        for station_rows in _parts_of_file(opened_file, times_of_file, settings, run):
            parts.setdefault(station_rows.site, []).append(station_rows)
    yield from parts.values()


def _station_names(file: FluxFile, run: Run) -> frozenset:
    """Return the stations that a file has rows of."""
    site_column = site_header(file)
    if site_column is None:
        return frozenset((file.site,))
    frame = read_flux_columns(file, [site_column.position], run.quiet(), [site_column.position])
    names = name_label_column(_named_column(frame, site_column), site_column.name, run.quiet())
    return frozenset(str(name) for name in names if name)


def _read_file(file: FluxFile, flux_columns, settings: FluxSettings, run: Run) -> _Opened:
    """Read the columns in use of a file of a station."""
    header_of_column = choose_columns(file, flux_columns)
    dates, site_column = date_headers(file.headers), site_header(file)
    if not header_of_column or not dates:
        accepted_names = tuple(name for column in flux_columns for name in column.names)
        raise NoFluxColumns(
            file.path, tuple(h.name for h in file.headers), accepted_names, bool(header_of_column)
        )
    note_other_profile(file, len(header_of_column), settings, run)
    quality = {
        column: _quality_header(file, column, header) for column, header in header_of_column.items()
    }
    headers = [*header_of_column.values(), *dates.values(), *filter(None, quality.values())]
    texts = [h.position for h in [*dates.values(), *filter(None, [site_column])]]
    note_unused_columns(file, header_of_column, {*headers, *filter(None, [site_column])}, run)
    frame = read_flux_columns(file, [*(h.position for h in headers), *texts], run, texts)
    stations = dict(_rows_by_site(file, frame, site_column, run))
    return _Opened(file, frame, header_of_column, quality, dates, stations)


def _find_all_times(opened: list) -> list:
    """Return the times of the rows of each station, file by file."""
    stamps = [
        read_moments(opened_file.file.path, opened_file.frame, opened_file.dates)
        for opened_file in opened
    ]
    forms = [
        tuple((key, h.name.casefold()) for key, h in opened_file.dates.items())
        for opened_file in opened
    ]
    times: list = [{}] * len(opened)
    for form in dict.fromkeys(forms):
        positions = [i for i, other in enumerate(forms) if other == form]
        times_found = find_row_intervals(
            [stamps[i] for i in positions], [opened[i].stations for i in positions]
        )
        for i, times_of_file in zip(positions, times_found):
            times[i] = times_of_file
    return times


def _parts_of_file(opened_file: _Opened, times: dict, settings: FluxSettings, run: Run):
    """Yield the rows of each station of a file."""
    path = opened_file.file.path
    note_row_intervals(path, times, len(opened_file.frame), run)
    for site_times in times.values():
        if settings.step not in _REACHABLE.get(site_times.step, ()):
            raise StepTooCoarse(path, site_times.step, settings.step)
    values = {
        header: _flux_numbers(opened_file.frame, header, run)
        for header in opened_file.header_of_column.values()
    }
    flags = {
        h: _flux_numbers(opened_file.frame, h, None)
        for h in opened_file.quality.values()
        if h is not None
    }
    steps = [site_times.step for site_times in times.values()]
    step = max(dict.fromkeys(steps), key=steps.count, default="day")
    run.note(FluxFileRead(path, len(opened_file.frame), step, len(opened_file.header_of_column)))
    for site, rows in opened_file.stations.items():
        variables, assumed = {}, []
        for column, header in opened_file.header_of_column.items():
            quality_header = opened_file.quality[column]
            row_flags = None if quality_header is None else flags[quality_header][rows]
            variable_rows = _station_variable(
                path,
                site,
                column,
                header,
                values[header][rows],
                row_flags,
                times[site],
                settings,
                run,
            )
            variables[column.variable] = variable_rows
            if not header.unit and settings.profile != "fluxnet":
                assumed.append(f"{header.name} ({variable_rows.unit})")
        if assumed:
            run.note(FluxAssumed(site, tuple(assumed)))
        require_time_of_day(path, site, times[site], variables)
        vpd = variables.get("vpd")
        if vpd is not None and not opened_file.header_of_column[vpd.column].unit:
            values_of = {name: rows.values for name, rows in variables.items()}
            require_vpd(path, site, vpd.source, vpd.unit, values_of)
        yield StationRows(site, path, times[site], variables)


def _station_variable(
    path, site, column, header, values, flags, times: Times, settings, run: Run
) -> VariableRows:
    """Return one variable of the rows of a station, its doubts logged."""
    unit, conversion = choose_flux_unit(path, column, header, times.step)
    rates = convert_rates(values, conversion, times.days)
    if column.kind == "exchange":  # GEE is by definition below 0 where GPP is above it
        require_sign(path, site, header.name, rates, run)
        rates = -rates
        run.note(FluxSignTurned(site, header.name, column.variable))
    is_assumed = (
        column.kind in ("flux", "exchange")
        and not header.unit
        and times.step == "instant"
        and settings.profile != "fluxnet"
    )
    for note in doubtful_values(column, header.name, site, rates, is_assumed):
        run.note(note)
    if column.kind in ("flux", "exchange"):
        note_years_apart(site, header.name, rates, times, run)
    if settings.profile == "fluxnet":
        quality_kind = "flag" if times.step == "instant" else "share"
        share_good = good_share(flags, times.days, settings.max_qc, quality_kind)
    else:
        share_good = np.ones(rates.size)
        if flags is not None and settings.max_qc < 3:
            rates = np.where(flags > settings.max_qc, np.nan, rates)
    return VariableRows(column, header.name, unit, rates, share_good)


def _quality_header(file: FluxFile, column: FluxColumn, header):
    """Return the column with the quality of another, None without one."""
    names = (column.qc,) if column.qc else (f"{header.name}_QC", f"QC_{header.name}")
    return find_header(file.headers, names)


def _named_column(frame, header):
    """Return the rows of a column as a table under its name."""
    named = frame[[header.position]].set_axis([header.name], axis=1)
    named.attrs = dict(frame.attrs)
    return named


def _flux_numbers(frame, header, run) -> np.ndarray:
    """Return a column of a flux table as numbers."""
    return numeric_column(_named_column(frame, header), header.name, run)


def _rows_by_site(file: FluxFile, frame, site_column, run: Run):
    """Yield each station of a file with the rows that belong to it."""
    import pandas as pd

    if site_column is None:
        yield file.site, np.arange(len(frame))
        return
    notes: list = []
    names = name_label_column(
        _named_column(frame, site_column), site_column.name, Run(on_note=notes.append)
    )
    require_label_in_every_row(site_column.name, names)
    for note in notes:
        if not isinstance(note, NamesAlike):  # reported once, over all files
            run.note(note)
    names = pd.Series(["" if name is None else str(name) for name in names], dtype=object)
    nameless = int((names == "").sum())
    if nameless:
        run.note(RowsWithoutSite(file.path, site_column.name, nameless, len(names)))
    for site, rows in names.groupby(names, sort=False).indices.items():
        if site:
            yield str(site), rows
