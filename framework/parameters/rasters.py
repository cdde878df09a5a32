"""Guards on raster inputs that several algorithms share."""

from __future__ import annotations

from ...core import raster
from ...core.facts.raster import NoRasters, SeveralBands


def single_bands(**paths) -> raster.Stack:
    """Return single-band rasters as one stack whose variables have the given names.

    Raises
    ------
    SeveralBands, GridMismatch, UnreadableRaster
        When a raster has more than one band, or the grids differ.
    """
    stacks = []
    for path in paths.values():
        stack = raster.Stack.open([path])
        if len(stack) != 1:
            raise SeveralBands(path, stack.names)
        stacks.append(stack)
    joined = stacks[0]
    for stack in stacks[1:]:
        joined = joined.join(stack)
    return joined.renamed(tuple(paths))


def dated_series(parameter: str, paths) -> raster.Stack:
    """Return rasters as a series sorted by date.

    Parameters
    ----------
    parameter : str
        Name of the parameter, for messages.
    paths : list of str or RasterSource
        The files.

    Raises
    ------
    NoRasters, DateNotFound, DuplicateDate, GridMismatch
        When the rasters do not make a series.
    """
    require_rasters(parameter, paths)
    return raster.Stack.open(paths).series()


def require_rasters(parameter: str, paths) -> None:
    """Raise `NoRasters` when a list of rasters is empty."""
    if not paths:
        raise NoRasters(parameter)
