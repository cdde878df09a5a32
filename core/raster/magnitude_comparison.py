"""Magnitudes of values compared: those that are several times others, by their unit or scale.

What a file does not say shows beside other files: millimetres beside tenths, kilograms beside
grams, Kelvin beside degrees Celsius. The means of whole years of a region differ far less, and so
do products of one quantity.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.quantities import DatesOfZeros, SizesMixed, SizesUnlike, UnitsUnlike
from ..run import Run
from ..units.quantity import POSITIVE_FLUXES, find_quantity
from .band_description import Band
from .band_units import UnitMeaning

# Times that the least of the larger ones exceeds the largest of the smaller ones; of two years
# alone one may be a very dry one.
_GAP, _GAP_OF_TWO = 5.0, 8.0
# Times that those on one side of the gap may differ: those of deserts differ more, by nature.
_SPREAD = 3.0
# Times that the size of one month differs from those of both months beside it; rain may do so.
_GAP_OF_MONTHS, _TWO_MONTHS = 30.0, 0.18
# How many times the largest values of one flux may exceed those of another where the smaller ones
# are, or are not, odd for their unit by themselves.
_UNLIKE_DOUBTFUL, _UNLIKE = 10.0, 30.0
# Bands of a series that are looked at where nothing else is to be learnt from their values.
MAX_BANDS = 60


def bands_to_compare(bands: list) -> list:
    """Return the bands of a series by which its years are compared, equally many of each.

    At most `MAX_BANDS`, of years spread over the series where there are more than those. None where
    not all are dated, or where there is one whole year only.
    """
    bands_of_year: dict = {}
    for band in bands:
        if band.date is None:
            return []
        bands_of_year.setdefault(band.date.year, []).append(band)
    years = _whole_years({year: len(members) for year, members in bands_of_year.items()})
    if len(years) < 2:
        return []
    if len(years) > MAX_BANDS:
        years = [years[i] for i in np.linspace(0, len(years) - 1, MAX_BANDS).round().astype(int)]
    n_in_all = len(years) * len(bands_of_year[years[0]])
    every = -(-n_in_all // MAX_BANDS)
    return [band for year in years for band in bands_of_year[year][::every]]


def _whole_years(n_of_year: dict) -> list:
    """Return the years with as many bands as any."""
    most = max(n_of_year.values(), default=0)
    return sorted(year for year, n in n_of_year.items() if n == most)


class MagnitudeComparison:
    """Collects the mean magnitude of each band; notes years or products apart from others.

    So are single months that are apart from those beside them, and dates that are 0 throughout:
    programs write an image that is missing so.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    are_products : bool
        Whether its bands are products to be compared, and not dates of a series.
    run : Run
        Receives the note.
    """

    def __init__(self, parameter: str, are_products: bool, run: Run) -> None:
        self.parameter, self.are_products, self.run = parameter, are_products, run
        self._sizes: dict = {}  # year or product: mean size of each band
        self._dated: list = []  # date and mean size of each band of a series of months or days
        self._annual: list = []  # the same of years

    def add(self, band: Band, values: np.ndarray) -> None:
        """Take in the magnitude of a band's values."""
        key = band.path if self.are_products else band.date.year if band.date else None
        if key is not None and values.size:
            size = float(np.abs(values).mean())
            self._sizes.setdefault(key, []).append(size)
            quantity = find_quantity(band.quantity)
            is_water = quantity is not None and quantity.dimension == "water"
            is_monthly = band.date is not None and band.date.month is not None
            if is_monthly and not (self.are_products or is_water):
                self._dated.append((band.date, size))
            elif band.date is not None and not (is_monthly or self.are_products):
                self._annual.append((band.date, size))

    def report(self) -> None:
        """Note the years or products whose magnitudes are apart from the others, if any are."""
        self._report_zeros()
        names = _whole_years({name: len(sizes) for name, sizes in self._sizes.items()})
        means = {name: float(np.mean(self._sizes[name])) for name in names}
        split = split_by_magnitude([mean for mean in means.values() if mean > 0])
        if not split:
            self._report_month()
            return
        larger = [name for name, mean in means.items() if mean >= split]
        smaller = [name for name, mean in means.items() if 0 < mean < split]
        fewer = larger if len(larger) <= len(smaller) else smaller
        facts = len(fewer), len(larger) + len(smaller), str(larger[0]), means[larger[0]]
        self.run.note(SizesMixed(self.parameter, *facts, str(smaller[0]), means[smaller[0]]))

    def _report_zeros(self) -> None:
        """Note years of zeros beside others, and months of zeros between two others."""
        years = [date for date, size in self._annual if not size]
        zeros = years if len(years) < len(self._annual) else []
        for before, one, after in self._dates_between_two():
            if not one[1] and before[1] and after[1]:
                zeros.append(one[0])
        if zeros:
            first = min(zeros, key=lambda date: date.sort_key())
            total = len(self._annual) + len(self._dated)
            self.run.note(DatesOfZeros(self.parameter, len(zeros), total, str(first)))

    def _dates_between_two(self):
        """Yield months or days, in order of time, with those at most a month before and after."""
        dated = sorted(self._dated, key=lambda item: item[0].sort_key())
        for before, one, after in zip(dated, dated[1:], dated[2:]):
            if after[0].years - before[0].years <= _TWO_MONTHS:
                yield before, one, after

    def _report_month(self) -> None:
        """Note the months that are apart from those beside them, if there are such."""
        found = []
        for before, one, after in self._dates_between_two():
            low, high = sorted((before[1], after[1]))
            is_smaller = 0 < one[1] * _GAP_OF_MONTHS <= low
            is_larger = 0 < high * _GAP_OF_MONTHS <= one[1]
            if is_smaller or is_larger:
                found.append((one, before))
        if found:
            (smaller, small), (larger, large) = sorted(found[0], key=lambda item: item[1])
            facts = len(found), len(self._dated), str(larger), large, str(smaller), small
            self.run.note(SizesMixed(self.parameter, *facts))


