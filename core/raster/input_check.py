"""Checks of the rasters given for an input: repeated ones, unlike products, quantity and values.

Every raster of an input is looked at, never the first alone. What the files say in another unit is
converted, by scale and offset of its bands; what cannot be is refused.
"""

from __future__ import annotations

import os
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.flux import ProductsOfDates, ProductsOfQuantities
from ..errors_and_notes.quantities import ScaledFloats
from ..errors_and_notes.raster import (
    DirectionStatistic,
    RasterRepeated,
    SameRasterTwice,
    SumOfStates,
)
from ..run import Run
from ..units.quantity import InputRequirement, find_quantity, get_quantity
from ..units.unit import dimensions_of, parse_unit
from .band_description import Band, describe_rasters
from .band_units import UnitMeaning
from .directions import full_turn_of_band
from .layer_file import settings_of
from .quantity_check import MIN_VALUES, QuantityCheck
from .raster_source import RasterSource
from .stack import Stack
from .tiling import split_by_blocks

# Values looked at in all rasters of an input together.
_ALL_VALUES = 4_000_000
# Cells that are read at one time where data are looked for.
_CELLS_AT_ONCE = 1 << 20


def require_different_rasters(**stacks: Stack) -> None:
    """Raise `SameRasterTwice` when two roles share a raster.

    Parameters
    ----------
    **stacks : Stack
        Rasters by the parameter they were given for.
    """
    role_of_raster: dict = {}
    for role, stack in stacks.items():
        rasters = {(band.path, band.index) for band in stack.bands}
        for raster in sorted(rasters & set(role_of_raster)):
            raise SameRasterTwice(role_of_raster[raster], role, raster[0])
        role_of_raster.update(dict.fromkeys(rasters, role))


def rasters_without_data(sources) -> tuple:
    """Return the inputs, or the bands of them, none of whose cells has data.

    Bands are read until a cell has data: for messages about a run that has failed.

    Parameters
    ----------
    sources : sequence of str or RasterSource
        Raster files.
    """
    empty: list = []
    for source in dict.fromkeys(sources):
        stack = Stack.open([source])
        windows = split_by_blocks(stack.grid.window, stack.bands[0].block_shape, _CELLS_AT_ONCE)
        with stack.open_reader() as reader:
            of_file = [
                band
                for i, band in enumerate(stack.bands)
                if all(np.isnan(reader.read_plane(i, window)).all() for window in windows)
            ]
        if len(of_file) == len(stack):
            empty.append(str(source))
        else:
            empty += [f"{source} ({band.date or band.index})" for band in of_file]
    return tuple(empty)


def require_each_once(paths, parameter: str, others=(), other: str = "") -> None:
    """Raise when an input holds a raster twice, or one of another input.

    Parameters
    ----------
    paths : sequence of str
        Rasters of the input. A file opened as two layers of different settings is two rasters.
    parameter : str
        Name of the input, for messages.
    others : sequence of str
        Rasters of another input.
    other : str
        Name of that input.

    Raises
    ------
    RasterRepeated, SameRasterTwice
    """
    rasters = set()
    other_rasters = set(map(_raster_identity, others))
    for path in paths:
        key = _raster_identity(path)
        if key in rasters:
            raise RasterRepeated(parameter, str(path))
        if key in other_rasters:
            raise SameRasterTwice(other, parameter, str(path))
        rasters.add(key)


def _raster_identity(path) -> tuple:
    """Return what a raster is known by, however its file is written."""
    text = str(getattr(path, "path", path))
    return (os.path.realpath(text) if os.path.exists(text) else text), settings_of(path)


def require_comparable(bands, parameter: str) -> None:
    """Raise when an input's products to be compared are of different quantities or dates.

    Those whose quantity or date is not known are taken for what the others are.

    Parameters
    ----------
    bands : sequence of Band
        One of each product, as their files describe them.
    parameter : str
        Name of the input, for messages.

    Raises
    ------
    ProductsOfQuantities, ProductsOfDates
        Naming the first product and the first that differs from it.
    """
    codes: dict = {}
    for band in bands:
        code = _quantity_of(band)
        if code:
            codes.setdefault(code, band.path)
    if len(codes) > 1:
        labels = tuple(get_quantity(code).label for code in codes)
        raise ProductsOfQuantities(parameter, tuple(codes.values())[:2], labels[:2])
    dates: dict = {}
    for band in bands:
        if band.date is not None:
            dates.setdefault(band.date.text, band.path)
    if len(dates) > 1:
        raise ProductsOfDates(parameter, tuple(dates.values())[:2], tuple(dates)[:2])


