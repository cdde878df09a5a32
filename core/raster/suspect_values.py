"""Doubts about the values of rasters: what they may be instead, and what is unusual of them."""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.quantities import (
    ImpossibleValues,
    ScalesMixed,
    ValuesDoubtful,
    ValuesUnusual,
)
from ..run import Run
from ..units.quantity import InputRequirement, Quantity, is_doubtful_name, scale_into_limits
from .possible_nodata import repeated_ends

# Scale factors that products are stored with; bytes of vegetation indices hold steps of 0.004
# (SPOT-VGT, PROBA-V: 0 to 250).
_FACTORS, _BYTE_FACTORS = (0.1, 0.01, 0.001, 0.0001), (0.1, 0.01, 0.004, 0.001)
# What amounts below the least one most often are, by their share of it.
_LIKELY = {
    "carbon": ((1.0, "kilograms"),),
    "water": ((1.0, "metres"),),
    "energy": ((0.2, "per-day"), (1.0, "watts")),
}
# Dimensions and quantities of climate data that are often stored in tenths or hundredths, without
# saying so.
_STORED_IN_TENTHS = ("temperature", "water", "drought")
# Rain of a month, mm, that is less everywhere is rather that of a day.
_MAX_RAIN_PER_DAY = 50.0


def holds_fills(values: np.ndarray, limits: tuple) -> bool:
    """Say whether suspect values beyond limits are few and far off, as fill values are."""
    inside = (values >= limits[0]) & (values <= limits[1])
    if 2 * np.count_nonzero(inside) <= values.size:
        return False
    return np.abs(values[~inside]).min() > 2.0 * np.abs(values[inside]).max()


def note_mixed_scales(bands, parameter: str, run: Run) -> None:
    """Note rasters of a variable with suspect scales: some have a factor, others do not."""
    scaled = [band for band in bands if band.scale != 1.0]
    plain = [band for band in bands if band.scale == 1.0 and band.holds_whole_numbers]
    if scaled and plain:
        run.note(ScalesMixed(parameter, scaled[0].label, scaled[0].scale, plain[0].label))


def lie_within(values: np.ndarray, limits: tuple | None) -> bool:
    """Say whether no suspect value is beyond limits."""
    return limits is None or bool(limits[0] <= values.min() and values.max() <= limits[1])


def suggest_scale(values: np.ndarray, limits: tuple, stored_bytes: int) -> float:
    """Return the scale factor that brings suspect values into their limits; 0 if none does.

    Parameters
    ----------
    values : numpy.ndarray
        Of which some are beyond the limits.
    limits : tuple of float
        Smallest and largest possible value.
    stored_bytes : int
        Bytes of a stored number.

    Examples
    --------
    >>> stored = np.array([0.0, 180.0, 250.0])
    >>> suggest_scale(stored, (-1.0, 1.0), 1), suggest_scale(10 * stored, (-1.0, 1.0), 2)
    (0.004, 0.0001)
    """
    if holds_fills(values, limits) or repeated_ends(values)[0]:
        return 0.0  # a few numbers far off are fill values, which no scale brings back
    return scale_into_limits(values, limits, _BYTE_FACTORS if stored_bytes == 1 else _FACTORS)


def may_lack_scale(bands, requirement: InputRequirement, quantity: Quantity | None) -> bool:
    """Say whether suspect values may be tenths of a degree or a millimetre, as any unit is taken.

    Such numbers may be analysed as they are, as long as all bands are stored alike.
    """
    if quantity is None or not _takes_anything(requirement):
        return False
    is_climate = not {quantity.dimension, quantity.code}.isdisjoint(_STORED_IN_TENTHS)
    return is_climate and all(
        band.holds_whole_numbers and band.scale == 1.0 and not (band.offset or band.unit.strip())
        for band in bands
    )


def may_be_other(bands, requirement: InputRequirement) -> bool:
    """Say whether suspect values may be of another quantity, as only a doubtful name says which."""
    return _takes_anything(requirement) and all(
        is_doubtful_name(band.name) and not (band.unit.strip() or band.quantity_stated)
        for band in bands
    )


def _takes_anything(requirement: InputRequirement) -> bool:
    """Say whether suspect values may be used as they are: no quantity or unit is wanted."""
    return not (requirement.quantities or requirement.own_unit or requirement.products)


def doubt_of(error: ImpossibleValues) -> ValuesDoubtful:
    """Return the note on values that are used all the same, as nothing needs them in a unit."""
    ends = error.low, error.high, error.lowest, error.highest
    return ValuesDoubtful(error.parameter, error.path, error.quantity, *ends, error.unit)


def is_daily_rain(code: str, units, step: str, largest: float) -> bool:
    """Say whether suspect values of monthly rain in metres are those of a day, as ERA5 has it.

    Parameters
    ----------
    code : str
        Code of the quantity.
    units : sequence of Unit or None
        Of each band.
    step : str
        Step that the values are per.
    largest : float
        Largest value, mm.
    """
    in_metres = all(unit is not None and unit.factor == 1000.0 for unit in units)
    is_timeless = not any(unit.step for unit in units if unit)
    is_monthly = code == "precipitation" and step == "month"
    return is_monthly and in_metres and is_timeless and largest < _MAX_RAIN_PER_DAY


def likely_unit(dimension: str, share: float) -> str:
    """Return what amounts most often are of which the largest is a share of the least expected."""
    return next(key for below, key in _LIKELY[dimension] if share < below)


class UnusualValues:
    """Collects rasters with values beyond those known of their quantity; reports them once.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    known : tuple of float
        Smallest and largest known value.
    """

    def __init__(self, parameter: str, known: tuple) -> None:
        self._parameter, self._known = parameter, known
        self._found: list = []  # excess, name, low, high

    def add(self, name: str, low: float, high: float) -> None:
        """Take in the range of a raster's values, which may be unusual."""
        excess = max(self._known[0] - low, high - self._known[1])
        if excess > 0:
            self._found.append((excess, name, low, high))

    def report(self, quantity: str, unit: str, run: Run) -> None:
        """Note how many rasters have unusual values, and the one that is furthest off."""
        if self._found:
            _, name, low, high = max(self._found)
            facts = len(self._found), quantity, low, high, *self._known, unit
            run.note(ValuesUnusual(self._parameter, name, *facts))
