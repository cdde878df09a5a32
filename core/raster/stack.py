"""`Stack`: an ordered set of bands on one grid, matched by name and date."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, replace

import numpy as np

from ..dates.date import Date, parse_date
from ..dates.names.file_names_together import split_file_names
from ..errors_and_notes.dates import DateCount, DuplicateDate
from ..errors_and_notes.raster import AmbiguousVariable, MissingVariable, NoRasters, UnknownCellArea
from ..units.quantity import split_unit
from .band_description import describe_raster
from .band_names import stem_of
from .band_reading import code_bytes, holds_integers
from .cell_areas import CellAreas
from .dimensions import error_of_repeated_date
from .georeferencing import require_latitudes
from .grid import Grid
from .raster_source import RasterSource
from .sampled_values import choose_dtype, exceeds_float32
from .series_dates import require_dates, with_dates_of_periods, with_dates_of_seasons
from .stack_reader import MAX_OPEN_FILES, StackReader
from .window import Window

# Bytes per cell while a band is converted (native values and masks).
_CONVERSION_BYTES = 10


@dataclass(frozen=True)
class Stack:
    """Bands that share one grid, in order.

    Parameters
    ----------
    grid : Grid
        The grid of all bands, north-up.
    bands : tuple of Band
        The bands.
    dtype : str
        Type that windows are read in: "float32", or "float64" where that would lose digits.
    class_bands : tuple of Band
        Bands of class codes, read beside the others as the integers they are.
    """

    grid: Grid
    bands: tuple = ()
    dtype: str = "float32"
    class_bands: tuple = ()

    @classmethod
    def open(cls, sources, names=None, dates=None) -> Stack:
        """Describe raster files as one stack; every band of every file, in the order given.

        Parameters
        ----------
        sources : sequence of str or RasterSource
            File names or GDAL data source names; a source may carry dates and conversions.
        names : sequence of str, optional
            Variable name of each band instead of the one found.
        dates : sequence, optional
            Date of each band instead of the one found.

        Raises
        ------
        NoRasters, UnreadableRaster, GridMismatch, DateCount
            When the files do not make a stack.
        """
        sources = list(sources)
        if not sources:
            raise NoRasters("rasters")
        from_names = split_file_names([stem_of(str(source)) for source in sources])
        grid, bands = _describe_source(sources[0], from_names[0])
        bands = list(bands)
        for source, from_name in zip(sources[1:], from_names[1:]):
            source_grid, more_bands = _describe_source(source, from_name)
            grid.require_same(source_grid, str(sources[0]), str(source))
            bands.extend(more_bands)
        stack = cls(grid, with_dates_of_periods(bands), choose_dtype(bands))
        if names is not None:
            stack = stack.renamed(names)
        return stack.with_dates(dates) if dates else stack

    @classmethod
    def empty(cls, grid: Grid) -> Stack:
        """Return a stack without bands, for steps that make rasters from nothing."""
        return cls(grid)

    def __len__(self) -> int:
        return len(self.bands)

    @property
    def names(self) -> tuple:
        """Variable name of each band."""
        return tuple(band.name for band in self.bands)

    @property
    def dates(self) -> tuple:
        """Date of each band, None where it has none."""
        return tuple(band.date for band in self.bands)

    @property
    def paths(self) -> tuple:
        """The files, each once."""
        return tuple(OrderedDict.fromkeys(band.path for band in self.all_bands))

    @property
    def first_path(self) -> str:
        """The first file, for messages."""
        return self.all_bands[0].path if self.all_bands else ""

    @property
    def all_bands(self) -> tuple:
        """The bands, those of class codes last."""
        return self.bands + self.class_bands

    @property
    def bytes_per_cell(self) -> int:
        """Bytes that a cell of a window takes, and while one band of it is converted."""
        floats = len(self.bands) * np.dtype(self.dtype).itemsize
        converted = self.bands or any(not holds_integers(band) for band in self.class_bands)
        codes = sum(code_bytes(band) for band in self.class_bands)
        return floats + codes + (_CONVERSION_BYTES if converted else 0)

    def cell_areas(self) -> CellAreas:
        """Return the areas of the cells on the ground, as `Grid.cell_areas`.

        Raises
        ------
        UnknownCellArea
            Naming the first raster.
        """
        try:
            return self.grid.cell_areas()
        except UnknownCellArea as error:
            raise UnknownCellArea(self.first_path, error.why) from error

    def with_dates(self, dates) -> Stack:
        """Return the stack with explicit dates, one per band."""
        dates = [date if isinstance(date, Date) else parse_date(date) for date in dates]
        if len(dates) != len(self.bands):
            raise DateCount("rasters", len(dates), len(self.bands))
        bands = (band.with_date(date) for band, date in zip(self.bands, dates))
        return replace(self, bands=tuple(bands))

    def with_dtype(self, dtype: str) -> Stack:
        """Return the stack read in another type."""
        return replace(self, dtype=dtype)

    def with_exact_codes(self, positions) -> Stack:
        """Return the stack read so that class codes in the bands at some positions are exact."""
        is_wide = any(exceeds_float32(self.bands[i]) for i in positions)
        return self.with_dtype("float64") if is_wide else self

    def as_classes(self) -> Stack:
        """Return the stack with its bands as class codes, which blocks hold as integers."""
        return replace(self, bands=(), class_bands=self.all_bands)

    def with_classes(self, other: Stack) -> Stack:
        """Return the stack with the bands of another, on the same grid, as class codes."""
        return self.join(other.as_classes())

    def renamed(self, names) -> Stack:
        """Return the stack with other variable names, one per band."""
        names = [str(name) for name in names]
        if len(names) != len(self.bands):
            raise ValueError(f"{len(names)} names for {len(self.bands)} bands")
        bands = (band.with_name(name) for band, name in zip(self.bands, names))
        return replace(self, bands=tuple(bands))

    def as_quantity(self, code: str) -> Stack:
        """Return the stack with its bands as another quantity; empty for an unknown one."""
        return replace(self, bands=tuple(replace(band, quantity=code) for band in self.bands))

    @property
    def quantity(self) -> str:
        """Code of the quantity that all bands are, empty where they differ or it is unknown."""
        codes = {band.quantity for band in self.bands}
        return codes.pop() if len(codes) == 1 else ""

    def join(self, other: Stack) -> Stack:
        """Return the bands of both stacks as one; the grids must agree."""
        self.grid.require_same(other.grid, self.first_path, other.first_path)
        return replace(
            self,
            dtype=max(self.dtype, other.dtype),  # "float64" before "float32"
            bands=self.bands + other.bands,
            class_bands=self.class_bands + other.class_bands,
        )

    def subset(self, indices) -> Stack:
        """Return the bands at the given positions."""
        return replace(self, bands=tuple(self.bands[i] for i in indices))

    def series(self) -> Stack:
        """Return the bands sorted by date.

        Raises
        ------
        DateNotFound, DuplicateDate, SeveralPerDay, FurtherDimensions
            When a band has no date or two have the same.
        PrecisionsMixed
            When years are mixed with months or days, or with seasons.
        """
        bands = with_dates_of_seasons(self.bands)
        require_dates(bands)
        ordered = sorted(bands, key=lambda band: band.date.sort_key())
        for first, second in zip(ordered, ordered[1:]):
            if first.date == second.date and first.path == second.path:
                same = [b for b in ordered if (b.date, b.path) == (first.date, first.path)]
                raise error_of_repeated_date(same)
            if first.date == second.date:
                raise DuplicateDate(first.date.text, first.path, second.path)
        return replace(self, bands=tuple(ordered))

    def select(self, wanted, date: Date | None = None) -> Stack:
        """Return one band per wanted variable, in the wanted order.

        A name matches the band's variable name, else the file's stem, else either without regard
        to case. Of several dates of a variable, the one that `date` lies in is taken.

        Raises
        ------
        MissingVariable
            Listing all that are missing and what was found.
        AmbiguousVariable
            When a name fits several bands.
        """
        selected, missing = [], []
        for name in wanted:
            matches = self.matches(name)
            for band in matches if date is not None else ():
                if band.date is not None:
                    band.require_date()
            if len(matches) > 1 and date is not None:
                matches = [b for b in matches if b.date and b.date.covers(date)] or [
                    b for b in matches if b.date is None
                ]
            if not matches:
                missing.append(name)
            elif len(matches) > 1:
                labels = tuple(f"{band.label} ({band.path})" for band in matches)
                raise AmbiguousVariable(name, labels)
            else:
                selected.append(matches[0])
        if missing:
            labels_found = tuple(OrderedDict.fromkeys(band.label for band in self.bands))
            raise MissingVariable(tuple(missing), labels_found, date.text if date else "")
        return replace(self, bands=tuple(selected))

    def require_variables(self, wanted) -> None:
        """Require that every wanted variable is there, whatever its dates.

        Parameters
        ----------
        wanted : sequence of str, or dict of str to str
            Names; of a dict the keys, with the variable that will do instead, empty for none.

        Raises
        ------
        MissingVariable
            Listing all that are missing and what was found.
        """
        instead = wanted if isinstance(wanted, dict) else dict.fromkeys(wanted, "")
        missing = tuple(
            dict.fromkeys(
                other or name
                for name, other in instead.items()
                if not self.matches(name) and not (other and self.matches(other))
            )
        )
        if missing:
            raise MissingVariable(missing, tuple(dict.fromkeys(b.name for b in self.bands)))

    def latest_date(self, wanted) -> Date | None:
        """Return the last date that all wanted variables with several dates have, None without."""
        dated = [{band.date for band in self.matches(name) if band.date} for name in wanted]
        of_several_dates = [dates for dates in dated if len(dates) > 1]
        if not of_several_dates:
            return None
        return max(set.intersection(*of_several_dates), key=lambda date: date.years, default=None)

    def matches(self, name: str) -> list:
        """Return the bands of the stack that a variable name means, best kind of match only.

        The name may be a header with a unit in brackets, "temperature (K)".
        """
        without_unit, unit = split_unit(name)
        unitless = without_unit.casefold() if unit else ""
        kinds = (
            lambda band: band.name == name,
            lambda band: band.stem == name,
            lambda band: band.name.casefold() == name.casefold(),
            lambda band: band.stem.casefold() == name.casefold(),
            lambda band: stem_of(band.path) == name,  # a date within the name belongs to it there
            lambda band: unitless and unitless in (band.name.casefold(), band.stem.casefold()),
        )
        for fits in kinds:
            matching = [band for band in self.bands if fits(band)]
            if matching:
                return matching
        return []

    def open_reader(self, max_open: int = MAX_OPEN_FILES) -> StackReader:
        """Return a reader of its windows for one thread."""
        return StackReader(self, max_open)

    def read(self, window: Window) -> np.ndarray:
        """Read a window once: array (bands, rows, cols), NaN for nodata."""
        with StackReader(self) as reader:
            return reader.read(window)


def _describe_source(source, from_name: tuple) -> tuple:
    """Return grid and bands of a raster of the stack, in the units that are asked for."""
    grid, bands = describe_raster(str(source), from_name)
    require_latitudes(grid, str(source))
    return grid, tuple(RasterSource.of(source).apply(band) for band in bands)
