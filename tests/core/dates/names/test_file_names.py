"""Dates in the names that files really have."""

from __future__ import annotations

import datetime

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.dates.names.band_descriptions import split_description
from carbonsink.core.dates.names.file_names import split_file_name
from carbonsink.core.dates.names.file_names_together import split_file_names


@pytest.mark.parametrize(
    ("stem", "name", "date"),
    [
        ("ndvi_2005", "ndvi", Date(2005)),
        ("ndvi_2005-07", "ndvi", Date(2005, 7)),
        ("MOD13Q1__NDVI_doy2005032_aid0001", "MOD13Q1__NDVI", Date(2005, 2, 1)),
        ("MOD13A3.A2005032.h26v05.061.2020275123456", "MOD13A3_h26v05.061", Date(2005, 2, 1)),
        ("npp_A2004366", "npp", Date(2004, 12, 31)),
        ("npp_2005_07", "npp", Date(2005, 7)),
        ("npp.2005.07", "npp", Date(2005, 7)),
        ("npp_2005-01-31", "npp", Date(2005, 1, 31)),
        ("npp_2005_01_31", "npp", Date(2005, 1, 31)),
        ("2005年7月", "", Date(2005, 7)),
        ("降水_2001年", "降水", Date(2001)),
        ("NDVI_2001年12月31日_max", "NDVI_max", Date(2001, 12, 31)),
        ("npp_2005_v2", "npp_v2", Date(2005)),
        ("MOD17A3HGF_2003_npp", "MOD17A3HGF_npp", Date(2003)),
        ("NDVI_2001_max", "NDVI_max", Date(2001)),
        ("tmp_200503_mean", "tmp_mean", Date(2005, 3)),
        ("pr_20050101_20050131", "pr", Date(2005, 1)),
        ("pr_20050101-20051231_sum", "pr_sum", Date(2005)),
        ("pr_20050105_20050120", "pr", Date(2005, 1, 5)),
        ("ESACCI-SM-20010101000000-fv07.1", "ESACCI-SM_fv07.1", Date(2001, 1, 1)),
        ("c_gls_NDVI300_202001210000_GLOBE", "c_gls_NDVI300_GLOBE", Date(2020, 1, 21)),
        ("AVH13C1_19810624_c20170610041337", "AVH13C1_c20170610041337", Date(1981, 6, 24)),
        ("CHELSA_pr_07_2005_V.2.1", "CHELSA_pr_V.2.1", Date(2005, 7)),
        ("CHELSA_pr_31_12_2019_V.2.1", "CHELSA_pr_V.2.1", Date(2019, 12, 31)),
        ("GLASS01E01.V60.A2005009.h26v05.2022010", "GLASS01E01.V60_h26v05", Date(2005, 1, 9)),
        ("chirps-v2.0.2020.01.01", "chirps-v2.0", Date(2020, 1, 1)),
        ("ndvi_2005_07-0000000000-0000006912", "ndvi", Date(2005, 7)),
    ],
)
def test_one_name(stem, name, date):
    assert split_file_name(stem) == (name, date)


@pytest.mark.parametrize(
    "stem",
    [
        "bio1_1970-2000",
        "npp_2001_04-10",
        "npp_2005-01-01_2004-12-31",
        "npp_20200815T025551_20200816T053011",
        "npp_20200115063000",
        "ndvi_2001_12-02",
        "npp_2001.05-09_sum",
        "CHELSA_tas_01_1981-2010_V.2.1",
        "tas_Amon_185001-201412",
        "pr_day_HadGEM3_ssp245_20150101-20151230",
        "pr_day_20150101_20241231",
        "npp_2000_base_2005_x",
        "change_2001_2020_map",
        "dem_30m",
        "soil_0250_0300",
        "h26v05",
        "npp_doy2005400",
        "epsg_4490_grid",
    ],
)
def test_names_that_tell_no_date(stem):
    assert split_file_name(stem) == (stem, None)


