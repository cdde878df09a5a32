"""Amounts of carbon on a page: one unit of Pg, Tg, Gg and Mg for all of it, by its largest amount.

Files keep the unit in the names of their columns; a page shows them in its own.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from .numbers import show_number

# Per year, and per year each year.
PER_YEAR, PER_YEAR_EACH_YEAR = "yr\u207b\u00b9", "yr\u207b\u00b2"


class CarbonUnit(NamedTuple):
    """A unit of carbon, and how many of it are one Tg."""

    label: str
    per_tg: float


TERAGRAMS = CarbonUnit("Tg C", 1.0)
LADDER = (
    CarbonUnit("Pg C", 1e-3),
    TERAGRAMS,
    CarbonUnit("Gg C", 1e3),
    CarbonUnit("Mg C", 1e6),
)
# Units of columns of amounts, in Tg: 10^4 t are 0.01 Tg.
_IN_TG = {"Tg C": 1.0, "10^4 t C": 0.01}
_PER_AREA = ("gC m-2", "t C ha-1")
_UNIT = re.compile(
    r"(?<=[(\uff08])("
    + "|".join(re.escape(unit) for unit in (*_IN_TG, *_PER_AREA))
    + r")( (?:yr|season|month|d|h|s)-1)?(?=[)\uff09]$)"
)


def unit_for(amounts_tg) -> CarbonUnit:
    """Return the unit in which the largest of some amounts (Tg) is one at least."""
    magnitudes = [abs(float(amount)) for amount in amounts_tg if amount is not None]
    largest = max((amount for amount in magnitudes if math.isfinite(amount)), default=0.0)
    if not largest:
        return TERAGRAMS
    return next((unit for unit in LADDER if largest * unit.per_tg >= 1.0), LADDER[-1])


def show_carbon(tg: float, unit: CarbonUnit | None = None, digits: int = 4, per: str = "") -> str:
    """Return an amount of carbon with its unit, such as "3.598 Tg C yr\u207b\u00b9".

    Parameters
    ----------
    tg : float
        The amount, Tg.
    unit : CarbonUnit, optional
        Unit of the page; without it, that of the amount.
    digits : int
        Significant digits.
    per : str
        What follows the unit, such as `PER_YEAR`.
    """
    unit = unit or unit_for([tg])
    return f"{show_number(tg * unit.per_tg, digits)} {unit.label} {per}".rstrip()


def in_teragrams(amount: float, column: str) -> float:
    """Return an amount of a column in Tg, by the unit in its name."""
    unit_match = _UNIT.search(column)
    return amount * _IN_TG[unit_match.group(1)] if unit_match else math.nan


def column_in_unit(column: str, unit: CarbonUnit, is_yearly: bool) -> tuple:
    """Return the heading of a column in the unit of the page, and the factor of its numbers.

    Parameters
    ----------
    column : str
        Name with its unit in brackets at the end; others stay as they are.
    unit : CarbonUnit
        Unit of the page.
    is_yearly : bool
        Whether amounts are those of years: they are shown per year, their slopes per year each
        year.
    """
    unit_match = _UNIT.search(column)
    if not unit_match:
        return column, 1.0
    name, rate = unit_match.group(1), unit_match.group(2) or ""
    factor = _IN_TG.get(name)
    unit_label = name if factor is None else unit.label
    if is_yearly and rate in ("", " yr-1"):
        rate = " yr-2" if rate else " yr-1"
    heading = column[: unit_match.start()] + unit_label + rate + column[unit_match.end() :]
    return heading, 1.0 if factor is None else factor * unit.per_tg
