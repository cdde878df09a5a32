"""The pair sums against their naive twin, bit for bit."""

from __future__ import annotations

import pickle
from fractions import Fraction

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.landuse import TooManyClasses
from carbonsink.core.landuse import pair_sums as kernel
from carbonsink.core.landuse.class_codes import MAX_CLASSES, NO_CLASS, Codebook
from carbonsink.core.landuse.pair_sums import empty_pairs, sum_pairs
from carbonsink.core.statistics.exact_sum import as_fraction, carry
from carbonsink.tests import naive_landuse

NAN = np.nan


def as_naive(sums):
    """Return the sums in the form of the naive twin."""
    found = {}
    for i, pair in enumerate(zip(sums.start.tolist(), sums.end.tolist())):
        known = tuple(None if code == NO_CLASS else code for code in pair)
        exact = [as_fraction(sums.sums[i, q]) for q in range(kernel.QUANTITIES)]
        found[known] = [int(sums.cells[i]), int(sums.without_carbon[i]), *exact]
    return found


def as_codes(values, nodata=-9999):
    """Return floats with NaN as a raster of classes is read: integers and their nodata."""
    return np.where(np.isnan(values), nodata, values).astype(np.int32), nodata


def summed(start, end, carbon, area, book, names=("start", "end")):
    return sum_pairs(as_codes(start), as_codes(end), carbon, area, book, names)


def make_case(rng, shape, codes, dtype="float32", gaps=0.1):
    maps = [rng.choice(codes, shape).astype(dtype) for _ in range(2)]
    for values in maps:
        values[rng.random(shape) < gaps] = NAN
    return maps


@pytest.mark.parametrize("shape", [(1, 1), (3, 7), (5, 1030), (40, 33)])
@pytest.mark.parametrize(
    "codes",
    [[1, 2, 3], [0, 255], [-7, 0, 900], [5, 2000], [10**5, 3 * 10**7, -(10**6)]],
    ids=["small", "byte", "negative", "apart", "huge"],
)
def test_areas_equal_the_naive_twin(shape, codes):
    dtype = "float64" if max(codes) > 2**24 else "float32"
    start, end = make_case(np.random.default_rng(1), shape, codes, dtype)
    area = np.full(shape[0], 624.5137844096937)
    found = summed(start, end, (), area, Codebook())
    assert as_naive(found) == naive_landuse.sum_pairs(start, end, (), area)
    assert not found.no_carbon.any()


@pytest.mark.parametrize("areas", ["one", "rows", "exponents"])
@pytest.mark.parametrize("values", ["stocks", "fluxes", "tiny and huge", "float64"])
def test_carbon_equals_the_naive_twin(areas, values):
    rng, shape = np.random.default_rng(2), (60, 70)
    start, end = make_case(rng, shape, [1, 2, 3, 9])
    carbon = [rng.normal(80, 30, shape) for _ in range(2)]
    if values == "fluxes":
        carbon = [c - 80 for c in carbon]
    if values == "tiny and huge":
        carbon = [c * 10.0 ** rng.integers(-30, 30, shape) for c in carbon]
    dtype = "float64" if values == "float64" else "float32"
    carbon = [np.where(rng.random(shape) < 0.05, NAN, c).astype(dtype) for c in carbon]
    start, end = start.astype(dtype), end.astype(dtype)
    area = {
        "one": np.full(60, 900.0),
        "rows": np.linspace(700, 900, 60),
        "exponents": np.geomspace(1e-3, 1e10, 60),
    }[areas]
    found = summed(start, end, carbon, area, Codebook())
    assert as_naive(found) == naive_landuse.sum_pairs(start, end, carbon, area)
    assert found.no_carbon.tolist() == [int(np.isnan(c).sum()) for c in carbon]
    assert found.negative.tolist() == [bool((c < 0).any()) for c in carbon]


def test_a_polar_row_of_no_area_counts_its_cells():
    ones = np.ones((2, 3), np.float32)
    found = summed(ones, ones, (ones, ones), np.array([0.0, 4.0]), Codebook())
    assert as_naive(found) == {(1, 1): [6, 0, Fraction(12), 0, Fraction(12), Fraction(12), 0]}


def test_more_rows_than_parts_hold():
    rows = kernel.MAX_ROWS + 3
    start = np.ones((rows, 2), np.float32)
    carbon = [np.full((rows, 2), v, np.float32) for v in (3.5, 400.25)]
    area = np.tile([1e6 + 0.1, 1e6 + 0.2], rows)[:rows]
    found = summed(start, start, carbon, area, Codebook())
    total = sum((Fraction(float(a)) for a in area), Fraction(0))
    assert as_naive(found)[1, 1][4:] == [total * 2 * Fraction(c) for c in (3.5, 400.25, 396.75)]


