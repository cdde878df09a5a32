"""`LayerFile`: the file of a layer, with what the user set in the layer's properties.

It is a text like any other name of a raster, so it goes wherever a name goes; `describe_raster` and
`open_dataset` use what it carries.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class LayerSettings(NamedTuple):
    """What the properties of a raster layer say in place of its file.

    Parameters
    ----------
    crs : str, optional
        CRS as WKT, empty for none; None leaves that of the file.
    hidden : tuple
        ``(band, low, high, with low, with high)``: values, after scaling, from `low` to `high` are
        no data, with or without the ends themselves. Bands count from 1; ends may be infinite.
    unused_nodata : tuple of int
        Bands whose nodata value counts as a value.
    options : tuple of str
        Options the file is opened with, as ``KEY=VALUE``.
    """

    crs: str | None = None
    hidden: tuple = ()
    unused_nodata: tuple = ()
    options: tuple = ()


NO_SETTINGS = LayerSettings()
# Rounding of a stored number: last digits of a float, and a part of a whole number.
_FLOAT_DIGITS, _WHOLE = 4.0, 1e-3


class LayerFile(str):
    """Name of a raster, with the settings of the layer it comes from.

    Parameters
    ----------
    path : str
        File name or GDAL data source name.
    settings : LayerSettings
        What to use instead of what the file says.
    """

    settings: LayerSettings

    def __new__(cls, path: str, settings: LayerSettings = NO_SETTINGS):
        """Return the name with the settings."""
        file = super().__new__(cls, path)
        file.settings = settings
        return file

    def __getnewargs__(self) -> tuple:
        """Return what a copy in another process is made of."""
        return str.__str__(self), self.settings

    def __str__(self) -> str:
        """Return the name as it is, so that a conversion to text keeps the settings."""
        return self

    def __eq__(self, other) -> bool:
        """Say whether name and settings are the same: a file may be there as several layers."""
        return str.__eq__(self, other) and self.settings == settings_of(other)

    def __ne__(self, other) -> bool:
        """Say whether name or settings differ."""
        return not self == other

    __hash__ = str.__hash__


def settings_of(path) -> LayerSettings:
    """Return the settings of a QGIS layer that a path carries, `NO_SETTINGS` without any."""
    return getattr(str(path), "settings", NO_SETTINGS)


def hidden_ranges(settings: LayerSettings, band: int, scale: float, offset: float, stored) -> tuple:
    """Return what a layer hides of a band as closed ranges of stored numbers.

    Parameters
    ----------
    settings : LayerSettings
        Of the layer.
    band : int
        Number of the band, from 1.
    scale, offset : float
        Of the band.
    stored : numpy.dtype
        Its type. A value that it cannot hold exactly, such as 0.1, means the nearest one.
    """
    ranges = []
    for index, low, high, with_low, with_high in settings.hidden:
        if index != band:
            continue
        ends = sorted([((low - offset) / scale, with_low), ((high - offset) / scale, with_high)])
        (low, with_low), (high, with_high) = ends
        low -= _storage_error(low, stored) * (1 if with_low else -1)
        high += _storage_error(high, stored) * (1 if with_high else -1)
        ranges.append((low, high))
    return tuple(ranges)


def _storage_error(number: float, stored) -> float:
    """Return how far a number that a user set in a layer's properties may be from the file's."""
    if not np.isfinite(number):
        return 0.0
    if stored.kind == "f":
        return _FLOAT_DIGITS * float(np.finfo(stored).eps) * abs(number)
    return _WHOLE
