"""Land and sea, elevation and slope of the demo region."""

from __future__ import annotations

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
    """Return the elevation of the demo region's terrain, m above the sea.

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
    """Return the slope of the demo region's terrain in degrees, by central differences."""
    height = elevation(region, cells.expand(1))
    two_cells = 2.0 * region.cell_size
    east = (height[1:-1, 2:] - height[1:-1, :-2]) / two_cells
    south = (height[2:, 1:-1] - height[:-2, 1:-1]) / two_cells
    return quantise(np.degrees(np.arctan(np.sqrt(east * east + south * south))), SLOPE_STEP)
