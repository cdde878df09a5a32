"""Literature numbers of this room: read from one CSV per table, replaceable by the user's own.

Imports no numpy: dialogs take their defaults from here.
"""

from __future__ import annotations

import os
from dataclasses import dataclass

from ..errors_and_notes.tables import BadTable
from ..tables.csv_table import read_number, read_rows

_FOLDER = os.path.dirname(__file__)

COLUMNS = ("code", "value", "unit", "citation")


@dataclass(frozen=True)
class Coefficient:
    """A number from the literature with its unit and source."""

    code: str
    value: float
    unit: str
    citation: str


def load_coefficients(name: str, path: str | None = None) -> dict:
    """Return the coefficients of a table by code.

    Parameters
    ----------
    name : str
        Table of this room, such as "respiration_coefficients".
    path : str, optional
        A CSV of the same columns whose rows replace those with the same code.

    Raises
    ------
    MissingColumn, BadTable
        When the user's table has other columns, a code we do not know, or a value that is no
        number.
    """
    coefficients = _read_coefficients(os.path.join(_FOLDER, f"{name}.csv"))
    if path:
        replaced = _read_coefficients(path)
        for code in replaced:
            if code not in coefficients:
                raise BadTable(path, "code", code, tuple(coefficients))
        coefficients.update(replaced)
    return coefficients


def _read_coefficients(path: str) -> dict:
    """Return the rows of a coefficient table by code."""
    table = {}
    for row in read_rows(path, COLUMNS):
        value = read_number(path, "value", row["value"])
        table[row["code"]] = Coefficient(row["code"], value, row["unit"], row["citation"])
    return table
