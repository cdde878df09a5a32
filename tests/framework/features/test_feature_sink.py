"""Features that do not reach the disk are told of, and nothing half-written stays."""

from __future__ import annotations

import os

import numpy as np
import pytest
from qgis.core import (
    NULL,
    QgsFeature,
    QgsField,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant

from carbonsink.core.errors_and_notes.raster import OutputNotWritable
from carbonsink.core.errors_and_notes.tables import ColumnRenamed
from carbonsink.core.run import Run
from carbonsink.framework.features.feature_sink import (
    FeatureFile,
    fields_without_fid,
    is_geopackage,
)
from carbonsink.tests.factories import make_grid


class Sink:
    """A sink that refuses features from some number on."""

    def __init__(self, requirement):
        self.requirement, self.taken = requirement, []

    def addFeature(self, feature, *_):
        self.requirement -= 1
        self.taken.append(feature)
        return self.requirement >= 0

    def lastError(self):
        return "no more"


@pytest.fixture
def place(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("site,x\na,1\nb,2\n")
    return str(path)


def test_a_refused_feature(place):
    with (
        pytest.raises(OutputNotWritable, match="no more"),
        FeatureFile(Sink(1), place, True) as out,
    ):
        out.add(QgsFeature())
        out.add(QgsFeature())
    assert not os.path.exists(place)


def test_features_that_are_not_in_the_closed_file(qgis_app, place):
    with pytest.raises(OutputNotWritable, match="2 / 3"), FeatureFile(Sink(9), place, True) as out:
        for _ in range(3):
            out.add(QgsFeature())
    assert not os.path.exists(place)


def test_a_file_with_more_in_it_stays(qgis_app, place):
    with pytest.raises(KeyError), FeatureFile(Sink(9), place, False):
        raise KeyError
    assert os.path.exists(place)


def test_a_whole_file_stays(qgis_app, place):
    with FeatureFile(Sink(9), place, True) as out:
        out.add(QgsFeature())
        out.add(QgsFeature())
    assert os.path.exists(place)


def test_names_that_look_like_formulas_are_texts_in_a_csv(qgis_app, place, tmp_path):
    fields = QgsFields()
    fields.append(QgsField("site", QVariant.String))
    fields.append(QgsField("npp", QVariant.Double))
    feature = QgsFeature(fields)
    feature.setAttributes(["=1+1", -2.5])
    other = tmp_path / "a.gpkg"
    other.write_bytes(b"")
    for path, expected in ((place, "'=1+1"), (str(other), "=1+1")):
        sink = Sink(9)
        FeatureFile(sink, path, True).add(QgsFeature(feature))
        assert sink.taken[0].attributes() == [expected, -2.5]


def sites(values, kind="integer", column="fid", more=()):
    """A layer of points with a column of some values, and more columns of texts."""
    columns = "".join(f"&field={name}:string" for name in more)
    layer = QgsVectorLayer(
        f"Point?crs=EPSG:32632&field={column}:{kind}{columns}", "sites", "memory"
    )
    for i, value in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([value, *(f"{name}{i}" for name in more)])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500_500 + 1000 * i, 5_199_500)))
        layer.dataProvider().addFeature(feature)
    return layer


def names_after(layer):
    told = []
    fields = fields_without_fid(layer.fields(), layer, Run(on_note=told.append))
    return [field.name() for field in fields], told


@pytest.mark.parametrize(
    ("values", "kind", "kept"),
    [
        ([3, 1, 2], "integer", True),
        ([], "integer", True),
        ([1, 1, 2], "integer", False),
        ([1, NULL, 2], "integer", False),
        ([None, None], "integer", False),
        ([1.0, 2.0], "double", False),
        (["1", "2"], "string", False),
    ],
)
def test_values_that_can_be_keys_stay(values, kind, kept):
    names, told = names_after(sites(values, kind))
    assert names == (["fid"] if kept else ["old_fid"])
    assert told == ([] if kept else [ColumnRenamed("fid", "old_fid")])


@pytest.mark.parametrize("column", ["FID", "Fid", "fid"])
def test_any_case_of_letters(column):
    assert names_after(sites([1, 1], column=column))[0] == ["old_fid"]


def test_names_that_are_taken():
    layer = sites([1, 1], more=("OLD_FID", "old_fid_"))
    assert names_after(layer)[0] == ["old_fid__", "OLD_FID", "old_fid_"]


def test_new_columns_without_a_source():
    fields = QgsFields()
    fields.append(QgsField("fid", QVariant.LongLong))
    assert [field.name() for field in fields_without_fid(fields)] == ["old_fid"]


@pytest.mark.parametrize(
    ("destination", "wanted"),
    [
        ("/a/b.gpkg", True),
        ("/a/B.GPKG", True),
        ("ogr:dbname='/a/b.gpkg' table=\"c\" (geom)", True),
        ("/a/b.shp", False),
        ("memory:", False),
        (None, False),
    ],
)
def test_what_goes_to_a_geopackage(destination, wanted):
    assert is_geopackage(destination) == wanted


@pytest.fixture
def written(provider, raster, tmp_path):
    """Sample a raster at the sites of a layer; return rows of the output and the log."""
    import processing

    path = raster([np.arange(5.0)], "v.tif", make_grid(1, 5))

    def run(layer, ending):
        told, out = QgsProcessingFeedback(False), str(tmp_path / f"out.{ending}")
        given = {"SITES": layer, "PREDICTORS": [path], "OUTPUT": out}
        processing.run("carbonsink:samplesites", given, feedback=told)
        made = QgsVectorLayer(out, "out", "ogr")
        names = [field.name() for field in made.fields()]
        return [dict(zip(names, f.attributes())) for f in made.getFeatures()], told.textLog()

    return run


@pytest.mark.parametrize(
    ("values", "kind"),
    [([7, 7, 9], "integer"), ([1.5, 2.5, 2.5], "double"), (["x", "y", "x"], "string")],
)
def test_a_geopackage_keeps_the_values_under_another_name(written, values, kind):
    rows, log = written(sites(values, kind), "gpkg")
    assert [row["old_fid"] for row in rows] == values
    assert [row["v"] for row in rows] == [0.0, 1.0, 2.0]
    assert "'fid' is called 'old_fid'" in log


@pytest.mark.parametrize("ending", ["geojson", "csv", "shp"])
def test_other_formats_keep_the_name(written, ending):
    rows, log = written(sites([7, 7, 9]), ending)
    assert [int(row["fid"]) for row in rows] == [7, 7, 9]
    assert "old_fid" not in log


def test_a_geopackage_of_keys_keeps_them(written):
    rows, log = written(sites([30, 10, 20]), "gpkg")
    assert {row["fid"]: row["v"] for row in rows} == {30: 0.0, 10: 1.0, 20: 2.0}
    assert "old_fid" not in log
