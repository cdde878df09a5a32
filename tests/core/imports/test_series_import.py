"""Imports of files as data centres write them, against what their own libraries read."""

from __future__ import annotations

import calendar
import os
from pathlib import Path

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.imports import (
    PreliminaryValues,
    StepsAccumulate,
)
from carbonsink.core.errors_and_notes.run import Cancelled, CancelledPartWay
from carbonsink.core.raster import Grid
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster


def test_era5_of_the_new_data_store(do_import, era5):
    path, temperature, rain = era5
    receipt = do_import([path])
    found = files.made(receipt)
    assert len(found) == 24
    for i in range(12):
        days = calendar.monthrange(2005, i + 1)[1]
        np.testing.assert_allclose(
            found[f"t2m_2005-{i + 1:02d}"], temperature[i] - 273.15, atol=2e-5
        )
        # Monthly means of accumulations are metres per day.
        np.testing.assert_allclose(
            found[f"tp_2005-{i + 1:02d}"], rain[i] * 1000.0 * days, rtol=1e-6
        )
    by_name = {variable.name: variable for variable in receipt.variables}
    assert by_name["t2m"].unit == "degC" and by_name["t2m"].source_unit == "K"
    assert by_name["tp"].unit == "mm month-1" and by_name["tp"].quantity == "precipitation"
    assert receipt.crs == "EPSG:4326"
    general, band, unit = files.facts_of(receipt.outputs[0])
    assert unit == "degC" and band["CARBONSINK_DATE"] == "2005-01"
    assert general["CARBONSINK_SOURCE"] == "data_stream-moda.nc"
    assert "K to degC" in general["CARBONSINK_PROCESSING"]


def test_annual_sums_and_means_are_of_days(do_import, era5):
    path, temperature, rain = era5
    found = files.made(do_import([path], period="year"))
    days = np.array([calendar.monthrange(2005, m)[1] for m in range(1, 13)], float)
    rain_sum = (rain.astype(float) * 1000 * days[:, None, None]).sum(axis=0)
    np.testing.assert_allclose(found["tp_2005"], rain_sum, rtol=1e-6)
    mean = np.average(temperature.astype(float) - 273.15, axis=0, weights=days)
    np.testing.assert_allclose(found["t2m_2005"], mean, atol=2e-5)
    assert np.isnan(found["t2m_2005"][1, 2])  # April is missing there


def test_a_cell_may_lack_days_where_that_is_chosen(do_import, era5):
    path, temperature, _rain = era5
    found = files.made(do_import([path], period="year", min_coverage=90.0, variables=("t2m",)))
    days = np.array([calendar.monthrange(2005, m)[1] for m in range(1, 13)], float)
    days[3] = 0.0
    values = np.nan_to_num(temperature[:, 1, 2].astype(float) - 273.15)
    np.testing.assert_allclose(found["t2m_2005"][1, 2], np.average(values, weights=days), atol=2e-5)


def test_packed_files_with_two_versions(do_import, tmp_path, notes):
    """The old data store: whole numbers with scale and offset, expver as a dimension."""
    stored = np.full((2, 2, 3, 5), -32767, "i2")
    stored[0, 0] = np.arange(15).reshape(3, 5)
    stored[1, 1] = np.arange(15).reshape(3, 5) + 100
    path = files.write_netcdf(
        tmp_path / "adaptor.mars.internal.nc",
        {"t2m": (stored, {"units": "K", "scale_factor": 0.5, "add_offset": 270.0})},
        [912432 - 24 * 31, 912432],
        units="hours since 1900-01-01 00:00:0.0",
        time="time",
        calendar="gregorian",
        dimensions=(("expver", (1, 5)),),
        facts=files.ECMWF,
        fill=-32767,
    )
    found = files.made(do_import([path]))
    first, second = sorted(found)
    steps = np.arange(15).reshape(3, 5)
    np.testing.assert_allclose(found[first], steps * 0.5 - 3.15, atol=1e-5)
    np.testing.assert_allclose(found[second], (steps + 100) * 0.5 - 3.15, atol=1e-5)
    assert PreliminaryValues in files.kinds(notes)


