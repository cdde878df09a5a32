"""`Region`: size, years and seed of the demo region, and its provinces.

Places are fractions of the width (from the west) and of the height (from the north), so that a
region of any size holds the same parts: a plateau in the west, a hilly belt, a plain with towns,
a coast in the east.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.allowed import DEFAULT_SEED
from .fields import Cells, octaves, smooth_field, stream_key, yearly_field

FIRST_YEAR = 2001

# Beyond this width the region would leave northern China: its cells become finer.
LARGEST_SIDE_M = 1_500_000
CELL_SIZES_M = (1000.0, 500.0, 250.0, 100.0, 30.0, 10.0)

# Middle of the region, m in the CRS below (about 111.7 E, 38.3 N).
MIDDLE = (150_000.0, 4_150_000.0)
CRS = (
    'PROJCS["Albers northern China",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,'
    '298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0],'
    'UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]],'
    'PROJECTION["Albers_Conic_Equal_Area"],PARAMETER["latitude_of_center",0],'
    'PARAMETER["longitude_of_center",110],PARAMETER["standard_parallel_1",25],'
    'PARAMETER["standard_parallel_2",47],PARAMETER["false_easting",0],'
    'PARAMETER["false_northing",0],UNIT["metre",1],AXIS["Easting",EAST],AXIS["Northing",NORTH]]'
)


class Disc(NamedTuple):
    """An ellipse planted in the region: a name, its centre, its half axes and a strength."""

    name: str
    west: float
    north: float
    half_width: float
    half_height: float
    strength: float


@dataclass(frozen=True)
class Region:
    """What the region depends on; everything else follows.

    Parameters
    ----------
    columns, rows : int
        Size in cells.
    years : int
        Number of years, the first is 2001.
    seed : int
        Seed of all random numbers.
    cell_size : float
        Side of a cell, m; only the slope depends on it.
    """

    columns: int
    rows: int
    years: int
    seed: int = DEFAULT_SEED
    cell_size: float = 1000.0

    @property
    def side(self) -> float:
        """Geometric mean of width and height in cells: the measure of all wavelengths."""
        return float(np.sqrt(self.columns * self.rows))

    @property
    def relief_scale(self) -> float:
        """Slope of this region relative to the default one: few large cells are flat."""
        return 547.7 / self.side * 1000.0 / self.cell_size

    @property
    def geotransform(self) -> tuple:
        """Six numbers in GDAL's order; the middle of the region stays where it is."""
        west = MIDDLE[0] - round(self.columns / 2) * self.cell_size
        north = MIDDLE[1] + round(self.rows / 2) * self.cell_size
        return west, self.cell_size, 0.0, north, 0.0, -self.cell_size

    @property
    def calendar(self) -> range:
        """The years as numbers: 2001 onwards."""
        return range(FIRST_YEAR, FIRST_YEAR + self.years)

    def cells(self, row: int, col: int, height: int, width: int) -> Cells:
        """Return the cells of a window."""
        return Cells(np.arange(row, row + height), np.arange(col, col + width))

    def relative_position(self, cells: Cells) -> tuple:
        """Return the fractions from the west (1, cols) and from the north (rows, 1)."""
        west = (cells.cols[np.newaxis, :] + 0.5) / self.columns
        north = (cells.rows[:, np.newaxis] + 0.5) / self.rows
        return west, north

    def field(self, cells: Cells, name: str, longest: float, shortest: float = 0.0) -> np.ndarray:
        """Return the smooth field of that name; wavelengths as fractions of the side."""
        waves = octaves(longest * self.side, max(shortest * self.side, 4.0))
        return smooth_field(cells, waves, stream_key(self.seed, name))

    def yearly(self, cells: Cells, name: str, year: int, autocorrelation: float) -> np.ndarray:
        """Return the anomaly of that name in a year (index from 0), unit variance."""
        waves = octaves(0.5 * self.side, max(0.08 * self.side, 4.0))
        return yearly_field(cells, waves, stream_key(self.seed, name), year, autocorrelation)

    def nearness(self, cells: Cells, disc: Disc) -> np.ndarray:
        """Return 1 at the centre of a disc, 0 at its edge and below 0 outside."""
        west, north = self.relative_position(cells)
        col_distance = (west - disc.west) / disc.half_width
        row_distance = (north - disc.north) / disc.half_height
        return 1.0 - np.sqrt(col_distance * col_distance + row_distance * row_distance)


def cell_size(columns: int, rows: int) -> float:
    """Return the side of a cell: 1 km, finer where the region would leave northern China."""
    fitting = [size for size in CELL_SIZES_M if max(columns, rows) * size <= LARGEST_SIDE_M]
    return fitting[0] if fitting else CELL_SIZES_M[-1]


# Vertices along one border.
N_VERTICES = 40
_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


class Province(NamedTuple):
    """A province: code, name and its outline, fractions from the west and from the north."""

    code: int
    name: str
    outline: np.ndarray


def province_polygons() -> tuple:
    """Return the five provinces of the demo region: polygons that cover it without gaps."""
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
    """Return the winding border of a province of the demo region between two points."""
    f = np.linspace(0.0, 1.0, N_VERTICES + 1)[:, np.newaxis]
    start, end = np.asarray(start), np.asarray(end)
    along = end - start
    aside = np.array([along[1], -along[0]]) / np.hypot(*along)
    line = start + f * along + bulge * np.sin(waves * np.pi * f) * aside
    line[0], line[-1] = start, end
    return line
