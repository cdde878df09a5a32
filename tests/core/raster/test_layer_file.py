"""Settings of layers: CRS, additional no data, no data switched off, options of opening."""

from __future__ import annotations

import pickle

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import UndeclaredNodata
from carbonsink.core.raster import Stack, describe_raster
from carbonsink.core.raster.align import align_rasters
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.raster.layer_file import LayerFile, LayerSettings, settings_of
from carbonsink.core.raster.raster_source import BandConversion, RasterSource
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement
from carbonsink.tests.factories import make_grid, wkt

NAN = np.nan


def hiding(path, low, high=None, band=1, ends=(True, True)):
    return LayerFile(
        path, LayerSettings(hidden=((band, low, low if high is None else high, *ends),))
    )


def read(path, run=None):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def codes(path):
    from carbonsink.core.raster import StackReader

    stack = Stack.open([path]).as_classes()
    with StackReader(stack) as reader:
        found = reader.read_codes(stack.grid.window)[0]
    return np.where(found.is_valid, found.values, -1).tolist()


# --- the name -----------------------------------------------------------------------------------


def test_a_name_keeps_its_settings_as_a_text_a_copy_and_within_a_source():
    settings = LayerSettings(crs="", hidden=((1, 0.0, 0.0, True, True),))
    file = LayerFile("/data/npp.tif", settings)
    assert file != "/data/npp.tif" and LayerFile("/data/npp.tif") == "/data/npp.tif"
    source = RasterSource(file, {1: BandConversion(2.0, 0.0, "", "")})
    for kept in (str(file), pickle.loads(pickle.dumps(file)), str(source)):  # noqa: S301
        assert settings_of(kept) == settings
        assert kept == file
    again = pickle.loads(pickle.dumps(source))  # noqa: S301
    assert settings_of(again) == settings and again.conversions == source.conversions
    assert len({file, LayerFile("/data/npp.tif"), LayerFile("/data/npp.tif", settings)}) == 2
    assert settings_of("/data/npp.tif") == LayerSettings()


# --- additional no data -------------------------------------------------------------------------


@pytest.mark.parametrize("dtype", ["uint8", "int16", "int32", "float32", "float64"])
def test_an_additional_value(raster, dtype):
    path = raster([[0, 1, 40], [0, 255, 3]], nodata=255, dtype=dtype)
    wanted = [[NAN, 1, 40], [NAN, NAN, 3]]
    np.testing.assert_array_equal(read(hiding(path, 0.0)), wanted)
    assert codes(hiding(path, 0.0)) == [[-1, 1, 40], [-1, -1, 3]]


@pytest.mark.parametrize("ends", [(True, True), (True, False), (False, True), (False, False)])
@pytest.mark.parametrize("dtype", ["int16", "float32"])
def test_ranges_with_and_without_their_ends(raster, dtype, ends):
    values = np.arange(10, dtype=float)
    above = values >= 3 if ends[0] else values > 3
    below = values <= 6 if ends[1] else values < 6
    found = read(hiding(raster(values[None], dtype=dtype), 3.0, 6.0, ends=ends))
    np.testing.assert_array_equal(found[0], np.where(above & below, NAN, values))


@pytest.mark.parametrize(("low", "high"), [(-np.inf, 2.0), (7.0, np.inf)])
def test_ranges_open_at_an_end(raster, low, high):
    values = np.arange(10, dtype=float)
    found = read(hiding(raster(values[None]), low, high))
    np.testing.assert_array_equal(
        found[0], np.where((values >= low) & (values <= high), NAN, values)
    )


def test_values_are_those_after_scaling(raster):
    """0.3 of an NDVI stored as 3 with the scale 0.1, as QGIS shows it; 0.1 is no float32."""
    path = raster([[1, 2, 3, 30]], dtype="int16", scale=0.1)
    np.testing.assert_allclose(read(hiding(path, 0.3)), [[0.1, 0.2, NAN, 3.0]], rtol=1e-6)
    path = raster([[1, 2, 3, 30]], "down.tif", dtype="int16", scale=-0.1, offset=5.0)
    np.testing.assert_allclose(read(hiding(path, 4.6, 4.85)), [[4.9, NAN, NAN, 2.0]], rtol=1e-6)
    path = raster([[0.1, 0.2]], "float.tif", dtype="float32")
    np.testing.assert_allclose(read(hiding(path, 0.1)), [[NAN, 0.2]], rtol=1e-6)


def test_only_the_band_that_is_meant(raster):
    path = raster([[[0.0, 1.0]], [[0.0, 1.0]]], descriptions=["a", "b"])
    stack = Stack.open([hiding(path, 0.0, band=2)])
    np.testing.assert_array_equal(stack.read(stack.grid.window), [[[0, 1]], [[NAN, 1]]])


