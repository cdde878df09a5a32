"""Carbon density of samples: plant pools from biomass, soil from organic carbon and bulk density.

References
----------
IPCC (2006). Guidelines for National Greenhouse Gas Inventories, vol. 4, ch. 4, table 4.3 (carbon
fraction 0.47 of dry biomass).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.plots import MeasureDoubtful, PercentsDoubtful, PoolsMissing
from ..errors_and_notes.tables import ColumnOutOfRange
from ..run import Run
from ..tables.columns import numeric_column
from ..tables.mixed_scales import note_sizes_apart
from .plot_headers import check_header, check_measure
from .settings import BIOMASS_UNITS, CARBON_FRACTION, DEPTHS, STONES_UNITS, DensitySettings

# g kg-1 times g cm-3 times cm is 0.1 t ha-1.
SOIL_FACTOR = 0.1
# What a quantity can be, in the unit it is wanted in: pure carbon is 1000 g kg-1, but no soil has
# more than 600; no soil is denser than rock.
LIMITS: dict = {
    "biomass": (0.0, 5000.0, "t ha-1"),
    "soc": (0.0, 600.0, "g kg-1"),
    "bulk_density": (0.01, 3.0, "g cm-3"),
    "depth": (DEPTHS.low, DEPTHS.high, "cm"),
    "stones": (0.0, 1.0, "1"),
    "water_fresh": (0.0, 0.99, "1"),
    "water_dry": (0.0, 20.0, "1"),
    "organic_matter": (0.0, 1000.0, "g kg-1"),
    "soil_carbon": (0.0, 5000.0, "t C ha-1"),
    "dbh": (0.1, 1000.0, "cm"),
    "height": (0.1, 130.0, "m"),
    "wood_density": (0.05, 1.5, "g cm-3"),
    "trees": (0.0, 1e6, "1"),
    "plot_area": (0.1, 1e7, "m2"),
    "layer_depth": (0.0, DEPTHS.high, "cm"),
}
# Columns whose values all lie below the first or above the second of these are likely in another
# unit, as far as the values tell: percent for g kg-1, metres or millimetres for cm, kg m-2 for t.
_LIKELY: dict = {
    "soc": (5.0, "%", None, ""),
    "organic_matter": (8.0, "%", None, ""),
    "depth": (3.0, "m", 150.0, "mm"),
    "layer_depth": (3.0, "m", 600.0, "mm"),
    "soil_carbon": (15.0, "kg m-2", None, ""),
}
_MIN_JUDGED = 3
# Numbers up to these are shares rather than percents: the driest wood holds some percent of water,
# and fresh leaves hold three times their dry mass.
_LARGEST_SHARE = {"water_fresh": 3.0, "water_dry": 3.0}
SOIL = "c_soil"


class CarbonDensity(NamedTuple):
    """Carbon of each sample, t C ha-1.

    Parameters
    ----------
    pools : dict of str to numpy.ndarray
        Each pool; NaN without data.
    total : numpy.ndarray
        Their sum; NaN where a pool is missing, unless missing pools count as zero.
    n_missing : dict of str to int
        Samples without data in each pool.
    """

    pools: dict
    total: np.ndarray
    n_missing: dict


def biomass_carbon(biomass, fraction: float = CARBON_FRACTION) -> np.ndarray:
    """Return biomass times its carbon fraction, in the unit of the biomass."""
    return np.asarray(biomass, np.float64) * fraction


def dry_biomass(fresh, water, basis: str) -> np.ndarray:
    """Return the dry biomass of a fresh one from its water content.

    Parameters
    ----------
    fresh : array_like
        Fresh biomass, in any unit; the result is in the same.
    water : array_like
        Mass of water per mass, 0 to 1 and more.
    basis : {"fresh", "dry"}
        What the water is a share of: ``dry = fresh (1 - w)``, or ``dry = fresh / (1 + w)``.
    """
    fresh, water = np.asarray(fresh, np.float64), np.asarray(water, np.float64)
    return fresh * (1.0 - water) if basis == "fresh" else fresh / (1.0 + water)


def soil_carbon(soc, bulk_density, depth, stones=0.0) -> np.ndarray:
    """Return soil organic carbon of samples, t ha-1: ``SOC BD depth (1 - stones) 0.1``.

    Parameters
    ----------
    soc : array_like
        Organic carbon of the fine earth, g kg-1.
    bulk_density : array_like
        Of the fine earth, g cm-3.
    depth : array_like
        Thickness of the layer, cm.
    stones : array_like
        Share of the volume that is stones, 0 to 1.
    """
    soc, bulk_density = np.asarray(soc, np.float64), np.asarray(bulk_density, np.float64)
    return soc * bulk_density * depth * (1.0 - np.asarray(stones, np.float64)) * SOIL_FACTOR


def sum_pools(pools: dict, missing: str = "nodata") -> CarbonDensity:
    """Return the carbon density of a plot: the sum of its pools.

    Parameters
    ----------
    pools : dict of str to array_like
        Carbon of each pool, t C ha-1, NaN without data.
    missing : {"nodata", "zero"}
        What a pool without data does to the sum; a sample without any pool has no sum either way.
    """
    pools = {name: np.asarray(pool, np.float64) for name, pool in pools.items()}
    stacked = np.array(list(pools.values()))
    has_value = np.isfinite(stacked)
    total = np.where(has_value, stacked, 0.0).sum(axis=0)
    enough = has_value.all(axis=0) if missing == "nodata" else has_value.any(axis=0)
    n_missing = {name: int(np.count_nonzero(~np.isfinite(pool))) for name, pool in pools.items()}
    return CarbonDensity(pools, np.where(enough, total, np.nan), n_missing)


def require_range(kind: str, column: str, values) -> np.ndarray:
    """Return values for the carbon density of samples; raise for impossible ones.

    Parameters
    ----------
    kind : str
        A key of `LIMITS`.
    column : str
        Name of the column, for the message.
    values : array_like
        In the unit of the limits, NaN without data.

    Raises
    ------
    ColumnOutOfRange
        With the value farthest out.
    """
    values = np.asarray(values, np.float64)
    low, high, unit = LIMITS[kind]
    outside = (values < low) | (values > high)  # NaN is neither
    if outside.any():
        farthest = values[outside][np.argmax(np.abs(values[outside]))]
        n = int(np.count_nonzero(outside))
        raise ColumnOutOfRange(column, float(farthest), n, low, high, unit)
    return values


def read_measure(frame, kind: str, column: str, factor: float, run: Run) -> np.ndarray:
    """Return a column that carbon density is computed from, in the unit of its limits.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    kind : str
        A key of `LIMITS`.
    column : str
        Name of the column.
    factor : float
        From the unit of the column to that of the limits.
    run : Run
        Receives notes of columns, and of some of their values, that may be in another unit.

    Raises
    ------
    MissingColumn, NotNumeric, ColumnOutOfRange
    """
    values = require_range(kind, column, numeric_column(frame, column, run) * factor)
    note_sizes_apart(values, column, frame, run)
    known = values[np.isfinite(values) & (values != 0)]
    if kind in _LIKELY and known.size >= _MIN_JUDGED:
        least, small_unit, most, large_unit = _LIKELY[kind]
        likely_unit = small_unit if known.max() <= least else ""
        if most is not None and known.max() >= most and (kind != "depth" or known.min() >= most):
            likely_unit = large_unit
        if likely_unit:
            ends = float(known.min()), float(known.max())
            run.note(MeasureDoubtful(column, *ends, LIMITS[kind][2], likely_unit))
    return values


def read_shares(frame, kind: str, column: str, parameter: str, unit: str, run: Run) -> np.ndarray:
    """Return a column of shares, 0 to 1, from a table that holds them so or in percent.

    Parameters
    ----------
    frame : pandas.DataFrame
        The table.
    kind : str
        A key of `LIMITS`.
    column : str
        Name of the column.
    parameter : str
        The parameter of its unit, for the note.
    unit : str
        A key of `STONES_UNITS`.
    run : Run
        Receives a note of percents that are all as small as shares.
    """
    values = numeric_column(frame, column, run)
    known = values[np.isfinite(values)]
    largest = float(known.max(initial=0.0))
    largest_share = _LARGEST_SHARE.get(kind, 1.0)
    if unit == "percent" and 0.0 < largest <= largest_share and bool(np.any(known % 1.0)):
        run.note(PercentsDoubtful(column, parameter, largest))
    return require_range(kind, column, values * STONES_UNITS[unit])


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


def _check_headers(frame, fields: Fields, settings: DensitySettings) -> None:
    """Refuse columns of carbon density whose header states another unit."""
    columns = [
        *(
            ("biomass", "BIOMASS_UNIT", name, settings.biomass_unit)
            for name in fields.plants.values()
        ),
        *(("share", "WATER_UNIT", name, settings.water_unit) for name in fields.water.values()),
        ("content", "SOC_FIELD", fields.soc, "g_kg"),
        ("density", "BULK_DENSITY_FIELD", fields.bulk_density, "g_cm3"),
        ("length", "DEPTH_FIELD", fields.depth, "cm"),
        ("share", "STONES_UNIT", fields.stones, settings.stones_unit),
        ("carbon", "SOIL_FIELD", fields.soil, "t_ha"),
    ]
    check_measure("SOC_FIELD", fields.soc, "carbon")
    for pool, name in fields.plants.items():
        check_measure(f"{pool.upper()}_FIELD", name, "biomass")
    for kind, parameter, column, unit in columns:
        check_header(frame, kind, parameter, column, unit)


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
    MissingColumn, NotNumeric, ColumnOutOfRange, UnitContradicted, MeasureContradicted
        When a column cannot be what it should be.
    TooFewSamples
        When no sample has a sum.
    """
    check_settings(settings)
    _check_headers(frame, fields, settings)

    def read(kind: str, column: str, factor: float = 1.0) -> np.ndarray:
        return read_measure(frame, kind, column, factor, run)

    to_t_ha = BIOMASS_UNITS[settings.biomass_unit]
    water_kind, water_unit = f"water_{settings.water_basis}", settings.water_unit

    def read_dry_biomass(pool: str, column: str) -> np.ndarray:
        biomass = read("biomass", column, to_t_ha)
        if pool not in fields.water:
            return biomass
        if fields.water[pool] is None:
            stated = (settings.water or 0.0) * STONES_UNITS[water_unit]
            water = require_range(water_kind, "WATER", stated)
        else:
            water_column = fields.water[pool]
            water = read_shares(frame, water_kind, water_column, "WATER_UNIT", water_unit, run)
        return dry_biomass(biomass, water, settings.water_basis)

    pools = {
        pool: biomass_carbon(read_dry_biomass(pool, column), settings.carbon_fraction)
        for pool, column in fields.plants.items()
    }
    if fields.soil is not None:
        pools[SOIL] = read("soil_carbon", fields.soil)
    if fields.soc:
        stones: Any = 0.0
        depth: Any = settings.depth
        if fields.stones:
            stones_unit = settings.stones_unit
            stones = read_shares(frame, "stones", fields.stones, "STONES_UNIT", stones_unit, run)
        if fields.depth is not None:
            depth = read("depth", fields.depth)
        soc, density = read("soc", fields.soc), read("bulk_density", fields.bulk_density or "")
        pools[SOIL] = soil_carbon(soc, density, depth, stones)
    missing = settings.missing_pools
    density_of_plots = sum_pools(pools, missing)
    n_sums = int(np.count_nonzero(np.isfinite(density_of_plots.total)))
    if not n_sums:
        raise TooFewSamples(0, 1, "pools")
    run.note(PoolsMissing(n_sums, len(density_of_plots.total), density_of_plots.n_missing, missing))
    return density_of_plots
