"""Dates: their texts, order and precision."""

from __future__ import annotations

import datetime

import pytest

from carbonsink.core.dates.date import Date, parse_date
from carbonsink.core.errors_and_notes.dates import BadDate


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
