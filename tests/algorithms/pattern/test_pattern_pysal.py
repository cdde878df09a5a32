"""Weights of PySAL and of files, and the statistics of polygons, as QGIS runs them."""

from __future__ import annotations

import builtins
import csv
import importlib.util
from pathlib import Path

import numpy as np
import pytest
from qgis.core import QgsVectorLayer

pytest.importorskip("libpysal")
pytest.importorskip("esda")

FAR = "Polygon((900000 0, 901000 0, 901000 1000, 900000 0))"


def column(layer, name):
    return [feature[name] for feature in layer.getFeatures()]


def gradient(rows=6, cols=7):
    return np.add.outer(np.arange(rows), np.arange(cols)).astype(float)


@pytest.fixture
def numbered(squares):
    """Squares with ids from 1 on, a value, a second one and a class."""
    from qgis.core import QgsField
    from qgis.PyQt.QtCore import QVariant

    def make(values, crs="EPSG:32648", extra=()):
        layer = squares(values, crs, extra=extra)
        kinds = (("code", QVariant.Int), ("rain", QVariant.Double), ("land", QVariant.String))
        layer.dataProvider().addAttributes([QgsField(name, kind) for name, kind in kinds])
        layer.updateFields()
        layer.startEditing()
        for i, feature in enumerate(layer.getFeatures()):
            value = feature["npp"]
            more = [i + 1, -float(value or 0), "forest" if (value or 0) > 5 else "steppe"]
            for place, cell in enumerate(more, 1):
                layer.changeAttributeValue(feature.id(), place, cell)
        assert layer.commitChanges()
        return layer

    return make


def gal_of(rows, cols, field="code"):
    """Rook neighbours of squares numbered row by row, as GeoDa writes them."""
    lines = [f"0 {rows * cols} squares {field}"]
    for r in range(rows):
        for c in range(cols):
            near = [(r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)]
            ids = [y * cols + x + 1 for y, x in near if 0 <= y < rows and 0 <= x < cols]
            lines += [f"{r * cols + c + 1} {len(ids)}", " ".join(map(str, ids))]
    return "\n".join(lines) + "\n"


def narrowed(layer, metres):
    """Make every polygon smaller on all sides, so that gaps part the neighbours."""
    layer.startEditing()
    for feature in layer.getFeatures():
        layer.changeGeometry(feature.id(), feature.geometry().buffer(-metres, 5))
    assert layer.commitChanges()
    return layer


def test_fuzzy_contiguity_closes_gaps(squares, run_algorithm, fails):
    layer = narrowed(squares(gradient()), 3.0)
    assert "WEIGHTS = fuzzy" in fails("lisavector", INPUT=layer, FIELD="npp", OUTPUT="memory:")
    found = run_algorithm(
        "lisavector", INPUT=layer, FIELD="npp", WEIGHTS="fuzzy", TOLERANCE=9.0, OUTPUT="memory:"
    )["OUTPUT"]
    exact = run_algorithm("lisavector", INPUT=squares(gradient()), FIELD="npp", OUTPUT="memory:")
    for name in ("lisa_i", "lisa_lag", "lisa_p"):
        np.testing.assert_allclose(column(found, name), column(exact["OUTPUT"], name))
    assert "has a neighbour" in fails(
        "lisavector", INPUT=layer, FIELD="npp", WEIGHTS="fuzzy", TOLERANCE=5.0, OUTPUT="memory:"
    )


