"""Sheets and layers beside the one that a file's name alone opens."""

from __future__ import annotations

import json

import pytest
from osgeo import gdal, ogr
from qgis.core import QgsProcessingFeedback, QgsVectorLayer

from carbonsink.framework.features.sublayers import layers_beside

DRIVERS = {"xlsx": "XLSX", "ods": "ODS", "gpkg": "GPKG"}


@pytest.fixture(params=DRIVERS)
def book(request, tmp_path):
    """A file with two layers: of notes, and of measured plots."""
    path = str(tmp_path / f"book.{request.param}")
    file = gdal.GetDriverByName(DRIVERS[request.param]).Create(path, 0, 0, 0)
    for name, base in (("notes", 1.0), ("plots", 400.0)):
        layer = file.CreateLayer(name, geom_type=ogr.wkbNone)
        for column in ("npp", "tair", "rain"):
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTReal))
        for i in range(30):
            row = ogr.Feature(layer.GetLayerDefn())
            for k, column in enumerate(("npp", "tair", "rain")):
                row[column] = base + i * (k + 1) % 7
            layer.CreateFeature(row)
    del layer, file
    return path


def test_the_layers_of_a_file(qgis_app, book):
    found = layers_beside(book)
    assert (found.used, found.others) == ("notes", ("plots",))
    assert layers_beside(f"{book}|layername=plots") is None
    assert layers_beside(book, QgsVectorLayer(book, "a", "ogr")) == found


def test_a_run_names_them(provider, book, tmp_path):
    import processing

    def run(samples):
        log = QgsProcessingFeedback(False)
        given = {"TARGET_FIELD": "npp", "PREDICTOR_FIELDS": ["tair", "rain"]}
        given |= {"TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html")}
        processing.run("carbonsink:screenpredictors", {**given, "SAMPLES": samples}, feedback=log)
        return log.textLog()

    log = run(book)
    assert "'notes' is used, not plots" in log and f"{book}|layername=plots" in log
    assert "several sheets" not in run(f"{book}|layername=plots")


def test_check_data_names_them(provider, book, tmp_path):
    import processing

    out = str(tmp_path / "check.json")
    given = {"TABLES": [book], "REPORT": str(tmp_path / "check.html"), "JSON": out}
    processing.run("carbonsink:checkgrids", given)
    with open(out, encoding="utf-8") as file:
        doubts = json.load(file)["doubts"]
    assert any("'notes' is used, not plots" in doubt for doubt in doubts)