def test_the_number_in_which_names_differ_is_the_date():
    stems = [f"npp_2000_base_{year}_v1" for year in (2005, 2006, 2007)]
    assert split_file_names(stems) == [
        ("npp_2000_base_v1", Date(2005)),
        ("npp_2000_base_v1", Date(2006)),
        ("npp_2000_base_v1", Date(2007)),
    ]
    tiles = [f"npp_2000_base_2010_{tile}" for tile in (1, 2)]
    assert [date for _, date in split_file_names(tiles)] == [None, None]


def test_midnights_in_which_names_differ():
    stems = [f"SM_202001{day}000000_v202012.0" for day in ("01", "11")]
    assert [date for _, date in split_file_names(stems)] == [Date(2020, 1, 1), Date(2020, 1, 11)]


def test_months_before_years_need_company():
    stems = [f"pr_{month:02d}_2005" for month in (1, 2, 3)]
    assert split_file_names(stems) == [("pr", Date(2005, month)) for month in (1, 2, 3)]
    assert split_file_names(["pr_03_2005"]) == [("pr_03", Date(2005))]
    versions = ["npp_01_2005", "npp_01_2006"]
    assert split_file_names(versions) == [("npp_01", Date(2005)), ("npp_01", Date(2006))]


def test_the_order_of_files_does_not_matter():
    stems = ["pr_01_2005", "pr_02_2005", "npp_2005_v2", "dem", "降水_2001年", "x_2000_y_2004_z"]
    stems.append("x_2000_y_2005_z")
    straight = dict(zip(stems, split_file_names(stems)))
    assert straight == dict(zip(stems[::-1], split_file_names(stems[::-1])))
    assert straight["x_2000_y_2004_z"] == ("x_2000_y_z", Date(2004))


def test_a_version_that_looks_like_a_year():
    stems = [f"MOD17A3_{year}_v2010" for year in (2001, 2002)]
    assert split_file_names(stems) == [("MOD17A3_v2010", Date(y)) for y in (2001, 2002)]
    made = [f"MOD17A3_{year}_p{year + 9}" for year in (2001, 2002)]
    assert split_file_names(made) == [(stem, None) for stem in made]
    made = ["npp_2005_20230401", "npp_2006_20230402"]
    assert split_file_names(made) == [(stem, None) for stem in made]
    assert [date for _, date in split_file_names(["a_1_2005", "a_2_2005"])] == [Date(2005)] * 2


@pytest.mark.parametrize(
    ("stem", "expected"),
    [
        ("MOD17A3_2001_v2010", ("MOD17A3_v2010", Date(2001))),
        ("MOD17A3_v2010_2001", ("MOD17A3_v2010", Date(2001))),
        ("NDVI_200103_V2015", ("NDVI_V2015", Date(2001, 3))),
        ("ndvi_version-2010_2001-03-17", ("ndvi_version-2010", Date(2001, 3, 17))),
        ("npp_2001_v20100101", ("npp_v20100101", Date(2001))),
        ("npp_v2010", ("npp_v2010", None)),
        ("full_data_v2020_025", ("full_data_v2020_025", None)),
        # Only a letter by itself marks a version.
        ("lev2005", ("lev", Date(2005))),
    ],
)
def test_the_number_of_a_version_is_no_date(stem, expected):
    assert split_file_name(stem) == expected
    assert split_file_names([stem]) == [expected]


def test_versions_of_files_that_are_given_together():
    stems = ["m_2001_v2010", "m_2001_v2011"]
    assert split_file_names(stems) == [("m_v2010", Date(2001)), ("m_v2011", Date(2001))]
    # Where nothing else could be the date, and the files differ in it, it is.
    stems = ["a_v2001", "a_v2002"]
    assert split_file_names(stems) == [("a_v", Date(2001)), ("a_v", Date(2002))]
    stems = ["m_2001_v2010", "m_2002_v2011"]
    assert split_file_names(stems) == [("m_v2010", Date(2001)), ("m_v2011", Date(2002))]
    assert all(split_description(text)[1] is None for text in ("NPP v2010", "NPP_v20100101"))


MONTH_STARTS = [datetime.date(2001, month, 1).timetuple().tm_yday for month in range(1, 13)]
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def test_a_climatology_of_chelsa_has_no_date():
    assert split_file_name("CHELSA_pr_07_1981-2010_V.2.1")[1] is None


