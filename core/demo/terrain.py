"""Land and sea, elevation and slope.

Five provinces: polygons that cover the region without gaps.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from .fields import Cells, quantise, ramp
from .region import Region

# Steps of the stored values, powers of two.
ELEVATION_STEP = 1.0 / 8.0

SLOPE_STEP = 1.0 / 64.0


def land_mask(region: Region, cells: Cells) -> np.ndarray:
    """Return True on land, False in the sea of the demo region."""
    west, north = region.relative_position(cells)
    bay = 0.05 * np.sin(7.0 * north + 0.6)
    coast = 0.90 + bay + 0.030 * region.field(cells, "coast", 0.25)
    return west + 0.0 * north < coast


def elevation(region: Region, cells: Cells) -> np.ndarray:
    """Return the elevation of the terrain, m above the sea.

    A plateau in the west falls over a hilly belt to a plain in the east; mountains rise in the
    belt and in the far south-west.
    """
    west, north = region.relative_position(cells)
    bend = 0.035 * region.field(cells, "bend", 0.5, 0.2)
    inland_distance = west + bend + 0.05 * np.sin(4.0 * north)
    plateau = 1.0 - ramp(inland_distance, 0.40, 0.60)
    belt = np.exp(-(((inland_distance - 0.50) / 0.075) ** 2))
    corner = ramp(north - west, 0.35, 0.85)
    hills = region.field(cells, "relief", 0.16)
    ridges = 1.0 - np.abs(region.field(cells, "ridges", 0.22))
    height = 25.0 + 55.0 * (1.0 - west) + 1050.0 * plateau
    height = height + belt * (330.0 + 420.0 * ridges) + corner * (450.0 + 520.0 * ridges)
    rough = 8.0 + 170.0 * plateau + 320.0 * belt + 220.0 * corner
    return quantise(np.maximum(height + rough * hills, 0.4 * height), ELEVATION_STEP)


def slope(region: Region, cells: Cells) -> np.ndarray:
    """Return the slope in degrees, from central differences of the elevation."""
    height = elevation(region, cells.expand(1))
    two_cells = 2.0 * region.cell_size
    east = (height[1:-1, 2:] - height[1:-1, :-2]) / two_cells
    south = (height[2:, 1:-1] - height[:-2, 1:-1]) / two_cells
    return quantise(np.degrees(np.arctan(np.sqrt(east * east + south * south))), SLOPE_STEP)


# Vertices along one border.
N_VERTICES = 40

_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


class Province(NamedTuple):
    """A province: code, name and its outline, fractions from the west and from the north."""

    code: int
    name: str
    outline: np.ndarray


def province_polygons() -> tuple:
    """Return the five provinces."""
    top_left, top_right, bottom_right, bottom_left = (np.array([c]) for c in _CORNERS)
    hills_west = _winding_border((0.40, 0.0), (0.36, 1.0), 0.025, 3.0)
    hills_east = _winding_border((0.58, 0.0), (0.66, 1.0), 0.020, 2.0)
    half = N_VERTICES // 2
    west_north, west_south = hills_west[: half + 1], hills_west[half:]
    east_north, east_south = hills_east[: half + 1], hills_east[half:]
    inland = _winding_border((0.0, 0.46), west_south[0], 0.03, 1.0)
    seaward = _winding_border(east_south[0], (1.0, 0.52), 0.03, 1.0)
    shapes = (
        ("North-west steppe", [top_left, west_north, inland[::-1]]),
        ("Western plateau", [inland, west_south, bottom_left]),
        ("Central hills", [hills_west[::-1], hills_east]),
        ("Northern plain", [east_north[::-1], top_right, seaward[::-1]]),
        ("Southern plain", [seaward, bottom_right, east_south[::-1]]),
    )
    return tuple(
        Province(number + 1, name, np.concatenate([*parts, parts[0][:1]]))
        for number, (name, parts) in enumerate(shapes)
    )


def _winding_border(start, end, bulge: float, waves: float) -> np.ndarray:
    """Return a winding border of a province between two points, both ends exact."""
    f = np.linspace(0.0, 1.0, N_VERTICES + 1)[:, np.newaxis]
    start, end = np.asarray(start), np.asarray(end)
    along = end - start
    aside = np.array([along[1], -along[0]]) / np.hypot(*along)
    line = start + f * along + bulge * np.sin(waves * np.pi * f) * aside
    line[0], line[-1] = start, end
    return line
