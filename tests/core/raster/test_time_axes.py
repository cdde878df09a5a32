"""Time axes of NetCDF files as climate centres write them, against cftime."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from osgeo import gdal

from carbonsink.core.dates.calendars import add_days
from carbonsink.core.errors_and_notes.dates import (
    DateConflict,
    DateNotFound,
    MonthsOfLocalTime,
    SeveralPerDay,
)
from carbonsink.core.raster import Stack
from carbonsink.core.raster.band_units import BandUnits
from carbonsink.core.raster.date_checks import bands_of_input, note_local_midnights
from carbonsink.core.raster.series_dates import with_dates_of_periods
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement, get_quantity

netCDF4 = pytest.importorskip("netCDF4")
cftime = pytest.importorskip("cftime")


def bands(path, values, units, calendar="", bounds=None):
    """The bands of a file with a time axis."""
    with netCDF4.Dataset(path, "w") as file:
        for name, axis, unit in (
            ("time", values, units),
            ("lat", [50.5, 49.5], "degrees_north"),
            ("lon", [5.5, 6.5, 7.5], "degrees_east"),
        ):
            file.createDimension(name, len(axis))
            own = file.createVariable(name, "f8", (name,))
            own.units, own[:] = unit, axis
        if calendar:
            file["time"].calendar = calendar
        if bounds is not None:
            file.createDimension("nv", 2)
            file["time"].bounds = "time_bnds"
            file.createVariable("time_bnds", "f8", ("time", "nv"))[:] = bounds
        own = file.createVariable("npp", "f4", ("time", "lat", "lon"))
        own[:] = np.ones((len(values), 2, 3))
    return Stack.open([str(path)]).bands


def dates(*arguments, **more):
    """The dates of `bands` as texts."""
    return [band.date.text for band in bands(*arguments, **more)]


def test_months_stamped_with_their_end(tmp_path):
    """CESM: the monthly mean of January is stamped 1 February, 0 h; its bounds tell it."""
    ends = np.cumsum([31, 28, 31, 30])
    bounds = np.column_stack([ends - [31, 28, 31, 30], ends])
    found = dates(tmp_path / "a.nc", ends, "days since 2001-01-01", "noleap", bounds)
    assert found == ["2001-01", "2001-02", "2001-03", "2001-04"]


def test_days_and_years_stamped_with_their_end(tmp_path):
    days = dates(tmp_path / "a.nc", [1, 2], "days since 2001-03-31", "", [[0, 1], [1, 2]])
    assert days == ["2001-03-31", "2001-04-01"]
    years = [[0, 365], [365, 730]]
    assert dates(tmp_path / "b.nc", [365, 730], "days since 2001-01-01", "", years) == [
        "2001",
        "2002",
    ]


def test_composites_stamped_with_their_end_begin_where_they_begin(tmp_path):
    bounds = [[0, 8], [8, 16], [24, 32]]
    found = dates(tmp_path / "a.nc", [8, 16, 32], "days since 2001-01-01", "", bounds)
    assert found == ["2001-01-01", "2001-01-09", "2001-01-25"]


@pytest.mark.parametrize("stamps", [[0, 31], [15.5, 45.0]], ids=["start", "middle"])
def test_bounds_change_nothing_where_the_stamp_lies_within(tmp_path, stamps):
    bounds = [[0, 31], [31, 59]]
    found = dates(tmp_path / "a.nc", stamps, "days since 2001-01-01", "", bounds)
    assert found == ["2001-01", "2001-02"]


def test_years_since_are_years_and_their_fractions_months(tmp_path):
    units = "years since 2000-01-01"
    assert dates(tmp_path / "a.nc", [0, 1, 2], units) == ["2000", "2001", "2002"]
    assert dates(tmp_path / "b.nc", [0.5, 1.5], units) == ["2000", "2001"]
    months = np.arange(4) / 12
    assert dates(tmp_path / "c.nc", months, units) == ["2000-01", "2000-02", "2000-03", "2000-04"]


@pytest.mark.parametrize("calendar", ["standard", "gregorian", "", "proleptic_gregorian", "julian"])
@pytest.mark.parametrize("start", [(1, 1, 1), (1582, 10, 4), (1582, 10, 15), (1850, 1, 1)])
def test_days_since_long_ago_as_cftime_counts_them(calendar, start):
    """NCEP counts from the year 1 in the mixed calendar: two days from Python's own."""
    units = "days since {:04d}-{:02d}-{:02d}".format(*start)
    name = calendar or "standard"
    for days in (0, 1, 577735, 577736, 577737, 730121, 733000):
        wanted = cftime.num2date(days, units, name, only_use_cftime_datetimes=True)
        assert add_days(start, days, calendar) == (wanted.year, wanted.month, wanted.day), days