def _quantity_of(band: Band) -> str:
    """Return the quantity of a band, which says its role; empty where its unit contradicts."""
    if not band.quantity or band.quantity_stated or not band.unit.strip():
        return band.quantity
    dimension = get_quantity(band.quantity).dimension
    return band.quantity if parse_unit(band.unit, dimension) else ""


def require_amounts_per_cell(bands) -> None:
    """Refuse an input whose cells are to be added up although they hold no amounts per cell.

    Without a unit only the name tells that a band holds temperatures; others are taken as given.

    Parameters
    ----------
    bands : sequence of Band
        What is to be added up.

    Raises
    ------
    DirectionStatistic, SumOfStates
    """
    for band in bands:
        if full_turn_of_band(band):
            raise DirectionStatistic(band.path, band.name, "sum")
        quantity, unit = find_quantity(band.quantity), band.unit
        if not unit and quantity is not None and quantity.dimension == "temperature":
            unit = quantity.unit
        if set(dimensions_of(unit)) - {"ratio", "content", "length"}:
            raise SumOfStates(band.path, band.name, unit)


class CheckedInput(NamedTuple):
    """An input whose units and values were checked.

    Parameters
    ----------
    sources : list of RasterSource
        The rasters as they are to be read.
    meaning : UnitMeaning
        What their values are.
    """

    sources: list
    meaning: UnitMeaning


def check_input(
    paths,
    parameter: str,
    requirement: InputRequirement,
    run: Run,
    like: UnitMeaning | None = None,
    inspects_values: bool = True,
) -> CheckedInput:
    """Check the rasters of an input: return how they are to be read, and what they hold.

    Parameters
    ----------
    paths : sequence of str or RasterSource
        Raster files, all bands of which are used.
    parameter : str
        Name of the input, for messages.
    requirement : InputRequirement
        What it takes.
    run : Run
        Receives notes of every conversion and doubt.
    like : UnitMeaning, optional
        Of the input that this one must have the unit of.
    inspects_values : bool
        Whether values are looked at, or only what the files say.

    Returns
    -------
    sources : list of RasterSource
        In the order of the files.
    meaning : UnitMeaning
        What they hold; empty for several variables.

    Raises
    ------
    WrongQuantity, WrongUnit, UnitsMixed, WrongStep, SignReversed, ImpossibleValues
        When the rasters cannot be what the input takes.
    ProductsOfQuantities, ProductsOfDates, ProductsEqual
        When products to be compared are not of one quantity and date, or two are the same.
    """
    sources_given = [RasterSource.of(path) for path in paths]
    bands = [source.dated(band) for source, band in _bands_of(sources_given)]
    if requirement.products:
        require_comparable(bands, parameter)
    groups: dict = {}
    for band in bands:
        groups.setdefault(band.name if requirement.several else "", []).append(band)
    share = max(_ALL_VALUES // max(len(bands), 1), MIN_VALUES)
    conversions_of_file: dict = {}
    meaning = UnitMeaning("", "", None)
    for name, members in groups.items():
        label = f"{parameter} ({name})" if requirement.several else parameter
        _note_scaled_floats(members, label, run)
        group = QuantityCheck(members, label, requirement, run, like)
        if inspects_values:
            group.inspect_values(share)
        for band, band_conversion in zip(members, group.conversions()):
            if band_conversion is not None:
                conversions_of_file.setdefault(band.path, {})[band.index] = band_conversion
        if not requirement.several:
            meaning = group.meaning
    sources = [
        RasterSource(str(source), conversions_of_file.get(str(source), {}), source.dates)
        for source in sources_given
    ]
    return CheckedInput(sources, meaning)


def _note_scaled_floats(bands: list, parameter: str, run: Run) -> None:
    """Note floats of an input that are to be scaled: values are packed into whole numbers only."""
    scaled = [b for b in bands if not b.holds_whole_numbers and (b.scale, b.offset) != (1.0, 0.0)]
    if scaled:
        first = scaled[0]
        n_files = len({band.path for band in scaled})
        run.note(ScaledFloats(parameter, first.path, first.scale, first.offset, n_files))


def _bands_of(sources: list):
    """Yield each band of the rasters of an input with its source."""
    for source, (_grid, bands) in zip(sources, describe_rasters(sources)):
        for band in bands:
            yield source, band
