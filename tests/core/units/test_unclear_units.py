"""Units that are none of a quantity: what they say instead, and what is left alone."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.quantities import (
    BiomassAsCarbon,
    CarbonAssumed,
    UnitNotRead,
    WrongUnit,
)
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.column_quantity_check import check_column_quantity
from carbonsink.core.units.quantity import CARBON, InputRequirement
from carbonsink.core.units.unclear_units import reason_against
from carbonsink.core.units.unit import parse_unit

# A unit of carbon as files write it, and why it is none.
UNCLEAR = {
    "g DM m-2": "dry matter",
    "gDM/m2/yr": "dry matter",
    "t d.m. ha-1": "dry matter",
    "Mg dry matter ha-1": "dry matter",
    "t/ha 干物质": "dry matter",
    "gC m-2 decade-1": "trend",
    "gC m-2 yr-1 decade-1": "trend",
    "gC/m2/yr/yr": "trend",
    "g C m-2 yr-2": "trend",
    "gC m-2 10yr-1": "trend",
    "TgC": "total",
    "Pg C yr-1": "total",
    "kgC/pixel": "total",
    "gC m-2 * 0.1": "multiple",
    "kgC m-2 yr-1 x 10000": "multiple",
    "log10(gC m-2)": "multiple",
    "gC m-2 week-1": "other",
    "gC m-2 growing_season-1": "other",
    "g CH4 m-2": "other",
    "gC m-3": "other",
    "mm d-1": "other",
    "K": "other",
    "万吨/公顷": "other",
    "克干物质/平方米": "dry matter",
    "万吨": "total",
}
# What one of a unit is in gC m-2, by arithmetic, and the time it is per.
KNOWN = {
    "kg ha-1": (1e3 / 1e4, ""),
    "Mg ha-1": (1e6 / 1e4, ""),
    "t C ha-1 yr-1": (1e6 / 1e4, "year"),
    "kgC·hm⁻²·a⁻¹": (1e3 / 1e4, "year"),
    "umol m-2 s-1": (12.0107e-6, "second"),
    "µmol CO2 m⁻² s⁻¹": (12.0107e-6, "second"),
    "mol C m-2 month-1": (12.0107, "month"),
    "gCO2 m-2 d-1": (12.0107 / 44.0095, "day"),
    "kg C/m^2/8d": (1e3 / 8, "day"),
    "0.1 kg C m-2": (100.0, ""),
    "10^-3 kgC m-2": (1.0, ""),
}


@pytest.mark.parametrize("unit", UNCLEAR)
def test_why_a_unit_is_no_amount_of_carbon_per_area(unit):
    assert parse_unit(unit, "carbon") is None
    assert reason_against(unit, "carbon") == UNCLEAR[unit]


@pytest.mark.parametrize("unit", KNOWN)
def test_units_of_carbon(unit):
    found = parse_unit(unit, "carbon")
    assert (found.factor, found.step) == (pytest.approx(KNOWN[unit][0]), KNOWN[unit][1])
    assert reason_against(unit, "carbon") == ""


@pytest.mark.parametrize(
    ("unit", "dimension", "reason"),
    [
        ("degC x 10", "temperature", "multiple"),
        ("°C × 10", "temperature", "multiple"),
        ("K*0.02", "temperature", "multiple"),
        ("degC decade-1", "temperature", "trend"),
        ("mm*10", "water", "multiple"),
        ("mm/decade", "water", "trend"),
        ("mm/8d", "water", ""),
        ("degC", "temperature", ""),
    ],
)
def test_units_of_weather(unit, dimension, reason):
    assert reason_against(unit, dimension) == reason


@pytest.mark.parametrize("remark", ["", "unknown", "n/a", "index value", "see readme", "未知"])
def test_remarks_say_nothing_of_the_values(remark):
    assert reason_against(remark, "water") == ""


def checked(raster, unit, name="npp_2005.tif", requirement=None):
    """Check one raster of 500, and return what was noted."""
    notes: list = []
    path = raster(np.full((3, 3), 500.0), name, unit=unit)
    check_input(
        [path],
        "SERIES",
        requirement or InputRequirement(CARBON, step="series"),
        Run(on_note=notes.append),
    )
    return notes


@pytest.mark.parametrize("name", ["npp_2005.tif", "unnamed_2005.tif"])
@pytest.mark.parametrize("unit", ["g DM m-2", "gC m-2 decade-1", "TgC", "gC m-2 * 0.1"])
def test_rasters_in_an_unclear_unit_are_refused(raster, unit, name):
    with pytest.raises(WrongUnit) as caught:
        checked(raster, unit, name)
    assert caught.value.reason == UNCLEAR[unit]


@pytest.mark.parametrize("unit", ["Mg ha-1", "t/ha", "kg m-2"])
@pytest.mark.parametrize("name", ["agb_2010.tif", "ESACCI-BIOMASS-2010.tif", "地上生物量_2010.tif"])
def test_biomass_is_not_taken_for_its_carbon(raster, unit, name):
    with pytest.raises(WrongUnit) as caught:
        checked(raster, unit, name)
    assert caught.value.reason == "biomass"
    assert not [n for n in checked(raster, "t C ha-1", name) if isinstance(n, BiomassAsCarbon)]


def test_biomass_without_a_unit_and_mass_of_something_are_reported(raster):
    assert [n.name for n in checked(raster, "", "agb_2010.tif") if isinstance(n, BiomassAsCarbon)]
    assert [n for n in checked(raster, "", "npp_dm_2005.tif") if isinstance(n, BiomassAsCarbon)]
    assert [n.unit for n in checked(raster, "g m-2") if isinstance(n, CarbonAssumed)] == ["g m-2"]
    assert CarbonAssumed.warning
    assert not [n for n in checked(raster, "gC m-2") if isinstance(n, CarbonAssumed)]


def test_a_remark_is_reported_and_predictors_keep_their_units(raster):
    assert [n.unit for n in checked(raster, "see readme") if isinstance(n, UnitNotRead)]
    assert not checked(raster, "g DM m-2", "litter_2005.tif", InputRequirement(several=True))


@pytest.mark.parametrize("unit", ["g DM m-2", "gC m-2 decade-1", "TgC", "gC m-2 * 0.1"])
def test_columns_in_an_unclear_unit_are_refused(unit):
    with pytest.raises(WrongUnit) as caught:
        check_column_quantity(
            np.array([500.0]), f"npp ({unit})", "TARGET", InputRequirement(("npp",)), Run()
        )
    assert caught.value.reason == UNCLEAR[unit]
