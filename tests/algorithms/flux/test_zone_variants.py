"""Zones as other programs write them, in each algorithm that takes zones: counted, or named.

The cells of a zone are counted by hand on a raster of 4 by 4 cells.
"""

from __future__ import annotations

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsFeatureRequest,
    QgsField,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from carbonsink.core.files.lookup_cache import store_lookup, stored_lookup
from carbonsink.tests.factories import make_grid, write_raster

CRS = "EPSG:32632"
Flag = QgsProcessingFeatureSourceDefinition.Flag
WEST, NORTH = 500_000, 5_200_000


def ring(row, col, size=1.0):
    west, north = WEST + 1000 * col, NORTH - 1000 * row
    east, south = west + 1000 * size, north - 1000 * size
    return f"(({west} {south},{east} {south},{east} {north},{west} {north},{west} {south}))"


def cell(row, col, size=1.0):
    return f"POLYGON{ring(row, col, size)}"


@pytest.fixture(scope="module")
def series(tmp_path_factory):
    folder = tmp_path_factory.mktemp("series")
    grid = make_grid(4, 4, 1000.0)
    rng = np.random.default_rng(3)
    return [
        write_raster(folder / f"npp_{y}.tif", rng.uniform(90, 110, grid.shape), grid)
        for y in (2001, 2002, 2003)
    ]


@pytest.fixture
def budget(run_algorithm, rows_of, series, tmp_path):
    """Cells by zone, and the log, of zones given as ``(name, WKT)``."""

    def run(zones, field=None, check=None):
        layer = QgsVectorLayer(f"MultiPolygon?crs={CRS}", "regions", "memory")
        layer.dataProvider().addAttributes([field or QgsField("name", QVariant.String)])
        layer.updateFields()
        for name, text in zones:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([name])
            feature.setGeometry(QgsGeometry.fromWkt(text))
            assert layer.dataProvider().addFeature(feature)
        layer.updateExtents()
        table, told = tmp_path / "budget.csv", QgsProcessingFeedback(False)
        zones = layer
        if check is not None:
            QgsProject.instance().addMapLayer(layer, False)
            options = False, -1, Flag.FlagOverrideDefaultGeometryCheck, check
            zones = QgsProcessingFeatureSourceDefinition(layer.id(), *options)
        given = {"SERIES": series, "ZONES": zones, "ZONE_FIELD": "name", "TABLE": str(table)}
        run_algorithm("carbonbudget", feedback=told, **given)
        QgsProject.instance().removeAllMapLayers()
        rows = [row for row in rows_of(table) if row["period"] == "2001"]
        return {row["zone"]: int(row["zone_cells"]) for row in rows}, told.textLog()

    return run


@pytest.mark.parametrize("other", ["a ", " a", "a\u00a0", "a\n", "\u3000a", "a\u200b", "\ufeffa"])
def test_names_that_differ_in_what_is_not_seen_are_one(budget, other):
    cells, log = budget([("a", cell(0, 0)), (other, cell(1, 1, 2)), ("b", cell(3, 0))])
    assert cells == {"all": 6, "a": 5, "b": 1}
    assert "Several polygons have the same name: a;" in log


def test_accents_are_the_same_in_one_letter_and_in_two(budget):
    cells, _ = budget([("G\u00f6", cell(0, 0)), ("Go\u0308", cell(1, 1, 2)), ("b", cell(3, 0))])
    assert cells == {"all": 6, "G\u00f6": 5, "b": 1}


@pytest.mark.parametrize(("one", "other"), [("a", "A"), ("a", "\uff41"), ("a b", "a  b")])
def test_names_that_look_alike_are_told(budget, one, other):
    cells, log = budget([(one, cell(0, 0)), (other, cell(1, 1, 2)), ("c", cell(3, 0))])
    assert cells == {"all": 6, one: 1, other: 4, "c": 1}
    assert f"look alike, but are different zones: {one}, {other}." in log


