"""Windows by site: what the LSTMs of an ensemble learn from and are weighed by."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import ConstantTarget
from ..model.circular_predictors import with_angles
from ..model.training_data import TrainingData
from ..run import Run
from ..sequence.lstm_specification import MIN_WINDOWS, SequenceSpec
from ..sequence.records import Columns, SequenceRecords, describe_predictors, read_records
from ..tables.columns import exact_table
from .fuzzy_specification import FuzzySpec
from .site_records import (
    SMALL_SITE,
    SiteRecords,
    note_constant_predictors,
    site_zones,
    sites_large_enough,
)


class SiteWindows(NamedTuple):
    """Windows by site.

    Parameters
    ----------
    records : SiteRecords
        The records that end a window and have a target, in the order of `series.ends`.
    series : SequenceRecords
        All records that windows are cut from.
    """

    records: SiteRecords
    series: SequenceRecords


def read_site_windows(samples, spec: FuzzySpec, network: SequenceSpec, run: Run) -> SiteWindows:
    """Take the usable windows of the sites' LSTMs out of a table.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : FuzzySpec
        Which columns are what.
    network : SequenceSpec
        The LSTM of the sites: its date and how far it looks back.
    run : Run
        Gets a note of what is left out.

    Raises
    ------
    MissingColumn, NotNumeric, BadRecordDate, MixedDates, RepeatedDate, TooShortSequences
        For a table that holds no series.
    TooFewSites
        When fewer than `MIN_SITES` sites have `MIN_WINDOWS` windows with a target.
    ConstantTarget, ConstantPredictors
        When the target or not one predictor varies.
    MixedZones
        When a site lies in two zones.
    """
    columns = Columns(
        spec.predictors,
        spec.site,
        network.date,
        spec.target,
        impute=network.impute,
        max_gap=network.max_gap,
    )
    series = read_records(samples, columns, network.length, run)
    usable_ends = series.ends[np.isfinite(series.target[series.ends])]
    counts = np.bincount(series.site[usable_ends], minlength=len(series.sites))
    steps = network.length + 1
    enough = sites_large_enough(series.sites, counts, MIN_WINDOWS, spec.site, run, steps)
    series = series.with_ends(usable_ends[enough[series.site[usable_ends]]])
    n_small = len(usable_ends) - len(series.ends)
    return SiteWindows(_records_of_windows(samples, series, spec, n_small, run), series)


def _records_of_windows(
    samples, series: SequenceRecords, spec: FuzzySpec, n_small: int, run: Run
) -> SiteRecords:
    """Return the records that end a window, by site; `n_small` are of sites that are too small."""
    ends = series.ends
    target = series.target[ends]
    if target.min() == target.max():
        raise ConstantTarget(spec.target, float(target[0]))
    site_names = series.site_names[ends].astype(str)
    names, members = np.unique(site_names, return_inverse=True)
    columns = np.ascontiguousarray(series.values[ends].T)
    note_constant_predictors(spec.predictors, columns, run)
    n_outside_windows = len(samples) - len(ends) - n_small - sum(series.dropped.values())
    # Ranges are those of all steps that the site models see.
    values_in_windows = series.values[np.isin(series.site, np.unique(series.site[ends]))]
    predictors = describe_predictors(spec.predictors, series.units, values_in_windows)
    # float32 in float64: read back from a file they are the same float32.
    values = {name: row.astype(np.float64) for name, row in zip(spec.predictors, columns)}
    data = TrainingData(
        table=exact_table({spec.target: target, **values}),
        rows=series.rows[ends],
        predictors=with_angles(predictors, spec.angles),
        columns=columns,
        target=target,
        strata=(None,),
        stratum=np.zeros(len(ends), np.int32),
        sites=site_names,
        scored=np.ones(len(ends), dtype=bool),
        dropped={**series.dropped, "window": n_outside_windows, SMALL_SITE: n_small},
    )
    sites = tuple(names.tolist())
    zones = site_zones(samples, spec, data.rows, sites, members, run)
    dates = tuple(series.dates[i].text for i in ends)
    return SiteRecords(data, data.rows, sites, members, zones, dates, series.imputed)
