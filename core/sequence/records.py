"""`SequenceRecords`: the usable records of a table, by site and date.

A record is used when site, date, all predictors and, where strata are modelled apart, the stratum
have a value. The target may be missing: such a record ends no window to learn from or to score, but
stands in the windows of later ones. What is dropped is counted by reason, and interrupts its site's
series.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from ..errors_and_notes.sequence import (
    RepeatedDate,
    SequencesFound,
    SitesWithoutWindow,
    TooShortSequences,
)
from ..errors_and_notes.sites import SamplesUsed
from ..model.circular_predictors import note_directions
from ..model.class_legends import legends_of_columns
from ..model.predictors import Predictor, positions_of_labels, to_float32
from ..run import Run
from ..tables.class_labels import class_label_column, class_order, name_label_column
from ..tables.columns import numeric_column
from ..tables.mixed_scales import note_sizes_apart
from ..units.column_units import unit_of_column
from .imputation import impute
from .record_dates import Step, common_precision, dates_at_step, find_step, read_dates
from .windows import run_lengths


@dataclass(frozen=True)
class Columns:
    """Which columns of a table are what; `target` and `stratum` may be empty.

    Missing values of predictors are filled in by `impute` ("none", "linear" or "cycle") in gaps of
    no more than `max_gap` steps of the series.
    """

    predictors: tuple
    site: str
    date: str
    target: str = ""
    stratum: str = ""
    impute: str = "none"
    max_gap: int = 0


@dataclass(frozen=True, eq=False)
class SequenceRecords:
    """Usable records, those of a site together and in the order of time.

    Parameters
    ----------
    rows : numpy.ndarray
        Row of each record in the user's table, from 0.
    sites : tuple of str
        The sites, sorted.
    site : numpy.ndarray
        Position of each record's site.
    dates : tuple of Date
        Date of each record.
    ordinals : numpy.ndarray
        Its number, in units of the step.
    step : Step
        Step of the series.
    values : numpy.ndarray
        Predictors, float32 ``(records, predictors)``.
    target : numpy.ndarray
        Target, float64, NaN where missing.
    strata : tuple
        Classes that have a model of their own; ``(None,)`` for one model.
    stratum : numpy.ndarray
        Position of each record's stratum; negative for a class that is not among them.
    labels : numpy.ndarray or None
        Stratum of each record.
    ends : numpy.ndarray
        Records that end a window.
    dropped : dict of str to int
        Records of the table that were left out, by reason.
    units : tuple of str
        Unit of each predictor, empty where the table does not tell it.
    imputed : float
        Share of the records of the table that got a value of a predictor.
    """

    rows: np.ndarray
    sites: tuple
    site: np.ndarray
    dates: tuple
    ordinals: np.ndarray
    step: Step
    values: np.ndarray
    target: np.ndarray
    strata: tuple
    stratum: np.ndarray
    labels: np.ndarray | None
    ends: np.ndarray
    dropped: dict
    units: tuple
    imputed: float = 0.0
    legends: dict = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.rows)

    @property
    def site_names(self) -> np.ndarray:
        """Name of each record's site."""
        return np.array(self.sites, dtype=object)[self.site]

    def ends_of(self, stratum) -> np.ndarray:
        """Return the ends of all windows of a stratum."""
        return self.ends[self.stratum[self.ends] == self.strata.index(stratum)]

    def with_ends(self, ends: np.ndarray) -> SequenceRecords:
        """Return the same records with other windows."""
        return replace(self, ends=ends)


def read_records(
    frame, columns: Columns, length: int, run: Run, step: Step | None = None, strata=None
) -> SequenceRecords:
    """Take the usable records out of a table and find their windows.

    Parameters
    ----------
    frame : pandas.DataFrame
        The user's table; columns may be text.
    columns : Columns
        Which columns are what.
    length : int
        Steps of a window before its end.
    run : Run
        Gets a note of how many records are used and dropped, and what windows there are.
    step : Step, optional
        Step of a model; found from the dates by default.
    strata : tuple, optional
        Strata of a model; those of the records by default.

    Raises
    ------
    MissingColumn, NotNumeric, BadRecordDate, MixedDates
        When a column is missing or cannot be read.
    RepeatedDate
        When a site has two records of one date.
    TooShortSequences
        When no site has ``length + 1`` records in a row.
    """
    labels = class_label_column(frame, columns.stratum, run) if columns.stratum else None
    sites = name_label_column(frame, columns.site, run)
    dates = read_dates(frame, columns.date)
    values, share = _predictor_values(frame, columns, sites, dates, run)
    target = _target_values(frame, columns, values, run)
    is_complete, dropped = _complete_records(sites, dates, values, labels)
    run.note(SamplesUsed(int(is_complete.sum()), dropped))
    rows = np.flatnonzero(is_complete)
    if not len(rows):
        raise TooShortSequences(0, length + 1, "", dict(dropped))
    names = np.array([str(site) for site in sites[rows]], dtype=object)
    record_dates = _record_dates([dates[row] for row in rows], names, columns.date, step)
    unit = record_dates[0].precision
    site_labels, site = np.unique(names.astype(str), return_inverse=True)
    ordinals = np.array([Step(unit).ordinal(date) for date in record_dates], dtype=np.int64)
    order = np.lexsort((ordinals, site))
    rows, site, ordinals = rows[order], site[order], ordinals[order]
    in_order = tuple(record_dates[i] for i in order)
    _refuse_repeated_dates(site_labels, site, ordinals, in_order)
    step = step or find_step(ordinals, site, unit)
    lengths = run_lengths(site, ordinals, step.size)
    labels = None if labels is None else labels[rows]
    strata, stratum = _strata_of_sequences(labels, len(rows), strata)
    ends = np.flatnonzero(lengths > length)
    if not len(ends):
        longest = int(np.argmax(lengths))
        raise TooShortSequences(int(lengths.max()), length + 1, site_labels[site[longest]], dropped)
    _note_records(run, site_labels, site, lengths, ends, step, length)
    return SequenceRecords(
        rows=rows,
        sites=tuple(str(name) for name in site_labels),
        site=site,
        dates=in_order,
        ordinals=ordinals,
        step=step,
        values=values[rows],
        target=target[rows],
        strata=strata,
        stratum=stratum,
        labels=labels,
        ends=ends,
        dropped=dropped,
        units=tuple(unit_of_column(frame, name) for name in columns.predictors),
        legends=legends_of_columns(frame, (columns.stratum,)),
        imputed=share,
    )


