"""Polygon zones: which cells are whose, against GDAL's rasteriser, Shapely and PROJ."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import BadGeometry
from carbonsink.core.raster import Grid, Window
from carbonsink.core.raster.polygon_splitting import has_edge_around_globe
from carbonsink.core.raster.zones import PolygonZones
from carbonsink.tests.factories import make_grid, wkt

shapely = pytest.importorskip("shapely")
pyproj = pytest.importorskip("pyproj")

DEGREES = "EPSG:4326"


def square(west, south, side):
    return shapely.box(west, south, west + side, south + side).wkb


def globe(cell, west=-180.0, north=90.0):
    return make_grid(round(180 / cell), round(360 / cell), cell, (west, north), DEGREES)


def block(grid, window=None):
    return SimpleNamespace(window=window or grid.window, grid=grid)


def found(zones, grid):
    """Return the codes of the whole grid, put together from windows that cut it awkwardly."""
    codes = np.full(grid.shape, -1, np.int64)
    for row in range(0, grid.height, 7):
        for col in range(0, grid.width, 11):
            window = Window(row, col, 7, 11).intersection(grid.window)
            codes[window.slices] = zones.find(block(grid, window))[0]
    whole, known = zones.find(block(grid))[:2]
    np.testing.assert_array_equal(codes, whole)
    np.testing.assert_array_equal(known, whole > 0)
    return whole


def burnt_by_gdal(shapes, grid) -> np.ndarray:
    """Return the codes, counted from 1, that GDAL's own rasteriser gives the cells."""
    from osgeo import gdal, ogr

    from carbonsink.core.raster.vector_layers import memory_driver

    vectors = memory_driver().Create("", 0, 0, 0, gdal.GDT_Unknown)
    layer = vectors.CreateLayer("zones", geom_type=ogr.wkbUnknown)
    layer.CreateField(ogr.FieldDefn("code", ogr.OFTInteger))
    for code, wkb in enumerate(shapes, start=1):
        feature = ogr.Feature(layer.GetLayerDefn())
        feature.SetGeometryDirectly(ogr.CreateGeometryFromWkb(wkb))
        feature.SetField("code", code)
        layer.CreateFeature(feature)
    target = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, 1, gdal.GDT_Int32)
    target.SetGeoTransform(grid.geotransform)
    gdal.RasterizeLayer(target, [1], layer, options=["ATTRIBUTE=code"])
    return target.ReadAsArray()


def star(rng, x, y, reach, n):
    """Return a crooked polygon with a hole."""
    angles = np.sort(rng.uniform(0, 2 * np.pi, n))
    far = reach * rng.uniform(0.4, 1.0, n)
    outer = np.stack([x + far * np.cos(angles), y + far * np.sin(angles)], axis=1)
    return shapely.Polygon(outer, [(outer - (x, y)) * 0.3 + (x, y)])


# --- which cells --------------------------------------------------------------------------------


def test_polygons_travel_after_they_were_used():
    grid = make_grid(4, 4, 1.0, origin=(0.0, 4.0))
    shapes = [square(0, 0, 2), square(2, 2, 2), square(1, 1, 2)]
    zones = PolygonZones(shapes, ["a", "b", "a"], grid)
    first = zones.find(block(grid))[:3]
    copy = pickle.loads(pickle.dumps(zones))  # noqa: S301
    for one, again in zip(first, copy.find(block(grid))):
        np.testing.assert_array_equal(one, again)
    assert [copy.label(code) for code in copy.wanted] == ["a", "b"]
    assert first[0].tolist() == [[0, 0, 2, 2], [0, 1, 1, 2], [1, 1, 1, 0], [1, 1, 0, 0]]
    assert first[2] == 1  # one cell of "b" under "a"


@pytest.mark.parametrize("seed", range(6))
def test_crooked_polygons_as_gdal_burns_them(seed):
    rng = np.random.default_rng(seed)
    grid = make_grid(90, 120, 30.0, origin=(1000.0, 9000.0))
    shapes = [
        star(rng, rng.uniform(500, 5000), rng.uniform(6000, 9500), 1500, 40).wkb for _ in range(9)
    ]
    codes = found(PolygonZones(shapes, range(9), grid), grid)
    np.testing.assert_array_equal(codes, burnt_by_gdal(shapes, grid))


