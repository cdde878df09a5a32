"""Amounts of composites: what the days of each date hold."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.inspection import UnitNotStated
from carbonsink.core.errors_and_notes.quantities import ImpossibleValues, UnitsConverted, WrongStep
from carbonsink.core.raster import RasterOutput, Stack, write_array
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.raster.raster_source import RasterSource
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import CARBON, InputRequirement
from carbonsink.tests.factories import make_grid

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


@pytest.mark.parametrize(
    ("unit", "amounts"),
    [
        ("gC m-2 d-1", [180.0, 182.0, 184.0, 184.0]),
        ("gC m-2 month-1", [6.0] * 4),
        ("gC m-2 yr-1", [2.0 * days / 365 for days in (90, 91, 92, 92)]),
        ("gC m-2 season-1", [2.0] * 4),
        ("gC m-2", [2.0] * 4),
        ("", [2.0] * 4),
    ],
)
def test_quarters_are_amounts_of_three_months(check, unit, amounts):
    rasters = [(f"gpp_2001Q{quarter}", 2.0, unit) for quarter in (1, 2, 3, 4)]
    values, meaning, notes, stack = check(rasters, SERIES)
    assert values == pytest.approx(amounts)
    assert (meaning.unit, meaning.amounts) == ("gC m-2", True)
    assert not unit or all(type(note) is UnitsConverted for note in notes)
    assert set(stack.series().names) == {"gpp"}
    assert [date.text for date in stack.series().dates] == [
        "2001-01",
        "2001-04",
        "2001-07",
        "2001-10",
    ]


@pytest.mark.parametrize(
    ("names", "unit", "amounts"),
    [
        (("gpp_2004H1", "gpp_2004H2"), "gC m-2 d-1", [182.0, 184.0]),
        (("gpp_2004H1", "gpp_2004H2"), "gC m-2 season-1", [2.0, 2.0]),
        (("gpp_JJA_2003", "gpp_JJA_2004"), "gC m-2 d-1", [92.0, 92.0]),
        (("gpp_DJF_2003", "gpp_DJF_2004"), "gC m-2 d-1", [90.0, 91.0]),
        (("gpp_MJJAS_2003", "gpp_MJJAS_2004"), "gC m-2 month-1", [5.0, 5.0]),
    ],
)
def test_other_parts_of_years_are_amounts_of_their_months(check, names, unit, amounts):
    rasters = [(name, 1.0, unit) for name in names]
    assert check(rasters, SERIES)[0] == pytest.approx(amounts)


@pytest.mark.parametrize(("step", "found"), [("month", "season"), ("year", "season")])
def test_amounts_of_quarters_are_no_months_or_years(check, step, found):
    rasters = [(f"gpp_2001Q{quarter}", 2.0, "gC m-2") for quarter in (1, 2)]
    with pytest.raises(WrongStep) as caught:
        check(rasters, InputRequirement(("gpp",), step=step))
    assert caught.value.step == found


@pytest.mark.parametrize(
    ("unit", "amount"), [("gC m-2 yr-1", 730.0 * 8 / 365), ("gC m-2 month-1", 730.0 * 8 / 31)]
)
def test_composites_of_rates_of_longer_times(check, unit, amount):
    assert check(composites(730.0, unit), SERIES)[0][0] == pytest.approx(amount)


def test_maps_keep_the_months_that_they_stand_for(tmp_path):
    path, grid = str(tmp_path / "nep_2001-04.tif"), make_grid(2, 2)
    output = RasterOutput("nep", "gC m-2", date=Date(2001, 4, n_months=3), quantity="nep")
    write_array(output, path, grid, np.ones((2, 2), np.float32))
    (band,) = Stack.open([path]).bands
    assert (band.date, band.date.n_months) == (Date(2001, 4), 3)


def test_rates_of_seasons_whose_months_are_not_known(check, tmp_path):
    rasters = [(f"gpp_jja_{year}", 1.0, "gC m-2 yr-1") for year in (2001, 2002)]
    paths = [str(tmp_path / f"{name}.tif") for name, *_ in rasters]
    dates = {1: Date(2001, n_months=3)}, {1: Date(2002, n_months=3)}
    check(rasters, InputRequirement())
    sources = [RasterSource(path, {}, given) for path, given in zip(paths, dates)]
    read, meaning = check_input(sources, "X", SERIES, Run())
    stack = Stack.open(read)
    assert meaning.unit == "gC m-2 season-1"
    assert stack.read(stack.grid.window)[:, 0, 0].tolist() == [0.25, 0.25]


def test_our_own_seasons_make_a_series(tmp_path):
    grid, paths = make_grid(1, 1), []
    for year in (2001, 2002):
        for season in ("DJF", "MAM", "JJA", "SON"):
            paths.append(str(tmp_path / f"npp_{season}_{year}.tif"))
            output = RasterOutput("npp", "gC m-2 season-1", date=Date(year), quantity="npp")
            write_array(output, paths[-1], grid, np.full((1, 1), 100.0, np.float32))
    series = Stack.open(paths).series()
    assert [date.text for date in series.dates][:5] == [
        *("2000-12", "2001-03", "2001-06", "2001-09"),
        "2001-12",
    ]
    assert {date.n_months for date in series.dates} == {3}
