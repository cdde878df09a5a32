"""Rows of one station in several files: together they are the whole table, as pandas adds it up."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.flux_tables import (
    FluxConflicts,
    FluxDuplicates,
    FluxFilesJoined,
    FluxNamesAlike,
    FluxOverlaps,
    FluxSignContradicts,
    FluxStepAssumed,
    NothingLeft,
    RowsWithoutTime,
    StepTooCoarse,
)
from carbonsink.core.errors_and_notes.tables import NamesAlike
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
from carbonsink.core.sites.settings import FluxSettings

PER_DAY = 1.03772448  # gC m-2 d-1 in one umol CO2 m-2 s-1
HALF = pd.Timedelta("30min")
TIMES = pd.date_range("2004-12-20", "2005-01-19 23:30", freq="30min")
RANDOM = np.random.default_rng(15)
GPP = np.round(RANDOM.uniform(0, 20, TIMES.size), 3)
GPP[100:130] = np.nan
GPP_NAME = "GPP (umol m-2 s-1)"


def frame_of(gpp=GPP, times=TIMES, name=GPP_NAME, **dates):
    """Return a table of half hours with its columns of dates as texts."""
    return pd.DataFrame({"site": "A", **dates, name: gpp})


def parts_of_day(times):
    columns = {"year": times.year, "month": times.month, "day": times.day}
    return {**columns, "hour": times.hour + times.minute / 60}


FORMS = {
    "start and end": {
        "TIMESTAMP_START": TIMES.strftime("%Y%m%d%H%M"),
        "TIMESTAMP_END": (TIMES + HALF).strftime("%Y%m%d%H%M"),
    },
    "date and time": {"date": TIMES.strftime("%Y-%m-%d"), "time": TIMES.strftime("%H:%M")},
    "ends": {"datetime": (TIMES + HALF).strftime("%Y-%m-%d %H:%M")},
    "parts": parts_of_day(TIMES),
    "doy and hhmm": {"year": TIMES.year, "doy": TIMES.dayofyear, "hhmm": TIMES.strftime("%H%M")},
}
# One row alone, at midnight, and within a day.
CUTS = ((1,), (480,), (333, 700, 701))


def read(tmp_path, tables, notes=None, names=None, **settings):
    """What tables are read as, each from a file of its own."""
    paths = []
    for i, table in enumerate(tables):
        paths.append(str(tmp_path / (names[i] if names else f"file {'abcdefgh'[i]}.csv")))
        table.to_csv(paths[-1], index=False)
    run = Run(on_note=(notes if notes is not None else []).append)
    given = {"profile": "generic", "step": "day", "min_share": 0.0, **settings}
    return read_flux_tables(paths, FluxSettings(**given), run)


def split(table, cuts):
    edges = [0, *cuts, len(table)]
    return [table.iloc[a:b] for a, b in zip(edges, edges[1:])]


def month_sums(values=GPP, times=TIMES):
    """Sums of months by pandas: the mean rate of what is there times the days of the month."""
    rate = pd.Series(values, times).groupby(times.to_period("M")).mean() * PER_DAY
    return rate * rate.index.days_in_month


def of_kind(notes, kind):
    return [note for note in notes if isinstance(note, kind)]


# --- the parts are the whole --------------------------------------------------------------------


@pytest.mark.parametrize("cuts", CUTS, ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_a_split_table_is_the_whole_table(tmp_path, form, cuts):
    table = frame_of(**FORMS[form])
    notes: list = []
    whole = read(tmp_path, [table], step="month").frame
    joined = read(tmp_path, split(table, cuts), notes, step="month").frame
    pd.testing.assert_frame_equal(joined, whole, rtol=1e-12)
    np.testing.assert_allclose(whole["gpp"], month_sums(), rtol=1e-7)
    assert len(of_kind(notes, FluxFilesJoined)) == len(cuts)
    assert not of_kind(notes, FluxConflicts) + of_kind(notes, FluxDuplicates)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1), (1, 2, 0)], ids=str)
def test_the_order_of_the_files_does_not_matter(tmp_path, order):
    table = frame_of(**FORMS["date and time"])
    parts = split(table, (200, 900))
    joined = read(tmp_path, [parts[i] for i in order], step="month").frame
    pd.testing.assert_frame_equal(joined, read(tmp_path, [table], step="month").frame, rtol=1e-12)


def test_stations_that_share_files(tmp_path):
    """A in two files, B in the second and third, C in the third: as in one table."""
    days = pd.date_range("2005-01-01", "2005-12-31")
    rate = {name: RANDOM.uniform(1, 9, days.size).round(2) for name in "ABC"}
    long = pd.concat(
        pd.DataFrame({"site": n, "date": days.strftime("%Y-%m-%d"), "GPP (gC m-2 d-1)": v})
        for n, v in rate.items()
    )
    of_day = pd.to_datetime(long["date"]).dt.dayofyear
    first = (long["site"] == "A") & (of_day < 150)
    third = (long["site"] == "C") | ((long["site"] == "B") & (of_day > 200))
    files = [long[first], long[~first & ~third], long[third]]
    found = read(tmp_path, files, step="year", min_share=1.0).frame
    assert found["site"].tolist() == ["A", "B", "C"]
    np.testing.assert_allclose(found["gpp"], [rate[n].sum() for n in "ABC"], rtol=1e-12)


def test_the_share_of_a_period_counts_all_files(tmp_path):
    """Half a month in each of two files is a whole month for MIN_SHARE."""
    days = pd.date_range("2005-04-01", "2005-04-30")
    table = pd.DataFrame({"TIMESTAMP": days.strftime("%Y%m%d"), "GPP_NT_VUT_REF": 2.0})
    table["NEE_VUT_REF"], table["NEE_VUT_REF_QC"] = -1.0, [1.0] * 24 + [0.0] * 6
    names = ["FLX_US-MMS_FULLSET_DD_a.csv", "FLX_US-MMS_FULLSET_DD_b.csv"]
    kept = {"profile": "fluxnet", "step": "month", "min_share": 0.8, "names": names}
    assert read(tmp_path, split(table, (15,)), **kept).frame["nee"].tolist() == [-30.0]
    kept["min_share"] = 0.81
    with pytest.raises(NothingLeft):
        read(tmp_path, split(table, (15,)), **kept)


# --- rows that stand in several files -----------------------------------------------------------


@pytest.mark.parametrize("form", ["date and time", "ends", "start and end"])
def test_the_same_file_twice_counts_once(tmp_path, form):
    table = frame_of(**FORMS[form])
    notes: list = []
    twice = read(tmp_path, [table, table], notes, step="month").frame
    pd.testing.assert_frame_equal(twice, read(tmp_path, [table], step="month").frame)
    assert [n.n for n in of_kind(notes, FluxDuplicates)] == [int(np.isfinite(GPP).sum())]
    assert not of_kind(notes, FluxConflicts)


@pytest.mark.parametrize("freq", ["D", "MS", "YS"])
def test_a_table_pasted_below_itself_counts_once(tmp_path, freq):
    dates = pd.date_range("2001-01-01", "2008-12-31", freq=freq)
    unit = {"D": "gC m-2 d-1", "MS": "gC m-2 month-1", "YS": "gC m-2 yr-1"}[freq]
    values = RANDOM.uniform(1, 9, dates.size).round(3)
    table = frame_of(values, name=f"GPP ({unit})", date=dates.strftime("%Y-%m-%d"))
    notes: list = []
    twice = read(tmp_path, [pd.concat([table, table])], notes, step="year").frame
    want = pd.Series(values, dates).groupby(dates.year).sum()
    np.testing.assert_allclose(twice["gpp"], want, rtol=1e-9)
    assert [n.n for n in of_kind(notes, FluxDuplicates)] == [dates.size]


def test_overlapping_parts_count_once_and_differing_values_are_reported(tmp_path):
    table = frame_of(**FORMS["date and time"])
    first, second = table.iloc[:800].copy(), table.iloc[700:].copy()
    second.iloc[10:13, -1] += 5.0
    notes: list = []
    found = read(tmp_path, [first, second], notes, step="month").frame
    np.testing.assert_allclose(found["gpp"], month_sums(), rtol=1e-7)
    (same,), (other,) = of_kind(notes, FluxDuplicates), of_kind(notes, FluxConflicts)
    assert (same.n, other.counts) == (97, {"gpp": 3})
    assert other.date == str(TIMES[710])[:16]
    np.testing.assert_allclose(
        [other.used, other.other], [GPP[710] * PER_DAY, (GPP[710] + 5) * PER_DAY]
    )
    assert other.unit == "gC m-2 d-1"
    assert other.path.endswith("a.csv")
    assert other.other_path.endswith("b.csv")


def test_a_gap_of_one_file_is_filled_by_another(tmp_path):
    table = frame_of(np.nan_to_num(GPP, nan=4.0), **FORMS["date and time"])
    gappy = table.copy()
    gappy.loc[200:300, GPP_NAME] = np.nan
    notes: list = []
    found = read(tmp_path, [gappy, table], notes, step="month").frame
    pd.testing.assert_frame_equal(found, read(tmp_path, [table], step="month").frame, rtol=1e-12)
    assert [n.n for n in of_kind(notes, FluxFilesJoined)] == [101]


def test_days_do_not_count_again_where_half_hours_are(tmp_path):
    """Half hours of a part of the year, days of all of it: each day once, and a note."""
    days = pd.date_range("2004-12-20", "2005-12-31")
    of_days = RANDOM.uniform(1, 9, days.size).round(3)
    daily = frame_of(of_days, name="GPP (gC m-2 d-1)", date=days.strftime("%Y-%m-%d"))
    half_hours = frame_of(np.nan_to_num(GPP, nan=4.0), **FORMS["start and end"])
    notes: list = []
    found = read(tmp_path, [half_hours, daily], notes, step="year").frame
    of_hours = pd.Series(np.nan_to_num(GPP, nan=4.0), TIMES).resample("D").mean() * PER_DAY
    joined = of_hours.combine_first(pd.Series(of_days, days))["2005"]
    assert found["gpp"].iloc[-1] == pytest.approx(joined.sum(), rel=1e-7)
    (note,) = of_kind(notes, FluxOverlaps)
    assert (note.n, note.variables) == (of_hours.size, ("gpp",))


DAYS = pd.date_range("2004-12-01", "2005-12-31")
OF_DAYS = np.random.default_rng(16).uniform(1, 9, DAYS.size).round(3)


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y-%m-%d %H:%M"])
@pytest.mark.parametrize("n_days", [DAYS.size, 35])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=str)
def test_days_beside_half_hours_keep_their_length(tmp_path, form, n_days, order):
    """Both in one column "date", as a station's own archive has them."""
    halves = pd.date_range("2004-12-25", "2005-01-05 23:30", freq="30min")
    gpp = np.random.default_rng(17).uniform(0, 9, halves.size).round(3)
    table = frame_of(gpp, date=halves.strftime("%Y-%m-%d %H:%M"))
    daily = frame_of(OF_DAYS[:n_days], name="GPP (gC m-2 d-1)", date=DAYS[:n_days].strftime(form))
    tables = [table, daily]
    found = read(tmp_path, [tables[i] for i in order], step="month", min_share=0.9).frame
    of_halves = pd.Series(gpp, halves).resample("D").mean() * PER_DAY
    of_days = pd.Series(OF_DAYS[:n_days], DAYS[:n_days])
    both = [of_halves, of_days]
    joined = both[order[0]].combine_first(both[order[1]])
    months = joined.resample("MS").agg(["mean", "size"])
    full = months[months["size"] >= 0.9 * months.index.days_in_month]
    assert found["date"].tolist() == full.index.strftime("%Y-%m").tolist()
    np.testing.assert_allclose(found["gpp"], full["mean"] * full.index.days_in_month, rtol=1e-7)


