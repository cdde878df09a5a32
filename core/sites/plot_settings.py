"""What may be set of trees and soil layers of plots.

Dialogs read this before anything is computed: numpy is not imported here.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..facts.allowed import Interval, OneOf, setting
from ..units.carbon_units import M2_PER_HECTARE
from .settings import DEPTHS, STONES_UNITS

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
