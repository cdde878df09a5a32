"""True areas of cells against geodesic polygons of pyproj."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster.areal_distortion import areal_factors
from carbonsink.tests.factories import make_grid

pyproj = pytest.importorskip("pyproj")


def geodesic_factor(grid, crs, row, col):
    """Area of a cell on the ellipsoid over its nominal area, by its four corners."""
    corners = [(row, col), (row, col + 1), (row + 1, col + 1), (row + 1, col)]
    x, y = zip(*(grid.corner(r, c) for r, c in corners))
    reference = pyproj.CRS(crs)
    to_ground = pyproj.Transformer.from_crs(reference, reference.geodetic_crs, always_xy=True)
    area, _ = reference.get_geod().polygon_area_perimeter(*to_ground.transform(x, y))
    width, height = grid.cell_size
    return abs(area) / (width * height)


@pytest.mark.parametrize(
    ("crs", "origin", "cell"),
    [
        ("EPSG:3857", (11_000_000.0, 5_000_000.0), 1000.0),
        ("EPSG:32650", (500_000.0, 4_400_000.0), 1000.0),
        ("EPSG:32632", (200_000.0, 5_200_000.0), 500.0),
        ("EPSG:3395", (1_000_000.0, 7_000_000.0), 1000.0),
        ("EPSG:3995", (1_000_000.0, 1_000_000.0), 1000.0),
        ("EPSG:2154", (700_000.0, 6_600_000.0), 1000.0),
    ],
)
def test_projections_that_distort_areas(crs, origin, cell):
    grid = make_grid(40, 30, cell=cell, origin=origin, crs=crs)
    places = [(r, c) for r in np.linspace(0, 39, 9) for c in np.linspace(0, 29, 9)]
    wanted = [geodesic_factor(grid, crs, row, col) for row, col in places]
    assert areal_factors(grid) == pytest.approx((min(wanted), max(wanted)), rel=1e-4)


@pytest.mark.parametrize("crs", ["EPSG:6933", "EPSG:3035", "EPSG:8857"])
def test_equal_areas(crs):
    grid = make_grid(20, 20, cell=5000.0, origin=(4_000_000.0, 3_000_000.0), crs=crs)
    assert areal_factors(grid) == pytest.approx((1.0, 1.0), abs=2e-4)


def test_geographic_grids_are_computed_on_the_ellipsoid():
    assert areal_factors(make_grid(4, 4, cell=0.1, origin=(100.0, 40.0), crs="EPSG:4326")) == (1, 1)


def test_without_a_crs_nothing_is_known():
    assert areal_factors(make_grid(4, 4, crs="")) is None
