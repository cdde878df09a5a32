"""The rasters of a parameter opened as a stack: single bands side by side, or a dated series."""

from __future__ import annotations

from ...core import raster
from ...core.errors_and_notes.raster import NoRasters, SeveralBands


def single_bands(**paths) -> raster.Stack:
    """Return single-band rasters as one stack whose variables have the given names.

    Raises
    ------
    SeveralBands, GridMismatch, UnreadableRaster
        When a raster has more than one band, or the grids differ.
    """
    return join_single_bands(paths.values()).renamed(tuple(paths))


def join_single_bands(paths) -> raster.Stack:
    """Return single-band rasters as one stack under their own names, in the order given.

    Parameters
    ----------
    paths : iterable of str or RasterSource
        At least one raster.

    Raises
    ------
    SeveralBands, GridMismatch, UnreadableRaster
        When a raster has more than one band, or the grids differ.
    """
    stacks = []
    for path in paths:
        stack = raster.Stack.open([path])
        if len(stack) != 1:
            raise SeveralBands(path, stack.names)
        stacks.append(stack)
    joined_stack = stacks[0]
    for stack in stacks[1:]:
        joined_stack = joined_stack.join(stack)
    return joined_stack


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
