"""Places all over a map, evenly spaced: what validation is to look like."""

from __future__ import annotations

import numpy as np

from ..facts.raster import NoValidPixel
from ..raster import Stack
from ..run import Run
from .sampling import sample_stack

# Places wanted, and cells looked at to find them: a map may have data in a part of its grid only.
PLACES, _LOOKED_AT = 1000, 20_000


def find_map_places(stack: Stack, run: Run) -> tuple:
    """Return x and y of cells with data, evenly spaced, about `PLACES` of them.

    Parameters
    ----------
    stack : Stack
        Rasters of the map; cells count where the first of them has data.
    run : Run
        Cancel, threads.

    Returns
    -------
    tuple of numpy.ndarray
        In the stack's CRS.

    Raises
    ------
    NoValidPixel
        When no cell looked at has data.
    """
    grid, name = stack.grid, stack.names[0]
    height, width = grid.sample_shape(_LOOKED_AT)
    rows = (np.arange(height) + 0.5) * (grid.height / height)
    cols = (np.arange(width) + 0.5) * (grid.width / width)
    # Centres of the cells, so that a place lies in one of them for sure.
    rows, cols = np.meshgrid(np.floor(rows) + 0.5, np.floor(cols) + 0.5, indexing="ij")
    x, y = (np.asarray(part).ravel() for part in grid.corner(rows, cols))
    first = stack.select((name,))
    found = sample_stack(x, y, first, run.quiet()).columns
    valid = np.flatnonzero(np.isfinite(next(iter(found.values()))))
    if not len(valid):
        raise NoValidPixel((name,))
    # Every n-th row and column of cells, until few enough are left.
    step = 1
    picked = valid
    while len(picked) > 2 * PLACES:
        step += 1
        picked = valid[((valid // width) % step == 0) & ((valid % width) % step == 0)]
    picked = picked if len(picked) else valid
    return x[picked], y[picked]
