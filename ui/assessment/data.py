"""What the data folder of a workspace holds: rasters by variable, plots by flux, zones.

Files are distinguished as the algorithms do it: a raster's variable and date are read from its name
(``ndvi_2005.tif``), class rasters carry class names or colours, plots are points with a column of
the flux, zones are polygons.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Callable, NamedTuple

from ...core.dates.date import Date
from ...core.dates.file_names import split_file_name, split_file_names
from ...core.raster.classes import read_classes

RASTER_ENDINGS = (".tif", ".tiff", ".vrt", ".img")
TABLE_ENDINGS = (".gpkg", ".shp", ".geojson")
# The demonstration region keeps its answers there: maps that an assessment has to find by itself.
ANSWERS = "truth"
# A folder this deep or this full is a disk, not the data of one assessment.
DEEPEST, MOST_FILES = 3, 20_000

# Names of columns and variables, the likeliest first; the dialog shows what was taken.
FLUX_COLUMNS = {
    "npp": ("npp", "npp_gc", "anpp", "total_npp"),
    "rs": ("rs", "rs_annual", "soil_respiration", "rsoil"),
}
SITE_COLUMNS = ("site", "site_id", "siteid", "site_name", "station", "plot", "plot_id", "id")
DATE_COLUMNS = ("date", "year", "month", "time", "timestamp")
ZONE_COLUMNS = ("name", "zone", "province", "region", "county", "code", "id")
DRIVERS = {
    "temperature": ("temperature", "temp", "tmean", "tas", "tmp", "t2m", "ta", "mat"),
    "precipitation": ("precipitation", "prec", "precip", "ppt", "pre", "pr", "rain", "map"),
}
LANDUSE = ("landuse", "land_use", "landcover", "land_cover", "lulc", "lucc", "clcd")


class TableFacts(NamedTuple):
    """What is known of a table at a glance: "point", "polygon" or "", columns, records."""

    geometry: str = ""
    columns: tuple = ()
    count: int = 0


class Raster(NamedTuple):
    """A raster of a variable; without a date it serves all dates."""

    path: str
    date: Date | None


class Plots(NamedTuple):
    """Points with measurements of a flux in a column."""

    path: str
    column: str
    columns: tuple


class Zones(NamedTuple):
    """Polygons and the column that names them, which may be empty."""

    path: str
    column: str


class Data(NamedTuple):
    """All that was found.

    `variables` maps a variable to its `Raster` records in the order of their dates; `classes` are
    the variables that hold class codes; `plots` has the keys of `FLUX_COLUMNS`.
    """

    folder: str
    variables: dict
    classes: tuple
    plots: dict
    zones: Zones | None


def read_data(folder, describe: Callable[[str], TableFacts], besides=()) -> Data:
    """Return what a folder holds.

    Parameters
    ----------
    folder : str or Path
        The data folder; it need not exist.
    describe : callable
        Is given a file of `TABLE_ENDINGS` and returns a `TableFacts`.
    besides : iterable of str or Path
        Folders inside it to leave out: results, where data and workspace are one folder.
    """
    rasters, tables = _files(str(folder), {os.path.normpath(path) for path in besides})
    variables = _by_variable(rasters)
    classes = tuple(name for name, found in variables.items() if read_classes(found[0].path))
    facts = [(path, describe(path)) for path in tables]
    plots = {flux: _plots(facts, names) for flux, names in FLUX_COLUMNS.items()}
    return Data(
        str(folder),
        variables,
        classes,
        {flux: found for flux, found in plots.items() if found},
        _zones(facts),
    )


def date_of(path: str) -> Date | None:
    """Return the date that a file's name tells."""
    return split_file_name(Path(path).stem)[1]


def first_of(wanted, columns) -> str:
    """Return the first wanted name that is among the columns, as it is written there."""
    written = {name.lower(): name for name in reversed(list(columns))}
    return next((written[name] for name in wanted if name in written), "")


def _files(folder: str, besides: set) -> tuple:
    """Return rasters and tables in a folder and the folders inside it, in order."""
    rasters, tables, seen = [], [], 0
    for place, inside, names in os.walk(folder):
        depth = len(Path(place).relative_to(folder).parts)
        inside[:] = sorted(
            name
            for name in inside
            if depth < DEEPEST
            and name != ANSWERS
            and not name.startswith(".")
            and os.path.normpath(os.path.join(place, name)) not in besides
        )
        for name in sorted(names):
            ending = os.path.splitext(name)[1].lower()
            if ending in RASTER_ENDINGS and not name.startswith("."):
                rasters.append(os.path.join(place, name))
            elif ending in TABLE_ENDINGS and not name.startswith("."):
                tables.append(os.path.join(place, name))
        seen += len(names)
        if seen > MOST_FILES:
            break
    return rasters, tables


def _by_variable(paths) -> dict:
    """Return the rasters of each variable; of several precisions the years are taken."""
    found: dict = {}
    for path, (name, date) in zip(paths, split_file_names([Path(path).stem for path in paths])):
        found.setdefault(name, []).append(Raster(path, date))
    return {name: _one_precision(rasters) for name, rasters in found.items()}


def _one_precision(rasters: list) -> tuple:
    """Return the yearly rasters of a variable, else its others, in the order of their dates."""
    dated = sorted((r for r in rasters if r.date is not None), key=lambda r: r.date)
    if not dated:
        return tuple(rasters[:1])
    yearly = [r for r in dated if r.date.precision == "year"]
    return tuple(yearly or dated)


def _plots(facts, names) -> Plots | None:
    for path, table in facts:
        column = first_of(names, table.columns)
        if table.geometry == "point" and column:
            return Plots(path, column, table.columns)
    return None


def _zones(facts) -> Zones | None:
    for path, table in facts:
        if table.geometry == "polygon":
            return Zones(path, first_of(ZONE_COLUMNS, table.columns))
    return None
