"""Units as files write them: which quantity they measure, and the factor to the unit used here.

A unit is read for a known dimension, because the same text means different things: "kg m-2" is
carbon for a stock and millimetres of water for rain.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from .carbon_units import (
    CARBON_MOLAR_MASS,
    GRAMS_PER_TONNE,
    M2_PER_HECTARE,
    M2_PER_KM2,
)
from .unit_spelling import normalise_spelling

# Molar mass of CO2, g mol-1.
CO2_MOLAR_MASS = 44.0095

_STEPS = {
    "second": "seconds|second|sec|s",
    "hour": "hours|hour|hr|h",
    "day": "days|day|d|日|天",
    "month": "months|month|mon|mo|月",
    "season": "seasons|season",
    "year": "years|year|annum|yr|y|a|年",
}
# How a step of time is written here.
PER_STEP = {
    "second": "s-1",
    "hour": "h-1",
    "day": "d-1",
    "month": "month-1",
    "season": "season-1",
    "half": "(half year)-1",
    "year": "yr-1",
}
STEP_OF_TEXT = {text: step for step, texts in _STEPS.items() for text in texts.split("|")}
STEP_IN_UNIT = re.compile(
    r"(?<![A-Za-z])(?P<number>(?<![-\d])\d+)?\s?"
    r"(?P<step>" + "|".join(sorted(STEP_OF_TEXT, key=len, reverse=True)) + r")\s?-1"
    r"(?=$|\s|m-2|ha-1|hm-2|km-2)"
)
_LEADING = re.compile(r"(?P<number>\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)[x×]?(?=[A-Za-z%])")

_MASSES = {
    "ug": 1e-6,
    "mg": 1e-3,
    "g": 1.0,
    "kg": 1e3,
    "Kg": 1e3,
    "KG": 1e3,
    "Mg": GRAMS_PER_TONNE,
    "t": GRAMS_PER_TONNE,
}
_MASSES.update({"tonne": GRAMS_PER_TONNE, "tonnes": GRAMS_PER_TONNE, "Gg": 1e9, "Tg": 1e12})
_MOLES = {"umol": 1e-6, "mmol": 1e-3, "mol": 1.0}
_AREAS = {"m-2": 1.0, "ha-1": M2_PER_HECTARE, "hm-2": M2_PER_HECTARE, "km-2": M2_PER_KM2}
_CARBON = re.compile(
    r"(?P<mass>" + "|".join(sorted([*_MASSES, *_MOLES], key=len, reverse=True)) + r")"
    r"(?P<of>CO2eq|CO2e|CO2|C)?(?P<area>m-2|ha-1|hm-2|km-2)"
)

# 0 degrees Celsius in Kelvin.
KELVIN = 273.15
# Factor and offset to the first unit of each dimension.
_TABLES = {
    "temperature": {
        "degC": (1.0, 0.0),
        "C": (1.0, 0.0),
        "celsius": (1.0, 0.0),
        "degreescelsius": (1.0, 0.0),
        "degreecelsius": (1.0, 0.0),
        "degreesC": (1.0, 0.0),
        "degreeC": (1.0, 0.0),
        "K": (1.0, -KELVIN),
        "kelvin": (1.0, -KELVIN),
        "degK": (1.0, -KELVIN),
        "degreesK": (1.0, -KELVIN),
        "degF": (5.0 / 9.0, -160.0 / 9.0),
        "F": (5.0 / 9.0, -160.0 / 9.0),
    },
    "water": {
        "mm": (1.0, 0.0),
        "mmH2O": (1.0, 0.0),
        "kgm-2": (1.0, 0.0),
        "kgH2Om-2": (1.0, 0.0),
        "lm-2": (1.0, 0.0),
        "cm": (10.0, 0.0),
        "m": (1000.0, 0.0),
        "mofwaterequivalent": (1000.0, 0.0),
        "in": (25.4, 0.0),
        "inch": (25.4, 0.0),
        "inches": (25.4, 0.0),
    },
    "energy": {
        "MJm-2": (1.0, 0.0),
        "kJm-2": (1e-3, 0.0),
        "Jm-2": (1e-6, 0.0),
        "Wsm-2": (1e-6, 0.0),
        "kWhm-2": (3.6, 0.0),
        "Whm-2": (3.6e-3, 0.0),
        "calcm-2": (4.184e-2, 0.0),
    },
    "ratio": {
        "1": (1.0, 0.0),
        "m2m-2": (1.0, 0.0),
        "unitless": (1.0, 0.0),
        "dimensionless": (1.0, 0.0),
        "none": (1.0, 0.0),
        "-": (1.0, 0.0),
        "index": (1.0, 0.0),
        "ndvi": (1.0, 0.0),
        "evi": (1.0, 0.0),
        "fraction": (1.0, 0.0),
        "proportion": (1.0, 0.0),
        "无量纲": (1.0, 0.0),
        "无": (1.0, 0.0),
        "%": (0.01, 0.0),
        "percent": (0.01, 0.0),
        "percentage": (0.01, 0.0),
    },
    "content": {
        "gkg-1": (1.0, 0.0),
        "gCkg-1": (1.0, 0.0),
        "mgg-1": (1.0, 0.0),
        "dgkg-1": (0.1, 0.0),
        "mgkg-1": (1e-3, 0.0),
        "g100g-1": (10.0, 0.0),
        "%": (10.0, 0.0),
    },
    "pressure": {
        "kPa": (1.0, 0.0),
        "hPa": (0.1, 0.0),
        "mbar": (0.1, 0.0),
        "mb": (0.1, 0.0),
        "Pa": (1e-3, 0.0),
    },
    "length": {
        "m": (1.0, 0.0),
        "metre": (1.0, 0.0),
        "meter": (1.0, 0.0),
        "meters": (1.0, 0.0),
        "metres": (1.0, 0.0),
        "cm": (0.01, 0.0),
        "km": (1000.0, 0.0),
        "ft": (0.3048, 0.0),
        "feet": (0.3048, 0.0),
    },
    "angle": {
        "degree": (1.0, 0.0),
        "degrees": (1.0, 0.0),
        "deg": (1.0, 0.0),
        "rad": (57.29577951308232, 0.0),
        "radian": (57.29577951308232, 0.0),
        "radians": (57.29577951308232, 0.0),
    },
}
DIMENSIONS = ("carbon", *_TABLES)
# Units of power are energy per second.
_POWERS = {"Wm-2": 1e-6, "Js-1m-2": 1e-6, "kWm-2": 1e-3}


class Unit(NamedTuple):
    """A unit: ``base = value * factor + offset``, the base being the dimension's own unit.

    `step` is the time it is per ("second", "hour", "day", "month", "season", "year"), empty where
    it names none.
    """

    dimension: str
    factor: float
    offset: float = 0.0
    step: str = ""


def parse_unit(text: str, dimension: str) -> Unit | None:
    """Return what a unit means for a dimension; None where it is empty or not one of its units.

    Parameters
    ----------
    text : str
        As the file writes it: "gC m-2 yr-1", "g C/m2/a", "kg_C/m^2", "t C ha-1", "K", "mm/day".
    dimension : str
        One of `DIMENSIONS`.

    Examples
    --------
    >>> parse_unit("kg C m-2 yr-1", "carbon")
    Unit(dimension='carbon', factor=1000.0, offset=0.0, step='year')
    >>> parse_unit("m3 s-1", "carbon") is None
    True
    """
    compact, per_number, step = _split_step(normalise_spelling(text))
    if not compact or (per_number != 1.0 and step in ("month", "season", "year")):
        return None  # per ten years is a trend as often as an amount
    multiple = 1.0
    leading = _LEADING.match(compact)
    if leading and compact not in _TABLES.get(dimension, {}):
        multiple, compact = float(leading["number"]), compact[leading.end() :]
    factor_and_offset = (
        _carbon_factor(compact) if dimension == "carbon" else _from_table(compact, dimension)
    )
    if dimension == "energy" and factor_and_offset is None and compact in _POWERS and not step:
        factor_and_offset, step = (_POWERS[compact], 0.0), "second"
    if factor_and_offset is None:
        return None
    return Unit(dimension, multiple * factor_and_offset[0] / per_number, factor_and_offset[1], step)


def leading_number(text: str) -> float:
    """Return the number that a unit begins with: 0.1 for "0.1 mm", 1 without one."""
    match = _LEADING.match(_split_step(normalise_spelling(text)).compact)
    return float(match["number"]) if match else 1.0


def step_count(text: str) -> float:
    """Return of how many steps of time a unit is: 8 for "kg C m-2 8d-1", 1 for any other."""
    return _split_step(normalise_spelling(text)).n_steps


def dimensions_of(text: str) -> tuple:
    """Return the dimensions that a unit may belong to; empty for one that none knows."""
    return tuple(name for name in DIMENSIONS if parse_unit(text, name) is not None)


class _SplitUnit(NamedTuple):
    """A unit without its step of time, of how many such steps it is, and the step."""

    compact: str
    n_steps: float
    step: str


def _split_step(spaced: str) -> _SplitUnit:
    """Return a unit without its step of time."""
    steps = list(STEP_IN_UNIT.finditer(spaced))
    if not steps:
        return _SplitUnit(spaced.replace(" ", ""), 1.0, "")
    last_step = steps[-1]
    without_step = (spaced[: last_step.start()] + spaced[last_step.end() :]).replace(" ", "")
    if not without_step:
        return _SplitUnit(spaced.replace(" ", ""), 1.0, "")
    return _SplitUnit(
        without_step, float(last_step["number"] or 1), STEP_OF_TEXT[last_step["step"]]
    )


def _carbon_factor(compact: str) -> tuple | None:
    """Return factor and offset of a unit text of mass per area to gC m-2."""
    match = _CARBON.fullmatch(compact)
    if match is None:
        return None
    mass, substance = match["mass"], match["of"] or ""
    if mass in _MOLES:
        grams = _MOLES[mass] * CARBON_MOLAR_MASS
    else:
        grams = _MASSES[mass] * (CARBON_MOLAR_MASS / CO2_MOLAR_MASS if "CO2" in substance else 1.0)
    return grams / _AREAS[match["area"]], 0.0


def _from_table(compact: str, dimension: str) -> tuple | None:
    """Find the text of a unit in the table of a dimension: factor and offset, in any case."""
    table = _TABLES[dimension]
    if compact in table:
        return table[compact]
    folded = compact.casefold()
    if len(folded) < 2:  # "k" is no kelvin, "c" no degree
        return None
    names = (
        name for name in table if name.casefold() == folded and not has_other_prefix(compact, name)
    )
    return next((table[name] for name in names), None)


def has_other_prefix(text: str, name: str) -> bool:
    """Say whether a unit is another one than that of a name: mJ is not MJ, though "mj" may be."""
    is_mixed = not (text.islower() or text.isupper())
    return is_mixed and {text[:1], name[:1]} == {"m", "M"}
