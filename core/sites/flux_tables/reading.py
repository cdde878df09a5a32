"""Opening a flux table: its encoding, its separator, its header with or without a row of units."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass

from ...facts.sites import BadTable
from ...run import Run
from ...tables.columns import is_missing, parse_number
from ...tables.csv_table import decode, separator_of
from .columns import find_header, split_header
from .units import KINDS, known_units, squeeze

SITE = ("site", "site_id", "siteid", "station", "站点", "站名", "台站", "台站代码", "站点名称")
# FLX_US-MMS_FLUXNET2015_...: the code of a site anywhere between underscores.
_SITE_CODE = re.compile(r"(?:^|[_\s])([A-Z]{2}-[A-Za-z0-9]{3})(?=[_.\s]|$)")
# Rows between header and data: units, names in a second language.
MOST_HEADER_ROWS = 4
_HEAD_BYTES = 1 << 16
# Rows read between two looks at the cancel button.
_CHUNK = 100_000


@dataclass(frozen=True)
class FluxFile:
    """A file that was looked at but not read.

    Parameters
    ----------
    path, encoding, separator : str
        Where it is and how it is written.
    headers : tuple of Header
        Its columns.
    first_row : int
        Line of the first row of data, from 0.
    site : str
        Site from the name of the file; a column of sites comes first.
    """

    path: str
    encoding: str
    separator: str
    headers: tuple
    first_row: int
    site: str


def inspect_file(path: str, plain: bool = False) -> FluxFile:
    """Return what the head of a file tells.

    Parameters
    ----------
    path : str
        The file.
    plain : bool
        Whether data begin below the first row whatever stands there; else rows of units and names
        are looked for.

    Raises
    ------
    BadTable
        When it cannot be read, or has no rows.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD_BYTES)
    except OSError as error:
        raise BadTable(path, "file", error.strerror or str(error), ()) from error
    if head[:2] == b"PK" or head[:4] == b"\xd0\xcf\x11\xe0" or b"\0" in head:
        raise BadTable(path, "file", "this is no text but a workbook or a packed file", ())
    # The head may end in the middle of a character: the last line is left out.
    text, encoding = decode(head.rsplit(b"\n", 1)[0] if len(head) == _HEAD_BYTES else head)
    lines = text.splitlines()
    if len(lines) < 2:
        raise BadTable(path, "file", "there is no row below the header", ())
    separator = separator_of(lines[0])
    begin = io.StringIO("\n".join(lines[: MOST_HEADER_ROWS + 1]))
    try:
        rows = list(csv.reader(begin, delimiter=separator))
    except csv.Error as error:
        raise BadTable(path, "file", str(error), ()) from error
    first = 1
    if not plain:
        first = next((i for i, row in enumerate(rows) if i and _is_data(row)), len(rows))
    units = _units_row(rows[1:first])
    units = units + [""] * (len(rows[0]) - len(units))
    headers = tuple(
        split_header(place, name, unit) for place, (name, unit) in enumerate(zip(rows[0], units))
    )
    return FluxFile(path, encoding, separator, headers, first, site_of(path))


def site_of(path: str) -> str:
    """Return the site that a file's name tells: its code, else the whole name."""
    stem = os.path.splitext(os.path.basename(path))[0]
    found = _SITE_CODE.search(stem)
    return found.group(1) if found else stem


def read_columns(file: FluxFile, places, run: Run):
    """Return some columns of a file as a DataFrame whose columns are their places.

    Raises
    ------
    BadTable
        When the file breaks off or cannot be decoded.
    """
    import pandas as pd

    places, parts = sorted(set(places)), []
    try:
        chunks = pd.read_csv(
            file.path,
            sep=file.separator,
            header=None,
            names=list(range(len(file.headers))),
            usecols=places,
            skiprows=file.first_row,
            encoding=file.encoding,
            chunksize=_CHUNK,
            skip_blank_lines=True,
            index_col=False,
            na_values=["-9999", "-9999.0", "-6999"],
            low_memory=False,
        )
        for part in chunks:
            run.check()
            parts.append(part)
    except (ValueError, UnicodeDecodeError, OSError) as error:
        raise BadTable(file.path, "file", str(error), ()) from error
    if not parts:
        raise BadTable(file.path, "file", "there is no row below the header", ())
    return pd.concat(parts, ignore_index=True)


def site_header(file: FluxFile):
    """Return the column that names the site of each row, None without one."""
    return find_header(file.headers, SITE)


def _units_row(rows: list) -> list:
    """Return the row between header and data that holds units; a second row of names is none."""
    known = {squeeze(unit) for kind in KINDS for unit in known_units(kind)}

    def n_units(row):
        return sum(squeeze(cell) in known for cell in row)

    best = max(rows, key=n_units, default=[])
    return best if n_units(best) else []


def _is_data(row: list) -> bool:
    """Say whether a row holds data: most of its filled cells are numbers or dates."""
    filled = [cell for cell in row if cell.strip()]
    numbers = [cell for cell in filled if is_missing(cell) or parse_number(cell) is not None]
    dates = [cell for cell in filled if re.match(r"\s*\d{4}[-/]", cell)]
    return bool(filled) and 2 * (len(numbers) + len(dates)) > len(filled)
