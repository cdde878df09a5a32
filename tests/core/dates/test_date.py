"""Dates: texts, names of files and bands, NetCDF times."""

from __future__ import annotations

import datetime

import pytest

from carbonsink.core.dates.date import Date, natural_precision, netcdf_date, parse_date, split_name
from carbonsink.core.facts.dates import BadDate


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2005", Date(2005)),
        (2005, Date(2005)),
        (2005.0, Date(2005)),
        ("200503", Date(2005, 3)),
        ("2005-03", Date(2005, 3)),
        ("20050317", Date(2005, 3, 17)),
        ("2005-03-17", Date(2005, 3, 17)),
        ("2005/03/17", Date(2005, 3, 17)),
        (" 2005-03-17T12:30:00 ", Date(2005, 3, 17)),
        ("2004-02-29", Date(2004, 2, 29)),
        (datetime.date(2005, 3, 17), Date(2005, 3, 17)),
        (datetime.datetime(2005, 3, 17, 4), Date(2005, 3, 17)),
    ],
)
def test_accepted(text, date):
    assert parse_date(text) == date


@pytest.mark.parametrize(
    "text", ["", "spring", "05", "1700", "2200", "2005-13", "2005-02-29", "20050", "2005-3", None]
)
def test_refused(text):
    with pytest.raises(BadDate) as caught:
        parse_date(text)
    assert caught.value.text == str(text)


@pytest.mark.parametrize(
    ("stem", "name", "date"),
    [
        ("ndvi_2005", "ndvi", Date(2005)),
        ("ndvi2005", "ndvi", Date(2005)),
        ("ndvi-2005-03", "ndvi", Date(2005, 3)),
        ("ndvi_200503", "ndvi", Date(2005, 3)),
        ("ndvi.20050317", "ndvi", Date(2005, 3, 17)),
        ("2005", "", Date(2005)),
        ("ndvi", "ndvi", None),
        ("bio12", "bio12", None),
        ("b_12005", "b_12005", None),
        ("srtm_1000", "srtm_1000", None),
        ("mod13_2005001", "mod13_2005001", None),  # day of the year is not among the forms
        ("ndvi_200513", "ndvi_200513", None),
        ("bio1_1970-2000", "bio1_1970-2000", None),  # a climatology, no date
        ("bio1_1970_2000", "bio1_1970_2000", None),
        ("Mean NDVI 2005", "Mean NDVI", Date(2005)),
    ],
)
def test_names(stem, name, date):
    assert split_name(stem) == (name, date)


def test_text_and_order():
    dates = [Date(2005, 3, 17), Date(2005), Date(2005, 3), Date(2004, 12, 31)]
    assert [d.text for d in sorted(dates)] == ["2004-12-31", "2005", "2005-03", "2005-03-17"]
    assert all(parse_date(d.text) == d for d in dates)
    assert [d.precision for d in dates] == ["day", "year", "month", "day"]


def test_decimal_years():
    assert Date(2005).years == 2005.0
    assert Date(2005, 7).years == 2005.5
    assert Date(2004, 12, 31).years == pytest.approx(2004 + 365 / 366)


def test_covers():
    assert Date(2005).covers(Date(2005, 3, 17))
    assert Date(2005, 3).covers(Date(2005, 3, 17))
    assert not Date(2005, 3).covers(Date(2005))
    assert not Date(2005, 3).covers(Date(2005, 4, 17))
    assert Date(2005).covers(Date(2005))


@pytest.mark.parametrize(
    ("value", "units", "date"),
    [
        ("0", "days since 2000-01-01", Date(2000, 1, 1)),
        ("45.5", "days since 2000-01-01 00:00:00", Date(2000, 2, 15)),
        ("0.5", "days since 2000-01-01 12:00", Date(2000, 1, 2)),
        ("918912", "hours since 1900-01-01 00:00:0.0", Date(2004, 10, 30)),
        ("14", "months since 2000-01-01", Date(2001, 3)),
        ("3", "years since 2000-01-01", Date(2003, 1, 1)),
        ("1", "fortnights since 2000-01-01", None),
        ("x", "days since 2000-01-01", None),
        ("1e30", "days since 2000-01-01", None),
        ("1", None, None),
    ],
)
def test_netcdf_times(value, units, date):
    assert netcdf_date(value, units) == date


def test_steps_of_months_and_years_are_months_and_years():
    months = [Date(2005, m, 16) for m in range(1, 13)]
    assert natural_precision(months) == tuple(Date(2005, m) for m in range(1, 13))
    years = [Date(y, 7, 1) for y in range(2000, 2004)]
    assert natural_precision([*years, None]) == (*(Date(y) for y in range(2000, 2004)), None)
    weeks = [Date(2005, 1, 1), Date(2005, 1, 8), Date(2005, 1, 15)]
    assert natural_precision(weeks) == tuple(weeks)
    mixed = [Date(2005), Date(2006, 1, 1)]
    assert natural_precision(mixed) == tuple(mixed)
    assert natural_precision([Date(2005, 1, 1)]) == (Date(2005, 1, 1),)
