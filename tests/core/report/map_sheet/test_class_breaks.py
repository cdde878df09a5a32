"""Breaks that maps share, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.report.map_sheet.class_breaks import common_breaks, parse_breaks


def test_values_of_both_signs_get_breaks_the_same_on_both_sides():
    maps = [np.linspace(-30, 90, 1001), np.linspace(-340, 10, 1001)]
    # The outer 2 % left out, values reach from -333 to 87.6: steps of 100.
    assert common_breaks(maps) == (-300.0, -200.0, -100.0, 0.0, 100.0, 200.0, 300.0)


def test_values_of_one_sign_get_round_breaks_within_their_range():
    assert common_breaks([np.linspace(0, 700, 1001)]) == (100.0, 200.0, 300.0, 400.0, 500.0, 600.0)
    found = common_breaks([np.linspace(-0.9, -0.2, 501)])
    assert found == pytest.approx((-0.8, -0.7, -0.6, -0.5, -0.4, -0.3))


def test_each_map_counts_alike_and_gaps_do_not_count():
    small = np.array([[np.nan, 500.0], [-500.0, np.nan]])
    assert common_breaks([np.zeros(10_000), small])[-1] >= 400.0
    assert common_breaks([np.full((3, 3), np.nan)]) == (0.0,)
    assert common_breaks([np.full((3, 3), 7.0)]) == (7.0,)


@pytest.mark.parametrize("text", ["-100; -20;20;100", "-100,-20,20,100", "-1e2 -20 20 100"])
def test_breaks_of_the_user(text):
    assert parse_breaks(text) == (-100.0, -20.0, 20.0, 100.0)


@pytest.mark.parametrize("text", ["", ";", "1; 1", "3; 2", "1; x", "0; inf", "nan"])
def test_breaks_that_are_none(text):
    with pytest.raises(ValueError):
        parse_breaks(text)
