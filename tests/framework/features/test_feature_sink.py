"""Features that do not reach the disk are told of, and nothing half-written stays."""

from __future__ import annotations

import os

import pytest
from qgis.core import QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QVariant

from carbonsink.core.facts.raster import OutputNotWritable
from carbonsink.framework.features.feature_sink import FeatureFile


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
