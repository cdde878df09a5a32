"""Carbon density of each class at the two dates, from a table or from the carbon rasters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.landuse import DensitiesDoubtful, DensitiesOfTwoDates, MissingDensity
from ..errors_and_notes.tables import BadTable, MissingColumn
from ..tables.csv_table import read_text
from ..units.carbon_units import CARBON_UNITS
from ..units.column_units import require_same_unit
from ..units.header_units import unit_in_header
from .legend import LandClass, note_exchanged_names, read_legend_rows, read_number

# Stocks of the class that holds most, gC m-2: 5 to 2000 t ha-1.
_FEWEST_GRAMS, _MOST_GRAMS = 500.0, 200_000.0


def read_densities(path: str, unit: str = "", dates=("start", "end")) -> dict:
    """Return the carbon densities of a CSV by class code, one per date.

    Parameters
    ----------
    path : str
        Table with the columns code and density (the same at all dates), or code and one column
        per date: density_start and density_end for two, or the dates, as in density_2001.
    unit : str, optional
        Unit of the densities, which a unit in their headers must not contradict.
    dates : sequence of str
        Dates of land use; empty texts for unknown ones.

    Raises
    ------
    MissingColumn, BadTable
        When a column is missing or a density is not a number or negative.
    DensitiesOfTwoDates
        When a start and an end are given for more than two dates.
    UnitContradicted
        When a header states another unit.
    """
    densities = {}
    if unit:
        text = read_text(path)
        for header in text.header:
            if header.strip().casefold().startswith("density"):
                stated = unit_in_header(header, "carbon") or text.units.get(header, "")
                require_same_unit("CARBON_UNIT", unit, header, stated)
    for code, row in read_legend_rows(path):
        columns = _density_columns(path, row, dates)
        values = tuple(read_number(path, column, row[column]) for column in columns)
        if min(values) < 0:
            raise BadTable(path, columns[values.index(min(values))], f"{min(values):g}", ())
        densities[code] = values
    return densities


def note_doubtful_densities(path: str, unit: str, codes, own_classes: dict, run) -> None:
    """Report densities that no land holds in their unit, and names that rasters have for others.

    Parameters
    ----------
    path : str
        Table, read without fault before.
    unit : str
        Unit of the densities, a key of `CARBON_UNITS`.
    codes : sequence of int
        Codes of the maps.
    own_classes : dict of str to dict
        Classes by code that each raster names.
    run : Run
        Receives the notes.
    """
    rows = dict(read_legend_rows(path))
    names = {code: LandClass(code, row.get("name", ""), "") for code, row in rows.items()}
    for raster, own in own_classes.items():
        note_exchanged_names(path, names, raster, own, run)
    densities = [
        read_number(path, column, rows[code][column])
        for code in codes
        for column in rows[code]
        if column.startswith("density") and rows[code][column]
    ]
    largest = max(densities, default=0.0)
    grams = largest * CARBON_UNITS[unit].grams_per_m2
    if largest > 0 and not _FEWEST_GRAMS <= grams <= _MOST_GRAMS:
        run.note(DensitiesDoubtful(path, largest, CARBON_UNITS[unit].label))


def _density_columns(path: str, row: dict, dates) -> tuple:
    """Return the column of densities of each date."""
    dated = tuple(f"density_{date.lower()}" for date in dates)
    if all(column in row for column in dated):
        return dated
    if any(column in row for column in dated):
        raise MissingColumn(next(c for c in dated if c not in row), tuple(row), path)
    if "density_start" not in row:
        columns = ("density",) * len(dates)
    elif len(dates) > 2:
        raise DensitiesOfTwoDates(path, dated)
    else:
        columns = ("density_start", "density_end")
    for column in columns:
        if column not in row:
            raise MissingColumn(column, tuple(row), path)
    return columns


class DensityPair(NamedTuple):
    """Carbon densities of classes at two dates.

    Parameters
    ----------
    start : numpy.ndarray
        At the start.
    end : numpy.ndarray
        At the end.
    """

    start: np.ndarray
    end: np.ndarray


def density_arrays(path: str, densities: dict, codes, step=(0, 1)) -> DensityPair:
    """Return the carbon densities of land-use classes at the start and at the end.

    `step` are the positions of both dates among those of `densities`.

    Raises
    ------
    MissingDensity
        Listing the classes that the table lacks.
    """
    missing = tuple(code for code in codes if code not in densities)
    if missing:
        raise MissingDensity(path, missing, tuple(densities))
    start, end = (np.array([densities[code][i] for code in codes], np.float64) for i in step)
    return DensityPair(start, end)


def mean_densities(amount_start, amount_end, area) -> DensityPair:
    """Return the mean carbon of each class at the start and at the end.

    Parameters
    ----------
    amount_start, amount_end : numpy.ndarray
        (classes, classes): carbon of each pair at the two dates, per area times m2.
    area : numpy.ndarray
        (classes, classes): area of each pair with carbon at both dates.
    """
    with np.errstate(invalid="ignore", divide="ignore"):
        start = amount_start.sum(axis=1) / area.sum(axis=1)
        end = amount_end.sum(axis=0) / area.sum(axis=0)
    return DensityPair(start, end)