def test_levels_and_members_are_variables_of_their_own(do_import, tmp_path):
    values = np.arange(2 * 2 * 15, dtype="f4").reshape(2, 2, 3, 5) + 250
    path = files.write_netcdf(
        tmp_path / "levels.nc",
        {"t": (values, {"units": "K"})},
        files.MONTHS[:2],
        dimensions=(("pressure_level", (850, 500)),),
    )
    found = files.made(do_import([path]))
    np.testing.assert_allclose(
        found["t_pressure_level850_2005-01"], values[0, 0] - 273.15, atol=2e-5
    )
    np.testing.assert_allclose(
        found["t_pressure_level500_2005-02"], values[1, 1] - 273.15, atol=2e-5
    )


def test_rates_per_second_and_calendars_without_leap_days(do_import, tmp_path):
    values = np.full((2, 3, 5), 2e-5, "f4")
    path = files.write_netcdf(
        tmp_path / "pr_Amon_MODEL_ssp245_r1i1p1f1_gn_205001-205002.nc",
        {"pr": (values, {"units": "kg m-2 s-1", "standard_name": "precipitation_flux"})},
        [15.5, 45.0],
        units="days since 2050-01-01",
        time="time",
        calendar="365_day",
    )
    found = files.made(do_import([path]))
    np.testing.assert_allclose(found["pr_2050-01"], 2e-5 * 86400 * 31, rtol=1e-5)
    np.testing.assert_allclose(found["pr_2050-02"], 2e-5 * 86400 * 28, rtol=1e-5)


def test_hours_become_days_and_months(do_import, tmp_path):
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(24 * 28)]
    values = np.arange(24 * 28, dtype="f4")[:, None, None] * np.ones((1, 3, 5), "f4") * 1e-5
    path = files.write_netcdf(
        tmp_path / "hourly.nc",
        {"tp": (values, {"units": "m"}), "t2m": (values + 280, {"units": "K"})},
        times,
        facts=files.ECMWF,
    )
    found = files.made(do_import([path], period="month"))
    np.testing.assert_allclose(found["tp_2005-02"], values[:, 0, 0].sum() * 1000, rtol=1e-5)
    np.testing.assert_allclose(found["t2m_2005-02"], (values + 280).mean() - 273.15, atol=1e-4)
    daily = files.made(do_import([path], out="daily", variables=("t2m",)))
    assert len(daily) == 28
    np.testing.assert_allclose(
        daily["t2m_2005-02-03"], (values[48:72] + 280).mean() - 273.15, atol=1e-4
    )


def test_hourly_accumulations_of_era5_land_are_refused(do_import, tmp_path):
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(24)]
    path = files.write_netcdf(
        tmp_path / "land.nc",
        {"tp": (np.zeros((24, 3, 5), "f4"), {"units": "m"})},
        times,
        longitude=(100.0, 100.1, 100.2, 100.3, 100.4),
        latitude=(32.0, 31.9, 31.8),
        facts=files.ECMWF,
    )
    with pytest.raises(StepsAccumulate):
        do_import([path], period="month")


def test_a_second_run_makes_what_is_new_or_changed(do_import, tmp_path, raster):
    for month in (1, 2):
        raster(np.full((2, 3), month), f"in/lai_2005-{month:02d}.tif")
    first = do_import([tmp_path / "in"])
    before = {path: os.stat(path).st_mtime_ns for path in first.outputs}
    for path in (tmp_path / "in").iterdir():
        os.utime(path)  # a later time of change is no change
    raster(np.full((2, 3), 3), "in/lai_2005-03.tif")
    second = do_import([tmp_path / "in"])
    (variable,) = second.variables
    assert [Path(path).stem for path in variable.written] == ["lai_2005-03"]
    assert len(variable.kept) == 2
    assert all(os.stat(path).st_mtime_ns == time for path, time in before.items())
    raster(np.full((2, 3), 7), "in/lai_2005-01.tif")
    (variable,) = do_import([tmp_path / "in"]).variables
    assert [Path(path).stem for path in variable.written] == ["lai_2005-01"]
    assert files.read(variable.written[0])[0, 0] == 7


