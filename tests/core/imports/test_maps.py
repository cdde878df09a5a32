"""Imports of files as data centres write them, against what their own libraries read."""

from __future__ import annotations

import calendar
import os
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.facts.dates import DuplicateDate
from carbonsink.core.facts.imports import (
    DamagedFiles,
    DatesDisagree,
    NothingToImport,
    PreliminaryValues,
    QualityMissing,
    StepsAccumulate,
    VariableUnknown,
)
from carbonsink.core.facts.run import Cancelled, CancelledPartWay
from carbonsink.core.imports.maps import import_series
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.raster import Grid
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

ECMWF = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
MONTHS = [files.seconds((2005, month, 1)) for month in range(1, 13)]


@pytest.fixture
def notes():
    return []


@pytest.fixture
def do_import(tmp_path, notes):
    def run(inputs, out="out", template=None, look_only=False, run=None, place=(), **settings):
        return import_series(
            [str(path) for path in inputs],
            str(tmp_path / out),
            ImportSettings(**settings),
            run or Run(on_note=notes.append, threads=2),
            template,
            *place,
            look_only=look_only,
        )

    return run


def made(receipt) -> dict:
    """Return the values of all rasters of an import by the names of their files."""
    return {Path(path).stem: files.read(path) for path in receipt.outputs}


def kinds(notes) -> set:
    return {type(note) for note in notes}


@pytest.fixture
def era5(tmp_path):
    random = np.random.default_rng(1)
    temperature = random.uniform(250, 310, (12, 3, 5)).astype("f4")
    rain = random.uniform(0, 0.01, (12, 3, 5)).astype("f4")
    temperature[3, 1, 2] = np.nan
    path = files.write_netcdf(
        tmp_path / "data_stream-moda.nc",
        {
            "t2m": (temperature, {"units": "K", "GRIB_paramId": 167}),
            "tp": (rain, {"units": "m", "GRIB_stepType": "avgad"}),
        },
        MONTHS,
        facts=ECMWF,
        fill=np.float32(np.nan),
        expver=["0001"] * 12,
    )
    return path, temperature, rain


def test_era5_of_the_new_data_store(do_import, era5):
    path, temperature, rain = era5
    receipt = do_import([path])
    found = made(receipt)
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
    found = made(do_import([path], period="year"))
    days = np.array([calendar.monthrange(2005, m)[1] for m in range(1, 13)], float)
    rain_sum = (rain.astype(float) * 1000 * days[:, None, None]).sum(axis=0)
    np.testing.assert_allclose(found["tp_2005"], rain_sum, rtol=1e-6)
    mean = np.average(temperature.astype(float) - 273.15, axis=0, weights=days)
    np.testing.assert_allclose(found["t2m_2005"], mean, atol=2e-5)
    assert np.isnan(found["t2m_2005"][1, 2])  # April is missing there


def test_a_cell_may_lack_days_where_that_is_chosen(do_import, era5):
    path, temperature, _rain = era5
    found = made(do_import([path], period="year", min_coverage=0.9, variables=("t2m",)))
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
        facts=ECMWF,
        fill=-32767,
    )
    found = made(do_import([path]))
    first, second = sorted(found)
    steps = np.arange(15).reshape(3, 5)
    np.testing.assert_allclose(found[first], steps * 0.5 - 3.15, atol=1e-5)
    np.testing.assert_allclose(found[second], (steps + 100) * 0.5 - 3.15, atol=1e-5)
    assert PreliminaryValues in kinds(notes)


def test_levels_and_members_are_variables_of_their_own(do_import, tmp_path):
    values = np.arange(2 * 2 * 15, dtype="f4").reshape(2, 2, 3, 5) + 250
    path = files.write_netcdf(
        tmp_path / "levels.nc",
        {"t": (values, {"units": "K"})},
        MONTHS[:2],
        dimensions=(("pressure_level", (850, 500)),),
    )
    found = made(do_import([path]))
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
    found = made(do_import([path]))
    np.testing.assert_allclose(found["pr_2050-01"], 2e-5 * 86400 * 31, rtol=1e-5)
    np.testing.assert_allclose(found["pr_2050-02"], 2e-5 * 86400 * 28, rtol=1e-5)