@pytest.mark.parametrize("seed", range(3))
def test_multipolygons_as_shapely_finds_points_in_them(seed):
    rng = np.random.default_rng(seed)
    grid = make_grid(50, 60, (2.0, 3.0), origin=(-20.0, 70.0))
    islands = [star(rng, x, y, 12, 15) for x, y in ((0, 40), (30, 0), (60, 50))]
    land = shapely.MultiPolygon(islands)
    x, y = np.meshgrid(*grid.coordinates())
    codes = found(PolygonZones([land.wkb], ["land"], grid), grid)
    np.testing.assert_array_equal(codes == 1, shapely.contains_xy(land, x, y))


def test_a_rotated_grid_as_shapely_finds_points():
    grid = Grid(40, 30, (100.0, 3.0, 1.0, 200.0, 1.5, -2.5), wkt("EPSG:32632"))
    shape = star(np.random.default_rng(1), 170.0, 190.0, 50.0, 25)
    rows, cols = np.mgrid[:30, :40] + 0.5
    x, y = grid.corner(rows, cols)
    codes = found(PolygonZones([shape.wkb], ["a"], grid), grid)
    np.testing.assert_array_equal(codes == 1, shapely.contains_xy(shape, x, y))


def test_parts_that_overlap_within_a_feature_count_once():
    parts = shapely.MultiPolygon([shapely.box(0, 0, 3, 3), shapely.box(1, 1, 4, 4)])
    grid = make_grid(4, 4, 1.0, origin=(0.0, 4.0))
    zones = PolygonZones([parts.wkb], ["a"], grid)
    assert zones.find(block(grid))[0].sum() == 14
    assert zones.find(block(grid))[2] == 0


def test_a_zone_between_two_of_one_name_is_counted_as_overlapped():
    grid = make_grid(2, 2, 1.0, origin=(0.0, 2.0))
    zones = PolygonZones([square(0, 0, 2)] * 3, ["a", "b", "a"], grid)
    codes, _known, overlapping = zones.find(block(grid))[:3]
    assert (codes.tolist(), overlapping) == ([[1, 1], [1, 1]], 4)


def test_what_is_no_polygon_is_named_by_its_number():
    grid = make_grid(2, 2, 1.0)
    with pytest.raises(BadGeometry) as caught:
        PolygonZones([square(0, 0, 1), shapely.Point(1, 1).wkb], ["a", "b"], grid)
    assert caught.value.index == 1


# --- edges through centres ----------------------------------------------------------------------


@pytest.mark.parametrize("cell", [0.1, 1 / 12, 0.05, 0.008333333333333333, 1 / 3])
def test_touching_boxes_share_no_centre_and_lose_none(cell):
    """Edges through centres, written with two decimals of a cell: each centre once."""
    grid = Grid(300, 200, (-10.0, cell, 0.0, 20.0, 0.0, -cell), wkt(DEGREES))
    xs = -10.0 + cell * (np.array([0, 37, 118, 199, 270]) + 0.5)
    ys = 20.0 - cell * (np.array([0, 55, 101, 180]) + 0.5)
    shapes = [
        shapely.box(round(w, 12), round(s, 12), e, n).wkb
        for w, e in zip(xs, xs[1:])
        for n, s in zip(ys, ys[1:])
    ]
    zones = PolygonZones(shapes, range(len(shapes)), grid)
    codes = found(zones, grid)
    assert zones.find(block(grid))[2] == 0
    # From the first column east of a west edge to the one before an east edge, rows likewise.
    assert np.argwhere(codes > 0).min(axis=0).tolist() == [1, 0]
    assert np.argwhere(codes > 0).max(axis=0).tolist() == [180, 269]
    assert np.count_nonzero(codes) == 270 * 180
    sizes = [e - w for w, e in zip([0, 37, 118, 199], [37, 118, 199, 270])]
    heights = np.diff([0, 55, 101, 180])
    counted = np.bincount(codes.ravel())[1:].reshape(4, 3)
    np.testing.assert_array_equal(counted, np.outer(sizes, heights))


@pytest.mark.parametrize("slope", [(1, 1), (1, 3), (7, 3), (-2, 5), (-11, 13)])
def test_slanted_edges_through_centres(slope):
    """Two polygons on the sides of a line through centres: each centre in one of them."""
    grid = make_grid(60, 60, 1.0, origin=(0.0, 60.0))
    across, up = slope
    ends = (30.5 - 40 * across, 30.5 - 40 * up), (30.5 + 40 * across, 30.5 + 40 * up)
    west, east = -1000.0, 1000.0
    left = shapely.Polygon([*ends, (west, ends[1][1]), (west, ends[0][1])])
    right = shapely.Polygon([ends[1], ends[0], (east, ends[0][1]), (east, ends[1][1])])
    zones = PolygonZones([left.wkb, right.wkb], ["left", "right"], grid)
    codes = found(zones, grid)
    assert zones.find(block(grid))[2] == 0
    assert (codes > 0).all()
    x, y = (part + 0.5 for part in np.meshgrid(np.arange(60), np.arange(60)[::-1]))
    side = (x - 30.5) * up - (y - 30.5) * across  # exact: all are halves of integers
    np.testing.assert_array_equal(codes == 2, side >= 0)