def note_unlike_magnitudes(
    first: str, first_meaning: UnitMeaning, second: str, second_meaning: UnitMeaning, run: Run
) -> None:
    """Note two inputs in one unit, not stated by both, whose largest values are far apart.

    Production and respiration are judged by `require_comparable_magnitudes`.

    Parameters
    ----------
    first, second : str
        Names of the inputs, for messages.
    first_meaning, second_meaning : UnitMeaning
        What they hold.
    run : Run
        Receives the note.
    """
    quantities = {first_meaning.quantity, second_meaning.quantity}
    are_stated = first_meaning.stated and second_meaning.stated and first_meaning.target
    if are_stated or (len(quantities) > 1 and quantities <= POSITIVE_FLUXES):
        return
    low, high = sorted((first_meaning.largest, second_meaning.largest))
    if low and high >= _GAP_OF_TWO * low:
        run.note(SizesUnlike(first, first_meaning.largest, second, second_meaning.largest))


def split_by_magnitude(sizes: list) -> float:
    """Return the least of the larger sizes where two groups lie far apart; 0 where they do not.

    Examples
    --------
    >>> split_by_magnitude([612.0, 580.0, 6350.0]), split_by_magnitude([2.0, 9.0, 30.0, 600.0])
    (6350.0, 0.0)
    """
    ordered = np.sort(np.asarray(sizes, np.float64))
    if ordered.size < 2:
        return 0.0
    ratios = ordered[1:] / ordered[:-1]
    i = int(ratios.argmax())
    spreads = ordered[i] / ordered[0], ordered[-1] / ordered[i + 1]
    gap = _GAP_OF_TWO if ordered.size == 2 else _GAP
    return float(ordered[i + 1]) if ratios[i] >= gap and max(spreads) <= _SPREAD else 0.0


def require_comparable_magnitudes(
    first: str, first_meaning: UnitMeaning, second: str, second_meaning: UnitMeaning
) -> None:
    """Raise when the magnitudes of two inputs, one without a unit, are hardly in the same unit.

    Production and respiration of a region are of one order of magnitude; a day is to a year, and a
    kilogram to a gram, as one to hundreds.

    Parameters
    ----------
    first, second : str
        Names of the inputs, for messages.
    first_meaning, second_meaning : UnitMeaning
        What they hold, `second_meaning` in the unit of `first_meaning`.

    Raises
    ------
    UnitsUnlike
    """
    are_stated = first_meaning.stated and second_meaning.stated
    if are_stated or not {first_meaning.quantity, second_meaning.quantity} <= POSITIVE_FLUXES:
        return
    low, high = sorted((first_meaning.largest, second_meaning.largest))
    max_ratio = _UNLIKE_DOUBTFUL if first_meaning.doubtful != second_meaning.doubtful else _UNLIKE
    if low and high > max_ratio * low:
        without_unit = tuple(
            n for n, m in ((first, first_meaning), (second, second_meaning)) if not m.stated
        )
        raise UnitsUnlike(
            first, first_meaning.largest, second, second_meaning.largest, without_unit
        )
