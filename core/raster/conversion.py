"""How the bands of a raster are brought to the unit and quantity that an algorithm works in."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from .source import Band, Limits


class RasterSource(str):
    """Name of a raster, with how its bands are brought to the unit an algorithm works in.

    It is a text like any other; `Stack.open` applies `conversions`, a dictionary of band index to
    `BandConversion`.
    """

    conversions: dict

    def __new__(cls, path: str, conversions: dict):
        """Return the name with the conversions of its bands."""
        source = super().__new__(cls, path)
        source.conversions = conversions
        return source


class BandConversion(NamedTuple):
    """``value = (value as stored in the file) * factor + offset``, then in `unit`."""

    factor: float
    offset: float
    unit: str
    quantity: str
    # The file's own scale is a divisor: values are stored amounts divided by it.
    divided: bool = False
    # Values beyond these are refused wherever they are read.
    limits: Limits | None = None

    def apply(self, band: Band) -> Band:
        """Return the band with the conversion joined to its scale and offset."""
        scale, offset = band.scale, band.offset
        if self.divided:
            scale, offset = 1.0 / scale, offset / scale**2
        return replace(
            band,
            scale=scale * self.factor,
            offset=offset * self.factor + self.offset,
            unit=self.unit or band.unit,
            quantity=self.quantity or band.quantity,
            limits=self.limits,
        )
