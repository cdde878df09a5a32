"""Days that stand for whole months and years."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.period_stamps import periods_of_month_stamps, periods_of_regular_stamps


def test_steps_of_months_and_years_are_months_and_years():
    months = [Date(2005, m, 16) for m in range(1, 13)]
    assert periods_of_regular_stamps(months) == tuple(Date(2005, m) for m in range(1, 13))
    years = [Date(y, 7, 1) for y in range(2000, 2004)]
    assert periods_of_regular_stamps([*years, None]) == (
        *(Date(y) for y in range(2000, 2004)),
        None,
    )
    weeks = [Date(2005, 1, 1), Date(2005, 1, 8), Date(2005, 1, 15)]
    assert periods_of_regular_stamps(weeks) == tuple(weeks)
    mixed = [Date(2005), Date(2006, 1, 1)]
    assert periods_of_regular_stamps(mixed) == tuple(mixed)
    assert periods_of_regular_stamps([Date(2005, 1, 1)]) == (Date(2005, 1, 1),)


@pytest.mark.parametrize("day", [1, 15, 16, 28])
def test_stamps_of_months(day):
    dates = [Date(2004, month, day) for month in range(1, 13)]
    assert periods_of_month_stamps(dates) == tuple(Date(2004, month) for month in range(1, 13))


def test_days_that_are_no_stamps_stay():
    dates = (Date(2004, 1, 9), Date(2004, 2, 10), Date(2004, 3, 12))
    assert periods_of_month_stamps(dates) == dates
    assert periods_of_month_stamps([Date(2004, 1, 16)]) == (Date(2004, 1, 16),)
    composites = (Date(2004, 1, 1), Date(2004, 1, 17))
    assert periods_of_month_stamps(composites) == composites
