"""Flux maps on small rasters."""

from __future__ import annotations

import math
import os

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.flux import RhAboveRs, TotalCarbon
from carbonsink.core.errors_and_notes.raster import (
    CellsUsed,
    MissingVariable,
    NoValidPixel,
    UnknownCellArea,
)
from carbonsink.core.flux import flux_maps
from carbonsink.core.raster import Stack
from carbonsink.core.raster.class_tables import read_classes
from carbonsink.core.raster.opening import read_tag
from carbonsink.core.run import Run

NAN = np.nan


def read(path):
    return gdal.Open(path).ReadAsArray()


def stack(**paths):
    return Stack.open(paths.values()).renamed(tuple(paths))


# --- NEP -------------------------------------------------------------------------------------


def test_nep_and_its_total(raster, tmp_path, notes):
    npp = raster("npp", [[500, 300], [NAN, 200]])
    rh = raster("rh", [[400, 350], [1, 190]])
    told, run = notes
    out = str(tmp_path / "nep.tif")
    total = flux_maps.map_nep(stack(npp=npp, rh=rh), out, run)
    assert np.array_equal(read(out), [[100, -50], [NAN, 10]], equal_nan=True)
    assert total.total_tg == pytest.approx(60 * 1e6 / 1e12)
    assert total.area_km2 == 3.0
    assert total.mean == 20.0
    assert (total.n_cells, total.dropped) == (3, 1)
    assert CellsUsed(3, 1) in told
    assert any(isinstance(note, TotalCarbon) for note in told)


def test_nep_classes_are_written_with_their_table(raster, tmp_path):
    npp, rh = raster("npp", [[300, NAN, 0, 101]]), raster("rh", [[100, 1, 0, 1.0]])
    out, classes = str(tmp_path / "nep.tif"), str(tmp_path / "class.tif")
    flux_maps.map_nep(stack(npp=npp, rh=rh), out, Run(), classes)
    assert read(classes).tolist() == [[5, 255, 3, 4]]
    assert {entry.code: entry.label for entry in read_classes(classes)}[5] == "Strong sink"


def test_total_on_the_ellipsoid(raster, tmp_path):
    ones = np.ones((4, 3))
    npp, rh = (
        raster(k, v * ones, cell=0.5, crs="EPSG:4326", origin=(100.0, 40.0))
        for k, v in (("npp", 2), ("rh", 1))
    )
    found = flux_maps.map_nep(stack(npp=npp, rh=rh), str(tmp_path / "nep.tif"), Run())
    area = Stack.open([npp]).grid.cell_area()
    assert found.area_km2 == pytest.approx(3 * area.sum() / 1e6)
    assert found.mean == pytest.approx(1.0)


def test_nothing_is_written_when_no_cell_is_valid(raster, tmp_path):
    npp, rh = raster("npp", [[1, NAN]]), raster("rh", [[NAN, 1]])
    out = tmp_path / "out" / "nep.tif"
    with pytest.raises(NoValidPixel) as caught:
        flux_maps.map_nep(stack(npp=npp, rh=rh), str(out), Run())
    assert caught.value.inputs == (npp, rh)
    assert not list(out.parent.glob("*")) and not list(out.parent.glob(".*"))


def test_without_a_crs_the_raster_is_named(raster, tmp_path):
    path = raster("npp", [[1.0]])
    dataset = gdal.Open(path, gdal.GA_Update)
    dataset.SetProjection("")
    del dataset
    with pytest.raises(UnknownCellArea) as caught:
        flux_maps.map_nep(stack(npp=path, rh=path), str(tmp_path / "nep.tif"), Run())
    assert caught.value.path == path


# --- respiration -----------------------------------------------------------------------------


def test_respiration_maps(raster, tmp_path, notes):
    rs = raster("soil", [[1000, 10], [NAN, 20]])
    told, run = notes
    out = str(tmp_path / "rh.tif")
    total = flux_maps.map_respiration("linear", stack(rs=rs), None, out, run)
    assert read(out)[0] == pytest.approx([629.01, 15.21])
    assert math.isnan(read(out)[1, 0])
    assert total.n_cells == 3
    assert RhAboveRs(2, 2 / 3, False) in told
    dataset = gdal.Open(out)
    band = dataset.GetRasterBand(1)
    assert (band.GetDescription(), band.GetUnitType()) == ("rh", "gC m-2 yr-1")
    flux_maps.map_respiration("linear", stack(rs=rs), (0.5, 0.0), out, run)
    assert read(out)[0] == pytest.approx([500.0, 5.0])


def test_rh_can_be_held_at_rs(raster, tmp_path, notes):
    told, run = notes
    rs, out = raster("rs", [[10, 100, NAN]]), str(tmp_path / "rh.tif")
    flux_maps.map_respiration("linear", stack(rs=rs), None, out, run, limit=True)
    np.testing.assert_allclose(read(out), [[10, 71.01, NAN]], rtol=1e-6)
    assert RhAboveRs(1, 0.5, True) in told
    assert read_tag(out, "TIFFTAG_IMAGEDESCRIPTION").endswith("at most Rs")


def test_respiration_from_climate(raster, tmp_path):
    t, p = raster("t", [[-5, 10]]), raster("p", [[5, 40]])
    out = str(tmp_path / "rh.tif")
    both = stack(precipitation=p, temperature=t)
    flux_maps.map_respiration("climate", both, None, out, Run())
    assert read(out)[0] == pytest.approx([4.845, 15.645], abs=5e-4)


def test_respiration_needs_its_variables(raster, tmp_path):
    t = raster("t", [[1.0]])
    with pytest.raises(MissingVariable):
        flux_maps.map_respiration(
            "climate", stack(temperature=t), None, str(tmp_path / "o.tif"), Run()
        )


# --- difference ------------------------------------------------------------------------------


def test_difference(raster, tmp_path):
    a, b = raster("a", [[3, 5], [NAN, 1]]), raster("b", [[1, 1], [7, 2]])
    out = str(tmp_path / "d.tif")
    found = flux_maps.map_difference(stack(a=a, b=b), out, Run())
    assert np.array_equal(read(out), [[2, 4], [NAN, -1]], equal_nan=True)
    assert (found.n, found.n_dropped) == (3, 1)
    assert found.amount == pytest.approx(5e6)
    assert found.percent == pytest.approx(125.0)


def test_maps_without_a_common_cell(raster, tmp_path):
    a, b = raster("a", [[3, NAN]]), raster("b", [[NAN, 1]])
    with pytest.raises(NoValidPixel):
        flux_maps.map_difference(stack(a=a, b=b), str(tmp_path / "d.tif"), Run())
    assert not os.path.exists(tmp_path / "d.tif")
