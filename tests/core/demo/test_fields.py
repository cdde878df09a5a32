"""Random fields: the same bits in any window, and the statistics they promise."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.demo.fields import (
    Cells,
    hashed_uniform,
    octaves,
    quantise,
    ramp,
    smooth_field,
    stream_key,
    white,
    yearly_field,
)

WHOLE = Cells(np.arange(90), np.arange(110))
WINDOWS = [(0, 0, 1, 1), (13, 40, 31, 22), (89, 0, 1, 110), (0, 107, 90, 3)]


def part(row, col, height, width):
    return Cells(np.arange(row, row + height), np.arange(col, col + width))


@pytest.mark.parametrize("window", WINDOWS)
def test_a_window_holds_the_bits_of_the_whole(window):
    row, col, height, width = window
    inside = np.s_[row : row + height, col : col + width]
    waves = octaves(37.0)
    for make in (
        lambda cells: smooth_field(cells, waves, 7),
        lambda cells: yearly_field(cells, waves, 7, 5, 0.4),
    ):
        np.testing.assert_array_equal(make(part(*window)), make(WHOLE)[inside])


def test_cells_beyond_the_edge_continue_the_field():
    waves = octaves(20.0)
    wide = smooth_field(WHOLE.expand(2), waves, 3)
    np.testing.assert_array_equal(wide[2:-2, 2:-2], smooth_field(WHOLE, waves, 3))


def test_mean_and_variance():
    cells = part(0, 0, 600, 600)
    field = smooth_field(cells, [8.0, 4.0], 11)
    assert abs(field.mean()) < 0.05
    assert abs(field.var() - 1.0) < 0.05


def test_field_is_smooth_and_seeds_differ():
    field = smooth_field(WHOLE, [30.0], 1)
    assert np.abs(np.diff(field, axis=0)).max() < 0.25
    other = smooth_field(WHOLE, [30.0], 2)
    assert abs(np.corrcoef(field.ravel(), other.ravel())[0, 1]) < 0.6
    assert not np.array_equal(field, other)


def test_years_remember_the_one_before():
    cells = part(0, 0, 300, 300)
    years = [yearly_field(cells, [6.0], 5, year, 0.6).ravel() for year in range(4)]
    for lag, expected in ((1, 0.6), (2, 0.36), (3, 0.216)):
        assert abs(np.corrcoef(years[0], years[lag])[0, 1] - expected) < 0.06
    assert all(abs(year.var() - 1.0) < 0.1 for year in years)


def test_uniform_numbers_are_even_and_far_positions_work():
    numbers = hashed_uniform(np.arange(200), np.arange(200), 9)
    assert numbers.min() >= 0.0
    assert numbers.max() < 1.0
    counts = np.histogram(numbers, bins=10, range=(0, 1))[0]
    assert np.abs(counts - 4000).max() < 300
    assert np.isfinite(white([-5, 10**7], [-(10**6)], 1)).all()


def test_streams_of_one_seed_differ():
    assert (
        len({stream_key(1, "a"), stream_key(1, "b"), stream_key(2, "a"), stream_key(1, "a", 0)})
        == 4
    )
    assert stream_key(42, "coast") == stream_key(42, "coast")


def test_octaves_halve_down_to_the_finest():
    assert octaves(40.0) == [40.0, 20.0, 10.0, 5.0]
    assert octaves(1.0) == [4.0]


def test_ramp_and_quantise():
    np.testing.assert_allclose(
        ramp(np.array([-1.0, 0.0, 0.5, 1.0, 2.0]), 0.0, 1.0)[[0, 1, 2, 4]], [0.0, 0.0, 0.5, 1.0]
    )
    values = quantise(np.array([0.3, 12.3456]), 1 / 64)
    np.testing.assert_array_equal(values.astype(np.float32).astype(float), values)
    np.testing.assert_array_equal(values * 64, [19.0, 790.0])
