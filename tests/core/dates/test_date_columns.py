"""Columns of dates against pandas with explicit formats."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.date_columns import is_date, read_stamps
from carbonsink.core.dates.time_of_day import read_times_of_day
from carbonsink.core.errors_and_notes.dates import (
    AmbiguousDates,
    BadDate,
    BadTimeOfDay,
    MixedDateForms,
)

DAYS = pd.date_range("2004-02-20", "2005-03-05", freq="D")
HALF_HOURS = pd.date_range("2004-12-30", periods=300, freq="30min")


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d",
        "%Y/%m/%d",
        "%Y.%m.%d",
        "%Y%m%d",
        "%d/%m/%Y",
        "%m/%d/%Y",
        "%d.%m.%Y",
        "%d-%m-%Y",
        "%d %b %Y",
        "%d-%b-%Y",
        "%B %d, %Y",
        "%Y年%m月%d日",
    ],
)
def test_days(form):
    found = read_stamps(DAYS.strftime(form).tolist(), "date")
    want = pd.to_datetime(DAYS.strftime(form), format=form).to_numpy().astype("datetime64[m]")
    np.testing.assert_array_equal(found.start, want)
    assert set(found.precision.tolist()) == {2}


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d %H:%M",
        "%Y-%m-%dT%H:%M:%S",
        "%Y%m%d%H%M",
        "%Y%m%d%H%M%S",
        "%d/%m/%Y %H:%M",
        "%m/%d/%Y %I:%M:%S %p",
        "%d.%m.%Y %H:%M",
        "%Y-%m-%dT%H:%MZ",
    ],
)
def test_half_hours(form):
    found = read_stamps(HALF_HOURS.strftime(form).tolist(), "time")
    np.testing.assert_array_equal(found.start, HALF_HOURS.to_numpy().astype("datetime64[m]"))
    assert set(found.precision.tolist()) == {3}


@pytest.mark.parametrize(
    ("texts", "dates"),
    [
        (["2005", "2006"], [Date(2005), Date(2006)]),
        (["2005.0", "2006.0"], [Date(2005), Date(2006)]),
        (["200501", "200512"], [Date(2005, 1), Date(2005, 12)]),
        (["2005-1", "2005/12"], [Date(2005, 1), Date(2005, 12)]),
        (["01/2005", "12/2005"], [Date(2005, 1), Date(2005, 12)]),
        (["Mar 2005", "Sept 2005"], [Date(2005, 3), Date(2005, 9)]),
        (["2005-01-02", None, "2005"], [Date(2005, 1, 2), None, Date(2005)]),
        (["20050317.0"], [Date(2005, 3, 17)]),
    ],
)
def test_precision_is_kept(texts, dates):
    assert read_stamps(texts, "date").dates() == dates


def test_twelve_days_of_january_or_twelve_months_are_refused():
    with pytest.raises(AmbiguousDates) as caught:
        read_stamps([f"{day:02d}/01/2005" for day in range(1, 13)], "date")
    assert (caught.value.cell, caught.value.day_first, caught.value.month_first) == (
        "02/01/2005",
        "2005-01-02",
        "2005-02-01",
    )


@pytest.mark.parametrize("form", ["%d/%m/%Y %H:%M", "%m/%d/%Y %H:%M"])
def test_the_step_decides_where_no_day_is_above_12(form):
    times = pd.date_range("2005-03-01", periods=300, freq="30min")
    found = read_stamps(times.strftime(form).tolist(), "time")
    np.testing.assert_array_equal(found.start, times.to_numpy().astype("datetime64[m]"))


def test_one_cell_decides_for_all():
    assert read_stamps(["01/02/2005", "13/02/2005"], "d").dates() == [
        Date(2005, 2, 1),
        Date(2005, 2, 13),
    ]
    assert read_stamps(["01/02/2005", "02/13/2005"], "d").dates() == [
        Date(2005, 1, 2),
        Date(2005, 2, 13),
    ]


def test_the_same_in_both_readings_is_no_doubt():
    assert read_stamps(["01/01/2005", "02/02/2005"], "d").dates()[1] == Date(2005, 2, 2)


@pytest.mark.parametrize(
    "texts", [["13/01/2005", "01/13/2005"], ["2005-02-01", "13/01/2005"], ["1/2/2005", "20050301"]]
)
def test_two_forms_in_one_column_are_refused(texts):
    with pytest.raises(MixedDateForms):
        read_stamps(texts, "d")


@pytest.mark.parametrize(
    "text",
    ["2005-13-01", "2005-02-30", "20050230", "31/04/2005", "01/02/05", "2005-01-01 25:00", "x"]
    + ["1700", "2005-01-01 12:60", "200501012430", "38353", "17 Foo 2005", "2005-01-01 13:00 PM"],
)
def test_what_is_no_date(text):
    with pytest.raises(BadDate) as caught:
        read_stamps(["2005-01-01" if "-" in text else text, text], "d")
    assert caught.value.text == text and not is_date(text)


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Kolkata"])
@pytest.mark.parametrize("form", ["%Y-%m-%dT%H:%M:%S.000Z", "%Y/%m/%d %H:%M UTC"])
def test_local_midnights_of_months_written_in_utc(zone, form):
    local = pd.date_range("2001-02-01", periods=14, freq="MS", tz=zone)
    texts = [t.strftime(form) for t in local.tz_convert("UTC")]
    stamps = read_stamps(texts, "date")
    assert [date.text for date in stamps.dates()] == [t.strftime("%Y-%m-%d") for t in local]
    assert stamps.in_utc == (texts[0], "2001-02-01")
    days = pd.date_range("2001-01-20 16:00", periods=40, freq="D")
    stamps = read_stamps([t.strftime(form) for t in days], "date")
    assert [date.text for date in stamps.dates()] == [t.strftime("%Y-%m-%d") for t in days]
    assert not stamps.in_utc


def test_last_days_of_months_in_local_time_stay():
    last = ["2001-01-31 16:00", "2001-02-28 16:00", "2001-03-31 16:00"]
    assert [date.text for date in read_stamps(last, "date").dates()] == [t[:10] for t in last]


def test_24_hours_is_midnight_of_the_next_day():
    for text in ("2005-12-31 24:00", "200512312400"):
        found = read_stamps([text], "d")
        assert str(found.start[0]) == "2006-01-01T00:00" and found.has_24


@pytest.mark.parametrize("digits", [4, 5, 6])
@pytest.mark.parametrize("middle", [0.0, 0.5])
def test_decimal_years_of_months(digits, middle):
    texts = [f"{2003 + (k + middle) / 12:.{digits}f}" for k in range(36)]
    dates = read_stamps(texts, "year").dates()
    assert dates == [Date(2003 + k // 12, k % 12 + 1) for k in range(36)]


def decimal_years(times, digits):
    year = times.year.to_numpy()
    first = pd.to_datetime(pd.Series(year).astype(str) + "-01-01").to_numpy()
    length = np.where(times.is_leap_year, 366.0, 365.0)
    days = (times.to_numpy() - first) / np.timedelta64(1, "D")
    return [f"{y + d / n:.{digits}f}" for y, d, n in zip(year, days, length)]


@pytest.mark.parametrize(("freq", "digits"), [("D", 4), ("D", 6), ("h", 7), ("30min", 8)])
def test_decimal_years_of_days_and_hours(freq, digits):
    times = pd.date_range("2004-12-20", periods=800, freq=freq)
    found = read_stamps(decimal_years(times, digits), "year")
    np.testing.assert_array_equal(found.start, times.to_numpy().astype("datetime64[m]"))


@pytest.mark.parametrize(
    "texts", [["2005.01", "2005.02", "2005.03"], ["2005.5", "x"], ["2005.123", "2005.127"]]
)
def test_fractions_that_are_no_steps_are_refused(texts):
    with pytest.raises(BadDate):
        read_stamps(texts, "year")


@pytest.mark.parametrize(
    ("texts", "minutes"),
    [
        (["00:00", "00:30", "24:00"], [0, 30, 1440]),
        (["0", "30", "2330", "2400"], [0, 30, 1410, 1440]),
        (["0000", "0030", "1200"], [0, 30, 720]),
        (["0", "0.5", "23.5"], [0, 30, 1410]),
        (["1", "2", "24"], [60, 120, 1440]),
        (["0", "0.0208333", "0.979167"], [0, 30, 1410]),
        (["12:30:15", "1:05"], [750, 65]),
        (["12:30 AM", "1:30 pm"], [30, 810]),
        (["12时30分", "1时"], [750, 60]),
        ([None, "6"], [np.nan, 360]),
    ],
)
def test_times_of_day(texts, minutes):
    np.testing.assert_array_equal(read_times_of_day(texts, "time"), minutes)


@pytest.mark.parametrize(
    "texts", [["25:00"], ["1260", "0"], ["2430"], ["-1"], ["x"], ["12:3o", "1:00"]]
)
def test_what_is_no_time_of_day(texts):
    with pytest.raises(BadTimeOfDay):
        read_times_of_day(texts, "time")
