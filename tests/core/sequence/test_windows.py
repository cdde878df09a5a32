"""Splits by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.sequence.training_plans import (
    STOP,
    TEST,
    TRAIN,
    last_share,
    split_by_sites,
    split_in_time,
)
from carbonsink.core.sequence.windows import run_lengths, window_rows


@pytest.mark.parametrize(
    ("n", "share", "last"), [(10, 0.2, 2), (3, 0.2, 1), (2, 0.2, 0), (5, 0.5, 3), (1, 0.9, 1)]
)
def test_the_last_share_of_a_site(n, share, last):
    found = last_share(np.zeros(n, int), share)
    assert found.tolist() == [False] * (n - last) + [True] * last


def test_the_split_in_time_is_within_each_site():
    site = np.array([0] * 10 + [1] * 20)
    part = split_in_time(site, 0.2)
    first, second = part[:10], part[10:]
    # 10: two held out, 0.15 * 8 = 1.2 to stop by; 20: four held out, 2.4 to stop by.
    assert first.tolist() == [TRAIN] * 7 + [STOP] + [TEST] * 2
    assert second.tolist() == [TRAIN] * 14 + [STOP] * 2 + [TEST] * 4


def test_a_held_out_site_is_out_as_a_whole():
    site = np.array([0] * 10 + [1] * 10)
    part = split_by_sites(site, site == 0)
    assert part[:10].tolist() == [TEST] * 10
    assert part[10:].tolist() == [TRAIN] * 8 + [STOP] * 2


def test_runs_end_at_sites_and_gaps():
    #               site 0: 1 2 3 _ 5 6     site 1: 7 8
    site = np.array([0, 0, 0, 0, 0, 1, 1])
    month = np.array([1, 2, 3, 5, 6, 7, 8])
    assert run_lengths(site, month, 1).tolist() == [1, 2, 3, 1, 2, 1, 2]


def test_windows_never_cross_a_site_or_a_gap():
    site = np.array([0, 0, 0, 0, 0, 1, 1, 1])
    month = np.array([1, 2, 3, 5, 6, 7, 8, 9])
    ends = np.flatnonzero(run_lengths(site, month, 1) > 2)
    assert ends.tolist() == [2, 7]
    assert window_rows(ends, 2).tolist() == [[0, 1, 2], [5, 6, 7]]


def test_the_step_may_be_larger_than_one():
    site, day = np.zeros(4, int), np.array([0, 8, 16, 25])
    assert run_lengths(site, day, 8).tolist() == [1, 2, 3, 1]
    assert run_lengths(site, day, 1).tolist() == [1, 1, 1, 1]
