"""What may be set of flux tables, carbon densities, screening and sample expansion.

Dialogs read this before anything is computed: numpy is not imported here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.allowed import Interval, OneOf, seed_setting, setting
from ..units.carbon_units import GRAMS_PER_TONNE, M2_PER_HECTARE

# Kinds of tables of flux towers, and steps they can be brought to.
PROFILES = ("fluxnet", "chinaflux", "generic")
STEPS = ("day", "month", "year")

# Cells of a side of the square around a site whose values are taken.
WINDOWS = (1, 3, 5)

# Column of the site that a record was made from, empty in a real record. Training finds it.
PARENT_COLUMN = "parent_site"
SITE_COLUMN = "expansion_site"
RATIO_COLUMN = "expansion_ratio"

# t ha-1 in one unit of biomass, and shares of the volume in one unit of stones.
BIOMASS_UNITS = {
    "t_ha": 1.0,
    "kg_m2": 1000.0 * M2_PER_HECTARE / GRAMS_PER_TONNE,
    "g_m2": M2_PER_HECTARE / GRAMS_PER_TONNE,
}
STONES_UNITS = {"share": 1.0, "percent": 0.01}
MISSING_POOLS = ("nodata", "zero")
# Pools of plants, in the order of their columns.
PLANT_POOLS = ("aboveground", "belowground", "litter")
WATER_BASES = ("fresh", "dry")
# Carbon in dry biomass: IPCC (2006), Guidelines, vol. 4, ch. 4, table 4.3.
CARBON_FRACTION = 0.47
# Depths that a soil pool can have, cm.
DEPTHS = Interval(0.1, 1000.0)


@dataclass(frozen=True)
class DensitySettings:
    """How the carbon of samples is computed.

    Parameters
    ----------
    biomass_unit : str
        A key of `BIOMASS_UNITS`.
    carbon_fraction : float
        Carbon in one unit of dry biomass.
    missing_pools : str
        Of `MISSING_POOLS`: what a sample without data in a pool has as its sum.
    depth : float
        Depth of the soil pool in cm, where no column says it.
    stones_unit : str
        A key of `STONES_UNITS`.
    water : float, optional
        Water in fresh biomass where no column says it, in its unit.
    water_unit : str
        A key of `STONES_UNITS`.
    water_basis : str
        Of `WATER_BASES`: the mass that the water is a share of.
    """

    biomass_unit: str = setting("t_ha", OneOf(tuple(BIOMASS_UNITS)))
    carbon_fraction: float = setting(CARBON_FRACTION, Interval(0.3, 0.6))
    missing_pools: str = setting("nodata", OneOf(MISSING_POOLS))
    depth: float = setting(30.0, DEPTHS)
    stones_unit: str = setting("share", OneOf(tuple(STONES_UNITS)))
    water: float | None = setting(None, Interval(0.0, 2000.0))
    water_unit: str = setting("percent", OneOf(tuple(STONES_UNITS)))
    water_basis: str = setting("fresh", OneOf(WATER_BASES))


@dataclass(frozen=True)
class FluxSettings:
    """How tables of flux towers are read.

    Parameters
    ----------
    profile, step : str
        Of `PROFILES` and `STEPS`.
    max_qc : int
        Worst quality flag of a half hour that is good, 0 to 3; 3 takes all.
    min_share : float
        Share of a period's time that must be good.
    columns : str, optional
        The user's table of columns.
    """

    profile: str = setting("fluxnet", OneOf(PROFILES))
    step: str = setting("day", OneOf(STEPS))
    max_qc: int = setting(1, Interval(0, 3))
    min_share: float = setting(0.8, Interval(0.0, 1.0))
    columns: str | None = None


@dataclass(frozen=True)
class ScreeningSettings:
    """Which predictors screening lets pass.

    Parameters
    ----------
    max_correlation : float
        Largest absolute correlation of two predictors.
    max_vif : float
        Largest variance inflation factor.
    """

    max_correlation: float = setting(0.8, Interval(0.01, 1.0))
    max_vif: float = setting(10.0, Interval(1.0))


@dataclass(frozen=True)
class ExpansionSettings:
    """How samples are expanded.

    Parameters
    ----------
    count : int
        Records to make.
    max_ratio : float
        Largest ratio of the reference that is taken over; the smallest is its inverse.
    seed : int
        Of the drawing of cells and parents.
    """

    count: int = setting(500, Interval(1, 1_000_000))
    max_ratio: float = setting(5.0, Interval(1.0))
    seed: int = seed_setting()
