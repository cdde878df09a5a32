"""Doubts about values that no limit of their quantity shows."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.casa import TemperatureUnclear, UnitDoubtful
from carbonsink.core.errors_and_notes.quantities import (
    ImpossibleValues,
    ScalesMixed,
    ValuesDoubtful,
    WrongQuantity,
)
from carbonsink.core.errors_and_notes.raster import CodesDoubted
from carbonsink.core.raster.class_check import check_legends
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.raster.suspect_values import holds_fills
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

    def run(rasters, requirement):
        notes = []
        paths = [raster(values, f"{name}.tif", **more) for name, values, more in rasters]
        check_input(paths, "X", requirement, Run(on_note=notes.append))
        return {type(note): note for note in notes}

    return run


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
    requirement = InputRequirement(("precipitation",), step="month")
    metres = FIELD / 100_000.0
    assert UnitDoubtful in notes_of([("tp_2001-07", metres, {"unit": "m"})], requirement)
    assert UnitDoubtful not in notes_of([("tp_2001-07", 20 * metres, {"unit": "m"})], requirement)


def test_fill_values_are_not_mended_by_a_scale(notes_of):
    assert holds_fills(np.array([5.0, 70.0, 75.0, -2867.0]), (-300.0, 1000.0))
    assert not holds_fills(np.array([3000.0, 7000.0, 7900.0, 9000.0]), (-1000.0, 8000.0))
    given = [("npp_2001", with_block(FIELD, -28672.0), {})]
    with pytest.raises(ImpossibleValues) as caught:
        notes_of(given, InputRequirement(("npp",)))
    assert caught.value.factor == 0.0


def test_flags_of_a_byte_are_not_mended_by_a_scale(notes_of):
    percent = np.arange(200).reshape(10, 20) % 101
    percent[:, 0] = 255
    given = [("fpar_2001", percent, {"dtype": "u1"})]
    with pytest.raises(ImpossibleValues) as caught:  # 255 * 0.004 is a share as well
        notes_of(given, InputRequirement())
    assert caught.value.factor == 0.0


@pytest.mark.parametrize("takes", [InputRequirement(), InputRequirement(several=True)])
def test_tenths_of_a_degree_of_worldclim_are_told(notes_of, takes):
    tenths = np.linspace(-50, 250, 200).reshape(10, 20).astype("i2")
    assert ValuesDoubtful in notes_of([("bio1", tenths, {"dtype": "i2"})], takes)
    assert ValuesDoubtful not in notes_of([("wc2.1_30s_bio_1", tenths / 10, {})], takes)
    with pytest.raises(WrongQuantity):
        notes_of([("bio_12", tenths + 60, {"dtype": "i2"})], InputRequirement(("temperature",)))


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
        ([-1, 1, 2], [(-1,)]),
        ([-99, 1, 2], [(-99,)]),
        ([-128, 1, 2], [(-128,)]),
        ([1, 2, 3, 9999], [(9999,)]),
        ([1, 3, 7, 99], [(99,)]),
        ([1, 2, 127], [(127,)]),
        ([0, 5, 12, 999], [(0, 999)]),
        ([1, 2, 32767], []),  # left out, and told when it is read
        ([10, 60, 90, 99], []),  # one class of many
        ([111, 512, 999], []),
    ],
)
def test_codes_far_from_all_others_are_doubted(raster, codes, doubted):
    notes = []
    path = raster(np.array([codes], "i2"), "zones.tif", dtype="i2")
    check_legends([path], "ZONE_RASTER", Run(on_note=notes.append))
    assert [note.codes for note in notes if isinstance(note, CodesDoubted)] == doubted
