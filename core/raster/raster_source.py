"""How the bands of a raster are brought to the unit and quantity that an algorithm works in."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from .band_description import Band, Limits


class RasterSource(str):
    """Name of a raster, with what the user said of it and how it is read.

    It is a text like any other; `Stack.open` applies what it carries. As a text it is the name that
    it was made of, which may be a `LayerFile`.

    Parameters
    ----------
    path : str
        File name or GDAL data source name.
    conversions : dict of int to BandConversion
        How bands, by index, are brought to the unit that an algorithm works in.
    dates : dict of int to Date
        Dates of bands, by index, instead of those in names and metadata.
    """

    path: str
    conversions: dict
    dates: dict

    def __new__(cls, path: str, conversions: dict | None = None, dates: dict | None = None):
        """Return the name with what it carries."""
        source = super().__new__(cls, path)
        source.path = str(path)
        source.conversions = conversions or {}
        source.dates = dates or {}
        return source

    def __str__(self) -> str:
        """Return the name alone, with the settings of a layer."""
        return self.path

    @classmethod
    def of(cls, path) -> RasterSource:
        """Return a name as a source that carries nothing, or the source it is."""
        return path if isinstance(path, cls) else cls(str(path))

    def dated(self, band: Band) -> Band:
        """Return a band of this raster with the date given for it."""
        date = self.dates.get(band.index)
        return band if date is None else band.with_date(date)

    def apply(self, band: Band) -> Band:
        """Return a band of this raster as it is to be read."""
        band = self.dated(band)
        conversion = self.conversions.get(band.index)
        return band if conversion is None else conversion.apply(band)


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
