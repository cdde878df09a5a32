"""Expected error over dissimilarity, against scikit-learn's isotonic regression and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from sklearn.isotonic import IsotonicRegression

from carbonsink.core.errors_and_notes.learn import TooFewSamples
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.applicability import Applicability
from carbonsink.core.uncertainty.dissimilarity_error import (
    errors_by_dissimilarity,
    fit_profile,
    isotonic_regression,
    model_profile,
)


def test_the_closest_rising_sequence_is_that_of_scikit_learn():
    rng = np.random.default_rng(2)
    for n in (1, 2, 7, 60):
        values, weights = rng.normal(np.arange(n) / 10, 1.0), rng.integers(1, 5, n)
        wanted = IsotonicRegression().fit_transform(np.arange(n), values, sample_weight=weights)
        np.testing.assert_allclose(isotonic_regression(values, weights), wanted)


def test_a_known_profile_is_found():
    """Errors whose standard deviation is 1 + 3 index."""
    rng = np.random.default_rng(1)
    index = rng.uniform(0, 1, 4000)
    profile = fit_profile(index, rng.normal(0, 1 + 3 * index), 1.0)
    assert (np.diff(profile.error) >= 0).all()
    at = np.linspace(0.1, 0.9, 9)
    np.testing.assert_allclose(profile.expected_error(at), 1 + 3 * at, rtol=0.12)
    assert np.isnan(profile.expected_error(np.array([np.nan]))).all()


def test_equal_errors_make_a_flat_profile():
    index = np.arange(40) / 40
    profile = fit_profile(index, np.where(np.arange(40) % 2, 2.0, -2.0), np.inf)
    np.testing.assert_allclose(profile.expected_error(np.array([-1.0, 0.5, 9.0])), 2.0)


def test_records_outside_the_area_and_without_error_do_not_count():
    index = np.arange(60) / 60
    errors = np.where(index > 0.7, 1000.0, 1.0)
    errors[3] = np.nan
    np.testing.assert_allclose(fit_profile(index, errors, 0.7).error, 1.0)
    with pytest.raises(TooFewSamples) as raised:
        fit_profile(index, errors, 0.3)
    assert raised.value.why == "profile"


def test_the_profile_of_a_model_agrees_with_its_held_out_scores(samples, spec):
    model = train(samples, spec(trees=15), Run(threads=1)).model
    area = Applicability(model)
    profile = model_profile(model, area)
    inside = area.index <= area.thresholds[0]
    table = model.held_out[inside]
    rmse = np.sqrt(((table["predicted_site"] - table["observed"]) ** 2).mean())
    expected = np.sqrt((profile.expected_error(area.index[inside]) ** 2).mean())
    assert expected == pytest.approx(rmse, rel=0.2)


def test_bins_hold_as_many_records_each():
    index, error = np.arange(20.0)[::-1], np.arange(20.0)[::-1]
    middle, rmse, counts = errors_by_dissimilarity(index, error)
    assert counts.tolist() == [5, 5, 5, 5]
    assert middle.tolist() == [2.0, 7.0, 12.0, 17.0]
    assert rmse[0] == pytest.approx(np.sqrt(np.mean(np.arange(5.0) ** 2)))
