"""Polygons across the meridian at which a map of the world is cut, against Shapely and PROJ."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.zones import ZonesTorn
from carbonsink.core.raster import Grid
from carbonsink.core.raster.zones import PolygonZones, note_coverage
from carbonsink.core.run import Run
from carbonsink.tests.core.raster.test_zones import block
from carbonsink.tests.factories import wkt

shapely = pytest.importorskip("shapely")
pyproj = pytest.importorskip("pyproj")

DEGREES = "EPSG:4326"
ASIA = "+proj=cea +lat_ts=30 +lon_0=150 +datum=WGS84"


def world(crs: str, n: int = 72, south: float = -60.0, north: float = 60.0, wide: float = 1.0):
    """Return a grid of the world in a projection."""
    centre = 150.0 if crs == ASIA else 0.0
    to_map = pyproj.Transformer.from_crs(DEGREES, crs, always_xy=True)
    west, _ = to_map.transform(centre - 179.999999, 0.0)
    _, (top, bottom) = to_map.transform([centre] * 2, [north, south])
    width, height = -2.0 * west * wide / n, (top - bottom) / 40
    return Grid(n, 40, (west * wide, width, 0.0, top, 0.0, -height), wkt(crs))


def centres_in(polygon, grid, crs: str) -> np.ndarray:
    """Say which cells have their centre in a polygon of degrees, at any turn of the globe."""
    x, y = np.meshgrid(*grid.coordinates())
    to_degrees = pyproj.Transformer.from_crs(crs, DEGREES, always_xy=True)
    longitude, latitude = to_degrees.transform(x, y)
    turns = (-360.0, 0.0, 360.0)
    return np.any([shapely.contains_xy(polygon, longitude + t, latitude) for t in turns], axis=0)


def zones_of(polygon, grid):
    return PolygonZones([polygon.wkb], ["a"], grid, wkt(DEGREES))


PACIFIC = shapely.box(151.3, -41.2, 212.7, 38.1)
POLYGONS = {
    "across the cut": PACIFIC,
    "from the cut on": shapely.box(180.0, -41.2, 351.3, 38.1),
    "up to the cut": shapely.box(-180.0, -41.2, -91.3, 38.1),
    "with a hole on the cut": PACIFIC.difference(shapely.box(171.1, -21.3, 199.9, 22.7)),
    "round": shapely.Point(183.0, 7.0).buffer(31.7),
    "across the cut of another map": shapely.Polygon(
        [(-61.0, -33.0), (-19.0, -35.0), (-9.0, 52.0), (-71.0, 57.0)]
    ),
    "the world": shapely.box(-180.0, -90.0, 180.0, 90.0),
}


@pytest.mark.parametrize("polygon", POLYGONS.values(), ids=POLYGONS)
@pytest.mark.parametrize("crs", ["EPSG:6933", "EPSG:3857", "ESRI:54003", ASIA])
def test_the_cells_of_a_polygon(crs, polygon):
    grid = world(crs)
    found = zones_of(polygon, grid).find(block(grid))
    np.testing.assert_array_equal(found.codes == 1, centres_in(polygon, grid, crs))


@pytest.mark.parametrize("crs", ["ESRI:54030", "ESRI:54009", "ESRI:54052"])
def test_maps_with_bent_and_with_several_cuts(crs):
    """Cells off the Earth have no centre in degrees."""
    grid = world(crs, wide=0.99)
    zones = zones_of(PACIFIC, grid)
    wanted = centres_in(PACIFIC, grid, crs)
    assert np.count_nonzero((zones.find(block(grid)).codes == 1) != wanted) <= 3
    assert wanted.sum() > 100
    assert zones.across_cut == ()


def test_shares_of_cells_and_of_areas():
    """The cut halves the polygon: no area is lost, and nothing of it lies off the map."""
    grid = world("EPSG:6933")
    zones = PolygonZones([PACIFIC.wkb], ["a"], grid, wkt(DEGREES), by_share=True)
    found = zones.find(block(grid))
    cells = np.count_nonzero(found.codes == 1) + found.parts.share.sum()
    cell_km2 = abs(grid.geotransform[1] * grid.geotransform[5])
    area, _ = pyproj.Geod(ellps="WGS84").geometry_area_perimeter(PACIFIC.segmentize(0.2))
    assert cells * cell_km2 == pytest.approx(abs(area), rel=1e-4)
    assert zones.off_grid == ()


def test_a_cut_along_no_meridian_is_told():
    """A map of a turned globe is cut along another line than a meridian."""
    turned = "+proj=ob_tran +o_proj=eqc +o_lon_p=-162 +o_lat_p=39.25 +lon_0=180 +R=6371000"
    grid = Grid(90, 45, (-2e7, 444_000.0, 0.0, 1e7, 0.0, -444_000.0), wkt(turned))
    to_map = pyproj.Transformer.from_crs(DEGREES, turned, always_xy=True)
    longitude, latitude = to_map.transform(2.0e7, 1e6, direction="INVERSE")
    across = shapely.Point(longitude, latitude).buffer(12.3)
    beside = shapely.Point(*to_map.transform(0.0, 1e6, direction="INVERSE")).buffer(12.3)
    notes = []
    shapes = [across.wkb, beside.wkb]
    zones = PolygonZones(shapes, ["across", "beside"], grid, wkt(DEGREES))
    note_coverage(zones, 0, Run(on_note=notes.append))
    assert [note.zones for note in notes if isinstance(note, ZonesTorn)] == [("across",)]
