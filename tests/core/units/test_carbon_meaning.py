"""What a stated unit is in carbon, and the totals that follow from it."""

from __future__ import annotations

import math

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.units.carbon_meaning import carbon_of

# 4 of the unit on 4 km2, by hand: 4 t/ha are 400 g/m2, and 400 g/m2 on 4e6 m2 are 1.6e9 g.
TOTALS = {
    "gC m-2": (16e-6, "Tg C"),
    "t C ha-1": (1.6e-3, "Tg C"),
    "kgC m-2": (16e-3, "Tg C"),
    "gC m-2 month-1": (16e-6, "Tg C month-1"),
    # A rate is an amount of a day: 86 400 seconds.
    "umol CO2 m-2 s-1": (16e-6 * 12.0107e-6 * 86_400, "Tg C d-1"),
    "gCO2 m-2": (16e-6 * 12.0107 / 44.0095, "Tg C"),
    "Mg C ha-1 yr-1": (1.6e-3, "Tg C yr-1"),
}


@pytest.mark.parametrize("unit", TOTALS)
def test_totals_of_units_of_carbon(unit):
    wanted, name = TOTALS[unit]
    found = carbon_of(unit)
    assert found.teragrams(4.0 * 4e6) == pytest.approx(wanted)
    assert found.total_unit == name
    assert not found.is_assumed


@pytest.mark.parametrize("unit", ["K", "mm", "1", "m3 s-1", "index", "gC m-2 yr-2", "Tg C", ""])
def test_no_total_without_carbon_per_area(unit):
    found = carbon_of(unit)
    assert math.isnan(found.teragrams(1.0)) and found.total_unit == ""


def test_a_quantity_that_is_no_carbon_has_no_total_whatever_its_unit_looks_like():
    assert not carbon_of("kg m-2", "evapotranspiration").is_carbon
    assert carbon_of("kg m-2", "npp").is_carbon


def test_a_known_flux_without_a_unit_is_in_grams_per_square_metre():
    found = carbon_of("", "npp")
    assert found.grams == 1.0 and found.is_assumed
    assert not carbon_of("unknown", "npp").is_carbon
    assert carbon_of("unknown", "npp", is_checked=True).is_assumed


def test_dates_say_the_time_of_fluxes_but_not_of_stocks():
    year = [Date(2001)]
    assert carbon_of("gC m-2", "npp", year).total_unit == "Tg C yr-1"
    assert carbon_of("t C ha-1", "carbon", year).total_unit == "Tg C"
    assert carbon_of("gC m-2 month-1", "npp", year).total_unit == "Tg C month-1"


@pytest.mark.parametrize(
    ("unit", "date", "days", "per"),
    [
        ("kgC m-2 s-1", Date(2001), 365, "Tg C yr-1"),
        ("kgC m-2 s-1", Date(2004), 366, "Tg C yr-1"),
        ("kgC m-2 s-1", Date(2001, 2), 28, "Tg C month-1"),
        ("kgC m-2 s-1", Date(2001, 2, 3), 1, "Tg C d-1"),
        ("kgC m-2 s-1", None, 1, "Tg C d-1"),
    ],
)
def test_totals_of_rates_are_amounts_of_their_date(unit, date, days, per):
    """1e-8 kg a second on 4 km2: 1e-5 g * 4e6 m2 * the seconds of its days, in 1e12 g."""
    found = carbon_of(unit, "nee", [] if date is None else [date])
    assert found.teragrams(1e-8 * 4e6) == pytest.approx(1e-5 * 4e6 * 86_400 * days / 1e12)
    assert found.total_unit == per


def test_totals_of_rates_follow_the_calendar_of_a_climate_model():
    found = carbon_of("gC m-2 d-1", "nee", [Date(2001, 2)], calendar="360_day")
    assert (found.grams, found.step) == (30.0, "month")


def test_rates_of_dates_of_unequal_length_are_amounts_of_a_day():
    found = carbon_of("gC m-2 d-1", "nee", [Date(2001, 1), Date(2001, 2)])
    assert (found.grams, found.step) == (1.0, "day")
