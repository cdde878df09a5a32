"""Flux tables as different programs write them, against sums by pandas with explicit formats."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.dates import AmbiguousDates
from carbonsink.core.errors_and_notes.flux_tables import (
    FluxConflicts,
    FluxFilesJoined,
    FluxRowsUndated,
    FluxSignContradicts,
    NoDates,
    RowsWithoutSite,
    RowsWithoutTime,
    StampsAtEnd,
)
from carbonsink.core.errors_and_notes.tables import (
    AmbiguousNumber,
    LinesSkipped,
    MarksLeftOut,
    RowsShort,
    RowTooLong,
)
from carbonsink.core.run import Run
from carbonsink.core.sites.flux_tables.period_table import read_flux_tables
from carbonsink.core.sites.settings import FluxSettings

PER_DAY = 1.03772448  # gC m-2 d-1 in one umol CO2 m-2 s-1
TIMES = pd.date_range("2004-12-30", periods=5 * 48, freq="30min")
NEE = np.round(5 * np.sin(np.arange(TIMES.size) * 2 * np.pi / 48) - 1 + TIMES.day * 0.1, 3)
DAILY = pd.Series(NEE, TIMES).resample("D").mean() * PER_DAY
HEADER = "NEE (umol m-2 s-1)"


@pytest.fixture
def read(tmp_path):
    def make(files, notes=None, encoding="utf-8", **settings):
        files = files if isinstance(files, dict) else {"tower.csv": files}
        paths = []
        for name, text in files.items():
            paths.append(tmp_path / name)
            paths[-1].write_bytes(text.encode(encoding))
        run = Run(on_note=(notes if notes is not None else []).append)
        settings = {"profile": "generic", "step": "day", **settings}
        return read_flux_tables(list(map(str, paths)), FluxSettings(**settings), run)

    return make


def text_of(separator=",", **columns):
    return pd.DataFrame(columns).to_csv(index=False, sep=separator)


def assert_daily(table, variable="nee", want=DAILY):
    assert table.frame["date"].tolist() == want.index.strftime("%Y-%m-%d").tolist()
    np.testing.assert_allclose(table.frame[variable].astype(float), want.to_numpy(), rtol=1e-12)


def day_fraction(times):
    return times.dayofyear + (times.hour + times.minute / 60) / 24


ENDS = TIMES + pd.Timedelta("30min")
MIDNIGHT = ENDS.strftime("%H:%M") == "00:00"
DATE_OF_END = ENDS.where(~MIDNIGHT, ENDS - pd.Timedelta("1min"))
YEAR_LENGTH = np.where(TIMES.is_leap_year, 366, 365)
SUB_DAILY = {
    "date and time": {"date": TIMES.strftime("%Y-%m-%d"), "time": TIMES.strftime("%H:%M")},
    "time before date": {"time": TIMES.strftime("%H:%M:%S"), "date": TIMES.strftime("%d/%m/%Y")},
    "one column": {"date": TIMES.strftime("%Y-%m-%d %H:%M")},
    "day first": {"date": TIMES.strftime("%d/%m/%Y %H:%M")},
    "half of the day": {"DateTime": TIMES.strftime("%m/%d/%Y %I:%M:%S %p")},
    "packed": {"TIMESTAMP": TIMES.strftime("%Y%m%d%H%M")},
    "start only": {"TIMESTAMP_START": TIMES.strftime("%Y%m%d%H%M")},
    "end only": {"TIMESTAMP_END": ENDS.strftime("%Y%m%d%H%M")},
    "ends of intervals": {"date": ENDS.strftime("%Y-%m-%d"), "time": ENDS.strftime("%H:%M")},
    "ends at 24:00": {
        "date": DATE_OF_END.strftime("%Y-%m-%d"),
        "time": np.where(MIDNIGHT, "24:00", ENDS.strftime("%H:%M")),
    },
    "HHMM": {
        "year": TIMES.year,
        "month": TIMES.month,
        "day": TIMES.day,
        "time": TIMES.strftime("%H%M"),
    },
    "HHMM to 2400": {
        "year": DATE_OF_END.year,
        "DOY": DATE_OF_END.dayofyear,
        "HHMM": np.where(MIDNIGHT, "2400", ENDS.strftime("%H%M")),
    },
    "hour of HHMM": {
        "year": TIMES.year,
        "month": TIMES.month,
        "day": TIMES.day,
        "hour": 100 * TIMES.hour + TIMES.minute,
    },
    "decimal hours": {
        "year": TIMES.year,
        "doy": TIMES.dayofyear,
        "hour": TIMES.hour + TIMES.minute / 60,
    },
    "hour and minute": {
        "year": TIMES.year,
        "month": TIMES.month,
        "day": TIMES.day,
        "hour": TIMES.hour,
        "minute": TIMES.minute,
    },
    "date, hour and minute": {
        "date": TIMES.strftime("%Y-%m-%d"),
        "hour": TIMES.hour,
        "minute": TIMES.minute,
    },
    "day of the year": {"year": TIMES.year, "doy": day_fraction(TIMES).to_numpy().round(5)},
    "fraction of the day": {
        "date": TIMES.strftime("%Y-%m-%d"),
        "time": ((TIMES.hour + TIMES.minute / 60) / 24).to_numpy().round(5),
    },
    "decimal years": {
        "year": (TIMES.year + (day_fraction(TIMES) - 1) / YEAR_LENGTH).to_numpy().round(8)
    },
    "chinese": {"日期": TIMES.strftime("%Y年%m月%d日"), "时间": TIMES.strftime("%H:%M")},
}


@pytest.mark.parametrize("form", list(SUB_DAILY))
def test_half_hours_in_any_form(read, form):
    table = read(text_of(**SUB_DAILY[form], **{HEADER: NEE}))
    assert_daily(table)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("form", ["date and time", "HHMM to 2400", "day first"])
def test_results_do_not_depend_on_separator_encoding_and_order(read, separator, encoding, form):
    columns = {**SUB_DAILY[form], "Ta (degC)": np.round(NEE + 10, 3), HEADER: NEE}
    back = dict(reversed(columns.items()))
    decimal_comma = {
        name: [str(v).replace(".", ",") for v in values] if "(" in name else values
        for name, values in columns.items()
    }
    tables = [read(text_of(separator, **c), encoding=encoding) for c in (columns, back)]
    if separator != ",":
        tables.append(read(text_of(separator, **decimal_comma), encoding=encoding))
    for table in tables:
        assert_daily(table)
        pd.testing.assert_frame_equal(table.frame, tables[0].frame)


def test_ends_of_intervals_are_reported(read):
    notes = []
    read(text_of(**SUB_DAILY["ends of intervals"], **{HEADER: NEE}), notes)
    (note,) = [n for n in notes if isinstance(n, StampsAtEnd)]
    assert (note.first, note.minutes) == ("2004-12-30 00:30", 30.0)


def test_several_rows_of_a_date_without_a_time_are_refused(read):
    with pytest.raises(RowsWithoutTime) as caught:
        read(text_of(date=TIMES.strftime("%Y-%m-%d"), **{HEADER: NEE}))
    assert (caught.value.date, caught.value.n) == ("2004-12-30", 48)


@pytest.mark.parametrize(
    "columns",
    [
        {"year": [2005, 2005], "month": [2, 2], "day": [28, 30]},
        {"year": [2005, 2005], "month": [12, 13], "day": [1, 1]},
        {"year": [2005, 2005], "doy": [365, 366]},
        {"year": [2005.0, 2005.4], "month": [1, 1], "day": [1, 2]},
        {"date": ["2005-02-28", "2005-02-29"]},
    ],
)
def test_dates_that_do_not_exist_are_refused(read, columns):
    with pytest.raises(NoDates):
        read(text_of(**columns, **{HEADER: [1.0, 2.0]}))


def test_days_that_may_be_months_are_refused(read):
    dates = [f"{day:02d}/01/2005" for day in range(1, 13)]
    with pytest.raises(AmbiguousDates):
        read(text_of(date=dates, **{"GPP (gC m-2 d-1)": np.arange(12) / 10}), step="month")


def test_monthly_decimal_years(read):
    years = [f"{2003 + (k + 0.5) / 12:.4f}" for k in range(24)]
    gpp = np.arange(24) + 10.0
    table = read(text_of(decimal_year=years, **{"GPP (gC m-2 month-1)": gpp}), step="month")
    want = pd.date_range("2003-01", periods=24, freq="MS").strftime("%Y-%m")
    assert table.frame["date"].tolist() == want.tolist()
    np.testing.assert_allclose(table.frame["gpp"].astype(float), gpp)


def test_rows_without_a_date_or_a_site_are_counted(read):
    notes = []
    text = "site,date,GPP (gC m-2 d-1)\na,2005-01-01,1\na,,2\n,2005-01-01,3\na,2005-01-02,4\n"
    table = read(text, notes)
    assert table.frame["gpp"].tolist() == [1.0, 4.0]
    assert [(n.n, n.total) for n in notes if isinstance(n, FluxRowsUndated)] == [(1, 4)]
    assert [(n.n, n.total) for n in notes if isinstance(n, RowsWithoutSite)] == [(1, 4)]


def test_sites_are_names(read):
    text = "site,date,GPP (gC m-2 d-1)\n001,2005-01-01,1\n1,2005-01-01,2\nNA,2005-01-01,3\n"
    table = read(text.replace("NA,", "AS,2005-01-01,4\nNA,"))
    found = dict(zip(table.frame["site"], table.frame["gpp"]))
    assert found["001"] == 1.0 and found["1"] == 2.0


ROWS = "a,A,ENF,2005,100\nb,B,ENF,2005,200\nc,C,DBF,2005,300\n"


@pytest.mark.parametrize(
    ("above", "n"),
    [
        ("", 0),
        ("-,-,-,yyyy,gC m-2 yr-1\n", 1),
        ("站点,名称,类型,年,总初级生产力\n", 1),
        (",,,,gC m-2 yr-1\n", 1),
        ("code,text,text,number,number\n-,-,-,-,gC m-2 yr-1\n", 2),
        ("-,-,-,AD,g C m-2 a-1\n", 1),
    ],
)
def test_rows_of_units_are_told_from_data(read, above, n):
    notes = []
    table = read(f"site,name,igbp,year,GPP\n{above}{ROWS}", notes, step="year")
    assert dict(zip(table.frame["site"], table.frame["gpp"])) == {"a": 100, "b": 200, "c": 300}
    skipped = [note.n for note in notes if isinstance(note, LinesSkipped)]
    assert skipped == ([n] if n else [])


@pytest.mark.parametrize(
    "text",
    [
        "# Site: US-Tst\n# Version: 1-5\nsite,name,igbp,year,GPP (gC m-2 yr-1)\n" + ROWS,
        "site,name,igbp,year,GPP (gC m-2 yr-1)\n# from here on measured\n" + ROWS,
        "#site,name,igbp,year,GPP (gC m-2 yr-1)\n" + ROWS,
        "# by hand\n#site,name,igbp,year,GPP (gC m-2 yr-1)\n" + ROWS + "# end\n",
        "\nsite,name,igbp,year,GPP (gC m-2 yr-1)\n\n" + ROWS,
    ],
)
def test_comments_and_empty_lines(read, text):
    notes = []
    table = read(text, notes, step="year")
    assert table.frame["gpp"].tolist() == [100.0, 200.0, 300.0]
    n = sum(line.startswith("#") and "site," not in line for line in text.splitlines())
    assert sum(note.n for note in notes if isinstance(note, LinesSkipped)) == n


def test_short_and_long_lines(read):
    notes = []
    header = "site,year,GPP (gC m-2 yr-1),Ta (degC)\n"
    table = read(header + "a,2005,100,5\nb,2005,200\n", notes, step="year")
    assert table.frame["gpp"].tolist() == [100.0, 200.0]
    assert [(n.n, n.line) for n in notes if isinstance(n, RowsShort)] == [(1, 3)]
    with pytest.raises(RowTooLong) as caught:
        read(header + "a,2005,100,5\nb,2005,200,5,5\n", step="year")
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("text", "gpp"),
    [
        ('site,year,GPP (gC m-2 yr-1)\na,2005,925\nb,2005,"1,234"\n', [925.0, 1234.0]),
        (
            "site;year;GPP (gC m-2 yr-1);Ta (degC)\na;2005;925;5,5\nb;2005;1.234;6\n",
            [925.0, 1234.0],
        ),
        ("site;year;GPP (gC m-2 yr-1);Ta (degC)\na;2005;925;5.5\nb;2005;1.234;6\n", [925.0, 1.234]),
        ('site,year,GPP (gC m-2 yr-1)\na,2005,"925,5"\nb,2005,"1234,25"\n', [925.5, 1234.25]),
    ],
)
def test_thousands_and_decimal_commas(read, text, gpp):
    assert read(text, step="year").frame["gpp"].tolist() == gpp


def test_an_open_thousand_is_refused(read):
    with pytest.raises(AmbiguousNumber):
        read("site;year;GPP (gC m-2 yr-1)\na;2005;925\nb;2005;1.234\n", step="year")


@pytest.mark.parametrize("mark", ["-99999", "-99999.0", "-3.4028235e+38", "1e20", "-999", "9999"])
def test_marks_of_missing_values(read, mark):
    cells = [mark if k % 4 == 0 else str(v) for k, v in enumerate(NEE)]
    notes = []
    table = read(
        text_of(date=TIMES.strftime("%Y-%m-%d %H:%M"), **{HEADER: cells}), notes, min_share=0.5
    )
    kept = pd.Series(np.where(np.arange(NEE.size) % 4, NEE, np.nan), TIMES)
    assert_daily(table, want=kept.resample("D").mean() * PER_DAY)
    (note,) = [n for n in notes if isinstance(n, MarksLeftOut)]
    assert note.marks == ((float(mark), 60),)


def test_two_files_of_a_station_are_joined(read):
    dates = pd.date_range("2005-01-01", "2005-02-28").strftime("%Y-%m-%d")
    flux = text_of(site="A", date=dates, **{"GPP (gC m-2 d-1)": 1.0})
    weather = text_of(site="A", date=dates, **{"Ta (degC)": 10.0, "GPP (gC m-2 d-1)": 7.0})
    notes = []
    table = read({"flux.csv": flux, "weather.csv": weather}, notes, step="month")
    assert table.frame["gpp"].tolist() == [31.0, 28.0]
    assert table.frame["ta"].tolist() == [10.0, 10.0]
    assert [(n.site, n.n, n.variables) for n in notes if isinstance(n, FluxFilesJoined)] == [
        ("A", 59, ("ta",))
    ]
    (conflict,) = [n for n in notes if isinstance(n, FluxConflicts)]
    assert (conflict.counts, conflict.date[:10]) == ({"gpp": 59}, "2005-01-01")
    assert (conflict.used, conflict.other) == (1.0, 7.0)


def daily(**columns):
    dates = pd.date_range("2005-01-01", periods=6).strftime("%Y-%m-%d")
    return text_of(date=dates, **{f"{k} (gC m-2 d-1)": v for k, v in columns.items()})


GPP, RECO = np.array([1.0, 5, 9, 0, 2, 3]), np.array([2.0, 3, 4, 1, 1, 2])


@pytest.mark.parametrize(
    ("columns", "variable", "want"),
    [
        ({"GEE": -GPP}, "gpp", GPP),
        ({"GEE": np.where(GPP > 4, -GPP, 0)}, "gpp", np.where(GPP > 4, GPP, 0)),
        ({"GPP": GPP, "Reco": RECO, "NEE": RECO - GPP}, "nep", GPP - RECO),
        ({"GPP": GPP, "Reco": RECO, "NEP": GPP - RECO}, "nep", GPP - RECO),
        ({"NEE": [3.0, 3, 3, -1, -1, -1]}, "nep", [-3.0, -3, -3, 1, 1, 1]),
        ({"NEP": [-3.0, -3, -3, 1, 1, 1]}, "nep", [-3.0, -3, -3, 1, 1, 1]),
    ],
)
def test_signs_are_those_of_the_definition(read, columns, variable, want):
    found = read(daily(**columns)).frame[variable].astype(float)
    np.testing.assert_allclose(found, want)


@pytest.mark.parametrize(
    ("columns", "why"),
    [
        ({"GEE": GPP}, "gee"),
        ({"GPP": GPP, "Reco": RECO, "NEE": GPP - RECO}, "nee"),
        ({"GPP": GPP, "Reco": RECO, "NEP": RECO - GPP}, "nep"),
    ],
)
def test_signs_against_the_definition_are_refused(read, columns, why):
    with pytest.raises(FluxSignContradicts) as caught:
        read(daily(**columns))
    assert caught.value.why == why