def test_hours_become_days_and_months(do_import, tmp_path):
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(24 * 28)]
    values = np.arange(24 * 28, dtype="f4")[:, None, None] * np.ones((1, 3, 5), "f4") * 1e-5
    path = files.write_netcdf(
        tmp_path / "hourly.nc",
        {"tp": (values, {"units": "m"}), "t2m": (values + 280, {"units": "K"})},
        times,
        facts=ECMWF,
    )
    found = made(do_import([path], period="month"))
    np.testing.assert_allclose(found["tp_2005-02"], values[:, 0, 0].sum() * 1000, rtol=1e-5)
    np.testing.assert_allclose(found["t2m_2005-02"], (values + 280).mean() - 273.15, atol=1e-4)
    daily = made(do_import([path], out="daily", variables=("t2m",)))
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
        facts=ECMWF,
    )
    with pytest.raises(StepsAccumulate):
        do_import([path], period="month")


# --- tiles and quality ---------------------------------------------------------------------------

SIDE = 1200


@pytest.fixture(scope="module")
def modis(tmp_path_factory):
    """Two tiles side by side with values that tell their place, and random bits of quality."""
    folder = tmp_path_factory.mktemp("modis")
    random = np.random.default_rng(3)
    x = np.arange(2 * SIDE)[None, :]
    y = np.arange(SIDE)[:, None]
    ndvi = (5000 + 2000 * np.sin(x / 17.0) * np.cos(y / 23.0)).astype("i2")
    ndvi[100:110, 100:110] = -15000  # the fill value of VNP13
    quality = random.integers(0, 65536, ndvi.shape).astype("u2")
    quality[300:700] = 0
    for tile, cols in ((26, slice(0, SIDE)), (27, slice(SIDE, 2 * SIDE))):
        files.write_hdf5(
            folder / f"VNP13A2.A2015001.h{tile}v05.002.2023120120000.h5",
            "VIIRS_Grid_16Day_VI_1km",
            {
                "1 km 16 days NDVI": ndvi[:, cols],
                "1 km 16 days VI Quality": quality[:, cols],
            },
        )
    return folder, ndvi, quality


def expected_mask(quality):
    """The documented bits, one by one."""
    hidden = np.zeros(65536, bool)
    for value in range(65536):
        bits = f"{value:016b}"[::-1]
        modland = int(bits[1] + bits[0], 2)
        usefulness = int(bits[5] + bits[4] + bits[3] + bits[2], 2)
        bad = modland > 1 or usefulness > 12 or "1" in (bits[10], bits[14], bits[15])
        hidden[value] = bad
    return hidden[quality]


def test_tiles_are_joined_and_masked_bit_by_bit(do_import, modis):
    folder, ndvi, quality = modis
    receipt = do_import([folder])
    (variable,) = receipt.variables
    assert variable.name == "ndvi" and variable.tiles == 2 and variable.unit == "1"
    found = files.read(receipt.outputs[0])
    expected = np.where(expected_mask(quality) | (ndvi < -10000), np.nan, ndvi * 0.0001)
    np.testing.assert_allclose(found, expected, atol=1e-6)
    assert Path(receipt.outputs[0]).name == "ndvi_2015-01-01.tif"


def test_the_receipt_counts_what_each_rule_hid(do_import, modis):
    folder, ndvi, quality = modis
    (variable,) = do_import([folder]).variables
    known = ndvi >= -10000
    shares = {one.bits: one.share for one in variable.masked}
    # Shares come from a sample of the tiles.
    rules = ("0-1", 0, 2, (0, 1)), ("2-5", 2, 4, tuple(range(13))), ("14", 14, 1, (0,))
    for bits, low, width, keep in rules:
        bad = ~np.isin(quality >> low & (2**width - 1), keep) & known
        assert shares[bits] == pytest.approx(bad.sum() / known.sum(), abs=0.01)
    hidden = expected_mask(quality) & known
    assert variable.hidden == pytest.approx(hidden.sum() / known.sum(), abs=0.01)