INVALID = {
    "bow-tie": f"POLYGON(({WEST} {NORTH},{WEST + 2000} {NORTH - 2000},{WEST + 2000} {NORTH},"
    f"{WEST} {NORTH - 2000},{WEST} {NORTH}))",
    "no area": f"POLYGON(({WEST} {NORTH},{WEST + 2000} {NORTH},{WEST} {NORTH},{WEST} {NORTH}))",
    "parts overlap": f"MULTIPOLYGON({ring(0, 0, 2)},{ring(1, 1, 2)})",
    "hole outside": f"POLYGON{ring(0, 0, 2)[:-1]},{ring(3, 3)[1:]}",
}


@pytest.mark.parametrize("kind", INVALID)
def test_polygons_that_are_invalid_are_refused(budget, kind):
    with pytest.raises(QgsProcessingException, match="invalid geometry"):
        budget([("a", INVALID[kind]), ("b", cell(3, 0))])
    # What the run had opened was closed: an exception thrown by QGIS itself would skip that.
    store_lookup(("size",), "a", 1)
    assert stored_lookup(("size",), "a") is None


def test_invalid_polygons_that_qgis_skips_are_counted(budget):
    check = QgsFeatureRequest.InvalidGeometryCheck.GeometrySkipInvalid
    cells, log = budget([("a", INVALID["bow-tie"]), ("b", cell(3, 0))], check=check)
    assert cells == {"b": 1}
    assert "1 polygons were left out by QGIS as invalid" in log


def test_parts_that_overlap_count_once_where_nothing_is_checked(budget):
    check = QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck
    cells, _ = budget([("a", INVALID["parts overlap"]), ("b", cell(3, 0))], check=check)
    assert cells == {"all": 8, "a": 7, "b": 1}


@pytest.mark.parametrize(
    ("text", "n"),
    [
        (f"MULTIPOLYGON({ring(0, 0)},{ring(2, 2, 2)})", 5),
        (cell(0, 0, 2).replace(f"{WEST} {NORTH},", f"{WEST} {NORTH},{WEST} {NORTH},"), 4),
        (cell(0, 0, 0.1), 0),
    ],
    ids=["parts", "a vertex twice", "smaller than a cell"],
)
def test_odd_polygons_are_counted(budget, text, n):
    cells, log = budget([("a", text), ("b", cell(3, 0))])
    assert (cells["a"], cells["b"]) == (n, 1)
    assert ("Zones without a single cell: a." in log) == (n == 0)


def test_polygons_that_cover_each_other_are_told(budget):
    cells, log = budget([("a", cell(0, 0, 2)), ("b", cell(0, 0, 2)), ("c", cell(2, 2))])
    assert cells == {"all": 5, "a": 0, "b": 4, "c": 1}
    assert "4 cells lie in polygons of several zones" in log and "single cell: a." in log
    cells, log = budget([("a", cell(0, 0, 2)), ("a", cell(0, 0, 2)), ("c", cell(2, 2))])
    assert cells == {"all": 5, "a": 4, "c": 1} and "same name: a;" in log


def test_names_that_cannot_be_decoded_are_refused(budget, tmp_path):
    """Two provinces would be one zone: their GB 18030 names, read as UTF-8, look the same."""
    lost = "\ufffd\ufffd"
    with pytest.raises(QgsProcessingException, match="GB18030"):
        budget([(lost, cell(0, 0)), (lost, cell(1, 1, 2)), ("b", cell(3, 0))])


@pytest.mark.parametrize(
    ("kind", "values", "names"),
    [
        (QVariant.Double, (1.0, 2.5, 0.1 + 0.2, 0.3), ("1.0", "2.5", "0.30000000000000004", "0.3")),
        (QVariant.LongLong, (2**53 + 1, 2**53, 0, -1), (str(2**53 + 1), str(2**53), "0", "-1")),
    ],
)
def test_numbers_are_names_in_all_their_digits(budget, kind, values, names):
    zones = [(value, cell(i, i)) for i, value in enumerate((*values[:3], NULL))]
    cells, log = budget([*zones, (values[3], cell(0, 3))], field=QgsField("name", kind))
    assert set(cells) == {"all", *names, "unnamed 4"} and set(cells.values()) == {1, 5}
    assert "1 zones have no name" in log
