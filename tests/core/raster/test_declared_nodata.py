"""What files of other programs declare: unsigned limits, ranges after scaling, flags."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.landuse import ClassesAsAmounts
from carbonsink.core.raster import Stack
from carbonsink.core.raster.band_description import describe_raster
from carbonsink.core.raster.class_check import require_amounts
from carbonsink.core.raster.class_tables import holds_classes, read_classes
from carbonsink.core.raster.declared_nodata import declared_nodata_marks, flag_codes
from carbonsink.core.run import Run

NAN = np.nan
LAND = {"flag_values": "10, 20, 30, 40", "flag_meanings": "cropland_rainfed grass tree water"}
SEA = {"flag_values": "{251,254,255}", "flag_meanings": "missing sea background"}


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        (LAND, {10: "cropland_rainfed", 20: "grass", 30: "tree", 40: "water"}),
        ({"flag_values": "1b, 2b", "flag_meanings": "a b"}, {1: "a", 2: "b"}),
        ({"flag_values": "1, 2", "flag_meanings": "a"}, {}),
        ({"flag_values": "1, x", "flag_meanings": "a b"}, {}),
        ({"flag_values": "1, 2", "flag_meanings": "a b", "flag_masks": "1, 2"}, {}),
        ({}, {}),
    ],
)
def test_flags_and_their_meanings(facts, wanted):
    assert flag_codes(facts) == wanted


@pytest.fixture
def flagged(raster):
    def write(values, name, facts, **more):
        path = raster(np.asarray(values, "u1"), f"{name}.tif", dtype="u1", nodata=None, **more)
        dataset = gdal.Open(path, gdal.GA_Update)
        dataset.GetRasterBand(1).SetMetadata(facts)
        del dataset
        return path

    return write


def test_a_band_of_flags_alone_is_one_of_classes(flagged):
    path = flagged([[10, 20], [30, 40]] * 4, "lccs_class", LAND)
    assert [entry.label for entry in read_classes(path)][:2] == ["cropland rainfed", "grass"]
    assert holds_classes(describe_raster(path).bands[0])
    with pytest.raises(ClassesAsAmounts):
        require_amounts([path], "SERIES", Run())


@pytest.mark.parametrize("name", ["ndvi_2001", "albedo_2001"])
def test_flags_among_amounts_are_no_data(flagged, name):
    """Most cells are sea."""
    values = np.full((10, 10), 254)
    values[:2] = np.arange(20).reshape(2, 10) * 10
    values[2, :2] = 251, 255
    path = flagged(values, name, SEA, scale=0.004)
    stack = Stack.open([path])
    found = stack.read(stack.grid.window)[0]
    np.testing.assert_allclose(found[:2], values[:2] * 0.004, rtol=1e-6)
    assert np.isnan(found[2:]).all()
    assert not holds_classes(stack.bands[0])
    require_amounts([path], "SERIES", Run())


def test_marks_beside_the_fill_value():
    assert declared_nodata_marks({"_FillValue": "1e20", "missing_value": "-9999"}) == (
        1e20,
        -9999.0,
    )
    assert declared_nodata_marks({"missing_value": "{-1,-2}"}) == (-1.0, -2.0)
    assert declared_nodata_marks({"missing_value": "none"}) == ()
