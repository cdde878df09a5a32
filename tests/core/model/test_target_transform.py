"""Transforms of the target and Duan's smearing."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import NotPositive
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.model.target_transform import BACKWARD, FORWARD, check_target, smearing_factor
from carbonsink.core.model.training_choices import TRANSFORMS, find_transform


@pytest.mark.parametrize("key", TRANSFORMS)
def test_there_and_back(key):
    values = np.array([0.5, 1.0, 1200.0])
    back = BACKWARD[key](FORWARD[key](values))
    np.testing.assert_allclose(back, values, rtol=1e-12)


def test_log_wants_positive_values_and_says_how_many_are_not():
    with pytest.raises(NotPositive) as caught:
        check_target(TRANSFORMS["log"], np.array([3.0, 0.0, -2.0]), "rs")
    assert caught.value.facts() == {"column": "rs", "n": 2, "smallest": -2.0}
    check_target(TRANSFORMS["none"], np.array([-2.0]), "rs")


def test_smearing_by_hand():
    observed = np.log([2.0, 8.0, 5.0])
    predicted = np.array([0.0, math.log(2.0), np.nan])
    assert smearing_factor(observed, predicted) == pytest.approx((2 + 4) / 2)
    assert smearing_factor(observed, np.full(3, np.nan)) == 1.0


def test_smearing_recovers_the_mean_of_a_lognormal():
    residual = np.random.default_rng(0).normal(0, 0.8, 20_000)
    factor = smearing_factor(6 + residual, np.full(20_000, 6.0))
    assert factor == pytest.approx(math.exp(0.8**2 / 2), rel=0.03)


def test_an_unknown_transform():
    with pytest.raises(BadValue):
        find_transform("sqrt")
