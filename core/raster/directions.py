"""Bands of directions, such as aspect or the wind's: these are averaged around the circle."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.raster import DirectionStatistic
from ..statistics.circular_statistics import looks_like_radians
from ..units.angle import FULL_CIRCLE, RADIAN_TURN, is_direction, is_stated_direction, turn_in_unit
from .band_description import Band
from .opening import open_dataset, reading
from .sampled_values import sample_band_values
from .scaling_metadata import stated_metadata

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
