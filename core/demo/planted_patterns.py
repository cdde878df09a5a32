"""The patterns planted in the demo region: trends of vegetation, clusters, driving weather.

The codes are those of the algorithms that shall find them again.
"""

from __future__ import annotations

import numpy as np

from .fields import Cells
from .region import Disc, Region

INCREASE, NO_TREND, DECREASE = 1, 0, -1
HIGH_HIGH, NO_CLUSTER, LOW_LOW = 1, 0, 3
BOTH_DRIVERS, WARMTH, WATER, NO_DRIVER = 1, 2, 3, 5

# Relative change of vegetation per year; their edges are ragged.
TREND_DISCS = (
    Disc("greening of the plateau", 0.27, 0.66, 0.15, 0.17, 0.009),
    Disc("greening of the plain", 0.72, 0.72, 0.08, 0.10, 0.007),
    Disc("browning of the steppe", 0.25, 0.20, 0.13, 0.12, -0.008),
    Disc("browning of the lowland", 0.73, 0.30, 0.07, 0.10, -0.007),
)

# Relative surplus of vegetation at the centre, falling to nothing at the edge.
CLUSTER_DISCS = (
    Disc("southern fields", 0.58, 0.80, 0.050, 0.065, 0.7),
    Disc("eastern oasis", 0.60, 0.50, 0.050, 0.065, 0.7),
    Disc("western desert", 0.07, 0.42, 0.060, 0.080, -0.7),
    Disc("northern sands", 0.45, 0.08, 0.060, 0.065, -0.7),
)


def planted_trend(region: Region, cells: Cells) -> np.ndarray:
    """Return the planted relative change of vegetation per year; 0 outside its places."""
    change = np.zeros(cells.shape)
    edge_noise = 0.15 * region.field(cells, "edge of trends", 0.12)
    for disc in TREND_DISCS:
        change[region.nearness(cells, disc) > edge_noise] = disc.strength
    return change


def planted_trend_sign(region: Region, cells: Cells) -> np.ndarray:
    """Return 1 where greening is planted, -1 where browning, 0 elsewhere."""
    return np.sign(planted_trend(region, cells)).astype(np.int16)


def planted_cluster(region: Region, cells: Cells) -> np.ndarray:
    """Return 1 in planted hot clusters, 3 in cold ones, 0 elsewhere (codes of local Moran)."""
    code = np.zeros(cells.shape, np.uint8)
    for disc in CLUSTER_DISCS:
        code[cluster_core(region, cells, disc)] = HIGH_HIGH if disc.strength > 0.0 else LOW_LOW
    return code


def cluster_core(region: Region, cells: Cells, disc: Disc) -> np.ndarray:
    """Return True in the inner half of a disc, where its surplus is above one half."""
    return region.nearness(cells, disc) > 0.5


def planted_driver(region: Region, cells: Cells) -> np.ndarray:
    """Return which weather drives the vegetation: 1 both, 2 temperature, 3 rain, 5 neither."""
    west, north = region.relative_position(cells)
    edge_noise = 0.05 * region.field(cells, "edge of drivers", 0.2)
    inland = np.where(north + edge_noise < 0.5, WATER, BOTH_DRIVERS)
    seaward = np.where(north + edge_noise < 0.5, WARMTH, NO_DRIVER)
    return np.where(west + edge_noise < 0.5, inland, seaward).astype(np.uint8)
