"""Which moments make which month or year, against a count of days."""

from __future__ import annotations

import datetime

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.imports.period_groups import (
    Accumulator,
    days_per_moment,
    group_moments,
    missing_dates,
)


def day(text) -> Date:
    return Date(*(int(part) for part in text.split("-")))


def composites(year, step) -> list:
    first = datetime.date(year, 1, 1)
    days = [first + datetime.timedelta(days=k) for k in range(0, 366, step)]
    return [Date(d.year, d.month, d.day) for d in days if d.year == year]


def naive(dates, lengths, period) -> dict:
    """Count the days of each moment in each month or year, one by one."""
    found: dict = {}
    for i, (date, length) in enumerate(zip(dates, lengths)):
        start = datetime.date(date.year, date.month, date.day)
        for k in range(round(length)):
            one = start + datetime.timedelta(days=k)
            key = f"{one.year}" if period == "year" else f"{one.year}-{one.month:02d}"
            found.setdefault(key, {}).setdefault(i, 0)
            found[key][i] += 1
    return found


@pytest.mark.parametrize("step", [1, 4, 8, 16])
@pytest.mark.parametrize("period", ["month", "year"])
def test_days_of_composites(step, period):
    dates = composites(2004, step) + composites(2005, step)
    lengths = days_per_moment(dates)
    # Composites begin anew with the year: the last one of it is cut short.
    assert sum(lengths) == 366 + 365
    results = group_moments(dates, period)
    expected = naive(dates, lengths, period)
    assert [r.date.text for r in results] == sorted(expected)
    for result in results:
        assert {m.moment: m.days for m in result.members} == expected[result.date.text]
        assert result.complete and result.covered == result.days


def test_months_make_years():
    dates = [Date(2004, month) for month in range(1, 13)]
    (result,) = group_moments(dates, "year")
    assert [member.days for member in result.members][:3] == [31, 29, 31]
    assert result.days == 366 and result.complete
    (part,) = group_moments(dates[:11], "year")
    assert not part.complete and part.covered == 335


def test_hours_share_their_day():
    dates = [day("2005-01-01")] * 24 + [day("2005-01-02")] * 24
    assert days_per_moment(dates) == (1 / 24,) * 48
    results = group_moments(dates, "as_is")
    assert [len(r.members) for r in results] == [24, 24]
    assert results[0].covered == pytest.approx(1.0)


def test_a_series_no_finer_than_the_period_is_taken_as_it_is():
    years = [Date(2001), Date(2002)]
    assert [r.date for r in group_moments(years, "month")] == years


def test_missing_dates():
    months = [Date(2005, m) for m in (1, 2, 5)]
    assert missing_dates(months) == ("2005-03", "2005-04")
    assert missing_dates([Date(2001), Date(2004)]) == ("2002", "2003")
    sixteen = composites(2005, 16)
    assert missing_dates(sixteen) == ()
    assert missing_dates(sixteen[:3] + sixteen[4:]) == (sixteen[3].text,)
    assert missing_dates(composites(2004, 8) + composites(2005, 8)) == ()


def test_accumulated_statistics_against_arrays():
    random = np.random.default_rng(5)
    planes = random.normal(size=(6, 4, 5))
    planes[random.random(planes.shape) < 0.2] = np.nan
    days = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 6.0])
    known = np.isfinite(planes)
    weights = np.where(known, days[:, None, None], 0.0)
    total = weights.sum(axis=0)
    mean = np.nansum(planes * weights, axis=0) / np.where(total > 0, total, np.nan)
    for statistic, expected in (
        ("mean", np.where(total >= 15, mean, np.nan)),
        ("sum", np.where(total >= 15, mean * 21, np.nan)),
        ("max", np.nanmax(planes, axis=0)),
        ("min", np.nanmin(planes, axis=0)),
    ):
        found = Accumulator(statistic, (4, 5))
        for plane, weight in zip(planes, days):
            found.add(plane, weight)
        np.testing.assert_allclose(found.result(21.0, 15.0), expected, rtol=1e-12)


@pytest.mark.parametrize(
    ("calendar", "short"), [("360_day", (2004, 2, 30)), ("noleap", (2004, 2, 28))]
)
def test_months_of_calendars_of_models_are_whole(calendar, short):
    """Days of such months stand for the whole month, however many there are."""
    year, month, last = short
    clamped = [Date(year, month, min(day, 29)) for day in range(1, last + 1)]
    lengths = days_per_moment(clamped, 0, calendar)
    assert lengths == pytest.approx((29 / last,) * last)
    (result,) = group_moments(clamped, "month", 0, calendar)
    assert result.complete and result.covered == pytest.approx(29)
    assert missing_dates([*clamped, Date(year, 3, 1)], 0, calendar) == ()
    (cut,) = group_moments(clamped[:-2], "month", 0, calendar)
    assert not cut.complete