def test_no_seam_where_tiles_meet(do_import, modis):
    """On another grid the mosaic equals the warp of one raster without tiles."""
    from osgeo import gdal

    folder, ndvi, _quality = modis
    transform = files.tile_transform(26, 5, SIDE)
    whole = gdal.GetDriverByName("MEM").Create("", 2 * SIDE, SIDE, 1, gdal.GDT_Float32)
    whole.SetGeoTransform(transform)
    from carbonsink.core.raster.sinusoidal import sinusoidal_crs

    whole.SetProjection(sinusoidal_crs())
    values = np.where(ndvi < -10000, np.nan, ndvi * 0.0001).astype("f4")
    whole.GetRasterBand(1).SetNoDataValue(np.nan)
    whole.GetRasterBand(1).WriteArray(values)
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    # Over the edge between the tiles, at 35 degrees north.
    template = Grid(400, 300, (109.0, 0.01, 0.0, 36.5, 0.0, -0.01), crs)
    target = gdal.GetDriverByName("MEM").Create("", 400, 300, 1, gdal.GDT_Float32)
    target.SetGeoTransform(template.geotransform)
    target.SetProjection(crs)
    target.GetRasterBand(1).SetNoDataValue(np.nan)
    target.GetRasterBand(1).Fill(np.nan)
    gdal.Warp(target, whole, resampleAlg="bilinear", errorThreshold=0)
    expected = target.ReadAsArray()
    receipt = do_import([folder], template=template, quality="none", resampling="bilinear")
    found = files.read(receipt.outputs[0])
    both = np.isfinite(expected) & np.isfinite(found)
    assert both.mean() > 0.99
    np.testing.assert_allclose(found[both], expected[both], atol=2e-3)


def test_quality_that_is_not_there_is_a_doubt(do_import, tmp_path, notes):
    values = np.full((SIDE, SIDE), 5000, "i2")
    path = files.write_hdf5(
        tmp_path / "VNP13A2.A2015001.h26v05.002.2023120120000.h5",
        "VIIRS_Grid_16Day_VI_1km",
        {"1 km 16 days NDVI": values},
    )
    do_import([path])
    assert QualityMissing in kinds(notes)


def test_quality_of_another_file(do_import, tmp_path):
    """AppEEARS writes each layer as a file of its own."""
    grid = make_grid(4, 5)
    stem = "MOD13Q1.061__250m_16_days_{}_doy{}001_aid0001.tif"
    values = np.arange(20).reshape(4, 5) * 100
    for year, bits in ((2005, 0), (2006, 2)):
        write_raster(tmp_path / stem.format("NDVI", year), values.astype("i2"), grid, nodata=-3000)
        quality = np.zeros((4, 5), "u2")
        quality[1, 2] = bits
        write_raster(tmp_path / stem.format("VI_Quality", year), quality, grid)
    receipt = do_import([tmp_path])
    found = made(receipt)
    assert set(found) == {"ndvi_2005-01-01", "ndvi_2006-01-01"}
    np.testing.assert_allclose(found["ndvi_2005-01-01"], values * 0.0001, atol=1e-7)
    assert np.isnan(found["ndvi_2006-01-01"][1, 2])
    assert np.isnan(found["ndvi_2006-01-01"]).sum() == 1


def test_composites_count_by_their_days(do_import, tmp_path):
    """Amounts of 8 days: a month takes its share of the one that reaches over its end."""
    grid = make_grid(2, 3)
    per_day = {}
    for i, day in enumerate((1, 9, 17, 25, 33, 41, 49, 57)):
        per_day.update({day + k: (i + 1) * 0.001 for k in range(8)})
        path = tmp_path / f"MOD17A2H.061_Gpp_500m_doy2005{day:03d}_aid0001.tif"
        stored = np.full((2, 3), round(8 * (i + 1) * 0.001 / 0.0001), "i2")
        write_raster(path, stored, grid)
    receipt = do_import([tmp_path], period="month")
    found = made(receipt)
    january = 1000.0 * sum(per_day[day] for day in range(1, 32))
    february = 1000.0 * sum(per_day[day] for day in range(32, 60))
    np.testing.assert_allclose(found["gpp_2005-01"], january, rtol=1e-5)
    np.testing.assert_allclose(found["gpp_2005-02"], february, rtol=1e-5)
    (variable,) = receipt.variables
    assert variable.unit == "gC m-2 month-1" and variable.source_unit == "kg C m-2"
    assert variable.unit_from == "table" and variable.statistic == "sum"
    assert set(found) == {"gpp_2005-01", "gpp_2005-02"}  # of March there is the end of one only
    assert variable.incomplete == ()


