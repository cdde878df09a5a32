"""Which month, season or year a date falls into."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.periods import period_label, period_of


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
