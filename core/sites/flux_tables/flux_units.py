"""Units of flux tables in the many ways they are written, and what turns them into ours.

A rate (a flux, rain) is brought to an amount per day, so that days, months and years are sums of
it. Some units are amounts per step of their table instead ("mm" of a half hour): these are divided
by the length of the step.
"""

from __future__ import annotations

import re
import string
from typing import NamedTuple

from ...errors_and_notes.flux_tables import UnknownUnit
from ...units.carbon_meaning import names_carbon
from ...units.carbon_units import CARBON_MOLAR_MASS, SECONDS_PER_DAY, UMOL_CO2_PER_S_TO_GC_PER_DAY
from ...units.unit import KELVIN, has_other_prefix, parse_unit
from ...units.unit_conversion import DAYS_PER_YEAR

# gC m-2 d-1 in one mg CO2 m-2 s-1; 44.0095 g mol-1 is the molar mass of CO2.
MG_CO2_PER_S_TO_GC_PER_DAY = 1e-3 * SECONDS_PER_DAY * CARBON_MOLAR_MASS / 44.0095
# W m-2 in one MJ m-2 d-1, and umol m-2 s-1 in one mol m-2 d-1.
PER_DAY_TO_PER_SECOND = 1e6 / SECONDS_PER_DAY


class Conversion(NamedTuple):
    """``value * factor + offset``; of an amount per step also divided by the step's days."""

    factor: float
    offset: float = 0.0
    per_step: bool = False


_SAME = Conversion(1.0)
_AMOUNT = Conversion(1.0, 0.0, True)

# Kind of quantity: the unit it is brought to ("{step}" for amounts) and the units it comes in.
UNITS_OF_KINDS = {
    "flux": (
        "gC m-2 {step}-1",
        {
            "umolCO2 m-2 s-1": Conversion(UMOL_CO2_PER_S_TO_GC_PER_DAY),
            "umol m-2 s-1": Conversion(UMOL_CO2_PER_S_TO_GC_PER_DAY),
            "mgCO2 m-2 s-1": Conversion(MG_CO2_PER_S_TO_GC_PER_DAY),
            "mg m-2 s-1": Conversion(MG_CO2_PER_S_TO_GC_PER_DAY),
            "gC m-2 d-1": _SAME,
            "gC m-2": _AMOUNT,
            "gC m-2 month-1": _AMOUNT,
            "gC m-2 yr-1": _AMOUNT,
            "gC m-2 30min-1": _AMOUNT,
        },
    ),
    "water": (
        "mm {step}-1",
        {
            "mm": _AMOUNT,
            "mm d-1": _SAME,
            "mm month-1": _AMOUNT,
            "mm yr-1": _AMOUNT,
            "mm 30min-1": _AMOUNT,
            "kg m-2": _AMOUNT,
            "kg m-2 d-1": _SAME,
            "g m-2 s-1": Conversion(1e-3 * SECONDS_PER_DAY),
            "kg m-2 s-1": Conversion(SECONDS_PER_DAY),
            "mm s-1": Conversion(SECONDS_PER_DAY),
            "mm h-1": Conversion(24.0),
        },
    ),
    "temperature": (
        "degC",
        {
            **dict.fromkeys(("degC", "C", "Celsius", "摄氏度"), _SAME),
            **dict.fromkeys(("K", "Kelvin"), Conversion(1.0, -KELVIN)),
        },
    ),
    "vpd": (
        "hPa",
        {
            "hPa": _SAME,
            "mbar": _SAME,
            "mb": _SAME,
            "kPa": Conversion(10.0),
            "Pa": Conversion(0.01),
        },
    ),
    "pressure": (
        "kPa",
        {
            "kPa": _SAME,
            "hPa": Conversion(0.1),
            "mbar": Conversion(0.1),
            "mb": Conversion(0.1),
            "Pa": Conversion(0.001),
        },
    ),
    "radiation": (
        "W m-2",
        {"W m-2": _SAME, "J m-2 s-1": _SAME, "MJ m-2 d-1": Conversion(PER_DAY_TO_PER_SECOND)},
    ),
    "photons": (
        "umol m-2 s-1",
        {
            "umol m-2 s-1": _SAME,
            "umolphoton m-2 s-1": _SAME,
            "mol m-2 d-1": Conversion(PER_DAY_TO_PER_SECOND),
        },
    ),
    "share": ("%", {"%": _SAME, "m3 m-3": Conversion(100.0), "1": Conversion(100.0)}),
    "wind": ("m s-1", {"m s-1": _SAME}),
    "co2": ("umolCO2 mol-1", {"umolCO2 mol-1": _SAME, "umol mol-1": _SAME, "ppm": _SAME}),
    "": ("", {}),
}
# Gross exchange is a flux whose sign may be the other way round.
UNITS_OF_KINDS["exchange"] = UNITS_OF_KINDS["flux"]

