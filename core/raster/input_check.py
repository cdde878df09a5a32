"""Checks of what is given for an input: one raster twice, several variables, unlike products."""

from __future__ import annotations

import os
import re
from collections import Counter

from ..dates.names.seasons_and_quarters import months_of_parts
from ..facts.flux import (
    ProductsOfDates,
    ProductsOfQuantities,
    SignContradicted,
    SignsMixed,
)
from ..facts.raster import DirectionStatistic, RasterRepeated, SameRasterTwice, SumOfStates
from ..facts.trend import MixedVariables
from ..run import Run
from ..units.quantity import NO_SIGN, find_quantity, get_quantity, quantity_of_name
from ..units.unit import dimensions_of, parse_unit
from .band_description import Band
from .directions import full_turn_of_band
from .layer_file import settings_of
from .stack import Stack

# Names of bands are those of variables when there are few of them, each with several dates.
_MAX_VARIABLES = 4


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


def note_mixed_variables(bands, run: Run) -> None:
    """Warn when the bands of an input series are of several variables or quantities.

    The seasons of one variable, which it is named by, are none.
    """
    counts = Counter(band.name for band in bands if band.name)
    parts = [band.part for band in bands]
    is_one_each = len({(band.name, band.part) for band in bands}) == len(set(parts))
    words = [set(re.split(r"[\W_]+", name)) for name in counts]
    if is_one_each and months_of_parts(parts) and set.intersection(*words):
        return
    quantities = {quantity_of_name(name) for name in counts} - {""}
    if 1 < len(counts) <= min(_MAX_VARIABLES, len(bands) // 2) or len(quantities) > 1:
        names = sorted(counts)
        run.note(MixedVariables(tuple(names), tuple(counts[name] for name in names)))


def require_stated_sign(bands, parameter: str) -> None:
    """Refuse an input of a flux whose metadata contradict the definition: NEE "positive down".

    Raises
    ------
    SignContradicted
    """
    for band in bands:
        sign = get_quantity(band.quantity).sign if band.quantity else NO_SIGN
        if NO_SIGN != sign != band.stated_sign != "":
            label = get_quantity(band.quantity).label
            raise SignContradicted(parameter, band.path, label, band.stated_sign)


def require_one_sign(bands, parameter: str) -> None:
    """Refuse an input of quantities that count a gain with opposite signs (NEP and NEE).

    Raises
    ------
    SignsMixed
    """
    band_of_sign: dict = {}
    for band in bands:
        if band.quantity and get_quantity(band.quantity).sign != NO_SIGN:
            band_of_sign.setdefault(get_quantity(band.quantity).sign, band)
    if len(band_of_sign) > 1:
        different = list(band_of_sign.values())
        labels = tuple(get_quantity(band.quantity).label for band in different)
        raise SignsMixed(parameter, tuple(band.path for band in different), labels)


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
