"""Windows by hand."""

from __future__ import annotations

import numpy as np

from carbonsink.core.sequence.windows import Scaling, run_lengths, window_rows


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


def test_a_predictor_that_was_constant_takes_no_part():
    """A site lies at one height; at other heights its networks see the other predictors alone."""
    values = np.array([[1.0, 700.0], [3.0, 700.0]], np.float32)
    scaling = Scaling.of(values, np.array([2.0, 4.0]))
    elsewhere = np.array([[5.0, 1500.0], [np.nan, np.nan]], np.float32)
    np.testing.assert_array_equal(scaling.records(elsewhere), [[3.0, 0.0], [np.nan, np.nan]])
    windows = elsewhere[None].transpose(0, 2, 1)
    np.testing.assert_array_equal(scaling.windows(windows)[0], scaling.records(elsewhere).T)
