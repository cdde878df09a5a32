"""Sample expansion: ratios, strata, drawing, by hand and against a loop."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.learn import TooFewSamples
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.errors_and_notes.sites import Expanded, NothingToExpand
from carbonsink.core.run import Run
from carbonsink.core.sites.drawn_cells import (
    choose_evenly,
    draw_cells,
    no_drawn_cells,
    thin_draw_of_cells,
)
from carbonsink.core.sites.expansion import expand_records
from carbonsink.core.sites.settings import ExpansionSettings


def cells(reference, strata):
    reference = np.asarray(reference, float)
    return draw_cells(np.arange(len(reference)), reference, np.asarray(strata, float), 1)


def test_values_follow_the_reference_within_the_stratum():
    notes = []
    made = expand_records(
        values=[10.0, 100.0, 5.0, np.nan],
        reference=[200.0, 400.0, 0.0, 100.0],
        strata=[[1, 2, 1, 1]],
        cells=cells([100.0, 400.0, 800.0, 5000.0, 50.0, 300.0], [[1, 1, 2, 2, 2, 7]]),
        run=Run(on_note=notes.append),
    )
    assert made.cell.tolist() == [0, 1, 2, 3, 4]
    assert made.parent.tolist() == [0, 0, 1, 1, 1]
    np.testing.assert_allclose(made.ratio, [0.5, 2.0, 2.0, 5.0, 0.2])
    np.testing.assert_allclose(made.value, [5.0, 20.0, 200.0, 500.0, 20.0])
    assert notes == [Expanded(made=5, wanted=500, parents=2, unused=2, strata_without=1, capped=2)]


def test_without_strata_every_site_serves():
    made = expand_records(
        [1.0, 2.0],
        [1.0, 1.0],
        np.empty((0, 2)),
        cells(np.ones(400), np.empty((0, 400))),
        Run(),
        ExpansionSettings(seed=3),
    )
    assert 150 < (made.parent == 0).sum() < 250
    again = expand_records(
        [1.0, 2.0],
        [1.0, 1.0],
        np.empty((0, 2)),
        cells(np.ones(400), np.empty((0, 400))),
        Run(),
        ExpansionSettings(seed=3),
    )
    assert (again.parent == made.parent).all()


def test_cells_are_drawn_evenly_over_the_strata():
    strata = np.array([[1] * 900 + [2] * 90 + [3] * 10])
    drawn = choose_evenly(cells(np.ones(1000), strata), 60)
    codes, counts = np.unique(drawn.strata[0], return_counts=True)
    assert dict(zip(codes, counts)) == {1: 25, 2: 25, 3: 10}
    assert (np.diff(drawn.cell) > 0).all()


def test_the_draw_does_not_depend_on_the_blocks():
    random = np.random.default_rng(0)
    reference, strata = random.normal(1, 1, 5000), random.integers(0, 4, (2, 5000)).astype(float)
    whole = choose_evenly(draw_cells(np.arange(5000), reference, strata, 9), 100)
    joined = no_drawn_cells(2)
    for start in range(0, 5000, 731):
        part = slice(start, start + 731)
        block = draw_cells(np.arange(5000)[part], reference[part], strata[:, part], 9)
        joined = thin_draw_of_cells(joined.join(thin_draw_of_cells(block, 100)), 100)
    cut = choose_evenly(joined, 100)
    assert cut.cell.tolist() == whole.cell.tolist()
    assert (reference[whole.cell] > 0).all()
    assert draw_cells(np.arange(5000), reference, strata, 8).key[0] != whole.key[0]


def test_bad_input():
    there = cells([1.0], [[1]])
    with pytest.raises(BadValue):
        expand_records([1.0], [1.0], [[1]], there, Run(), ExpansionSettings(max_ratio=0.5))
    with pytest.raises(TooFewSamples):
        expand_records([1.0], [-1.0], [[1]], there, Run())
    with pytest.raises(NothingToExpand) as caught:
        expand_records([1.0], [1.0], [[4]], there, Run())
    assert caught.value.facts() == {"of_cells": ("1",), "of_sites": ("4",)}
