"""Zonal sums against a naive twin, in any blocks."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from carbonsink.core.flux.budget import zonal_sums as b
from carbonsink.core.statistics.exact_sum import PLACES, as_fraction, rounded
from carbonsink.tests import naive

RANDOM = np.random.default_rng(8)


def region(n_dates=3, shape=(11, 9), gaps=0.2, dtype=np.float32):
    series = RANDOM.normal(20, 60, (n_dates, *shape)).astype(dtype)
    series[RANDOM.random(series.shape) < gaps] = np.nan
    zones = RANDOM.integers(-2, 4, shape).astype(np.int64)
    inside = RANDOM.random(shape) > 0.1
    return series, zones, inside, np.linspace(1e6, 8e5, shape[0])


BREAKS = (-20.0, 0.0, 50.0)


def cut(series, zones, inside, area, rows, cols):
    parts = b.areas_in_exact_units(area, b.exact_area_unit(area.sum() * zones.shape[1])[0])
    total = b.ZonalSums.zero([], len(series), len(BREAKS) + 1)
    for r in range(0, zones.shape[0], rows):
        for c in range(0, zones.shape[1], cols):
            here = slice(r, r + rows), slice(c, c + cols)
            data = series[(slice(None), *here)], zones[here], inside[here], area[here[0]]
            total = total.add(b.zonal_sums(*data, BREAKS, parts[here[0]]))
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
    whole, parts = cut(*data, *data[1].shape), cut(*data, rows, cols)
    assert np.array_equal(whole.codes, parts.codes)
    for one, other in zip(whole.arrays(), parts.arrays()):
        if one.shape[-1] == PLACES:
            one, other = rounded(one), rounded(other)
        assert np.array_equal(one, other)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_classes_equal_the_naive_twin(dtype):
    series, zones, inside, area = region(dtype=dtype)
    series[0, :3] = [[-20.0], [0.0], [50.0]]  # a value on a break belongs below it
    bits, part_m2 = b.exact_area_unit(area.sum() * zones.shape[1])
    parts = b.areas_in_exact_units(area, bits)
    sums = b.zonal_sums(series, zones, inside, area, BREAKS, parts)
    expected = naive.class_areas(series, zones, inside, area, BREAKS)
    assert sums.codes.tolist() == sorted(expected)
    for place, code in enumerate(sums.codes.tolist()):
        constant, every = expected[code]
        assert sums.constant_classes[place] * part_m2 == pytest.approx(constant, rel=1e-12)
        both = sums.constant_classes[place] + sums.varying_classes[place]
        assert both * part_m2 == pytest.approx(every, rel=1e-12)


@pytest.mark.parametrize("area", [0.01, 900.0, 1e6, 3e9])
def test_parts_of_an_area_are_fine_and_fit(area):
    bits, part_m2 = b.exact_area_unit(area * 1e8)
    parts = b.areas_in_exact_units(np.full(10_000, area), bits)
    assert parts.sum() * 10_000 < 2**63
    assert parts[0] * part_m2 == pytest.approx(area, rel=1e-9)
    assert 900.0 % b.exact_area_unit(900.0 * 12)[1] == 0


def test_no_breaks_cost_nothing():
    assert b.zonal_sums(*region()).constant_classes.size == 0


def test_some_dates_keep_the_mask_of_all():
    data = region()
    whole, part = b.zonal_sums(*data), b.zonal_sums(*data).of_dates(slice(1, 3))
    assert part.n_dates == 2
    assert np.array_equal(part.constant_total, whole.constant_total[:, 1:])
    assert np.array_equal(part.constant_cells, whole.constant_cells)


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


def test_the_kernel_never_sees_a_block_without_zones(monkeypatch):
    """It writes to the first zone for cells outside: without one, that is foreign memory."""
    monkeypatch.setattr(b, "_add_rows_to_zones", None)
    series, zones, inside, area = region()
    sums = b.zonal_sums(series, zones, np.zeros_like(inside), area, BREAKS)
    assert sums.codes.size == 0 and sums.n_dates == 3


def test_shapes_are_checked():
    series, zones, inside, area = region()
    with pytest.raises(ValueError, match="do not fit"):
        b.zonal_sums(series, zones, inside, area[:-1])


def test_a_term_too_large_makes_its_sum_infinite_alone():
    series = np.full((2, 3, 4), 2.0)
    series[1, 1, 2] = 3e38
    zones = np.tile(np.array([0, 0, 7, 7]), (3, 1))
    sums = b.zonal_sums(series, zones, zones >= 0, np.full(3, 1e35))
    totals = rounded(sums.constant_total.reshape(-1, sums.constant_total.shape[-1])).reshape(2, 2)
    np.testing.assert_array_equal(totals, [[12e35, 12e35], [12e35, np.inf]])


def test_areas_that_change_from_row_to_row_are_exact_in_cells_with_gaps():
    series = np.ones((2, 4, 5))
    series[0, :, 1] = series[1, 2:, 3] = np.nan
    area = np.array([900.1, 900.1, 899.3, 1 / 3])
    sums = b.zonal_sums(series, np.zeros((4, 5), np.int64), np.ones((4, 5), np.bool_), area)
    exact = [Fraction(value) for value in area]
    varying = sum(exact[2:]), sum(exact)  # column 3 on the first date, column 1 on the second
    assert [as_fraction(place) for place in sums.varying_area[0]] == list(varying)
    assert as_fraction(sums.zone_area[0]) == 5 * sum(exact)
    assert as_fraction(sums.constant_area[0]) == 4 * sum(exact[:2]) + 3 * sum(exact[2:])
    np.testing.assert_array_equal(sums.varying_cells, [[2, 4]])
