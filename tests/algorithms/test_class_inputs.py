"""Every algorithm tells class codes from amounts, by values, names of classes and colours."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tests.algorithms.test_quantities import CHECKED, CODED, start  # noqa: F401
from carbonsink.tests.algorithms.test_quantity_matrix import INPUT, cells

AMOUNTS = [case for case in CHECKED if not case.values[2].classes]


@pytest.mark.parametrize("value", [1.5, -0.25])
@pytest.mark.parametrize(INPUT, CODED)
def test_fractions_are_no_class_codes(start, raster, name, parameter, requirement, value):  # noqa: F811
    path = raster(cells(2.0, 1.0, value), "classes_2001.tif")
    message, seen, _ = start(name, parameter, [path])
    assert not seen and path in message and f"{value:g}" in message


@pytest.mark.parametrize(INPUT, CODED)
def test_whole_numbers_in_floats_are_class_codes(start, raster, name, parameter, requirement):  # noqa: F811
    path = raster(cells(2.0, 1.0, -9999.0, 12.0), "classes_2001.tif", nodata=-9999)
    message, seen, _ = start(name, parameter, [path])
    assert seen, message


@pytest.mark.parametrize(INPUT, CHECKED)
def test_named_classes_are_no_amounts(start, raster, name, parameter, requirement):  # noqa: F811
    """Hot spots, trends, means and correlations of codes are numbers without a meaning."""
    path = raster(np.array([[1, 2, 3, 4]], np.uint8), "lulc_2001.tif")
    dataset = gdal.Open(path)
    dataset.GetRasterBand(1).SetCategoryNames(["", "Forest", "Cropland", "Water", "Town"])
    dataset = None
    message, seen, _ = start(name, parameter, [path])
    if requirement.classes:
        assert seen, message
    else:
        assert not seen and path in message and "2 Cropland" in message


def test_inputs_that_may_hold_classes_are_predictors():
    with_classes = {case.values[1] for case in CHECKED if case.values[2].classes}
    assert with_classes == {"PREDICTORS", "FACTORS"}
    assert len(AMOUNTS) > 30


@pytest.mark.parametrize(INPUT, AMOUNTS)
def test_a_colour_table_is_doubted(start, raster, name, parameter, requirement):  # noqa: F811
    path = raster(np.array([[1, 2, 3, 0]], np.uint8), "map_2001.tif")
    dataset = gdal.Open(path, gdal.GA_Update)
    colours = gdal.ColorTable()
    colours.SetColorEntry(1, (0, 100, 0, 255))
    colours.SetColorEntry(2, (255, 255, 0, 255))
    dataset.GetRasterBand(1).SetColorTable(colours)
    dataset = None
    message, seen, log = start(name, parameter, [path])
    assert path in message or "colour table" in log
