"""The rows of one station out of all its files, each moment once.

Of each variable the row that comes first counts, in the order of the files and of their rows. A
further row of the same time is a repetition when its value is the same, and contradicts the first
when it is another; a row of another length that covers time of a file before it (days beside half
hours) is left out. All of it is reported.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...errors_and_notes.flux_tables import (
    FluxConflicts,
    FluxDuplicates,
    FluxFilesJoined,
    FluxOverlaps,
)
from ...run import Run
from .column_meanings import FluxColumn
from .flux_units import our_unit
from .row_intervals import whole_minutes

# The net flux by either sign: NEP = -NEE.
_OPPOSITES = (("nee", "nep"), ("nep", "nee"))
# Values that differ by no more than this share are one value, computed in two ways.
_SAME = 1e-6


class JoinedRows(NamedTuple):
    """One variable of a station, from all files, each moment once, ascending.

    Parameters
    ----------
    column : FluxColumn
        The variable.
    sources, units : tuple of str
        The different columns of the files and their units there.
    start : numpy.ndarray
        datetime64[m].
    days, values, share_good : numpy.ndarray
        Length, value in our unit (of what is added up per day) and share of good time.
    """

    column: FluxColumn
    sources: tuple
    units: tuple
    start: np.ndarray
    days: np.ndarray
    values: np.ndarray
    share_good: np.ndarray


class _Rows(NamedTuple):
    """Rows with a value of one variable; `part` is the place of their file."""

    start: np.ndarray
    minutes: np.ndarray
    days: np.ndarray
    values: np.ndarray
    share_good: np.ndarray
    part: np.ndarray

    def take(self, rows) -> _Rows:
        """Return some of the rows, or the rows in another order."""
        return _Rows(*(array[rows] for array in self))


class _Findings:
    """What joining met at one station."""

    def __init__(self):
        self.repeated: set = set()
        self.differing: dict = {}
        self.example: tuple = ()
        self.covered: dict = {}


def with_opposites(parts: list) -> list:
    """Return the rows to join of a station, each with NEE and NEP where files give either.

    Parameters
    ----------
    parts : list of StationRows
        Of one station, in the order of the files.
    """
    columns = {name: part.variables[name].column for part in parts for name in part.variables}
    completed = []
    for part in parts:
        variables = dict(part.variables)
        for name, other in _OPPOSITES:
            if name in columns and name not in part.variables and other in part.variables:
                opposite = part.variables[other]
                variables[name] = opposite._replace(column=columns[name], values=-opposite.values)
        completed.append(part._replace(variables=variables))
    return completed


def join_rows(parts: list, run: Run) -> dict:
    """Return the rows of a station from all its files.

    Parameters
    ----------
    parts : list of StationRows
        Of one station, in the order of the files.
    run : Run
        Receives notes of files that were joined, of repetitions and of contradictions.

    Returns
    -------
    dict of str to JoinedRows
        By variable, in the order of the files.
    """
    findings = _Findings()
    names = dict.fromkeys(name for part in parts for name in part.variables)
    joined = {name: _join_variable(name, parts, findings) for name in names}
    site = parts[0].site
    _note_joined(site, parts, joined, run)
    if findings.repeated:
        first = str(np.datetime64(min(findings.repeated), "m"))
        run.note(FluxDuplicates(site, len(findings.repeated), first.replace("T", " ")))
    if findings.differing:
        run.note(FluxConflicts(site, findings.differing, *findings.example))
    for path, (n, variables) in findings.covered.items():
        run.note(FluxOverlaps(site, path, n, tuple(variables)))
    return {name: rows for name, (rows, _) in joined.items()}


def _join_variable(name: str, parts: list, findings: _Findings) -> tuple:
    """Return the `JoinedRows` of a variable, and how many rows of each file are in it."""
    parts_with_variable = [(i, part) for i, part in enumerate(parts) if name in part.variables]
    rows = _all_rows(name, parts_with_variable)
    rows = rows.take(np.argsort(rows.start, kind="stable"))
    rows = _without_repetitions(name, rows, parts, findings)
    rows = _without_covered(name, rows, parts, findings)
    variables = [part.variables[name] for _, part in parts_with_variable]
    counts = np.bincount(rows.part, minlength=len(parts))
    column: FluxColumn = variables[0].column
    sources = tuple(dict.fromkeys(v.source for v in variables))
    units = tuple(dict.fromkeys(v.unit for v in variables))
    joined = JoinedRows(column, sources, units, rows.start, rows.days, rows.values, rows.share_good)
    return joined, counts


def _all_rows(name: str, parts_with_variable: list) -> _Rows:
    """Join the rows of all files that have a value of a variable."""
    arrays_of_files = []
    for i, part in parts_with_variable:
        variable, times = part.variables[name], part.times
        dated_rows = np.flatnonzero(np.isfinite(variable.values) & ~np.isnat(times.start))
        days = times.days[dated_rows]
        values, share_good = variable.values[dated_rows], variable.share_good[dated_rows]
        part_numbers = np.full(dated_rows.size, i)
        arrays_of_files.append(
            (times.start[dated_rows], whole_minutes(days), days, values, share_good, part_numbers)
        )
    return _Rows(*(np.concatenate(arrays) for arrays in zip(*arrays_of_files)))


def _without_repetitions(name: str, rows: _Rows, parts: list, findings: _Findings) -> _Rows:
    """Return joined rows without repetition of moment and length; sorted by their start."""
    is_new = np.ones(rows.start.size, bool)
    is_new[1:] = rows.start[1:] != rows.start[:-1]
    if is_new.all():
        return rows
    first = np.maximum.accumulate(np.where(is_new, np.arange(is_new.size), 0))
    is_repeated = ~is_new & (rows.minutes == rows.minutes[first])
    differs = is_repeated & ~np.isclose(rows.values, rows.values[first], rtol=_SAME, atol=1e-12)
    same = rows.start[is_repeated & ~differs]
    findings.repeated.update(same.astype(np.int64).tolist())
    if differs.any():
        findings.differing[name] = int(np.count_nonzero(differs))
    if differs.any() and not findings.example:
        row = int(np.argmax(differs))
        first_row = int(first[row])
        date = str(rows.start[row]).replace("T", " ")
        values = float(rows.values[first_row]), float(rows.values[row])
        paths = parts[rows.part[first_row]].path, parts[rows.part[row]].path
        kind = parts[rows.part[row]].variables[name].column.kind
        findings.example = (name, date, *values, *paths, our_unit(kind, "day"))
    return rows.take(~is_repeated)


def _without_covered(name: str, rows: _Rows, parts: list, findings: _Findings) -> _Rows:
    """Return joined rows without those that cover time of a file before theirs."""
    end = rows.start + rows.minutes
    if rows.part.size < 2 or not (rows.start[1:] < np.maximum.accumulate(end)[:-1]).any():
        return rows
    is_kept = np.zeros(rows.start.size, bool)
    for i in np.unique(rows.part):
        rows_of_file = np.flatnonzero(rows.part == i)
        kept_rows = np.flatnonzero(is_kept)
        if kept_rows.size:
            latest_end = np.maximum.accumulate(end[kept_rows])
            last = np.searchsorted(rows.start[kept_rows], end[rows_of_file], side="left") - 1
            covered = (last >= 0) & (latest_end[np.maximum(last, 0)] > rows.start[rows_of_file])
            if covered.any():
                n, variables = findings.covered.setdefault(parts[i].path, (0, {}))
                n = max(n, int(np.count_nonzero(covered)))
                findings.covered[parts[i].path] = (n, {**variables, name: None})
            rows_of_file = rows_of_file[~covered]
        is_kept[rows_of_file] = True
    return rows.take(is_kept)


def _note_joined(site: str, parts: list, joined: dict, run: Run) -> None:
    """Report how many rows of each further file were joined to those of the first."""
    for i, part in enumerate(parts[1:], 1):
        added = {name: int(counts[i]) for name, (_, counts) in joined.items() if counts[i]}
        if added:
            run.note(FluxFilesJoined(site, part.path, max(added.values()), tuple(added)))
