"""Folders as users have them after a download: nothing in them is read wrongly without a word."""

from __future__ import annotations

import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.imports import (
    BandsWithoutDates,
    MonthsInOrder,
    PreliminaryValues,
    ScaleMissing,
)
from carbonsink.core.imports.series_import import import_series
from carbonsink.core.imports.settings import ImportSettings
from carbonsink.core.run import Run
from carbonsink.tests.core.imports import files
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(3, 4, 0.01, (100.0, 32.0), "EPSG:4326")


@pytest.fixture
def do_import(tmp_path):
    def run(folder, **settings):
        notes = []
        settings = ImportSettings(**settings)
        run = Run(on_note=notes.append, threads=1)
        receipt = import_series([str(folder)], str(tmp_path / "out"), settings, run)
        rasters = {Path(path).stem: files.read(path) for path in receipt.outputs}
        return {one.name: one for one in receipt.variables}, rasters, notes

    return run


def kinds(notes) -> set:
    return {type(note) for note in notes}


def plain(folder, name, value, dtype="f4", **more):
    write_raster(folder / f"{name}.tif", np.full((3, 4), value, dtype), GRID, **more)
    return folder / f"{name}.tif"


def test_a_folder_of_appeears(do_import, tmp_path):
    """Its tables and texts are no rasters; quality bands of products without rules stay out."""
    folder = tmp_path / "in"
    folder.mkdir()
    for year in (2005, 2006):
        stem = "MOD17A3HGF.061_Npp{}_500m_doy{}001000000_aid0001"
        values = np.array([[5000, 32761, 32766], [32767, 0, 6000]], "i2")
        write_raster(folder / f"{stem.format('', year)}.tif", values, make_grid(2, 3), nodata=32767)
        write_raster(
            folder / f"{stem.format('_QC', year)}.tif", np.full((2, 3), 10, "u1"), make_grid(2, 3)
        )
    for name in ("MOD17A3HGF-061-Statistics.csv", "area-granule-list.txt", "area-request.json"):
        (folder / name).write_text("x")
    variables, found, _notes = do_import(folder)
    assert set(variables) == {"npp"} and set(found) == {"npp_2005", "npp_2006"}
    expected = [[500.0, np.nan, np.nan], [np.nan, 0.0, 600.0]]
    np.testing.assert_allclose(found["npp_2005"], expected)


def test_gap_filled_editions_keep_what_was_filled(do_import, tmp_path):
    for name, dtype, value in (("Gpp_500m", "i2", 800), ("Psn_QC_500m", "u1", 0b00001000)):
        for product in ("MOD17A2H", "MOD17A2HGF"):
            folder = tmp_path / product
            folder.mkdir(exist_ok=True)
            plain(folder, f"{product}.061_{name}_doy2005001_aid0001", value, dtype)
    _, found, _ = do_import(tmp_path / "MOD17A2HGF")
    np.testing.assert_allclose(found["gpp_2005-01-01"], 10.0)
    _, found, _ = do_import(tmp_path / "MOD17A2H")
    assert np.isnan(found["gpp_2005-01-01"]).all()  # significant clouds


def test_bands_of_earth_engine_with_their_quality(do_import, tmp_path):
    values = np.full((3, 3, 4), 5000, "i2")
    values[2] = 0
    values[2, 1, 2] = 0b10  # most probably cloudy
    names = ("NDVI", "EVI", "DetailedQA")
    write_raster(tmp_path / "MODIS_061_MOD13Q1_2005_01_01.tif", values, GRID, descriptions=names)
    variables, found, _ = do_import(tmp_path / "MODIS_061_MOD13Q1_2005_01_01.tif")
    assert set(variables) == {"ndvi", "evi"} and variables["ndvi"].quality == "DetailedQA"
    assert np.argwhere(np.isnan(found["evi_2005-01-01"])).tolist() == [[1, 2]]


