"""Three FLUXNET towers do not tell the level of a fourth, and the scores say so."""

from __future__ import annotations

import os

import pytest

from carbonsink.tests.real import towers


@pytest.mark.skipif(
    "CARBONSINK_REAL_DATA" not in os.environ, reason="takes a minute; set CARBONSINK_REAL_DATA"
)
def test_a_tower_that_the_model_has_not_seen(tmp_path):
    found = towers.main(tmp_path / "towers", targets=("gpp",), towers=("US-MMS",))
    scores = found["gpp", "US-MMS"]
    assert 4000 < scores["N"] < 5000
    # The course of the days is found better than their level.
    assert 0.6 < scores["R"] < 0.8
    assert 0.3 < scores["R2"] < scores["R"] ** 2
    assert 5 < scores["PBIAS"] < 35
    assert scores["INSIDE"] > 90
