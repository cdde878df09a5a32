"""Shifts, blocks, the null and the interval."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.geodetector.discretisation import (
    Binning,
    FactorRange,
    bins_of_values,
    candidates,
)
from carbonsink.core.geodetector.resampling import (
    ChosenClasses,
    Sample,
    block_interval,
    null_q,
    null_summary,
)
from carbonsink.core.geodetector.sample_layouts import GridLayout, PointLayout, RecordLayout
from carbonsink.core.run import Run
from carbonsink.tests import naive_geodetector as naive


def test_a_grid_is_shifted_as_a_torus():
    values = np.arange(12).reshape(3, 4)
    found = GridLayout(3, 4).shifted(np.random.default_rng(0))
    rolled = [np.roll(values, (-r, -c), (0, 1)) for r in range(3) for c in range(4) if r or c]
    assert any(np.array_equal(values.ravel()[found], option.ravel()) for option in rolled)


def test_points_on_a_lattice_are_shifted_by_whole_steps():
    x, y = (v.ravel().astype(float) for v in np.meshgrid(np.arange(10), np.arange(10)))
    found = PointLayout(x, y).shifted(np.random.default_rng(3))
    steps = {((x[j] - x[i]) % 10, (y[j] - y[i]) % 10) for i, j in enumerate(found)}
    assert len(steps) <= 4  # the nearest of four corners: one step but for ties at the seam
    assert np.bincount(found, minlength=100).max() <= 2


def test_blocks_of_a_grid_and_of_points():
    blocks = GridLayout(4, 8).blocks(4).reshape(4, 8)
    assert len(np.unique(blocks)) == 8 and (blocks[:2, :2] == blocks[0, 0]).all()
    found = PointLayout(np.array([0.0, 1.0, 9.0, 10.0]), np.zeros(4)).blocks(2)
    assert found.tolist() == [0, 0, 1, 1]
    assert RecordLayout(3).blocks(10).tolist() == [0, 1, 2]


@pytest.fixture
def field():
    """A target that follows a factor of patches, on 40 x 40 cells, as a sample."""
    random = np.random.default_rng(8)
    factor = np.repeat(np.repeat(random.normal(0, 1, (10, 10)), 4, 0), 4, 1).ravel()
    target = factor + random.normal(0, 0.5, 1600)
    ordered = np.sort(factor)
    facts = FactorRange(ordered, ordered[0], ordered[-1], factor.mean(), factor.std())
    tried = candidates(facts, ("quantile", "equal"), 3, 6)
    binning = Binning.of_candidates(tried)
    bins = bins_of_values(factor, binning.edges)
    sample = Sample((target - target.mean())[None], (bins,), GridLayout(40, 40))
    return sample, binning, tried, factor, target


def test_the_null_chooses_classes_anew(field):
    sample, binning, tried, factor, target = field
    chosen = ChosenClasses(binning, binning.class_maps[0])
    found = null_q(sample, [chosen], [], 5, 1, Run()).factors[:, 0, 0]
    random = np.random.default_rng(1)
    expected = []
    for _ in range(5):
        moved = factor[GridLayout(40, 40).shifted(random)]
        expected.append(max(naive.q(target, naive.classes(moved, c.breaks)) for c in tried))
    assert found == pytest.approx(expected)
    assert max(found) < naive.q(target, naive.classes(factor, tried[0].breaks))


def test_the_null_of_a_pair_is_that_of_the_overlay(field):
    sample, binning, tried, factor, target = field
    other = (np.arange(1600) % 3).astype(np.uint16)
    second = ChosenClasses(Binning.of_classes(3), np.arange(3))
    both = Sample(sample.target, (sample.bins[0], other), sample.layout)
    first = ChosenClasses(binning, binning.class_maps[2])
    found = null_q(both, [first, second], [(0, 1)], 2, 5, Run()).pairs[:, 0, 0]
    random = np.random.default_rng(5)
    for q in found:
        source = GridLayout(40, 40).shifted(random)
        overlay = naive.classes(factor, tried[2].breaks) * 3 + other
        assert q == pytest.approx(naive.q(target, overlay[source]))


def test_the_interval_holds_q_and_is_wider_for_blocks_than_for_cells(field):
    sample, binning, tried, factor, target = field
    chosen = ChosenClasses(binning, binning.class_maps[2])
    q = naive.q(target, naive.classes(factor, tried[2].breaks))
    widths = []
    for blocks in (GridLayout(40, 40).blocks(10), np.arange(1600)):
        ((low, high),) = block_interval(sample, 0, chosen, blocks, 400, 3)
        assert low < q < high
        widths.append(high - low)
    assert widths[0] > 1.5 * widths[1]


def test_too_few_blocks_make_no_interval(field):
    sample, binning, *_ = field
    chosen = ChosenClasses(binning, binning.class_maps[2])
    found = block_interval(sample, 0, chosen, GridLayout(40, 40).blocks(2), 50, 3)
    assert np.isnan(found).all()


def test_the_share_of_the_null_counts_the_observed():
    level, share = null_summary(np.array([0.1, 0.2, 0.3, np.nan]), 0.25)
    assert share == 0.5 and level == pytest.approx(0.29)
    assert np.isnan(null_summary(np.zeros(0), 0.2)).all()
