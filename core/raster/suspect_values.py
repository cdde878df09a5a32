"""Doubts about the values of rasters: what they may be instead, and what is unusual of them."""

from __future__ import annotations

import numpy as np

from ..facts.flux import (
    ImpossibleValues,
    NumberApart,
    ScalesMixed,
    ValuesDoubtful,
    ValuesUnusual,
    ZerosApart,
)
from ..run import Run
from ..units.quantity import InputRequirement, Quantity, is_doubtful_name, scale_into_limits
from .nodata import LAST_BYTE

# Cells that a program wrote as 0 where it had no data lie apart from all other values: none is
# nearer to 0 than this share of their median.
_GAP = 0.05
# Fewer cells of a sample are chance.
_MIN_SHARE, _MIN_VALUES = 0.005, 50
# Flags beyond measured values: how many numbers at most, how far from all others, how many cells of
# the sample hold them, and how many more than hold the others.
_MAX_FLAGS, _FLAG_FACTOR = 5, 1.25
_FLAG_SHARE, _FLAG_VALUES, _FLAG_TIMES = 0.001, 5, 5
# Fewer other numbers are classes or levels, and so are those whose steps are hardly less than the
# gap beside 0.
_MIN_NUMBERS, _LEVELS = 20, 5.0
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
# Sums and underflow leave numbers such as 1e-41 where there is nothing.
_NOTHING = 1e-30


def isolated_zeros(values: np.ndarray) -> float:
    """Return the suspect share of zeros in a sample that no other value comes near; 0 without.

    Examples
    --------
    >>> sample = np.r_[np.zeros(20), np.linspace(300.0, 900.0, 80)]
    >>> isolated_zeros(sample), isolated_zeros(np.linspace(0.0, 900.0, 100))
    (0.2, 0.0)
    """
    if values.size < _MIN_VALUES:
        return 0.0
    sizes = np.abs(values)
    is_zero = sizes < _NOTHING
    share = np.count_nonzero(is_zero) / values.size
    others = sizes[~is_zero]
    if share < _MIN_SHARE or not others.size:
        return 0.0
    return share if others.min() > _GAP * np.median(others) else 0.0


def _is_measured(values: np.ndarray) -> bool:
    """Say whether the suspect numbers but 0 are many, and closer to each other than to 0."""
    sizes = np.unique(np.abs(values[np.abs(values) >= _NOTHING]))
    return sizes.size >= _MIN_NUMBERS and bool(sizes[0] > _LEVELS * np.median(np.diff(sizes)))


def repeated_ends(values: np.ndarray) -> tuple:
    """Return the suspect numbers that end a sample on one side of 0 in many cells, and their share.

    They are few, far from all others, and each stands in many more cells than a measured value,
    as flags and undeclared no data do.

    Examples
    --------
    >>> sample = np.r_[np.full(20, -1.0), np.linspace(300.0, 900.0, 80)]
    >>> repeated_ends(sample), repeated_ends(sample[20:])
    (((-1.0,), 0.2), ((), 0.0))
    """
    numbers, counts = np.unique(values, return_counts=True)
    if values.size < _MIN_VALUES or numbers.size <= _MIN_NUMBERS:
        return (), 0.0
    ends: list = []
    for side, n_of in ((numbers, counts), (-numbers[::-1], counts[::-1])):
        outer = side[-_MAX_FLAGS - 1 :]
        gaps = np.flatnonzero((outer[1:] > 0) & (outer[1:] > _FLAG_FACTOR * outer[:-1]))
        if not gaps.size or (n_ends := outer.size - 1 - gaps[0]) >= side.size - _MIN_NUMBERS:
            continue
        next_ones = n_of[-n_ends - _MIN_NUMBERS : -n_ends]  # many on flat coasts
        usual = max(np.median(n_of[:-n_ends]), np.median(next_ones))
        n_flagged = n_of[-n_ends:]
        least = max(_FLAG_VALUES, _FLAG_TIMES * usual)
        if n_flagged.sum() >= _FLAG_SHARE * values.size and n_flagged.min() >= least:
            sign = 1.0 if side is numbers else -1.0
            ends += zip((sign * side[-n_ends:]).tolist(), n_flagged.tolist())
    share = sum(n for _, n in ends) / values.size
    return tuple(sorted(number for number, _ in ends)), share


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
    if holds_fills(values, limits):
        return 0.0  # a few values far off are fill values, which no scale brings back
    return scale_into_limits(values, limits, _BYTE_FACTORS if stored_bytes == 1 else _FACTORS)


