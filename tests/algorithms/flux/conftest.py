"""Small rasters and tables for the flux algorithms."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr


@pytest.fixture
def raster(tmp_path):
    """Write an array as a GeoTIFF of 1 km cells and return its path."""

    def write(name, values, nodata=-9999.0, epsg=32648, kind=gdal.GDT_Float32, shift=0.0):
        values = np.atleast_3d(np.asarray(values, float).T).T
        bands, rows, cols = values.shape
        path = str(tmp_path / f"{name}.tif")
        dataset = gdal.GetDriverByName("GTiff").Create(path, cols, rows, bands, kind)
        dataset.SetGeoTransform((500000.0 + shift, 1000.0, 0.0, 4e6, 0.0, -1000.0))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
        for i, plane in enumerate(values):
            band = dataset.GetRasterBand(i + 1)
            band.SetNoDataValue(nodata)
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
