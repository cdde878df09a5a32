"""The classes of land cover: best light use efficiency and NDVI limits of each.

``casa_parameters.csv`` holds Zhu's efficiencies for the IGBP classes of MODIS MCD12Q1; other
legends need a table of their own in the same form.

The table of classes as it was used, in the form in which it can be given again.
"""

from __future__ import annotations

import math
import os
from typing import NamedTuple

from ...errors_and_notes.casa import ClassLimits, ClassSkipped, OtherLegend
from ...errors_and_notes.tables import BadTable
from ...run import Run
from ...tables.csv_table import read_number, read_rows, read_whole_number
from .ndvi_limits import BARE, FULL, NdviCounts, ndvi_quantile

TABLE = os.path.join(os.path.dirname(__file__), "casa_parameters.csv")

COLUMNS = ("code", "name", "eps_max")

# Several times what any vegetation reaches; more is a mistake of the unit.
LARGEST_EFFICIENCY = 10.0


class CasaClass(NamedTuple):
    """One class; `efficiency` NaN leaves its cells without data, limits NaN are found from NDVI."""

    code: int
    name: str
    efficiency: float
    lowest: float
    highest: float


def load_casa_classes(path: str | None = None) -> tuple:
    """Return the land-cover classes of a table of CASA's parameters.

    Parameters
    ----------
    path : str, optional
        CSV with the columns code, name, eps_max (gC MJ-1; empty: no data) and, if wanted, ndvi_min
        and ndvi_max. By default the IGBP classes with Zhu's efficiencies.

    Raises
    ------
    MissingColumn, BadTable
        When a column is missing, a code is not an integer or occurs twice, or a number is out of
        range: eps_max 0 to 10, -1 <= ndvi_min < ndvi_max < 1, both or none.
    """
    path = path or TABLE
    classes: dict = {}
    for row in read_rows(path, COLUMNS):
        code = read_whole_number(path, "code", row["code"])
        if code in classes:
            raise BadTable(path, "code", row["code"], ())
        classes[code] = CasaClass(
            code, row["name"], _light_use_efficiency(path, row), *_ndvi_limits(path, row)
        )
    if not classes:
        raise BadTable(path, "code", "", ())
    return tuple(classes[code] for code in sorted(classes))


def require_legend(classes: tuple, entries, path: str) -> None:
    """Raise `OtherLegend` when class names in a raster are not those of the classes.

    Parameters
    ----------
    classes : tuple of CasaClass
        What the codes are taken for.
    entries : sequence of ClassEntry
        Class names the raster carries; none is no contradiction.
    path : str
        The raster.
    """
    names = {casa_class.code: casa_class.name for casa_class in classes}
    for entry in entries:
        expected = names.get(entry.code, "")
        if entry.label.casefold() != expected.casefold():
            raise OtherLegend(path, entry.code, entry.label, expected)


def complete_classes(classes: tuple, counts: NdviCounts, run: Run) -> tuple:
    """Return land-cover classes completed by limits of NDVI where the table gives none.

    A class without cells, or whose quantiles coincide, keeps NaN.
    """
    completed = []
    for position, casa_class in enumerate(classes):
        cells = int(counts.cells[position])
        is_given = casa_class.lowest == casa_class.lowest
        if not is_given and cells:
            low, high = (ndvi_quantile(counts.counts[position], share) for share in (BARE, FULL))
            if low < high < 1.0:
                casa_class = casa_class._replace(lowest=low, highest=high)
        completed.append(casa_class)
        if cells:
            run.note(_note_of(casa_class, cells, is_given))
    return tuple(completed)


def _note_of(casa_class: CasaClass, cells: int, is_given: bool):
    """Return the note about efficiency and NDVI limits of a land-cover class."""
    if casa_class.efficiency != casa_class.efficiency:
        return ClassSkipped(casa_class.code, casa_class.name, cells, "efficiency")
    if casa_class.lowest != casa_class.lowest:
        return ClassSkipped(casa_class.code, casa_class.name, cells, "range")
    numbers = (casa_class.efficiency, casa_class.lowest, casa_class.highest)
    return ClassLimits(casa_class.code, casa_class.name, cells, *numbers, is_given)


def _optional_number(path: str, row: dict, column: str) -> float:
    """Return a cell of the table of class parameters as a number; NaN when it is empty."""
    text = row.get(column, "")
    return read_number(path, column, text) if text else math.nan


def _light_use_efficiency(path: str, row: dict) -> float:
    """Return the maximum light-use efficiency of a class in the table of parameters."""
    value = _optional_number(path, row, "eps_max")
    if not (math.isnan(value) or 0.0 <= value <= LARGEST_EFFICIENCY):
        raise BadTable(path, "eps_max", row["eps_max"], ())
    return value


def _ndvi_limits(path: str, row: dict) -> tuple:
    """Return the limits of NDVI of a land-cover class in the table of CASA's parameters."""
    low, high = _optional_number(path, row, "ndvi_min"), _optional_number(path, row, "ndvi_max")
    if math.isnan(low) and math.isnan(high):
        return low, high
    if not -1.0 <= low < high < 1.0:
        column = "ndvi_max" if -1.0 <= low < 1.0 else "ndvi_min"
        raise BadTable(path, column, row.get(column, ""), ())
    return low, high


def parameters_used(classes: tuple, cells: dict):
    """Return a DataFrame of the classes met.

    Parameters
    ----------
    classes : tuple of CasaClass
        With the NDVI limits that were used.
    cells : dict of int to int
        Cells of each class by code.
    """
    import pandas as pd

    columns = ("code", "name", "eps_max", "ndvi_min", "ndvi_max")
    table = pd.DataFrame([tuple(casa_class) for casa_class in classes], columns=list(columns))
    table["unit"] = "gC MJ-1"
    table["cells"] = [cells[casa_class.code] for casa_class in classes]
    return table
