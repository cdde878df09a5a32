"""How errors displace gravity centres: against finite differences, plain sums and simulations."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.flux.respiration import RespirationLine
from carbonsink.core.uncertainty import centre_displacement
from carbonsink.core.uncertainty.correlogram import Correlogram
from carbonsink.core.uncertainty.flux_error import FluxError, LocalScale
from carbonsink.core.uncertainty.temporal_error import Lines

DATES, CELLS = 3, 40
PHI = {1: lambda v: np.maximum(v, 0), -1: lambda v: np.maximum(-v, 0), 0: np.abs}


@pytest.fixture
def field():
    """Values of both signs, areas, and places in a plane, m."""
    random = np.random.default_rng(4)
    values = random.normal(2.0, 3.0, (DATES, CELLS))
    return values, random.uniform(1, 2, CELLS), random.uniform(0, 1e4, (2, CELLS))


def centres(values, areas, places, side):
    weights = areas * PHI[side](values)
    return np.einsum("tc,kc->kt", weights, places) / weights.sum(axis=1)


def moves_of(field, side):
    values, areas, places = field
    offsets = places[:, None, :] - centres(*field, side)[:, :, None]
    return centre_displacement.displacements(values, areas, offsets, side)


@pytest.mark.parametrize("side", [1, -1, 0])
def test_displacements_are_the_derivatives_of_the_centre(field, side):
    values, areas, places = field
    moves = moves_of(field, side)
    for cell in (0, 7, 23):
        nudged = values.copy()
        nudged[:, cell] += 1e-6
        change = (centres(nudged, areas, places, side) - centres(*field, side)) / 1e-6
        np.testing.assert_allclose(moves[:, :, cell], change, rtol=1e-4, atol=1e-4)


def test_an_error_in_proportion_to_the_values_leaves_centres_where_they_are(field):
    moves = moves_of(field, 0)
    assert np.abs(np.einsum("ktc,tc->kt", moves, field[0])).max() < 1e-9


def test_a_date_without_weights_has_no_displacement(field):
    values, areas, _ = field
    values[1] = -1.0
    offsets = np.ones((2, DATES, CELLS))
    assert not centre_displacement.displacements(values, areas, offsets, 1)[:, 1].any()


def test_the_residual_part_is_the_sum_over_all_pairs_of_cells(field):
    moves, points, areas = moves_of(field, 0), field[2].T, np.ones(CELLS)
    predicted = np.abs(field[0]).T
    error = FluxError(LocalScale(0.1, 0.5, 1.0, 0.0, 99.0), Correlogram(0.6, 3000.0, 0.2, 30))
    found = centre_displacement.residual_part(error, points, predicted, moves, areas, CELLS)
    apart = np.linalg.norm(points[:, None] - points[None], axis=2)
    shared = 0.6 * np.exp(-apart / 3000.0)
    flat = (moves * error.scale(predicted).T).reshape(-1, CELLS)
    # With all cells at hand the estimate of a sample is the sum itself.
    np.testing.assert_allclose(found, flat @ shared @ flat.T, rtol=1e-9)
    assert (
        centre_displacement.residual_part(FluxError(), points, predicted, moves, areas, 1) is None
    )


def test_model_and_line_parts_are_those_of_simulated_errors(field):
    moves = moves_of(field, 0)
    random = np.random.default_rng(5)
    refits = random.normal(0, 1, (4000, CELLS, DATES)).astype(np.float32)
    found = centre_displacement.model_part(refits, moves)
    flat = moves.reshape(2 * DATES, CELLS)
    # Independent errors of all cells and dates: dates of one centre go apart.
    same = np.kron(np.ones((2, 2)), np.eye(DATES))
    expected = flat @ flat.T * same
    np.testing.assert_allclose(found, expected, atol=0.08 * expected.max())
    line = RespirationLine(0.6, 10.0, 0.05, 20.0, -0.9)
    rs = random.uniform(300, 900, (CELLS, DATES))
    spread = [[0.05**2, -0.9 * 0.05 * 20.0], [-0.9 * 0.05 * 20.0, 20.0**2]]
    draws = random.multivariate_normal([0, 0], spread, 20_000)
    of_slope = np.einsum("ktc,ct->kt", moves, rs).ravel()
    moved = draws @ np.array([of_slope, moves.sum(axis=2).ravel()])
    found = centre_displacement.line_part(line, rs, moves)
    np.testing.assert_allclose(found, np.cov(moved, rowvar=False), atol=0.05 * found.max())


def test_the_temporal_part_is_that_of_departures_of_the_model_from_lines(field):
    moves = moves_of(field, 0)
    assert not centre_displacement.temporal_part(
        None, None, None, np.ones((CELLS, DATES)), moves
    ).any()
    x = np.random.default_rng(6).uniform(0, 1, (1, DATES, CELLS))
    one = np.zeros(1)
    slopes = np.array([[[2.0]], [[2.5]], [[1.5]]])
    lines = Lines(
        one, one + 1, one, one + 1, slopes, np.zeros((3, 1)), np.ones((3, 1)), 0, 9, "none"
    )
    strata = np.zeros((DATES, CELLS), int)
    predicted = 3.0 * x[0].T
    found = centre_displacement.temporal_part(lines, x, strata, predicted, moves)
    unit = np.einsum("ktc,tc->kt", moves, x[0])
    unit = (unit - unit.mean(axis=1, keepdims=True)).ravel()
    np.testing.assert_allclose(found, (0.5**2 * 2 + 1.0 / 2) * np.outer(unit, unit), atol=1e-9)


def test_correlated_displacements_add_up_as_numbers_do():
    a, b = np.diag([4.0, 9.0]), np.diag([1.0, 16.0])
    found = centre_displacement.covariance_of_sum(a, b, 0.5)
    np.testing.assert_allclose(found, np.diag([4 + 1 + 2, 9 + 16 + 12]), atol=1e-12)
    np.testing.assert_array_equal(centre_displacement.covariance_of_sum(a, b, 0.0), a + b)
    whole = np.linalg.eigvalsh(
        centre_displacement.covariance_of_sum(a, np.array([[2.0, 1.0], [1.0, 3.0]]), -1.0)
    )
    assert whole.min() >= -1e-12
