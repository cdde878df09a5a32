"""Bands of directions, such as aspect or the wind's: these are averaged around the circle.

And bands of states or amounts per area, whose sum over cells means nothing.
"""

from __future__ import annotations

import numpy as np

from ..facts.raster import DirectionStatistic, SumOfStates
from ..statistics.circular_statistics import looks_like_radians
from ..units.angle import FULL_CIRCLE, RADIAN_TURN, is_direction, is_stated_direction, turn_in_unit
from ..units.quantity import find_quantity
from ..units.unit import dimensions_of
from .opening import open_dataset, reading
from .sampled_values import sample_band_values
from .scaling_metadata import stated_metadata
from .source import Band

# Values looked at where no unit is stated.
_CELLS = 10_000


def full_turn_of_band(band: Band) -> float:
    """Return a full turn in the unit of a band of directions; 0 for any other band.

    Bands without a unit are in degrees unless their values fill the circle of radians.

    Raises
    ------
    UnreadableRaster
        When a band without a unit cannot be read.
    """
    if band.angle is not None:
        return 0.0
    full_turn = turn_in_unit(band.unit)
    if not (is_direction(band.name) or is_direction(band.stem)):
        return full_turn if full_turn and _states_directions(band) else 0.0
    if full_turn is not None:
        return full_turn
    values = sample_band_values(band.path, band, _CELLS)
    if not values.size:
        return FULL_CIRCLE
    low, high = float(np.min(values)), float(np.max(values))
    return RADIAN_TURN if looks_like_radians(low, high, FULL_CIRCLE) else FULL_CIRCLE


def _states_directions(band: Band) -> bool:
    """Say whether the metadata of a band in degrees or radians call it directions."""
    with reading(band.path):
        dataset = open_dataset(band.path)
        metadata = stated_metadata(dataset, dataset.GetRasterBand(band.index))
    return any(is_stated_direction(metadata.get(key, "")) for key in ("standard_name", "long_name"))


def require_amounts_per_cell(bands) -> None:
    """Refuse bands whose cells are to be added up although they hold no amounts per cell.

    Without a unit only the name tells that a band holds temperatures; others are taken as given.

    Parameters
    ----------
    bands : sequence of Band
        What is to be added up.

    Raises
    ------
    DirectionStatistic, SumOfStates
    """
    for band in bands:
        if full_turn_of_band(band):
            raise DirectionStatistic(band.path, band.name, "sum")
        quantity, unit = find_quantity(band.quantity), band.unit
        if not unit and quantity is not None and quantity.dimension == "temperature":
            unit = quantity.unit
        if set(dimensions_of(unit)) - {"ratio", "content", "length"}:
            raise SumOfStates(band.path, band.name, unit)


def full_turn_of_directions(band: Band, statistic: str) -> float:
    """Return a full turn where a mean of directions is asked for; 0 for any other band.

    Raises
    ------
    DirectionStatistic
        For a sum, an extreme or a median of directions.
    """
    if statistic == "first":
        return 0.0
    full_turn = full_turn_of_band(band)
    if full_turn and statistic != "mean":
        raise DirectionStatistic(band.path, band.name, statistic)
    return full_turn
