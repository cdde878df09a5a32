"""What makes a unit or a value of a flux table doubtful; doubts are reported only."""

from __future__ import annotations

import numpy as np

from ...facts.flux_tables import FluxDoubtful
from .columns import FluxColumn

# Fewer values say nothing of a unit.
FEWEST = 100
# Half the values above it: Kelvin.
LEAST_KELVIN = 150.0
# In hPa, the air is now and then drier than this in any year outside the sea's spray.
DRIEST_IN_KPA = 6.0
# Half the values above it: hPa (or Pa) where kPa is meant.
MOST_KPA = 150.0


def doubts(column: FluxColumn, name: str, site: str, values: np.ndarray) -> list:
    """Return what is odd about the values of a variable.

    Parameters
    ----------
    column : FluxColumn
        The variable.
    name, site : str
        Column and site, for the notes.
    values : numpy.ndarray
        In our unit, of what is added up per day.
    """
    known = values[np.isfinite(values)]
    if not known.size:
        return []
    likely = _likely_unit(column.kind, known) if known.size >= FEWEST else ""
    outside = (known < column.low) | (known > column.high)
    if not likely and not outside.any():
        return []
    odd = known[outside] if outside.any() else known
    example = float(odd[np.argmax(np.abs(odd))])
    n = int(np.count_nonzero(outside))
    return [FluxDoubtful(site, name, column.variable, n, int(known.size), example, likely)]


def _likely_unit(kind: str, known: np.ndarray) -> str:
    """Return the unit that values seem to have; empty when they may be right."""
    middle = float(np.median(known))
    if kind == "temperature" and middle > LEAST_KELVIN:
        return "K"
    if kind == "vpd" and float(np.quantile(known, 0.99)) < DRIEST_IN_KPA:
        return "kPa"
    if kind == "pressure" and middle > MOST_KPA:
        return "hPa" if middle < 10 * MOST_KPA else "Pa"
    return ""
