"""Importing downloads: months of climate in NetCDF, and tiles of MODIS with their quality bits.

    ./dev bench importing [MONTHS [ACROSS]]

Whole programs, through ``qgis_process``, with values compared cell by cell to those computed with
numpy. MONTHS steps of four variables of 1e6 cells are imported, and a quarter of them: memory must
not grow with the number. ACROSS x ACROSS tiles of 2400 x 2400 are joined and masked.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import numpy as np
from osgeo import gdal

from carbonsink.benchmarks.large_prediction import ALLOWANCE, process
from carbonsink.benchmarks.timing import Amount, print_amount, shorter_when_quick

MAX_MEMORY = 1024
SIDE = shorter_when_quick(1000, 300)
TILE = shorter_when_quick(2400, 1200)
# Name, unit, and what a stored number of a day's mean becomes in a month of so many days.
VARIABLES = {
    "t2m": ("K", lambda values, days: values - 273.15),
    "tp": ("m", lambda values, days: values * 1000 * days),
    "ssrd": ("J m**-2", lambda values, days: values * 1e-6 * days),
    "e": ("m of water equivalent", None),
}
SCALES = {"t2m": (280, 10), "tp": (0, 0.01), "ssrd": (0, 2e7), "e": (-0.004, 0.004)}
WEST, NORTH, SIDE_OF_TILE = -20015109.354, 10007554.677, 1111950.5196666666


def write_months(folder: Path, n: int) -> None:
    """Write a file per variable as the Climate Data Store does, chunk by month, packed by zlib."""
    import netCDF4

    axis = 100 + np.arange(SIDE) * 0.01
    for name, (unit, _expected) in VARIABLES.items():
        with netCDF4.Dataset(folder / f"{name}.nc", "w") as file:
            file.institution = "European Centre for Medium-Range Weather Forecasts"
            file.createDimension("valid_time", n)
            for key, centres, units in (
                ("latitude", 50 - (axis - 100), "degrees_north"),
                ("longitude", axis, "degrees_east"),
            ):
                file.createDimension(key, SIDE)
                nc_variable = file.createVariable(key, "f8", (key,))
                nc_variable.units, nc_variable.standard_name, nc_variable[:] = units, key, centres
            time = file.createVariable("valid_time", "f8", ("valid_time",))
            time.units, time.standard_name = "days since 2000-01-01", "time"
            months = np.arange("2000-01", n + 360, dtype="datetime64[M]")[:n]
            time[:] = (months.astype("datetime64[D]") - np.datetime64("2000-01-01")).astype(int)
            shape = ("valid_time", "latitude", "longitude")
            nc_variable = file.createVariable(
                name, "f4", shape, zlib=True, complevel=1, chunksizes=(1, SIDE, SIDE)
            )
            nc_variable.units = unit
            for month in range(n):
                nc_variable[month] = stored_month(name, month)


def stored_month(name: str, month: int) -> np.ndarray:
    """Return the numbers of a month as they are stored."""
    base, span = SCALES[name]
    rng = np.random.default_rng((len(name), month))
    rows = np.linspace(0, 1, SIDE, dtype="f4")[:, None]
    return (base + span * (rows + rng.integers(0, 1000, (SIDE, SIDE)) / 2000) / 1.5).astype("f4")


def import_months(folder: Path, n: int) -> tuple:
    """Import, compare the last month, and return seconds and peak, MiB."""
    source, target = folder / "in", folder / "out"
    source.mkdir()
    write_months(source, n)
    seconds, peak, _log = process(
        "importseries", INPUT_FOLDER=source, OUTPUT_FOLDER=target, MAX_MEMORY=MAX_MEMORY
    )
    last = np.datetime64("2000-01") + n - 1
    days = ((last + 1).astype("datetime64[D]") - last.astype("datetime64[D]")).astype(int)
    for name, (_unit, expected) in VARIABLES.items():
        if expected is not None:
            values = expected(stored_month(name, n - 1).astype("f8"), days)
            imported = gdal.Open(str(target / f"{name}_{last}.tif")).ReadAsArray()
            np.testing.assert_allclose(imported, values, rtol=1e-5, atol=1e-4)
    np.testing.assert_equal(len(list(target.glob("*.tif"))), len(VARIABLES) * n)
    return seconds, peak


def write_tile(path: Path, h: int, v: int) -> np.ndarray:
    """Write NDVI and its quality as GDAL converts a tile, and return the values that are kept."""
    rng = np.random.default_rng((h, v))
    ndvi = rng.integers(-2000, 10001, (TILE, TILE)).astype("i2")
    quality = np.where(rng.random((TILE, TILE)) < 0.1, 1 << 15, 0).astype("u2")
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(str(path), TILE, TILE, 2, gdal.GDT_Int32, ["COMPRESS=DEFLATE"])
    cell = SIDE_OF_TILE / TILE
    dataset.SetGeoTransform((WEST + h * SIDE_OF_TILE, cell, 0, NORTH - v * SIDE_OF_TILE, 0, -cell))
    dataset.SetProjection(
        'PROJCS["s",GEOGCS["s",DATUM["s",SPHEROID["s",6371007.181,0]],PRIMEM["G",0],'
        'UNIT["degree",0.0174532925199433]],PROJECTION["Sinusoidal"],UNIT["metre",1]]'
    )
    bands = (("500m 16 days NDVI", ndvi), ("500m 16 days VI Quality", quality))
    for i, (name, values) in enumerate(bands, 1):
        dataset.GetRasterBand(i).SetDescription(name)
        dataset.GetRasterBand(i).WriteArray(values)
    return np.where(quality == 0, ndvi * np.float32(1e-4), np.nan)


def import_tiles(folder: Path, tiles_per_row: int) -> tuple:
    """Import, compare all cells, and return seconds and peak, MiB."""
    source, target = folder / "in", folder / "out"
    source.mkdir()
    tiles = [(h, v) for v in range(tiles_per_row) for h in range(tiles_per_row)]
    expected = {}
    for h, v in tiles:
        name = f"MOD13A1.A2005001.h{20 + h:02d}v{3 + v:02d}.061.tif"
        expected[h, v] = write_tile(source / name, 20 + h, 3 + v)
    seconds, peak, _log = process(
        "importseries", INPUT_FOLDER=source, OUTPUT_FOLDER=target, MAX_MEMORY=MAX_MEMORY
    )
    mosaic = gdal.Open(str(target / "ndvi_2005-01-01.tif"))
    band = mosaic.GetRasterBand(1)
    np.testing.assert_equal((band.XSize, band.YSize), (tiles_per_row * TILE, tiles_per_row * TILE))
    for (h, v), values in expected.items():
        imported = band.ReadAsArray(h * TILE, v * TILE, TILE, TILE)
        np.testing.assert_allclose(imported, values, rtol=1e-5, atol=1e-6)
    return seconds, peak


def main(months: int, tiles_per_row: int) -> None:
    """Print seconds and peaks."""
    title = f"Import at MAX_MEMORY = {MAX_MEMORY}"
    cases = [
        (f"{months // 4} months x 4 variables x {SIDE**2:.0e} cells", import_months, months // 4),
        (f"{months} months x 4 variables x {SIDE**2:.0e} cells", import_months, months),
        (f"{tiles_per_row**2} tiles of {TILE} x {TILE}, masked", import_tiles, tiles_per_row),
    ]
    for label, case, size in cases:
        with tempfile.TemporaryDirectory() as name:
            seconds, peak = case(Path(name), size)
        print_amount(
            title, Amount(f"{label}, {seconds:.0f} s", peak, "MiB", MAX_MEMORY + ALLOWANCE)
        )


if __name__ == "__main__":
    given = [int(text) for text in sys.argv[1:]]
    main(*(given or (shorter_when_quick(48, 8), shorter_when_quick(6, 2))))
