"""The mean seasonal cycle by hand."""

from __future__ import annotations

import numpy as np

from carbonsink.core.dates.date import parse_date
from carbonsink.core.sequence.baselines import phases, predict_cycle


def test_places_in_the_year():
    assert phases(tuple(map(parse_date, ("2005-01", "2006-12")))).tolist() == [0, 11]
    days = tuple(map(parse_date, ("2005-01-01", "2004-12-31", "2005-12-31")))
    assert phases(days).tolist() == [0, 365, 364]
    assert phases((parse_date("2005"),)).tolist() == [0]


def test_the_mean_of_a_month_at_its_site_else_of_the_other_sites():
    #                 site 0          site 1
    phase = np.array([0, 1, 0, 0, 1, 0, 1])
    site = np.array([0, 0, 0, 0, 0, 1, 1])
    target = np.array([1.0, 5, 3, 99, 99, 99, 99])
    learnt, wanted = np.array([0, 1, 2]), np.array([3, 4, 5, 6])
    found = predict_cycle(phase, site, target, learnt, wanted, False)
    assert found.tolist() == [2.0, 5.0, 2.0, 5.0]


def test_a_day_takes_the_days_around_it_across_the_new_year():
    phase = np.array([0, 7, 8, 363, 0])
    site, target = np.zeros(5, int), np.array([1.0, 2.0, 100.0, 6.0, 99.0])
    found = predict_cycle(phase, site, target, np.arange(4), np.array([4]), True)
    # Days 0, 7 and 363 (three days back) are within a week of day 0; day 8 is not.
    assert found.tolist() == [3.0]


def test_nothing_is_known_of_a_month_nobody_measured():
    found = predict_cycle(
        np.array([0, 1]), np.zeros(2, int), np.array([1.0, 2]), np.array([0]), np.array([1]), False
    )
    assert np.isnan(found).all()