def test_months_beside_days_of_one_form(tmp_path):
    """Days of a year, and before them monthly sums dated on the first, in one column "date"."""
    days = DAYS[31:]
    months = pd.date_range("2003-01-01", "2004-12-01", freq="MS")
    rain = np.random.default_rng(18).uniform(10, 90, months.size).round(2)
    daily = frame_of(2.0, days, name="P (mm)", date=days.strftime("%Y-%m-%d"))
    monthly = frame_of(rain, name="P (mm)", date=months.strftime("%Y-%m-%d"))
    found = read(tmp_path, [daily, monthly], step="year", min_share=0.9).frame
    np.testing.assert_allclose(found["p"], [rain[:12].sum(), rain[12:].sum(), 730.0])


def test_nep_of_one_file_is_nee_of_another(tmp_path):
    """NEE of the first half of the year, NEP of the second: the year has both."""
    first, last = DAYS[31:200], DAYS[200:]
    values = pd.Series(OF_DAYS - 5.0, DAYS)
    net = frame_of(values[first], name="NEE (gC m-2 d-1)", date=first.strftime("%Y-%m-%d"))
    nep = frame_of(-values[last], name="NEP (gC m-2 d-1)", date=last.strftime("%Y-%m-%d"))
    for tables in ([net, nep], [nep, net]):
        found = read(tmp_path, tables, step="year", min_share=0.99).frame
        assert found["nee"].tolist() == pytest.approx([values["2005"].sum()])
        assert found["nep"].tolist() == pytest.approx([-values["2005"].sum()])


