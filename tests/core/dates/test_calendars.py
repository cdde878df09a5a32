"""Days of the calendars of climate models and times of NetCDF, held against cftime."""

from __future__ import annotations

import cftime
import pytest

from carbonsink.core.dates.calendars import add_days
from carbonsink.core.dates.date import Date
from carbonsink.core.dates.netcdf_times import netcdf_date

CALENDARS = (
    "standard",
    "gregorian",
    "proleptic_gregorian",
    "noleap",
    "365_day",
    "all_leap",
    "366_day",
    "360_day",
    "julian",
)


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize("days", [0, 1, 58, 59, 60, 365, 366, 54786, 56612.5, 73000.0, -800])
def test_days_are_those_of_cftime(name, days):
    wanted = cftime.num2date(days, "days since 1850-01-01", name)
    found = add_days((1850, 1, 1), int(days // 1), name)
    assert found == (wanted.year, wanted.month, wanted.day)


@pytest.mark.parametrize("name", CALENDARS)
@pytest.mark.parametrize(
    ("units", "value"),
    [
        ("days since 1850-01-01 12:00:00", 56627.5),
        ("hours since 1900-01-01", 925176.0),
        ("minutes since 2000-03-01 06:30", 2103840.0),
        ("seconds since 1970-01-01T00:00:00", 1104537600.0),
    ],
)
def test_times_are_those_of_cftime(name, units, value):
    wanted = cftime.num2date(value, units, name)
    assert netcdf_date(str(value), units, name) == Date(wanted.year, wanted.month, wanted.day)


def test_a_day_that_the_real_calendar_lacks():
    assert netcdf_date("59", "days since 2005-01-01", "360_day") == Date(2005, 2, 28)


def test_an_unknown_calendar_gives_no_date():
    assert netcdf_date("1", "days since 2000-01-01", "lunar") is None


def test_midnight_may_be_stored_a_little_early():
    assert netcdf_date("30.9999999999", "days since 2005-01-01") == Date(2005, 2, 1)
