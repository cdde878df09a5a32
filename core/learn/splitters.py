"""Splitters: which records are held out together.

A split is one fold number per record, -1 for records that are never held out. The order is drawn
here, from uniform numbers of PCG64, and not by scikit-learn's splitters or numpy's shuffling, whose
streams may change with their version.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.folds import TooFewGroups
from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.run import BadValue

NEVER = -1


def shuffled(n: int, seed: int) -> np.ndarray:
    """Return the numbers 0 to n - 1 in random order."""
    return np.argsort(np.random.Generator(np.random.PCG64(seed)).random(n), kind="stable")


def fold_count(n: int, folds: int) -> int:
    """Return the number of folds to split records into; raise when there are too few.

    Raises
    ------
    BadValue, TooFewSamples
        For fewer than two folds, or fewer records than folds.
    """
    if folds < 2:
        raise BadValue(FieldName("folds"), folds, ">= 2")
    if n < folds:
        raise TooFewSamples(n, folds, "folds")
    return folds


def split_sites(n: int, groups, folds: int, test_fraction: float, seed: int) -> np.ndarray:
    """Split by site: each site is held out in one fold, the folds about equal in records.

    With as many folds as sites or more, every site is a fold of its own (leave one site out).

    Parameters
    ----------
    n : int
        Number of records.
    groups : array_like
        Site of each record.
    folds : int
        Number of folds.
    test_fraction : float
        Not used.
    seed : int
        Decides which sites meet in a fold.

    Returns
    -------
    numpy.ndarray
        Fold of each record, from 0.

    Raises
    ------
    TooFewGroups
        With fewer than two sites.
    """
    fold_count(n, folds)
    names, members = np.unique(np.asarray([str(group) for group in groups]), return_inverse=True)
    n_sites = len(names)
    if n_sites < 2:
        raise TooFewGroups(n_sites, 2, FieldName("site"))
    if folds >= n_sites:
        return members.astype(np.int64)
    sizes = np.bincount(members)
    order = shuffled(n_sites, seed)
    # Large sites first, each into the fold that is emptiest so far; sites of one size stay in
    # their random order.
    order = order[np.argsort(-sizes[order], kind="stable")]
    load = np.zeros(folds, dtype=np.int64)
    fold_of = np.empty(n_sites, dtype=np.int64)
    for site in order:
        fold = int(np.argmin(load))
        fold_of[site] = fold
        load[fold] += sizes[site]
    return fold_of[members]


def number_sites(n: int, groups, folds: int, test_fraction: float, seed: int) -> np.ndarray:
    """Return the number of each record's site: each is held out by the trees that never saw it.

    Raises
    ------
    TooFewGroups
        With fewer than two sites.
    """
    names, members = np.unique(np.asarray([str(group) for group in groups]), return_inverse=True)
    if len(names) < 2:
        raise TooFewGroups(len(names), 2, FieldName("site"))
    return members.astype(np.int64)


def split_random(n: int, groups, folds: int, test_fraction: float, seed: int) -> np.ndarray:
    """Split at random: records in any fold, whatever their site; folds differ by one at most."""
    fold_count(n, folds)
    numbers = np.empty(n, dtype=np.int64)
    numbers[shuffled(n, seed)] = np.arange(n) % folds
    return numbers


def split_holdout(n: int, groups, folds: int, test_fraction: float, seed: int) -> np.ndarray:
    """Split once: one random share of the records is held out, the others never.

    Raises
    ------
    BadValue, TooFewSamples
        For a share outside 0 to 1, or when a part would be empty.
    """
    if not 0 < test_fraction < 1:
        raise BadValue(FieldName("test_fraction"), test_fraction, "> 0, < 1")
    n_test = round(n * test_fraction)
    if n_test < 1 or n_test >= n:
        raise TooFewSamples(n, int(np.ceil(1 / min(test_fraction, 1 - test_fraction))), "holdout")
    numbers = np.full(n, NEVER, dtype=np.int64)
    numbers[shuffled(n, seed)[:n_test]] = 0
    return numbers


# How each splitter of `training_choices` splits: ``split(n, groups, folds, test_fraction, seed)``.
SPLITS = {
    "site": split_sites,
    "kfold": split_random,
    "block": split_sites,
    "knndm": split_sites,
    "holdout": split_holdout,
    "site_oob": number_sites,
}


def count_fits(folds: np.ndarray | None, expected: int = 1) -> int:
    """Return how many models a split needs to hold out each record."""
    return expected if folds is None else int(folds.max()) + 1
