"""Doubts about values that no limit of their quantity shows."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.facts.casa import TemperatureUnclear, UnitDoubtful
from carbonsink.core.facts.flux import ImpossibleValues, NumberApart, ScalesMixed, ZerosApart
from carbonsink.core.facts.raster import CodesDoubted
from carbonsink.core.raster.class_check import check_legends
from carbonsink.core.raster.quantity_check import check_input
from carbonsink.core.raster.suspect_values import holds_fills, isolated_zeros, repeated_ends
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement

FIELD = np.linspace(300.0, 900.0, 200).reshape(10, 20)


def with_block(values, number):
    values = values.copy()
    values[2:5, 3:7] = number
    return values


@pytest.fixture
def notes_of(raster):
    """Check rasters given as (name, values, keywords) and return the notes."""

    def run(rasters, takes):
        notes = []
        paths = [raster(values, f"{name}.tif", **more) for name, values, more in rasters]
        check_input(paths, "X", takes, Run(on_note=notes.append))
        return {type(note): note for note in notes}

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


def test_one_member_without_the_scale_of_the_others(notes_of):
    numbers = np.linspace(1000, 7000, 200).reshape(10, 20).astype("i2")
    pair = [("npp_2001", numbers, {"scale": 0.1}), ("npp_2002", numbers + 7, {})]
    note = notes_of(pair, InputRequirement(("npp",)))[ScalesMixed]
    assert note.scaled == "npp 2001" and note.plain == "npp 2002"
    alike = [(name, values, {"scale": 0.1}) for name, values, _ in pair]
    assert ScalesMixed not in notes_of(alike, InputRequirement(("npp",)))


@pytest.mark.parametrize("low", [-60, 180])
def test_tenths_of_a_degree_are_no_kelvin(notes_of, low):
    tenths = np.linspace(low, 310, 200).reshape(10, 20).astype("i2")
    with pytest.raises(TemperatureUnclear):
        notes_of([("tmean_2001", tenths, {})], InputRequirement(("temperature",)))
    notes_of([("tmean_2001", tenths, {"scale": 0.1})], InputRequirement(("temperature",)))


def test_rain_of_era5_in_metres_is_doubted(notes_of):
    takes = InputRequirement(("precipitation",), step="month")
    metres = FIELD / 100_000.0
    assert UnitDoubtful in notes_of([("tp_2001-07", metres, {"unit": "m"})], takes)
    assert UnitDoubtful not in notes_of([("tp_2001-07", 20 * metres, {"unit": "m"})], takes)


def test_fill_values_are_not_mended_by_a_scale(notes_of):
    assert holds_fills(np.array([5.0, 70.0, 75.0, -2867.0]), (-300.0, 1000.0))
    assert not holds_fills(np.array([3000.0, 7000.0, 7900.0, 9000.0]), (-1000.0, 8000.0))
    given = [("npp_2001", with_block(FIELD, -28672.0), {})]
    with pytest.raises(ImpossibleValues) as caught:
        notes_of(given, InputRequirement(("npp",)))
    assert caught.value.factor == 0.0


@pytest.mark.parametrize("dtype", ["u1", "i2", "f4"])
@pytest.mark.parametrize(
    ("codes", "nodata", "doubted"),
    [
        ([1, 2, 255], None, (255,)),
        ([1, 2, 254, 255], None, (254, 255)),
        ([0, 1, 2], None, (0,)),
        ([0, 3, 255], None, (255,)),
        ([0, 3, 7, 255], None, (0, 255)),
        ([1, 2, 255], 255, None),
        ([0, 1], None, None),
        ([1, 250, 255], None, None),
        ([1, 2, 3], None, None),
    ],
)
def test_codes_that_often_mean_no_data(raster, codes, nodata, doubted, dtype):
    notes = []
    path = raster(np.array([codes], dtype), "lc_2001.tif", nodata=nodata, dtype=dtype)
    check_legends([path], "LANDUSE", Run(on_note=notes.append))
    assert [note.codes for note in notes if isinstance(note, CodesDoubted)] == (
        [doubted] if doubted else []
    )


@pytest.mark.parametrize(
    ("codes", "doubted"),
    [
        ([-1, 1, 2, 3], [(-1,)]),
        ([-9999, 1, 2, 3], []),  # left out, and told when it is read
        ([-1, 0, 1], []),  # classes of change
        ([-2, -1, 1, 2, 3], []),
    ],
)
def test_the_only_code_below_zero_is_doubted(raster, codes, doubted):
    notes = []
    path = raster(np.array([codes], "i2"), "zones.tif", dtype="i2")
    check_legends([path], "ZONE_RASTER", Run(on_note=notes.append))
    assert [note.codes for note in notes if isinstance(note, CodesDoubted)] == doubted
