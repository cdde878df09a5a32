"""Annual series as users have them."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsProcessingFeedback

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.world import CRS, write_raster

ROWS, COLS = 12, 10
YEARS = tuple(range(2001, 2025))


class Log(QgsProcessingFeedback):
    """Collects what an algorithm says."""

    def __init__(self):
        super().__init__(False)
        self.infos, self.warnings = [], []

    def pushInfo(self, info):
        self.infos.append(info)

    def pushWarning(self, warning):
        self.warnings.append(warning)

    def reportError(self, error, fatalError=False):
        self.warnings.append(error)


@pytest.fixture
def log():
    return Log()


@pytest.fixture
def ndvi():
    """Cells by year: the upper half rises by 0.01 a year, the lower is noise."""

    def make(years=YEARS, seed=0):
        rng = np.random.default_rng(seed)
        values = 0.5 + 0.01 * rng.standard_normal((len(years), ROWS, COLS))
        rise = 0.01 * (np.array(years) - years[0])
        values[:, : ROWS // 2] += rise[:, np.newaxis, np.newaxis]
        values[:, 0, 0] = np.nan
        values[5:, 0, 1] = np.nan
        return values.astype(np.float32)

    return make


@pytest.fixture
def files(tmp_path):
    """Write one file per plane: ``files(values, "ndvi_{}", labels)``."""

    def write(values, pattern, labels):
        from carbonsink.core.raster import Grid

        grid = Grid(values.shape[2], values.shape[1], (0.0, 1e3, 0.0, 0.0, 0.0, -1e3), CRS)
        return [
            write_raster(tmp_path / f"{pattern.format(label)}.tif", plane, grid, name="band 1")
            for plane, label in zip(values, labels)
        ]

    return write


@pytest.fixture
def multiband(tmp_path):
    """Write all planes into one file, with band descriptions if given."""

    def write(values, descriptions=()):
        path = str(tmp_path / "stack.tif")
        driver = gdal.GetDriverByName("GTiff")
        dataset = driver.Create(path, COLS, ROWS, len(values), gdal.GDT_Float32)
        dataset.SetGeoTransform((0.0, 1e3, 0.0, 0.0, 0.0, -1e3))
        dataset.SetProjection(CRS)
        for i, plane in enumerate(values, start=1):
            dataset.GetRasterBand(i).WriteArray(plane)
            dataset.GetRasterBand(i).SetNoDataValue(float("nan"))
            if descriptions:
                dataset.GetRasterBand(i).SetDescription(descriptions[i - 1])
        return path

    return write


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def rows_of(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
