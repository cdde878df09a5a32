"""Values at cells, and places whose distances are those on the ground."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster import Stack
from carbonsink.core.raster.crs import ground_points
from carbonsink.core.raster.values_at_cells import read_cell_values
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted, wkt, write_raster


@pytest.mark.parametrize("threads", [1, 3])
def test_cells_are_read_wherever_they_lie(tmp_path, threads):
    grid = make_grid(300, 400)
    values = tilted(grid)
    values[7, 9] = np.nan
    for name, shift in (("a", 0.0), ("b", 0.5)):
        write_raster(tmp_path / f"{name}.tif", values + np.float32(shift), grid, nodata=np.nan)
    stack = Stack.open([str(tmp_path / "a.tif"), str(tmp_path / "b.tif")])
    random = np.random.default_rng(1)
    row, col = random.integers(0, 300, 500), random.integers(0, 400, 500)
    row[0], col[0] = 7, 9
    found = read_cell_values(stack, row, col, Run(threads=threads, max_memory=64))
    np.testing.assert_array_equal(found, np.stack([values[row, col], values[row, col] + 0.5]))
    assert np.isnan(found[:, 0]).all()


def test_distances_are_those_of_geodesics():
    pyproj = pytest.importorskip("pyproj")
    longitude, latitude = np.array([100.0, 100.5, 103.0]), np.array([30.0, 30.4, 37.0])
    points = ground_points(longitude, latitude, wkt("EPSG:4326"))
    geod = pyproj.Geod(ellps="WGS84")
    for i, j in ((0, 1), (0, 2), (1, 2)):
        wanted = geod.inv(longitude[i], latitude[i], longitude[j], latitude[j])[2]
        assert np.linalg.norm(points[i] - points[j]) == pytest.approx(wanted, rel=1e-3)
    # The same places in a projection that stretches distances by a seventh and more.
    to_mercator = pyproj.Transformer.from_crs(4326, 3857, always_xy=True)
    x, y = to_mercator.transform(longitude, latitude)
    np.testing.assert_allclose(ground_points(x, y, wkt("EPSG:3857")), points, atol=0.01)


def test_without_a_crs_or_a_place():
    np.testing.assert_array_equal(ground_points([1.0], [2.0], ""), [[1.0, 2.0]])
    found = ground_points([100.0, np.nan], [30.0, 1.0], wkt("EPSG:4326"))
    assert np.isfinite(found[0]).all() and np.isnan(found[1]).all()
