"""Years of a series whose amounts are several times those of the others, by unit or scale.

What a file does not say shows in the series: millimetres beside tenths, kilograms beside grams,
Kelvin beside degrees Celsius. The means of whole years of a region differ far less.
"""

from __future__ import annotations

import numpy as np

from ..facts.flux import AmountsMixed
from ..run import Run
from .source import Band

# Times that the least of the larger years exceeds the largest of the smaller ones; of two years
# alone one may be a very dry one.
_GAP, _GAP_OF_TWO = 5.0, 8.0
# Times that the years on one side of the gap may differ: those of deserts differ more, by nature.
_SPREAD = 3.0
# Bands of a series that are looked at where nothing else is to be learnt from their values.
_MAX_BANDS = 60


def bands_to_compare(bands: list) -> list:
    """Return the bands of a series by which its years are compared, equally many of each.

    None where not all are dated, or where there is one whole year only.
    """
    bands_of_year: dict = {}
    for band in bands:
        if band.date is None:
            return []
        bands_of_year.setdefault(band.date.year, []).append(band)
    years = _whole_years({year: len(members) for year, members in bands_of_year.items()})
    if len(years) < 2:
        return []
    n_in_all = len(years) * len(bands_of_year[years[0]])
    every = -(-n_in_all // _MAX_BANDS)
    return [band for year in years for band in bands_of_year[year][::every]]


def _whole_years(n_of_year: dict) -> list:
    """Return the years with as many bands as any."""
    most = max(n_of_year.values(), default=0)
    return sorted(year for year, n in n_of_year.items() if n == most)


class YearlyAmounts:
    """Collects the mean size of the values of each year; notes those in another unit or scale.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    run : Run
        Receives the note.
    """

    def __init__(self, parameter: str, run: Run) -> None:
        self.parameter, self.run = parameter, run
        self._sizes: dict = {}  # year: mean size of each band

    def add(self, band: Band, values: np.ndarray) -> None:
        """Take in the values of a band."""
        if band.date is not None and values.size:
            sizes = self._sizes.setdefault(band.date.year, [])
            sizes.append(float(np.abs(values).mean()))

    def report(self) -> None:
        """Note the years that are apart from the others, if there are such."""
        years = _whole_years({year: len(sizes) for year, sizes in self._sizes.items()})
        means = {year: float(np.mean(self._sizes[year])) for year in years}
        split = split_by_size([mean for mean in means.values() if mean > 0])
        if not split:
            return
        larger = [year for year, mean in means.items() if mean >= split]
        smaller = [year for year, mean in means.items() if 0 < mean < split]
        fewer = larger if len(larger) <= len(smaller) else smaller
        facts = len(fewer), len(larger) + len(smaller), larger[0], means[larger[0]]
        self.run.note(AmountsMixed(self.parameter, *facts, smaller[0], means[smaller[0]]))


def split_by_size(sizes: list) -> float:
    """Return the least of the larger sizes where two groups lie far apart; 0 where they do not.

    Examples
    --------
    >>> split_by_size([612.0, 580.0, 6350.0, 640.0]), split_by_size([2.0, 9.0, 30.0, 600.0])
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
