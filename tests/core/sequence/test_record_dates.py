"""Dates of records and their step."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.dates.date import Date, parse_date
from carbonsink.core.errors_and_notes.sequence import BadRecordDate, MixedDates
from carbonsink.core.sequence.record_dates import Step, common_precision, find_step, read_dates


def dates(*texts):
    return [parse_date(text) for text in texts]


@pytest.mark.parametrize(
    ("step", "date", "back", "before"),
    [
        (Step("month"), "2005-02", 3, "2004-11"),
        (Step("month", 3), "2005-02", 1, "2004-11"),
        (Step("month"), "2005-01", 12, "2004-01"),
        (Step("day"), "2004-03-01", 1, "2004-02-29"),
        (Step("day", 8), "2005-01-09", 1, "2005-01-01"),
        (Step("year"), "2005", 4, "2001"),
    ],
)
def test_the_date_some_steps_before(step, date, back, before):
    found = step.before(parse_date(date), back)
    assert found.text == before
    assert step.ordinal(parse_date(date)) - step.ordinal(found) == back * step.size


def test_dates_are_read_in_every_form():
    frame = pd.DataFrame({"t": ["20050317", "2005-03-18", 20050319, None, "-9999", "NA"]})
    found = read_dates(frame, "t")
    assert [d and d.text for d in found] == ["2005-03-17", "2005-03-18", "2005-03-19"] + [None] * 3


def test_a_text_that_is_no_date_is_named_with_its_record():
    with pytest.raises(BadRecordDate) as caught:
        read_dates(pd.DataFrame({"t": ["2005-01", "spring"]}), "t")
    assert (caught.value.column, caught.value.text, caught.value.row) == ("t", "spring", 2)


def test_days_that_stand_for_months_become_months():
    site = np.array(["a"] * 3, dtype=object)
    found = common_precision(dates("2005-01-15", "2005-02-15", "2005-03-15"), site, "t")
    assert [d.text for d in found] == ["2005-01", "2005-02", "2005-03"]
    kept = common_precision(dates("2005-01-01", "2005-01-02", "2005-01-03"), site, "t")
    assert kept[0] == Date(2005, 1, 1)


def test_days_at_one_site_keep_days_at_all():
    texts = ("2005-01-15", "2005-02-15", "2005-01-01", "2005-01-02")
    site = np.array(["a", "a", "b", "b"], dtype=object)
    assert {d.precision for d in common_precision(dates(*texts), site, "t")} == {"day"}


def test_mixed_precision_is_refused():
    with pytest.raises(MixedDates) as caught:
        common_precision(dates("2005-01", "2005"), np.array(["a", "a"], dtype=object), "t")
    assert caught.value.examples == ("2005-01", "2005")


def test_the_step_is_the_one_that_occurs_most():
    ordinals, site = np.array([0, 8, 16, 21, 0, 8]), np.array([0, 0, 0, 0, 1, 1])
    assert find_step(ordinals, site, "day") == Step("day", 8)
    assert find_step(np.array([5]), np.array([0]), "month") == Step("month", 1)
