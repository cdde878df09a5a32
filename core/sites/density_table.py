"""Carbon density of a table of samples: which column holds what, checked and added up."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..facts.allowed import check_settings
from ..facts.learn import TooFewSamples
from ..facts.sites import PoolsMissing
from ..run import Run
from ..tables.columns import numeric_column
from .carbon_density import (
    CarbonDensity,
    biomass_carbon,
    dry_biomass,
    require_range,
    soil_carbon,
    sum_pools,
)
from .settings import BIOMASS_UNITS, STONES_UNITS, DensitySettings

SOIL = "c_soil"


class Fields(NamedTuple):
    """Columns of a table of samples; None where there is no such column.

    Parameters
    ----------
    plants : dict of str to str
        Column of dry biomass of each plant pool.
    soc, bulk_density, depth, stones : str
        Columns of the soil: g kg-1, g cm-3, cm, volume of stones in its unit.
    soil : str
        Column of soil carbon that was computed before, t C ha-1, instead of these.
    water : dict of str to (str or None)
        Plant pools whose biomass is fresh, with the column of their water content, None where the
        water of the settings holds.
    """

    plants: dict
    soc: str | None
    bulk_density: str | None
    depth: str | None
    stones: str | None
    soil: str | None = None
    water: dict = {}


def density_of_samples(frame, fields: Fields, settings: DensitySettings, run: Run) -> CarbonDensity:
    """Return the carbon of each pool and their sum, t C ha-1.

    Parameters
    ----------
    frame : pandas.DataFrame
        Samples.
    fields : Fields
        What its columns hold.
    settings : DensitySettings
        Units, carbon fraction, depth, and what missing pools do.
    run : Run
        Receives a note of how many samples lack a pool.

    Raises
    ------
    MissingColumn, NotNumeric, ColumnOutOfRange
        When a column cannot be what it should be.
    TooFewSamples
        When no sample has a sum.
    """
    check_settings(settings)

    def read(kind: str, column: str, factor: float = 1.0) -> np.ndarray:
        return require_range(kind, column, numeric_column(frame, column, run) * factor)

    to_t_ha = BIOMASS_UNITS[settings.biomass_unit]
    water_kind, water_factor = f"water_{settings.water_basis}", STONES_UNITS[settings.water_unit]

    def dry(pool: str, column: str) -> np.ndarray:
        biomass = read("biomass", column, to_t_ha)
        if pool not in fields.water:
            return biomass
        if fields.water[pool] is None:
            water = require_range(water_kind, "WATER", (settings.water or 0.0) * water_factor)
        else:
            water = read(water_kind, fields.water[pool], water_factor)
        return dry_biomass(biomass, water, settings.water_basis)

    pools = {
        pool: biomass_carbon(dry(pool, column), settings.carbon_fraction)
        for pool, column in fields.plants.items()
    }
    if fields.soil is not None:
        pools[SOIL] = read("soil_carbon", fields.soil)
    if fields.soc:
        stones: Any = 0.0
        depth: Any = settings.depth
        if fields.stones:
            stones = read("stones", fields.stones, STONES_UNITS[settings.stones_unit])
        if fields.depth is not None:
            depth = read("depth", fields.depth)
        soc, density = read("soc", fields.soc), read("bulk_density", fields.bulk_density or "")
        pools[SOIL] = soil_carbon(soc, density, depth, stones)
    missing = settings.missing_pools
    found = sum_pools(pools, missing)
    n_sums = int(np.count_nonzero(np.isfinite(found.total)))
    if not n_sums:
        raise TooFewSamples(0, 1, "pools")
    run.note(PoolsMissing(n_sums, len(found.total), found.n_missing, missing))
    return found