def test_a_file_of_weights_gives_what_its_rule_gives(numbered, run_algorithm, tmp_path, fails):
    layer = numbered(gradient())
    path = tmp_path / "rook.gal"
    path.write_text(gal_of(6, 7))
    facts = {"INPUT": layer, "FIELD": "npp", "OUTPUT": "memory:"}
    by_file = {"WEIGHTS": "file", "WEIGHTS_FILE": str(path)}
    of_file = run_algorithm("lisavector", **facts, **by_file)["OUTPUT"]
    of_rule = run_algorithm("lisavector", **facts, WEIGHTS="rook")["OUTPUT"]
    assert column(of_file, "lisa_i") == column(of_rule, "lisa_i")
    assert column(of_file, "lisa_class") == column(of_rule, "lisa_class")
    assert "no column 'POLY_ID'" in fails(
        "lisavector", **facts, **{**by_file, "WEIGHTS_FILE": _with(path, gal_of(6, 7, "POLY_ID"))}
    )
    assert "occur in several polygons" in fails("lisavector", **facts, **by_file, ID_FIELD="land")
    strange = {**by_file, "WEIGHTS_FILE": _with(path, "0 1 x code\nz 0\n\n")}
    assert "None of the ids" in fails("lisavector", **facts, **strange)
    assert "line 2" in fails(
        "lisavector", **facts, **{**by_file, "WEIGHTS_FILE": _with(path, "0 2 x code\n1 x\n")}
    )
    assert "WEIGHTS_FILE is empty" in fails("lisavector", **facts, WEIGHTS="file")
    assert "does not apply to WEIGHTS = queen" in fails(
        "lisavector", **facts, WEIGHTS_FILE=str(path)
    )


def _with(path: Path, text: str) -> str:
    other = path.with_name("other.gal")
    other.write_text(text)
    return str(other)


def test_bivariate_and_geary(numbered, run_algorithm, fails, tmp_path):
    layer = numbered(gradient())
    facts = {"INPUT": layer, "FIELD": "npp", "OUTPUT": str(tmp_path / "found.gpkg")}
    run_algorithm("lisavector", **facts, LOCAL_STATISTIC="bivariate", SECOND_FIELD="rain")
    found = QgsVectorLayer(facts["OUTPUT"], "found", "ogr")
    assert column(found, "lisa_class")[0] == "LH"
    assert column(found, "lisa_class")[-1] == "HL"
    facts["OUTPUT"] = str(tmp_path / "geary.gpkg")
    run_algorithm("lisavector", **facts, LOCAL_STATISTIC="geary")
    found = QgsVectorLayer(facts["OUTPUT"], "found", "ogr")
    assert column(found, "lisa_class")[0] == "LL"
    assert column(found, "lisa_class")[-1] == "HH"
    assert "unlike" in Path(tmp_path / "geary.qml").read_text(encoding="utf-8")
    text = fails("lisavector", **facts, LOCAL_STATISTIC="bivariate")
    assert "SECOND_FIELD is empty" in text
    assert "does not apply to LOCAL_STATISTIC = moran" in fails(
        "lisavector", **facts, SECOND_FIELD="rain"
    )


def test_gi_without_the_polygon_itself(squares, run_algorithm):
    facts = {"INPUT": squares(gradient()), "FIELD": "npp", "OUTPUT": "memory:"}
    star = run_algorithm("hotspotvector", **facts, ALPHA=0.1)["OUTPUT"]
    alone = run_algorithm("hotspotvector", **facts, LOCAL_STATISTIC="gi", WEIGHTS="kernel")
    assert column(star, "gi_class")[-1].startswith("hot")
    assert column(alone["OUTPUT"], "gi_z")[-1] > 1.5
    assert max(column(alone["OUTPUT"], "gi_n")) >= 8


def test_join_counts(numbered, run_algorithm, fails, tmp_path):
    layer = numbered(gradient(), extra=[("", 9.0), (FAR, 9.0)])
    path = str(tmp_path / "joins.gpkg")
    run_algorithm("joincountvector", INPUT=layer, FIELD="land", OUTPUT=path)
    found = QgsVectorLayer(path, "joins", "ogr")
    classes = column(found, "jc_class")
    assert classes[0] in ("steppe", "ns")
    assert classes[33] == "forest"
    assert {"forest", "steppe"} <= set(classes)
    assert [str(classes[place]) for place in (42, 43)] == ["NULL", "NULL"]
    assert (column(found, "jc_same")[41], column(found, "jc_n")[41]) == (3, 3)
    assert "forest" in Path(tmp_path / "joins.qml").read_text(encoding="utf-8")
    assert "joins of classes" in fails(
        "joincountvector", INPUT=numbered(np.zeros((4, 4))), FIELD="land", OUTPUT="memory:"
    )


