"""``carbonsink:nep`` as QGIS runs it."""

from __future__ import annotations

import os

import numpy as np
import pytest

NAN = np.nan


@pytest.fixture
def inputs(raster):
    return {
        "NPP": raster("npp", [[500, 300, 90], [NAN, 200, 10]]),
        "RH": raster("rh", [[380, 350, 60], [1, NAN, 210]]),
    }


def test_nep(run_algorithm, inputs, read, tmp_path):
    out, classes = str(tmp_path / "nep.tif"), str(tmp_path / "classes.tif")
    found = run_algorithm("nep", **inputs, OUTPUT=out, NEP_CLASS=classes)
    assert np.array_equal(read(out), [[120, -50, 30], [NAN, NAN, -200]], equal_nan=True)
    assert np.array_equal(read(classes), [[5, 2, 4], [NAN, NAN, 1]], equal_nan=True)
    assert found["TOTAL"] == pytest.approx(-100e-6)
    assert found["AREA"] == pytest.approx(4.0)
    assert found["MEAN"] == pytest.approx(-25.0)
    for path in (out, classes):
        assert os.path.exists(path.replace(".tif", ".qml"))


def test_own_classes(run_algorithm, inputs, read, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("code,key,label,upper,colour\n0,out,Out,0,#ff0000\n9,in,In,,#00ff00\n")
    classes = str(tmp_path / "classes.tif")
    out = str(tmp_path / "nep.tif")
    run_algorithm("nep", **inputs, CLASSES=str(table), OUTPUT=out, NEP_CLASS=classes)
    assert np.array_equal(read(classes), [[9, 0, 9], [NAN, NAN, 0]], equal_nan=True)


def test_bad_classes(fails, inputs, tmp_path):
    table = tmp_path / "own.csv"
    table.write_text("code,key,label,upper,colour\n0,out,Out,zero,#ff0000\n9,in,In,,#00ff00\n")
    message = fails("nep", **inputs, CLASSES=str(table), OUTPUT=str(tmp_path / "nep.tif"))
    assert "own.csv" in message
    assert "zero" in message
    assert not (tmp_path / "nep.tif").exists()


def test_grids_that_differ(fails, inputs, raster, tmp_path):
    inputs["RH"] = raster("shifted", [[380, 350, 60], [1, 5, 210]], shift=300.0)
    message = fails("nep", **inputs, OUTPUT=str(tmp_path / "nep.tif"))
    assert "0.30 cells east" in message
    assert "alignrasters" in message


def test_no_valid_cell(fails, inputs, raster, tmp_path):
    inputs["RH"] = raster("empty", np.full((2, 3), NAN))
    message = fails("nep", **inputs, OUTPUT=str(tmp_path / "nep.tif"))
    assert "empty.tif" in message
    assert not (tmp_path / "nep.tif").exists()


def test_several_bands(fails, inputs, raster, tmp_path):
    inputs["RH"] = raster("two", np.ones((2, 2, 3)))
    assert "two.tif has 2 bands" in fails("nep", **inputs, OUTPUT=str(tmp_path / "nep.tif"))


def test_fluxes_of_two_years_are_refused(raster, fails, tmp_path):
    npp, rh = raster("npp_2001", [[500.0]]), raster("rh_2003", [[380.0]])
    message = fails("nep", NPP=npp, RH=rh, OUTPUT=str(tmp_path / "nep.tif"))
    assert "NPP is of 2001, RH of 2003" in message
