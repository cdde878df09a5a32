"""Splits: what is held out together, and what is refused."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.folds import TooFewGroups
from carbonsink.core.errors_and_notes.learn import TooFewSamples
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.learn.splitters import (
    NEVER,
    SPLITS,
    split_holdout,
    split_random,
    split_sites,
)
from carbonsink.core.model.training_choices import SPLITTERS

SITES = np.repeat([f"s{i}" for i in range(12)], [9, 1, 1, 1, 4, 4, 2, 2, 2, 6, 1, 3])


def test_a_site_is_never_divided():
    folds = split_sites(len(SITES), SITES, 4, 0.2, 42)
    for site in set(SITES):
        assert len(set(folds[site == SITES])) == 1


def test_folds_of_sites_are_about_equal():
    assert np.bincount(split_sites(len(SITES), SITES, 4, 0.2, 42)).tolist() == [9, 9, 9, 9]


@pytest.mark.parametrize("folds", [12, 13, 36])
def test_as_many_folds_as_sites_leave_one_site_out(folds):
    found = split_sites(len(SITES), SITES, folds, 0.2, 42)
    pairs = set(zip(SITES.tolist(), found.tolist()))
    assert len(pairs) == 12 and len({fold for _, fold in pairs}) == 12


def test_random_folds_hold_each_record_once_and_differ_by_one():
    sizes = np.bincount(split_random(23, None, 5, 0.2, 1))
    assert sorted(sizes.tolist()) == [4, 4, 5, 5, 5]


def test_the_holdout_share():
    folds = split_holdout(50, None, 10, 0.2, 1)
    assert (folds == 0).sum() == 10 and (folds == NEVER).sum() == 40


def test_every_choice_splits():
    assert list(SPLITS) == list(SPLITTERS)


def test_sites_are_numbered_for_bags():
    numbers = SPLITS["site_oob"](len(SITES), SITES, 10, 0.2, 1)
    assert len(set(numbers)) == 12 and len(set(zip(SITES, numbers))) == 12
    with pytest.raises(TooFewGroups):
        SPLITS["site_oob"](3, ["a"] * 3, 10, 0.2, 1)


@pytest.mark.parametrize("key", [key for key in SPLITS if key != "site_oob"])
def test_the_seed_decides(key):
    split = SPLITS[key]
    first, again, other = (split(len(SITES), SITES, 4, 0.2, seed) for seed in (1, 1, 2))
    assert np.array_equal(first, again) and not np.array_equal(first, other)


def test_the_stream_of_random_numbers_is_the_one_we_know():
    # Stored numbers: a change of library that moves them would move every published score.
    assert split_random(8, None, 4, 0.2, 42).tolist() == [0, 1, 2, 2, 0, 3, 3, 1]
    sites = ["a", "b", "c", "d", "e"]
    assert split_sites(5, sites, 2, 0.2, 42).tolist() == [1, 1, 0, 0, 0]


def test_fewer_records_than_folds():
    for split in (split_sites, split_random):
        with pytest.raises(TooFewSamples) as caught:
            split(7, ["a"] * 7, 8, 0.2, 1)
        assert caught.value.facts() == {"n": 7, "needed": 8, "why": "folds"}


def test_one_site_is_not_enough():
    with pytest.raises(TooFewGroups) as caught:
        split_sites(5, ["a"] * 5, 2, 0.2, 1)
    assert (caught.value.n, caught.value.needed) == (1, 2)


def test_impossible_settings():
    with pytest.raises(BadValue):
        split_random(5, None, 1, 0.2, 1)
    with pytest.raises(BadValue):
        split_holdout(5, None, 5, 1.0, 1)
    with pytest.raises(TooFewSamples):
        split_holdout(4, None, 5, 0.1, 1)