@pytest.mark.parametrize("beside", ["mask", "nodata", "place"])
def test_what_stands_in_a_file_beside_a_raster_holds(do_import, tmp_path, raster, beside):
    """Masks (.msk), what GDAL and QGIS write into .aux.xml, and world files with .prj."""
    values = np.array([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
    if beside == "mask":
        path = raster(values, "lai_2005-01.tif", mask=values != 5)
    elif beside == "nodata":
        path = raster(values, "lai_2005-01.tif")
        dataset = gdal.Open(path)  # not for writing: it goes into a file beside it
        dataset.GetRasterBand(1).SetNoDataValue(5)
        dataset = None
        assert Path(path + ".aux.xml").exists()
    else:
        path = raster(values, "plain.tif")
        png = str(tmp_path / "lai_2005-01.png")
        translated = gdal.Translate(
            png,
            path,
            format="PNG",
            outputType=gdal.GDT_Byte,
            noData=5,
            creationOptions=["WORLDFILE=YES"],
        )
        del translated  # it is written to the end
        path = png
    (variable,) = do_import([path]).variables
    found = files.read(variable.written[0])
    assert np.isnan(found[1, 1]) and np.isfinite(found).sum() == 5


def test_a_changed_source_of_a_virtual_raster_is_imported_again(do_import, tmp_path, raster):
    source = raster(np.full((2, 3), 1), "lai.tif")
    path = str(tmp_path / "lai_2005-01.vrt")
    gdal.Translate(path, source, format="VRT")
    do_import([path])
    (variable,) = do_import([path]).variables
    assert not variable.written and len(variable.kept) == 1
    raster(np.full((2, 3), 7), "lai.tif")
    (variable,) = do_import([path]).variables
    assert files.read(variable.written[0])[0, 0] == 7


def test_cancelled_it_goes_on(do_import, tmp_path, era5, notes):
    path, _temperature, _rain = era5

    def cancelled():
        return sum(type(note).__name__ == "Step" for note in notes) > 5

    with pytest.raises((Cancelled, CancelledPartWay)):
        do_import([path], run=Run(on_note=notes.append, is_cancelled=cancelled, threads=2))
    done = len(list((tmp_path / "out").glob("*.tif")))
    assert 0 < done < 24
    receipt = do_import([path])
    assert sum(len(variable.kept) for variable in receipt.variables) == done
    assert len(receipt.outputs) == 24


def test_classes_keep_their_codes(do_import, tmp_path):
    grid = make_grid(4, 4)
    codes = np.array([[1, 1, 2, 2], [1, 3, 2, 2], [4, 4, 5, 5], [4, 4, 6, 5]], "u1")
    write_raster(tmp_path / "CLCD_v01_2005_albert.tif", codes, grid)
    receipt = do_import([tmp_path])
    found = files.read(receipt.outputs[0])
    assert Path(receipt.outputs[0]).name == "landcover_2005.tif" and found.dtype == np.int16
    np.testing.assert_array_equal(found, codes)
    x, cell, *_ = grid.geotransform
    coarse = Grid(2, 2, (x, 2 * cell, 0.0, grid.geotransform[3], 0.0, -2 * cell), grid.crs)
    found = files.read(
        do_import([tmp_path / "CLCD_v01_2005_albert.tif"], "coarse", coarse).outputs[0]
    )
    np.testing.assert_array_equal(found, [[1, 2], [4, 5]])


def test_a_scale_that_is_a_divisor(do_import, tmp_path, notes):
    """MOD13 in HDF4 declares 10000 where 0.0001 is meant."""
    from carbonsink.core.errors_and_notes.imports import ScaleReplaced

    values = np.arange(20).reshape(4, 5) * 500
    write_raster(
        tmp_path / "MOD13A3.061__1_km_monthly_NDVI_doy2005001_aid0001.tif",
        values.astype("i2"),
        make_grid(4, 5),
        scale=10000.0,
    )
    found = files.made(do_import([tmp_path]))
    np.testing.assert_allclose(found["ndvi_2005-01"], values * 0.0001, atol=1e-7)
    assert ScaleReplaced in files.kinds(notes)


def test_values_already_scaled_stay(do_import, tmp_path):
    """Floats are values, whatever the product stores."""
    values = np.linspace(-0.1, 0.9, 20).reshape(4, 5).astype("f4")
    write_raster(tmp_path / "MOD13A3_NDVI_2005_07.tif", values, make_grid(4, 5))
    np.testing.assert_allclose(files.made(do_import([tmp_path]))["ndvi_2005-07"], values)


def test_kelvin_of_chelsa_with_and_without_its_offset(do_import, tmp_path):
    stored = np.full((2, 3), 2931, "u2")
    grid = make_grid(2, 3)
    write_raster(tmp_path / "CHELSA_tas_07_2005_V.2.1.tif", stored, grid)
    write_raster(
        tmp_path / "CHELSA_tasmax_07_2005_V.2.1.tif", stored, grid, scale=0.1, offset=-273.15
    )
    receipt = do_import([tmp_path])
    for values in files.made(receipt).values():
        np.testing.assert_allclose(values, 19.95, atol=1e-4)
    assert {variable.unit for variable in receipt.variables} == {"degC"}


def test_chosen_hours_of_era5_stand_for_the_day(do_import, tmp_path):
    """Amounts of an hour at 0, 6, 12 and 18 are sampled rates, not amounts of six hours."""
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(0, 24, 6)]
    path = files.write_netcdf(
        tmp_path / "hours.nc",
        {"tp": (np.full((4, 3, 5), 0.001, "f4"), {"units": "m"})},
        times,
        facts=files.ECMWF,
    )
    found = files.made(do_import([path]))
    np.testing.assert_allclose(found["tp_2005-02-01"], 24.0, rtol=1e-5)


def test_amounts_in_an_unknown_unit_are_added_up(do_import, tmp_path, raster, notes):
    from carbonsink.core.errors_and_notes.imports import UnitUnknown

    for month in range(1, 13):
        raster(np.full((2, 3), 10.0 * month), f"in/npp_2005-{month:02d}.tif")
    receipt = do_import([tmp_path / "in"], period="year")
    np.testing.assert_allclose(files.made(receipt)["npp_2005"], 780.0, rtol=1e-6)
    assert receipt.variables[0].unit == "" and UnitUnknown in files.kinds(notes)


def test_bands_without_dates_are_never_taken_for_one(do_import, tmp_path, raster):
    from carbonsink.core.errors_and_notes.dates import DateNotFound

    raster(np.ones((2, 3)), "a/dem.tif")
    raster(np.zeros((2, 3)), "b/dem.tif")
    with pytest.raises(DateNotFound):
        do_import([tmp_path / "a", tmp_path / "b"])
    assert set(files.made(do_import([tmp_path / "a"]))) == {"dem"}


@pytest.mark.parametrize(
    ("mark", "kind"),
    [(-9999.0, "UndeclaredNodata"), (255.0, "MarkKept"), (254.0, "NumberApart")],
)
def test_marks_in_imported_files_are_told_once(do_import, tmp_path, raster, notes, mark, kind):
    percent = np.arange(200.0).reshape(10, 20) % 101
    percent[:, :3] = mark
    dtype = "u1" if mark > 0 else "f4"
    for year in (2001, 2002):
        raster(percent, f"in/cover_{year}.tif", dtype=dtype)
    receipt = do_import([tmp_path / "in"])
    told = [n for n in notes if type(n).__name__ in ("UndeclaredNodata", "MarkKept", "NumberApart")]
    assert [type(note).__name__ for note in told] == [kind]
    made = files.made(receipt)["cover_2001"]
    expected = np.where(percent == mark, np.nan, percent) if mark < 0 else percent
    np.testing.assert_array_equal(made, expected)


@pytest.mark.parametrize("unit", ["gC m-2", "gC m-2 d-1"])
@pytest.mark.parametrize("period", ["as_is", "year"])
def test_quarters_stay_as_they_are(do_import, tmp_path, unit, period):
    paths = [
        write_raster(tmp_path / f"gpp_2001Q{i}.tif", np.full((2, 2), 5.0 + i), unit=unit)
        for i in (1, 2)
    ]
    receipt = do_import([str(path) for path in paths], period=period)
    assert {variable.unit for variable in receipt.variables} == {unit}
    found = files.made(receipt)
    assert [found[name].flat[0] for name in sorted(found)] == [6.0, 7.0]
    assert files.facts_of(receipt.outputs[0])[1]["CARBONSINK_MONTHS"] == "3"