def test_conversions_of_units_leave_the_hidden_alone(raster):
    path = raster([[0.0, 1000.0]], unit="gC m-2", nodata=-9999)
    source = RasterSource(hiding(path, 0.0), {1: BandConversion(0.001, 5.0, "kg", "")})
    np.testing.assert_allclose(read(source), [[NAN, 6.0]])


def test_a_south_up_file(raster):
    path = raster([[0, 1], [2, 0]], dtype="int16", south_up=True)
    np.testing.assert_array_equal(read(hiding(path, 0.0)), [[NAN, 1], [2, NAN]])
    assert codes(hiding(path, 0.0)) == [[-1, 1], [2, -1]]


# --- no data switched off -----------------------------------------------------------------------


@pytest.mark.parametrize("mark", [0, -9999, -32768, 255])
def test_a_nodata_value_that_is_a_value(raster, mark):
    told = []
    path = raster([[mark, 1, 2]], dtype="int16", nodata=mark)
    used = LayerFile(path, LayerSettings(unused_nodata=(1,)))
    np.testing.assert_array_equal(read(path), [[NAN, 1, 2]])
    np.testing.assert_array_equal(read(used), [[mark, 1, 2]])
    from carbonsink.core.raster import reduce_blocks

    def total(block):
        return float(np.nansum(block.values))

    found = reduce_blocks(
        Stack.open([used]), total, lambda a, b: a + b, 0.0, Run(on_note=told.append)
    )
    assert found == mark + 3
    assert not [note for note in told if isinstance(note, UndeclaredNodata)]
    stack = Stack.open([used]).as_classes()
    from carbonsink.core.raster import StackReader

    with StackReader(stack) as reader:
        (found,) = reader.read_codes(stack.grid.window)
    assert found.is_valid.all() and found.values.tolist() == [[mark, 1, 2]]


def test_other_marks_are_still_found(raster):
    path = raster([[-9999, -99999, 2]], dtype="int32", nodata=-9999)
    used = LayerFile(path, LayerSettings(unused_nodata=(1,)))
    np.testing.assert_array_equal(read(used), [[-9999, NAN, 2]])


# --- CRS ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("own", ["", "EPSG:32632", "EPSG:4326"])
def test_the_crs_of_the_layer_goes_before_that_of_the_file(raster, own):
    path = raster([[1.0, 2.0]], grid=make_grid(1, 2, 1000.0, crs=own))
    grid, _bands = describe_raster(LayerFile(path, LayerSettings(crs=wkt("EPSG:32648"))))
    assert grid.crs == wkt("EPSG:32648")
    assert describe_raster(LayerFile(path, LayerSettings(crs="")))[0].crs == ""
    assert describe_raster(path)[0].crs == (wkt(own) if own else "")


def test_alignment_uses_the_layer_s_crs_and_no_data(raster, tmp_path):
    source = raster([[0.0, 5.0], [7.0, 9.0]], "a.tif", make_grid(2, 2, 1000.0, crs=""))
    template = make_grid(2, 2, 1000.0, crs="EPSG:32633")
    shifted = LayerFile(source, LayerSettings(wkt("EPSG:32633"), ((1, 0.0, 0.0, True, True),)))
    (made,) = align_rasters([shifted], str(tmp_path / "out"), Run(), template, "nearest")
    np.testing.assert_array_equal(read(made), [[NAN, 5], [7, 9]])


def test_two_layers_of_one_file_in_a_list(raster, tmp_path):
    path = raster([[0.0, 5.0]], "npp_2001.tif", unit="kgC m-2")
    both = [hiding(path, 0.0), LayerFile(path, LayerSettings(crs=wkt("EPSG:32632")))]
    sources, _meaning = check_input(
        both, "SERIES", InputRequirement(("npp",), unit="gC m-2"), Run()
    )
    first, second = (read(source) for source in sources)
    np.testing.assert_allclose(first, [[NAN, 5000.0]])
    np.testing.assert_allclose(second, [[0.0, 5000.0]])


def test_options_of_opening(raster):
    """A smaller level of a raster, as QGIS opens it for a.tif|option:OVERVIEW_LEVEL=0."""
    from osgeo import gdal

    values = np.kron(np.arange(16.0).reshape(4, 4), np.ones((2, 2)))
    path = raster(values, "fine.tif", make_grid(8, 8))
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.BuildOverviews("NEAREST", [2])
    dataset = None
    coarse = LayerFile(path, LayerSettings(options=("OVERVIEW_LEVEL=0",)))
    np.testing.assert_array_equal(read(coarse), np.arange(16).reshape(4, 4))
    assert read(path).shape == (8, 8)