def test_a_far_corner_moves_no_edge():
    grid = make_grid(10, 10, 1.0, origin=(0.0, 10.0))
    far = shapely.Polygon([(5, -1e7), (5, 1e7), (1e7, 0)])
    assert found(PolygonZones([far.wkb], ["a"], grid), grid)[0].tolist() == [0] * 5 + [1] * 5


# --- edges in another CRS -----------------------------------------------------------------------

ALBERS = "+proj=aea +lat_1=25 +lat_2=47 +lon_0=105 +datum=WGS84"


@pytest.mark.parametrize(
    ("crs", "cell", "origin", "shape"),
    [
        (ALBERS, 30000.0, (-1.5e6, 5.4e6), (100, 100)),
        ("EPSG:32648", 20000.0, (-5e5, 5.2e6), (120, 110)),
        ("EPSG:3413", 50000.0, (-3e6, 3e6), (120, 120)),
        ("EPSG:3857", 50000.0, (9e6, 6e6), (80, 90)),
        ("EPSG:6933", 50000.0, (8e6, 6e6), (90, 90)),
        ("+proj=lcc +lat_1=30 +lat_2=60 +lon_0=100 +datum=WGS84", 40000.0, (-2e6, 6e6), (90, 90)),
    ],
)
def test_parallels_and_meridians_stay_such_in_any_projection(crs, cell, origin, shape):
    """Long boxes of degrees with four corners: each cell by the latitude that PROJ gives it."""
    grid = make_grid(*shape, cell, origin, crs)
    x, y = np.meshgrid(*grid.coordinates())
    back = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
    longitude, latitude = back.transform(x, y)
    south = np.arange(20, 84, 7)
    shapes = [shapely.box(80, s, 128, s + 7).wkb for s in south]
    codes = found(PolygonZones(shapes, south, grid, wkt(DEGREES)), grid)
    within = (longitude >= 80) & (longitude < 128) & (latitude >= 20) & (latitude < south[-1] + 7)
    wanted = np.where(within, np.floor((latitude - 20) / 7) + 1, 0)
    away = np.abs((latitude + 1) % 7 - 0.0).clip(max=1.0)  # cells a curve may miss by 0.02 cells
    assert np.count_nonzero(codes != wanted) <= 0.001 * grid.n_cells, away.min()
    assert np.count_nonzero(wanted) > 100


def test_a_projected_square_on_a_raster_of_degrees():
    """The straight edges of a UTM square bend on the raster: PROJ says which centres it holds."""
    grid = make_grid(100, 120, 0.1, (5.0, 55.0), DEGREES)
    to_utm = pyproj.Transformer.from_crs(DEGREES, "EPSG:32632", always_xy=True)
    x, y = to_utm.transform(*np.meshgrid(*grid.coordinates()))
    zone = shapely.box(300_000, 5_100_000, 900_000, 5_900_000)
    codes = found(PolygonZones([zone.wkb], ["a"], grid, wkt("EPSG:32632")), grid)
    wanted = shapely.contains_xy(zone, x, y)
    assert np.count_nonzero((codes == 1) != wanted) <= 3


def test_a_hemisphere_whose_corners_the_projection_cannot_show():
    grid = make_grid(40, 40, 50_000.0, (-1e6, 1e6), "+proj=gnom +lat_0=10 +lon_0=20 +datum=WGS84")
    shapes = [shapely.box(-180, 0, 180, 90).wkb, shapely.box(-180, -90, 180, 0).wkb]
    codes = found(PolygonZones(shapes, ["north", "south"], grid, wkt(DEGREES)), grid)
    back = pyproj.Transformer.from_crs(grid.crs, DEGREES, always_xy=True)
    _, latitude = back.transform(*np.meshgrid(*grid.coordinates()))
    np.testing.assert_array_equal(codes, np.where(latitude >= 0, 1, 2))


# --- longitudes ---------------------------------------------------------------------------------


