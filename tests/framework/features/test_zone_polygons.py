"""Polygons of zones whose edges cross, against shapely's ``make_valid``."""

from __future__ import annotations

import numpy as np
import pytest

shapely = pytest.importorskip("shapely")
qgis_core = pytest.importorskip("qgis.core")
QgsGeometry = qgis_core.QgsGeometry

from carbonsink.core.errors_and_notes.layers import DatumShiftUnknown  # noqa: E402
from carbonsink.core.errors_and_notes.sites import PlacesShifted  # noqa: E402
from carbonsink.core.errors_and_notes.zones import PolygonsMended  # noqa: E402
from carbonsink.core.raster.zones import PolygonZones  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.framework.features.polygon_layer import read_shapes  # noqa: E402
from carbonsink.framework.features.valid_features import polygons_as_wkb  # noqa: E402
from carbonsink.framework.features.zone_polygons import read_polygons  # noqa: E402
from carbonsink.tests.factories import make_grid  # noqa: E402

BOW = "Polygon((0 0, 10 10, 14 0, 0 6, 0 0))"
STAR = "Polygon((5 10, 8 0, 0 6, 10 6, 2 0, 5 10))"
CORNERS = "MultiPolygon(((0 0,10 0,10 10,0 10,0 0)),((5 5,15 5,15 15,5 15,5 5)))"
OVERLAP = "MultiPolygon(((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 10,5 0)))"
HOLE_OUTSIDE = "Polygon((0 0,10 0,10 10,0 10,0 0),(5 5,15 5,15 6,5 6,5 5))"
SQUARE = "Polygon((0 0,10 0,10 10,0 10,0 0))"
# A ring that touches itself in a point, as ArcGIS writes holes.
TOUCHING = "Polygon((0 0,10 0,10 10,5 10,7 5,3 5,5 10,0 10,0 0))"


def make_valid(wkt: str):
    parts = shapely.get_parts(shapely.from_wkt(wkt))
    return shapely.union_all(shapely.make_valid(parts))


def random_ring(seed: int) -> str:
    points = np.random.default_rng(seed).uniform(0, 20, (9, 2)).round(3).tolist()
    return "Polygon((" + ", ".join(f"{x} {y}" for x, y in [*points, points[0]]) + "))"


@pytest.mark.parametrize(
    "wkt", [BOW, STAR, OVERLAP, CORNERS, HOLE_OUTSIDE, *map(random_ring, range(6))]
)
@pytest.mark.parametrize("by_share", [False, True])
def test_crossing_edges_enclose_what_make_valid_gives(wkt, by_share):
    wkb, is_mended = polygons_as_wkb(QgsGeometry.fromWkt(wkt))
    expected = make_valid(wkt)
    assert is_mended and shapely.from_wkb(wkb).area == pytest.approx(expected.area)
    grid = make_grid(41, 41, cell=0.5, origin=(-0.0131, 20.0173))
    zones = PolygonZones([wkb], ["a"], grid, grid.crs, by_share)
    x, y = grid.coordinates()
    if by_share:
        cells, sizes = zones.find(_Block(grid.window)), np.full(grid.shape, 0.25)
        area = sizes[cells.inside].sum() + cells.areas_of_parts(sizes).sum()
        assert area == pytest.approx(expected.area, rel=1e-4)
    else:
        found = zones.find(_Block(grid.window)).inside
        np.testing.assert_array_equal(found, shapely.contains_xy(expected, *np.meshgrid(x, y)))


class _Block:
    def __init__(self, window) -> None:
        self.window = window


@pytest.mark.parametrize("wkt", [SQUARE, TOUCHING])
def test_what_encloses_the_same_is_not_reported(wkt):
    wkb, is_mended = polygons_as_wkb(QgsGeometry.fromWkt(wkt))
    assert not is_mended
    assert shapely.from_wkb(wkb).area == pytest.approx(shapely.from_wkt(wkt).area)


def test_polygons_without_an_area_stay():
    line = "Polygon((0 0, 10 0, 0 0))"
    assert polygons_as_wkb(QgsGeometry.fromWkt(line)) == (
        bytes(QgsGeometry.fromWkt(line).asWkb()),
        False,
    )


def test_zones_with_crossing_edges_are_named():
    layer = qgis_core.QgsVectorLayer("Polygon?field=name:string", "zones", "memory")
    for name, wkt in (("bow", BOW), ("square", SQUARE)):
        feature = qgis_core.QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttribute("name", name)
        layer.dataProvider().addFeature(feature)
    context = qgis_core.QgsProcessingContext()
    source = qgis_core.QgsProcessingUtils.variantToSource(layer, context)
    notes: list = []
    read_polygons(source, "", "name", Run(on_note=notes.append))
    read_shapes(source, Run(on_note=notes.append))
    named = [note.names for note in notes if isinstance(note, PolygonsMended)]
    assert named == [("bow",), ("1",)]


def test_zones_in_a_datum_without_a_known_shift_are_told():
    layer = qgis_core.QgsVectorLayer(
        "Polygon?crs=EPSG:4610&field=lon_gcj02:double", "zones", "memory"
    )
    feature = qgis_core.QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromWkt("Polygon((117 39,118 39,118 40,117 40,117 39))"))
    layer.dataProvider().addFeature(feature)
    layer.updateExtents()
    source = qgis_core.QgsProcessingUtils.variantToSource(layer, qgis_core.QgsProcessingContext())
    notes: list = []
    read_polygons(source, make_grid(1, 1, crs="EPSG:4326").crs, None, Run(on_note=notes.append))
    assert DatumShiftUnknown("zones", "EPSG:4610", "EPSG:4326") in notes
    assert PlacesShifted("zones", ("lon_gcj02",)) in notes
