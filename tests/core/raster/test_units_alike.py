"""Inputs whose unit must be that of another input."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.quantities import (
    ImpossibleValues,
    StepOfOther,
    UnitOfOther,
    UnitsMixed,
    WrongQuantity,
    WrongStep,
    WrongUnit,
)
from carbonsink.core.raster import Stack
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement

NPP = InputRequirement(("npp",))


def kinds(notes):
    return [type(note) for note in notes]


def test_an_input_must_have_the_unit_of_another(raster):
    def meaning(name, unit):
        path = raster([[500.0]], name, unit=unit)
        return check_input([path], "A", InputRequirement(), Run())[1]

    kilos = raster([[0.5]], "b.tif", unit="kgC m-2 yr-1")
    requirement = InputRequirement(alike="A")
    like = meaning("a.tif", "gC m-2 yr-1")
    sources, _ = check_input([kilos], "B", requirement, Run(), like=like)
    stack = Stack.open(sources)
    assert stack.read(stack.grid.window)[0, 0, 0] == pytest.approx(500.0)
    with pytest.raises(WrongUnit):
        check_input([kilos], "B", requirement, Run(), like=meaning("c.tif", "mm"))
    with pytest.raises(UnitsMixed):
        check_input([kilos], "B", requirement, Run(), like=meaning("d.tif", "hands"))


@pytest.mark.parametrize(
    ("first", "second", "wanted"),
    [
        # A rate per month becomes the amount of the year that the date of the other says.
        (("npp_2001", "gC m-2"), ("rh_2001", "gC m-2 month-1"), 480.0),
        (("npp_2001", "gC m-2 yr-1"), ("rh_2001", "gC m-2 month-1"), 480.0),
        (("npp_2001", ""), ("rh_2001", "gC m-2 month-1"), 480.0),
        (("npp_2001-03", "gC m-2"), ("rh_2001-03", "gC m-2 d-1"), 1240.0),
        (("npp_2001-03", "gC m-2 month-1"), ("rh_2001-03", "gC m-2"), 40.0),
        # An amount of another time is refused.
        (("npp_2001", "gC m-2"), ("rh_2001-03", "gC m-2"), None),
        (("npp_2001", "gC m-2"), ("rh_2001-03", "gC m-2 month-1"), None),
        (("npp_2001-03", "gC m-2 month-1"), ("rh_2001", "gC m-2"), None),
        (("npp_2001", ""), ("rh_2001-03", ""), None),
        # Neither unit nor date says the time of one of them: told.
        (("npp", "gC m-2"), ("rh", "gC m-2 month-1"), StepOfOther),
        (("npp", "gC m-2 yr-1"), ("rh", "gC m-2"), StepOfOther),
        (("npp", "gC m-2 yr-1"), ("rh", ""), UnitOfOther),
        (("npp", ""), ("rh", "gC m-2 yr-1"), UnitOfOther),
    ],
)
def test_amounts_of_two_inputs_are_of_one_time(raster, first, second, wanted):
    notes = []
    run = Run(on_note=notes.append)
    npp, rh = (raster([[40.0]], f"{name}.tif", unit=unit) for name, unit in (first, second))
    sources, meaning = check_input([npp], "NPP", NPP, run)
    requirement = InputRequirement(("rh",), alike="NPP")
    if wanted is None:
        with pytest.raises(WrongStep):
            check_input([rh], "RH", requirement, run, like=meaning)
        return
    found, _ = check_input([rh], "RH", requirement, run, like=meaning)
    stack = Stack.open(found)
    value = stack.read(stack.grid.window)[0, 0, 0]
    if isinstance(wanted, float):
        assert value == pytest.approx(wanted)
    else:
        assert wanted in kinds(notes) and value == 40.0


def test_amounts_per_day_beside_an_input_without_a_unit_are_possible_ones(raster):
    npp, rh = raster([[500.0]], "npp.tif"), raster([[400.0]], "rh.tif", unit="gC m-2 d-1")
    _, like = check_input([npp], "NPP", NPP, Run())
    with pytest.raises(ImpossibleValues) as caught:
        check_input([rh], "RH", InputRequirement(("rh",), alike="NPP"), Run(), like=like)
    assert caught.value.highest == pytest.approx(100.0, rel=1e-3)


def test_stocks_of_a_year_and_of_a_month_are_compared(raster):
    run = Run()
    pair = [raster([[40.0]], f"carbon_{d}.tif", unit="t C ha-1") for d in ("2001", "2010-06")]
    _, meaning = check_input(pair[:1], "A", InputRequirement(("carbon",)), run)
    check_input(pair[1:], "B", InputRequirement(("carbon",), alike="A"), run, like=meaning)


@pytest.mark.parametrize("requirement", [InputRequirement(), InputRequirement(("npp", "gpp"))])
@pytest.mark.parametrize("units", [("gC m-2", "gC m-2 month-1"), ("gC m-2 month-1", "gC m-2")])
def test_members_that_name_their_time_and_members_dated_by_it(check, units, requirement):
    rasters = [(f"npp_{2001 + i}", 40.0, unit) for i, unit in enumerate(units)]
    values, _, _, _ = check(rasters, requirement)
    assert values == pytest.approx([40.0 if unit == "gC m-2" else 480.0 for unit in units])


def test_opposite_signs_are_not_compared(raster):
    nep, nee = raster([[96.0]], "nep_2005.tif"), raster([[-96.0]], "nee_2005.tif")
    like = check_input([nep], "A", InputRequirement(), Run())[1]
    with pytest.raises(WrongQuantity):
        check_input([nee], "B", InputRequirement(alike="A"), Run(), like=like)
