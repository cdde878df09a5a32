"""Scale, fill value and unit that stand in the metadata of a raster alone."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import Stack
from carbonsink.tests.factories import write_raster

OF_MODIS = {
    "scale_factor": "0.0001",
    "add_offset": "0",
    "_FillValue": "32767",
    "valid_range": "-30000, 32700",
    "units": "kg_C/m^2",
    "long_name": "NPP",
}


@pytest.fixture
def described(raster):
    """Write a raster with metadata of the file or of its band, and return its values and unit."""

    def write(values, facts, of_band=False, **more):
        path = raster(np.asarray(values), "npp_2001.tif", **more)
        dataset = gdal.Open(path, gdal.GA_Update)
        (dataset.GetRasterBand(1) if of_band else dataset).SetMetadata(facts)
        dataset = None
        stack = Stack.open([path])
        return stack.read(stack.grid.window)[0].tolist(), stack.bands[0].unit

    return write


@pytest.mark.parametrize("of_band", [False, True])
def test_a_copy_of_a_modis_file(described, of_band):
    values, unit = described(np.array([[5000, 9000, 32767]], "i2"), OF_MODIS, of_band)
    assert values[0][:2] == pytest.approx([0.5, 0.9]) and np.isnan(values[0][2])
    assert unit == "kg_C/m^2"


def test_a_fill_value_of_the_file_alone(described):
    values, _ = described(np.array([[5, 250]], "u1"), {"_FillValue": "250"})
    assert values[0][0] == 5.0 and np.isnan(values[0][1])


def test_floats_are_scaled_already(described):
    values, unit = described(np.array([[0.5, 0.9]], "f4"), OF_MODIS)
    assert values[0] == pytest.approx([0.5, 0.9]) and unit == "kg_C/m^2"


def test_the_scale_of_the_band_goes_first(described):
    values, _ = described(np.array([[50]], "i2"), OF_MODIS, scale=0.1)
    assert values[0] == pytest.approx([5.0])


@pytest.mark.parametrize(
    ("facts", "of_band", "wanted"),
    [
        ({"units": "m"}, False, ""),  # perhaps that of the coordinates
        ({"units": "m"}, True, "m"),
        ({"units": "m", "long_name": "total precipitation"}, False, "m"),
        ({"units": "t C ha-1"}, False, "t C ha-1"),
        ({"units": "m", "GRIB_stepType": "avgad"}, True, "m d-1"),
        ({"units": "K", "GRIB_stepType": "avgua"}, True, "K"),
        ({"units": "K", "GRIB_stepType": "avgad"}, True, "K"),
    ],
)
def test_units(described, facts, of_band, wanted):
    assert described(np.array([[5.0]]), facts, of_band)[1] == wanted


def test_the_unit_of_the_band_goes_first(described):
    assert described(np.array([[5.0]]), {"units": "t C ha-1"}, unit="gC m-2")[1] == "gC m-2"


@pytest.mark.parametrize(("factor", "wanted"), [("0.1", 450.0), ("1.0", 4500.0), ("0", 4500.0)])
def test_the_factor_of_saga(tmp_path, factor, wanted):
    path = write_raster(tmp_path / "npp_2001.sdat", np.array([[4500.0]]), driver="SAGA")
    header = tmp_path / "npp_2001.sgrd"
    lines = [
        f"Z_FACTOR\t= {factor}" if line.startswith("Z_FACTOR") else line
        for line in header.read_text().splitlines()
    ]
    header.write_text("\n".join(lines) + "\n")
    stack = Stack.open([path])
    assert stack.read(stack.grid.window)[0, 0, 0] == pytest.approx(wanted)


@pytest.mark.parametrize("nodata", [None, -9999])
def test_the_gains_of_envi(tmp_path, nodata):
    path = write_raster(
        tmp_path / "npp.dat", np.array([[[5000]], [[600]]], "i2"), driver="ENVI", nodata=nodata
    )
    with open(tmp_path / "npp.hdr", "a", encoding="utf-8") as file:
        file.write("\ndata gain values = {0.1, 0.5}\ndata offset values = {0, 20}\n")
    stack = Stack.open([path])
    assert stack.read(stack.grid.window)[:, 0, 0].tolist() == pytest.approx([500.0, 320.0])