def test_a_zip_of_era5_with_two_streams(do_import, tmp_path):
    """Means and accumulations lie in files of their own, six hours apart."""
    centre = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
    times = [files.seconds((2005, month, 1)) for month in (1, 2)]
    temperature = (np.full((2, 3, 5), 280, "f4"), {"units": "K"})
    rain = (np.full((2, 3, 5), 0.002, "f4"), {"units": "m"})
    files.write_netcdf(tmp_path / "a.nc", {"t2m": temperature}, times, facts=centre)
    later = [time + 6 * 3600 for time in times]
    files.write_netcdf(tmp_path / "b.nc", {"tp": rain}, later, facts=centre)
    with zipfile.ZipFile(tmp_path / "f1a2.zip", "w") as archive:
        archive.write(tmp_path / "a.nc", "data_stream-moda_stepType-avgua.nc")
        archive.write(tmp_path / "b.nc", "data_stream-moda_stepType-avgad.nc")
    _, found, _ = do_import(tmp_path / "f1a2.zip")
    assert set(found) == {"t2m_2005-01", "t2m_2005-02", "tp_2005-01", "tp_2005-02"}
    np.testing.assert_allclose(found["tp_2005-02"], 0.002 * 1000 * 28, rtol=1e-6)


def test_preliminary_months_of_era5_are_a_doubt(do_import, tmp_path):
    """The version is a coordinate of texts along the time axis, and no dimension."""
    centre = (("institution", "European Centre for Medium-Range Weather Forecasts"),)
    rain = np.random.default_rng(2).uniform(0, 0.01, (3, 3, 5)).astype("f4")
    facts = {"units": "m", "coordinates": "number valid_time latitude longitude expver"}
    files.write_netcdf(
        tmp_path / "data_stream-moda_stepType-avgad.nc",
        {"tp": (rain, facts)},
        files.MONTHS[:3],
        facts=centre,
        expver=["0001", "0001", "0005"],
    )
    variables, found, notes = do_import(tmp_path)
    (doubt,) = (note for note in notes if isinstance(note, PreliminaryValues))
    assert doubt.variable == "tp" and doubt.n == 1 and variables["tp"].per == "day"
    for i, days in enumerate((31, 28, 31)):
        expected = rain[i].astype("f8") * 1000 * days
        np.testing.assert_allclose(found[f"tp_2005-0{i + 1}"], expected, rtol=1e-6)


def test_days_of_a_model_with_months_of_30_days(do_import, tmp_path):
    """Its days stand for whole months: none is missing, and sums are those of the year."""
    name = "pr_day_HadGEM3_ssp245_r1i1p1f3_gn_20150101-20151230.nc"
    values = np.full((360, 2, 2), 1 / 86400, "f4")
    values[30:60] = 2 / 86400
    facts = {"units": "kg m-2 s-1", "standard_name": "precipitation_flux"}
    files.write_netcdf(
        tmp_path / name,
        {"pr": (values, facts)},
        [day + 0.5 for day in range(360)],
        (100.0, 101.0),
        (31.0, 30.0),
        units="days since 2015-01-01",
        time="time",
        calendar="360_day",
    )
    variables, found, notes = do_import(tmp_path / name, period="month")
    assert len(found) == 12 and variables["pr"].missing == variables["pr"].incomplete == ()
    np.testing.assert_allclose(found["pr_2015-01"], 31.0, rtol=1e-5)
    np.testing.assert_allclose(found["pr_2015-02"], 56.0, rtol=1e-5)


def test_names_of_chelsa(do_import, tmp_path):
    """Months, days and climatologies; the scale is that of the file."""
    from osgeo import gdal

    for name in ("pr_01_2005", "pr_02_2005", "tas_01_2005", "tas_02_2005"):
        scaled = plain(tmp_path, f"CHELSA_{name}_V.2.1", 2900, "u2")
        dataset = gdal.Open(str(scaled), gdal.GA_Update)
        dataset.GetRasterBand(1).SetScale(0.1)
        if name.startswith("tas"):
            dataset.GetRasterBand(1).SetOffset(-273.15)
        del dataset
    variables, found, notes = do_import(tmp_path)
    assert set(found) == {"pr_2005-01", "pr_2005-02", "tas_2005-01", "tas_2005-02"}
    np.testing.assert_allclose(found["tas_2005-02"], 16.85, atol=1e-4)
    np.testing.assert_allclose(found["pr_2005-02"], 290.0, rtol=1e-6)
    assert ScaleMissing not in kinds(notes)
    daily = tmp_path / "daily"
    daily.mkdir()
    for day in (1, 2):
        plain(daily, f"CHELSA_pr_{day:02d}_06_2005_V.2.1", day, "u2")
        plain(daily, f"CHELSA_pr_{day:02d}_1981-2010_V.2.1", day, "u2")
    variables, found, notes = do_import(daily)
    assert variables["pr"].unit == "mm d-1" and ScaleMissing in kinds(notes)
    np.testing.assert_allclose(found["pr_2005-06-02"], 2.0)
    assert variables["pr_02_1981_2010"].unit == "mm month-1"
    np.testing.assert_allclose(found["pr_02_1981_2010"], 2.0)