@pytest.mark.parametrize(
    ("stem", "name", "date"),
    [
        # Numbers of a datum, a code of a CRS and a cell size are no years.
        ("npp_2001_CGCS2000", "npp_CGCS2000", Date(2001)),
        ("npp_2001_WGS_1984", "npp_WGS_1984", Date(2001)),
        ("WGS_1984_npp_2001_WGS_1984", "WGS_1984_npp_WGS_1984", Date(2001)),
        ("npp_2001_Krasovsky_1940_Albers", "npp_Krasovsky_1940_Albers", Date(2001)),
        ("npp_2001_Clarke_1866", "npp_Clarke_1866", Date(2001)),
        ("npp_2001_epsg2056", "npp_epsg2056", Date(2001)),
        ("npp_2001_EPSG_2000", "npp_EPSG_2000", Date(2001)),
        ("npp_2001_1km_2000m", "npp_1km_2000m", Date(2001)),
        ("npp_2001_10km", "npp_10km", Date(2001)),
        ("npp_2000m_2001", "npp_2000m", Date(2001)),
        ("npp_2000m", "npp_2000m", None),
        ("npp_2001m", "npp_m", Date(2001)),
        ("npp_CGCS2000", "npp_CGCS2000", None),
        ("国家2000年NPP", "国家_NPP", Date(2000)),
        ("npp_china_2000", "npp_china", Date(2000)),
        ("Xian_1980_npp", "Xian_npp", Date(1980)),
        # Years in Chinese numerals; the first of a range of months is not the month.
        ("二〇〇一年NPP", "NPP", Date(2001)),
        ("NPP_一九九八年十二月三十一日", "NPP", Date(1998, 12, 31)),
        ("NPP２００１年７月", "NPP", Date(2001, 7)),
        ("2001年四月至十月NPP", "至十月NPP", Date(2001)),
        ("2001年4月-10月", "10月", Date(2001)),
        ("二〇〇一年至二〇一〇年NPP", "二〇〇一年至二〇一〇年NPP", None),
        ("1981-2010年一月平均", "1981-2010年一月平均", None),
        # Of two dates in one name none is the date, but a day says its own year again.
        ("NPP_2001_20230105", "NPP_2001_20230105", None),
        ("NDVI_2001_20010117", "NDVI_2001", Date(2001, 1, 17)),
        ("LC08_129_2039_20130721", "LC08_129_2039", Date(2013, 7, 21)),
        # Alone, a word may be a part of the name, and seven digits a number of a plot.
        ("forest_mar_2001", "forest_mar", Date(2001)),
        ("npp_2001_may_carbon", "npp_may_carbon", Date(2001)),
        ("plot_1901234", "plot_1901234", None),
        # Columns and rows; months beside the year in Chinese; pieces of names beside the date.
        ("dem_1990x1990", "dem_1990x1990", None),
        ("npp_2001_c20230105", "npp_c20230105", Date(2001)),
        ("AVH13C1_20010117_c20170615121302", "AVH13C1_c20170615121302", Date(2001, 1, 17)),
        ("npp2001—2020年均值", "npp2001—2020年均值", None),
        ("t_31-01-2001", "t", Date(2001, 1, 31)),
        ("t_05-06-2001", "t_05-06", Date(2001)),
        ("npp_2000X1000_2001", "npp_2000X1000", Date(2001)),
        ("NPP_2001年_1月", "NPP", Date(2001, 1)),
        ("3B-MO.3IMERG.20010101-S000000-E235959.01.V07B", "3B-MO.3IMERG_V07B", Date(2001, 1, 1)),
    ],
)
def test_years_beside_other_numbers_and_dates_in_words(stem, name, date):
    assert split_file_name(stem) == (name, date)


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("npp_{}_2001", "npp"),
        ("npp_2001_{}", "npp"),
        ("NPP_{}2001_v2", "NPP_v2"),
        ("npp_2001{}", "npp"),
        ("tile_12_{}_2001", "tile_12"),
        ("A1_2001{}_B2", "A1_B2"),
    ],
)
def test_months_in_words(form, name):
    found = split_file_names([form.format(word) for word in MONTHS])
    assert found == [(name, Date(2001, month)) for month in range(1, 13)]