_MEAN_DAYS = {"month": DAYS_PER_YEAR / 12, "year": DAYS_PER_YEAR}
STEP_UNITS = {"day": "d", "month": "month", "year": "yr"}

_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻₂", "0123456789-2")
_SPELLINGS = (
    ("℃", "degC"),
    ("°C", "degC"),
    ("ºC", "degC"),
    ("°", "deg"),
    ("\u2212", "-"),
    ("\u2013", "-"),
    ("％", "%"),
    ("µ", "u"),  # the micro sign and the Greek letter
    ("μ", "u"),
    ("+1", ""),  # EddyPro writes "µmol+1s-1m-2"
)
_PERIODS = (
    (r"(day|日|天)-1$", "d-1"),
    (r"(mon|mo|月)-1$", "month-1"),
    (r"(year|y|a|年)-1$", "yr-1"),
    (r"(hour|hr|小时)-1$", "h-1"),
    (r"(30min|half-?h|半h)-1$", "30min-1"),
)


def find_flux_conversion(kind: str, unit: str) -> Conversion | None:
    """Return how a unit becomes ours; None when the kind of quantity does not come in it.

    Without a kind every unit is good, and stays.
    """
    if not kind:
        return _SAME
    written = flux_unit_spelling(unit)
    found = next(
        (
            conversion
            for name, conversion in UNITS_OF_KINDS[kind][1].items()
            if flux_unit_spelling(name) == written and not has_other_prefix(unit.strip(), name)
        ),
        None,
    )
    is_flux = kind in ("flux", "exchange")
    return _carbon_conversion(unit) if found is None and is_flux else found


def _carbon_conversion(unit: str) -> Conversion | None:
    """Return the conversion of any unit of carbon or CO2 per area: "gCO2 m-2 d-1", "t C ha-1"."""
    parsed = parse_unit(unit, "carbon") if names_carbon(unit) else None
    if parsed is None or (parsed.step in ("second", "hour") and parsed.factor > 1.0):
        return None  # no ecosystem takes up kilograms in an hour: "Mg" is a misspelt "mg"
    steps_per_day = {"second": SECONDS_PER_DAY, "hour": 24.0, "day": 1.0}.get(parsed.step)
    if steps_per_day is None:
        return Conversion(parsed.factor, 0.0, True)
    return Conversion(parsed.factor * steps_per_day)


def per_day_of_rate(conversion: Conversion, unit: str, step: str) -> Conversion:
    """Return a conversion for a table of a step, whose unit may be per another step.

    An amount per month or year in a table of other steps ("gC m-2 yr-1" of days) is a rate, not the
    amount of each row.
    """
    unit_step = next(
        (s for s in _MEAN_DAYS if flux_unit_spelling(unit).endswith(f"{STEP_UNITS[s]}-1")), ""
    )
    if not conversion.per_step or unit_step in ("", step):
        return conversion
    return Conversion(conversion.factor / _MEAN_DAYS[unit_step], conversion.offset)


def our_unit(kind: str, step: str) -> str:
    """Return the unit of a kind of quantity in a table of a step (day, month, year)."""
    return UNITS_OF_KINDS[kind][0].format(step=STEP_UNITS[step])


def known_units(kind: str) -> tuple:
    """Return the units a kind of quantity may come in."""
    return tuple(UNITS_OF_KINDS[kind][1])


def flux_unit_spelling(unit: str) -> str:
    """Return the one spelling of a unit: no blanks and dots, powers instead of slashes.

    "µmol CO₂·m⁻²·s⁻¹", "umolCO2/m2/s" and "umol CO2 m^-2 s^-1" are all "umolco2m-2s-1".
    """
    text = unit.strip().translate(_SUPERSCRIPTS)
    for spelling, replaced in _SPELLINGS:
        text = text.replace(spelling, replaced)
    text = re.sub(r"[\s·•.*^_()（）⋅]+", "", text)
    first, *denominators = text.split("/")
    for factor in denominators:
        name = factor.rstrip(string.digits)
        power = factor[len(name) :]
        first += f"{name}-{power or 1}"
    for pattern, replaced in _PERIODS:
        first = re.sub(pattern, replaced, first, flags=re.IGNORECASE)
    return re.sub(r"s-1m-2$", "m-2s-1", first).lower()


def choose_flux_unit(path: str, column, header, step: str) -> tuple:
    """Return the unit of a flux column (`FluxColumn`, `Header`) and its `Conversion`.

    The unit is what the header says, else that of the profile and step.

    Raises
    ------
    UnknownUnit
        When the header says a unit that the variable does not come in.
    """
    unit = header.unit if header.unit not in ("", "-", "/") else column.units[step]
    conversion = find_flux_conversion(column.kind, unit)
    if conversion is None:
        raise UnknownUnit(path, header.name, unit, known_units(column.kind))
    return unit, per_day_of_rate(conversion, unit, step)
