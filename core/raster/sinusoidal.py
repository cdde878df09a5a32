"""The tiles of the MODIS sinusoidal grid, by the numbers in the names of their files.

Where GDAL finds no position in a file of MODIS, VIIRS or GLASS (HDF-EOS5 before GDAL 3.7, files
that were cut or converted), the name of the tile gives it.

References
----------
MODIS Land team, MODIS grids (https://modis-land.gsfc.nasa.gov/MODLAND_grid.html); Wolfe, R. E.,
Roy, D. P., Vermote, E. (1998), IEEE Transactions on Geoscience and Remote Sensing 36:1324.
"""

from __future__ import annotations

import functools
import math
import re

from .grid import Grid

# Radius of the sphere, m; tiles around the globe and from pole to pole.
_RADIUS, _ACROSS, _DOWN = 6371007.181, 36, 18
_TILE = math.pi * _RADIUS / _DOWN
_SIDES = (1200, 2400, 4800)
_NAME = re.compile(r"(?<![A-Za-z0-9])h(?P<h>\d{2})v(?P<v>\d{2})(?!\d)", re.IGNORECASE)


def tile_of(name: str) -> tuple[int, int] | None:
    """Return the sinusoidal tile (h, v) that a MODIS file name tells; None without one."""
    match = _NAME.search(name)
    if match is None:
        return None
    h, v = int(match["h"]), int(match["v"])
    return (h, v) if h < _ACROSS and v < _DOWN else None


def tile_grid(h: int, v: int, width: int, height: int) -> Grid | None:
    """Return the grid of a sinusoidal MODIS tile; None where so many cells make no tile.

    Examples
    --------
    >>> [round(v, 3) for v in tile_grid(26, 5, 2400, 2400).geotransform]
    [8895604.158, 463.313, 0.0, 4447802.079, 0.0, -463.313]
    """
    if width != height or width not in _SIDES:
        return None
    cell = _TILE / width
    x, y = (h - _ACROSS / 2) * _TILE, (_DOWN / 2 - v) * _TILE
    return Grid(width, height, (round(x, 6), cell, 0.0, round(y, 6), 0.0, -cell), sinusoidal_crs())


@functools.cache
def sinusoidal_crs() -> str:
    """Return the CRS of the tiles as WKT."""
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.ImportFromProj4(f"+proj=sinu +lon_0=0 +x_0=0 +y_0=0 +R={_RADIUS} +units=m +no_defs")
    return reference.ExportToWkt()
