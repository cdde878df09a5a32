"""Rasters and polygon layers for the pattern algorithms."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import gdal, osr


@pytest.fixture
def raster(tmp_path):
    """Write an array as a GeoTIFF of 1 km cells and return its path."""

    def write(name, values, nodata=-9999.0, epsg=32648):
        values = np.asarray(values, float)
        path = str(tmp_path / f"{name}.tif")
        rows, cols = values.shape
        dataset = gdal.GetDriverByName("GTiff").Create(path, cols, rows, 1, gdal.GDT_Float32)
        step = 0.01 if epsg == 4326 else 1000.0
        dataset.SetGeoTransform((100.0, step, 0.0, 40.0, 0.0, -step))
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(epsg)
        dataset.SetProjection(reference.ExportToWkt())
        dataset.GetRasterBand(1).SetNoDataValue(nodata)
        dataset.GetRasterBand(1).WriteArray(np.where(np.isnan(values), nodata, values))
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


@pytest.fixture
def smooth():
    """A grid of neighbouring likeness."""

    def make(rows=40, cols=35, seed=1, holes=0.0):
        rng = np.random.default_rng(seed)
        noise = rng.normal(size=(rows + 2, cols + 2))
        values = sum(noise[r : r + rows, c : c + cols] for r in range(3) for c in range(3))
        values[rng.random(values.shape) < holes] = np.nan
        return values

    return make


@pytest.fixture
def squares():
    """A layer in memory of unit squares (in 1000 m or 0.1 degrees) with a column of values."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(values, crs="EPSG:32648", kind="double", geometry="Polygon", extra=()):
        layer = QgsVectorLayer(f"{geometry}?crs={crs}&field=npp:{kind}", "squares", "memory")
        step = 0.1 if crs == "EPSG:4326" else 1000.0
        features = []
        for (row, col), value in np.ndenumerate(np.asarray(values, object)):
            x, y = col * step, row * step
            feature = QgsFeature(layer.fields())
            ring = f"{x} {y}, {x + step} {y}, {x + step} {y + step}, {x} {y + step}, {x} {y}"
            feature.setGeometry(QgsGeometry.fromWkt(f"MultiPolygon((({ring})))"))
            feature.setAttributes([value])
            features.append(feature)
        for wkt, value in extra:
            feature = QgsFeature(layer.fields())
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes([value])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        assert layer.featureCount() == len(features)
        return layer

    return make
