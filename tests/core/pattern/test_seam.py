"""Rasters round the globe: the last column lies beside the first one.

What is found of a map does not depend on the meridian at which it was cut. Turning a map by some
columns only turns the result, as on a torus of longitudes.
"""

from __future__ import annotations

import numpy as np
import pytest
from scipy.signal import convolve2d

from carbonsink.core.pattern.clusters.lisa_maps import map_lisa
from carbonsink.core.pattern.hotspots.hotspot_maps import map_hotspots
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.moran.global_moran import moran_test
from carbonsink.core.pattern.moran.moran_series import global_moran
from carbonsink.core.pattern.moran.permutations import MoranGrid
from carbonsink.core.pattern.neighbour_sums import join_seam, neighbour_sums, with_border
from carbonsink.core.pattern.settings import LisaSettings
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid

ROWS, COLS, TURN = 12, 36, 17
GLOBAL = make_grid(ROWS, COLS, cell=10.0, origin=(-180.0, 60.0), crs="EPSG:4326")
REGIONAL = make_grid(ROWS, COLS, cell=5.0, origin=(-90.0, 30.0), crs="EPSG:4326")
QUEEN = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]])
ROOK = np.array([[0, 1, 0], [1, 0, 1], [0, 1, 0]])


@pytest.fixture
def values():
    random = np.random.default_rng(5)
    smooth = convolve2d(random.normal(size=(ROWS, COLS)), np.ones((3, 3)), "same", "wrap")
    smooth[3, 0] = smooth[8, 20] = np.nan
    return smooth


def lag_of(values, kernel):
    """Mean of the neighbours of each cell on a cylinder."""
    known, filled = np.isfinite(values), np.nan_to_num(values)
    edges = ((1, 1), (0, 0))
    around = [np.pad(np.c_[a[:, -1], a, a[:, 0]], edges) for a in (filled, known.astype(float))]
    total, count = (convolve2d(a, kernel, "valid") for a in around)
    return total / count, count


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def moran_of(raster, values, grid, contiguity="queen", permutations=0):
    stack = Stack.open([raster(values, "nep.tif", grid=grid)])
    (result,) = global_moran(stack, contiguity, permutations, 1, Run())
    return result


@pytest.mark.parametrize(("contiguity", "kernel"), [("queen", QUEEN), ("rook", ROOK)])
def test_moran_of_the_globe_is_that_of_a_cylinder(raster, values, contiguity, kernel):
    found = moran_of(raster, values, GLOBAL, contiguity)
    known = np.isfinite(values)
    z = (np.float32(values) - np.float32(values)[known].mean(dtype=float))[known]
    lag = lag_of(np.float32(values).astype(float), kernel)[0][known]
    expected = (z * (lag - np.float32(values)[known].mean(dtype=float))).sum() / (z**2).sum()
    assert found.test.i == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("permutations", [0, 19])
def test_moran_does_not_depend_on_the_meridian_of_the_cut(raster, values, permutations):
    first = moran_of(raster, values, GLOBAL, permutations=permutations)
    turned = moran_of(raster, np.roll(values, TURN, axis=1), GLOBAL, permutations=permutations)
    assert turned.test == pytest.approx(first.test, rel=1e-9)
    if permutations:
        assert first.p_sim == turned.p_sim == 0.05
    regional = moran_of(raster, values, REGIONAL)
    turned = moran_of(raster, np.roll(values, TURN, axis=1), REGIONAL)
    assert regional.test.i != pytest.approx(turned.test.i, rel=1e-3)


def test_permutations_see_the_seam(values):
    """600 shuffles: mean and spread within four standard errors of the theory."""
    grid = with_border(values)
    join_seam(grid)
    found = moments_of(values, "x")
    counts = neighbour_sums(grid, "queen").count
    permuted = MoranGrid(grid, counts, found, "queen", has_seam=True)
    z = np.where(np.isfinite(values), (values - found.mean) / np.sqrt(found.variance), np.nan)
    assert permuted.observed() == pytest.approx(np.nansum(z * lag_of(z, QUEEN)[0]), rel=1e-5)
    test = moran_test(grid, "queen", found, has_seam=True)
    simulated = np.concatenate([permuted.chain(i, 10, 3) for i in range(60)]) / found.n
    spread = np.sqrt(test.variance)
    assert abs(simulated.mean() - test.expected) < 4 * spread / np.sqrt(600)
    assert abs(simulated.std() / spread - 1) < 4 / np.sqrt(1200)


@pytest.mark.parametrize("max_memory", [1024, 1])
def test_hot_spots_turn_with_the_map(raster, tmp_path, values, max_memory):
    found = []
    for name, turn in (("a", 0), ("b", TURN)):
        stack = Stack.open([raster(np.roll(values, turn, axis=1), f"nep_{name}.tif", grid=GLOBAL)])
        paths = {key: str(tmp_path / f"{name}_{key}.tif") for key in ("gi_z", "hotspot_class")}
        map_hotspots(stack, paths, "queen", 0.1, False, Run(max_memory=max_memory))
        found.append(np.roll(read(paths["gi_z"]), -turn, axis=1))
    np.testing.assert_allclose(found[0], found[1], atol=1e-5)


@pytest.mark.parametrize("reference", ["pooled", "conditional"])
def test_clusters_turn_with_the_map(raster, tmp_path, values, reference):
    found = []
    for name, turn in (("a", 0), ("b", TURN)):
        stack = Stack.open([raster(np.roll(values, turn, axis=1), f"nep_{name}.tif", grid=GLOBAL)])
        paths = {"local_i": str(tmp_path / f"{name}.tif")}
        map_lisa(stack, paths, LisaSettings(reference=reference, permutations=99), Run())
        found.append(np.roll(read(paths["local_i"]), -turn, axis=1))
    np.testing.assert_allclose(found[0], found[1], atol=1e-5)
    known = np.isfinite(values)
    centred = (values - values[known].mean())[known]
    lag = lag_of(values - values[known].mean(), QUEEN)[0][known]
    expected = centred * lag * (known.sum() - 1) / (centred**2).sum()
    np.testing.assert_allclose(found[0][known], expected, atol=1e-4)
