"""Units of carbon fluxes and stocks, and the factors between them.

Factors are written as the arithmetic they come from, so that each can be checked by reading.
"""

from __future__ import annotations

from dataclasses import dataclass

SECONDS_PER_DAY = 86_400.0
# Standard atomic weight of carbon, g mol-1, as the flux literature takes it.
CARBON_MOLAR_MASS = 12.0107

# gC m-2 d-1 in one umol CO2 m-2 s-1: 1.03772.
UMOL_CO2_PER_S_TO_GC_PER_DAY = CARBON_MOLAR_MASS * 1e-6 * SECONDS_PER_DAY

GRAMS_PER_TG = 1e12
GRAMS_PER_PG = 1e15
GRAMS_PER_TONNE = 1e6
M2_PER_HECTARE = 1e4
M_PER_KM = 1000.0
M2_PER_KM2 = 1e6


@dataclass(frozen=True)
class CarbonUnit:
    """A unit of carbon per area.

    Parameters
    ----------
    key : str
        Name in parameters and column headers.
    label : str
        Name for people.
    grams_per_m2 : float
        One of this unit in gC m-2.
    """

    key: str
    label: str
    grams_per_m2: float


CARBON_UNITS = {
    unit.key: unit
    for unit in (
        CarbonUnit("gC_m2", "gC m-2", 1.0),
        CarbonUnit("t_ha", "t C ha-1", GRAMS_PER_TONNE / M2_PER_HECTARE),
    )
}


def teragrams(amount: float, unit: str = "gC_m2") -> float:
    """Return an amount, given as value in `unit` times m2, in Tg (1e12 g).

    Parameters
    ----------
    amount : float
        Sum of value times cell area, in the unit times m2.
    unit : str
        A key of `CARBON_UNITS`.
    """
    return amount * CARBON_UNITS[unit].grams_per_m2 / GRAMS_PER_TG


def petagrams(tg):
    """Return Tg as Pg (1e15 g)."""
    return tg * GRAMS_PER_TG / GRAMS_PER_PG


def ten_kilotonnes(tg):
    """Return Tg as 10^4 t, the unit of Chinese provincial accounts."""
    return tg * GRAMS_PER_TG / (1e4 * GRAMS_PER_TONNE)