def test_amounts_without_dates_keep_their_step(do_import, tmp_path):
    for name in ("wc2.1_2.5m_srad_01", "wc2.1_2.5m_prec_01", "wc2.1_2.5m_prec_2010-07"):
        plain(tmp_path, name, 1500.0)
    plain(tmp_path, "npp", 500.0, unit="gC m-2 yr-1")
    variables, found, _ = do_import(tmp_path)
    assert variables["srad_01"].unit == "MJ m-2 d-1"
    np.testing.assert_allclose(found["srad_01"], 1.5)
    assert variables["prec_01"].unit == variables["prec"].unit == "mm month-1"
    np.testing.assert_allclose(found["prec_01"], 1500.0)
    assert variables["npp"].unit == "gC m-2 yr-1"
    np.testing.assert_allclose(found["npp"], 500.0)


def test_units_of_the_table_are_no_doubt(do_import, tmp_path):
    """Bioclimatic variables are none of our quantities, and their units are known."""
    for name in ("bio_1", "bio_4", "bio_12", "elev"):
        plain(tmp_path, f"wc2.1_30s_{name}", 12.0)
    variables, found, notes = do_import(tmp_path)
    units = {name: variable.unit for name, variable in variables.items()}
    assert units == {
        "bio_1": "degC",
        "bio_4": "standard deviation x 100",
        "bio_12": "mm",
        "elev": "m",
    }
    assert all((values == 12.0).all() for values in found.values())
    assert not any(note.warning for note in notes)


# --- the monthly climate of China at 1 km -------------------------------------------------------


def write_months(path, name, n, values=None):
    """Write bands without a time axis, or with one that only counts."""
    import netCDF4

    with netCDF4.Dataset(path, "w") as file:
        for axis, size in (("time", n), ("lat", 2), ("lon", 3)):
            file.createDimension(axis, size)
        if values is not None:
            file.createVariable("time", "i4", ("time",))[:] = values
        for axis, unit, centres in (
            ("lat", "degrees_north", (33.0, 32.99)),
            ("lon", "degrees_east", (100.0, 100.01, 100.02)),
        ):
            own = file.createVariable(axis, "f8", (axis,))
            own.units = unit
            own[:] = centres
        own = file.createVariable(name, "i2", ("time", "lat", "lon"), fill_value=-32768)
        own[:] = (10 * (1 + np.arange(n)))[:, None, None] * np.ones((1, 2, 3))


@pytest.mark.parametrize("axis", [None, range(1, 13)])
def test_twelve_bands_are_the_months_of_the_year_in_the_name(do_import, tmp_path, axis):
    write_months(tmp_path / "pre_2001.nc", "pre", 12, axis)
    write_months(tmp_path / "tmp_2001_2002.nc", "tmp", 24)
    variables, found, notes = do_import(tmp_path)
    assert len(found) == 36 and MonthsInOrder in kinds(notes)
    np.testing.assert_allclose(found["pre_2001-03"], 3.0)  # 30 in 0.1 mm
    np.testing.assert_allclose(found["tmp_2002-01"], 13.0)
    assert variables["pre"].unit == "mm month-1" and variables["tmp"].unit == "degC"


@pytest.mark.parametrize(("name", "n"), [("pre_2001.nc", 11), ("rain_2001.nc", 12)])
def test_other_bands_without_dates_are_asked_for(do_import, tmp_path, name, n):
    write_months(tmp_path / name, name.split("_")[0], n)
    with pytest.raises(BandsWithoutDates) as caught:
        do_import(tmp_path)
    assert caught.value.n == n and caught.value.path.endswith(name)
