"""CSV tables with one row per class code, as users write them.

Names and colours of land-use classes: from the user's table, else from the rasters.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors_and_notes.landuse import CodesUnnamed, NamesExchanged
from ..errors_and_notes.tables import BadTable, MissingColumn
from ..tables.csv_table import read_cells
from ..tables.csv_table import read_number as read_any_number


def read_legend_rows(path: str):
    """Yield ``(code, row)`` of a legend, a table with a column "code".

    Columns are found without regard to case, and to a unit in brackets after the name; comma,
    semicolon and tab separate.

    Raises
    ------
    MissingColumn, BadTable
        Without that column, or when a code is not an integer or occurs twice.
    """
    header, rows = _read_legend_rows(path)
    if "code" not in header:
        raise MissingColumn("code", tuple(header), path)
    seen_codes = set()
    for cells in rows:
        row = dict(zip(header, [*cells, *[""] * len(header)]))
        code = read_number(path, "code", row["code"])
        if code != int(code) or code in seen_codes:
            raise BadTable(path, "code", row["code"], ())
        seen_codes.add(code)
        yield int(code), row
    if not seen_codes:
        raise BadTable(path, "code", "", ())


def read_number(path: str, column: str, text: str) -> float:
    """Return a cell of a legend as a finite number.

    Raises
    ------
    BadTable, AmbiguousNumber
        When it is none, or could be two.
    """
    value = read_any_number(path, column, text)
    if not abs(value) < 1e18:  # infinite or NaN too
        raise BadTable(path, column, text, ())
    return value


def _read_legend_rows(path: str) -> tuple:
    """Return the names of the columns and the rows that are not empty."""
    names, *rows = read_cells(path)
    return [name.split("(")[0].strip().lower() for name in names], rows


# For classes without a colour: ColorBrewer 2.0 "Paired" (Brewer, Harrower and The Pennsylvania
# State University), dark tones first.
PALETTE = (
    "#33a02c",
    "#b2df8a",
    "#fdbf6f",
    "#e31a1c",
    "#1f78b4",
    "#ff7f00",
    "#6a3d9a",
    "#b15928",
    "#a6cee3",
    "#fb9a99",
    "#cab2d6",
    "#ffff99",
)

_COLOUR = re.compile("#[0-9a-fA-F]{6}")


class LandClass(NamedTuple):
    """One class of land use; name and colour may be empty."""

    code: int
    name: str
    colour: str


def read_legend(path: str) -> dict:
    """Return the classes of a CSV by code.

    Parameters
    ----------
    path : str
        Table with the columns code and name, and colour (#rrggbb) if there are any.

    Raises
    ------
    MissingColumn, BadTable
        When a column is missing, a code is not an integer or occurs twice, or a colour is none.
    """
    legend = {}
    for code, row in read_legend_rows(path):
        if "name" not in row:
            raise MissingColumn("name", tuple(row), path)
        colour = row.get("colour") or row.get("color") or ""
        if colour and not _COLOUR.fullmatch(colour):
            raise BadTable(path, "colour", colour, ())
        legend[code] = LandClass(code, row["name"], colour.lower())
    return legend


def complete_legend(codes, *sources) -> tuple:
    """Return a class for each code, in order of codes.

    Parameters
    ----------
    codes : iterable of int
        Codes met in the maps.
    *sources : dict of int to LandClass
        Where names and colours come from; the first that has one wins.
    """
    classes, spare_colours = [], _spare_colours(sources)
    for code in sorted(int(code) for code in codes):
        entries = [source[code] for source in sources if code in source]
        name = next((entry.name for entry in entries if entry.name), str(code))
        colour = next((entry.colour for entry in entries if entry.colour), "") or next(
            spare_colours
        )
        classes.append(LandClass(code, name, colour))
    return _with_unique_names(classes)


def note_unnamed_codes(path: str, legend: dict, codes, run) -> None:
    """Report codes of the maps that the user's legend does not name."""
    unnamed = tuple(int(c) for c in codes if int(c) not in legend or not legend[int(c)].name)
    if unnamed:
        run.note(CodesUnnamed(path, unnamed))


def note_exchanged_names(path: str, legend: dict, raster: str, own: dict, run) -> None:
    """Report names of the user's legend that a raster has for other codes.

    Parameters
    ----------
    path, raster : str
        The user's table, and the raster.
    legend, own : dict of int to LandClass
        The classes of both.
    run : Run
        Receives the note.
    """
    code_of_name = {entry.name.casefold(): code for code, entry in own.items() if entry.name}
    exchanged = tuple(
        (code, entry.name, own[code].name)
        for code, entry in legend.items()
        if code in own
        and code_of_name.get(entry.name.casefold(), code) != code
        and own[code].name.casefold() != entry.name.casefold()
    )
    if exchanged:
        run.note(NamesExchanged(path, raster, exchanged))


def _spare_colours(sources):
    """Yield colours that no class of the legend has, then start again."""
    used_colours = {entry.colour for source in sources for entry in source.values()}
    free_colours = [colour for colour in PALETTE if colour not in used_colours] or list(PALETTE)
    while True:
        yield from free_colours


def _with_unique_names(classes) -> tuple:
    """Add the code to names that several classes of a legend share."""
    names = [entry.name for entry in classes]
    return tuple(
        entry._replace(name=f"{entry.name} ({entry.code})")
        if names.count(entry.name) > 1
        else entry
        for entry in classes
    )