def test_pieces_of_earth_engine(do_import, tmp_path):
    grid = make_grid(4, 6)
    values = np.arange(24.0).reshape(4, 6)
    left = Grid(3, 4, grid.geotransform, grid.crs)
    x, *rest = grid.geotransform
    right = Grid(3, 4, (x + 3000.0, *rest), grid.crs)
    write_raster(tmp_path / "lai_2005_07-0000000000-0000000000.tif", values[:, :3], left)
    write_raster(tmp_path / "lai_2005_07-0000000000-0000000003.tif", values[:, 3:], right)
    receipt = do_import([tmp_path])
    np.testing.assert_array_equal(made(receipt)["lai_2005-07"], values)


# --- containers, places, damage ------------------------------------------------------------------


def test_a_zip_with_netcdf_inside(do_import, tmp_path, era5):
    path, temperature, _rain = era5
    archive = tmp_path / "download.zip"
    with zipfile.ZipFile(archive, "w") as file:
        file.write(path, "data_stream-moda.nc")
    receipt = do_import([archive], variables=("t2m",))
    found = made(receipt)
    np.testing.assert_allclose(found["t2m_2005-07"], temperature[6] - 273.15, atol=2e-5)
    assert receipt.variables[0].files == (f"/vsizip/{archive}/data_stream-moda.nc",)
    left = [name for name in os.listdir(tmp_path / "out") if name.startswith(".")]
    assert not left  # what was unpacked is gone


def test_longitudes_to_360_and_rows_from_the_south(do_import, tmp_path):
    longitude = np.arange(0.0, 360.0, 30.0)
    latitude = np.arange(-75.0, 76.0, 30.0)
    values = (longitude[None, :] + 1000 * latitude[:, None]).astype("f4")[None]
    path = files.write_netcdf(
        tmp_path / "elevation_2005.nc",
        {"dem": (values, {"units": "m"})},
        MONTHS[:1],
        longitude,
        latitude,
    )
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(12, 6, (-165.0 - 30.0, 30.0, 0.0, 90.0, 0.0, -30.0), crs)
    receipt = do_import([path], template=template, resampling="nearest")
    found = files.read(receipt.outputs[0])
    centre = (np.arange(12) * 30.0 - 180.0) % 360.0
    expected = centre[None, :] + 1000 * latitude[::-1][:, None]
    np.testing.assert_allclose(found, expected)
    part = Grid(2, 2, (-105.0, 30.0, 0.0, 60.0, 0.0, -30.0), crs)
    found = files.read(do_import([path], "part", template=part, resampling="nearest").outputs[0])
    np.testing.assert_allclose(found, [[270 + 45000, 300 + 45000], [270 + 15000, 300 + 15000]])


def test_damaged_files_are_named_one_by_one(do_import, tmp_path, era5, notes):
    path, _temperature, _rain = era5
    page = tmp_path / "MOD13Q1.A2005017.h26v05.061.hdf"
    page.write_text("<!DOCTYPE html><html>Access denied</html>")
    cut = tmp_path / "cut.nc"
    cut.write_bytes(Path(path).read_bytes()[:3000])
    empty = tmp_path / "empty.tif"
    empty.write_bytes(b"")
    with pytest.raises(DamagedFiles) as caught:
        do_import([tmp_path])
    damaged = {Path(file).name: reason for file, reason in caught.value.files}
    assert set(damaged) == {page.name, "cut.nc", "empty.tif"} and caught.value.total == 4
    assert damaged[page.name] == "HTML" and damaged["empty.tif"] == "empty"
    receipt = do_import([tmp_path], skip_damaged=True)
    assert len(receipt.damaged) == 3 and len(receipt.outputs) == 24


def test_nothing_to_import(do_import, tmp_path):
    (tmp_path / "notes.txt").write_text("nothing")
    with pytest.raises(NothingToImport):
        do_import([tmp_path])


def test_an_unknown_variable_lists_those_there_are(do_import, era5):
    with pytest.raises(VariableUnknown) as caught:
        do_import([era5[0]], variables=("ssrd",))
    assert caught.value.found == ("t2m", "tp")


