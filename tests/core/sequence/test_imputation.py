"""Filling in missing predictors: against pandas, its limits, and what is told of it."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.run import DoesNotApply
from carbonsink.core.errors_and_notes.sequence import ValuesImputed
from carbonsink.core.run import Run
from carbonsink.core.sequence.imputation import impute
from carbonsink.core.sequence.records import Columns, read_records


@pytest.fixture
def gappy(series):
    """The series with a tenth of its values missing, in another order, some at the ends."""
    random = np.random.default_rng(6)
    table = series.sample(frac=1.0, random_state=3).reset_index(drop=True)
    for name in ("warm", "rain"):
        table.loc[random.random(len(table)) < 0.1, name] = np.nan
    table.loc[table["month"] == "2000-01", "warm"] = np.nan
    table.loc[table["month"].between("2002-03", "2002-06"), "rain"] = np.nan
    return table


def run_impute(table, method, longest, notes=None):
    dates = [parse_date(text) for text in table["month"]]
    values = table[["warm", "rain"]].to_numpy(np.float32)
    run = Run(on_note=(notes if notes is not None else []).append)
    return impute(values, table["site"], dates, ("warm", "rain"), method, longest, run)


def gap_lengths(column):
    gaps = column.isna()
    return gaps.groupby((gaps != gaps.shift()).cumsum()).transform("sum").where(gaps, 0)


def test_lines_are_those_of_pandas(gappy):
    filled, imputed = run_impute(gappy, "linear", 3)
    in_order = gappy.sort_values(["site", "month"])
    for k, name in enumerate(("warm", "rain")):
        by_site = in_order.groupby("site")[name]
        lines = by_site.transform(lambda own: own.interpolate(limit_area="inside"))
        lengths = by_site.transform(gap_lengths)
        expected = lines.where(lengths <= 3).sort_index()
        np.testing.assert_allclose(filled[:, k], expected, rtol=1e-6)
    known = gappy[["warm", "rain"]].notna().to_numpy()
    np.testing.assert_array_equal(imputed, np.isfinite(filled) & ~known)


def test_lines_take_the_time_between_records():
    table = pd.DataFrame(
        {
            "site": "a",
            "month": ["2000-01", "2000-02", "2000-05"],
            "warm": [1.0, np.nan, 9.0],
            "rain": 0.0,
        }
    )
    assert np.isnan(run_impute(table, "linear", 2)[0][1, 0])
    assert run_impute(table, "linear", 3)[0][1, 0] == pytest.approx(3.0)


def test_dates_without_a_record_are_part_of_a_gap(series):
    """One record without a value between five and thirty absent months lies in a gap of 31."""
    own = series["site"] == series["site"].iloc[0]
    months = sorted(series.loc[own, "month"])
    absent = own & series["month"].isin(months[5:36]) & (series["month"] != months[12])
    table = series[~absent].reset_index(drop=True)
    here = (table["site"] == series["site"].iloc[0]) & (table["month"] == months[12])
    table.loc[here, "warm"] = np.nan
    for method in ("linear", "cycle"):
        for longest, is_filled in ((30, False), (31, True)):
            filled, imputed = run_impute(table, method, longest)
            assert imputed.sum() == is_filled == np.isfinite(filled[here, 0]).item()


def test_gaps_of_eight_days_go_over_the_end_of_the_year():
    days = [f"{year}-{1 + 8 * i:03d}" for year in (2000, 2001) for i in range(46)]
    dates = pd.to_datetime(days, format="%Y-%j").strftime("%Y-%m-%d")
    values = np.arange(92.0)
    values[44:47] = np.nan  # the last two of a year and the first of the next
    table = pd.DataFrame({"site": "a", "month": dates, "warm": values, "rain": 0.0})
    assert run_impute(table, "linear", 2)[1].sum() == 0
    assert run_impute(table, "linear", 3)[1].sum() == 3


def test_the_cycle_is_the_mean_of_the_same_month(gappy):
    filled, _ = run_impute(gappy, "cycle", 99)
    months = gappy["month"].str[-2:]
    for k, name in enumerate(("warm", "rain")):
        means = gappy.groupby(["site", months])[name].transform("mean")
        expected = gappy[name].fillna(means)
        np.testing.assert_allclose(filled[:, k], expected, rtol=1e-6)


def test_records_count_what_was_filled_in(gappy):
    notes = []
    columns = Columns(("warm", "rain"), "site", "month", "flux", "", "linear", 3)
    records = read_records(gappy, columns, 3, Run(on_note=notes.append))
    said = next(note for note in notes if isinstance(note, ValuesImputed))
    _, imputed = run_impute(gappy, "linear", 3)
    assert said.by_name == dict(zip(("warm", "rain"), imputed.sum(axis=0).tolist()))
    assert said.share == records.imputed == imputed.any(axis=1).mean()
    assert said.left == records.dropped["predictors"] > 0
    without = read_records(gappy, Columns(("warm", "rain"), "site", "month", "flux"), 3, Run())
    assert len(without) < len(records) and without.imputed == 0.0


def test_a_target_is_never_filled_in(gappy):
    table = gappy.assign(flux=gappy["flux"].where(gappy.index % 7 > 0))
    columns = Columns(("warm", "rain"), "site", "month", "flux", "", "cycle", 9)
    records = read_records(table, columns, 3, Run())
    assert np.isnan(records.target).sum() == table["flux"].isna().sum()


def test_a_gap_without_use_is_refused(spec):
    with pytest.raises(DoesNotApply) as caught:
        spec(max_gap=5).check()
    assert caught.value.parameter == "max_gap"
