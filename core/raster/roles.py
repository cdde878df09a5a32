"""Rasters given for the wrong role: one raster for two, or several variables for one series."""

from __future__ import annotations

from collections import Counter

from ..facts.raster import SameRasterTwice
from ..facts.trend import MixedVariables
from ..run import Run
from ..units.quantity import quantity_of_name
from .stack import Stack

# Names of bands are those of variables when there are few of them, each with several dates.
_MOST_VARIABLES = 4


def require_distinct(**stacks: Stack) -> None:
    """Raise `SameRasterTwice` when two roles share a raster.

    Parameters
    ----------
    **stacks : Stack
        Rasters by the parameter they were given for.
    """
    seen: dict = {}
    for role, stack in stacks.items():
        here = {(band.path, band.index) for band in stack.bands}
        for raster in sorted(here & set(seen)):
            raise SameRasterTwice(seen[raster], role, raster[0])
        seen.update(dict.fromkeys(here, role))


def note_mixed_variables(bands, run: Run) -> None:
    """Warn when the bands of a series are of several variables, or of several known quantities."""
    counts = Counter(band.name for band in bands if band.name)
    known = {quantity_of_name(name) for name in counts} - {""}
    if 1 < len(counts) <= min(_MOST_VARIABLES, len(bands) // 2) or len(known) > 1:
        names = sorted(counts)
        run.note(MixedVariables(tuple(names), tuple(counts[name] for name in names)))
