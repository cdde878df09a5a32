"""Land use of each year: first cover, planted conversions and towns that grow.

Two conversions are planted. In the hilly belt, sloping cropland goes back to forest where it is
moist and to grassland where it is dry, in the first part of the series (a programme like the
Chinese Grain for Green). In the north, grassland is reclaimed for cropland through all years.
Built-up land spreads around towns and takes whatever is there.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

import numpy as np

from .climate import Climate
from .fields import Cells, hashed_uniform, octaves, ramp, smooth_field, stream_key
from .region import Region
from .terrain import elevation, land_mask


class Cover(NamedTuple):
    """One class of land use and how its vegetation behaves.

    `bare_ndvi` is the yearly maximum of NDVI under the poorest climate, `full_ndvi` under the
    best; `light_use` is the carbon fixed per absorbed light, gC MJ-1.
    """

    code: int
    key: str
    label: str
    colour: str
    bare_ndvi: float
    full_ndvi: float
    light_use: float


CROPLAND, FOREST, SHRUB, GRASSLAND, WETLAND, BUILT_UP, BARE = range(1, 8)
COVERS = (
    Cover(CROPLAND, "cropland", "Cropland", "#f2d769", 0.30, 0.84, 0.53),
    Cover(FOREST, "forest", "Forest", "#2d7d3a", 0.52, 0.92, 0.62),
    Cover(SHRUB, "shrub", "Shrub", "#8fa65a", 0.36, 0.82, 0.43),
    Cover(GRASSLAND, "grassland", "Grassland", "#b9d98b", 0.17, 0.74, 0.50),
    Cover(WETLAND, "wetland", "Wetland", "#6fb7d6", 0.38, 0.76, 0.52),
    Cover(BUILT_UP, "built_up", "Built-up land", "#c1464a", 0.12, 0.36, 0.36),
    Cover(BARE, "bare", "Bare land", "#cfc3b0", 0.06, 0.20, 0.28),
)

N_TOWNS = 16
# The re-greening programme runs in the first part of the series.
PROGRAMME_SHARE = 0.6


class Town(NamedTuple):
    """A town: its centre and its radius in the first and in the last year, in cells."""

    row: float
    col: float
    first_radius: float
    last_radius: float


class History(NamedTuple):
    """Land use over all years, cell by cell.

    `first` holds until the year index `converted`, then `second`, and built-up land from the year
    index `built` on; an index equal to the number of years means never.
    """

    first: np.ndarray
    second: np.ndarray
    converted: np.ndarray
    built: np.ndarray


def landuse_in(history: History, year: int) -> np.ndarray:
    """Return the class codes of a year (index from 0)."""
    rural = np.where(year >= history.converted, history.second, history.first)
    return np.where(year >= history.built, BUILT_UP, rural)


def landuse_history(
    region: Region, cells: Cells, height: np.ndarray, steepness: np.ndarray, mean: Climate
) -> History:
    """Return the land use of the demo region in all years.

    Parameters
    ----------
    height, steepness : numpy.ndarray
        Elevation (m) and slope (degrees).
    mean : Climate
        Long-term climate.
    """
    first_cover = _first_cover(region, cells, height, steepness, mean)
    second_cover, converted = _convert_cover(region, cells, first_cover, steepness, mean)
    return History(first_cover, second_cover, converted, _built_from(region, cells, first_cover))


def _first_cover(region, cells, height, steepness, mean) -> np.ndarray:
    """Return the demo region's land cover of the first year: the class with the best score."""

    def patches(name):
        waves = octaves(0.06 * region.side)
        return smooth_field(cells, waves, stream_key(region.seed, "patches", name), roughness=0.7)

    rain, warm = mean.precipitation, mean.temperature
    steep = ramp(steepness / region.relief_scale, 0.15, 1.6)
    low = 1.0 - ramp(height, 26.0, 52.0)
    scores = np.stack(
        [
            0.35 + 0.9 * ramp(warm, 2.0, 9.0) * ramp(rain, 320.0, 520.0) - 1.1 * steep,
            -0.30 + 1.30 * steep * ramp(rain, 360.0, 560.0) + 0.3 * ramp(rain, 560.0, 800.0),
            0.02 + 0.7 * steep * ramp(rain, 300.0, 450.0),
            0.35 + 0.6 * (1.0 - ramp(rain, 300.0, 480.0)) + 0.25 * steep,
            -0.85 + 1.0 * low,
            np.full(cells.shape, -9.0),
            -0.60 + 2.0 * (1.0 - ramp(rain, 200.0, 340.0)),
        ]
    )
    for cover, score in zip(COVERS, scores):
        score += 0.42 * patches(cover.key)
    return (np.argmax(scores, axis=0) + 1).astype(np.int16)