def test_nep_of_one_file_against_nee_of_another_is_reported(tmp_path):
    date = DAYS[:40].strftime("%Y-%m-%d")
    net = frame_of(OF_DAYS[:40], name="NEE (gC m-2 d-1)", date=date)
    nep = frame_of(-OF_DAYS[:40] + np.eye(1, 40, 7)[0], name="NEP (gC m-2 d-1)", date=date)
    notes: list = []
    read(tmp_path, [net, nep], notes)
    (conflict,) = of_kind(notes, FluxConflicts)
    assert conflict.counts == {"nee": 1, "nep": 1}


def test_sites_whose_names_look_alike_are_reported(tmp_path):
    date = DAYS[:9].strftime("%Y-%m-%d")
    tables = [
        frame_of(OF_DAYS[:9], name="GPP (gC m-2 d-1)", date=date).assign(site=site)
        for site in ("CN-Cha", "cn-cha")
    ]
    notes: list = []
    read(tmp_path, tables, notes)
    assert [set(n.names) for n in of_kind(notes, NamesAlike)] == [{"CN-Cha", "cn-cha"}]


def test_sites_with_nep_only_have_nee_beside_those_with_nee(tmp_path):
    date = DAYS[:9].strftime("%Y-%m-%d")
    net = frame_of(OF_DAYS[:9], name="NEE (gC m-2 d-1)", date=date)
    nep = frame_of(OF_DAYS[:9], name="NEP (gC m-2 d-1)", date=date).assign(site="B")
    found = read(tmp_path, [net, nep]).frame.set_index("site")
    np.testing.assert_allclose(found["nee"]["B"], -OF_DAYS[:9])
    np.testing.assert_allclose(found["nep"]["A"], -OF_DAYS[:9])


