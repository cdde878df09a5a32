"""Rasters of other names that hold the same values: copies given for another date or product."""

from __future__ import annotations

import hashlib

import numpy as np

from ..errors_and_notes.flux import DatesEqual, ProductsEqual
from ..run import Run
from .band_description import Band

# Series of a few cells may well repeat a date.
_MIN_CELLS = 100


class DuplicateValues:
    """Looks for equal values among the bands of an input, by their sampled values.

    Parameters
    ----------
    parameter : str
        Name of the input, for messages.
    are_products : bool
        Whether the bands are products to be compared, which must not be equal; else they are
        dates of a series, of which equal ones are reported.
    run : Run
        Receives notes of equal dates.
    """

    def __init__(self, parameter: str, are_products: bool, run: Run) -> None:
        self.parameter, self.are_products, self.run = parameter, are_products, run
        self._seen: dict = {}
        self._equal: list = []

    def add(self, band: Band, values: np.ndarray) -> None:
        """Compare values sampled from a band with those of other bands, to find copies.

        Raises
        ------
        ProductsEqual
            When two products hold the same values.
        """
        if not values.size or values.min() == values.max():
            return  # cells of one value alone say nothing about where they come from
        key = hashlib.sha256(values.tobytes()).digest()
        first_band = self._seen.setdefault(key, band)
        if first_band is band:
            return
        if self.are_products:
            raise ProductsEqual(self.parameter, (first_band.path, band.path))
        if values.size >= _MIN_CELLS:
            self._equal.append((first_band.label, band.label))

    def report(self) -> None:
        """Note the dates that hold the values of others."""
        if self._equal:
            first_date, second_date = self._equal[0]
            self.run.note(DatesEqual(self.parameter, first_date, second_date, len(self._equal)))