def _convert_cover(region, cells, first_cover, steepness, mean) -> tuple:
    """Return the land use after conversion and the year index of it (number of years: never)."""
    west, north = region.relative_position(cells)
    bend = 0.04 * region.field(cells, "bend of the belt", 0.2)
    belt = (west + bend > 0.18) & (west + bend < 0.58) & (north + bend > 0.25)
    steep = steepness / region.relief_scale > 0.35
    joins = region.field(cells, "programme", 0.10) > -0.4
    regreened = (first_cover == CROPLAND) & belt & steep & joins

    frontier = (north + bend < 0.33) & (west + bend > 0.42)
    ploughs = region.field(cells, "reclamation", 0.08) > 0.6
    reclaimed = (first_cover == GRASSLAND) & frontier & ploughs

    second_cover = first_cover.copy()
    second_cover[regreened & (mean.precipitation >= 470.0)] = FOREST
    second_cover[regreened & (mean.precipitation < 470.0)] = GRASSLAND
    second_cover[reclaimed] = CROPLAND
    draw = hashed_uniform(cells.rows, cells.cols, stream_key(region.seed, "year of conversion"))
    span = np.where(regreened, PROGRAMME_SHARE, 1.0) * (region.years - 1)
    year = np.minimum(1 + np.floor(draw * span), region.years)
    converted = np.where(second_cover == first_cover, region.years, year)
    return second_cover, converted.astype(np.int16)


def _built_from(region, cells, first_cover) -> np.ndarray:
    """Return the year index from which a town covers a cell (number of years: never)."""
    edge_noise = 1.0 + 0.25 * region.field(cells, "suburbs", 0.02)
    built = np.full(cells.shape, region.years, np.int16)
    for town in towns(region):
        row_offset = cells.rows[:, np.newaxis] + 0.5 - town.row
        col_offset = cells.cols[np.newaxis, :] + 0.5 - town.col
        distance = np.sqrt(row_offset * row_offset + col_offset * col_offset) / np.maximum(
            edge_noise, 0.3
        )
        growth = max(town.last_radius - town.first_radius, 1e-6)
        share = np.clip((distance - town.first_radius) / growth, 0.0, 2.0)
        year = np.ceil(share * max(region.years - 1, 1))
        built = np.minimum(built, np.minimum(year, region.years).astype(np.int16))
    return np.where(first_cover == WETLAND, region.years, built).astype(np.int16)


@lru_cache(maxsize=4)
def towns(region: Region) -> tuple:
    """Return the towns that land use grows around, largest first."""
    draws = hashed_uniform(np.arange(6 * N_TOWNS), np.arange(2), stream_key(region.seed, "towns"))
    candidates = []
    for west, north in draws:
        row, col = int(north * region.rows), int((0.05 + 0.85 * west) * region.columns)
        cell = region.cells(row, col, 1, 1)
        if land_mask(region, cell)[0, 0]:
            candidates.append((elevation(region, cell)[0, 0] > 900.0, row + 0.5, col + 0.5))
    candidates.sort(key=lambda candidate: candidate[0])
    largest = []
    for rank, (_, y, x) in enumerate(candidates[:N_TOWNS]):
        size = 0.019 / (1.0 + 0.22 * rank)
        largest.append(Town(y, x, size * region.side, 2.1 * size * region.side))
    return tuple(largest)


def casa_table() -> dict:
    """Return the columns of ``casa_parameters.csv``: land-use classes and their efficiency."""
    return {
        "code": np.array([cover.code for cover in COVERS]),
        "name": np.array([cover.label for cover in COVERS]),
        "eps_max": np.array([cover.light_use for cover in COVERS]),
    }