def test_signs_are_checked_over_all_files_of_a_site(tmp_path):
    days = {"date": pd.date_range("2005-06-01", periods=9).strftime("%Y-%m-%d")}
    gpp, reco = np.linspace(5, 9, 9), np.linspace(2, 4, 9)
    gross = frame_of(gpp, name="GPP (gC m-2 d-1)", **days).assign(**{"Reco (gC m-2 d-1)": reco})
    net = frame_of(gpp - reco, name="NEE (gC m-2 d-1)", **days)
    with pytest.raises(FluxSignContradicts) as caught:
        read(tmp_path, [gross, net])
    assert caught.value.why == "nee"


# --- the step of the rows -----------------------------------------------------------------------


def test_each_station_of_a_table_has_its_own_step(tmp_path):
    """Days at A and months at B, in one column of dates and units per step."""
    days = pd.date_range("2005-01-01", "2005-12-31")
    months = pd.date_range("2005-01-01", "2005-12-01", freq="MS")
    rain = "P (mm)"
    table = pd.concat(
        [
            pd.DataFrame({"site": "A", "date": days.strftime("%Y-%m-%d"), rain: 2.0}),
            pd.DataFrame({"site": "B", "date": months.strftime("%Y-%m-%d"), rain: 60.0}),
        ]
    )
    found = read(tmp_path, [table], step="month", min_share=0.8).frame.set_index("site")["p"]
    np.testing.assert_allclose(found["A"], 2.0 * months.days_in_month)
    np.testing.assert_allclose(found["B"], 60.0)