@pytest.mark.parametrize("form", ["ndvi_{}_{:02d}", "ndvi_{}{:02d}", "{}-{:02d}_ndvi"])
@pytest.mark.parametrize("n", [13, 23, 24, 36, 46])
def test_numbers_of_composites_are_no_months(form, n):
    stems = [form.format(year, k) for year in (2001, 2002) for k in range(1, n + 1)]
    assert split_file_names(stems) == [(stem, None) for stem in stems]
    depths = [f"soc_{year}_{depth}cm" for year in (2001, 2002) for depth in ("05", "15", "30")]
    assert {date for _, date in split_file_names(depths)} == {Date(2001), Date(2002)}
    months = split_file_names([form.format(2001, k) for k in range(1, 13)])
    assert [date for _, date in months] == [Date(2001, month) for month in range(1, 13)]


def test_numbers_that_differ_beside_months_may_be_days():
    stems = [f"npp_{day:02d}_{month}_2001" for month in ("Jan", "Feb") for day in (1, 2, 3)]
    assert {date for _, date in split_file_names(stems)} == {Date(2001)}


def test_days_beside_months_in_words():
    stems = ["npp_15Jan2001", "npp_16Jan2001", "npp_1Feb2001"]
    dates = [Date(2001, 1, 15), Date(2001, 1, 16), Date(2001, 2, 1)]
    assert split_file_names(stems) == [("npp", date) for date in dates]
    stems = ["npp_01-Jan-2001", "npp_31-Dec-2001"]
    assert [date for _, date in split_file_names(stems)] == [Date(2001, 1, 1), Date(2001, 12, 31)]


@pytest.mark.parametrize(
    "form",
    [
        *("NPP_{}_May-Sep", "NPP_{}.May.Sep", "NPP_{}Apr-Oct", "npp_{}_Apr_to_Oct"),
        *("npp_Apr_Oct_{}", "Jan-Dec_{}", "{}_Jan-Dec", "tmp_{}_Jun-Aug_mean", "NPP_{}_m04-m10"),
        *("{}年四月至十月", "rio_mar_{}", "NPP_01-12-{}", "NPP_05-09-{}", "npp_01-01-{}"),
    ],
)
def test_months_of_a_season_are_no_month(form):
    """The same months in every year: maps of a season, or of a place called Mar."""
    stems = [form.format(year) for year in range(2001, 2005)]
    assert [date for _, date in split_file_names(stems)] == [Date(y) for y in range(2001, 2005)]


@pytest.mark.parametrize("form", ["Jun_Jul_Aug_{0}", "{1}_Aug_{0}", "npp_{0}_Jun-{1}"])
def test_seasons_of_a_year_are_no_months(form):
    stems = [form.format(2001, word) for word in ("Jul", "Sep")]
    assert all(date is None or date.month is None for _, date in split_file_names(stems))


@pytest.mark.parametrize("form", ["npp_{}_1981-2010", "{}1981_2010_npp", "npp_1981-2010_{}"])
def test_climatologies_of_months_have_no_date(form):
    stems = [form.format(word) for word in MONTHS]
    assert split_file_names(stems) == [(stem, None) for stem in stems]


def test_marked_months():
    forms = ("npp_2001M{:02d}", "npp_y2001_m{:02d}", "npp_2001m{}")
    for form in forms:
        stems = [form.format(month) for month in range(1, 13)]
        assert split_file_names(stems) == [("npp", Date(2001, month)) for month in range(1, 13)]
    # Twenty members of an ensemble.
    members = [f"npp_2001_m{number:02d}" for number in range(1, 21)]
    assert {date for _, date in split_file_names(members)} == {Date(2001)}


def test_files_of_xian_in_1980_have_a_date():
    stems = ["npp_xian_1980", "npp_xian_1981"]
    assert split_file_names(stems) == [("npp_xian", Date(1980)), ("npp_xian", Date(1981))]
    stems = [f"Xian_1980_{month:02d}" for month in range(1, 13)]
    assert [date for _, date in split_file_names(stems)] == [Date(1980, m) for m in range(1, 13)]


