"""Values of columns held against what their quantity can be."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.casa import UnitDoubtful
from carbonsink.core.errors_and_notes.quantities import (
    ImpossibleValues,
    ValuesDoubtful,
    ValuesUnusual,
    WrongUnit,
)
from carbonsink.core.run import Run
from carbonsink.core.units.column_quantity_check import (
    check_column_quantity,
    quantity_of_column,
    step_matters,
)
from carbonsink.core.units.quantity import InputRequirement

ANY = InputRequirement()


def check(column, values, requirement=ANY):
    notes = []
    check_column_quantity(np.array(values), column, "X", requirement, Run(on_note=notes.append))
    return notes


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("npp", [500.0, np.nan]),
        ("npp (kgC m-2 yr-1)", [0.5]),
        ("NEE_VUT_REF (umol m-2 s-1)", [-40.0, 20.0]),
        ("temperature (K)", [290.0]),
        ("height", [1e12]),
        ("npp", [np.nan]),
        ("GPP (umol m-2 s-1)", [-3.0, 65.0]),
        ("srad (W m-2)", [0.0, 1120.0]),
        ("rain (kg m-2 s-1)", [0.0, 0.02]),
    ],
)
def test_what_can_be_is_taken(column, values):
    assert check(column, values) == []


@pytest.mark.parametrize(
    ("column", "values", "factor"),
    [
        ("npp", [1e9], 0.0),
        ("npp (kgC m-2 yr-1)", [500.0], 0.01),
        ("ndvi", [8500.0], 0.0001),
        ("temperature", [290.0], 0.1),
        # Rates per second: 400 umol CO2 are 415 gC per day.
        ("GPP (umol m-2 s-1)", [400.0], 0.1),
        ("NEE (umol CO2 m-2 s-1)", [-2000.0], 0.1),
        ("rain (kg m-2 s-1)", [4.0], 0.01),
        ("srad (W m-2)", [11200.0], 0.1),
    ],
)
def test_what_cannot_be_is_refused(column, values, factor):
    with pytest.raises(ImpossibleValues) as caught:
        check(column, values)
    assert (caught.value.path, caught.value.factor) == (column, factor)


def test_predictors_are_doubted():
    notes = check("ndvi", [8500.0], InputRequirement(several=True))
    assert [type(note) for note in notes] == [ValuesDoubtful]


def test_columns_that_look_like_kilograms_are_doubted():
    (note,) = check("npp", [0.2, 0.9])
    assert isinstance(note, UnitDoubtful) and note.likely == "kilograms"
    assert check("npp (kgC m-2 yr-1)", [0.2, 0.9]) == []
    assert check("npp_kgC_m2_yr", [0.2, 0.9]) == []


def test_no_scale_is_suggested_for_single_values_far_off():
    """A row of totals is no sign of a scale."""
    with pytest.raises(ImpossibleValues) as caught:
        check("npp", [500.0, 600.0, 700.0, 36_000.0])
    assert (caught.value.factor, caught.value.is_column) == (0.0, True)


@pytest.mark.parametrize("column", ["npp", "npp (gC m-2 yr-1)"])
def test_amounts_beyond_the_known_are_reported(column):
    """Ten times an NPP of 501 is possible, but more than was ever measured."""
    (note,) = check(column, [10.0, 5010.0])
    assert isinstance(note, ValuesUnusual)
    assert (note.name, note.high, note.highest) == (column, 5010.0, 3500.0)
    assert check(column, [10.0, 3400.0]) == []


def test_units_of_another_dimension():
    with pytest.raises(WrongUnit):
        check("npp (mm)", [500.0])
    with pytest.raises(WrongUnit):
        check("npp", [500.0], InputRequirement(unit="mm"))


def test_a_unit_stated_elsewhere_sets_the_limits():
    daily = InputRequirement(("npp",), unit="gC m-2 d-1")
    assert check("y", [15.0], daily) == []
    assert [type(note) for note in check("y", [50.0], daily)] == [ValuesUnusual]
    with pytest.raises(ImpossibleValues):
        check("y", [500.0], InputRequirement(("npp",), unit="gC m-2 d-1"))


def test_meaning():
    quantity, unit = quantity_of_column("npp (kgC m-2 yr-1)", ANY)
    assert (quantity.code, unit.factor, unit.step) == ("npp", 1000.0, "year")
    assert quantity_of_column("height", ANY) == (None, None)


def test_small_amounts_are_judged_by_their_step():
    daily = InputRequirement(step="day")
    assert check("npp", [0.2, 0.9], daily) == []
    assert check("npp (gC m-2 d-1)", [0.2, 0.9]) == []
    (note,) = check("npp", [0.2, 0.9], InputRequirement(unit="gC m-2 yr-1"))
    assert (note.high, note.unit) == (0.9, "gC m-2 yr-1")
    (note,) = check("npp", [0.002, 0.009], daily)
    assert note.unit == "gC m-2 d-1"


@pytest.mark.parametrize(
    ("column", "matters"),
    [("npp", True), ("npp (gC m-2)", True), ("npp (gC m-2 d-1)", False), ("tmean", False)],
)
def test_when_the_step_matters(column, matters):
    assert step_matters(np.array([0.2, np.nan]), column, ANY) is matters
    assert step_matters(np.array([300.0]), column, ANY) is False
