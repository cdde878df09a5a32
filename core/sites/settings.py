"""What may be set of samples, plots and sampling designs; no numpy, so that dialogs can read it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, OneOf, seed_setting, setting
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
# cm in one unit of diameter, m2 in one unit of area (1 mu is 1/15 ha).
DBH_UNITS = {"cm": 1.0, "mm": 0.1, "m": 100.0}
AREA_UNITS = {"m2": 1.0, "ha": M2_PER_HECTARE, "mu": M2_PER_HECTARE / 15.0}
# Sets of equations that come with the plugin, and a table of the user's own.
OWN_EQUATIONS = "own"
EQUATION_SETS = (OWN_EQUATIONS, "zeng_tang_2012", "chave_2014", "jenkins_2003")
OUTSIDE_RANGE = ("use", "omit", "nodata")
MISSING_PARTS = ("nodata", "omit")

SOC_UNITS = {"g_kg": 1.0, "percent": 10.0}
SOC_QUANTITIES = ("carbon", "matter")
# Carbon in organic matter: van Bemmelen's factor, 1 / 1.724.
MATTER_TO_CARBON = 0.58
BULK_DENSITY_UNITS = {"g_cm3": 1.0, "kg_m3": 0.001}
LENGTH_UNITS = {"cm": 1.0, "m": 100.0}
# Points of each stratum that the user gives.
OWN_COUNTS = "own"
ALLOCATIONS = ("proportional", "equal", "neyman", OWN_COUNTS)
# Strata of one design.
MAX_STRATA = 2000
# Points of one design.
MAX_POINTS = 1_000_000


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


@dataclass(frozen=True)
class TreeSettings:
    """How the biomass of trees is computed and added up.

    Parameters
    ----------
    equation_set : str
        Of `EQUATION_SETS`.
    dbh_unit, area_unit : str
        Units of the columns.
    plot_area : float, optional
        Area of all plots, in the unit, where no column says it.
    outside_range : str
        Of `OUTSIDE_RANGE`: what becomes of trees beyond the range of their equation.
    missing_trees : str
        Of `MISSING_PARTS`: what trees without biomass do to the sum of their plot.
    root_shoot : float, optional
        Below-ground per above-ground biomass where there is no equation of roots.
    """

    equation_set: str = setting(OWN_EQUATIONS, OneOf(EQUATION_SETS))
    dbh_unit: str = setting("cm", OneOf(tuple(DBH_UNITS)))
    area_unit: str = setting("m2", OneOf(tuple(AREA_UNITS)))
    plot_area: float | None = setting(None, Interval(1e-6, 1e7))
    outside_range: str = setting("use", OneOf(OUTSIDE_RANGE))
    missing_trees: str = setting("nodata", OneOf(MISSING_PARTS))
    root_shoot: float | None = setting(None, Interval(0.01, 5.0))


@dataclass(frozen=True)
class SoilSettings:
    """How the carbon of soil layers is computed and added up.

    Parameters
    ----------
    soc_quantity : str
        Of `SOC_QUANTITIES`: organic carbon, or organic matter.
    soc_unit, bulk_density_unit, depth_unit, stones_unit : str
        Units of the columns.
    matter_to_carbon : float
        Carbon in one unit of organic matter.
    top, bottom : float
        Depths the sum goes from and to, cm.
    gaps : str
        Of `MISSING_PARTS`: what a depth without data does to the sum of its plot.
    """

    soc_quantity: str = setting("carbon", OneOf(SOC_QUANTITIES))
    soc_unit: str = setting("g_kg", OneOf(tuple(SOC_UNITS)))
    matter_to_carbon: float = setting(MATTER_TO_CARBON, Interval(0.4, 0.7))
    bulk_density_unit: str = setting("g_cm3", OneOf(tuple(BULK_DENSITY_UNITS)))
    depth_unit: str = setting("cm", OneOf(tuple(LENGTH_UNITS)))
    stones_unit: str = setting("percent", OneOf(tuple(STONES_UNITS)))
    top: float = setting(0.0, Interval(0.0, DEPTHS.high))
    bottom: float = setting(30.0, DEPTHS)
    gaps: str = setting("nodata", OneOf(MISSING_PARTS))


@dataclass(frozen=True)
class SamplingDesignSettings:
    """How points are shared out and drawn.

    Parameters
    ----------
    count : int
        Points of all strata together; not looked at with own counts.
    allocation : str
        Of `ALLOCATIONS`.
    min_per_stratum : int
        Points that each stratum gets at least; not looked at with own counts.
    min_distance : float
        Smallest distance of two points, and of a point to an existing plot, on the ground, m.
    seed : int
        Of the drawing.
    """

    count: int = setting(100, Interval(1, MAX_POINTS))
    allocation: str = setting("proportional", OneOf(ALLOCATIONS))
    min_per_stratum: int = setting(2, Interval(0, MAX_POINTS))
    min_distance: float = setting(0.0, Interval(0.0, 1e7))
    seed: int = seed_setting()