def test_blocks_in_any_cut_and_order_give_the_same_bits():
    rng = np.random.default_rng(3)
    start, end = make_case(rng, (50, 40), [1, 2, 77])
    carbon = rng.normal(50, 20, (2, 50, 40)).astype(np.float32)
    area = np.linspace(500, 600, 50)
    whole = summed(start, end, carbon, area, Codebook())
    book, parts = Codebook(), empty_pairs()
    blocks = [(r, c) for r in range(0, 50, 7) for c in range(0, 40, 9)]
    for r, c in rng.permutation(blocks):
        place = (slice(r, r + 7), slice(c, c + 9))
        block = [array[place] for array in (start, end, *carbon)]
        parts = parts.add(summed(*block[:2], block[2:], area[place[0]], book))
    for own, other in zip(whole, parts):
        assert np.array_equal(own, other)


def test_pairs_add_up_to_the_total_exactly():
    rng = np.random.default_rng(4)
    start, end = make_case(rng, (30, 30), [1, 2, 3], gaps=0)
    carbon = rng.lognormal(3, 3, (2, 30, 30)).astype(np.float32)
    area = np.linspace(1e8, 1.2e8, 30)
    found = summed(start, end, carbon, area, Codebook())
    one = np.ones_like(start)
    total = summed(one, one, carbon, area, Codebook())
    assert np.array_equal(carry(found.sums.sum(axis=0)), carry(total.sums[0]))


def test_codes_that_come_later_are_learnt():
    book, area = Codebook(), np.ones(1)
    first = summed(np.array([[1.0]], np.float32), np.array([[2.0]], np.float32), (), area, book)
    later = summed(
        np.array([[40000.0]], np.float32), np.array([[-3.0]], np.float32), (), area, book
    )
    assert book.lookup.codes.tolist() == [-3, 1, 2, 40000]
    both = first.add(later)
    assert list(zip(both.start.tolist(), both.end.tolist())) == [(1, 2), (40000, -3)]


@pytest.mark.parametrize("known", [[3, 4], [3, 5000, 10**6]])
@pytest.mark.parametrize("new", [2, 5, 4000, -1, 0, 10**6 + 1])
def test_no_new_code_is_taken_for_nodata(known, new):
    """The table has a row for nodata where the code below the lowest would be."""
    book, area = Codebook(), np.ones(1)
    first = np.array([known], np.float32)
    summed(first, first, (), area, book)
    start, end = np.array([[new, 3]], np.float32), np.array([[3, new]], np.float32)
    found = as_naive(summed(start, end, (), area, book))
    assert found == naive_landuse.sum_pairs(start, end, (), area)


@pytest.mark.parametrize("dtypes", [("uint8", "uint8"), ("int8", "uint16"), ("uint32", "int64")])
@pytest.mark.parametrize("nodata", [(0, 0), (9, 2), (None, 77)])
def test_maps_of_any_types_and_nodata(dtypes, nodata):
    """The nodata of one map may be a class of the other."""
    rng, area = np.random.default_rng(6), np.full(12, 30.0)
    stored = [rng.choice([0, 2, 9, 77], (12, 50)).astype(dtype) for dtype in dtypes]
    maps = [np.where(values == mark, NAN, values) for values, mark in zip(stored, nodata)]
    found = sum_pairs(*zip(stored, nodata), (), area, Codebook())
    assert as_naive(found) == naive_landuse.sum_pairs(*maps, (), area)


def test_no_type_has_a_code_that_others_hide():
    """Codes that share their last byte are different classes."""
    start = np.array([[1, 257, -255, 65537]])
    found = sum_pairs((start, None), (start.astype("i4"), None), (), np.ones(1), Codebook())
    assert found.start.tolist() == found.end.tolist() == [-255, 1, 257, 65537]


def test_a_codebook_travels_without_its_lock():
    book = Codebook()
    book.learn([(np.array([[4, 5]]), None)], ("a", "b"))
    copy = pickle.loads(pickle.dumps(book))  # noqa: S301
    summed(np.ones((1, 1)), np.ones((1, 1)), (), np.ones(1), copy)
    assert copy.lookup.codes.tolist() == [1]


@pytest.mark.parametrize("n", [MAX_CLASSES, MAX_CLASSES + 1, 70_000])
def test_the_most_classes(n):
    start = np.arange(n, dtype=np.float32).reshape(1, -1)
    if n <= MAX_CLASSES:
        assert summed(start, start, (), np.ones(1), Codebook()).start.size == n
        return
    with pytest.raises(TooManyClasses) as caught:
        summed(start, start, (), np.ones(1), Codebook(), ("a.tif", "b.tif"))
    assert caught.value.paths == ("a.tif", "b.tif")
    assert caught.value.n == n


def test_shapes_must_fit():
    one, two = np.ones((1, 1), np.float32), np.ones((2, 1), np.float32)
    for arguments in ((one, two, (), np.ones(1)), (one, one, (), np.ones(2))):
        with pytest.raises(ValueError, match="shapes"):
            summed(*arguments, Codebook())
    with pytest.raises(ValueError, match="shapes"):
        summed(one, one, (two, two), np.ones(1), Codebook())
