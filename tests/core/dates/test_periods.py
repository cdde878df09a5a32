"""Which month, season or year a date falls into."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.periods import period_label, period_of, step_of_dates


@pytest.mark.parametrize(
    ("date", "period", "found", "label"),
    [
        (Date(2005), "year", (2005, "year"), "2005"),
        (Date(2005, 3, 17), "year", (2005, "year"), "2005"),
        (Date(2005, 3), "month", (2005, "03"), "2005-03"),
        (Date(2005, 3), "season", (2005, "MAM"), "2005 MAM"),
        (Date(2004, 12), "season", (2005, "DJF"), "2005 DJF"),
        (Date(2005, 2), "season", (2005, "DJF"), "2005 DJF"),
        (Date(2005, 11), "season", (2005, "SON"), "2005 SON"),
    ],
)
def test_a_winter_counts_for_the_year_of_its_january(date, period, found, label):
    assert period_of(date, period) == found
    assert period_label(*found) == label


@pytest.mark.parametrize(
    ("dates", "step"),
    [
        ([Date(2005), Date(2006)], "year"),
        ([Date(2005, 1), Date(2005, 2)], "month"),
        ([Date(2005, 1, 1), Date(2006, 1, 1)], "year"),
        ([Date(2005, 1, 1), Date(2005, 2, 1)], "month"),
        ([Date(2005, 1, 1), Date(2005, 1, 2)], "day"),
        ([Date(2005, 1, 1)], ""),
        ([Date(2005, 3)], "month"),
        ([None], ""),
        ([], ""),
    ],
)
def test_the_step_that_dates_tell(dates, step):
    assert step_of_dates(dates) == step
