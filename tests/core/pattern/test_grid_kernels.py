"""Neighbour sums, local and global Moran's I and Gi* on grids: naive twins and esda."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.pattern import ConstantValues, NoNeighbours, TooFewValues
from carbonsink.core.pattern.conditional_permutation import ConditionalTest
from carbonsink.core.pattern.hotspots.getis_ord import (
    Z_STEP,
    count_scores,
    gi_star,
    hotspot_classes,
    level_scores,
)
from carbonsink.core.pattern.local_moran import local_moran
from carbonsink.core.pattern.moments import moment_sums, moments, moments_of
from carbonsink.core.pattern.moran.global_moran import moran_test
from carbonsink.core.pattern.moran.permutations import MoranGrid, chain_lengths
from carbonsink.core.pattern.neighbour_sums import neighbour_sums, with_border
from carbonsink.core.pattern.significance import pseudo_p
from carbonsink.core.statistics.class_areas import CLASS_NODATA
from carbonsink.tests import naive_pattern as naive

esda = pytest.importorskip("esda")
libpysal = pytest.importorskip("libpysal")


def pysal_weights(grid, contiguity):
    """libpysal's weights of the cells with data."""
    w = libpysal.weights.lat2W(*grid.shape, rook=contiguity == "rook")
    kept = [int(i) for i in np.flatnonzero(~np.isnan(grid.ravel()))]
    inside = set(kept)
    near = {i: [j for j in w.neighbors[i] if j in inside] for i in kept}
    return libpysal.weights.W(near, id_order=kept, silence_warnings=True)


@pytest.mark.parametrize("holes", [0.0, 0.4])
def test_sums_equal_the_naive_ones(field, contiguity, holes):
    grid = field(holes=holes)
    total, count = neighbour_sums(with_border(grid), contiguity)
    expected_total, expected_count = naive.neighbour_sums(grid, contiguity)
    np.testing.assert_allclose(total, expected_total, rtol=0, atol=1e-12)
    np.testing.assert_array_equal(count, expected_count)


@pytest.mark.parametrize("holes", [0.0, 0.4])
def test_local_moran_is_esda_s(field, contiguity, holes):
    grid = field(holes=holes, offset=-3.0)
    valid = ~np.isnan(grid)
    values = grid[valid].astype(float)
    totals, counts = neighbour_sums(with_border(grid), contiguity)
    found = local_moran(grid, totals, counts, moments_of(grid, "grid"))
    near = counts[valid] > 0
    peer = esda.Moran_Local(values, pysal_weights(grid, contiguity), permutations=0)
    np.testing.assert_allclose(found.i[valid][near], peer.Is[near], rtol=1e-12, atol=1e-13)
    np.testing.assert_array_equal(found.quadrant[valid][near], peer.q[near])
    assert np.isnan(found.i[~valid]).all()
    assert (found.quadrant[~valid] == CLASS_NODATA).all()
    assert (found.quadrant[valid][~near] == CLASS_NODATA).all()


@pytest.mark.parametrize("holes", [0.0, 0.25])
def test_pseudo_p_is_esda_s_for_the_same_draws(field, contiguity, holes):
    from esda.crand import vec_permutations

    grid = field(rows=25, cols=20, holes=holes)
    valid = ~np.isnan(grid)
    values = grid[valid].astype(float)
    totals, counts = (part[valid] for part in neighbour_sums(with_border(grid), contiguity))
    ids = vec_permutations(int(counts.max()), values.size, 199, 5)
    tails = ConditionalTest(values, totals, counts, ids).compare()
    found = pseudo_p(*tails, 199, "directed")
    weights = pysal_weights(grid, contiguity)
    peer = esda.Moran_Local(values, weights, permutations=199, seed=5, keep_simulations=False)
    # esda counts a tie in the upper tail only; draws of the very neighbours are ties.
    untied = (tails.at_least + tails.at_most == 199) & (counts > 0)
    assert untied.mean() > 0.9
    found, expected = found.astype(np.float32), peer.p_sim.astype(np.float32)  # newer esda's type
    np.testing.assert_array_equal(found[untied], expected[untied])
    assert (found[counts > 0] >= expected[counts > 0]).all()


@pytest.mark.parametrize("holes", [0.0, 0.4])
def test_global_moran_is_esda_s(field, contiguity, holes):
    grid = field(holes=holes)
    values = grid[~np.isnan(grid)].astype(float)
    found = moran_test(with_border(grid), contiguity, moments_of(grid, "grid"))
    peer = esda.Moran(values, pysal_weights(grid, contiguity), permutations=0)
    np.testing.assert_allclose(found[:4], (peer.I, peer.EI, peer.VI_rand, peer.z_rand), rtol=1e-9)
    assert found.p == pytest.approx(peer.p_rand, rel=1e-6)


