"""`RasterOutput` and `Classes`: what a raster we write is, as data.

Colour table, category names, style, table rows and help text of a class raster all come from its
one `Classes` table.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..dates.date import Date


@dataclass(frozen=True)
class ClassEntry:
    """One class: code in the raster, key in tables and scripts, English label, colour."""

    code: int
    key: str
    label: str
    colour: str

    @property
    def is_named(self) -> bool:
        """Whether the label is more than the code."""
        return self.label.strip() not in ("", str(self.code))


@dataclass(frozen=True)
class Classes:
    """The classes of a raster, in the order they are shown."""

    name: str
    entries: tuple

    def __iter__(self):
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    @property
    def codes(self) -> tuple:
        """Codes in order."""
        return tuple(entry.code for entry in self.entries)

    def label(self, code: int) -> str:
        """Return the label of a class of an output raster; the code itself when it has none."""
        for entry in self.entries:
            if entry.code == code:
                return entry.label
        return str(code)


@dataclass(frozen=True)
class RasterOutput:
    """What a raster holds.

    Parameters
    ----------
    name : str
        Variable name; becomes the band description (the prefix of it with several bands).
    unit : str
        Unit of the values.
    dtype : str
        numpy name of the stored type.
    nodata : float
        Mark of cells without data; NaN for floats.
    description : str
        One line on what the values are and how they were made.
    classes : Classes, optional
        Table of a class raster.
    bands : tuple of str
        Band names when there are several.
    date : Date, optional
        Date the values hold for.
    tags : tuple of (str, str)
        More metadata of the file.
    quantity : str
        Code of the quantity the values are (see `core.units.quantity`), empty for none.
    """

    name: str
    unit: str = ""
    dtype: str = "float32"
    nodata: float = math.nan
    description: str = ""
    classes: Classes | None = None
    bands: tuple = ()
    date: Date | None = None
    tags: tuple = ()
    quantity: str = ""

    @property
    def band_names(self) -> tuple:
        """Description of each band."""
        return self.bands or (self.name,)

    @property
    def bytes_per_cell(self) -> int:
        """Bytes of one cell over all bands."""
        return np.dtype(self.dtype).itemsize * len(self.band_names)
