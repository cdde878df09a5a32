"""What amounts of a map are in carbon, or of biomass: the one place where a unit becomes a total.

Every total of a map goes through `carbon_of`, so that t C ha-1, kgC m-2 and umol m-2 s-1 give the
same number of grams, and a map that does not hold carbon per area gives none.
"""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from ..dates.periods import STEP_OF_MONTHS, step_of_dates
from .carbon_units import GRAMS_PER_TG
from .quantity import find_quantity
from .unit import PER_STEP, Unit, parse_unit
from .unit_conversion import conversion
from .unit_spelling import normalise_spelling

# Steps of rates whose totals are given per the time of the map's date, else per day.
_RATES = ("second", "hour", "day")
BIOMASS = "biomass"
CARBON_IN_UNIT = re.compile(
    r"(?<![A-Za-z])(?:[kMGTPmu]?g|Kg|KG|t|tonnes?|[um]?mol)[\s_·*.]*C(?:O2(?:eq?)?)?(?![A-Za-z])"
    r"|(?i:carbon)|碳"
)
_BIOMASS_NAME = re.compile(
    r"(?i)(?<![a-z])(?:agbd?|bgb|biomass|dm|dry[\s_-]*matter)(?![a-z])|生物量|干物质|干重"
)
_CARBON_NAME = re.compile(r"(?i)carbon|(?<![a-z])c(?![a-z])|碳")


class CarbonMeaning(NamedTuple):
    """What values of a map are in carbon.

    Parameters
    ----------
    grams : float
        One of the map's unit in gC m-2; NaN where the values are not carbon per area.
    step : str
        The time that the amounts are of ("year", "month"); empty where nothing says it.
    is_assumed : bool
        Whether gC m-2 was taken because no unit is stated.
    """

    grams: float
    step: str = ""
    is_assumed: bool = False

    @property
    def is_carbon(self) -> bool:
        """Whether the values are carbon per area, so that a total can be given."""
        return not math.isnan(self.grams)

    @property
    def total_unit(self) -> str:
        """Unit of totals, such as "Tg C yr-1"; empty where there are none."""
        return f"Tg C {PER_STEP.get(self.step, '')}".strip() if self.is_carbon else ""

    def teragrams(self, amount):
        """Return amounts, given as value times m2, in Tg C; NaN where they are not carbon."""
        return amount * self.grams / GRAMS_PER_TG


NO_CARBON = CarbonMeaning(math.nan)


def carbon_of(
    unit: str, quantity: str = "", dates=(), is_checked: bool = False, calendar: str = ""
) -> CarbonMeaning:
    """Return what values of a map are in carbon.

    Parameters
    ----------
    unit : str
        As the map states it; empty for none.
    quantity : str
        Code of its quantity; empty where it is not known.
    dates : sequence of Date
        Of the map, which give the step of time where the unit names none, unless it is a stock.
    is_checked : bool
        Whether the input takes nothing but carbon and its unit was checked before: without a
        known unit values are in gC m-2, as the notes of that check say.
    calendar : str
        Of the dates, after the CF conventions; empty for the real one.

    Returns
    -------
    CarbonMeaning
        A rate per second, hour or day is an amount of the month or year that its date gives, by
        the days of these, else of a day.

    Examples
    --------
    >>> carbon_of("t C ha-1 yr-1")
    CarbonMeaning(grams=100.0, step='year', is_assumed=False)
    >>> carbon_of("K").is_carbon, carbon_of("").is_carbon, carbon_of("", "npp").is_carbon
    (False, False, True)
    """
    known_quantity = find_quantity(quantity)
    step = step_of_dates(dates) if known_quantity is None or known_quantity.additive else ""
    if known_quantity is not None and not known_quantity.is_carbon:
        return NO_CARBON._replace(step=step)
    parsed = parse_unit(unit, "carbon")
    if parsed is not None:
        if parsed.step in _RATES:
            return _amount_of_rate(parsed, dates, step, calendar)
        return CarbonMeaning(parsed.factor, parsed.step or step)
    if is_checked or (known_quantity is not None and not unit.strip()):
        return CarbonMeaning(1.0, step, is_assumed=True)
    return NO_CARBON._replace(step=step)


def _amount_of_rate(rate: Unit, dates, step: str, calendar: str) -> CarbonMeaning:
    """Return what a rate is per step of its dates, where all have as many days; else per day."""
    for target in ("" if step in STEP_OF_MONTHS.values() else step, "day"):
        wanted = rate._replace(factor=1.0, offset=0.0, step=target)
        of_dates = [date for date in dates if date is not None] or [None]
        factors = {conversion(rate, wanted, date, calendar).factor for date in of_dates}
        if target and len(factors) == 1:
            return CarbonMeaning(factors.pop(), target)
    return NO_CARBON


def biomass_reason(text: str, name: str) -> str:
    """Return `BIOMASS` where a name is one of biomass and the unit of mass does not say carbon.

    Biomass is about half carbon.

    Examples
    --------
    >>> biomass_reason("Mg ha-1", "ESACCI-BIOMASS-L4-AGB-2018"), biomass_reason("Mg C ha-1", "agb")
    ('biomass', '')
    """
    return BIOMASS if is_biomass(name) and text.strip() and not names_carbon(text) else ""


def names_carbon(text: str) -> bool:
    """Say whether a unit of mass says that it is of carbon, or of CO2.

    Examples
    --------
    >>> names_carbon("t C ha-1"), names_carbon("MgC/ha"), names_carbon("Mg ha-1")
    (True, True, False)
    """
    return any(CARBON_IN_UNIT.search(t) is not None for t in (text, normalise_spelling(text)))


def is_biomass(name: str) -> bool:
    """Say whether a name is one of biomass or dry matter, whose unit says nothing of its carbon.

    Examples
    --------
    >>> is_biomass("agb_2010"), is_biomass("biomass_carbon"), is_biomass("agc")
    (True, False, False)
    """
    return _BIOMASS_NAME.search(name) is not None and _CARBON_NAME.search(name) is None


def carbon_of_maps(unit: str, bands) -> CarbonMeaning:
    """Return what the values of two maps that are compared are in carbon.

    Parameters
    ----------
    unit : str
        The one that both are in.
    bands : sequence of Band
        Of the maps; where one is of another quantity than carbon, there is none in both. Where
        neither quantity nor unit is known they are taken to be in gC m-2, as everywhere else.
    """
    codes = [band.quantity for band in bands if band.quantity]
    dates, calendar = [band.date for band in bands], bands[0].calendar if bands else ""
    meanings = [carbon_of(unit, code, dates, calendar=calendar) for code in codes]
    if not meanings:
        return carbon_of(unit, dates=dates, is_checked=not unit.strip(), calendar=calendar)
    return next((meaning for meaning in meanings if not meaning.is_carbon), meanings[0])