def may_lack_scale(bands, takes: InputRequirement, quantity: Quantity | None) -> bool:
    """Say whether any quantity is taken, and bands may be tenths of a degree or a millimetre.

    Such numbers may be analysed as they are, as long as all bands are stored alike.
    """
    if quantity is None or not _takes_anything(takes):
        return False
    is_climate = not {quantity.dimension, quantity.code}.isdisjoint(_STORED_IN_TENTHS)
    return is_climate and all(
        band.holds_whole_numbers and band.scale == 1.0 and not (band.offset or band.unit.strip())
        for band in bands
    )


def may_be_other(bands, takes: InputRequirement) -> bool:
    """Say whether any quantity is taken, and only a doubtful name says which one bands hold."""
    return _takes_anything(takes) and all(
        is_doubtful_name(band.name) and not (band.unit.strip() or band.quantity_stated)
        for band in bands
    )


def _takes_anything(takes: InputRequirement) -> bool:
    """Say whether suspect values may be used as they are: no quantity or unit is wanted."""
    return not (takes.quantities or takes.own_unit or takes.products)


def doubt_of(error: ImpossibleValues) -> ValuesDoubtful:
    """Return the note on values that are used all the same, as nothing needs them in a unit."""
    ends = error.low, error.high, error.lowest, error.highest
    return ValuesDoubtful(error.parameter, error.path, error.quantity, *ends, error.unit)


def is_daily_rain(code: str, units, step: str, largest: float) -> bool:
    """Say whether monthly rain in metres is that of a day, as ERA5 has it.

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
        """Take in the range of a raster's values."""
        excess = max(self._known[0] - low, high - self._known[1])
        if excess > 0:
            self._found.append((excess, name, low, high))

    def report(self, quantity: str, unit: str, run: Run) -> None:
        """Note how many rasters there are, and the one that is furthest off."""
        if self._found:
            _, name, low, high = max(self._found)
            facts = len(self._found), quantity, low, high, *self._known, unit
            run.note(ValuesUnusual(self._parameter, name, *facts))


class NumbersApart:
    """Collects rasters in which many cells hold a suspect number far from all others.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    takes : InputRequirement
        What the input takes; of several variables some have zeros apart.
    is_known : bool
        Whether their quantity is known. Of an unknown one zeros may be a class or a level.
    """

    def __init__(self, parameter: str, takes: InputRequirement, is_known: bool) -> None:
        self._parameter, self._several, self._is_known = parameter, takes.several, is_known
        self._zeros: list = []  # share, name
        self._ends: list = []  # share, name, numbers

    def add(self, band, values: np.ndarray) -> None:
        """Take in the values of a raster."""
        share = 0.0 if self._several else isolated_zeros(values)
        if share and (self._is_known or _is_measured(values)):
            self._zeros.append((share, band.label))
        numbers, share = repeated_ends(values)
        if numbers and not (numbers == (LAST_BYTE,) and band.stored_bytes == 1):
            self._ends.append((share, band.label, numbers))

    def report(self, run: Run) -> None:
        """Note how many rasters there are, and the one in which most cells hold such a number."""
        if self._zeros:
            run.note(ZerosApart(self._parameter, len(self._zeros), *max(self._zeros)))
        if self._ends:
            run.note(NumberApart(self._parameter, len(self._ends), *max(self._ends)))
