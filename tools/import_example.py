"""Downloads in the structure of real ones, for pictures: NDVI of MODIS and a year of ERA5."""

from __future__ import annotations

import os
import zipfile
from pathlib import Path

import numpy as np

from carbonsink.tests.core.imports import files
from carbonsink.tests.core.imports.hdf_eos import write_hdf_eos

SIDE = 1200  # cells of a tile of 1 km
COMPOSITES = range(1, 366, 16)


def make_downloads(folder: Path) -> None:
    """Write a year of two tiles of NDVI, and of ERA5."""
    folder.mkdir(parents=True, exist_ok=True)
    for doy in COMPOSITES:
        for h in (26, 27):
            write_tile(folder, h, doy)
    rows, cols = 60, 90
    longitude, latitude = 104 + 0.1 * np.arange(cols), 36 - 0.1 * np.arange(rows)
    season = np.cos((np.arange(12) - 6) / 6 * np.pi)[:, None, None]
    spatial_pattern = (latitude[:, None] - 33) * -1.2 + np.sin(longitude / 2)[None, :]
    temperature = (286 + 11 * season + spatial_pattern).astype("f4")
    rain = (0.0025 + 0.0018 * season + 0.0003 * np.sin(spatial_pattern)).astype("f4")
    source = files.write_netcdf(
        folder / "stream.nc",
        {"t2m": (temperature, {"units": "K"}), "tp": (rain, {"units": "m"})},
        files.MONTHS,
        longitude,
        latitude,
        facts=files.ECMWF,
    )
    with zipfile.ZipFile(folder / "download.nc", "w") as archive:
        archive.write(source, "data_stream-moda_stepType-avgua.nc")
    os.remove(source)
    page = "<!DOCTYPE html><html><body>Earthdata Login</body></html>"
    (folder / "MOD13A2.A2006001.h26v05.061.2020123122334.hdf").write_text(page, encoding="utf-8")


def write_tile(folder: Path, h: int, doy: int) -> None:
    """Write NDVI of one composite with its quality: clouds drift over the tiles."""
    y, x = np.mgrid[:SIDE, :SIDE]
    x = x + (h - 26) * SIDE
    season = 0.5 + 0.5 * np.cos((doy - 200) / 182 * np.pi)
    ndvi = 0.2 + season * (0.35 + 0.15 * np.sin(x / 190) * np.cos(y / 230)) + y / SIDE * 0.15
    clouds = np.sin((x + 9 * doy) / 70) * np.sin((y - 5 * doy) / 90) > 0.8
    quality = np.where(clouds, 2116 | 0b10, 2116 & ~0b11).astype("u2")
    facts = {"units": "NDVI", "scale_factor": 10000.0, "add_offset": 0.0, "_FillValue": -3000}
    facts["valid_range"] = [-2000, 10000]
    west, north = files.WEST + h * files.TILE, files.NORTH - 5 * files.TILE
    write_hdf_eos(
        folder / f"MOD13A2.A2005{doy:03d}.h{h}v05.061.2020123122334.hdf",
        "MODIS_Grid_16DAY_1km_VI",
        (west, north - files.TILE, west + files.TILE, north),
        {
            "1 km 16 days NDVI": ((ndvi * 10000).astype("i2"), facts),
            "1 km 16 days VI Quality": (quality, {"units": "bit field", "_FillValue": 65535}),
        },
    )