def test_a_variable_by_its_quantity(do_import, era5):
    receipt = do_import([era5[0]], variables=("precipitation",), look_only=True)
    assert [variable.name for variable in receipt.variables] == ["tp"] and not receipt.outputs


def test_name_and_metadata_must_agree(do_import, tmp_path, era5):
    wrong = Path(era5[0]).rename(tmp_path / "era5_2007.nc")
    with pytest.raises(DatesDisagree):
        do_import([wrong])
    assert "t2m_2005-01" in made(do_import([wrong], dates="metadata"))


def test_the_same_moment_twice_is_refused(do_import, tmp_path, raster):
    raster(np.ones((2, 3)), "a/lai_2005-07.tif")
    raster(np.ones((2, 3)), "b/lai_2005-07.tif")
    with pytest.raises(DuplicateDate):
        do_import([tmp_path / "a", tmp_path / "b"])


# --- again ---------------------------------------------------------------------------------------


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


def test_threads_and_memory_leave_no_trace(do_import, modis):
    folder, _ndvi, _quality = modis
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(500, 500, (109.0, 0.01, 0.0, 37.5, 0.0, -0.01), crs)
    one = do_import([folder], "one", template, run=Run(threads=1, max_memory=64))
    two = do_import([folder], "two", template, run=Run(threads=3, max_memory=1024))
    np.testing.assert_array_equal(files.read(one.outputs[0]), files.read(two.outputs[0]))


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


def test_messages_of_grib(do_import, tmp_path):
    """Names, dates and units of messages; cells of a GRIB file are around its points."""
    from osgeo import gdal

    dataset = gdal.GetDriverByName("MEM").Create("", 6, 4, 2, gdal.GDT_Float64)
    dataset.SetGeoTransform((99.875, 0.25, 0.0, 32.125, 0.0, -0.25))
    dataset.SetProjection(make_grid(2, 2, crs="EPSG:4326").crs)
    values = np.arange(24.0).reshape(4, 6) + 280.0
    for i, month in enumerate((1, 2)):
        band = dataset.GetRasterBand(i + 1)
        band.WriteArray(values + 10 * i)
        seconds = files.seconds((2005, month, 1))
        band.SetMetadata(
            {
                "GRIB_DISCIPLINE": "0",
                "GRIB_PDS_PDTN": "0",
                # Temperature (0, 0) at 2 m (103) above ground.
                "GRIB_PDS_TEMPLATE_NUMBERS": "0 0 2 0 96 0 0 0 1 0 0 0 0 103 0 0 0 0 2 "
                "255 0 0 0 0 0",
                "GRIB_IDS": f"CENTER=98 REF_TIME=2005-0{month}-01T00:00:00Z",
                "GRIB_REF_TIME": f"{seconds}",
                "GRIB_FORECAST_SECONDS": "0",
            }
        )
    gdal.GetDriverByName("GRIB").CreateCopy(
        str(tmp_path / "download.grib2"),
        dataset,
        options=["DATA_ENCODING=IEEE_FLOATING_POINT", "INPUT_UNIT=K"],
    )
    receipt = do_import([tmp_path / "download.grib2"])
    found = made(receipt)
    assert set(found) == {"tmp_2005-01", "tmp_2005-02"}
    np.testing.assert_allclose(found["tmp_2005-01"], values - 273.15, atol=1e-4)
    np.testing.assert_allclose(found["tmp_2005-02"], values + 10 - 273.15, atol=1e-4)
    (variable,) = receipt.variables
    assert variable.unit == "degC"
    np.testing.assert_allclose(receipt.extent, (99.875, 31.125, 101.375, 32.125))


def test_a_scale_that_is_a_divisor(do_import, tmp_path, notes):
    """MOD13 in HDF4 declares 10000 where 0.0001 is meant."""
    from carbonsink.core.facts.imports import ScaleReplaced

    values = np.arange(20).reshape(4, 5) * 500
    write_raster(
        tmp_path / "MOD13A3.061__1_km_monthly_NDVI_doy2005001_aid0001.tif",
        values.astype("i2"),
        make_grid(4, 5),
        scale=10000.0,
    )
    found = made(do_import([tmp_path]))
    np.testing.assert_allclose(found["ndvi_2005-01"], values * 0.0001, atol=1e-7)
    assert ScaleReplaced in kinds(notes)


