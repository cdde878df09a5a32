"""What the columns of flux tables hold: one table of names, kinds, units and ranges.

``flux_columns.csv`` lists the columns of FLUXNET2015 and of ChinaFLUX; the user's own table in the
same form takes its place.
"""

from __future__ import annotations

import math
import os
import re
from dataclasses import dataclass

from ...errors_and_notes.flux_tables import FluxColumnsUnused, FluxesUnread, OtherProfileFits
from ...errors_and_notes.tables import BadTable
from ...run import Run
from ...tables.csv_table import read_number, read_rows
from ...units.header_units import split_unit_words
from ..settings import PROFILES, FluxSettings
from .flux_units import UNITS_OF_KINDS, find_flux_conversion, known_units

# So many more variables found by another profile make one doubt the chosen one.
MORE_COLUMNS = 3
# Carbon fluxes by the names of AmeriFlux and its kin: FC, FC_1_1_1, NEE_PI, GPP_PI_F, Fc_wpl.
_FLUX_NAME = re.compile(r"(?:fc|nee|nep|gpp|gep|reco|f_?co2|co2_?flux)(?![a-z])", re.IGNORECASE)

TABLE = os.path.join(os.path.dirname(__file__), "flux_columns.csv")
COLUMNS = (
    "profile",
    "column",
    "variable",
    "kind",
    "unit",
    "unit_day",
    "unit_month",
    "unit_year",
    "qc",
    "low",
    "high",
    "source",
)
# Kinds that are added up over a period; the others are averaged.
ADDED = ("flux", "exchange", "water")
# The profile of the rows that are good for all tables but FLUXNET's.
OTHER = "other"

_WITH_UNIT = re.compile(r"^(.*?)[\s_]*[(（\[【]([^)）\]】]*)[)）\]】]\s*$")


@dataclass(frozen=True, eq=False)
class FluxColumn:
    """One variable and the columns it may come from.

    Parameters
    ----------
    names : tuple of str
        Column names, the preferred one first.
    variable : str
        Name in the output.
    kind : str
        A key of `UNITS_OF_KINDS`.
    units : dict of str to str
        Unit where the table says none, by its step: "instant", "day", "month", "year".
    qc : str
        Column of its quality; empty means the name with "_QC" at its end.
    low, high : float
        What the variable can be, in our unit (of sums: per day).
    """

    names: tuple
    variable: str
    kind: str
    units: dict
    qc: str
    low: float
    high: float

    @property
    def is_added(self) -> bool:
        """Whether it is added up over a period rather than averaged."""
        return self.kind in ADDED


@dataclass(frozen=True)
class Header:
    """A column of a file: its place, its name without the unit, and its unit if it says one."""

    position: int
    name: str
    unit: str


def load_columns(profile: str, path: str | None = None) -> tuple:
    """Return the variables of a profile.

    Parameters
    ----------
    profile : str
        One of `PROFILES`; a user's table may use these too, or "other" for the last two.
    path : str, optional
        A table to take instead of the plugin's.

    Raises
    ------
    MissingColumn, BadTable
        When the table cannot be used.
    """
    path = path or TABLE
    profiles = (profile,) if profile == "fluxnet" else (profile, OTHER)
    all_columns = [_parse_column(path, row) for row in read_rows(path, COLUMNS)]
    columns = tuple(
        column for profile_of_column, column in all_columns if profile_of_column in profiles
    )
    if not columns:
        raise BadTable(
            path,
            "profile",
            profile,
            tuple(sorted({profile_of_column for profile_of_column, _ in all_columns})),
        )
    return columns


def split_header(position: int, text: str, unit: str = "") -> Header:
    """Return name and unit of a column, the unit from brackets at its end if there are any."""
    match = _WITH_UNIT.match(text.strip())
    if match and match.group(1):
        return Header(position, match.group(1).rstrip("/\uff0f "), match.group(2).strip())
    return Header(position, text.strip(), unit.strip())


def find_header(headers, names) -> Header | None:
    """Return the first of some names among the columns: exact, else without regard to case."""
    for fits in (str, str.casefold):
        by_name: dict = {}
        for header in headers:
            by_name.setdefault(fits(header.name), header)
        for name in names:
            if fits(name) in by_name:
                return by_name[fits(name)]
    return None


def find_variable(headers, column: FluxColumn) -> Header | None:
    """Return the column of a variable by its name, which a unit may follow: "NEE_gC_m2_d".

    A unit that the variable does not come in is part of the name.
    """
    found = find_header(headers, column.names)
    if found is not None:
        return found
    split = []
    for header in headers:
        name, unit = split_unit_words(header.name)
        if unit and not header.unit and find_flux_conversion(column.kind, unit) is not None:
            split.append(Header(header.position, name, unit))
    return find_header(split, column.names)


def _parse_column(path: str, cells: dict) -> tuple:
    """Return the profile and the variable of a row."""
    if cells["kind"] not in UNITS_OF_KINDS:
        raise BadTable(path, "kind", cells["kind"], tuple(kind for kind in UNITS_OF_KINDS if kind))
    names = tuple(name.strip() for name in cells["column"].split("|") if name.strip())
    for column in ("column", "variable"):
        if not cells[column]:
            raise BadTable(path, column, "", ())
    units = {
        step: cells[f"unit{ending}"]
        for step, ending in (
            ("instant", ""),
            ("day", "_day"),
            ("month", "_month"),
            ("year", "_year"),
        )
    }
    for unit in units.values():
        if find_flux_conversion(cells["kind"], unit) is None:
            raise BadTable(path, "unit", unit, known_units(cells["kind"]))
    limits = (
        _parse_limit(path, cells, "low", -math.inf),
        _parse_limit(path, cells, "high", math.inf),
    )
    return cells["profile"], FluxColumn(
        names, cells["variable"], cells["kind"], units, cells["qc"], *limits
    )


def _parse_limit(path: str, cells: dict, column: str, default: float) -> float:
    """Return a limit of plausible values from the table of flux columns."""
    return read_number(path, column, cells[column]) if cells[column] else default


def choose_columns(file, flux_columns) -> dict:
    """Return the column whose rows hold each variable; each variable once."""
    header_of_column, variables = {}, set()
    for column in flux_columns:
        header = find_variable(file.headers, column)
        if header is not None and column.variable not in variables:
            header_of_column[column] = header
            variables.add(column.variable)
    return header_of_column


def note_other_profile(file, n_found: int, settings: FluxSettings, run: Run) -> None:
    """Warn when another profile knows many more of the columns of a file."""
    for profile in () if settings.columns else PROFILES:
        n_other = len(choose_columns(file, load_columns(profile)))
        if n_other >= n_found + MORE_COLUMNS:
            run.note(OtherProfileFits(file.path, settings.profile, n_found, profile, n_other))
            return


def note_unused_columns(file, header_of_column: dict, used: set, run: Run) -> None:
    """Name the columns that are not read; those that are fluxes by name where no flux was."""
    positions = {header.position for header in used}
    unused = tuple(h.name for h in file.headers if h.position not in positions and h.name)
    has_flux = any(column.kind in ("flux", "exchange") for column in header_of_column)
    fluxes = () if has_flux else tuple(name for name in unused if _FLUX_NAME.match(name))
    if fluxes:
        run.note(FluxesUnread(file.path, fluxes))
    if unused:
        run.note(FluxColumnsUnused(file.path, unused))