def test_global_statistics(numbered, run_algorithm, fails, tmp_path):
    layer = numbered(gradient())
    facts = {"INPUT": layer, "TABLE": str(tmp_path / "t.csv"), "PERMUTATIONS": 99}
    found = run_algorithm(
        "globalvector",
        **facts,
        FIELD="npp",
        CLASS_FIELD="land",
        GLOBAL_STATISTICS=["moran", "geary", "getis_ord"],
        REPORT=str(tmp_path / "r.html"),
    )
    rows = list(csv.DictReader((tmp_path / "t.csv").open(encoding="utf-8-sig")))
    assert [row["statistic"] for row in rows] == [
        *("moran", "geary", "getis_ord", "join_same", "join_same", "join_different")
    ]
    assert float(rows[0]["value"]) == found["MORAN_I"] > 0.5
    assert float(rows[1]["value"]) < 0.5
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "neighbours are alike" in page
    assert "high values gather" in page
    only = run_algorithm("globalvector", **facts, CLASS_FIELD="land")
    assert "MORAN_I" not in only
    assert "Choose at least one of FIELD, CLASS_FIELD: all are empty" in fails(
        "globalvector", **facts
    )
    assert "goes down to -11" in fails(
        "globalvector", **facts, FIELD="rain", GLOBAL_STATISTICS=["getis_ord"]
    )


def test_through_qgis_process(numbered, qgis_process, tmp_path):
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter

    path = str(tmp_path / "squares.gpkg")
    layer = numbered(gradient())
    options = QgsVectorFileWriter.SaveVectorOptions()
    context = QgsCoordinateTransformContext()
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, context, options)
    table = tmp_path / "t.csv"
    done = qgis_process(
        *("run", "carbonsink:globalvector", "--", f"INPUT={path}", "FIELD=npp"),
        *("WEIGHTS=fuzzy", f"TABLE={table}", "PERMUTATIONS=99"),
    )
    assert done.returncode == 0, done.stdout + done.stderr  # no crash at the end of QGIS
    assert "moran" in table.read_text(encoding="utf-8-sig")


def test_without_the_libraries_todays_choices_work(squares, run_algorithm, fails, monkeypatch):
    """Imports of PySAL are blocked, as where nothing is installed."""
    find_spec, import_ = importlib.util.find_spec, builtins.__import__
    blocked = {"libpysal", "esda", "geopandas", "shapely"}

    def spec_of(name, *rest):
        return None if name.split(".")[0] in blocked else find_spec(name, *rest)

    def import_of(name, *rest, **facts):
        if name.split(".")[0] in blocked:
            raise ModuleNotFoundError(name)
        return import_(name, *rest, **facts)

    monkeypatch.setattr(importlib.util, "find_spec", spec_of)
    monkeypatch.setattr(builtins, "__import__", import_of)
    layer = squares(gradient())
    facts = {"INPUT": layer, "FIELD": "npp", "OUTPUT": "memory:"}
    for weights in ("queen", "rook", "knn", "distance", "kernel"):
        assert run_algorithm("lisavector", **facts, WEIGHTS=weights)["OUTPUT"].featureCount() == 42
        run_algorithm("hotspotvector", **facts, WEIGHTS=weights)
    run_algorithm("lisavector", **facts, LOCAL_STATISTIC="geary")
    for name in ("lisavector", "hotspotvector"):
        text = fails(name, **facts, WEIGHTS="fuzzy")
        assert "libpysal is needed" in text
        assert "Install it" in text
    assert "libpysal is needed for ORDER = 2" in fails("lisavector", **facts, ORDER=2)
    text = fails("globalvector", INPUT=layer, FIELD="npp", TABLE="TEMPORARY_OUTPUT")
    assert "esda is needed" in text
