"""The variables in some files, for whoever is to choose among them."""

from __future__ import annotations

import tempfile
from typing import NamedTuple

from ..run import Run
from .products import load_products
from .reading import read_contents
from .variables import make_variables


class ListedVariable(NamedTuple):
    """A variable that could be imported: its name, that in the files, how many bands it has."""

    name: str
    original: str
    bands: int


def list_variables(inputs, run: Run) -> tuple:
    """Return the variables that would be imported by default; damaged files are left out.

    Raises
    ------
    NothingToImport, DamagedFiles, DriverMissing
        When not one file can be read.
    """
    with tempfile.TemporaryDirectory() as scratch:
        contents = read_contents(inputs, scratch, run, skip_damaged=True)
        variables = make_variables(contents.layers, load_products(), dates="metadata")
    return tuple(ListedVariable(v.name, v.original, len(v.layers)) for v in variables)