def test_permutations_shuffle_the_values_over_the_cells_with_data(field, contiguity):
    grid = field(rows=9, cols=8, holes=0.3)
    found = moments_of(grid, "grid")
    counts = neighbour_sums(with_border(grid), contiguity).count
    permuted = MoranGrid(with_border(grid), counts, found, contiguity)
    w, x = naive.weights_matrix(grid, contiguity)
    z = (x - x.mean()) / x.std()
    assert permuted.observed() == pytest.approx(z @ w @ z, rel=1e-5)
    sums = np.concatenate([permuted.chain(i, 10, 3) for i in range(60)])
    s0 = w.sum()
    test = moran_test(with_border(grid), contiguity, found)
    simulated = sums / s0
    # 600 shuffles: mean and spread within four standard errors of the theory.
    spread = np.sqrt(test.variance)
    assert abs(simulated.mean() - test.expected) < 4 * spread / np.sqrt(600)
    assert abs(simulated.std() / spread - 1) < 4 / np.sqrt(1200)
    assert len(set(np.round(sums, 9))) > 590


def test_a_chain_depends_on_seed_and_number_alone(field):
    grid = field()
    counts = neighbour_sums(with_border(grid), "queen").count
    permuted = MoranGrid(with_border(grid), counts, moments_of(grid, "grid"), "queen")
    first = permuted.chain(4, 5, 1)
    permuted.chain(5, 5, 1)
    np.testing.assert_array_equal(first, permuted.chain(4, 5, 1))
    assert (first != permuted.chain(4, 5, 2)).all()
    assert chain_lengths(23) == [10, 10, 3]
    assert sum(chain_lengths(999)) == 999


@pytest.mark.parametrize("offset", [0.0, -50.0, 50.0])
def test_gi_star_is_the_textbook_formula_whatever_the_sign_of_the_sum(field, contiguity, offset):
    grid = field(rows=8, cols=9, holes=0.2, offset=offset)
    totals, counts = neighbour_sums(with_border(grid), contiguity)
    scores = gi_star(grid, totals, counts, moments_of(grid, "grid"))
    expected = naive.gi_star(grid.astype(float), contiguity)
    np.testing.assert_allclose(scores[~np.isnan(grid)], expected, rtol=1e-7, atol=1e-9)
    # Adding a constant changes nothing: high stays high.
    plain = field(rows=8, cols=9, holes=0.2)
    totals, counts = neighbour_sums(with_border(plain), contiguity)
    same = gi_star(plain, totals, counts, moments_of(plain, "grid"))
    np.testing.assert_allclose(scores, same, atol=1e-3)


def test_gi_star_is_esda_s_where_the_sum_is_positive(field):
    grid = field(offset=30.0).astype(float)
    totals, counts = neighbour_sums(with_border(grid), "queen")
    scores = gi_star(grid, totals, counts, moments_of(grid, "grid"))
    weights = libpysal.weights.lat2W(*grid.shape, rook=False)
    peer = esda.G_Local(grid.ravel(), weights, transform="B", star=True, permutations=0)
    np.testing.assert_allclose(scores.ravel(), peer.Zs, rtol=1e-8)


def test_hot_spot_classes_by_level():
    scores = np.array([0.0, 1.7, 2.0, 2.6, -1.7, -2.0, -2.6, np.nan])
    codes = hotspot_classes(scores, level_scores(0.1))
    assert codes.tolist() == [0, 1, 2, 3, 4, 5, 6, CLASS_NODATA]
    strict = hotspot_classes(scores, level_scores(0.05))
    assert strict.tolist() == [0, 0, 2, 3, 0, 5, 6, CLASS_NODATA]


def test_false_discovery_rate_of_scores_is_benjamini_and_hochberg_s():
    from scipy.stats import norm

    rng = np.random.default_rng(3)
    scores = np.concatenate([rng.normal(size=900), rng.normal(4, 1, 100)])
    smallest = level_scores(0.1, count_scores(scores))
    p = 2 * norm.sf(np.floor(np.abs(scores) / Z_STEP) * Z_STEP)
    for level, least in zip((0.1, 0.05, 0.01), smallest):
        expected = p <= naive.fdr_threshold(p, level)
        np.testing.assert_array_equal(np.abs(scores) >= least, expected)
    assert level_scores(0.1, count_scores(np.zeros(50))) == (np.inf,) * 3


def test_moments_do_not_depend_on_the_parts():
    rng = np.random.default_rng(0)
    values = (rng.normal(size=1000) * 10.0 ** rng.integers(-3, 4, 1000)).astype(np.float32)
    values[::7] = np.nan
    whole = moments_of(values, "x")
    parts = moment_sums(values[600:]).join(moment_sums(values[:600]))
    assert moments(parts, "x") == whole
    known = values[~np.isnan(values)].astype(float)
    assert whole.n == known.size
    assert whole.mean == pytest.approx(known.mean(), rel=1e-12)
    assert whole.variance == pytest.approx(known.var(), rel=1e-10)
    assert whole.largest == np.abs(known).max()


def test_what_cannot_be_tested_is_an_error():
    with pytest.raises(TooFewValues):
        moments_of(np.array([1.0, 2.0, np.nan]), "x")
    with pytest.raises(ConstantValues):
        moments_of(np.full(50, 7.5, np.float32), "x")
    lonely = np.full((9, 9), np.nan, np.float32)
    lonely[::2, ::2] = np.arange(25).reshape(5, 5)
    with pytest.raises(NoNeighbours):
        moran_test(with_border(lonely), "queen", moments_of(lonely, "x"))
