"""Shares of cells in polygon zones, against Shapely's intersections and by hand."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.raster import Grid, Window
from carbonsink.core.raster.zones import PolygonZones
from carbonsink.tests.factories import make_grid, wkt

shapely = pytest.importorskip("shapely")


def zones_of(shapes, grid, names=None, crs=""):
    shapes = [shape.wkb for shape in shapes]
    return PolygonZones(shapes, names or range(len(shapes)), grid, crs, by_share=True)


def shares(zones, grid, window=None):
    """Return the share of every cell in every zone (zones, rows, cols) of a window."""
    window = window or grid.window
    cells = zones.find(SimpleNamespace(window=window, grid=grid))
    found = np.zeros((len(zones.wanted), *window.shape))
    for place, code in enumerate(zones.wanted):
        found[place][cells.inside & (cells.codes == code)] = 1.0
    rows, cols = np.divmod(cells.parts.cell, window.width)
    assert (cells.parts.share > 0).all()
    assert (cells.parts.share < 1).all()
    assert not cells.inside[rows, cols].any()
    np.add.at(found, (cells.parts.code - 1, rows, cols), cells.parts.share)
    return found, cells.overlapping


def by_windows(zones, grid):
    """Return the shares of the whole grid, put together from windows that cut it awkwardly."""
    whole, overlapping = shares(zones, grid)
    pieces, claimed = np.full_like(whole, -1.0), 0
    for row in range(0, grid.height, 7):
        for col in range(0, grid.width, 11):
            window = Window(row, col, 7, 11).intersection(grid.window)
            pieces[(slice(None), *window.slices)], n = shares(zones, grid, window)
            claimed += n
    np.testing.assert_array_equal(pieces, whole)  # to the last bit
    assert claimed == overlapping
    return whole


def cells_as_polygons(grid):
    rows, cols = np.mgrid[: grid.height, : grid.width]
    corners = [
        np.stack(grid.corner(rows + i, cols + j), axis=-1)
        for i, j in ((0, 0), (0, 1), (1, 1), (1, 0))
    ]
    return shapely.polygons(np.stack(corners, axis=-2))


def by_shapely(shapes, grid):
    cells = cells_as_polygons(grid)
    size = shapely.area(cells[0, 0])
    return np.stack([shapely.area(shapely.intersection(cells, shape)) / size for shape in shapes])


def star(rng, x, y, reach, n):
    """Return a crooked polygon with a hole."""
    angles = np.sort(rng.uniform(0, 2 * np.pi, n))
    far = reach * rng.uniform(0.4, 1.0, n)
    outer = np.stack([x + far * np.cos(angles), y + far * np.sin(angles)], axis=1)
    return shapely.Polygon(outer, [(outer - (x, y)) * 0.3 + (x, y)])


def test_halves_and_quarters_by_hand():
    grid = make_grid(2, 3, 2.0, origin=(0.0, 4.0))
    zones = zones_of([shapely.box(1, 1, 6, 4)], grid)
    np.testing.assert_array_equal(by_windows(zones, grid)[0], [[0.5, 1, 1], [0.25, 0.5, 0.5]])
    triangle = zones_of([shapely.Polygon([(0, 4), (6, 4), (6, 0)])], grid)
    # The line falls by two cells on three.
    expected = [[1 / 3, 1 - 1 / 12, 1], [0, 1 / 12, 2 / 3]]
    np.testing.assert_allclose(by_windows(triangle, grid)[0], expected, atol=1e-6)


def test_a_polygon_within_a_cell_and_one_around_the_grid():
    grid = make_grid(3, 3, 1.0, origin=(0.0, 3.0))
    small = shapely.box(1.25, 1.25, 1.75, 1.5)
    found = by_windows(zones_of([small, shapely.box(-50, -50, 50, 50)], grid, ["a", "b"]), grid)
    np.testing.assert_array_equal(found[1], np.ones((3, 3)))  # the later one has it
    found = by_windows(zones_of([shapely.box(-50, -50, 50, 50), small], grid), grid)
    assert (found[1, 1, 1], found[0, 1, 1]) == (0.125, 0.875)
    np.testing.assert_array_equal(found.sum(axis=0), np.ones((3, 3)))


@pytest.mark.parametrize("seed", range(4))
def test_crooked_polygons_as_shapely_cuts_them(seed):
    rng = np.random.default_rng(seed)
    grid = make_grid(40, 50, (2.0, 3.0), origin=(-20.0, 100.0))
    shapes = [star(rng, x, y, 22, 25) for x, y in ((-20, 20), (30, 80), (75, 30))]
    shapes[0] = shapely.MultiPolygon([shapes[0], star(rng, 60, 95, 9, 6)])
    shapes[1] = shapely.difference(shapes[1], shapely.unary_union([shapes[0], shapes[2]]))
    shapes[0] = shapely.difference(shapes[0], shapes[2])
    found = by_windows(zones_of(shapes, grid), grid)
    np.testing.assert_allclose(found, by_shapely(shapes, grid), atol=2e-6)


def test_a_rotated_grid_as_shapely_cuts_it():
    grid = Grid(30, 25, (100.0, 3.0, 1.0, 200.0, 1.5, -2.5), wkt("EPSG:32632"))
    shape = star(np.random.default_rng(1), 160.0, 190.0, 40.0, 25)
    found = by_windows(zones_of([shape], grid), grid)
    np.testing.assert_allclose(found, by_shapely([shape], grid), atol=2e-6)


def test_neighbours_share_their_cells_to_the_last_bit():
    rng = np.random.default_rng(3)
    grid = make_grid(30, 40, 1.0, origin=(0.0, 30.0))
    line = np.column_stack(
        [np.append(np.append(20.0, rng.uniform(5, 35, 40)), 20.0), np.linspace(-1, 31, 42)]
    )
    west = shapely.Polygon([(-1, -1), *line, (-1, 31)])
    east = shapely.Polygon([(41, -1), *line, (41, 31)])
    found = by_windows(zones_of([west, east], grid), grid)
    np.testing.assert_array_equal(found.sum(axis=0), np.ones(grid.shape))
    assert shares(zones_of([west, east], grid), grid)[1] == 0


def test_the_last_polygon_has_what_it_covers_and_overlaps_are_counted():
    grid = make_grid(1, 4, 1.0, origin=(0.0, 1.0))
    shapes = [shapely.box(0, 0, 2.5, 1), shapely.box(1.5, 0, 4, 1)]
    found = by_windows(zones_of(shapes, grid), grid)
    np.testing.assert_array_equal(found[:, 0], [[1, 0.5, 0, 0], [0, 0.5, 1, 1]])
    assert shares(zones_of(shapes, grid), grid)[1] == 2
    one = zones_of(shapes, grid, ["a", "a"])
    assert (shares(one, grid)[0].tolist(), shares(one, grid)[1]) == ([[[1, 1, 1, 1]]], 0)


def test_rings_that_cross_themselves_are_filled_by_the_even_odd_rule():
    grid = make_grid(4, 4, 1.0, origin=(0.0, 4.0))
    bow = shapely.Polygon([(0, 0), (4, 4), (4, 0), (0, 4)])
    lobes = [shapely.Polygon([(0, 0), (2, 2), (0, 4)]), shapely.Polygon([(4, 0), (2, 2), (4, 4)])]
    found = by_windows(zones_of([bow], grid), grid)
    np.testing.assert_allclose(found[0], by_shapely(lobes, grid).sum(axis=0), atol=1e-6)


def test_zones_travel_and_without_a_cell_there_is_none():
    grid = make_grid(4, 4, 1.0, origin=(0.0, 4.0))
    far = zones_of([shapely.box(10, 10, 20, 20)], grid)
    assert not by_windows(far, grid).any()
    zones = zones_of([shapely.box(0.5, 0.5, 2.5, 3)], grid)
    copy = pickle.loads(pickle.dumps(zones))  # noqa: S301
    np.testing.assert_array_equal(shares(copy, grid)[0], shares(zones, grid)[0])
    np.testing.assert_array_equal(shares(zones_of([], grid), grid)[0], np.zeros((0, 4, 4)))


def test_across_the_antimeridian_and_around_a_pole():
    grid = make_grid(18, 36, 10.0, (-180.0, 90.0), "EPSG:4326")
    zone = shapely.box(165, -25, 195, 20)
    found = by_windows(zones_of([zone], grid), grid)[0]
    assert found[8].tolist() == [1.0] + [0.5] + [0.0] * 32 + [0.5, 1.0]
    assert found[11].tolist() == [0.5] + [0.25] + [0.0] * 32 + [0.25, 0.5]