def test_stations_dated_on_different_days_are_months(tmp_path):
    """The 1st at A and the 15th at B are not half months."""
    months = pd.date_range("2005-01-01", "2005-12-01", freq="MS")
    rain = "P (mm)"
    table = pd.concat(
        [
            pd.DataFrame({"site": "A", "date": months.strftime("%Y-%m-%d"), rain: 50.0}),
            pd.DataFrame(
                {
                    "site": "B",
                    "date": (months + pd.Timedelta("14D")).strftime("%Y-%m-%d"),
                    rain: 60.0,
                }
            ),
        ]
    ).sort_values("date")
    found = read(tmp_path, [table], step="year", min_share=0.8).frame
    np.testing.assert_allclose(found["p"], [600.0, 720.0])


def test_months_with_a_column_of_the_day(tmp_path):
    months = pd.date_range("2004-01-15", periods=24, freq="MS") + pd.Timedelta("14D")
    values = RANDOM.uniform(10, 90, 24).round(2)
    parts = {"year": months.year, "month": months.month, "day": months.day}
    table = frame_of(values, name="P (mm)", **parts)
    found = read(tmp_path, [table], step="month", min_share=0.8).frame
    np.testing.assert_allclose(found["p"], values)


def test_hours_of_one_year_and_half_hours_of_the_next(tmp_path):
    hours = pd.date_range("2004-12-01", "2004-12-31 23:00", freq="h")
    halves = pd.date_range("2005-01-01", "2005-01-31 23:30", freq="30min")
    times = hours.append(halves)
    values = RANDOM.uniform(0, 2, times.size).round(3)
    table = frame_of(values, name="P (mm)", date=times.strftime("%Y-%m-%d %H:%M"))
    found = read(tmp_path, [table], step="month", min_share=0.99).frame
    np.testing.assert_allclose(found["p"], [values[:744].sum(), values[744:].sum()])


@pytest.mark.parametrize(
    "dates",
    [
        {"year": np.repeat([2004, 2005], 46), "doy": np.tile(np.arange(1, 366, 8), 2)},
        {"date": pd.date_range("2004-01-01", periods=12, freq="QS").strftime("%Y-%m-%d")},
        {"date": pd.date_range("2004-01-01", periods=9, freq="10D").strftime("%Y/%m/%d")},
        {"date": pd.date_range("2004-01-01", periods=9, freq="2MS").strftime("%d.%m.%Y")},
        {"date": pd.date_range("2004-01-01", periods=12, freq="16D").strftime("%Y-%m-%d")},
    ],
    ids=["8 days", "seasons", "10 days", "two months", "16 days"],
)
def test_other_steps_are_refused(tmp_path, dates):
    table = frame_of(5.0, name="GPP (gC m-2)", **dates)
    with pytest.raises(StepTooCoarse):
        read(tmp_path, [table], step="year")


def test_a_single_row_is_reported(tmp_path):
    notes: list = []
    read(tmp_path, [frame_of([3.0], date=["2005-03-01"])], notes)
    assert [(n.site, n.step) for n in of_kind(notes, FluxStepAssumed)] == [("A", "day")]


def test_several_values_of_a_date_are_refused(tmp_path):
    table = frame_of(RANDOM.uniform(1, 9, 30), date=["2005-03-01", "2005-03-02", "2005-03-03"] * 10)
    with pytest.raises(RowsWithoutTime):
        read(tmp_path, [table])


def test_files_named_by_their_years_are_reported(tmp_path):
    table = frame_of(**FORMS["date and time"]).drop(columns="site")
    notes: list = []
    names = ["tower_2004.csv", "tower_2005.csv", "other.csv"]
    read(tmp_path, [*split(table, (576,)), table], notes, names)
    assert [n.sites for n in of_kind(notes, FluxNamesAlike)] == [("tower_2004", "tower_2005")]
