"""Which records of a table were made by sample expansion, and what is drawn and held out together.

An expanded record is its parent's value times the ratio of a reference: it knows the parent's value
and the parent knows its own. A bag that draws record by record therefore holds relatives of nearly
every record outside of it, and its out-of-bag errors are those of known records. Bags are drawn by
parent where records are expanded: a measured record and all that was made of it are in or out
together.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import ExpandedUsed, LooksExpanded
from ..run import Run

# Sites whose targets are exactly proportional to a predictor before a note is given.
_MIN_SITES = 3
# Records of a site that say anything of proportion, and how exact it is in stored numbers.
_MIN_RECORDS = 3
_PROPORTIONAL = 1e-5


class Proportion(NamedTuple):
    """A predictor to which the target is exactly proportional within sites, as in made records."""

    predictor: str
    sites: int
    records: int


def find_expanded_records(parents: np.ndarray, sites: np.ndarray | None) -> np.ndarray:
    """Return which records were made by sample expansion.

    Parameters
    ----------
    parents : numpy.ndarray of str
        Site that each record was made from; empty, or its own site, in a measured one.
    sites : numpy.ndarray of str or None
        Site of each record; that of an expanded record may be its parent's.

    Returns
    -------
    numpy.ndarray of bool
        Where a site has records without a parent, these are the measured ones, and those that name
        the site itself as their parent were made from them.
    """
    has_parent = parents != ""
    if sites is None:
        return has_parent
    measured = set(sites[~has_parent].tolist())
    is_of_measured_site = np.array([site in measured for site in sites], dtype=bool)
    return has_parent & ((parents != sites) | is_of_measured_site)


def bag_groups(parents: np.ndarray | None, scored: np.ndarray) -> np.ndarray | None:
    """Return the group of each record that bags are drawn by; None without expanded records.

    Parameters
    ----------
    parents : numpy.ndarray of str or None
        Site that each record was made from, its own for a real one; None without expanded records.
    scored : numpy.ndarray of bool
        Real records.

    Returns
    -------
    numpy.ndarray of int or None
        Records of a parent site and all that was made of them are one group, every other record
        is its own.
    """
    if parents is None or scored.all():
        return None
    related = set(parents[~scored].tolist())
    labels = [
        ("site", parent) if parent in related else ("record", row)
        for row, parent in enumerate(parents.tolist())
    ]
    numbers: dict = {}
    return np.array([numbers.setdefault(label, len(numbers)) for label in labels], dtype=np.int64)


def renumbered(groups: np.ndarray | None, rows: np.ndarray) -> np.ndarray | None:
    """Return the groups of some records, numbered from 0; None without groups."""
    return None if groups is None else np.unique(groups[rows], return_inverse=True)[1]


def find_proportion(table, target: np.ndarray, names: tuple, sites) -> Proportion | None:
    """Return the predictor that shows expansion: target in exact proportion within sites.

    Parameters
    ----------
    table : pandas.DataFrame
        Predictors.
    target : numpy.ndarray
        Target of each record.
    names : tuple of str
        Predictors that are numbers.
    sites : numpy.ndarray or None
        Site of each record; of a single one where it is not known.

    Returns
    -------
    Proportion or None
        None where measured fluxes scatter, as they do.
    """
    labels = np.zeros(len(target), int)
    if sites is not None:
        labels = np.unique(np.asarray(sites, str), return_inverse=True)[1]
    best = None
    for name in names:
        is_proportional = _proportional_sites(target, table[name].to_numpy(np.float64), labels)
        n_sites, n_records = (
            int(is_proportional.sum()),
            int(np.isin(labels, np.flatnonzero(is_proportional)).sum()),
        )
        enough = n_sites >= min(_MIN_SITES, len(is_proportional))
        if enough and (best is None or n_records > best.records):
            best = Proportion(name, n_sites, n_records)
    return best


def _proportional_sites(target, predictor, labels) -> np.ndarray:
    """Return the sites that look expanded: target in exact proportion to a predictor."""
    n_sites = int(labels.max()) + 1
    is_nonzero = (predictor != 0) & (target != 0)
    ratio = np.divide(target, predictor, out=np.full(len(target), np.nan), where=is_nonzero)
    low, high = np.full(n_sites, np.inf), np.full(n_sites, -np.inf)
    smallest, largest = low.copy(), high.copy()
    np.minimum.at(low, labels, ratio)
    np.maximum.at(high, labels, ratio)
    np.minimum.at(smallest, labels, target)
    np.maximum.at(largest, labels, target)
    enough = np.bincount(labels, minlength=n_sites) >= _MIN_RECORDS
    varies = largest - smallest > 10 * _PROPORTIONAL * np.maximum(abs(smallest), abs(largest))
    # NaN of a zero in any record makes both ends NaN, and the site none of these.
    return enough & varies & (high - low <= _PROPORTIONAL * np.abs(low))


def expanded_from_held_out(parents, scored: np.ndarray, test: np.ndarray) -> np.ndarray:
    """Return the records expanded from sites that are held out: they know the answer.

    Parameters
    ----------
    parents : numpy.ndarray or None
        Site that each record was made from, its own for a real one; None without expanded records.
    scored : numpy.ndarray of bool
        Real records.
    test : numpy.ndarray of bool
        Records held out.
    """
    if parents is None:
        return np.zeros(len(scored), dtype=bool)
    held_out_sites = set(parents[test & scored].tolist())
    return ~scored & np.array([parent in held_out_sites for parent in parents], dtype=bool)


def note_expansion(table, target, predictors, sites, scored, spec, run: Run) -> None:
    """Say how many records were made by sample expansion, or that they look as if they were."""
    if spec.parent:
        n_expanded = int(np.count_nonzero(~scored))
        parents = 0 if sites is None else len(set(sites[~scored].tolist()))
        run.note(ExpandedUsed(n_expanded, parents, len(scored) - n_expanded, spec.parent))
        return
    names = tuple(predictor.name for predictor in predictors if not predictor.categorical)
    proportion = find_proportion(table, target, names, sites)
    if proportion is not None:
        run.note(LooksExpanded(spec.target, *proportion))


class RealRecords(NamedTuple):
    """Which training records were measured.

    Parameters
    ----------
    is_measured : numpy.ndarray of bool
        True for measured records.
    parents : numpy.ndarray or None
        Site that an expanded record was made from.
    """

    is_measured: np.ndarray
    parents: np.ndarray | None


def real_records(model) -> RealRecords:
    """Return which training records of a model were measured, and the sites of expanded ones.

    Parameters
    ----------
    model : FluxModel
        A model; its table of held-out predictions says which records are expanded.
    """
    table = model.held_out
    if "expanded" not in table:
        return RealRecords(np.ones(len(table), bool), None)
    # The site of an expanded record is that of its parent.
    return RealRecords(~table["expanded"].to_numpy(bool), table["site"].to_numpy(object))
