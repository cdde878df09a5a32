"""The landscape of a window: its lasting ground and the state of one year."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .climate import Climate, annual_climate, anomalies, mean_climate, soil_carbon
from .fields import Cells
from .fluxes import Fluxes, Unseen, true_fluxes, unseen_patterns
from .landuse import History, landuse_history, landuse_in
from .region import Region
from .terrain import elevation, land, slope
from .vegetation import annual_ndvi, mean_ndvi, vigour


class Ground(NamedTuple):
    """What lasts through all years: terrain, long-term climate, soil, land-use history."""

    land: np.ndarray
    elevation: np.ndarray
    slope: np.ndarray
    climate: Climate
    soil: np.ndarray
    history: History
    unseen: Unseen


class Year(NamedTuple):
    """The state of one year; the sea holds numbers too and is masked when written."""

    climate: Climate
    landuse: np.ndarray
    ndvi: np.ndarray
    fluxes: Fluxes


def survey_ground(region: Region, cells: Cells) -> Ground:
    """Return the ground of a window."""
    height = elevation(region, cells)
    steepness = slope(region, cells)
    mean = mean_climate(region, cells, height)
    return Ground(
        land(region, cells),
        height,
        steepness,
        mean,
        soil_carbon(region, cells, mean),
        landuse_history(region, cells, height, steepness, mean),
        unseen_patterns(region, cells),
    )


def observe_year(region: Region, cells: Cells, ground: Ground, year: int) -> Year:
    """Return the state of a year (index from 0), without clouds."""
    departure = anomalies(region, cells, year)
    climate = annual_climate(ground.climate, departure, year)
    landuse = landuse_in(ground.history, year)
    usual = mean_ndvi(region, cells, landuse, ground.climate)
    ndvi = annual_ndvi(usual, vigour(region, cells, departure, year))
    fluxes = true_fluxes(ndvi, landuse, climate, ground.soil, ground.unseen)
    return Year(climate, landuse, ndvi, fluxes)
