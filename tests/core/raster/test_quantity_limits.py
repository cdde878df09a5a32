"""Values beyond the limits of a quantity: magnitudes, scales, likely units and signs."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.casa import UnitDoubtful
from carbonsink.core.errors_and_notes.inspection import UnitNotStated
from carbonsink.core.errors_and_notes.quantities import (
    ImpossibleValues,
    ScaleInverted,
    SignReversed,
    ValuesDoubtful,
    ValuesUnusual,
)
from carbonsink.core.raster import Stack, input_check
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import CARBON, InputRequirement

NPP = InputRequirement(("npp",))


def kinds(notes):
    return [type(note) for note in notes]


@pytest.mark.parametrize("value", [1e9, -1e9, 5e4, -5e4])
def test_impossible_magnitudes_are_refused(check, value):
    with pytest.raises(ImpossibleValues) as caught:
        check([("npp_2001", 500.0, ""), ("npp_2002", value, "")])
    assert caught.value.path.endswith("npp_2002.tif")


def test_an_impossible_cell_among_good_ones_is_found(raster):
    values = np.full((60, 70), 500.0)
    values[41, 3] = 1e9
    with pytest.raises(ImpossibleValues):
        check_input([raster(values, "npp_2001.tif")], "X", NPP, Run())


@pytest.mark.parametrize(
    ("code", "value"),
    [("precipitation", -1e-9), ("radiation", -1e-6), ("vpd", -0.004), ("lai", -0.001)],
)
def test_a_little_below_zero_is_what_packing_leaves(raster, code, value):
    path = raster(np.array([[value, 1.0, 2.0]]), f"{code}.tif")
    check_input([path], "X", InputRequirement((code,)), Run())
    with pytest.raises(ImpossibleValues):
        wrong = raster(np.array([[-5.0, 1.0, 2.0]]), f"{code}_wrong.tif")
        check_input([wrong], "X", InputRequirement((code,)), Run())


def test_limits_follow_the_step(check):
    assert check([("npp_2001", 3000.0, "")])[0] == [3000.0]
    with pytest.raises(ImpossibleValues) as caught:
        check([("npp_2001-01", 3000.0, ""), ("npp_2001-02", 3000.0, "")])
    assert caught.value.highest == pytest.approx(1000.0, rel=1e-5)


def test_limits_are_those_of_the_unit_that_is_wanted(check):
    requirement = InputRequirement(CARBON, unit="t C ha-1")
    assert check([("carbon_2001", 400.0, "")], requirement)[0] == [400.0]
    with pytest.raises(ImpossibleValues):
        check([("carbon_2001", 400_000.0, "")], requirement)


@pytest.mark.parametrize(
    ("name", "value", "unit", "highest"),
    [
        ("npp_2001", 5013.0, "", 3500.0),
        ("npp_2001", 5.013, "kgC m-2 yr-1", 3500.0),
        ("gpp_2001", 9000.0, "gC m-2 yr-1", 4500.0),
        ("lai_2001", 18.0, "", 12.0),
    ],
)
def test_values_beyond_the_known_are_reported(check, name, value, unit, highest):
    """Ten times an NPP of 501 is possible, but more than was ever measured."""
    requirement = InputRequirement((name.split("_")[0],))
    rasters = [(name, value, unit), (name.replace("2001", "2002"), value / 10, unit)]
    notes = [n for n in check(rasters, requirement)[2] if isinstance(n, ValuesUnusual)]
    assert [(n.name, n.n) for n in notes] == [(name.replace("_", " "), 1)]
    assert notes[0].highest == pytest.approx(highest, rel=1e-5)
    assert not [n for n in check(rasters[1:], requirement)[2] if isinstance(n, ValuesUnusual)]


@pytest.mark.parametrize(
    ("dtype", "value", "factor"),
    [(np.uint8, 250, 0.004), (np.uint8, 100, 0.01), ("i2", 250, 0.001)],
)
def test_the_scale_of_bytes_is_suggested(raster, dtype, value, factor):
    """Bytes of NDVI from 0 to 250 hold steps of 0.004."""
    path = raster(np.array([[0, value // 2, value]], dtype), "ndvi_2001.tif")
    with pytest.raises(ImpossibleValues) as caught:
        check_input([path], "X", InputRequirement(("ndvi",)), Run())
    assert caught.value.factor == factor


@pytest.mark.parametrize(("value", "factor"), [(8500.0, 0.0001), (85.0, 0.01)])
def test_scaled_ndvi_is_refused_with_the_scale_it_needs(check, value, factor):
    with pytest.raises(ImpossibleValues) as caught:
        check([("ndvi_2001", value, "")], InputRequirement(("ndvi",)))
    assert caught.value.factor == factor


def test_a_scale_that_is_a_divisor(check):
    facts = {"scale": 10_000.0, "dtype": np.int16}
    values, _, notes, _ = check([("ndvi_2001", 8500, "", facts)], InputRequirement(("ndvi",)))
    assert values == pytest.approx([0.85])
    assert kinds(notes) == [ScaleInverted]


def test_a_scale_that_is_a_factor_stays(check):
    facts = {"scale": 0.0001, "dtype": np.int16}
    values, _, notes, _ = check([("ndvi_2001", 8500, "", facts)], InputRequirement(("ndvi",)))
    assert values == pytest.approx([0.85])
    assert notes == []


def test_amounts_that_look_like_kilograms(check):
    notes = check([("npp_2001", 0.5, "")])[2]
    assert kinds(notes) == [UnitNotStated, UnitDoubtful]
    assert notes[1].likely == "kilograms"
    assert check([("npp_2001", 0.5, "gC m-2 yr-1")])[2] == []


@pytest.mark.parametrize(
    ("quantity", "largest", "likely"),
    [
        ("precipitation", 0.4, ["metres"]),
        ("precipitation", 40.0, []),
        ("precipitation", 0.0, []),
        ("radiation", 28.0, ["per-day"]),
        ("radiation", 260.0, ["watts"]),
        ("radiation", 700.0, []),
    ],
)
def test_monthly_amounts_that_look_like_another_unit(check, quantity, largest, likely):
    requirement = InputRequirement((quantity,), step="month")
    notes = check([("x_2001-01", largest, ""), ("x_2001-02", largest, "")], requirement)[2]
    assert [n.likely for n in notes if isinstance(n, UnitDoubtful)] == likely


def test_predictors_are_used_as_they_are_and_doubted(check):
    rasters = [("ndvi", 8500.0, ""), ("temperature", 290.15, ""), ("tas", 290.15, "K")]
    values, _, notes, _ = check(rasters, InputRequirement(several=True))
    assert values == pytest.approx([8500.0, 290.15, 290.15], rel=1e-6)
    assert kinds(notes) == [ValuesDoubtful, ValuesDoubtful]


def test_a_cell_that_no_sample_holds_is_refused_when_it_is_read(raster, monkeypatch):
    monkeypatch.setattr(input_check, "_ALL_VALUES", 100)
    monkeypatch.setattr(input_check, "MIN_VALUES", 100)
    values = np.full((400, 500), 500.0, np.float32)
    values[123, 457] = 1e9
    sources, _ = check_input([raster(values, "npp_2001.tif")], "X", NPP, Run())
    stack = Stack.open(sources)
    with pytest.raises(ImpossibleValues) as caught:
        stack.read(stack.grid.window)
    assert (caught.value.high, caught.value.parameter) == (1e9, "X")


def test_limits_hold_after_the_conversion(raster):
    path = raster([[290.15, 280.0]], "tas_2001.tif", unit="K")
    stack = Stack.open(check_input([path], "X", InputRequirement(("temperature",)), Run())[0])
    assert stack.bands[0].limits[2:4] == pytest.approx((-95.0, 85.0), rel=1e-5)
    assert stack.read(stack.grid.window)[0, 0, 0] == pytest.approx(17.0, abs=1e-3)


def test_predictors_and_unknown_quantities_have_no_limits(raster):
    for name, requirement in (
        ("ndvi.tif", InputRequirement(several=True)),
        ("x.tif", InputRequirement()),
    ):
        stack = Stack.open(check_input([raster([[0.5]], name)], "X", requirement, Run())[0])
        assert stack.bands[0].limits is None


@pytest.mark.parametrize("code", ["npp", "gpp", "rs", "rh", "ra", "reco"])
@pytest.mark.parametrize("unit", ["", "gC m-2 yr-1", "kgC m-2 yr-1"])
def test_a_flux_of_reversed_sign_is_refused(check, code, unit):
    value = -0.6 if unit.startswith("kg") else -600.0
    with pytest.raises(SignReversed) as refused:
        check([(f"{code}_2001", value, unit)], InputRequirement((code,)))
    assert (refused.value.share, refused.value.mean) == (1.0, pytest.approx(-570.0, rel=1e-6))


def test_a_net_flux_and_noise_about_zero_keep_their_sign(check):
    for code, value in (("nep", -600.0), ("nee", -600.0), ("gpp", -2.0), ("npp", 600.0)):
        assert check([(f"{code}_2001", value, "gC m-2 yr-1")], InputRequirement((code,)))[0] == [
            value
        ]


def test_production_may_be_negative_in_a_winter_but_not_in_all_months(check):
    winter = [(f"npp_2001-{month:02d}", -20.0, "gC m-2 month-1") for month in (1, 2, 12)]
    assert check(winter)[0] == [-20.0] * 3
    year = [(f"npp_2001-{month:02d}", -20.0, "gC m-2 month-1") for month in range(1, 13)]
    with pytest.raises(SignReversed):
        check(year)
