"""Rasters that are given for an input twice."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.quantities import ScaledFloats
from carbonsink.core.errors_and_notes.raster import SameRasterTwice
from carbonsink.core.raster import Stack
from carbonsink.core.raster.input_check import (
    check_input,
    rasters_without_data,
    require_different_rasters,
)
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement


@pytest.fixture
def stack(raster):
    def make(*names):
        return Stack.open([str(raster([[1.0, 2.0]], name=f"{name}.tif")) for name in names])

    return make


def test_one_raster_in_two_roles_is_refused_by_both_names(stack):
    first, second = stack("npp_2001", "npp_2002"), stack("rain_2001")
    require_different_rasters(SERIES=first, DRIVER_A=second)
    with pytest.raises(SameRasterTwice) as caught:
        require_different_rasters(SERIES=second, DRIVER_A=first, DRIVER_B=first.subset([1]))
    assert (caught.value.first, caught.value.second) == ("DRIVER_A", "DRIVER_B")
    assert caught.value.path.endswith("npp_2002.tif")


def test_a_raster_may_be_repeated_within_its_role(stack):
    series = stack("npp_2001")
    require_different_rasters(SERIES=series.join(series), DRIVER_A=stack("rain_2001"))


def test_rasters_and_bands_without_data_are_named(raster):
    nothing, last_cell = np.full((3, 700), -9999.0), np.full((3, 700), -9999.0)
    last_cell[2, 699] = 1.0
    empty = raster(nothing, "npp_2001.tif", nodata=-9999)
    full = raster(last_cell, "npp_2002.tif", nodata=-9999)
    bands = raster(
        [last_cell, nothing], "rain.tif", nodata=-9999, descriptions=["rain_2001", "rain_2002"]
    )
    assert rasters_without_data([empty, full, bands, empty]) == (empty, f"{bands} (2002)")


@pytest.mark.parametrize(
    ("dtype", "scale", "offset", "told"),
    [("f4", 0.0001, 0.0, 1), ("f4", 1.0, -273.15, 1), ("f4", 1.0, 0.0, 0), ("i2", 0.0001, 0.0, 0)],
)
def test_floats_that_declare_a_scale_are_told(raster, dtype, scale, offset, told):
    """Programs that unpack values leave the scale of the packed ones in the file."""
    notes = []
    values = np.arange(12.0).reshape(3, 4)
    path = raster(values, "x_2001.tif", dtype=dtype, scale=scale, offset=offset)
    check_input([path], "X", InputRequirement(), Run(on_note=notes.append))
    assert len([note for note in notes if isinstance(note, ScaledFloats)]) == told
