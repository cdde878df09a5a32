"""Where the inputs of a task come from: the data folder, or what earlier tasks made.

Each function returns a source: a callable that takes an `Assessment` and returns the value of a
parameter as a script would write it, or None when there is nothing yet.
"""

from __future__ import annotations

import os
from typing import Callable, NamedTuple

from ...core.diagnosis.workspace import SERIES, product
from .data import DATE_COLUMNS, DRIVERS, LANDUSE, SITE_COLUMNS, Data, TableFacts, date_of, first_of


class Assessment(NamedTuple):
    """A workspace, the data found for it, and how to look at a table."""

    folder: str
    data: Data
    describe: Callable[[str], TableFacts]

    def files(self, key: str) -> tuple:
        """Return the files of a product as text."""
        return tuple(map(str, product(key).files(self.folder)))


def made(key: str):
    """Return the source of a product: a list of files for a series, else one file."""

    def source(assessment: Assessment):
        files = assessment.files(key)
        if product(key).kind == SERIES:
            return list(files) or None
        return files[0] if files else None

    return source


def plots(flux: str):
    """Return the source of the plots of a flux."""
    return lambda a: a.data.plots[flux].path if flux in a.data.plots else None


def date_column(flux: str):
    """Return the source of the column with the dates of the plots."""
    return lambda a: first_of(DATE_COLUMNS, a.data.plots[flux].columns) or None


def zones(a: Assessment):
    """Return the polygons to add up in."""
    return a.data.zones.path if a.data.zones else None


def zone_column(a: Assessment):
    """Return the column that names the polygons."""
    return (a.data.zones.column or None) if a.data.zones else None


def predictors(a: Assessment):
    """Return all rasters of the data folder."""
    return [raster.path for found in a.data.variables.values() for raster in found] or None


def plot_tables(a: Assessment):
    """Return the tables of the plots."""
    return [found.path for found in a.data.plots.values()] or None


def predictors_now(a: Assessment):
    """Return the latest raster of each variable."""
    return [found[-1].path for found in a.data.variables.values()] or None


def latest(a: Assessment):
    """Return the latest date that all dated variables have."""
    dates = [{r.date for r in found if r.date} for found in a.data.variables.values()]
    shared = set.intersection(*filter(None, dates)) if any(dates) else set()
    return max(shared, key=lambda date: date.years).text if shared else None


def target_column(flux: str):
    """Return the source of the column to model."""

    def source(a: Assessment):
        return a.data.plots[flux].column if flux in a.data.plots else None

    return source


def predictor_columns(flux: str):
    """Return the source of the sampled variables."""

    def source(a: Assessment):
        columns = _columns(a, f"{flux}_samples")
        return [name for name in a.data.variables if name in columns] or None

    return source


def class_columns(flux: str):
    """Return the source of those of the sampled variables that hold classes."""

    def source(a: Assessment):
        columns = _columns(a, f"{flux}_samples")
        return [name for name in a.data.classes if name in columns] or None

    return source


def site_column(flux: str):
    """Return the source of the column that names the sites."""
    return lambda a: first_of(SITE_COLUMNS, _columns(a, f"{flux}_samples")) or None


def driver(kind: str):
    """Return the source of a climate series, on the dates of NEP."""

    def source(a: Assessment):
        name = first_of(DRIVERS[kind], a.data.variables)
        dates = set(_dates(a.files("nep")))
        found = [r.path for r in a.data.variables.get(name, ()) if r.date in dates]
        return found if len(found) > 1 else None

    return source


def landuse(place: int):
    """Return the source of the land use of the first (0) or last (-1) date."""
    return lambda a: _landuse(a)[place][0] if _landuse(a) else None


def carbon(place: int):
    """Return the source of NEP on the first (0) or last (-1) date of the land use."""
    return lambda a: _landuse(a)[place][1] if _landuse(a) else None


def workspace(a: Assessment):
    """Return the workspace itself, once something lies in it."""
    keys = ("nep", "trend_class", "lisa_class", "attribution", "zones", "budget")
    return a.folder if any(a.files(key) for key in keys) else None


def _columns(a: Assessment, key: str) -> tuple:
    files = a.files(key)
    return a.describe(files[0]).columns if files else ()


def _dates(paths) -> dict:
    """Return the files by their date."""
    named = ((date_of(path), path) for path in paths)
    return {date: path for date, path in named if date is not None}


def _landuse(a: Assessment) -> tuple:
    """Return land use and NEP of the first and last date that both have."""
    carbon_of = _dates(a.files("nep"))
    name = first_of(LANDUSE, a.data.variables)
    both = [
        (r.path, carbon_of[r.date]) for r in a.data.variables.get(name, ()) if r.date in carbon_of
    ]
    return (both[0], both[-1]) if len(both) > 1 else ()


def files_of(value) -> list:
    """Return the files a value of a parameter names."""
    items = value if isinstance(value, (list, tuple)) else [value]
    texts = [item.split("|", 1)[0] for item in items if isinstance(item, str)]
    return [text for text in texts if os.path.isabs(text) and os.path.isfile(text)]
