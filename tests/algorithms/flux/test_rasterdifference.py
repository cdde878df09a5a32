"""``carbonsink:rasterdifference`` as QGIS runs it."""

from __future__ import annotations

import csv

import numpy as np
import pytest

NAN = np.nan


def test_difference_and_its_table(run_algorithm, raster, read, tmp_path):
    a = raster("a", [[10, 20], [30, NAN]], unit="gC m-2 yr-1")
    b = raster("b", [[-1, -2], [-3, 5]], unit="gC m-2 yr-1")
    out, table = str(tmp_path / "d.tif"), tmp_path / "d.csv"
    found = run_algorithm("rasterdifference", A=a, B=b, OUTPUT=out, TABLE=str(table))
    assert np.array_equal(read(out), [[11, 22], [33, NAN]], equal_nan=True)
    assert found["N"] == 3
    assert found["MEAN"] == pytest.approx(22.0)
    assert found["R"] == pytest.approx(-1.0)
    assert found["PERCENT"] == pytest.approx(1100.0)
    with open(table, encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert row["signs_differ"] == "True"
    assert float(row["total_difference (Tg C yr-1)"]) == pytest.approx(66e-6)
    assert float(row["area (km2)"]) == 3.0


def test_constant_maps(run_algorithm, raster, tmp_path):
    a, b = raster("a", [[1, 1]]), raster("b", [[0, 0]])
    found = run_algorithm("rasterdifference", A=a, B=b, OUTPUT=str(tmp_path / "d.tif"))
    assert "R" not in found
    assert "PERCENT" not in found
    assert found["RMSE"] == pytest.approx(1.0)


def test_the_output_must_not_be_an_input(fails, raster):
    a, b = raster("a", [[1, 2]]), raster("b", [[1, 2]])
    assert "a.tif" in fails("rasterdifference", A=a, B=b, OUTPUT=a)


def test_crs_that_differ(fails, raster, tmp_path):
    a, b = raster("a", [[1, 2]]), raster("b", [[1, 2]], epsg=32649)
    message = fails("rasterdifference", A=a, B=b, OUTPUT=str(tmp_path / "d.tif"))
    assert "EPSG:32649" in message


def test_amounts_of_a_year_are_not_taken_from_amounts_per_day(fails, raster, tmp_path):
    day = raster("p_2001", [[1, 2]], unit="gC m-2 d-1")
    year = raster("r_2001", [[365, 730]], unit="gC m-2")
    assert "r_2001" in fails("rasterdifference", A=day, B=year, OUTPUT=str(tmp_path / "d.tif"))
