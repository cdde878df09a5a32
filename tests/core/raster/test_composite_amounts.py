"""Amounts of composites: what the days of each date hold."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.flux import (
    ImpossibleValues,
    UnitsConverted,
)
from carbonsink.core.facts.inspection import UnitNotStated
from carbonsink.core.units.quantity import CARBON, InputRequirement

NPP = InputRequirement(("npp",))


def kinds(notes):
    return [type(note) for note in notes]


COMPOSITES = ["2003-12-11", "2003-12-19", "2003-12-27", "2004-01-01"]


SERIES = InputRequirement(CARBON, step="series")


def composites(value, unit, name="gpp"):
    return [(f"{name}_{date}", value, unit) for date in COMPOSITES]


@pytest.mark.parametrize("unit", ["gC m-2", "gC m-2 8d-1", "g C/m2 per 8 days", ""])
@pytest.mark.parametrize("requirement", [SERIES, InputRequirement()])
def test_composites_hold_the_amount_of_all_their_days(check, unit, requirement):
    values, meaning, notes, _ = check(composites(120.0, unit), requirement)
    assert values == [120.0] * 4
    assert [type(note) for note in notes] == ([] if unit else [UnitNotStated])
    assert meaning.amounts == (requirement is SERIES)


def test_composites_of_daily_rates_become_amounts_in_a_series_of_fluxes(check):
    values, meaning, notes, _ = check(composites(0.01, "kgC m-2 d-1"), SERIES)
    assert values == pytest.approx([80.0, 80.0, 50.0, 80.0], rel=1e-6)  # five days are left in 2003
    assert notes == [UnitsConverted("X", "kgC m-2 d-1", "gC m-2", 4)]
    assert check(composites(10.0, "gC m-2 d-1"), InputRequirement())[0] == [10.0] * 4


def test_an_input_alike_takes_the_amounts_of_composites_too(check):
    meaning = check(composites(120.0, "gC m-2", "npp"), InputRequirement(("npp",), step="series"))[
        1
    ]
    requirement = InputRequirement(("rh",), alike="NPP")
    values = check(composites(5.0, "gC m-2 d-1", "rh"), requirement, like=meaning)[0]
    assert values == pytest.approx([40.0, 40.0, 25.0, 40.0])


@pytest.mark.parametrize(("value", "unit"), [(900.0, ""), (90.0, "gC m-2 d-1"), (900.0, "gC m-2")])
def test_composites_beyond_what_their_days_can_hold(check, value, unit):
    with pytest.raises(ImpossibleValues):
        check(composites(value, unit), SERIES)


def test_a_state_is_not_multiplied_by_days(check):
    with pytest.raises(ImpossibleValues):
        check(composites(200.0, "degC", "tas"), InputRequirement(("temperature",)))
