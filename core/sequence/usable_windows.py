"""The windows that can be validated: with a target, in strata with enough windows and sites."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ..errors_and_notes.learn import ConstantTarget, StrataSkipped
from ..errors_and_notes.sequence import (
    OneSiteOnly,
    SingleSite,
    TooFewWindows,
)
from ..model.predictors import positions_of_labels
from ..run import Run
from .lstm_specification import MIN_WINDOWS, SequenceSpec
from .records import Columns, SequenceRecords, read_records


def usable_windows(records: SequenceRecords, spec: SequenceSpec, run: Run) -> SequenceRecords:
    """Return the records with those windows that can be validated: with target and stratum.

    Raises
    ------
    TooFewWindows
        When there are too few, over all or in a stratum that is not to be skipped.
    SingleSite
        When whole sites are to be held out of a stratum with one site.
    ConstantTarget
        When the target of a stratum does not vary.
    """
    ends = records.ends[np.isfinite(records.target[records.ends])]
    counts = np.bincount(records.stratum[ends], minlength=len(records.strata))
    small_strata = [k for k, n in enumerate(counts.tolist()) if n < MIN_WINDOWS]
    field = spec.stratum
    if small_strata and (
        not field or spec.small_strata == "refuse" or len(small_strata) == len(counts)
    ):
        k = small_strata[0]
        raise TooFewWindows(field, records.strata[k], int(counts[k]), MIN_WINDOWS)
    if small_strata:
        small_labels = tuple(f"{records.strata[k]} ({counts[k]})" for k in small_strata)
        run.note(StrataSkipped(field, small_labels, MIN_WINDOWS))
        ends = ends[~np.isin(records.stratum[ends], small_strata)]
        strata = tuple(s for k, s in enumerate(records.strata) if k not in small_strata)
        stratum = positions_of_labels(np.asarray(records.labels), strata)
        records = replace(records, strata=strata, stratum=stratum)
    records = records.with_ends(ends)
    _check_strata(records, spec, run)
    return records


def _check_strata(records: SequenceRecords, spec: SequenceSpec, run: Run) -> None:
    """Raise when windows of a stratum are not usable: one target value, or too few sites."""
    ends, single_site_strata = records.ends, []
    for k, label in enumerate(records.strata):
        stratum_ends = ends[records.stratum[ends] == k]
        target = records.target[stratum_ends]
        if target.min() == target.max():
            raise ConstantTarget(spec.target, float(target[0]))
        sites = np.unique(records.site[stratum_ends])
        if len(sites) > 1:
            continue
        name = records.sites[sites[0]]
        if spec.validation == "site":
            raise SingleSite(spec.stratum, label, name)
        single_site_strata.append(f"{label} ({name})")
    if single_site_strata and spec.stratum:
        run.note(OneSiteOnly(spec.stratum, tuple(single_site_strata)))


def read_windows(samples, spec: SequenceSpec, run: Run) -> SequenceRecords:
    """Return the records of a table with the usable windows, which an LSTM is trained on.

    Raises
    ------
    MissingColumn, NotNumeric, BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series.
    TooFewWindows, SingleSite, ConstantTarget
        For series that make no model.
    """
    columns = Columns(
        spec.predictors,
        spec.site,
        spec.date,
        spec.target,
        spec.stratum,
        spec.impute,
        spec.max_gap,
    )
    return usable_windows(read_records(samples, columns, spec.length, run), spec, run)
