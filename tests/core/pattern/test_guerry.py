"""Local and global statistics of polygons against what GeoDa prints for Guerry's France."""

from __future__ import annotations

import struct

import numpy as np
import pytest

from carbonsink.core.pattern.classes import DISSIMILAR, HIGH_HIGH, LOW_LOW, OTHER_SIMILAR
from carbonsink.core.pattern.local_features import (
    hotspots_of_features,
    join_counts_of_features,
    lisa_of_features,
)
from carbonsink.core.pattern.settings import LisaSettings
from carbonsink.core.pattern.weights import WeightsChoice
from carbonsink.core.pattern.weights_file import read_weights
from carbonsink.core.run import Run
from carbonsink.tests.core.pattern import guerry

SHAPE = b"\x01" + struct.pack("<III8d", 3, 1, 4, 0, 0, 1, 0, 0, 1, 0, 0)
SHAPES = [SHAPE] * 85
PROPERTY = np.array(guerry.CRIMES_PROPERTY, float)
PERSONS = np.array(guerry.CRIMES_PERSONS, float)


@pytest.fixture(scope="module")
def choice(tmp_path_factory):
    """The neighbours as GeoDa wrote them, read from a file."""
    path = tmp_path_factory.mktemp("guerry") / "Guerry.gal"
    lines = ["0 85 Guerry POLY_ID"]
    for i, near in enumerate(guerry.NEIGHBOURS, 1):
        lines += [f"{i} {len(near.split())}", near]
    path.write_text("\n".join(lines) + "\n")
    ids = [float(i) for i in range(1, 86)]
    facts = {"file": str(path), "id_field": "POLY_ID", "ids": ids}
    return WeightsChoice("file", contents=read_weights(str(path)), **facts)


def settings(**facts):
    return LisaSettings(**{"reference": "conditional", "permutations": 9999, **facts})


def test_local_moran(choice):
    found = lisa_of_features(SHAPES, PROPERTY, "x", choice, settings(), Run())
    np.testing.assert_allclose(found["lisa_i"], guerry.LOCAL_MORAN, rtol=0, atol=5e-11)
    # 9999 permutations here and there: standard error of the difference below 0.007.
    np.testing.assert_allclose(found["lisa_p"], guerry.LOCAL_MORAN_P, rtol=0, atol=0.025)


def test_bivariate_local_moran(choice):
    literacy = np.array(guerry.LITERACY, float)
    found = lisa_of_features(
        SHAPES, PERSONS, "x", choice, settings(statistic="bivariate"), Run(), other=literacy
    )
    assert found["lisa_i"][0] == pytest.approx(guerry.FIRST_BIVARIATE, abs=1e-14)
    assert found["lisa_p"][0] == pytest.approx(0.269, abs=0.05)  # 999 permutations there


def test_local_geary(choice):
    found = lisa_of_features(SHAPES, PROPERTY, "x", choice, settings(statistic="geary"), Run())
    printed = np.array(guerry.GEARY_P)  # 999 permutations; of the tail on which c lies of its mean
    p = np.minimum(printed, 1 - printed)
    np.testing.assert_allclose(found["lisa_p"], p, rtol=0, atol=0.06)
    codes = {1: HIGH_HIGH, 2: LOW_LOW, 3: OTHER_SIMILAR, 4: DISSIMILAR}
    sure = (np.abs(printed - 0.05) > 0.02) & (np.array(guerry.GEARY_CLUSTERS) > 0)
    assert sure.sum() >= 7
    for place in np.flatnonzero(sure):
        assert found["lisa_class"][place] == codes[guerry.GEARY_CLUSTERS[place]], place


def test_local_join_counts(choice):
    top = PERSONS >= np.sort(PERSONS)[-28]  # TopCrm of the tutorial
    labels = np.where(top, "top", "other").tolist()
    found, classes = join_counts_of_features(SHAPES, labels, "x", choice, settings(), Run())
    printed = np.array(guerry.JOIN_COUNT_P)
    p = np.where(top, found["jc_p"], np.nan)
    np.testing.assert_array_equal(np.isnan(p), np.isnan(printed))
    # GeoDa prints the smaller tail; here fewer joins than by chance are no cluster.
    np.testing.assert_allclose(np.minimum(p, 1 - p), printed, rtol=0, atol=0.06)
    assert (p[~np.isnan(p) & (found["jc_class"] > 0)] <= 0.05).all()
    assert [entry.key for entry in classes] == ["ns", "other", "top"]
    assert (found["jc_n"] == [len(near.split()) for near in guerry.NEIGHBOURS]).all()


def test_gi_has_the_sign_of_geodas_clusters(choice):
    found = hotspots_of_features(SHAPES, PROPERTY, "x", choice, 0.1, False, Run(), star=False)
    clusters = np.array(guerry.G_CLUSTERS)
    assert (found["gi_z"][clusters == 1] > 1.4).all()
    assert (found["gi_z"][clusters == 2] < -1.2).all()
