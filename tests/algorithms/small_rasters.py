"""Fixtures of the algorithms that take small rasters: write one, read one, see a run fail."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import gdal, osr

# Origin and cell size by EPSG code; projected ones are in metres.
_DEGREES = (100.0, 40.0, 0.01)
_METRES = (500_000.0, 4e6, 1000.0)


@pytest.fixture
def raster(tmp_path):
    """Write an array (rows, cols) or (bands, rows, cols) as a GeoTIFF and return its path.

    Cells of 1 km, of 0.01 degrees in EPSG:4326; ``shift`` moves the grid to the east.
    """

    def write(name, values, nodata=-9999.0, epsg=32648, kind=gdal.GDT_Float32, shift=0.0, unit=""):
        values = np.asarray(values, float)
        planes = values[np.newaxis] if values.ndim == 2 else values
        path = str(tmp_path / f"{name}.tif")
        bands, rows, cols = planes.shape
        dataset = gdal.GetDriverByName("GTiff").Create(path, cols, rows, bands, kind)
        x, y, step = _DEGREES if epsg == 4326 else _METRES
        dataset.SetGeoTransform((x + shift, step, 0.0, y, 0.0, -step))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
        for i, plane in enumerate(planes):
            band = dataset.GetRasterBand(i + 1)
            band.SetNoDataValue(nodata)
            band.SetUnitType(unit)
            band.WriteArray(np.where(np.isnan(plane), nodata, plane))
        return path

    return write


@pytest.fixture
def read():
    """Read a raster as float with NaN for nodata."""

    def read_array(path):
        dataset = gdal.Open(path)  # a band lives no longer than its dataset
        band = dataset.GetRasterBand(1)
        values = band.ReadAsArray().astype(float)
        return np.where(values == band.GetNoDataValue(), np.nan, values)

    return read_array


@pytest.fixture
def fails(run_algorithm):
    """Run an algorithm that must fail and return its message."""
    from qgis.core import QgsProcessingException

    def run(algorithm_id, **parameters):
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm(algorithm_id, **parameters)
        return str(caught.value)

    return run


@pytest.fixture
def rows_of():
    """Read a CSV as a list of dicts."""

    def read_rows(path):
        with open(path, encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    return read_rows
