"""Features that do not reach the disk are told of, and nothing half-written stays."""

from __future__ import annotations

import os
from types import SimpleNamespace

import pytest

from carbonsink.core.facts.raster import OutputNotWritable
from carbonsink.framework.features.feature_sink import FeatureFile


class Sink:
    """A sink that refuses features from some number on."""

    def __init__(self, takes):
        self.takes = takes

    def addFeature(self, *_):
        self.takes -= 1
        return self.takes >= 0

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
        out.add(SimpleNamespace())
        out.add(SimpleNamespace())
    assert not os.path.exists(place)


def test_features_that_are_not_in_the_closed_file(qgis_app, place):
    with pytest.raises(OutputNotWritable, match="2 / 3"), FeatureFile(Sink(9), place, True) as out:
        for _ in range(3):
            out.add(SimpleNamespace())
    assert not os.path.exists(place)


def test_a_file_with_more_in_it_stays(qgis_app, place):
    with pytest.raises(KeyError), FeatureFile(Sink(9), place, False):
        raise KeyError
    assert os.path.exists(place)


def test_a_whole_file_stays(qgis_app, place):
    with FeatureFile(Sink(9), place, True) as out:
        out.add(SimpleNamespace())
        out.add(SimpleNamespace())
    assert os.path.exists(place)