@pytest.mark.parametrize(
    ("values", "units", "expected"),
    [
        ([200101, 200102, 200103], "", ["2001-01", "2001-02", "2001-03"]),
        ([2001, 2002], "years", ["2001", "2002"]),
        # Days since nobody knows when.
        ([1826, 2191], "", [None, None]),
        ([1000, 2000], "1", [None, None]),
        ([200111, 200112, 200201], "YYYYMM", ["2001-11", "2001-12", "2002-01"]),
        ([2001, 2002, 2003], "year", ["2001", "2002", "2003"]),
        ([20010301.5, 20010302.5], "day as %Y%m%d.%f", ["2001-03-01", "2001-03-02"]),
        ([1.0, 2.0], "", [None, None]),
        ([200113, 200114], "YYYYMM", [None, None]),
    ],
)
def test_times_that_are_dates_by_their_digits(tmp_path, values, units, expected):
    found = bands(tmp_path / "x.nc", values, units)
    assert [band.date and band.date.text for band in found] == expected


def test_the_year_0_of_a_climatology_is_no_date(tmp_path):
    found = bands(tmp_path / "x.nc", [15.0, 45.0], "days since 0000-01-01", "noleap")
    assert [band.date for band in found] == [None, None]


@pytest.mark.parametrize(
    ("name", "first", "expected"),
    [
        ("npp_2001.nc", "2001-01-01", "2001"),
        ("npp_2001.nc", "2001-07-02", "2001"),
        ("npp_2001.nc", "2001-03-01", "2001-03-01"),
        ("npp_2001-03.nc", "2001-03-16", "2001-03"),
    ],
)
def test_one_map_is_of_the_year_or_month_that_its_name_tells(tmp_path, name, first, expected):
    assert dates(tmp_path / name, [0.0], f"days since {first}") == [expected]


@pytest.mark.parametrize("calendar", ["noleap", "360_day", "all_leap", "standard"])
def test_rates_become_amounts_of_the_days_that_the_calendar_has(tmp_path, calendar):
    """A rate of 1 gC m-2 d-1 in each month of 2004 is as many gC m-2 as the year has days."""
    units = "days since 2000-01-01"
    middle = [cftime.datetime(2004, month, 15, calendar=calendar) for month in range(1, 13)]
    found = bands(tmp_path / "x.nc", cftime.date2num(middle, units, calendar), units, calendar)
    found = [replace(band, unit="gC m-2 d-1") for band in found]
    requirement = InputRequirement(("npp",), step="series")
    factors = BandUnits(found, "SERIES", requirement, get_quantity("npp"), None).factors
    days = (
        cftime.datetime(2005, 1, 1, calendar=calendar)
        - cftime.datetime(2004, 1, 1, calendar=calendar)
    ).days
    assert sum(factor for factor, _ in factors) == pytest.approx(days)
    assert days == {"noleap": 365, "360_day": 360}.get(calendar, 366)


def test_days_that_the_real_calendar_lacks_are_told(tmp_path):
    path = tmp_path / "x.nc"
    bands(path, np.arange(57.5, 62.5), "days since 2001-01-01", "360_day")
    with pytest.raises(SeveralPerDay) as caught:
        Stack.open([str(path)]).series()
    assert (caught.value.date, caught.value.n_bands) == ("2001-02-28", 3)
    assert caught.value.calendar == "360_day"


@pytest.mark.parametrize(
    ("name", "day", "told"),
    [
        ("npp_2005", "2006-01-02", None),
        ("npp_2005", "2005-12-31", "2005"),
        ("npp_2005", "2004-12-31", None),  # midnight of Beijing in UTC
        ("npp_2005", "2005-07-01", "2005"),
        ("npp_20050101", "2005-01-05", "2005-01-05"),  # the middle of eight days
        ("npp_2005-03", "2005-03-16", "2005-03"),
        ("npp_20240115", "2005-07-01", "2005-07-01"),  # the day of the download
    ],
)
def test_the_one_date_of_a_file_against_its_name(tmp_path, name, day, told):
    bands(tmp_path / f"{name}.nc", [0], f"days since {day}")
    stack = Stack.open([str(tmp_path / f"{name}.nc")])
    if told is None:
        with pytest.raises(DateConflict) as caught:
            stack.series()
        assert caught.value.in_name == name[4:]
        assert caught.value.in_metadata in day
        stack = Stack.open([str(tmp_path / f"{name}.nc")], dates=[name[4:]])
        told = name[4:]
    assert [date.text for date in stack.series().dates] == [told]


@pytest.mark.parametrize(
    ("name", "day"),
    [("npp_2005", "2006-01-01"), ("npp_2005-03", "2005-04-01"), ("npp_2005-12", "2006-01-01")],
)
def test_one_map_dated_by_the_end_of_what_its_name_tells(tmp_path, name, day):
    (band,) = bands(tmp_path / f"{name}.nc", [0], f"days since {day}")
    band.require_date()
    assert (band.date.text, band.end_stamp.text) == (name[4:], day)
    (band,) = bands(tmp_path / "npp_2006.nc", [0], "days since 2006-01-01")
    assert (band.date.text, band.end_stamp) == ("2006", None)


