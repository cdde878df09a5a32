"""The geographical detector on a table: points, polygons, or plain records."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.geodetector import (
    MixedFactor,
    NoCoordinates,
    SameFactor,
    TargetOfDirections,
    TooFewFactors,
    TooManyFactorClasses,
)
from ..errors_and_notes.tables import NotNumeric
from ..run import Run
from ..tables.class_labels import class_label_column, class_order
from ..tables.columns import numeric_column
from ..tables.mixed_scales import note_sizes_apart
from ..units.angle import is_direction, turn_in_unit
from ..units.column_units import unit_of_column
from ..units.quantity import split_unit
from .data_survey import FactorSurvey, Survey, distinct_values_up_to
from .discretisation import NO_BIN, Binning, FactorRange, bins_of_codes, bins_of_values
from .sample_layouts import Layout, PointLayout, RecordLayout
from .settings import MAX_CLASSES, DetectorSettings
from .stratum_sums import Job, StratumSums, sum_strata

# Records that null and interval rest on at most.
MAX_RECORDS = 20_000
# A column that is at least this share of numbers is one of numbers with faulty cells.
_MOSTLY = 0.5


class _Column(NamedTuple):
    """A factor: numbers, or positions of class labels; `known` where it has a value."""

    name: str
    values: np.ndarray
    known: np.ndarray
    labels: tuple


class TableSource:
    """Target and factors of a table.

    Parameters
    ----------
    frame : pandas.DataFrame
        The user's table; cells may be text.
    target : str
        Column of the target.
    factors : sequence of str
        Columns of factors: numbers are cut into classes, text is classes.
    categorical : sequence of str
        Columns of factors whose numbers are class codes.
    coordinates : (numpy.ndarray, numpy.ndarray) or None
        Where the records lie, NaN where that is unknown.
    run : Run
        Receives notes of how columns were read.

    Raises
    ------
    MissingColumn, NotNumeric, MixedFactor, SameFactor, TooManyFactorClasses, TooFewFactors,
    TargetOfDirections
    """

    dates = ("",)

    def __init__(self, frame, target, factors, categorical, coordinates, run: Run) -> None:
        names = [*factors, *categorical]
        _check_column_names(target, names)
        self.target, self.unit = split_unit(target)[0], unit_of_column(frame, target)
        if is_direction(self.target) and turn_in_unit(self.unit) != 0.0:
            raise TargetOfDirections(self.target)
        values = numeric_column(frame, target, run)
        note_sizes_apart(values, target, frame, run)
        columns = [_read_factor(frame, name, name in categorical, run) for name in names]
        self._columns = columns
        self._known = np.isfinite(values)
        for column in columns:
            self._known = self._known & column.known
        self._n_target = int(np.isfinite(values).sum())
        self._missing = tuple(
            int((np.isfinite(values) & ~column.known).sum()) for column in columns
        )
        self._layout, self._sampled = self._layout_of_records(coordinates, run)
        self._origin = float(values[self._known].mean()) if self._known.any() else 0.0
        self._values = np.where(self._known, values - self._origin, np.nan)

    def _layout_of_records(self, coordinates, run: Run) -> tuple[Layout, np.ndarray]:
        """Return the layout of the sampled records, and which these are."""
        used_rows = np.flatnonzero(self._known)
        if coordinates is not None:
            x, y = coordinates
            used_rows = used_rows[np.isfinite(x[used_rows]) & np.isfinite(y[used_rows])]
        if len(used_rows) > MAX_RECORDS:
            used_rows = used_rows[
                np.linspace(0, len(used_rows) - 1, MAX_RECORDS).round().astype(np.int64)
            ]
        if coordinates is not None and len(used_rows) > 1:
            return PointLayout(x[used_rows], y[used_rows]), used_rows
        run.note(NoCoordinates())
        return RecordLayout(len(used_rows)), used_rows

    def survey(self, settings: DetectorSettings, run: Run) -> Survey:
        """Look at all records of a table of target and factors once."""
        factors = tuple(self._survey_factor(c, settings.max_classes) for c in self._columns)
        return Survey(
            origins=np.array([self._origin]),
            n=np.array([self._known.sum()]),
            n_target=self._n_target,
            missing=self._missing,
            factors=factors,
            sampled=self._values[np.newaxis, self._sampled],
            sampled_factors=tuple(column.values[self._sampled] for column in self._columns),
            layout=self._layout,
        )

    def _survey_factor(self, column: _Column, max_values: int) -> FactorSurvey:
        """Return classes or values of a factor in the records of a table."""
        values = np.sort(column.values[self._known])
        if column.labels:
            present = np.unique(values).astype(np.int64)
            labels = tuple(column.labels[i] for i in present)
            return FactorSurvey(column.name, None, present, labels)
        different = distinct_values_up_to(values, np.ones(values.size, np.bool_), max_values)
        if not values.size:
            return FactorSurvey(column.name, None, different.astype(np.int64), ())
        moments = float(values[0]), float(values[-1]), float(values.mean()), float(values.std())
        few_distinct = different if different.size <= max_values else np.zeros(0)
        return FactorSurvey(column.name, FactorRange(values, *moments), few_distinct, ())

    def sum_jobs(self, binnings, survey: Survey, jobs: list[Job], run: Run) -> list[StratumSums]:
        """Return the sums by stratum of each job over the records of a table."""
        bins = [
            _bins_of_column(column.values, self._known, binning, factor)
            for column, binning, factor in zip(self._columns, binnings, survey.factors)
        ]
        return [sum_strata(self._values, bins, job) for job in jobs]

    def sample_bins(self, binnings: list[Binning], survey: Survey) -> tuple:
        """Return the bins of the sampled records."""
        has_value = np.ones(len(self._sampled), np.bool_)
        return tuple(
            _bins_of_column(values, has_value, binning, factor)
            for values, binning, factor in zip(survey.sampled_factors, binnings, survey.factors)
        )


def _bins_of_column(values, has_value, binning: Binning, factor: FactorSurvey) -> np.ndarray:
    """Return the bins of a column of the table."""
    if factor.range is None:
        return bins_of_codes(values, has_value, factor.different)
    bins = bins_of_values(values, binning.edges)
    bins[~has_value] = NO_BIN
    return bins


def _check_column_names(target: str, names) -> None:
    """Raise when a column of target or factors is missing from the table, or twice."""
    if not names:
        raise TooFewFactors((FieldName("factor_fields"), FieldName("categorical")))
    for i, name in enumerate(names):
        if name == target or name in names[:i]:
            raise SameFactor(name, name == target)


def _read_factor(frame, name: str, categorical: bool, run: Run) -> _Column:
    """Return a factor of a table."""
    if not categorical:
        try:
            values = numeric_column(frame, name, run)
            return _Column(name, values, np.isfinite(values), ())
        except NotNumeric as error:
            if error.n_text < _MOSTLY * _count_filled(frame, name):
                raise MixedFactor(name, error.value, error.n_text, error.n_total) from None
    cells = class_label_column(frame, name, run)
    order = class_order(cells)
    if len(order) > MAX_CLASSES:
        raise TooManyFactorClasses(name, len(order), MAX_CLASSES)
    position_of_label = {label: i for i, label in enumerate(order)}
    codes = np.array([position_of_label.get(cell, -1) for cell in cells], np.int64)
    labels = tuple(str(label) for label in order)
    return _Column(name, codes, codes >= 0, labels)


def _count_filled(frame, name: str) -> int:
    """Return how many cells of a column of the table are not empty."""
    return sum(cell is not None for cell in class_label_column(frame, name))
