"""Covariance of held-out errors in space, and of the mean over the cells of a zone."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.uncertainty.correlogram import (
    Correlogram,
    SiteMeans,
    average_sites,
    fit_correlogram,
    mean_covariance,
)


def naive_covariance(correlogram, points, scale, weights):
    """Return the covariance of a weighted mean over all cells, pair by pair."""
    share = weights / weights.sum()
    n_dates = scale.shape[1]
    found = np.zeros((n_dates, n_dates))
    for p in range(n_dates):
        for q in range(n_dates):
            for i in range(len(points)):
                for j in range(len(points)):
                    h = np.sqrt(((points[i] - points[j]) ** 2).sum())
                    near = correlogram.sill * np.exp(-h / correlogram.length)
                    found[p, q] += share[i] * scale[i, p] * share[j] * scale[j, q] * near
    return found


@pytest.fixture
def cells():
    random = np.random.default_rng(3)
    return random.uniform(0, 100, (40, 2)), random.uniform(10, 30, (40, 3))


def test_whole_zone_equals_the_sum_over_all_pairs(cells):
    points, scale = cells
    correlogram = Correlogram(0.4, 25.0, 0.3, 50)
    found = mean_covariance(correlogram, points, scale, np.ones(40), 40)
    np.testing.assert_allclose(
        found, naive_covariance(correlogram, points, scale, np.ones(40)), rtol=1e-12
    )


def test_white_noise_falls_with_the_root_of_the_cells(cells):
    points, _ = cells
    white = Correlogram(1.0, 1e-9, 0.0, 50)
    for n_cells in (40, 4_000, 1_000_000):
        found = mean_covariance(white, points, np.full((40, 1), 12.0), np.ones(40), n_cells)
        assert np.sqrt(found[0, 0]) == pytest.approx(12.0 / np.sqrt(n_cells), rel=1e-9)


def test_errors_that_go_together_add_up_linearly(cells):
    points, scale = cells
    alike = Correlogram(1.0, 1e12, 0.0, 50)
    means = scale.mean(axis=0)
    whole = mean_covariance(alike, points, scale, np.ones(40), 40)
    np.testing.assert_allclose(np.sqrt(np.diag(whole)), means, rtol=1e-9)
    # Dates share the error: a difference has only the difference of the scales.
    change = np.array([-1.0, 0.0, 1.0])
    assert change @ whole @ change == pytest.approx((means[2] - means[0]) ** 2)
    of_many = mean_covariance(alike, points, scale, np.ones(40), 1_000_000)
    np.testing.assert_allclose(np.sqrt(np.diag(of_many)), means, rtol=2e-3)


def test_a_sample_of_cells_gives_what_all_cells_give():
    random = np.random.default_rng(11)
    row, col = np.mgrid[0:40, 0:50]
    points = np.stack([row.ravel(), col.ravel()], 1).astype(float)
    scale = 10 + 0.1 * points[:, :1] + random.uniform(0, 1, (2000, 1))
    correlogram = Correlogram(0.5, 4.0, 0.2, 60)
    whole = mean_covariance(correlogram, points, scale, np.ones(2000), 2000)[0, 0]
    found = []
    for _ in range(30):
        rows = random.permutation(2000)[:200]
        found.append(
            mean_covariance(correlogram, points[rows], scale[rows], np.ones(200), 2000)[0, 0]
        )
    assert np.mean(found) == pytest.approx(whole, rel=0.03)
    # Without the correction of pairs of a cell with itself it would be far too large.
    assert np.std(found) < 0.15 * whole


def test_a_zone_of_one_cell_has_the_error_of_the_cell():
    found = mean_covariance(
        Correlogram(0.49, 5.0, 1.0, 50), np.zeros((1, 2)), np.array([[20.0]]), np.ones(1), 1
    )
    assert np.sqrt(found[0, 0]) == pytest.approx(0.7 * 20.0)


def test_site_means_leave_out_records_without_a_place():
    places = np.array([[0.0, 0.0], [2.0, 0.0], [np.nan, 1.0], [5.0, 5.0]])
    means = average_sites([1.0, 3.0, 100.0, -1.0], [0, 0, 0, 1], places)
    np.testing.assert_allclose(means.mean, [2.0, -1.0])
    np.testing.assert_allclose(means.points, [[1.0, 0.0], [5.0, 5.0]])
    np.testing.assert_array_equal(means.n, [2, 1])


def test_a_known_covariance_is_found_again():
    random = np.random.default_rng(5)
    found = []
    for _ in range(6):
        points = random.uniform(0, 300, (150, 2))
        n = random.integers(1, 8, 150)
        h = np.sqrt(((points[:, None] - points[None]) ** 2).sum(-1))
        covariance = 0.5 * np.exp(-h / 30.0) + np.diag(0.4 / n)
        z = np.linalg.cholesky(covariance) @ random.normal(size=150)
        found.append(fit_correlogram(SiteMeans(z, points, n))[:3])
    sill, length, nugget = np.median(found, axis=0)
    assert sill == pytest.approx(0.5, abs=0.15)
    assert length == pytest.approx(30.0, rel=0.5)
    assert nugget == pytest.approx(0.4, abs=0.2)


def test_sites_at_one_place_have_no_covariance_in_space():
    sites = SiteMeans(np.array([0.1, -0.2, 0.3]), np.zeros((3, 2)), np.ones(3, int))
    assert fit_correlogram(sites) is None