@pytest.mark.parametrize("form", ["pr_2001_{}", "pr-2001-{}"])
def test_months_without_a_zero_in_front(form):
    stems = [form.format(month) for month in range(1, 13)]
    assert split_file_names(stems) == [("pr", Date(2001, month)) for month in range(1, 13)]
    # Ten tiles or members of an ensemble are no months, and their tenth is not October.
    assert all(date is None for _, date in split_file_names(stems[:10]))
    assert [date for _, date in split_file_names(stems[:4])] == [Date(2001)] * 4


@pytest.mark.parametrize(
    ("form", "numbers"),
    [
        *(("bio{}_{}", range(1, 20)), ("bio_{}_{}", range(1, 20)), ("spei{}_{}", (1, 3, 12))),
        ("spei_{:02d}_{}", (1, 3, 6, 12)),
        ("SPI_{:02d}_{}", (3, 12)),
        *(("soc_{}_{}", (5, 10, 20)), ("soc_0-{}_{}", (5, 10, 20)), ("B{}_{}", range(1, 13))),
        *(("tile{}_{}", range(1, 13)), ("npp_r{}_{}", range(1, 13)), ("PM{}_{}", (5, 10))),
    ],
)
def test_numbers_of_variables_are_no_months(form, numbers):
    stems = [form.format(number, year) for number in numbers for year in (2001, 2002)]
    wanted = [(form.rpartition("_")[0].format(n), Date(y)) for n in numbers for y in (2001, 2002)]
    assert split_file_names(stems) == wanted


@pytest.mark.parametrize("form", ["pop_{:02d}_{:02d}_2020", "tile_{:02d}_{:02d}_2020"])
def test_ages_and_tiles_are_no_days(form):
    stems = [form.format(first, first + 4) for first in (5, 10, 15, 20)]
    assert {date for _, date in split_file_names(stems)} == {Date(2020)}


def test_days_and_months_before_years():
    stems = ["t_15-01-2001", "t_02-01-2001"]
    assert split_file_names(stems) == [("t", Date(2001, 1, 15)), ("t", Date(2001, 1, 2))]
    # The month first, twelve days of January, or the first days of twelve months: not known.
    for stems in (
        ["t_01-31-2001", "t_02-01-2001"],
        [f"t_01-{i:02d}-2001" for i in range(1, 13)],
    ):
        assert split_file_names(stems) == [(stem, None) for stem in stems]
    stems = [f"ssp_26_{i:02d}_2001" for i in (1, 2)]
    assert split_file_names(stems) == [("ssp_26", Date(2001, i)) for i in (1, 2)]


@pytest.mark.parametrize("separator", ["", "_", "."])
@pytest.mark.parametrize(
    "days", [range(1, 366, 16), range(1, 366, 8), range(1, 366, 4), range(1, 366), MONTH_STARTS]
)
def test_days_of_a_year(separator, days):
    stems = [f"gpp_2001{separator}{day:03d}" for day in days]
    first = datetime.date(2001, 1, 1)
    wanted = [(first + datetime.timedelta(days=day - 1)).isoformat() for day in days]
    assert [(name, date.text) for name, date in split_file_names(stems)] == [
        ("gpp", text) for text in wanted
    ]


@pytest.mark.parametrize("numbers", [(1, 9, 17), (1, 2, 3, 4), range(1, 97), (1, 32), (100, 200)])
def test_numbers_of_tiles_are_no_days_of_a_year(numbers):
    stems = [f"npp_2001_{number:03d}" for number in numbers]
    assert {date for _, date in split_file_names(stems)} == {Date(2001)}


def test_days_of_a_year_are_those_of_composites():
    days = (1, 17, 33, 353)
    found = split_file_names([f"NDVI_2001{day:03d}" for day in days])
    assert [date.text for _, date in found] == [
        "2001-01-01",
        "2001-01-17",
        "2001-02-02",
        "2001-12-19",
    ]
    dekads = [f"npp_2001{month:02d}{part}" for month in range(1, 13) for part in (1, 2, 3)]
    tiles = [f"npp_2001{number:03d}" for number in range(1, 5)]
    for stems in (dekads, tiles, ["plot_1901234", "plot_2010345"]):
        assert {date for _, date in split_file_names(stems)} == {None}
