"""What an input of rasters is found to measure, and how it is read then."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.casa import TakenAsKelvin
from carbonsink.core.errors_and_notes.inspection import UnitNotStated
from carbonsink.core.errors_and_notes.quantities import (
    ImpossibleValues,
    NameDiffers,
    UnitNotRead,
    UnitsConverted,
    UnitsIncomplete,
    UnitsMixed,
    WrongQuantity,
    WrongStep,
    WrongUnit,
)
from carbonsink.core.errors_and_notes.trend import MixedVariables
from carbonsink.core.raster import RasterOutput, Stack, write_array
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.raster.quantity_check import note_mixed_variables
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import CARBON, InputRequirement
from carbonsink.tests.factories import make_grid

NPP = InputRequirement(("npp",))


def kinds(notes):
    return [type(note) for note in notes]


@pytest.mark.parametrize(
    ("value", "unit", "wanted"),
    [
        (0.5, "kgC m-2 yr-1", 500.0),
        (5.0, "t C ha-1 yr-1", 500.0),
        (1832.097, "gCO2 m-2 yr-1", 500.0),
        (500.0, "gC m-2 yr-1", 500.0),
        (500.0, "", 500.0),
        (500.0, "g C/m2/a", 500.0),
    ],
)
def test_an_annual_flux_in_any_unit(check, value, unit, wanted):
    values, meaning, notes, _ = check([("npp_2005", value, unit)])
    assert values == pytest.approx([wanted], rel=1e-5)
    stated = [UnitsConverted] if value != 500.0 else []
    assert meaning.quantity == "npp"
    assert kinds(notes) == (stated if unit else [UnitNotStated])


def test_every_member_is_converted_by_its_own_unit(check):
    rasters = [("npp_2001", 500.0, "gC m-2 yr-1"), ("npp_2002", 0.5, "kgC m-2 yr-1")]
    values, _, notes, stack = check(rasters, InputRequirement())
    assert values == pytest.approx([500.0, 500.0])
    assert notes == [UnitsConverted("X", "kgC m-2 yr-1", "gC m-2 yr-1", 1)]
    assert [band.unit for band in stack.bands] == ["gC m-2 yr-1"] * 2


def test_any_quantity_keeps_the_unit_of_the_first(check):
    rasters = [("npp_2001", 0.5, "kgC m-2 yr-1"), ("npp_2002", 500.0, "gC m-2 yr-1")]
    values, meaning, _, _ = check(rasters, InputRequirement())
    assert values == pytest.approx([0.5, 0.5])
    assert meaning.unit == "kgC m-2 yr-1"


def test_rasters_without_a_unit_among_others_are_told(check):
    rasters = [("npp_2001", 500.0, "gC m-2 yr-1"), ("npp_2002", 510.0, "")]
    assert check(rasters)[2] == [UnitsIncomplete("X", 1, 2, "gC m-2 yr-1")]


def test_units_that_nobody_knows_must_agree(check):
    assert check([("a_2001", 1.0, "hands"), ("a_2002", 2.0, "Hands ")], InputRequirement())[2] == []
    with pytest.raises(UnitsMixed) as caught:
        check([("a_2001", 1.0, "hands"), ("a_2002", 2.0, "feet of hay")], InputRequirement())
    assert caught.value.units == ("hands", "feet of hay")


@pytest.mark.parametrize(
    ("value", "unit", "kind"),
    [
        (290.15, "K", UnitsConverted),
        (290.15, "", TakenAsKelvin),
        (17.0, "degC", None),
        (17.0, "", None),
        (62.6, "degF", UnitsConverted),
    ],
)
def test_temperatures(check, value, unit, kind):
    values, meaning, notes, _ = check([("t_2001", value, unit)], InputRequirement(("temperature",)))
    assert values == pytest.approx([17.0], abs=1e-3)
    assert kinds(notes) == ([kind] if kind else [])


def test_kelvin_is_told_once_of_a_series(check):
    series = [(f"t_{2001 + i}", value, "") for i, value in enumerate((290.15, 17.0, 294.15))]
    values, _, notes, _ = check(series, InputRequirement(("temperature",), step="series"))
    assert values == pytest.approx([17.0, 17.0, 21.0], abs=1e-3)
    (note,) = notes
    assert (note.n, note.total, note.value) == (2, 3, pytest.approx(0.95 * 292.15))


def test_kelvin_that_claims_to_be_celsius_is_refused(check):
    with pytest.raises(ImpossibleValues):
        check([("t_2001", 290.15, "degC")], InputRequirement(("temperature",)))


def test_a_series_half_in_kelvin(check):
    rasters = [("tas_2001", 290.15, ""), ("tas_2002", 17.0, "")]
    assert check(rasters, InputRequirement(("temperature",)))[0] == pytest.approx(
        [17.0, 17.0], abs=1e-3
    )


@pytest.mark.parametrize(
    ("name", "value", "unit", "wanted"),
    [
        ("p_2005-03", 2.0, "mm d-1", 62.0),
        ("p_2005-02", 2.0, "mm/day", 56.0),
        ("p_2005-03", 0.08, "m", 80.0),
        ("p_2005-03", 80.0, "mm", 80.0),
        ("p_2005-03", 80.0, "mm month-1", 80.0),
        ("p_2005-03", 3e-5, "kg m-2 s-1", 3e-5 * 86400 * 31),
    ],
)
def test_rain_of_a_month(check, name, value, unit, wanted):
    requirement = InputRequirement(("precipitation",), step="month")
    assert check([(name, value, unit)], requirement)[0] == pytest.approx([wanted], rel=1e-5)


@pytest.mark.parametrize(
    ("name", "unit"), [("p_2005", ""), ("p_2005", "mm yr-1"), ("p", "mm yr-1"), ("p_2005", "mm")]
)
def test_rain_of_a_year_is_no_rain_of_a_month(check, name, unit):
    with pytest.raises(WrongStep) as caught:
        check([(name, 800.0, unit)], InputRequirement(("precipitation",), step="month"))
    assert (caught.value.step, caught.value.wanted) == ("year", "month")


@pytest.mark.parametrize(
    ("names", "unit"),
    [
        (("rs_2005-01", "rs_2005-02"), ""),
        (("rs_2005-01", "rs_2005-02"), "gC m-2 month-1"),
        (("rs_2005-01-01", "rs_2005-02-01"), ""),
        (("rs",), "gC m-2 month-1"),
    ],
)
def test_monthly_respiration_is_not_annual(check, names, unit):
    with pytest.raises(WrongStep):
        check([(name, 50.0, unit) for name in names], InputRequirement(("rs",), step="year"))


def test_a_mean_monthly_rate_of_a_year_is_an_annual_amount(check):
    values, _, notes, _ = check(
        [("rs_2005", 50.0, "gC m-2 month-1")], InputRequirement(("rs",), step="year")
    )
    assert values == pytest.approx([600.0])
    assert kinds(notes) == [UnitsConverted]


@pytest.mark.parametrize("name", ["mrros", "mrro", "x"])
def test_kilograms_of_what_nobody_states_stay_kilograms(check, name):
    """One kilogram per square metre is 1 mm of water, and 1000 g of carbon."""
    rasters = [(f"{name}_2005-0{month}", 1e-5, "kg m-2 s-1") for month in (1, 2)]
    values, meaning, notes, _ = check(rasters, InputRequirement(step="series"))
    assert values == pytest.approx([1e-5 * 86400 * 31, 1e-5 * 86400 * 28], rel=1e-5)
    assert meaning.unit == "kg m-2 month-1"
    assert [note.wanted for note in notes if isinstance(note, UnitsConverted)] == [meaning.unit]


@pytest.mark.parametrize(
    ("scale", "unit", "wanted"),
    [(1.0, "0.1mm", 5.0), (0.1, "mm", 5.0), (0.1, "0.1 mm", None), (0.01, "0.1 mm", 0.05)],
)
def test_a_factor_in_the_unit_and_the_same_as_the_scale(check, scale, unit, wanted):
    rasters = [("pre_2001-03", 50.0, unit, {"scale": scale})]
    requirement = InputRequirement(("precipitation",), step="month")
    if wanted is None:
        with pytest.raises(WrongUnit) as caught:
            check(rasters, requirement)
        assert caught.value.reason == "multiple"
        return
    assert check(rasters, requirement)[0] == pytest.approx([wanted])


def test_a_unit_of_another_dimension_is_refused(check):
    with pytest.raises(WrongUnit):
        check([("npp_2005", 17.0, "degC")])


def test_a_unit_that_is_not_understood_is_told(check):
    assert kinds(check([("npp_2005", 500.0, "grammes")])[2]) == [UnitNotRead]


def test_another_quantity_by_its_name(check):
    with pytest.raises(WrongQuantity):
        check([("temperature_2005", 17.0, "")], InputRequirement(CARBON))
    # A unit of carbon clears the name.
    assert check([("temperature_2005", 17.0, "gC m-2")], InputRequirement(CARBON))[0] == [17.0]


def test_another_quantity_by_its_metadata(tmp_path):
    path = str(tmp_path / "npp.tif")
    write_array(RasterOutput("npp", quantity="nee"), path, make_grid(2, 2), np.full((2, 2), 5.0))
    with pytest.raises(WrongQuantity):
        check_input([path], "X", NPP, Run())
    assert check_input([path], "X", InputRequirement(), Run())[1].quantity == "nee"


def test_two_variables_in_one_series_are_told(check):
    rasters = [("npp_2001", 500.0, ""), ("rs_2002", 500.0, "")]
    notes = check(rasters)[2]
    assert kinds(notes) == [MixedVariables, NameDiffers, UnitNotStated]


def test_south_up_and_nodata_survive_a_conversion(raster):
    path = raster(
        np.array([[0.5, -9999.0], [0.7, 0.8]]),
        "npp_2005.tif",
        nodata=-9999,
        unit="kgC m-2 yr-1",
        south_up=True,
    )
    stack = Stack.open(check_input([path], "X", NPP, Run())[0])
    found = stack.read(stack.grid.window)[0]
    assert found == pytest.approx(np.array([[500.0, np.nan], [700.0, 800.0]]), nan_ok=True)


@pytest.mark.parametrize(
    ("names", "counts"),
    [
        (("npp_2001", "npp_2002", "npp_2003", "rs_2004"), (("npp", "rs"), (3, 1))),
        (("npp_2001", "npp_2002", "npp_2003"), None),
        (("npp_JJA_2001", "npp_DJF_2001", "npp_JJA_2002", "npp_DJF_2002"), None),
        (
            ("npp_JJA_2001", "rs_DJF_2001", "npp_JJA_2002", "rs_DJF_2002"),
            (("npp_JJA", "rs_DJF"), (2, 2)),
        ),
        # Bands with a name each are no variables.
        (("a", "b", "c"), None),
    ],
)
def test_mixed_variables_are_named_with_their_number(raster, names, counts):
    stack = Stack.open([str(raster([[1.0, 2.0]], name=f"{name}.tif")) for name in names])
    heard = []
    note_mixed_variables(stack.bands, Run(on_note=heard.append))
    assert heard == ([MixedVariables(*counts)] if counts else [])
