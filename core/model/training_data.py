"""`TrainingData`: the usable records of a user's table, as arrays.

A record is used when target, all predictors and, where strata are modelled apart, the stratum have
a value. What is dropped is counted by reason.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName, FieldText
from ..errors_and_notes.learn import (
    ConstantTarget,
    SitesFromCoordinates,
    StrataSkipped,
    TooFewInStratum,
    TooFewSamples,
)
from ..errors_and_notes.run import BadValue, DefaultUsed
from ..errors_and_notes.sites import CodesAsNumbers, SamplesUsed
from ..run import Run
from ..tables.class_labels import (
    class_label_column,
    class_order,
    name_label_column,
    require_label_in_every_row,
)
from ..tables.columns import exact_table, numeric_column
from ..tables.mixed_scales import note_sizes_apart
from ..units.class_names import is_class_name
from ..units.column_units import unit_of_column
from .circular_predictors import note_directions, with_angles
from .class_legends import legends_of_columns
from .expanded_records import find_expanded_records, note_expansion
from .median_imputation import fill_gaps, find_gaps, gaps_of_design, note_imputed
from .predictors import Predictor, design_from_table, positions_of_labels, to_float32
from .target_transform import check_target
from .training_choices import find_transform
from .training_specification import MIN_RECORDS, NO_IMPUTATION, TrainingSpec

# Label of the records without a site; they are held out together, the careful choice.
NO_SITE = "(no site)"


@dataclass(frozen=True, eq=False)
class TrainingData:
    """Usable records.

    Parameters
    ----------
    table : pandas.DataFrame
        The columns that were used, numbers as numbers: enough to fit the model again.
    rows : numpy.ndarray
        Row of each record in the user's table, from 0.
    predictors : tuple of Predictor
        Predictors with the classes and ranges met.
    columns : numpy.ndarray
        Design, float32 ``(columns, records)``.
    target : numpy.ndarray
        Target, float64.
    strata : tuple
        Classes that have a model of their own; ``(None,)`` for one model.
    stratum : numpy.ndarray
        Position of each record's stratum.
    sites : numpy.ndarray or None
        Site of each record (text); None when not known.
    scored : numpy.ndarray
        False for records made by sample expansion.
    dropped : dict of str to int
        Records of the user's table that were left out, by reason.
    coordinates : numpy.ndarray or None
        x and y of each record ``(records, 2)``, NaN without a place; None when not known.
    parents : numpy.ndarray or None
        Site that each record was made from by sample expansion, its own for a real record; None
        when nothing was expanded.
    gaps : numpy.ndarray or None
        Where the design holds a value that was filled in ``(columns, records)``, by the median of
        all records; None without imputation.
    legends : dict of str to dict
        Names of the class codes of predictors and stratum, where the table tells them.
    """

    table: Any  # pandas.DataFrame
    rows: np.ndarray
    predictors: tuple
    columns: np.ndarray
    target: np.ndarray
    strata: tuple
    stratum: np.ndarray
    sites: np.ndarray | None
    scored: np.ndarray
    dropped: dict
    coordinates: np.ndarray | None = None
    parents: np.ndarray | None = None
    gaps: np.ndarray | None = None
    legends: dict = field(default_factory=dict)

    def filled(self, learnt: np.ndarray) -> TrainingData:
        """Return the same samples, gaps filled in by what some of them alone say."""
        if self.gaps is None:
            return self
        return replace(self, columns=fill_gaps(self.columns, self.gaps, learnt))

    def subset(self, rows: np.ndarray) -> TrainingData:
        """Return the records of a mask; predictors and strata stay those of all."""
        parts = {"table": self.table.loc[rows].reset_index(drop=True)}
        for name in ("rows", "target", "stratum", "sites", "scored", "coordinates", "parents"):
            value = getattr(self, name)
            parts[name] = None if value is None else value[rows]
        parts["gaps"] = None if self.gaps is None else self.gaps[:, rows]
        return replace(self, columns=self.columns[:, rows], **parts)

    def __len__(self) -> int:
        return len(self.target)


def read_samples(samples, spec: TrainingSpec, run: Run) -> TrainingData:
    """Take the usable records out of a table of training samples.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : TrainingSpec
        Which columns are what.
    run : Run
        Gets a note of how many records are used and dropped.

    Raises
    ------
    MissingColumn, NotNumeric
        When a column is missing or is really text.
    TooFewSamples, TooFewInStratum, ConstantTarget, NotPositive
        When the usable records do not make a model.
    """
    table = _read_columns(samples, spec, run)
    is_used, n_dropped = _complete_samples(table, spec)
    if spec.small_strata == "skip":
        is_used = _without_small_strata(table, spec.stratum, is_used, n_dropped, run)
    run.note(SamplesUsed(int(is_used.sum()), n_dropped))
    if is_used.sum() < MIN_RECORDS:
        raise TooFewSamples(int(is_used.sum()), MIN_RECORDS, "train")
    table = table.loc[is_used].reset_index(drop=True)
    table, missing = _impute_samples(table, spec, run)
    target = table[spec.target].to_numpy(dtype=np.float64)
    if target.min() == target.max():
        raise ConstantTarget(spec.target, float(target[0]))
    check_target(find_transform(spec.recipe.transform), target, spec.target)
    predictors = tuple(
        _describe_predictor(table, name, unit_of_column(samples, name), spec) for name in spec.names
    )
    note_sizes_apart(target, spec.target, samples.loc[is_used], run)
    _note_codes_as_numbers(table, spec, run)
    note_directions(((name, table[name].to_numpy()) for name in _numeric_predictors(spec)), run)
    predictors = with_angles(predictors, spec.angles)
    strata, stratum = split_strata(table, spec.stratum)
    _check_strata(spec.stratum, strata, stratum)
    sites, scored = _read_sites(samples.loc[is_used], spec, run)
    columns = design_from_table(predictors, table, None).columns
    note_expansion(table, target, predictors, sites, scored, spec, run)
    return TrainingData(
        table=table,
        rows=np.flatnonzero(is_used),
        predictors=predictors,
        columns=columns,
        target=target,
        strata=strata,
        stratum=stratum,
        sites=sites,
        scored=scored,
        dropped=n_dropped,
        coordinates=_read_coordinates(samples.loc[is_used], spec),
        parents=sites if spec.parent else None,
        gaps=gaps_of_design(predictors, missing),
        legends=legends_of_columns(samples, (*spec.categorical, spec.stratum)),
    )


def _numeric_predictors(spec: TrainingSpec) -> tuple:
    """Return the predictors of the samples that are numbers."""
    return tuple(name for name in spec.names if name not in spec.categorical)


def _note_codes_as_numbers(table, spec: TrainingSpec, run: Run) -> None:
    """Note predictors that are named like classes and hold whole numbers, but count as numbers."""
    for name in _numeric_predictors(spec):
        if not is_class_name(name):
            continue
        values = table[name].to_numpy(dtype=np.float64)
        if np.array_equal(values, np.rint(values)):
            run.note(CodesAsNumbers(name, len(np.unique(values))))


def _impute_samples(table, spec: TrainingSpec, run: Run) -> tuple:
    """Return the samples with missing numbers filled in by medians, and which were."""
    names = _numeric_predictors(spec)
    if spec.impute == NO_IMPUTATION or not names:
        return table, {}
    gaps = find_gaps(table, names)
    note_imputed(names, gaps, run)
    values = to_float32(table[list(names)].to_numpy(np.float64).T)
    imputed = fill_gaps(values, gaps, np.ones(len(table), dtype=bool)).astype(np.float64)
    columns = {name: table[name] for name in table.columns}
    for name, imputed_column, missing in zip(names, imputed, gaps):
        columns[name] = np.where(missing, imputed_column, table[name].to_numpy(np.float64))
    return exact_table(columns), dict(zip(names, gaps))


def _read_columns(samples, spec: TrainingSpec, run: Run):
    """Return target, predictors and stratum of samples as a table of clean columns."""
    columns = {spec.target: numeric_column(samples, spec.target, run)}
    for name in spec.names:
        read = class_label_column if name in spec.categorical else numeric_column
        columns[name] = read(samples, name, run)
    if spec.stratum and spec.stratum not in columns:
        columns[spec.stratum] = class_label_column(samples, spec.stratum, run)
    return exact_table(columns)


def _complete_samples(table, spec: TrainingSpec) -> tuple:
    """Return which records have all values, and how many are dropped for which reason."""
    is_used = np.ones(len(table), dtype=bool)
    n_dropped = {}
    reasons = {"target": (spec.target,), "predictors": spec.names}
    if spec.impute != NO_IMPUTATION:
        # A record without any number says nothing of where it belongs.
        numbers = _numeric_predictors(spec)
        reasons["predictors"] = tuple(n for n in spec.names if n not in numbers)
        empty = find_gaps(table, numbers).all(axis=0) if numbers else ~is_used
        n_dropped["predictors"] = int(empty.sum())
        is_used &= ~empty
    if spec.stratum:
        reasons["stratum"] = (spec.stratum,)
    for reason, names in reasons.items():
        is_present = np.ones(len(table), dtype=bool)
        for name in names:
            is_present &= table[name].notna().to_numpy()
            if table[name].dtype.kind == "f":
                is_present &= np.isfinite(to_float32(table[name].to_numpy()))
        n_dropped[reason] = n_dropped.get(reason, 0) + int((is_used & ~is_present).sum())
        is_used &= is_present
    return is_used, n_dropped


def _without_small_strata(table, field: str, is_used: np.ndarray, n_dropped: dict, run: Run):
    """Return the samples without those of small strata; a note names the strata."""
    strata, stratum = split_strata(table, field)
    counts = np.bincount(stratum[is_used & (stratum >= 0)], minlength=len(strata))
    small_strata = [k for k, n in enumerate(counts.tolist()) if 0 < n < MIN_RECORDS]
    if not small_strata:
        return is_used
    named = tuple(f"{strata[k]} ({counts[k]})" for k in small_strata)
    run.note(StrataSkipped(field, named, MIN_RECORDS))
    is_kept = is_used & ~np.isin(stratum, small_strata)
    n_dropped["small_stratum"] = int(is_used.sum() - is_kept.sum())
    return is_kept


def _describe_predictor(table, name: str, unit: str, spec: TrainingSpec) -> Predictor:
    if name in spec.categorical:
        return Predictor(name, unit, class_order(table[name]))
    values = to_float32(table[name].to_numpy())
    return Predictor(name, unit, (), float(values.min()), float(values.max()))


class StrataOfRecords(NamedTuple):
    """The strata of a table of samples.

    Parameters
    ----------
    labels : tuple
        Label of each stratum.
    positions : numpy.ndarray
        Position of the stratum of each row.
    """

    labels: tuple
    positions: np.ndarray


def split_strata(table, field: str) -> StrataOfRecords:
    """Return the strata of a table of samples, and the position of each row's stratum."""
    if not field:
        return StrataOfRecords((None,), np.zeros(len(table), dtype=np.int32))
    labels = class_label_column(table, field)
    strata = class_order(labels)
    return StrataOfRecords(strata, positions_of_labels(labels, strata))


