"""What an input of rasters is found to measure, and how it is read then."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.facts.casa import TakenAsKelvin, UnitDoubtful
from carbonsink.core.facts.flux import (
    ImpossibleValues,
    NameDiffers,
    ScaleInverted,
    SignReversed,
    StepOfOther,
    UnitNotRead,
    UnitOfOther,
    UnitsConverted,
    UnitsIncomplete,
    UnitsMixed,
    ValuesDoubtful,
    WrongQuantity,
    WrongStep,
    WrongUnit,
)
from carbonsink.core.facts.trend import MixedVariables
from carbonsink.core.raster import RasterOutput, Stack, quantity_check, write_array
from carbonsink.core.raster.quantity_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import CARBON, Takes
from carbonsink.tests.factories import make_grid

NPP = Takes(("npp",))


@pytest.fixture
def check(raster):
    """Check rasters given as (name, value, unit) and return values, meaning and notes."""

    def run(rasters, takes=NPP, **more):
        paths = [
            raster(np.array([[value, value * 0.9]]), f"{name}.tif", unit=unit, **facts)
            for name, value, unit, *rest in rasters
            for facts in [rest[0] if rest else {}]
        ]
        notes = []
        sources, meaning = check_input(paths, "X", takes, Run(on_note=notes.append), **more)
        stack = Stack.open(sources)
        return stack.read(stack.grid.window)[:, 0, 0].tolist(), meaning, notes, stack

    return run


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
    assert (meaning.quantity, bool(notes)) == ("npp", value != 500.0)


def test_every_member_is_converted_by_its_own_unit(check):
    rasters = [("npp_2001", 500.0, "gC m-2 yr-1"), ("npp_2002", 0.5, "kgC m-2 yr-1")]
    values, _, notes, stack = check(rasters, Takes())
    assert values == pytest.approx([500.0, 500.0])
    assert notes == [UnitsConverted("X", "kgC m-2 yr-1", "gC m-2 yr-1", 1)]
    assert [band.unit for band in stack.bands] == ["gC m-2 yr-1"] * 2


def test_any_quantity_keeps_the_unit_of_the_first(check):
    rasters = [("npp_2001", 0.5, "kgC m-2 yr-1"), ("npp_2002", 500.0, "gC m-2 yr-1")]
    values, meaning, _, _ = check(rasters, Takes())
    assert values == pytest.approx([0.5, 0.5])
    assert meaning.unit == "kgC m-2 yr-1"


def test_rasters_without_a_unit_among_others_are_told(check):
    rasters = [("npp_2001", 500.0, "gC m-2 yr-1"), ("npp_2002", 510.0, "")]
    assert check(rasters)[2] == [UnitsIncomplete("X", 1, 2, "gC m-2 yr-1")]


def test_units_that_nobody_knows_must_agree(check):
    assert check([("a_2001", 1.0, "hands"), ("a_2002", 2.0, "Hands ")], Takes())[2] == []
    with pytest.raises(UnitsMixed) as caught:
        check([("a_2001", 1.0, "hands"), ("a_2002", 2.0, "feet of hay")], Takes())
    assert caught.value.units == ("hands", "feet of hay")


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
    check_input([path], "X", Takes((code,)), Run())
    with pytest.raises(ImpossibleValues):
        wrong = raster(np.array([[-5.0, 1.0, 2.0]]), f"{code}_wrong.tif")
        check_input([wrong], "X", Takes((code,)), Run())


def test_limits_follow_the_step(check):
    assert check([("npp_2001", 3000.0, "")])[0] == [3000.0]
    with pytest.raises(ImpossibleValues) as caught:
        check([("npp_2001-01", 3000.0, ""), ("npp_2001-02", 3000.0, "")])
    assert caught.value.highest == pytest.approx(1000.0, rel=1e-5)


def test_limits_are_those_of_the_unit_that_is_wanted(check):
    takes = Takes(CARBON, unit="t C ha-1")
    assert check([("carbon_2001", 400.0, "")], takes)[0] == [400.0]
    with pytest.raises(ImpossibleValues):
        check([("carbon_2001", 400_000.0, "")], takes)


@pytest.mark.parametrize(("value", "factor"), [(8500.0, 0.0001), (85.0, 0.01)])
def test_scaled_ndvi_is_refused_with_the_scale_it_needs(check, value, factor):
    with pytest.raises(ImpossibleValues) as caught:
        check([("ndvi_2001", value, "")], Takes(("ndvi",)))
    assert caught.value.factor == factor


def test_a_scale_that_is_a_divisor(check):
    facts = {"scale": 10_000.0, "dtype": np.int16}
    values, _, notes, _ = check([("ndvi_2001", 8500, "", facts)], Takes(("ndvi",)))
    assert values == pytest.approx([0.85])
    assert kinds(notes) == [ScaleInverted]


def test_a_scale_that_is_a_factor_stays(check):
    facts = {"scale": 0.0001, "dtype": np.int16}
    values, _, notes, _ = check([("ndvi_2001", 8500, "", facts)], Takes(("ndvi",)))
    assert values == pytest.approx([0.85])
    assert notes == []


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
    values, meaning, notes, _ = check([("t_2001", value, unit)], Takes(("temperature",)))
    assert values == pytest.approx([17.0], abs=1e-3)
    assert kinds(notes) == ([kind] if kind else [])


def test_kelvin_is_told_once_of_a_series(check):
    series = [(f"t_{2001 + i}", value, "") for i, value in enumerate((290.15, 17.0, 294.15))]
    values, _, notes, _ = check(series, Takes(("temperature",), step="series"))
    assert values == pytest.approx([17.0, 17.0, 21.0], abs=1e-3)
    (note,) = notes
    assert (note.n, note.total, note.value) == (2, 3, pytest.approx(0.95 * 292.15))


def test_kelvin_that_claims_to_be_celsius_is_refused(check):
    with pytest.raises(ImpossibleValues):
        check([("t_2001", 290.15, "degC")], Takes(("temperature",)))


def test_a_series_half_in_kelvin(check):
    rasters = [("tas_2001", 290.15, ""), ("tas_2002", 17.0, "")]
    assert check(rasters, Takes(("temperature",)))[0] == pytest.approx([17.0, 17.0], abs=1e-3)


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
    takes = Takes(("precipitation",), step="month")
    assert check([(name, value, unit)], takes)[0] == pytest.approx([wanted], rel=1e-5)


@pytest.mark.parametrize(
    ("name", "unit"), [("p_2005", ""), ("p_2005", "mm yr-1"), ("p", "mm yr-1"), ("p_2005", "mm")]
)
def test_rain_of_a_year_is_no_rain_of_a_month(check, name, unit):
    with pytest.raises(WrongStep) as caught:
        check([(name, 800.0, unit)], Takes(("precipitation",), step="month"))
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
        check([(name, 50.0, unit) for name in names], Takes(("rs",), step="year"))


def test_a_mean_monthly_rate_of_a_year_is_an_annual_amount(check):
    values, _, notes, _ = check([("rs_2005", 50.0, "gC m-2 month-1")], Takes(("rs",), step="year"))
    assert values == pytest.approx([600.0])
    assert kinds(notes) == [UnitsConverted]


def test_a_unit_of_another_dimension_is_refused(check):
    with pytest.raises(WrongUnit):
        check([("npp_2005", 17.0, "degC")])


def test_a_unit_that_is_not_understood_is_told(check):
    assert kinds(check([("npp_2005", 500.0, "grammes")])[2]) == [UnitNotRead]


def test_another_quantity_by_its_name(check):
    with pytest.raises(WrongQuantity):
        check([("temperature_2005", 17.0, "")], Takes(CARBON))
    # A unit of carbon clears the name.
    assert check([("temperature_2005", 17.0, "gC m-2")], Takes(CARBON))[0] == [17.0]


def test_another_quantity_by_its_metadata(tmp_path):
    path = str(tmp_path / "npp.tif")
    write_array(RasterOutput("npp", quantity="nee"), path, make_grid(2, 2), np.full((2, 2), 5.0))
    with pytest.raises(WrongQuantity):
        check_input([path], "X", NPP, Run())
    assert check_input([path], "X", Takes(), Run())[1].quantity == "nee"


def test_two_variables_in_one_series_are_told(check):
    rasters = [("npp_2001", 500.0, ""), ("rs_2002", 500.0, "")]
    notes = check(rasters)[2]
    assert kinds(notes) == [MixedVariables, NameDiffers]


def test_amounts_that_look_like_kilograms(check):
    notes = check([("npp_2001", 0.5, "")])[2]
    assert [note.likely for note in notes] == ["kilograms"]
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
    takes = Takes((quantity,), step="month")
    notes = check([("x_2001-01", largest, ""), ("x_2001-02", largest, "")], takes)[2]
    assert [n.likely for n in notes if isinstance(n, UnitDoubtful)] == likely


def test_predictors_are_used_as_they_are_and_doubted(check):
    rasters = [("ndvi", 8500.0, ""), ("temperature", 290.15, ""), ("tas", 290.15, "K")]
    values, _, notes, _ = check(rasters, Takes(several=True))
    assert values == pytest.approx([8500.0, 290.15, 290.15], rel=1e-6)
    assert kinds(notes) == [ValuesDoubtful, ValuesDoubtful]


def test_an_input_must_have_the_unit_of_another(raster):
    def meaning(name, unit):
        path = raster([[500.0]], name, unit=unit)
        return check_input([path], "A", Takes(), Run())[1]

    kilos = raster([[0.5]], "b.tif", unit="kgC m-2 yr-1")
    takes = Takes(alike="A")
    like = meaning("a.tif", "gC m-2 yr-1")
    sources, _ = check_input([kilos], "B", takes, Run(), like=like)
    stack = Stack.open(sources)
    assert stack.read(stack.grid.window)[0, 0, 0] == pytest.approx(500.0)
    with pytest.raises(WrongUnit):
        check_input([kilos], "B", takes, Run(), like=meaning("c.tif", "mm"))
    with pytest.raises(UnitsMixed):
        check_input([kilos], "B", takes, Run(), like=meaning("d.tif", "hands"))


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
    takes = Takes(("rh",), alike="NPP")
    if wanted is None:
        with pytest.raises(WrongStep):
            check_input([rh], "RH", takes, run, like=meaning)
        return
    found, _ = check_input([rh], "RH", takes, run, like=meaning)
    stack = Stack.open(found)
    value = stack.read(stack.grid.window)[0, 0, 0]
    if isinstance(wanted, float):
        assert value == pytest.approx(wanted)
    else:
        assert wanted in kinds(notes) and value == 40.0


def test_stocks_of_a_year_and_of_a_month_are_compared(raster):
    run = Run()
    pair = [raster([[40.0]], f"carbon_{d}.tif", unit="t C ha-1") for d in ("2001", "2010-06")]
    _, meaning = check_input(pair[:1], "A", Takes(("carbon",)), run)
    check_input(pair[1:], "B", Takes(("carbon",), alike="A"), run, like=meaning)


@pytest.mark.parametrize("takes", [Takes(), Takes(("npp", "gpp"))])
@pytest.mark.parametrize("units", [("gC m-2", "gC m-2 month-1"), ("gC m-2 month-1", "gC m-2")])
def test_members_that_name_their_time_and_members_dated_by_it(check, units, takes):
    rasters = [(f"npp_{2001 + i}", 40.0, unit) for i, unit in enumerate(units)]
    values, _, _, _ = check(rasters, takes)
    assert values == pytest.approx([40.0 if unit == "gC m-2" else 480.0 for unit in units])


def test_opposite_signs_are_not_compared(raster):
    nep, nee = raster([[96.0]], "nep_2005.tif"), raster([[-96.0]], "nee_2005.tif")
    like = check_input([nep], "A", Takes(), Run())[1]
    with pytest.raises(WrongQuantity):
        check_input([nee], "B", Takes(alike="A"), Run(), like=like)


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


def test_a_cell_that_no_sample_holds_is_refused_when_it_is_read(raster, monkeypatch):
    monkeypatch.setattr(quantity_check, "_ALL_VALUES", 100)
    monkeypatch.setattr(quantity_check, "_LEAST_VALUES", 100)
    values = np.full((400, 500), 500.0, np.float32)
    values[123, 457] = 1e9
    sources, _ = check_input([raster(values, "npp_2001.tif")], "X", NPP, Run())
    stack = Stack.open(sources)
    with pytest.raises(ImpossibleValues) as caught:
        stack.read(stack.grid.window)
    assert (caught.value.high, caught.value.parameter) == (1e9, "X")


def test_limits_hold_after_the_conversion(raster):
    path = raster([[290.15, 280.0]], "tas_2001.tif", unit="K")
    stack = Stack.open(check_input([path], "X", Takes(("temperature",)), Run())[0])
    assert stack.bands[0].limits[2:4] == pytest.approx((-95.0, 85.0), rel=1e-5)
    assert stack.read(stack.grid.window)[0, 0, 0] == pytest.approx(17.0, abs=1e-3)


def test_predictors_and_unknown_quantities_have_no_limits(raster):
    for name, takes in (("ndvi.tif", Takes(several=True)), ("x.tif", Takes())):
        stack = Stack.open(check_input([raster([[0.5]], name)], "X", takes, Run())[0])
        assert stack.bands[0].limits is None


COMPOSITES = ["2003-12-11", "2003-12-19", "2003-12-27", "2004-01-01"]
SERIES = Takes(CARBON, step="series")


def composites(value, unit, name="gpp"):
    return [(f"{name}_{date}", value, unit) for date in COMPOSITES]


@pytest.mark.parametrize("unit", ["gC m-2", "gC m-2 8d-1", "g C/m2 per 8 days", ""])
@pytest.mark.parametrize("takes", [SERIES, Takes()])
def test_composites_hold_the_amount_of_all_their_days(check, unit, takes):
    values, meaning, notes, _ = check(composites(120.0, unit), takes)
    assert values == [120.0] * 4
    assert notes == []
    assert meaning.amounts == (takes is SERIES)


def test_composites_of_daily_rates_become_amounts_in_a_series_of_fluxes(check):
    values, meaning, notes, _ = check(composites(0.01, "kgC m-2 d-1"), SERIES)
    assert values == pytest.approx([80.0, 80.0, 50.0, 80.0], rel=1e-6)  # five days are left in 2003
    assert notes == [UnitsConverted("X", "kgC m-2 d-1", "gC m-2", 4)]
    assert check(composites(10.0, "gC m-2 d-1"), Takes())[0] == [10.0] * 4


def test_an_input_alike_takes_the_amounts_of_composites_too(check):
    meaning = check(composites(120.0, "gC m-2", "npp"), Takes(("npp",), step="series"))[1]
    takes = Takes(("rh",), alike="NPP")
    values = check(composites(5.0, "gC m-2 d-1", "rh"), takes, like=meaning)[0]
    assert values == pytest.approx([40.0, 40.0, 25.0, 40.0])


@pytest.mark.parametrize(("value", "unit"), [(900.0, ""), (90.0, "gC m-2 d-1"), (900.0, "gC m-2")])
def test_composites_beyond_what_their_days_can_hold(check, value, unit):
    with pytest.raises(ImpossibleValues):
        check(composites(value, unit), SERIES)


def test_a_state_is_not_multiplied_by_days(check):
    with pytest.raises(ImpossibleValues):
        check(composites(200.0, "degC", "tas"), Takes(("temperature",)))


@pytest.mark.parametrize("code", ["npp", "gpp", "rs", "rh", "ra", "reco"])
@pytest.mark.parametrize("unit", ["", "gC m-2 yr-1", "kgC m-2 yr-1"])
def test_a_flux_of_reversed_sign_is_refused(check, code, unit):
    value = -0.6 if unit.startswith("kg") else -600.0
    with pytest.raises(SignReversed) as refused:
        check([(f"{code}_2001", value, unit)], Takes((code,)))
    assert (refused.value.share, refused.value.mean) == (1.0, pytest.approx(-570.0, rel=1e-6))


def test_a_net_flux_and_noise_about_zero_keep_their_sign(check):
    for code, value in (("nep", -600.0), ("nee", -600.0), ("gpp", -2.0), ("npp", 600.0)):
        assert check([(f"{code}_2001", value, "gC m-2 yr-1")], Takes((code,)))[0] == [value]


def test_production_may_be_negative_in_a_winter_but_not_in_all_months(check):
    winter = [(f"npp_2001-{month:02d}", -20.0, "gC m-2 month-1") for month in (1, 2, 12)]
    assert check(winter)[0] == [-20.0] * 3
    year = [(f"npp_2001-{month:02d}", -20.0, "gC m-2 month-1") for month in range(1, 13)]
    with pytest.raises(SignReversed):
        check(year)