def _record_dates(dates: list, names: np.ndarray, column: str, step: Step | None) -> list:
    """Return the dates of complete records in one precision, that of the step where it is known."""
    common = common_precision(dates, names, column)
    return common if step is None else dates_at_step(common, step)


def _target_values(frame, columns: Columns, values, run: Run) -> np.ndarray:
    """Return the target of each record, 0 without one, and report what is doubtful of it."""
    if not columns.target:
        return np.zeros(len(frame))
    target = numeric_column(frame, columns.target, run)
    note_sizes_apart(target, columns.target, frame, run)
    note_directions(zip(columns.predictors, values.T), run)
    return target


def _predictor_values(frame, columns: Columns, sites, dates, run: Run) -> tuple:
    """Return the values of the predictors, gaps filled if asked for, and the share of such rows."""
    values = np.column_stack(
        [to_float32(numeric_column(frame, n, run)) for n in columns.predictors]
    )
    if columns.impute == "none":
        return values, 0.0
    impute_choices = columns.predictors, columns.impute, columns.max_gap
    values, imputed = impute(values, sites, dates, *impute_choices, run, columns.date)
    return values, float(imputed.any(axis=1).mean()) if len(imputed) else 0.0


def _complete_records(sites, dates: list, values: np.ndarray, labels) -> tuple:
    """Return which records of sites have all they need, and how many are dropped and why."""
    have = {
        "site": np.array([site is not None for site in sites], dtype=bool),
        "date": np.array([date is not None for date in dates], dtype=bool),
        "predictors": np.isfinite(values).all(axis=1),
    }
    if labels is not None:
        have["stratum"] = np.array([label is not None for label in labels], dtype=bool)
    is_complete, dropped = np.ones(len(sites), dtype=bool), {}
    for reason, has_value in have.items():
        dropped[reason] = int((is_complete & ~has_value).sum())
        is_complete &= has_value
    return is_complete, dropped


def _strata_of_sequences(labels, n_records: int, strata) -> tuple:
    """Return the strata, those of the labels where a model gives none, and each record's."""
    if strata is None:
        strata = class_order(labels) if labels is not None else (None,)
    if labels is None:
        return strata, np.zeros(n_records, np.int32)
    return strata, positions_of_labels(labels, strata)


def _refuse_repeated_dates(
    site_labels, site: np.ndarray, ordinals: np.ndarray, dates: tuple
) -> None:
    """Raise when a site has two records of one date."""
    same = np.flatnonzero((np.diff(site) == 0) & (np.diff(ordinals) == 0))
    if len(same):
        first = same[0]
        raise RepeatedDate(str(site_labels[site[first]]), dates[first].text, len(same))


def _note_records(run: Run, site_labels, site, lengths, ends, step: Step, length: int) -> None:
    """Say how many windows there are, and which sites have none."""
    n_windows_of_site = np.bincount(site[ends], minlength=len(site_labels))
    starts = int((lengths == 1).sum())
    run.note(
        SequencesFound(
            step.size,
            step.unit,
            length + 1,
            len(ends),
            int((n_windows_of_site > 0).sum()),
            starts - len(site_labels),
        )
    )
    sites_without_window = tuple(
        str(name) for name, n in zip(site_labels, n_windows_of_site) if n == 0
    )
    if sites_without_window:
        longest = np.array(
            [lengths[site == k].max() for k in np.flatnonzero(n_windows_of_site == 0)]
        )
        run.note(SitesWithoutWindow(sites_without_window, int(longest.max()), length + 1))


def describe_predictors(names: tuple, units: tuple, values: np.ndarray) -> tuple:
    """Return the predictors of records ``(records, predictors)`` with units and ranges."""
    return tuple(
        Predictor(name, unit, (), float(column.min()), float(column.max()))
        for name, unit, column in zip(names, units, values.T)
    )