def test_values_already_scaled_stay(do_import, tmp_path):
    """Floats are values, whatever the product stores."""
    values = np.linspace(-0.1, 0.9, 20).reshape(4, 5).astype("f4")
    write_raster(tmp_path / "MOD13A3_NDVI_2005_07.tif", values, make_grid(4, 5))
    np.testing.assert_allclose(made(do_import([tmp_path]))["ndvi_2005-07"], values)


def test_kelvin_of_chelsa_with_and_without_its_offset(do_import, tmp_path):
    stored = np.full((2, 3), 2931, "u2")
    grid = make_grid(2, 3)
    write_raster(tmp_path / "CHELSA_tas_07_2005_V.2.1.tif", stored, grid)
    write_raster(
        tmp_path / "CHELSA_tasmax_07_2005_V.2.1.tif", stored, grid, scale=0.1, offset=-273.15
    )
    receipt = do_import([tmp_path])
    for values in made(receipt).values():
        np.testing.assert_allclose(values, 19.95, atol=1e-4)
    assert {variable.unit for variable in receipt.variables} == {"degC"}


def test_tiles_of_two_zones_are_joined_on_one_grid(do_import, tmp_path):
    """Exports in two UTM zones lie on two lattices: each is resampled, gaps are filled."""
    west = make_grid(20, 30, cell=1000.0, origin=(730_000.0, 3_400_000.0), crs="EPSG:32649")
    east = make_grid(20, 30, cell=1000.0, origin=(180_000.0, 3_400_000.0), crs="EPSG:32650")
    write_raster(tmp_path / "lai_2005-07-0000000000-0000000000.tif", np.full((20, 30), 2.0), west)
    write_raster(tmp_path / "lai_2005-07-0000000000-0000000030.tif", np.full((20, 30), 2.0), east)
    crs = make_grid(2, 2, crs="EPSG:4326").crs
    template = Grid(40, 10, (113.5, 0.01, 0.0, 30.68, 0.0, -0.01), crs)
    found = files.read(do_import([tmp_path], template=template).outputs[0])
    np.testing.assert_allclose(found[np.isfinite(found)], 2.0)
    assert np.isfinite(found).mean() > 0.8


@pytest.mark.parametrize("ending", ["nc4", "HDF5"])
def test_longitudes_before_latitudes(do_import, tmp_path, ending):
    """GPM IMERG: GDAL would lay the map on its side."""
    import netCDF4

    longitude, latitude = -175 + np.arange(36) * 10.0, -85 + np.arange(18) * 10.0
    values = (np.arange(36)[:, None] * 0.001 + 0.05 * np.arange(18)[None, :]).astype("f4")
    values[3, 4] = -9999.9
    name = f"3B-MO.MS.MRG.3IMERG.20050701-S000000-E235959.07.V07B.{ending}"
    with netCDF4.Dataset(tmp_path / name, "w") as file:
        group = file.createGroup("Grid") if ending == "HDF5" else file
        axes = ("time", [0], "seconds since 2005-07-01"), ("lon", longitude, "degrees_east")
        for key, axis, unit in (*axes, ("lat", latitude, "degrees_north")):
            group.createDimension(key, len(axis))
            own = group.createVariable(key, "i4" if key == "time" else "f4", (key,))
            own.units = unit
            own[:] = axis
        own = group.createVariable(
            "precipitation", "f4", ("time", "lon", "lat"), fill_value=np.float32(-9999.9)
        )
        own.set_auto_maskandscale(False)
        own.units = "mm/hr"
        own[:] = values[None]
    receipt = do_import([tmp_path])
    found = made(receipt)["precipitation_2005-07"]
    expected = np.where(values < 0, np.nan, values).T[::-1] * 24 * 31
    np.testing.assert_allclose(found, expected, rtol=1e-5, atol=1e-4)
    assert receipt.extent == pytest.approx((-180.0, -90.0, 180.0, 90.0))
    assert receipt.crs == "EPSG:4326" and receipt.variables[0].unit == "mm month-1"


