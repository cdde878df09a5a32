"""The usable records of sites that have enough of them for a model of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fuzzy import (
    ConstantPredictors,
    MixedZones,
    RecordsWithoutSite,
    SitesTooSmall,
    TooFewSites,
    VariablesConstant,
)
from ..model.training_data import TrainingData, read_samples
from ..run import Run
from ..tables.class_labels import class_label_column, name_label_column
from ..tables.columns import numeric_column
from .aridity_zones import aridity_zones
from .environmental_distance import constant_variables
from .fuzzy_specification import MIN_SITE_RECORDS, MIN_SITES, FuzzySpec

# Key of the records of sites that are too small, among the reasons why records are left out.
SMALL_SITE = "small_site"


class SiteRecords(NamedTuple):
    """Records by site.

    Parameters
    ----------
    data : TrainingData
        The records.
    rows : numpy.ndarray
        Row of each in the user's table, from 0.
    sites : tuple of str
        Sites by name.
    members : numpy.ndarray
        Site number of each record.
    zones : tuple or None
        Zone of each site.
    dates : tuple of str
        Date of each record, empty where dates have no part in the model.
    imputed : float
        Share of the records of the table with a predictor that was filled in.
    """

    data: TrainingData
    rows: np.ndarray
    sites: tuple
    members: np.ndarray
    zones: tuple | None
    dates: tuple = ()
    imputed: float = 0.0


def read_site_records(samples, spec: FuzzySpec, run: Run) -> SiteRecords:
    """Take the usable records out of a table.

    Parameters
    ----------
    samples : pandas.DataFrame
        The user's table; columns may be text.
    spec : FuzzySpec
        Which columns are what.
    run : Run
        Gets a note of what is left out.

    Raises
    ------
    MissingColumn, NotNumeric, TooFewSamples, ConstantTarget
        When a column is missing or text, or the records make no model.
    TooFewSites
        When fewer than `MIN_SITES` sites have `MIN_SITE_RECORDS` records.
    ConstantPredictors
        When not one predictor varies.
    MixedZones
        When a site lies in two zones.
    """
    has_site = np.array([label is not None for label in name_label_column(samples, spec.site)])
    if not has_site.all():
        run.note(RecordsWithoutSite(spec.site, int((~has_site).sum())))
    if not has_site.any():
        raise TooFewSites(0, MIN_SITES, spec.site, (), MIN_SITE_RECORDS)
    rows_with_site = np.flatnonzero(has_site)
    data = read_samples(samples.iloc[rows_with_site].reset_index(drop=True), spec.records(), run)
    names, members = np.unique(np.asarray(data.sites).astype(str), return_inverse=True)
    enough = sites_large_enough(names, np.bincount(members), MIN_SITE_RECORDS, spec.site, run)
    dropped = {**data.dropped, "site": int((~has_site).sum())}
    dropped[SMALL_SITE] = int((~enough[members]).sum())
    if not enough.all():
        data = data.subset(enough[members])
        names, members = np.unique(np.asarray(data.sites).astype(str), return_inverse=True)
    data = replace(data, dropped=dropped)
    note_constant_predictors(spec.predictors, data.columns, run)
    rows, sites = rows_with_site[data.rows], tuple(names.tolist())
    zones = site_zones(samples, spec, rows, sites, members, run)
    return SiteRecords(data, rows, sites, members, zones)


def sites_large_enough(
    names, counts: np.ndarray, min_records: int, field: str, run: Run, steps: int = 1
) -> np.ndarray:
    """Return which sites have enough records for a model of their own; a note names the others.

    Parameters
    ----------
    names : sequence of str
        The sites.
    counts : numpy.ndarray
        Usable records of each.
    min_records : int
        Fewest records of a site model.
    field : str
        Column of the sites, for messages.
    run : Run
        Gets the note.
    steps : int
        Records in a row that a record is predicted from.

    Raises
    ------
    TooFewSites
        When fewer than `MIN_SITES` sites are left.
    """
    enough = counts >= min_records
    left_out = tuple(f"{names[k]} ({counts[k]})" for k in np.flatnonzero(~enough))
    if enough.sum() < MIN_SITES:
        raise TooFewSites(int(enough.sum()), MIN_SITES, field, left_out, min_records, steps)
    if left_out:
        run.note(SitesTooSmall(left_out, min_records, steps))
    return enough


def note_constant_predictors(names: tuple, columns: np.ndarray, run: Run) -> None:
    """Say which predictors ``(variables, records)`` of the sites have one value only.

    Raises
    ------
    ConstantPredictors
        When all of them have.
    """
    constant = constant_variables(columns)
    if constant.any():
        constant_names = tuple(np.array(names, dtype=object)[constant])
        if constant.all():
            raise ConstantPredictors(constant_names)
        run.note(VariablesConstant(constant_names))


def site_zones(samples, spec: FuzzySpec, rows, sites: tuple, members, run: Run) -> tuple | None:
    """Return the zone of each site: of its records, or of their mean aridity index."""
    if spec.aridity:
        index = numeric_column(samples, spec.aridity, run)[rows]
        means = [_mean_position(index[members == k]) for k in range(len(sites))]
        return tuple(aridity_zones(np.array(means)).tolist())
    if not spec.zone:
        return None
    labels = class_label_column(samples, spec.zone, run)[rows]
    zones = []
    for k, site in enumerate(sites):
        zones_of_site = dict.fromkeys(str(x) for x in labels[members == k] if x is not None)
        if len(zones_of_site) > 1:
            raise MixedZones(spec.zone, site, tuple(zones_of_site))
        zones.append(next(iter(zones_of_site), None))
    return tuple(zones)


def _mean_position(values: np.ndarray) -> float:
    """Return the mean of the known coordinates of a site."""
    finite_values = values[np.isfinite(values)]
    return float(finite_values.mean()) if len(finite_values) else float("nan")