@pytest.mark.parametrize("west", [-180.0, 0.0, -90.0, 20.0, -360.0])
def test_zones_of_any_globe_on_a_raster_of_any_other(west):
    """-180 ... 180 and 0 ... 360 mean the same places."""
    grid = globe(5.0, west)
    boxes = [(-10, 40, 20, 60), (-100, 20, -60, 60), (170, -20, 190, 0), (350, -60, 400, -40)]
    zones = PolygonZones([shapely.box(*b).wkb for b in boxes], range(len(boxes)), grid)
    codes = found(zones, grid)
    x, y = np.meshgrid(*grid.coordinates())
    for code, (left, bottom, right, top) in enumerate(boxes, start=1):
        inside = ((x - left) % 360 < right - left) & (y >= bottom) & (y < top)
        np.testing.assert_array_equal(codes == code, inside)
    assert zones.off_grid == ()


def test_a_world_of_zones_covers_a_world_of_cells():
    shapes = [shapely.box(-180, -90, 20, 90).wkb, shapely.box(20, -90, 180, 90).wkb]
    grid = globe(2.0, 0.0)
    codes = found(PolygonZones(shapes, ["west", "east"], grid), grid)
    x, _ = grid.coordinates()
    np.testing.assert_array_equal(codes[7], np.where((x >= 20) & (x < 180), 2, 1))


def test_a_projected_zone_across_the_antimeridian():
    """A square of UTM zone 60 reaches over 180 degrees: PROJ says which centres it holds."""
    for west in (-180.0, 0.0, 170.0):
        grid = make_grid(60, 3600 if west < 170 else 200, 0.1, (west, -15.0), DEGREES)
        zone = shapely.box(700_000, 7_900_000, 1_000_000, 8_200_000)
        codes = found(PolygonZones([zone.wkb], ["a"], grid, wkt("EPSG:32760")), grid)
        to_utm = pyproj.Transformer.from_crs(DEGREES, "EPSG:32760", always_xy=True)
        x, y = np.meshgrid(*grid.coordinates())
        near = np.abs((x - 180 + 180) % 360 - 180) < 10
        utm_x, utm_y = to_utm.transform(np.where(near, x, 180.0), y)
        wanted = shapely.contains_xy(zone, utm_x, utm_y) & near
        assert np.count_nonzero((codes == 1) != wanted) <= 2
        assert np.count_nonzero(wanted) > 500


def test_a_zone_around_the_pole():
    grid = globe(1.0, -180.0)
    cap = shapely.Point(0, 0).buffer(2e6, 256)
    codes = found(PolygonZones([cap.wkb], ["a"], grid, wkt("EPSG:3413")), grid)
    to_polar = pyproj.Transformer.from_crs(DEGREES, "EPSG:3413", always_xy=True)
    x, y = np.meshgrid(*grid.coordinates())
    polar = np.stack(to_polar.transform(x, y))
    north = y > 0
    wanted = north & (np.hypot(*np.where(north, polar, np.inf)) < 2e6)
    assert np.count_nonzero((codes == 1) != wanted) <= 4
    assert np.count_nonzero(wanted) > 4000


@pytest.mark.parametrize(("crs", "side"), [("EPSG:3413", 1), ("EPSG:3031", -1)])
@pytest.mark.parametrize(
    ("west", "east"), [(-180, 180), (0, 360), (170, 200), (-45, 45), (-90, 250)], ids=str
)
def test_zones_that_touch_the_pole_on_a_polar_raster(crs, side, west, east):
    """Sectors from the pole to 66 degrees, whole circles among them: PROJ places the centres."""
    grid = make_grid(70, 70, 1e5, (-3.5e6, 3.5e6), crs)
    south, north = sorted((66.0 * side, 90.0 * side))
    zone = shapely.box(west, south, east, north)
    codes = found(PolygonZones([zone.wkb], ["a"], grid, wkt(DEGREES)), grid)
    to_degrees = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
    longitude, latitude = to_degrees.transform(*np.meshgrid(*grid.coordinates()))
    wanted = (np.abs(latitude) > 66) & ((longitude - west) % 360 < east - west)
    assert np.count_nonzero((codes == 1) != wanted) <= 2
    assert np.count_nonzero(wanted) > 100


