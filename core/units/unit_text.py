"""What the unit a raster carries says: how much carbon per area, and per what time.

Units are written in many ways; what is not understood says nothing, and is never doubted.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts.flux import UnitsDiffer, UnitUnexpected
from ..run import Run
from .carbon_units import CARBON_UNITS, GRAMS_PER_TONNE, M2_PER_HECTARE, M2_PER_KM2

_GRAMS = {"g": 1.0, "kg": 1e3, "Mg": GRAMS_PER_TONNE, "t": GRAMS_PER_TONNE}
_M2 = {"m": 1.0, "ha": M2_PER_HECTARE, "hm": M2_PER_HECTARE, "km": M2_PER_KM2}
_STEPS = {"d": "day", "mon": "month", "mo": "month", "season": "season", "yr": "year", "y": "year"}
_STEPS.update({"a": "year", "day": "day", "month": "month", "year": "year"})
_PER_STEP = {"": "", "day": "d-1", "month": "month-1", "year": "yr-1"}
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻\u2212\u2013", "0123456789---")
_FLUX = re.compile(
    r"(?P<mass>kg|Mg|g|t)C?(?P<area>ha-1|(?P<side>m|hm|km)-2)(?:(?P<step>[a-z]+)-1)?"
)


class FluxUnit(NamedTuple):
    """One of this unit in gC m-2; the step of time it is per, empty where the unit names none."""

    grams_per_m2: float
    step: str

    def agrees(self, other: FluxUnit) -> bool:
        """Say whether both are the same, as far as both say it."""
        same_step = self.step == other.step or not self.step or not other.step
        return same_step and self.grams_per_m2 == other.grams_per_m2


def read_unit(text: str) -> FluxUnit | None:
    """Return what a unit says; None where it is no amount of carbon per area, or not understood.

    "gC m-2 yr-1", "g C/m2/a", "gC·m⁻²·a⁻¹", "kg_C/m^2" and "t C ha-1" are understood.
    """
    compact = re.sub(r"[\s·•.*^_()⋅]+", "", text.translate(_SUPERSCRIPTS))
    first, *below = compact.split("/")
    for part in below:
        name, power = re.fullmatch(r"(.*?)(\d*)", part).groups()
        first += f"{name}-{power or 1}"
    found = _FLUX.fullmatch(first)
    if not found or (found["step"] and found["step"] not in _STEPS):
        return None
    area = _M2[found["side"] or "ha"]
    return FluxUnit(_GRAMS[found["mass"]] / area, _STEPS.get(found["step"], ""))


def compare_units(units: dict, run: Run) -> None:
    """Warn where two quantities that are to be subtracted are in different units.

    Parameters
    ----------
    units : dict of str to str
        Unit of each of the two, by the name the user knows it by.
    run : Run
        Is told.
    """
    (first, unit), (second, other) = units.items()
    one, two = read_unit(unit), read_unit(other)
    if one and two and not one.agrees(two):
        run.note(UnitsDiffer(first, unit, second, other))


def expect_carbon(units: dict, wanted: str, run: Run, step: str = "") -> None:
    """Warn of rasters that say that they are in another unit than they are taken for.

    Parameters
    ----------
    units : dict of str to str
        Unit of each raster, by the name the user knows it by.
    wanted : str
        What they are taken for, a key of `CARBON_UNITS`.
    run : Run
        Is told.
    step : str
        Step of time that they must be per: "day", "month" or "year"; empty for any.
    """
    carbon = CARBON_UNITS[wanted]
    expected = FluxUnit(carbon.grams_per_m2, step)
    for name, unit in units.items():
        found = read_unit(unit)
        if found and not found.agrees(expected):
            label = f"{carbon.label} {_PER_STEP[step]}".strip()
            run.note(UnitUnexpected(name, unit, label))
