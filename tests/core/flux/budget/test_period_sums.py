"""Months, seasons and years out of dates."""

from __future__ import annotations

import datetime

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.dates import NoCompletePeriod
from carbonsink.core.flux.budget.period_sums import group_periods, series_step, sum_periods


def months(first_year, first_month, n):
    start = first_year * 12 + first_month - 1
    return [Date((start + i) // 12, (start + i) % 12 + 1) for i in range(n)]


def labels(periods):
    return [period.label for period in periods]


def test_years_as_they_are():
    periods, dropped = group_periods([Date(2001), Date(2003)], "year")
    assert labels(periods) == ["2001", "2003"]
    assert dropped == ()


def test_months_to_years_leave_out_the_incomplete():
    dates = months(2000, 3, 10 + 12 + 5)
    periods, dropped = group_periods(dates, "year")
    assert labels(periods) == ["2001"]
    assert periods[0].members == tuple(range(10, 22))
    assert dropped == ("2000", "2002")


def test_a_month_missing_in_the_middle():
    dates = months(2000, 1, 24)
    del dates[5]
    periods, dropped = group_periods(dates, "year")
    assert (labels(periods), dropped) == (["2001"], ("2000",))


def test_winter_counts_for_the_year_of_its_january():
    periods, dropped = group_periods(months(2000, 1, 15), "season")
    assert labels(periods) == ["2000 MAM", "2000 JJA", "2000 SON", "2001 DJF"]
    assert periods[-1].members == (11, 12, 13)
    assert (periods[-1].year, periods[-1].part) == (2001, "DJF")
    assert dropped == ("2000 DJF", "2001 MAM")


def test_months_as_they_are():
    periods, _ = group_periods(months(2000, 12, 2), "month")
    assert labels(periods) == ["2000-12", "2001-01"]
    assert [p.part for p in periods] == ["12", "01"]


def test_days_to_months():
    days = [Date(2001, 2, d) for d in range(1, 29)] + [Date(2001, 3, d) for d in range(1, 31)]
    periods, dropped = group_periods(days, "month")
    assert (labels(periods), dropped) == (["2001-02"], ("2001-03",))


def test_full_dates_may_stand_for_months_or_years():
    assert series_step([Date(2001, m, 1) for m in (1, 2, 3)]) == "month"
    assert series_step([Date(y, 7, 1) for y in (2001, 2002)]) == "year"
    assert series_step([Date(2001, 7, 1), Date(2001, 7, 9)]) == "day"
    periods, _ = group_periods([Date(y, 7, 1) for y in (2001, 2002)], "year")
    assert labels(periods) == ["2001", "2002"]


@pytest.mark.parametrize(
    ("dates", "period", "step"),
    [
        ([Date(2001), Date(2002)], "month", "year"),
        ([Date(2001), Date(2002)], "season", "year"),
        (months(2000, 2, 11), "year", "month"),
    ],
)
def test_no_complete_period(dates, period, step):
    with pytest.raises(NoCompletePeriod) as caught:
        group_periods(dates, period)
    assert (caught.value.step, caught.value.n_dates) == (step, len(dates))


def test_sums_need_every_step():
    series = np.arange(24, dtype=np.float32).reshape(24, 1, 1) + np.zeros((1, 1, 2), np.float32)
    series[3, 0, 1] = np.nan
    periods, _ = group_periods(months(2000, 1, 24), "year")
    sums = sum_periods(series, periods)
    assert sums[:, 0, 0].tolist() == [66.0, 210.0]
    assert np.isnan(sums[0, 0, 1])
    assert sums[1, 0, 1] == 210.0


def test_sums_do_not_depend_on_the_shape_of_the_block():
    random = np.random.default_rng(0)
    series = random.normal(0, 1e3, (24, 6, 5)).astype(np.float32)
    periods, _ = group_periods(months(2000, 1, 24), "year")
    whole = sum_periods(series, periods)
    for row in range(6):
        for col in range(5):
            cell = np.ascontiguousarray(series[:, row : row + 1, col : col + 1])
            assert np.array_equal(sum_periods(cell, periods)[:, 0, 0], whole[:, row, col])


def modis(*years, step=8):
    """The composites of MODIS, which begin anew on 1 January."""
    firsts = [datetime.date(year, 1, 1) for year in years]
    days = [day + datetime.timedelta(days=i) for day in firsts for i in range(0, 365, step)]
    return [Date(day.year, day.month, day.day) for day in days]


def daily_values(dates, lengths):
    """One value for each day, that of its composite."""
    return np.concatenate([np.full(n, i + 1.0) for i, n in enumerate(lengths)])


@pytest.mark.parametrize("step", [8, 16])
@pytest.mark.parametrize("period", ["year", "month", "season"])
@pytest.mark.parametrize("averaged", [False, True])
def test_composites_count_by_their_days(step, period, averaged):
    dates = modis(2003, 2004, step=step)
    starts = [datetime.date(d.year, d.month, d.day) for d in dates] + [datetime.date(2005, 1, 1)]
    lengths = [(b - a).days for a, b in zip(starts, starts[1:])]
    rates = daily_values(dates, lengths)  # per day
    amounts = np.array([i + 1.0 for i in range(len(dates))]) * (1 if averaged else lengths)
    periods, dropped = group_periods(dates, period)
    sums = sum_periods(amounts.reshape(-1, 1, 1).astype(np.float32), periods, averaged)[:, 0, 0]
    index = pd.date_range("2003-01-01", "2004-12-31")
    daily = pd.Series(rates, index)
    rule = {"year": "YS", "month": "MS", "season": "QS-DEC"}[period]
    grouped = daily.resample(rule)
    wanted = grouped.mean() if averaged else grouped.sum()
    if period == "season":
        wanted, cut = wanted.iloc[1:-1], ("2003 DJF", "2005 DJF")
    else:
        cut = ()
    assert sums == pytest.approx(wanted.to_numpy(), rel=1e-6)
    assert dropped == cut


def test_a_missing_composite_drops_its_months_and_its_year():
    dates = modis(2003, 2004)
    del dates[5]  # 10 to 17 February 2003
    periods, dropped = group_periods(dates, "month")
    assert dropped == ("2003-02",)
    assert len(periods) == 23
    assert group_periods(dates, "year")[1] == ("2003",)


def test_nothing_to_add_up_keeps_the_values():
    series = np.ones((2, 1, 1), np.float32)
    periods, _ = group_periods([Date(2001), Date(2002)], "year")
    assert sum_periods(series, periods) is series


@pytest.mark.parametrize(("n_months", "firsts"), [(3, (1, 4, 7, 10)), (6, (1, 7))])
def test_quarters_and_halves_make_years(n_months, firsts):
    dates = [Date(year, month, n_months=n_months) for year in (2001, 2002) for month in firsts]
    periods, dropped = group_periods(dates[:-1], "year")
    assert [(period.label, period.members) for period in periods] == [
        ("2001", tuple(range(len(firsts))))
    ]
    assert dropped == ("2002",)
    with pytest.raises(NoCompletePeriod) as caught:
        group_periods(dates, "month")
    assert caught.value.step == {3: "season", 6: "half"}[n_months]


def test_seasons_across_the_turn_of_the_year_make_no_year():
    dates = [Date(2000 + (month < 12), month, n_months=3) for month in (12, 3, 6, 9)]
    with pytest.raises(NoCompletePeriod):
        group_periods(dates, "year")
    periods, dropped = group_periods(dates, "season")
    assert [period.label for period in periods] == ["2001 DJF", "2001 MAM", "2001 JJA", "2001 SON"]
    assert not dropped
