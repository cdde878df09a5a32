"""The variables in some files, for whoever is to choose among them."""

from __future__ import annotations

import tempfile
from typing import NamedTuple

from ..run import Run
from .products import load_products
from .reading import read_contents
from .variables import all_variables


class ListedVariable(NamedTuple):
    """A variable that could be imported.

    Parameters
    ----------
    name, original : str
        What its rasters would be called, and its name in the files.
    bands : int
        How many it has.
    first, last : str
        The dates that it begins and ends with; empty without dates.
    by_default : bool
        Whether it is imported where no variable is asked for.
    """

    name: str
    original: str
    bands: int
    first: str = ""
    last: str = ""
    by_default: bool = True


def list_variables(inputs, run: Run) -> tuple:
    """List the variables in some files; damaged files are left out.

    Raises
    ------
    NothingToImport, DamagedFiles, DriverMissing
        When not one file can be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        contents = read_contents(inputs, scratch, run, skip_damaged=True)
        found = all_variables(contents.layers, load_products())
    return tuple(_listed_variable(*one) for one in found)


def _listed_variable(variable, by_default: bool) -> ListedVariable:
    """Return what is shown of a variable."""
    dates = sorted(layer.band.date.text for layer in variable.layers if layer.band.date)
    first, last = (dates[0], dates[-1]) if dates else ("", "")
    n = len(variable.layers)
    return ListedVariable(variable.name, variable.original, n, first, last, by_default)
