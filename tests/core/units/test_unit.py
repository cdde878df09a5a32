"""Units as other people's programs write them."""

from __future__ import annotations

import pytest

from carbonsink.core.units.unit import dimensions_of, parse_unit


@pytest.mark.parametrize(
    ("text", "factor", "step"),
    [
        ("gC m-2 yr-1", 1.0, "year"),
        ("g C/m2/a", 1.0, "year"),
        ("gC·m⁻²·mon⁻¹", 1.0, "month"),
        ("gC m-2 d-1", 1.0, "day"),
        ("g C m**-2 s**-1", 1.0, "second"),
        ("g C m^(-2) d^(-1)", 1.0, "day"),
        ("gC yr-1 m-2", 1.0, "year"),
        ("gC/m²/月", 1.0, "month"),
        ("kg_C/m^2", 1000.0, ""),
        ("kgC m-2 yr-1", 1000.0, "year"),
        ("kgC/m^2/8day", 125.0, "day"),
        ("kgC m-2 8day-1", 125.0, "day"),
        ("0.0001 kgC m-2 yr-1", 0.1, "year"),
        ("t C ha-1", 100.0, ""),
        ("Mg ha-1 yr-1", 100.0, "year"),
        ("t/hm2", 100.0, ""),
        ("gC/(m2·yr)", 1.0, "year"),
        ("kg C / (m^2 d)", 1000.0, "day"),
        ("g C m^{-2} a^{-1}", 1.0, "year"),
        ("grams C per square meter per year", 1.0, "year"),
        ("kilograms C per hectare per year", 0.1, "year"),
        ("gCO2 m-2", 12.0107 / 44.0095, ""),
        ("umol CO2 m-2 s-1", 12.0107e-6, "second"),
        ("micromol m-2 s-1", 12.0107e-6, "second"),
        ("克碳/平方米/年", 1.0, "year"),
        ("克碳每平方米每年", 1.0, "year"),
        ("克C/平方米·月", 1.0, "month"),
        ("千克碳/平方米", 1000.0, ""),
        ("吨碳/公顷", 100.0, ""),
        ("吨二氧化碳／公顷", 100.0 * 12.0107 / 44.0095, ""),
        ("gC/㎡/a", 1.0, "year"),
        ("gC/m²·a", 1.0, "year"),
        ("kgC/m^2/8-day", 125.0, "day"),
        ("grams of carbon per square metre", 1.0, ""),
        ("kilograms carbon per hectare", 0.1, ""),
    ],
)
def test_units_of_carbon(text, factor, step):
    found = parse_unit(text, "carbon")
    assert found.factor == pytest.approx(factor, rel=1e-12)
    assert (found.offset, found.step) == (0.0, step)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "mm",
        "gC m-2 (year)",
        "gC m-2 yr-1 yr-1",
        "?",
        "gC",
        "degC",
        "1",
        "gC/m2*yr",
        "万吨/公顷",
        "百克",
    ],
)
def test_what_is_no_unit_of_carbon(text):
    assert parse_unit(text, "carbon") is None


@pytest.mark.parametrize(
    ("text", "dimension", "value", "wanted"),
    [
        ("K", "temperature", 290.15, 17.0),
        ("kelvin", "temperature", 273.15, 0.0),
        ("0.1 K", "temperature", 2901.5, 17.0),
        ("degF", "temperature", 212.0, 100.0),
        ("°C", "temperature", 17.0, 17.0),
        ("degrees_Celsius", "temperature", 17.0, 17.0),
        ("m", "water", 0.08, 80.0),
        ("kg m-2", "water", 80.0, 80.0),
        ("W m-2", "energy", 1e6, 1.0),
        ("J m**-2", "energy", 4.2e6, 4.2),
        ("kWh/m2", "energy", 1.0, 3.6),
        ("%", "ratio", 45.0, 0.45),
        ("dg/kg", "content", 253.0, 25.3),
        ("hPa", "pressure", 12.0, 1.2),
        ("摄氏度", "temperature", 17.0, 17.0),
        ("0.1℃", "temperature", 170.0, 17.0),
        ("毫米/月", "water", 80.0, 80.0),
        ("兆焦/平方米", "energy", 4.2, 4.2),
        ("瓦/平方米", "energy", 1e6, 1.0),
        ("百分比", "ratio", 45.0, 0.45),
        ("fraction", "ratio", 0.45, 0.45),
        ("克/千克", "content", 25.3, 25.3),
    ],
)
def test_values_in_the_own_unit_of_a_dimension(text, dimension, value, wanted):
    unit = parse_unit(text, dimension)
    assert value * unit.factor + unit.offset == pytest.approx(wanted, rel=1e-12, abs=1e-9)


def test_one_letter_is_read_with_its_case():
    assert parse_unit("k", "temperature") is None
    assert parse_unit("c", "temperature") is None


def test_a_unit_may_belong_to_several_dimensions():
    assert dimensions_of("kg m-2 s-1") == ("carbon", "water")
    assert dimensions_of("furlongs") == ()
