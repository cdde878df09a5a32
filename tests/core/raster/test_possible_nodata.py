"""Numbers that stand apart from the values of a raster: 0, -1, 254 where there are no data."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.quantities import (
    BytesMayBeSigned,
    NumberApart,
    NumberFrequent,
    ZerosApart,
    ZerosAtCorners,
)
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.raster.possible_nodata import (
    PossibleNodata,
    frequent_marks,
    has_gap_of_signs,
    isolated_zeros,
    repeated_ends,
)
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement

FIELD = np.linspace(300.0, 900.0, 200).reshape(10, 20)
ROWS, COLS = np.mgrid[0:60, 0:80]
IS_OUTSIDE = (ROWS - 30) ** 2 / 28**2 + (COLS - 40) ** 2 / 36**2 > 1
IS_GAP = np.random.default_rng(3).random(ROWS.shape) < 0.01
DOUBTS = (BytesMayBeSigned, NumberApart, NumberFrequent, ZerosApart, ZerosAtCorners)


def smooth(low, high, seed=0):
    noise = np.random.default_rng(seed).standard_normal(ROWS.shape)
    field = np.sin(COLS / 11) + np.cos(ROWS / 9) + 0.1 * noise
    return low + (high - low) * (field - field.min()) / np.ptp(field)


def with_block(values, number):
    values = values.copy()
    values[2:5, 3:7] = number
    return values


def random_classes(share, codes=(10, 11, 20, 30, 40, 50, 60, 61, 62, 70, 71, 90, 130, 200, 210)):
    rng = np.random.default_rng(5)
    classes = rng.choice(codes, ROWS.shape)
    return (
        np.where(rng.random(ROWS.shape) < share, rng.choice(codes, ROWS.shape), classes) - classes
    )


@pytest.fixture
def notes_of(raster):
    """Check rasters given as (name, values, keywords) and return the notes."""

    def run(rasters, requirement):
        notes = []
        paths = [raster(values, f"{name}.tif", **more) for name, values, more in rasters]
        check_input(paths, "X", requirement, Run(on_note=notes.append))
        return {type(note): note for note in notes}

    return run


@pytest.fixture
def doubts_of(notes_of):
    """Check one raster and return its doubts about numbers."""

    def run(name, values, dtype="f4", requirement=None):
        notes = notes_of([(name, values, {"dtype": dtype})], requirement or InputRequirement())
        return [note for kind, note in notes.items() if kind in DOUBTS]

    return run


@pytest.mark.parametrize("zero", [0.0, 1.4e-45])
def test_zeros_apart_from_all_other_values_are_told(notes_of, zero):
    given = [("npp_2001", with_block(FIELD, zero), {})]
    note = notes_of(given, InputRequirement(("npp",)))[ZerosApart]
    assert note.n == 1 and note.share == pytest.approx(12 / 200)


@pytest.mark.parametrize("lowest", [0.0, 10.0, -300.0])
def test_zeros_among_other_values_are_values(notes_of, lowest):
    field = with_block(np.linspace(lowest, 900.0, 200).reshape(10, 20), 0.0)
    assert ZerosApart not in notes_of([("nep_2001", field, {})], InputRequirement(("nep",)))


def test_few_values_and_few_zeros_say_nothing():
    assert isolated_zeros(np.r_[0.0, np.full(10, 500.0)]) == 0.0
    assert isolated_zeros(np.r_[0.0, np.full(999, 500.0)]) == 0.0


@pytest.mark.parametrize(
    ("numbers", "dtype", "flags"),
    [
        (np.arange(50, 250), "i2", (-1.0,)),
        (np.arange(50, 250), "i2", (-3.0, -1.0)),
        (np.arange(200) % 101, "u1", (254.0,)),
        (np.arange(200) % 101, "u1", (200.0, 253.0)),
        (np.arange(50, 250), "u2", (65500.0,)),
        (np.linspace(0.5, 9.0, 200), "f4", (-9.9375,)),
        (np.linspace(-9.0, 9.0, 200), "f4", (255.0,)),
    ],
)
def test_flags_of_an_unknown_quantity_are_told(notes_of, numbers, dtype, flags):
    values = numbers.reshape(10, 20).astype(dtype)
    for column, flag in enumerate(flags):
        values[:, column] = flag
    note = notes_of([("cover_2001", values, {"dtype": dtype})], InputRequirement())[NumberApart]
    assert note.numbers == flags and note.share == pytest.approx(10 * len(flags) / 200)


def test_few_cells_with_a_flag_are_told():
    assert repeated_ends(np.r_[np.full(6, 30000.0), np.arange(1.0, 3995.0)])[0] == (30000.0,)


def test_flags_of_a_predictor_are_told(notes_of):
    given = [("soil", with_block(FIELD, -1.0), {})]
    assert notes_of(given, InputRequirement(several=True))[NumberApart].numbers == (-1.0,)


def test_flags_of_one_month_of_a_year_are_told(notes_of):
    given = [(f"cover_2001-{m:02d}", FIELD + m, {}) for m in range(1, 12)]
    given.append(("cover_2001-12", with_block(FIELD, -1.0), {}))
    assert notes_of(given, InputRequirement())[NumberApart].name == "cover 2001-12"


@pytest.mark.parametrize(
    "values",
    [
        with_block((np.arange(200) % 17 + 1).reshape(10, 20), 30),  # classes
        np.minimum(np.arange(200), 100).reshape(10, 20),  # saturated
        np.arange(200) - 1,
        np.r_[np.arange(50.0, 248.0), -1.0, -1.0],
        np.arange(200) % 35 - 1,  # whole degrees
        np.r_[np.repeat(np.arange(-2, 20), 10), np.arange(21, 900)],  # heights of a flat coast
        np.linspace(-5.0, 9.0, 200),
    ],
)
def test_classes_saturated_and_single_numbers_are_no_flags(values):
    assert repeated_ends(values.ravel()) == ((), 0.0)


@pytest.mark.parametrize(
    ("numbers", "is_told"),
    [(np.arange(50, 250), True), (np.arange(200) % 35, False), (np.arange(200) % 2, False)],
)
def test_zeros_apart_of_an_unknown_quantity(notes_of, numbers, is_told):
    values = with_block(numbers.reshape(10, 20).astype("i2"), 0)
    notes = notes_of([("cover_2001", values, {"dtype": "i2"})], InputRequirement())
    assert (ZerosApart in notes) == is_told


@pytest.mark.parametrize("where", [IS_OUTSIDE, IS_GAP], ids=["outside", "gaps"])
@pytest.mark.parametrize(
    ("name", "low", "high", "dtype"),
    [
        ("nep_2001", -300.0, 500.0, "f4"),
        ("nep_2001", -3000.0, 5000.0, "i2"),
        ("tmean_2001", -15.0, 20.0, "f4"),
        ("spei_2001", -2.5, 2.5, "f4"),
        ("ndvi_2001", -0.2, 0.9, "f4"),
        ("npp_sen_slope", -8.0, 9.0, "f4"),
        ("anomaly", -3000.0, 5000.0, "i2"),
    ],
)
def test_zeros_in_more_cells_than_other_values_of_both_signs(
    doubts_of, name, low, high, dtype, where
):
    values = smooth(low, high)
    assert doubts_of(name, values, dtype) == []
    (note,) = doubts_of(name, np.where(where, 0.0, values), dtype)
    assert isinstance(note, NumberFrequent) and note.numbers == (0.0,)
    assert note.share == pytest.approx(where.mean(), rel=0.1)


@pytest.mark.parametrize(("name", "is_told"), [("pre_2001", True), ("x", True), ("dem", False)])
def test_a_round_number_that_fills_a_part_of_a_raster(doubts_of, name, is_told):
    values = np.where(IS_OUTSIDE, 550.0, smooth(200.0, 900.0))
    notes = [(type(note), note.numbers) for note in doubts_of(name, values)]
    assert notes == ([(NumberFrequent, (550.0,))] if is_told else [])
    assert doubts_of(name, np.where(IS_OUTSIDE, 551.37, values + 0.5)) == []  # of a model's leaf


def test_values_of_areas_are_no_fills(doubts_of):
    of_areas = np.random.default_rng(1).uniform(2000.0, 9000.0, 200)
    areas = ROWS // 4 * 10 + COLS // 8
    areas[areas < 30] = 7  # one is large
    assert doubts_of("carbon_2001", of_areas[areas]) == []


@pytest.mark.parametrize(("name", "kinds"), [("slope", []), ("nep_2001", [NumberFrequent])])
def test_zeros_of_some_cells_beside_declared_nodata(notes_of, name, kinds):
    values = np.where(IS_OUTSIDE, np.nan, np.where(IS_GAP, 0.0, smooth(-8.0, 9.0)))
    notes = notes_of([(name, values, {"nodata": np.nan})], InputRequirement())
    assert [kind for kind in notes if kind in DOUBTS] == kinds


def test_marks_among_negative_values_are_told(doubts_of):
    (note,) = doubts_of("nep_2001", np.where(IS_GAP, -99.0, smooth(-300.0, 500.0)))
    assert isinstance(note, NumberFrequent) and note.numbers == (-99.0,)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("dem", np.maximum(smooth(-300.0, 2500.0), -20.0).clip(0.0)),
        ("class_change", random_classes(0.2)),
        ("class_change", random_classes(0.9)),
        ("count_change", np.random.default_rng(2).normal(0.0, 4.0, ROWS.shape).round()),
        ("significant_trend", np.where(np.abs(smooth(-8.0, 9.0)) < 3.0, 0.0, smooth(-8.0, 9.0))),
        ("slope_of_ndvi", np.random.default_rng(2).laplace(0.0, 0.01, ROWS.shape).round(3)),
        ("tmean_2001", smooth(-15.0, 20.0).round(1)),
        ("tmean_2001", smooth(-20.0, 32.0).round()),
        ("lai_2001", smooth(0.0, 7.0).round()),
        ("ndvi_2001", smooth(-0.4, 0.9).clip(0.0)),
        ("treecover", smooth(-20.0, 130.0).clip(0.0, 100.0).round()),
        ("forest_age", np.random.default_rng(2).gamma(2.0, 20.0, ROWS.shape).round()),
        ("picture", (smooth(0.0, 100.0).round() * 2.55).round()),
        ("percent", smooth(20.0, 108.0).round()),
    ],
)
def test_zeros_and_ends_that_belong_to_the_values(doubts_of, name, values):
    assert doubts_of(name, values) == []


@pytest.mark.parametrize("name", ["npp_2001", "precipitation_2001", "lai_max", "yield"])
def test_zeros_around_a_region(doubts_of, name):
    values = smooth(0.01, 8.0)
    assert doubts_of(name, values) == []
    (note,) = doubts_of(name, np.where(IS_OUTSIDE, 0.0, values))
    assert isinstance(note, ZerosAtCorners) and note.share == pytest.approx(
        IS_OUTSIDE.mean(), rel=0.02
    )


@pytest.mark.parametrize("name", ["ph", "ndvi"])
def test_zeros_around_a_region_in_a_predictor(doubts_of, name):
    values = smooth(0.45, 0.85)
    takes = InputRequirement(several=True)
    assert doubts_of(name, np.where(IS_GAP, 0.0, values), requirement=takes) == [] or name == "ndvi"
    (note,) = doubts_of(name, np.where(IS_OUTSIDE, 0.0, values), requirement=takes)
    assert isinstance(note, ZerosAtCorners if name == "ph" else ZerosApart)


def test_deserts_and_dry_days_are_values(doubts_of):
    assert doubts_of("npp_2001", smooth(-300.0, 900.0).clip(0.0)) == []
    rain = np.random.default_rng(1).gamma(0.5, 6.0, ROWS.shape)
    assert doubts_of("pr_2001-05-01", np.where(smooth(-1.0, 1.0) > 0.2, rain, 0.0)) == []


@pytest.mark.parametrize("dtype", ["u1", "i2", "f4"])
@pytest.mark.parametrize("flags", [(200,), (200, 253), (101, 103), (237, 239, 250, 254, 255)])
def test_flags_of_percent_in_any_share(doubts_of, dtype, flags):
    values = smooth(0.0, 100.0).round()
    values[IS_OUTSIDE] = flags[-1]
    rng = np.random.default_rng(1)
    for flag in flags[:-1]:
        values[rng.random(values.shape) < 0.01] = flag
    (note,) = doubts_of("treecover_2001", values, dtype)
    assert isinstance(note, NumberApart) and note.numbers == flags


@pytest.mark.parametrize("share", [0.01, 0.003])
@pytest.mark.parametrize("mark", [-1.0, -9.0, -88.0, -99.0])
@pytest.mark.parametrize(("name", "high"), [("cover", 100.0), ("npp_2001", 900.0)])
def test_the_only_number_below_zero(doubts_of, raster, name, high, mark, share):
    values = smooth(0.0, high).round()
    values[np.random.default_rng(4).random(values.shape) < share] = mark
    doubts = doubts_of(name, values, "i2")
    if (name, mark) == ("npp_2001", -99.0):  # left out, and told when it is read
        assert doubts == []
    else:
        assert [note.numbers for note in doubts] == [(mark,)]


@pytest.mark.parametrize("values", [smooth(-80.0, 90.0), smooth(-30.0, 100.0)])
def test_signed_bytes_read_as_unsigned(doubts_of, values):
    stored = values.round().astype("i1").view("u1")
    assert any(isinstance(note, BytesMayBeSigned) for note in doubts_of("index", stored, "u1"))


def test_bytes_without_a_gap_and_flags_are_no_signed_ones():
    assert not has_gap_of_signs(np.arange(256.0))
    assert not has_gap_of_signs(np.r_[0.0:101.0, 249.0:256.0])
    assert not has_gap_of_signs(np.r_[0.0:101.0, 140.0:180.0])


def test_a_mark_among_few_values_says_nothing():
    assert frequent_marks(np.r_[np.zeros(9), np.linspace(-9.0, 9.0, 40)]) == ((), 0.0)


def test_255_in_bytes_of_a_known_quantity(doubts_of):
    percent = np.where(IS_OUTSIDE, 255.0, smooth(1.0, 80.0).round())
    assert [note.numbers for note in doubts_of("soc", percent, "u1")] == [(255.0,)]
    assert doubts_of("cover", percent, "u1") == []  # told when it is read
    few = np.where(np.random.default_rng(4).random(ROWS.shape) < 0.006, 255.0, smooth(0.0, 100.0))
    assert [note.numbers for note in doubts_of("cover", few.round(), "u1")] == [(255.0,)]


def test_numbers_are_told_as_the_file_holds_them(doubts_of, raster):
    notes = []
    path = raster(np.where(IS_GAP, -1.0, smooth(0.2, 0.9)), "npp_2001.tif", unit="kg C m-2")
    check_input([path], "X", InputRequirement(("npp",)), Run(on_note=notes.append))
    assert [note.numbers for note in notes if isinstance(note, NumberApart)] == [(-1.0,)]


def test_every_other_cell_of_many_is_looked_at():
    values, notes = np.linspace(0.2, 900.0, 200_000), []
    values[1::2] = -1.0
    apart = PossibleNodata("X", InputRequirement())
    facts = {"stored_bytes": 4, "quantity": "", "label": "x", "scale": 1.0, "nodata": None}
    apart.add(SimpleNamespace(**facts, marks=(), is_masked=False), values)
    apart.report(Run(on_note=notes.append))
    assert [(note.numbers, note.share) for note in notes] == [
        ((-1.0,), pytest.approx(0.5, abs=1e-4))
    ]
