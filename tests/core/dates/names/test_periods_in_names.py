"""Periods in file names, and days that no month has."""

from __future__ import annotations

import calendar

import pandas as pd
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.names.file_names import split_file_name
from carbonsink.core.dates.names.file_names_together import split_file_names
from carbonsink.core.dates.names.undated_names import why_undated


@pytest.mark.parametrize(
    ("stem", "kind", "words"),
    [
        ("npp_200104-10", "months", "04-10"),
        ("npp_2001-04~10", "months", "04-10"),
        ("npp_2001_04-10", "months", "04-10"),
        ("npp_200110-03_WGS_1984", "months", "10-03"),
        ("npp_2001.04-10_sum", "months", "04-10"),
        ("npp_200104to10", "months", "04-10"),
        ("npp_200104-200110", "years", "2001-04-2001-10"),
        ("npp_2001-04_2002-03", "years", "2001-04-2002-03"),
        ("prec_1981_2010_07", "years", "1981-2010"),
        ("prec_1981-2010_07", "years", "1981-2010"),
        ("npp_2000_to_2010", "years", "2000-2010"),
        ("cru_2000_2005_2010", "years", "2005-2010"),
        ("npp_20010229", "day", "2001-02-29"),
        ("npp_2001_04_31", "day", "2001-04-31"),
        ("npp_2100-02-29", "day", "2100-02-29"),
        ("GPP_2001-04-01_2001-10-31", "", ""),
        ("dem", "", ""),
    ],
)
def test_names_that_tell_no_single_date_say_why(stem, kind, words):
    assert split_file_name(stem) == (stem, None)
    assert why_undated(stem) == (kind, words)


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("npp_2001_04_10", Date(2001, 4, 10)),
        ("npp_2001-04-10", Date(2001, 4, 10)),
        ("npp_20040229", Date(2004, 2, 29)),
        ("GOSIF_GPP_2001.M04_Mean", Date(2001, 4)),
        ("GOSIF_2001.M13", Date(2001)),
        ("ndvi_2001_doy033", Date(2001, 2, 2)),
        ("soc_2001_00_30cm", Date(2001)),
        ("cru_1901_2020_2005", Date(2005)),
        ("npp_200104-10_2005", Date(2005)),
        ("GPP_2001-01-01_2001-12-31", Date(2001)),
        ("GPP_2001_02_01_to_2001_02_28_mean", Date(2001, 2)),
        ("GPP_20010101to20011231", Date(2001)),
        ("GPP_2001.01.05-2001.01.20", Date(2001, 1, 5)),
        ("47T_20170101-20180101", Date(2017)),
        ("GPP_2001-02-01_2001-03-01", Date(2001, 2)),
        ("GPP_20010201-20010302", Date(2001, 2, 1)),
        ("npp_200101-200112", Date(2001)),
        ("pre_1901_2022_01-12", None),  # months of several years
        ("npp_2001-01_2001-12_sum", Date(2001)),
        ("npp_200101-12", Date(2001)),
        ("npp_2001_2001_sum", Date(2001)),
    ],
)
def test_dates_beside_them(stem, date):
    assert split_file_name(stem)[1] == date


@pytest.mark.parametrize(
    ("stem", "date"),
    [
        ("CN_110101_02_2005", Date(2005)),
        ("CN_110101-02_2005", Date(2005)),
        ("LT05_123007_05_2005", Date(2005)),
        ("lst_200507_01", Date(2005, 7)),
        ("gpp_200507_05", Date(2005, 7)),
        ("gpp_200507_08", Date(2005, 7)),
        ("spei03_200507_03", Date(2005, 7)),
        ("spei_200507_12", Date(2005, 7)),
    ],
)
def test_numbers_of_tiles_provinces_and_versions_are_no_months(stem, date):
    assert split_file_name(stem)[1] == date
    assert split_file_names([stem])[0][1] == date
    assert why_undated(stem).kind == ""


def test_every_day_of_every_month_is_one_or_is_told():
    for year in (1900, 2000, 2001, 2004):
        for month in range(1, 13):
            for day in range(29, 32):
                stem = f"npp_{year}{month:02d}{day:02d}"
                exists = day <= calendar.monthrange(year, month)[1]
                assert (split_file_name(stem)[1] is not None) == exists
                assert (why_undated(stem).kind == "day") != exists


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y_%m_%d", "%Y.%m.%d", "%Y%m%d", "%Y-%m", "%Y%m"])
@pytest.mark.parametrize("ending", ["", "_v2"])
def test_every_day_of_a_year_is_itself(form, ending):
    days = pd.date_range("2004-01-01", "2004-12-31")
    wanted = [(day.year, day.month, day.day if "%d" in form else None) for day in days]
    stems = [f"npp_{day.strftime(form)}{ending}" for day in days]
    assert [split_file_name(stem)[1] for stem in stems] == [Date(*parts) for parts in wanted]


@pytest.mark.parametrize("form", ["%Y-%m-%d", "%Y_%m_%d", "%Y.%m.%d", "%Y%m%d", "A%Y%j"])
@pytest.mark.parametrize("name", ["npp_{}", "{}_v2", "tile_12_{}_1km", "npp_{}_CGCS2000"])
@pytest.mark.parametrize("days", [("2005-01-01", 31), ("2004-12-29", 400), ("2005-01-01", 12)])
def test_days_that_are_given_together_are_themselves(form, name, days):
    moments = pd.date_range(days[0], periods=days[1])
    found = split_file_names([name.format(day.strftime(form)) for day in moments])
    assert [date.text for _, date in found] == [day.strftime("%Y-%m-%d") for day in moments]
    assert len({variable for variable, _ in found}) == 1


def test_years_that_cross_the_turn_of_the_year():
    stems = [f"npp_{year}-{(year + 1) % 100:02d}" for year in (2001, 2002, 2003)]
    assert split_file_names(stems) == [(stem, None) for stem in stems]
    assert why_undated(stems[0]) == ("two years", "2001-02")
    assert split_file_names(stems[:1]) == [("npp", Date(2001, 2))]
    for months in (["2001-01", "2001-02", "2002-03"], ["2001-02", "2002-03", "2004-05"]):
        dates = [date for _, date in split_file_names([f"npp_{month}" for month in months])]
        assert [date.text for date in dates] == months
    # Nobody writes two years without a separator.
    dates = [Date(2005, 6), Date(2006, 7), Date(2007, 8)]
    for n in (2, 3):
        stems = [f"npp_{date.year}{date.month:02d}" for date in dates[:n]]
        assert split_file_names(stems) == [("npp", date) for date in dates[:n]]


def test_one_season_of_several_years_and_months_of_a_tile():
    stems = ["npp_200104-10", "npp_200204-10"]
    assert split_file_names(stems) == [(stem, None) for stem in stems]
    quarters = ["npp_200101-03", "npp_200104-06"]
    assert [date for _, date in split_file_names(quarters)] == [None, None]
    # The same number behind all months is no last month of theirs.
    stems = [f"ndvi_2001{month:02d}_10" for month in range(1, 13)]
    assert split_file_names(stems) == [("ndvi_10", Date(2001, m)) for m in range(1, 13)]
