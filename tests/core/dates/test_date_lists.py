"""Dates given as text, and the dates that several series share."""

from __future__ import annotations

import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.date_columns import read_date
from carbonsink.core.dates.date_lists import expand_dates, read_dates
from carbonsink.core.errors_and_notes.dates import AmbiguousDates, BadDate, MixedDateForms

DAY = Date(2005, 3, 17)
FORMS = ("2005-03-17", "20050317", "17/03/2005", "3/17/2005", "17.03.2005", "17 Mar 2005")
FORMS += ("March 17, 2005", "2005年3月17日", "2005/3/17", " 2005-03-17T10:30 ")


@pytest.mark.parametrize("text", FORMS)
def test_a_date_in_any_form(text):
    assert read_date(text) == DAY


@pytest.mark.parametrize(
    ("text", "date"), [("2005", Date(2005)), ("200503", Date(2005, 3)), ("Mar 2005", Date(2005, 3))]
)
def test_months_and_years(text, date):
    assert read_date(text) == date


@pytest.mark.parametrize("text", [None, "", "  "])
def test_no_date(text):
    assert read_date(text) is None


@pytest.mark.parametrize(
    ("text", "error"),
    [("spring", BadDate), ("2005-13", BadDate), ("30/02/2005", BadDate), ("205", BadDate)],
)
def test_what_is_no_date(text, error):
    with pytest.raises(error):
        read_date(text)


def test_a_day_that_may_be_two_is_refused():
    with pytest.raises(AmbiguousDates):
        read_date("01/02/2005")


def test_a_list_decides_what_one_date_leaves_open():
    assert read_dates("01/02/2005, 17/03/2005") == [Date(2005, 2, 1), DAY]
    with pytest.raises(AmbiguousDates):
        read_dates("01/02/2005, 03/04/2005")
    with pytest.raises(MixedDateForms):
        read_dates("17/03/2005, 2005-03-18")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1982-1985", ["1982", "1983", "1984", "1985"]),
        ("1982..1983; 1990", ["1982", "1983", "1990"]),
        ("2001 2002\n2003", ["2001", "2002", "2003"]),
        ("17 Mar 2005 18 Mar 2005", ["17 Mar 2005", "18 Mar 2005"]),
        ("2005-03-17 10:30, 2005-03-18 10:30", ["2005-03-17 10:30", "2005-03-18 10:30"]),
        ("Mar 2005; Apr 2005", ["Mar 2005", "Apr 2005"]),
        ("2005年3月 2005年4月", ["2005年3月", "2005年4月"]),
    ],
)
def test_lists(text, parts):
    assert expand_dates(text) == parts


@pytest.mark.parametrize(
    ("text", "first", "n"),
    [("2001-01..2001-12", "2001-01", 12), ("1999-11:2001-02", "1999-11", 16)],
)
def test_a_span_of_months_as_pandas_counts_it(text, first, n):
    months = pd.period_range(first, periods=n, freq="M")
    assert expand_dates(text) == [month.strftime("%Y-%m") for month in months]
    assert [date.precision for date in read_dates(text)] == ["month"] * n


def test_what_is_no_span_of_months_is_refused():
    for text in ("2001-01..2001-13", "2001-00..2001-12"):
        with pytest.raises(BadDate):
            read_dates(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2001Q1, 2001-Q2, 2001 Q3 2001_Q4", ["2001-01", "2001-04", "2001-07", "2001-10"]),
        ("2001Q3..2002Q1", ["2001-07", "2001-10", "2002-01"]),
        ("2001H1; 2001-H2", ["2001-01", "2001-07"]),
        ("DJF 2001, 2001JJA", ["2000-12", "2001-06"]),
        ("2001年第1季度, 2001年上半年", ["2001-01", "2001-01"]),
        ("2001-W05 2001W06", ["2001-01-29", "2001-02-05"]),
    ],
)
def test_parts_of_years_that_are_given(text, expected):
    dates = read_dates(text)
    assert [date.text for date in dates] == expected
    lengths = {"Q": 3, "季": 3, "H": 6, "半": 6, "J": 3, "D": 3}
    marks = [next((c for c in item if c in lengths), "") for item in expand_dates(text)]
    assert [date.n_months for date in dates] == [lengths.get(mark, 0) for mark in marks]


@pytest.mark.parametrize(
    "text",
    ["2001Q5", "2001H3", "2001S1", "2001-W54", "2001XYZ", "1990_0106", "P2001005", "85-07", "01Q1"],
)
def test_numbers_that_may_mean_several_times_are_refused(text):
    with pytest.raises(BadDate):
        read_dates(text)
