"""Weeks, dekads and pentads that names number, and days without zeros in front."""

from __future__ import annotations

import datetime

import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.names.file_names import split_file_name
from carbonsink.core.dates.names.file_names_together import split_file_names

YEARS = range(2001, 2005)


def found(stems):
    """Name and date as text of each of some names."""
    return [(name, date and date.text) for name, date in split_file_names(stems)]


@pytest.mark.parametrize("form", ["npp_{}W{:02d}", "npp_{}_w{:02d}", "npp_{}-week{}", "npp_{}wk{}"])
def test_weeks_begin_on_their_monday(form):
    weeks = [(year, week) for year in YEARS for week in range(1, 53)]
    mondays = [datetime.datetime.strptime(f"{y}-{w}-1", "%G-%V-%u") for y, w in weeks]
    stems = [form.format(*week) for week in weeks]
    assert found(stems) == [("npp", day.strftime("%Y-%m-%d")) for day in mondays]


def test_one_week_by_itself():
    assert split_file_name("npp_2001W05") == ("npp", Date(2001, 1, 29))
    assert split_file_name("npp_2001-W05") == ("npp", Date(2001, 1, 29))
    # Tiles of five degrees west, and weeks that the year does not have.
    assert [date for _, date in split_file_names(["a_2001_W05", "a_2002_W05"])] == [
        Date(2001),
        Date(2002),
    ]
    assert split_file_name("npp_2001_W53")[1] == Date(2001)


def _dekads(year):
    return [d for d in pd.date_range(f"{year}-01-01", f"{year}-12-31") if d.day in (1, 11, 21)]


@pytest.mark.parametrize("form", ["npp_{}d{}", "npp_{}_d{:02d}", "npp_{}dek{:02d}", "npp_{}.dk{}"])
def test_dekads_of_years(form):
    stems = [form.format(year, n) for year in YEARS for n in range(1, 37)]
    days = [day for year in YEARS for day in _dekads(year)]
    assert found(stems) == [("npp", day.strftime("%Y-%m-%d")) for day in days]


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        ("npp_{}_d{:02d}", (1, 2, 3)),  # domains of WRF
        ("npp_{}d{}", (1, 1)),
        ("npp_{}_d{}", range(1, 50)),
        ("npp_{}.01.{}", (1, 2)),
        ("npp_{}_01_{}", range(1, 7)),
        ("npp_{}_1_{}", range(1, 7)),
        ("npp_{}_1_{}", range(1, 21)),
        ("soc_{}01_d{}", range(1, 4)),  # depths
        ("npp_{}-01_p{}", range(1, 7)),  # percentiles
        ("runoff_{}_w{}", range(1, 13)),  # watersheds
        ("runoff_{}_W{:02d}", range(1, 5)),
    ],
)
def test_domains_and_tiles_are_no_parts_of_time(form, numbers):
    stems = [form.format(year, n) for year in YEARS for n in numbers]
    assert all(date is None or date.day is None for _, date in split_file_names(stems))


@pytest.mark.parametrize(
    "form", ["chirps-v2.0.{}.{:02d}.{}", "npp_{}{:02d}d{}", "npp_{}-{:02d}_dek{}", "{}-{:02d}-D{}"]
)
@pytest.mark.parametrize("n_parts", [3, 6])
def test_parts_of_months(form, n_parts):
    """The pentads of CHIRPS begin on the days 1, 6, ..., 26, dekads on 1, 11, 21."""
    parts = [(m, n) for m in range(1, 13) for n in range(1, n_parts + 1)]
    days = [pd.Timestamp(2001, m, 1 + 30 // n_parts * (n - 1)) for m, n in parts]
    names = found([form.format(2001, *part) for part in parts])
    assert [date for _, date in names] == [day.strftime("%Y-%m-%d") for day in days]
    assert len({name for name, _ in names}) == 1


def test_halves_of_months():
    stems = [f"sif_ann_2001{month:02d}{half}" for month in (1, 2) for half in "ab"]
    assert [date for _, date in found(stems)] == [
        *("2001-01-01", "2001-01-16", "2001-02-01", "2001-02-16")
    ]
    assert {date for _, date in found(stems[::2])} == {"2001-01", "2001-02"}
    models = [f"gpp_200101{model}" for model in "ab"]
    assert {date for _, date in found(models)} == {"2001-01"}


def test_dekads_in_chinese():
    stems = [f"NPP2001年5月{part}旬" for part in "上中下"]
    assert found(stems) == [("NPP", "2001-05-01"), ("NPP", "2001-05-11"), ("NPP", "2001-05-21")]


@pytest.mark.parametrize("form", ["npp_{}-{}-{}", "npp_{}_{}_{}", "X{}.{}.{}_npp"])
def test_days_without_zeros(form):
    days = pd.date_range("2001-01-01", "2001-12-31", freq="5D")
    stems = [form.format(day.year, day.month, day.day) for day in days]
    assert [date for _, date in found(stems)] == [day.strftime("%Y-%m-%d") for day in days]


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("npp_2001-1-5", Date(2001, 1, 5)),
        ("npp_2001-12-5", Date(2001, 12, 5)),
        ("npp_2001-1-15_v2", Date(2001, 1, 15)),
        ("npp_2001_1_5", Date(2001)),
        ("npp_2001-1-32", Date(2001)),
        ("npp_2001-1-5-2001-1-20", None),
    ],
)
def test_one_day_without_zeros(stem, date):
    assert split_file_name(stem)[1] == date


def test_months_dated_by_their_thirtieth_day():
    months = [f"tas_2001{month:02d}30" for month in range(1, 13)]
    assert found(months) == [("tas", f"2001-{month:02d}") for month in range(1, 13)]
    days = [f"tas_2001{month:02d}{day:02d}" for month in (1, 2, 3) for day in range(1, 31)]
    dates = [date for _, date in found(days)]
    assert dates.count(None) == 2 and dates[29] == "2001-01-30"
