"""``carbonsink:productspread`` as QGIS runs it, against numpy."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.tests.factories import make_grid, write_raster


@pytest.fixture
def products(raster):
    rng = np.random.default_rng(11)
    maps = rng.normal(400.0, 90.0, (3, 5, 4)).astype(np.float32)
    maps[0, 0, 0] = maps[2, 4, 3] = np.nan
    return [raster(name, values) for name, values in zip(("modis", "casa", "rf"), maps)], maps


def test_spread_mean_and_range(run_algorithm, products, read, tmp_path):
    paths, maps = products
    outputs = {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "MEAN", "RANGE")}
    found = run_algorithm("productspread", PRODUCTS=paths, **outputs)
    cube = maps.astype(np.float64)
    expected = {
        "OUTPUT": cube.std(axis=0, ddof=1),
        "MEAN": cube.mean(axis=0),
        "RANGE": np.ptp(cube, axis=0),
    }
    for name, values in expected.items():
        np.testing.assert_allclose(read(outputs[name]), values, rtol=1e-6)
    assert found["N"] == 18
    assert found["MEAN_SPREAD"] == pytest.approx(np.nanmean(expected["OUTPUT"]), rel=1e-6)


def test_products_in_other_units_are_converted(run_algorithm, read, tmp_path):
    grid = make_grid(1, 2)
    both = {"gC m-2 yr-1": [[100.0, 300.0]], "kgC m-2 yr-1": [[0.1, 0.5]]}
    paths = [
        write_raster(str(tmp_path / f"npp_{unit[0]}.tif"), np.float32(values), grid, unit=unit)
        for unit, values in both.items()
    ]
    out = str(tmp_path / "spread.tif")
    run_algorithm("productspread", PRODUCTS=paths, OUTPUT=out)
    np.testing.assert_allclose(read(out), [[0.0, 200 / np.sqrt(2)]], atol=1e-3)


def test_one_product_has_no_spread(fails, raster, tmp_path):
    out = str(tmp_path / "spread.tif")
    assert "PRODUCTS" in fails("productspread", PRODUCTS=[raster("a", [[1.0]])], OUTPUT=out)
    apart = [raster("a", [[1.0, np.nan]]), raster("b", [[np.nan, 2.0]])]
    assert "a.tif" in fails("productspread", PRODUCTS=apart, OUTPUT=out)
