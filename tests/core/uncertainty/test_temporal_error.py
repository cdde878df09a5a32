"""Straight lines beside a model, against scikit-learn's ridge regression, and what they tell."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.totals import ErrorUnknown
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.predictors import design_from_table
from carbonsink.core.run import Run
from carbonsink.core.uncertainty.site_bootstrap import draws_of_sites
from carbonsink.core.uncertainty.temporal_error import fit_lines


@pytest.fixture(scope="module")
def model(samples, spec):
    return train(samples, spec(), Run(threads=1)).model


def logarithmic(model):
    return dataclasses.replace(
        model, recipe=dataclasses.replace(model.recipe, transform="log", smearing=True)
    )


def cells_of(model):
    """Return a design ``(columns, 2 steps, 5 cells)``, one of them beyond the records."""
    x = design_from_table(model.predictors, model.training, None).columns
    cells = x[:, :10].reshape(len(x), 2, 5).astype(np.float64)
    cells[:, 1, 4] = x.max(axis=1) + 100.0
    return x, cells


def naive_mean(model, rows, cells, share, smeared):
    """Return the mean on each step by scikit-learn, cell by cell."""
    from sklearn.linear_model import Ridge

    x = design_from_table(model.predictors, model.training, None).columns.T.astype(np.float64)
    centre, spread = x.mean(axis=0), x.std(axis=0)
    spread[spread == 0] = np.inf
    target = model.training[model.target].to_numpy(np.float64)
    target = np.log(target) if smeared else target
    line = Ridge(alpha=1.0).fit(((x - centre) / spread)[rows], target[rows])
    left = target[rows] - line.predict(((x - centre) / spread)[rows])
    found = []
    for step in range(cells.shape[1]):
        total = 0.0
        for cell in range(cells.shape[2]):
            place = np.clip(cells[:, step, cell], x.min(axis=0), x.max(axis=0))
            value = line.predict([(place - centre) / spread])[0]
            value = min(max(value, target.min()), target.max())
            if smeared:
                value = np.exp(value) * np.mean(np.exp(left))
            total += share[cell] * value
        found.append(total)
    return found


@pytest.mark.parametrize("smeared", [False, True])
def test_means_equal_those_of_ridge_regression(model, smeared):
    model = logarithmic(model) if smeared else model
    _, cells = cells_of(model)
    share = np.array([0.1, 0.2, 0.3, 0.1, 0.3])
    found = fit_lines(model, "m", 2).means(cells, np.zeros((2, 5), int), share)
    draws = [np.arange(len(model.training)), *(rows for rows, _ in draws_of_sites(model, "m", 2))]
    wanted = [naive_mean(model, rows, cells, share, smeared) for rows in draws]
    np.testing.assert_allclose(found, wanted, rtol=1e-9)


def test_each_stratum_has_lines_of_its_own(model, samples, spec):
    both = samples.assign(cover=np.where(np.arange(len(samples)) % 2, "a", "b"))
    parted = train(both, spec(stratum="cover"), Run(threads=1)).model
    x, cells = cells_of(parted)
    lines, share = fit_lines(parted, "m", 1), np.full(5, 0.2)
    strata = np.array([[0, 0, 1, 1, 1], [1, 1, 1, 0, 0]])
    found = lines.means(cells, strata, share)
    alone = [lines.means(cells, np.full((2, 5), k), np.eye(5)[i]) for k in (0, 1) for i in range(5)]
    for step in range(2):
        wanted = sum(0.2 * alone[5 * strata[step, i] + i][:, step] for i in range(5))
        np.testing.assert_allclose(found[:, step], wanted, rtol=1e-12)


def test_a_linear_model_has_no_line_beside_it(model):
    linear = dataclasses.replace(
        model, recipe=dataclasses.replace(model.recipe, estimator="linear")
    )
    assert fit_lines(linear, "m", 3) is None


def test_a_model_without_sites_is_refused(model):
    bare = dataclasses.replace(model, held_out=model.held_out.drop(columns="site"))
    with pytest.raises(ErrorUnknown) as caught:
        fit_lines(bare, "old.carbonmodel", 3)
    assert caught.value.missing == "sites"