def test_bands_that_say_their_dates_may_lie_in_a_file_named_by_its_release(tmp_path):
    path = tmp_path / "gpp_export_2024.tif"
    dataset = gdal.GetDriverByName("GTiff").Create(str(path), 2, 2, 2, gdal.GDT_Float32)
    dataset.SetGeoTransform((500_000, 1000, 0, 4_000_000, 0, -1000))
    for i in (1, 2):
        dataset.GetRasterBand(i).SetDescription(f"gpp_2019-0{i}")
    dataset = None
    stack = Stack.open([str(path)])
    assert [date.text for date in stack.series().dates] == ["2019-01", "2019-02"]


STARTS = np.cumsum([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30])


@pytest.mark.parametrize(
    ("name", "times", "conflict"),
    [
        ("npp_2001", STARTS, None),
        ("npp_2002", STARTS, "2001-01"),
        ("npp_2001", STARTS[1:].tolist() + [365], "2002-01"),  # each month at its end
        ("npp_2001", STARTS - 92, None),  # a year from October on
        ("npp_2001", np.arange(0, 1200, 31), None),
        ("npp_1999", [0, 365, 730], None),  # years of which the name tells none
        ("npp_200103", np.arange(59, 90), None),
        ("npp_200102", np.arange(59, 90), "2001-03-01"),
        ("npp_20230105", STARTS, None),  # the day of the download
    ],
)
def test_the_dates_of_a_file_against_its_name(tmp_path, name, times, conflict):
    found = bands(tmp_path / f"{name}.nc", times, "days since 2001-01-01")
    conflicts = []
    for band in found:
        try:
            band.require_date()
        except DateConflict as error:
            conflicts.append(error.in_metadata)
    assert (conflicts or [None])[0] == conflict


def test_the_months_of_a_climatology_are_of_no_year(tmp_path):
    path = tmp_path / "pr.nc"
    bands(path, STARTS + 15, "days since 1990-01-01")
    with netCDF4.Dataset(path, "a") as file:
        file["time"].climatology = "climatology_bounds"
    stack = Stack.open([str(path)])
    with pytest.raises(DateNotFound) as caught:
        stack.series()
    assert caught.value.kind == "climatology"
    given = [f"1990-{month:02d}" for month in range(1, 13)]
    assert [date.text for date in stack.with_dates(given).series().dates] == given


def _hours(stamps):
    return [stamp.timestamp() / 3600 for stamp in stamps]


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "Asia/Tokyo", "Asia/Kolkata", "Asia/Dubai"])
@pytest.mark.parametrize(("frequency", "form"), [("MS", "%Y-%m"), ("YS", "%Y")])
def test_local_midnights_written_in_utc(tmp_path, zone, frequency, form):
    """China's February begins on 31 January, 16 h UTC."""
    local = pd.date_range("2001-02-01", periods=14, freq=frequency, tz=zone)
    found = dates(tmp_path / "a.nc", _hours(local), "hours since 1970-01-01")
    assert found == [stamp.strftime(form) for stamp in local]


def test_local_midnights_in_files_of_their_own(tmp_path):
    local = pd.date_range("2001-02-01", periods=4, freq="MS", tz="Asia/Shanghai")
    for i, stamp in enumerate(local):
        bands(tmp_path / f"{'abcd'[i]}.nc", _hours([stamp]), "hours since 1970-01-01")
    found_paths = [str(path) for path in sorted(tmp_path.glob("*.nc"))]
    found = Stack.open(found_paths).dates
    assert [date.text for date in found] == ["2001-02", "2001-03", "2001-04", "2001-05"]
    named = bands(tmp_path / "npp_200102.nc", _hours(local[:1]), "hours since 1970-01-01")
    assert named[0].date.text == "2001-02"
    named[0].require_date()
    notes: list = []
    note_local_midnights(
        with_dates_of_periods(bands_of_input(found_paths)), Run(on_note=notes.append)
    )
    assert notes == [MonthsOfLocalTime(found_paths[0], "2001-01-31", "2001-02", 4)]


@pytest.mark.parametrize("hour", [0, 12, 18, 21, 23, 23.98])
def test_last_days_of_months_stay_at_other_hours(tmp_path, hour):
    last = pd.date_range("2001-01-31", periods=14, freq=pd.offsets.MonthEnd()) + pd.Timedelta(
        hours=hour
    )
    found = dates(tmp_path / "a.nc", _hours(last), "hours since 1970-01-01")
    assert found == [stamp.strftime("%Y-%m") for stamp in last]


def test_days_at_16_hours_stay(tmp_path):
    days = pd.date_range("2001-01-20 16:00", periods=30, freq="D")
    found = dates(tmp_path / "a.nc", _hours(days), "hours since 1970-01-01")
    assert found == [day.strftime("%Y-%m-%d") for day in days]