def _check_strata(field: str, strata: tuple, stratum: np.ndarray) -> None:
    counts = np.bincount(stratum, minlength=len(strata))
    for label, n in zip(strata, counts.tolist()):
        if n < MIN_RECORDS:
            raise TooFewInStratum(field, label, n, MIN_RECORDS)


def _read_sites(samples, spec: TrainingSpec, run: Run) -> tuple:
    """Return the site of each used record, None when not known, and which are real records."""
    sites = None
    if spec.site:
        labels = name_label_column(samples, spec.site, run)
        if not spec.parent:
            require_label_in_every_row(spec.site, labels)
        parent_names = (
            _labels_as_text(name_label_column(samples, spec.parent), "")
            if spec.parent
            else [""] * len(labels)
        )
        missing = sum(label is None and not parent for label, parent in zip(labels, parent_names))
        if missing:
            run.note(DefaultUsed(FieldName("site"), NO_SITE, f"({missing})"))
        sites = _labels_as_text(labels, NO_SITE)
    elif spec.coordinates:
        x, y = (numeric_column(samples, name) for name in spec.coordinates)
        # Coordinates as read, not rounded: a place has one spelling in one table.
        sites = np.array([f"{a!r} {b!r}" for a, b in zip(x.tolist(), y.tolist())], dtype=object)
        run.note(SitesFromCoordinates(spec.coordinates, len(set(sites))))
    scored = np.ones(len(samples), dtype=bool)
    if spec.parent:
        parents = _labels_as_text(name_label_column(samples, spec.parent), "")
        is_measured = scored = ~find_expanded_records(parents, sites)
        if not is_measured.all() and not set(parents[~is_measured]) & set(
            [] if sites is None else sites[is_measured]
        ):
            example = parents[~is_measured][0]
            raise BadValue(
                FieldName("parent"),
                example,
                FieldText("{} ({})", (FieldName("site"), spec.site or "-")),
            )
        known_sites = np.array([NO_SITE] * len(samples), dtype=object) if sites is None else sites
        sites = np.where(scored, known_sites, parents)
    return sites, scored


def _read_coordinates(samples, spec: TrainingSpec):
    """Return x and y of each sample; None where no columns hold them."""
    if not spec.coordinates:
        return None
    return np.column_stack([numeric_column(samples, name) for name in spec.coordinates])


def _labels_as_text(labels: np.ndarray, missing: str) -> np.ndarray:
    """Return the labels of a column of samples as texts."""
    return np.array([missing if x is None else str(x) for x in labels], dtype=object)