def test_chosen_hours_of_era5_stand_for_the_day(do_import, tmp_path):
    """Amounts of an hour at 0, 6, 12 and 18 are sampled rates, not amounts of six hours."""
    times = [files.seconds((2005, 2, 1)) + 3600 * hour for hour in range(0, 24, 6)]
    path = files.write_netcdf(
        tmp_path / "hours.nc",
        {"tp": (np.full((4, 3, 5), 0.001, "f4"), {"units": "m"})},
        times,
        facts=ECMWF,
    )
    found = made(do_import([path]))
    np.testing.assert_allclose(found["tp_2005-02-01"], 24.0, rtol=1e-5)


def test_amounts_in_an_unknown_unit_are_added_up(do_import, tmp_path, raster, notes):
    from carbonsink.core.facts.imports import UnitUnknown

    for month in range(1, 13):
        raster(np.full((2, 3), 10.0 * month), f"in/npp_2005-{month:02d}.tif")
    receipt = do_import([tmp_path / "in"], period="year")
    np.testing.assert_allclose(made(receipt)["npp_2005"], 780.0, rtol=1e-6)
    assert receipt.variables[0].unit == "" and UnitUnknown in kinds(notes)


def test_bands_without_dates_are_never_taken_for_one(do_import, tmp_path, raster):
    from carbonsink.core.facts.dates import DateNotFound

    raster(np.ones((2, 3)), "a/dem.tif")
    raster(np.zeros((2, 3)), "b/dem.tif")
    with pytest.raises(DateNotFound):
        do_import([tmp_path / "a", tmp_path / "b"])
    assert set(made(do_import([tmp_path / "a"]))) == {"dem"}


def test_two_resolutions_are_no_mosaic(do_import, tmp_path, raster):
    raster(np.ones((4, 6)), "a/lai_2005-07.tif", make_grid(4, 6))
    raster(np.ones((2, 3)), "b/lai_2005-07.tif", make_grid(2, 3, cell=2000.0))
    with pytest.raises(DuplicateDate):
        do_import([tmp_path / "a", tmp_path / "b"])


def test_of_containers_only_known_variables_are_taken(do_import, tmp_path, notes):
    from carbonsink.core.facts.imports import VariablesLeftOut

    fields = {
        "1 km 16 days NDVI": np.full((SIDE, SIDE), 5000, "i2"),
        "1 km 16 days VI Quality": np.zeros((SIDE, SIDE), "u2"),
        "1 km 16 days sun zenith angle": np.full((SIDE, SIDE), 4000, "i2"),
    }
    name = "VNP13A2.A2015001.h26v05.002.2023120120000.h5"
    files.write_hdf5(tmp_path / name, "VIIRS_Grid_16Day_VI_1km", fields)
    receipt = do_import([tmp_path / name], look_only=True)
    assert [variable.name for variable in receipt.variables] == ["ndvi"]
    (left,) = [note for note in notes if isinstance(note, VariablesLeftOut)]
    assert left.names == ("1_km_16_days_sun_zenith_angle",)
    wanted = ("ndvi", "1 km 16 days sun zenith angle")
    receipt = do_import([tmp_path / name], look_only=True, variables=wanted)
    assert len(receipt.variables) == 2


def test_a_missing_driver_is_named(tmp_path):
    """As on macOS, whose builds have no HDF4: a process of its own without the driver."""
    import subprocess
    import sys

    path = files.write_hdf4(tmp_path / "MOD11A2.A2005017.h26v05.hdf", np.zeros((4, 4), "i2"))
    root = Path(__file__).resolve().parents[3]
    script = f"""
import importlib.util, sys
place = {{"submodule_search_locations": [{str(root)!r}]}}
spec = importlib.util.spec_from_file_location("carbonsink", {str(root / "__init__.py")!r}, **place)
module = importlib.util.module_from_spec(spec)
sys.modules["carbonsink"] = module
spec.loader.exec_module(module)
from carbonsink.core.facts.imports import DriverMissing
from carbonsink.core.imports.reading import read_contents
from carbonsink.core.run import Run
try:
    read_contents([{path!r}], {str(tmp_path)!r}, Run())
except DriverMissing as error:
    print(error.driver, error.path)
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "GDAL_SKIP": "HDF4 HDF4Image"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == ["HDF4", path]
