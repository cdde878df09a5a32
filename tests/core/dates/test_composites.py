"""How long composites are, and which of a series holds another date."""

from __future__ import annotations

import datetime

import pytest

from carbonsink.core.dates.composites import CompositeCalendar
from carbonsink.core.dates.date import parse_date


def held(*texts):
    return CompositeCalendar([parse_date(text) for text in texts])


@pytest.mark.parametrize(
    "date, place",
    [("2005-03-17", 2), ("2005-04-01", 0), ("2005", 0), ("2006-03", -1), ("2004-12-31", -1)],
)
def test_the_narrowest_holds(date, place):
    assert held("2005", "2004-11", "2005-03").find(parse_date(date)) == place


def test_composites_of_modis_start_anew_each_year():
    first = datetime.date(2004, 1, 1).toordinal()
    starts = [datetime.date(y, 1, 1).toordinal() + 8 * k for y in (2004, 2005) for k in range(46)]
    found = CompositeCalendar([parse_date(datetime.date.fromordinal(start)) for start in starts])
    assert found.days == 8
    for day in range(first, starts[-1] + 5):  # the last one of 2005 ends with the year
        expected = max(i for i, start in enumerate(starts) if start <= day)
        assert found.find(parse_date(datetime.date.fromordinal(day))) == expected
    assert found.find(parse_date(datetime.date.fromordinal(starts[-1] + 5))) == -1
    assert found.find(parse_date(datetime.date.fromordinal(first - 1))) == -1


@pytest.mark.parametrize(
    "texts",
    [
        ["2005-01-01"],
        ["2005-01-01", "2005-01-02", "2005-01-03"],
        ["2005-01-01", "2005-01-06", "2005-02-20", "2005-02-28"],
        ["2005-01-01", "2005-07-01", "2006-01-01"],
        ["2005-01-01", "2005-01-09", "2005"],
    ],
)
def test_other_days_hold_themselves_alone(texts):
    found = held(*texts)
    assert found.days == 0
    assert found.find(parse_date("2005-01-01")) == 0
    assert found.find(parse_date("2004-12-30")) == -1


def test_a_gap_is_longer_than_a_composite():
    found = held("2005-01-01", "2005-01-17", "2005-02-02", "2005-03-22")
    assert found.days == 16
    assert found.find(parse_date("2005-02-17")) == 2
    assert found.find(parse_date("2005-02-18")) == -1
    assert found.find(parse_date("2005-02")) == -1
