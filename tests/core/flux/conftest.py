"""Small rasters with the crs and cells a test needs."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import osr

from carbonsink.core.raster import Date, Grid, RasterOutput, Stack, write_array


def wkt(code: int) -> str:
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(code)
    return reference.ExportToWkt()


@pytest.fixture
def raster(tmp_path):
    """Write an array as a raster: ``raster("npp", [[1, 2]], size=1000)`` returns its path."""

    def write(name, values, size=1000.0, epsg=32648, dtype="float32", nodata=np.nan, **output):
        values = np.asarray(values, dtype)
        grid = Grid(*values.shape[::-1], (500000.0, size, 0.0, 4e6, 0.0, -size), wkt(epsg))
        if epsg == 4326:
            grid = Grid(*values.shape[::-1], (100.0, size, 0.0, 40.0, 0.0, -size), wkt(epsg))
        path = str(tmp_path / f"{name}.tif")
        write_array(RasterOutput(name, dtype=dtype, nodata=nodata, **output), path, grid, values)
        return path

    return write


@pytest.fixture
def series(raster):
    """Write one raster per date and return them as a stack of one variable."""

    def write(by_date, name="nep", **options):
        paths = [
            raster(f"{name}_{date}", values, date=parse(date), **options)
            for date, values in by_date.items()
        ]
        return Stack.open(paths).renamed([name] * len(paths))

    return write


def parse(text):
    from carbonsink.core.raster import parse_date

    date = parse_date(text)
    return Date(date.year, date.month, date.day)


@pytest.fixture
def notes():
    """A list that collects notes, and a run that fills it."""
    from carbonsink.core.run import Run

    collected = []
    return collected, Run(on_note=collected.append, threads=1)
