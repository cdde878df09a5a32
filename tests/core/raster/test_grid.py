"""Grids: areas, positions, differences; windows."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import GridMismatch, UnknownCellArea
from carbonsink.core.raster import Grid, Window, crs_name, same_crs
from carbonsink.tests.factories import UTM, make_grid, wkt

WGS84_A, WGS84_F = 6378137.0, 1 / 298.257223563


def degrees(rows, cols, cell=1.0, west=-180.0, north=90.0, crs="EPSG:4326"):
    return make_grid(rows, cols, cell, (west, north), crs)


def quadrature(south, north, width, a=WGS84_A, f=WGS84_F):
    """Area by Gauss-Legendre quadrature of the meridian times the parallel radius."""
    e2 = f * (2 - f)
    nodes, weights = np.polynomial.legendre.leggauss(60)
    latitude = np.radians(south + (north - south) * (nodes + 1) / 2)
    w = 1 - e2 * np.sin(latitude) ** 2
    integrand = a**2 * (1 - e2) * np.cos(latitude) / w**2
    return math.radians(width) * math.radians(north - south) / 2 * (weights @ integrand)


@pytest.mark.parametrize(("south", "north"), [(0, 1), (45, 46), (-46, -45), (89, 90), (-90, 90)])
def test_area_agrees_with_quadrature(south, north):
    grid = degrees(1, 1, (0.5, north - south), 10.0, north)
    assert grid.cell_area()[0] == pytest.approx(quadrature(south, north, 0.5), rel=1e-10)


def test_whole_globe():
    grid = degrees(180, 360)
    total = grid.cell_area().sum() * grid.width
    assert total == pytest.approx(5.10065621724e14, rel=1e-10)  # surface of the WGS 84 ellipsoid


def test_rows_beyond_the_pole_count_to_the_pole_only():
    inside, beyond = degrees(1, 1, 1.0, 0, 90.0), degrees(1, 1, 1.0, 0, 90.5)
    half = degrees(1, 1, (1.0, 0.5), 0, 90.0)
    assert beyond.cell_area()[0] == pytest.approx(half.cell_area()[0], rel=1e-9)
    assert beyond.cell_area()[0] < inside.cell_area()[0]


def test_area_on_another_ellipsoid_and_on_a_sphere():
    nad27 = degrees(1, 1, 1.0, 0, 46.0, "EPSG:4267")
    expected = quadrature(45, 46, 1.0, 6378206.4, 1 / 294.978698213898)
    assert nad27.cell_area()[0] == pytest.approx(expected, rel=1e-10)
    sphere = degrees(180, 360, crs="+proj=longlat +R=6371000 +no_defs")
    assert sphere.cell_area().sum() * 360 == pytest.approx(4 * math.pi * 6371000.0**2, rel=1e-12)


def test_rows_asked_for_are_the_rows_of_the_whole():
    grid = degrees(180, 360)
    np.testing.assert_array_equal(grid.cell_area(slice(40, 50)), grid.cell_area()[40:50])
    np.testing.assert_allclose(grid[Window(40, 3, 10, 5)].cell_area(), grid.cell_area()[40:50])


def test_planar_area_in_metres_and_feet():
    assert make_grid(3, 2, (30.0, 20.0)).cell_area().tolist() == [600.0] * 3
    feet = make_grid(1, 1, 100.0, (1e6, 2e5), "EPSG:2263")  # US survey feet
    assert feet.cell_area()[0] == pytest.approx(1e4 * (1200 / 3937) ** 2, rel=1e-12)


def test_area_of_a_rotated_planar_grid():
    angle = math.radians(30)
    c, s = 10 * math.cos(angle), 10 * math.sin(angle)
    grid = Grid(4, 3, (500_000.0, c, s, 5_200_000.0, s, -c), wkt("EPSG:32632"))
    assert grid.is_rotated
    np.testing.assert_allclose(grid.cell_area(), 100.0)
    assert grid.cell_size == pytest.approx((10.0, 10.0))


def test_unknown_areas():
    with pytest.raises(UnknownCellArea) as caught:
        make_grid(2, 2, crs="").cell_area()
    assert caught.value.why == "no-crs"
    with pytest.raises(UnknownCellArea) as caught:
        Grid(2, 2, (0, 1, 0.1, 0, 0.1, -1), wkt("EPSG:4326")).cell_area()
    assert caught.value.why == "rotated"


def test_positions():
    grid = make_grid(4, 6, (10.0, 20.0), (100.0, 1000.0))
    assert grid.extent == (100, 920, 160, 1000)
    assert grid.shape == (4, 6) and grid.n_cells == 24
    x, y = grid.coordinates(Window(1, 2, 2, 3))
    assert x.tolist() == [125, 135, 145] and y.tolist() == [970, 950]
    rows, cols = grid.cell_of(x, [970, 970, 970])
    assert rows.tolist() == [1.5] * 3 and cols.tolist() == [2.5, 3.5, 4.5]


def test_cell_of_undoes_corner_on_a_rotated_grid():
    grid = Grid(10, 10, (5, 2, 0.5, 7, -0.3, -1.5), "")
    assert grid.cell_of(*grid.corner(3.25, 6.5)) == pytest.approx((3.25, 6.5))


def test_parts_and_margins_are_grids():
    grid = make_grid(4, 6, 10.0, (100.0, 1000.0))
    part = grid[Window(1, 2, 2, 3)]
    assert part == make_grid(2, 3, 10.0, (120.0, 990.0))
    assert part.expand(1) == make_grid(4, 5, 10.0, (110.0, 1000.0))
    assert hash(part) == hash(make_grid(2, 3, 10.0, (120.0, 990.0)))


# --- differences -----------------------------------------------------------------------------


def kinds(first, second):
    return [difference.kind for difference in first.differences(second)]


def test_equal_grids_have_no_difference():
    assert make_grid(4, 6).differences(make_grid(4, 6)) == ()
    rounded = make_grid(4, 6, 1000.0 + 1e-7, (500_000.000_01, 5_200_000.0))
    assert make_grid(4, 6).differences(rounded) == ()


def test_size():
    (found,) = make_grid(4, 6).differences(make_grid(5, 6))
    assert (found.kind, found.first, found.second) == ("size", (6, 4), (6, 5))


def test_offset_is_told_in_cells():
    (found,) = make_grid(4, 6).differences(make_grid(4, 6, origin=(500_370.0, 5_199_500.0)))
    assert found.kind == "offset"
    assert found.first == pytest.approx((0.37, 0.5))


@pytest.mark.parametrize("cell", [0.00833333333, 30.0])
def test_one_tolerance_serves_degrees_and_metres(cell):
    def shifted(cells):
        return make_grid(4, 6, cell, (10.0 + cells * cell, 50.0))

    assert not shifted(0).differences(shifted(0.009))
    assert kinds(shifted(0), shifted(0.02)) == ["offset"]


def test_cell_size():
    assert kinds(make_grid(4, 6), make_grid(4, 6, 1010.0)) == ["cell"]
    assert kinds(make_grid(4, 6), make_grid(4, 6, (1000.0, 990.0))) == ["cell"]


def test_a_rotated_grid_differs():
    rotated = Grid(6, 4, (*make_grid(4, 6).geotransform[:2], 50.0, 5.2e6, 50.0, -1000.0), wkt(UTM))
    assert "cell" in kinds(make_grid(4, 6), rotated)


def test_positions_are_not_compared_when_crs_differ():
    found = make_grid(4, 6).differences(make_grid(5, 9, 10.0, crs="EPSG:32633"))
    assert [difference.kind for difference in found] == ["crs", "size"]
    assert (found[0].first, found[0].second) == ("EPSG:32632", "EPSG:32633")
    (found,) = make_grid(4, 6).differences(make_grid(4, 6, crs=""))
    assert (found.kind, found.second) == ("crs", "")


def test_same_crs_in_other_spellings():
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromEPSG(32632)
    spellings = [reference.ExportToWkt(), reference.ExportToWkt(["FORMAT=WKT2_2019"])]
    spellings.append(reference.ExportToPrettyWkt())
    assert all(same_crs(spellings[0], other) for other in spellings)
    assert not same_crs(wkt("EPSG:4326"), wkt("EPSG:4258"))


def test_crs_names():
    assert crs_name(wkt("EPSG:4326")) == "EPSG:4326"
    assert crs_name("") == ""
    assert crs_name(wkt("+proj=sinu +R=6371007.181")) != ""


def test_require_same_names_both():
    with pytest.raises(GridMismatch) as caught:
        make_grid(4, 6).require_same(make_grid(4, 7), "a.tif", "b.tif")
    assert (caught.value.first, caught.value.second) == ("a.tif", "b.tif")
    make_grid(4, 6).require_same(make_grid(4, 6))


# --- windows ---------------------------------------------------------------------------------


def test_windows():
    window = Window(2, 3, 4, 5)
    assert window.slices == (slice(2, 6), slice(3, 8))
    assert window.shape == (4, 5) and window.n_cells == 20
    assert window.expand(1) == Window(1, 2, 6, 7)
    assert window.intersection(Window(0, 0, 3, 4)) == Window(2, 3, 1, 1)
    assert window.intersection(Window(10, 10, 3, 4)).n_cells == 0
    assert Window(4, 4, 1, 2).relative_to(window) == Window(2, 1, 1, 2)