@pytest.mark.parametrize("west", [-180.0, 0.0])
def test_projected_zones_with_the_pole_inside_on_and_beside_their_edge(west):
    """A ring around the pole, and a square whose side runs through it."""
    grid = globe(2.0, west)
    ring = shapely.Point(0, 0).buffer(2e6, 64).difference(shapely.Point(0, 0).buffer(7e5, 64))
    half = shapely.box(-2.1e6, 0.0, 2.1e6, 2.1e6)
    to_polar = pyproj.Transformer.from_crs(DEGREES, "EPSG:3031", always_xy=True)
    x, y = np.meshgrid(*grid.coordinates())
    polar = to_polar.transform(x, np.minimum(y, -50.0))
    for zone in (ring, half):
        codes = found(PolygonZones([zone.wkb], ["a"], grid, wkt("EPSG:3031")), grid)
        wanted = shapely.contains_xy(zone, *polar) & (y < -50.0)
        assert np.count_nonzero((codes == 1) != wanted) <= 4
        assert np.count_nonzero(wanted) > 500


@pytest.mark.parametrize(
    ("longitudes", "is_around"),
    [
        ((170, -170), True),
        ((-179.5, 179.9), True),
        ((170, 190), False),
        ((-190, -170), False),
        ((-180, 180), False),
        ((0, 360), False),
        ((-80, 90), False),
    ],
)
def test_edges_that_run_around_the_globe(longitudes, is_around):
    west, east = longitudes
    ring = np.array([(west, -20.0), (east, -20.0), (east, 10.0), (west, 10.0)])
    assert has_edge_around_globe([(ring, False)]) == is_around


def test_metres_taken_for_degrees_are_not_turned():
    zones = PolygonZones([square(500_000, 50, 1e6)], ["a"], globe(5.0))
    assert not zones.find(block(globe(5.0)))[1].any()


# --- the share off the raster -------------------------------------------------------------------


def geodesic_area(shape) -> float:
    return abs(pyproj.Geod(ellps="sphere").geometry_area_perimeter(shape.segmentize(0.05))[0])


@pytest.mark.parametrize("crs", [DEGREES, "EPSG:3857", "EPSG:6933", ALBERS, "EPSG:3035"])
def test_shares_off_the_raster_are_geodesic(crs):
    """Boxes partly east of a raster of 90 ... 110 E (or 0 ... 20 E), by pyproj's geodesic areas."""
    west = 0.0 if crs == "EPSG:3035" else 90.0
    box = shapely.box(west + 10, 30, west + 30, 60)
    if crs == DEGREES:
        grid = make_grid(400, 200, 0.1, (west, 70.0), crs)
        shown = shapely.box(west, 30, west + 20, 70)
    else:
        to_crs = pyproj.Transformer.from_crs(DEGREES, crs, always_xy=True)
        x0, y0 = to_crs.transform(west, 45)
        x1, y1 = to_crs.transform(west + 20, 45)
        cell = abs(x1 - x0) / 100
        grid = make_grid(int(3.6e6 / cell), 100, cell, (x0, y0 + 1.4e6), crs)
        corners = shapely.box(*grid.extent).segmentize(20_000)
        back = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
        shown = shapely.transform(corners, lambda p: np.stack(back.transform(*p.T), axis=1))
    zones = PolygonZones([box.wkb], ["box"], grid, wkt(DEGREES))
    ((name, share),) = zones.off_grid
    wanted = 1 - geodesic_area(box & shown) / geodesic_area(box)
    assert name == "box"
    assert share == pytest.approx(wanted, abs=0.002)


def test_shares_of_parts_holes_and_several_polygons_of_one_name():
    grid = make_grid(10, 10, 1.0, origin=(0.0, 10.0), crs="")
    holed = shapely.box(-4, 0, 4, 4) - shapely.box(1, 1, 3, 3)
    shapes = [holed.wkb, square(20, 20, 2), square(2, 5, 2), square(40, 40, 1), square(5, 5, 3)]
    zones = PolygonZones(shapes, ["a", "a", "whole", "far", "whole"], grid)
    # On the raster: 16 - 4 of 28 + 4. What lies off altogether has no cell, which is told as such.
    assert zones.off_grid == (("a", pytest.approx(1 - 12 / 32)),)


def test_a_third_of_a_zone_west_of_a_raster_that_does_not_go_round():
    grid = make_grid(36, 60, 5.0, (0.0, 90.0), DEGREES)  # 0 ... 300 E
    zones = PolygonZones([shapely.box(-10, 40, 20, 60).wkb], ["Iberia to Poland"], grid)
    assert zones.off_grid == (("Iberia to Poland", pytest.approx(1 / 3)),)
