"""Carbon density of each class at the two dates, from a table or from the carbon rasters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..facts.landuse import MissingDensity
from ..facts.sites import BadTable, MissingColumn
from ..tables.csv_table import read_text
from ..units.column_units import require_same_unit
from ..units.header_units import unit_in_header
from .legend import read_legend_rows, read_number


def read_densities(path: str, unit: str = "") -> dict:
    """Return the carbon densities of a CSV by class code, at the start and at the end.

    Parameters
    ----------
    path : str
        Table with the columns code and density (the same at both dates), or code, density_start
        and density_end.
    unit : str, optional
        Unit of the densities, which a unit in their headers must not contradict.

    Raises
    ------
    MissingColumn, BadTable
        When a column is missing or a density is not a number or negative.
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
        columns = ("density_start", "density_end") if "density_start" in row else ("density",) * 2
        for column in columns:
            if column not in row:
                raise MissingColumn(column, tuple(row), path)
        values = tuple(read_number(path, column, row[column]) for column in columns)
        if min(values) < 0:
            raise BadTable(path, columns[values.index(min(values))], f"{min(values):g}", ())
        densities[code] = values
    return densities


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


def density_arrays(path: str, densities: dict, codes) -> DensityPair:
    """Return the carbon densities of land-use classes at the start and at the end.

    Raises
    ------
    MissingDensity
        Listing the classes that the table lacks.
    """
    missing = tuple(code for code in codes if code not in densities)
    if missing:
        raise MissingDensity(path, missing, tuple(densities))
    values = np.array([densities[code] for code in codes], np.float64).reshape(-1, 2)
    return DensityPair(values[:, 0], values[:, 1])


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
