"""Factors and offsets between units."""

from __future__ import annotations

import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.units.unit import Unit, parse_unit
from carbonsink.core.units.unit_conversion import (
    conversion,
    conversion_of_texts,
    days_of_step,
    with_step,
)


@pytest.mark.parametrize(
    ("stated", "wanted", "date", "expected"),
    [
        ("K", "degC", None, (1.0, -273.15)),
        ("degC", "K", None, (1.0, 273.15)),
        ("mm", "m", None, (0.001, 0.0)),
        ("%", "1", None, (0.01, 0.0)),
        ("hPa", "kPa", None, (0.1, 0.0)),
        ("mm d-1", "mm month-1", Date(2005, 2), (28.0, 0.0)),
        ("mm d-1", "mm month-1", Date(2004, 2), (29.0, 0.0)),
        ("mm", "mm month-1", Date(2005, 2), (1.0, 0.0)),
        ("cm", "mm month-1", Date(2005, 2), (10.0, 0.0)),
        ("kg m-2 s-1", "mm d-1", None, (86400.0, 0.0)),
        ("days since fire", "days  since fire", None, (1.0, 0.0)),
        # An amount of an unknown step, a step that is not its date's, another dimension.
        ("mm", "mm month-1", None, None),
        ("mm", "mm yr-1", Date(2005, 2), None),
        ("mm", "kPa", None, None),
        ("furlongs", "m", None, None),
        # The case of a prefix tells one unit from another.
        ("mPa", "MPa", None, None),
        ("mW", "MW", None, None),
        ("mJ m-2", "MJ m-2", None, None),
        ("MJ M-2", "MJ m-2", None, (1.0, 0.0)),
        ("Share of cover", "share of Cover", None, (1.0, 0.0)),
    ],
)
def test_factors_between_units_as_written(stated, wanted, date, expected):
    found = conversion_of_texts(stated, wanted, date)
    assert found == (None if expected is None else pytest.approx(expected))


@pytest.mark.parametrize(
    ("source", "target", "date", "factor"),
    [
        ("gC m-2 d-1", "gC m-2 month-1", Date(2005, 3), 31.0),
        ("gC m-2 d-1", "gC m-2 month-1", Date(2004, 2), 29.0),
        ("gC m-2 d-1", "gC m-2 yr-1", Date(2004), 366.0),
        ("gC m-2 month-1", "gC m-2 yr-1", Date(2005), 12.0),
        ("gC m-2 month-1", "gC m-2 yr-1", None, 12.0),
        ("gC m-2 yr-1", "gC m-2 month-1", Date(2005, 2), 28.0 / 365.0),
        ("gC m-2 s-1", "gC m-2 d-1", None, 86400.0),
        ("kgC m-2 yr-1", "gC m-2 yr-1", Date(2005), 1000.0),
        ("gC m-2 yr-1", "t C ha-1 yr-1", Date(2005), 0.01),
        ("gC m-2", "gC m-2 yr-1", Date(2005), 1.0),
    ],
)
def test_amounts_per_step_are_converted_by_days(source, target, date, factor):
    units = parse_unit(source, "carbon"), parse_unit(target, "carbon")
    found, offset = conversion(*units, date)
    assert found == pytest.approx(factor, rel=1e-12)
    assert offset == 0.0


def test_temperatures_between_any_two_units():
    fahrenheit, kelvin = parse_unit("degF", "temperature"), parse_unit("K", "temperature")
    factor, offset = conversion(fahrenheit, kelvin)
    assert 212.0 * factor + offset == pytest.approx(373.15)
    assert conversion(kelvin, kelvin) == (1.0, 0.0)


def test_the_months_of_a_year_have_all_its_days():
    assert sum(days_of_step("month", Date(2004, m)) for m in range(1, 13)) == days_of_step(
        "year", Date(2004)
    )
    assert sum(days_of_step("month", Date(2005, m)) for m in range(1, 13)) == 365.0
    assert Unit("carbon", 1.0) == ("carbon", 1.0, 0.0, "")


@pytest.mark.parametrize(
    ("text", "step", "new", "wanted"),
    [
        ("gC m-2 d-1", "day", "month", "gC m-2 month-1"),
        ("gC/m2/d", "day", "month", "gC m-2 month-1"),
        ("mm/month", "month", "year", "mm yr-1"),
        ("kgC m-2 8day-1", "day", "year", "kgC m-2 yr-1"),
        ("gC m-2 month-1", "day", "month", "gC m-2 month-1"),
        ("mm", "day", "month", "mm"),
        ("hands d-1", "day", "month", "hands d-1"),
    ],
)
def test_the_unit_of_a_sum(text, step, new, wanted):
    assert with_step(text, step, new) == wanted
