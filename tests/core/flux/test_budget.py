"""Zonal sums against a naive twin, in any blocks."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.exact_sum import rounded
from carbonsink.core.flux import budget as b
from carbonsink.tests import naive

RANDOM = np.random.default_rng(8)


def region(n_dates=3, shape=(11, 9), gaps=0.2, dtype=np.float32):
    series = RANDOM.normal(20, 60, (n_dates, *shape)).astype(dtype)
    series[RANDOM.random(series.shape) < gaps] = np.nan
    zones = RANDOM.integers(-2, 4, shape).astype(np.int64)
    inside = RANDOM.random(shape) > 0.1
    return series, zones, inside, np.linspace(1e6, 8e5, shape[0])


def cut(series, zones, inside, area, rows, cols):
    total = b.ZonalSums.zero([], len(series))
    for r in range(0, zones.shape[0], rows):
        for c in range(0, zones.shape[1], cols):
            here = slice(r, r + rows), slice(c, c + cols)
            block = series[(slice(None), *here)]
            total = total.add(b.zonal_sums(block, zones[here], inside[here], area[here[0]]))
    return total


@pytest.mark.parametrize("gaps", [0.0, 0.2])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_equals_the_naive_twin(gaps, dtype):
    data = region(gaps=gaps, dtype=dtype)
    sums = b.zonal_sums(*data)
    expected = naive.zonal_sums(*data)
    assert sums.codes.tolist() == sorted(expected)
    for place, code in enumerate(sums.codes.tolist()):
        zone = expected[code]
        assert sums.constant_cells[place] == zone["constant_cells"]
        assert sums.zone_cells[place] == zone["zone_cells"]
        assert rounded(sums.constant_area[place]) == zone["constant_area"]
        assert rounded(sums.zone_area[place]) == zone["zone_area"]
        assert rounded(sums.constant_total[place]).tolist() == zone["constant_total"]
        total = rounded(sums.constant_total[place] + sums.varying_total[place])
        assert total.tolist() == zone["total"]
        area = rounded(sums.constant_area[place] + sums.varying_area[place])
        assert area.tolist() == zone["area"]
        cells = sums.constant_cells[place] + sums.varying_cells[place]
        assert cells.tolist() == zone["cells"]


@pytest.mark.parametrize("rows, cols", [(1, 1), (4, 9), (11, 2), (3, 4)])
def test_blocks_do_not_matter(rows, cols):
    data = region()
    whole, parts = b.zonal_sums(*data), cut(*data, rows, cols)
    assert np.array_equal(whole.codes, parts.codes)
    for one, other in zip(whole.arrays(), parts.arrays()):
        assert np.array_equal(
            rounded(one) if one.ndim > 2 else one, rounded(other) if other.ndim > 2 else other
        )


def test_codes_may_be_any_integers():
    series = np.ones((1, 1, 3), np.float32)
    zones = np.array([[-(2**40), 5, 2**40]])
    sums = b.zonal_sums(series, zones, np.ones((1, 3), bool), np.array([2.0]))
    assert sums.codes.tolist() == [-(2**40), 5, 2**40]
    assert rounded(sums.constant_total[:, 0]).tolist() == [2.0, 2.0, 2.0]


def test_all_zones_are_the_sum_of_zones():
    series, zones, inside, area = region()
    whole = b.zonal_sums(series, zones, inside, area).all_zones()
    one = b.zonal_sums(series, np.zeros_like(zones), inside, area)
    for mine, other in zip(whole.arrays(), one.arrays()):
        assert np.array_equal(mine, other)


def test_a_block_outside_all_zones():
    series, zones, inside, area = region()
    sums = b.zonal_sums(series, zones, np.zeros_like(inside), area)
    assert sums.codes.size == 0
    assert b.ZonalSums.zero([], 3).add(sums).codes.size == 0


def test_shapes_are_checked():
    series, zones, inside, area = region()
    with pytest.raises(ValueError, match="do not fit"):
        b.zonal_sums(series, zones, inside, area[:-1])
