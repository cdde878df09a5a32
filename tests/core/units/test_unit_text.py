"""What units of rasters say, and when a mixture is told."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.flux import UnitsDiffer, UnitUnexpected
from carbonsink.core.flux import maps
from carbonsink.core.flux.budget.maps import carbon_budget
from carbonsink.core.raster import Stack
from carbonsink.core.units.unit_text import FluxUnit, compare_units, expect_carbon, read_unit


@pytest.mark.parametrize(
    "text, grams, step",
    [
        ("gC m-2 yr-1", 1.0, "year"),
        ("g C/m2/a", 1.0, "year"),
        ("gC·m⁻²·mon⁻¹", 1.0, "month"),
        ("gC m-2 d-1", 1.0, "day"),
        ("kg_C/m^2", 1000.0, ""),
        ("kgC m-2 yr-1", 1000.0, "year"),
        ("t C ha-1", 100.0, ""),
        ("Mg ha-1 yr-1", 100.0, "year"),
        ("t/hm2", 100.0, ""),
        ("gC m-2 (year)", None, ""),
        ("gC m-2 yr-1 yr-1", None, ""),
        ("umol m-2 s-1", None, ""),
        ("gCO2 m-2", None, ""),
        ("mm", None, ""),
        ("", None, ""),
    ],
)
def test_units_are_read(text, grams, step):
    assert read_unit(text) == (None if grams is None else FluxUnit(grams, step))


@pytest.mark.parametrize(
    "other, told",
    [("gC m-2 month-1", True), ("kgC m-2 yr-1", True), ("g C/m2/a", False), ("gC m-2", False)],
)
def test_a_mixture_is_told(notes, other, told):
    heard, run = notes
    compare_units({"NPP": "gC m-2 yr-1", "RH": other}, run)
    assert heard == ([UnitsDiffer("NPP", "gC m-2 yr-1", "RH", other)] if told else [])


def test_another_unit_than_the_one_taken_is_told(notes):
    heard, run = notes
    expect_carbon({"npp": "kg_C/m^2", "rs": "gC m-2", "x": "?"}, "gC_m2", run, "year")
    assert heard == [UnitUnexpected("npp", "kg_C/m^2", "gC m-2 yr-1")]


def test_monthly_respiration_is_not_taken_from_annual_production_in_silence(
    raster, tmp_path, notes
):
    heard, run = notes
    npp = raster("npp", [[500.0]], unit="gC m-2 yr-1")
    rh = raster("rh", [[20.0]], unit="gC m-2 month-1")
    maps.map_nep(Stack.open([npp, rh]), str(tmp_path / "nep.tif"), run)
    assert UnitsDiffer("NPP", "gC m-2 yr-1", "RH", "gC m-2 month-1") in heard
    rs = Stack.open([raster("rs", [[0.5]], unit="kgC m-2 yr-1")])
    maps.map_respiration("linear", rs, None, str(tmp_path / "rh2.tif"), run)
    assert UnitUnexpected("RS", "kgC m-2 yr-1", "gC m-2 yr-1") in heard


@pytest.mark.parametrize(
    "unit, told", [("gC m-2 month-1", False), ("gC m-2 yr-1", True), ("t C ha-1", True)]
)
def test_a_budget_doubts_units_that_it_cannot_add(raster, notes, unit, told):
    heard, run = notes
    files = [raster(f"npp_2001-{month:02d}", [[1.0, 2.0]], unit=unit) for month in range(1, 13)]
    carbon_budget(Stack.open(files), run)
    expected = UnitUnexpected("npp", unit, "gC m-2 month-1")
    assert [note for note in heard if isinstance(note, UnitUnexpected)] == [expected] * told
