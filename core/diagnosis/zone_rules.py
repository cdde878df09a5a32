"""The rule table: which classes of pattern, expected trend, driver and others make which zone.

The shipped table turns the idea of priority zones by high-high clusters into a full partition. It
is a proposal without a published source, made to be edited: copy ``zone_rules.csv``, change it,
give it as RULES.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.tables import BadTable, MissingColumn
from ..tables.csv_table import read_cells

ZONE_NODATA = 255

# Where no rule fits.
NO_ZONE = 0

COLUMNS = ("code", "zone", "lisa", "future", "driver", "colour", "text")
# The sign of the flux itself: a column that tables may lack, and then takes any.
LEVEL = "level"
LEVELS = {"unknown": 0, "sink": 1, "source": 2}
# What the trend goes with, the classes of 'Climate and human contributions': as the level.
CLIMATE = "climate"
CLIMATES = {
    "no change": 0,
    "increase both": 1,
    "increase climate": 2,
    "increase not explained": 3,
    "decrease both": 4,
    "decrease climate": 5,
    "decrease not explained": 6,
    "not significant": 7,
    "unknown": 8,
}
OPTIONAL = (LEVEL, CLIMATE)

ANY = "*"

# Codes of the three class rasters and the words a table may use for them.
INPUT_CLASSES = {
    "lisa": {"ns": 0, "HH": 1, "LH": 2, "LL": 3, "HL": 4},
    "future": {
        "continuous improvement": 1,
        "future degradation": 2,
        "continuous degradation": 3,
        "future improvement": 4,
        "not distinguishable": 5,
    },
    # With more than two drivers "A+B" stands for any of them; from C on each has its own code.
    "driver": {
        "A+B strong": 1,
        "A": 2,
        "B": 3,
        "A+B weak": 4,
        "none": 5,
        **{letter: code for code, letter in enumerate("CDEFGH", start=6)},
    },
}


@dataclass(frozen=True)
class ZoneRule:
    """One row: codes of each input that it takes, and the zone they make."""

    code: int
    zone: str
    lisa: tuple
    future: tuple
    driver: tuple
    level: tuple
    climate: tuple
    colour: str
    text: str


class Zone(NamedTuple):
    """A zone of the map; several rules may lead to one."""

    code: int
    key: str
    label: str
    colour: str
    text: str


@dataclass(frozen=True)
class RuleTable:
    """Rules in order; the first that fits decides."""

    rules: tuple

    def zones(self) -> tuple:
        """Return the zones that the rules make in order of codes, that without a rule first."""
        zones = {NO_ZONE: Zone(NO_ZONE, "none", "No rule applies", "#bdbdbd", "")}
        for rule in self.rules:
            zone = Zone(rule.code, str(rule.code), rule.zone, rule.colour, rule.text)
            zones.setdefault(rule.code, zone)
        return tuple(zones[code] for code in sorted(zones))

    @property
    def uses_climate(self) -> bool:
        """Whether any rule asks for a class of climate."""
        return any(set(rule.climate) != set(CLIMATES.values()) for rule in self.rules)

    def lookup(self) -> np.ndarray:
        """Return zone codes (uint8) indexed by LISA, future, driver, level and climate code."""
        input_codes = (*INPUT_CLASSES.values(), LEVELS, CLIMATES)
        table = np.full([max(codes.values()) + 1 for codes in input_codes], NO_ZONE, np.uint8)
        for rule in reversed(self.rules):
            codes = rule.lisa, rule.future, rule.driver, rule.level, rule.climate
            table[np.ix_(*codes)] = rule.code
        return table


def load_rules(path: str | None = None) -> RuleTable:
    """Return the rules of a CSV table, by default the shipped one.

    Parameters
    ----------
    path : str, optional
        CSV with the columns of `COLUMNS`, and perhaps those of `OPTIONAL`. lisa, future, driver,
        level and climate hold codes or words joined by ``|``, or ``*`` for all.

    Raises
    ------
    MissingColumn, BadTable
        When the table cannot be used, with column and value.
    """
    path = path or os.path.join(os.path.dirname(__file__), "zone_rules.csv")
    rules: list = []
    zones: dict = {}
    for row in _read_rule_rows(path):
        rule = _check_rule(path, row)
        zone = rule.zone, rule.colour, rule.text
        if zones.setdefault(rule.code, zone)[0] != rule.zone:
            raise BadTable(path, "code", row["code"], ())  # one code, two zones
        rules.append(rule)
    if not rules:
        raise BadTable(path, "code", "", ())
    return RuleTable(tuple(rules))


def _read_rule_rows(path: str) -> list:
    """Return the rows of the table of zoning rules that are not empty, as dicts."""
    header, *cells = read_cells(path)
    for column in COLUMNS:
        if column not in header:
            raise MissingColumn(column, tuple(header), path)
    rows = [dict(zip(header, row)) for row in cells]
    rows = [{name: row.get(name, "") for name in (*COLUMNS, *OPTIONAL)} for row in rows]
    return [row for row in rows if any(row.values())]


def _check_rule(path: str, row: dict) -> ZoneRule:
    """Return one row of the table of zoning rules, checked."""
    code = row["code"]
    if not re.fullmatch(r"\d{1,3}", code) or not NO_ZONE < int(code) < ZONE_NODATA:
        raise BadTable(path, "code", code, ("1 ... 254",))
    if not row["zone"]:
        raise BadTable(path, "zone", "", ())
    if not re.fullmatch("#[0-9a-fA-F]{6}", row["colour"]):
        raise BadTable(path, "colour", row["colour"], ("#rrggbb",))
    classes = {**INPUT_CLASSES, LEVEL: LEVELS, CLIMATE: CLIMATES}
    codes = {
        name: _codes_of_rule(path, name, row[name], codes_of_class)
        for name, codes_of_class in classes.items()
    }
    return ZoneRule(int(code), row["zone"], colour=row["colour"], text=row["text"], **codes)


def _codes_of_rule(path: str, column: str, text: str, codes_of_class: dict) -> tuple:
    """Return the codes that a cell of the table of zoning rules names."""
    if text in ("", ANY):
        return tuple(codes_of_class.values())
    words = {word.casefold(): code for word, code in codes_of_class.items()}
    words.update({str(code): code for code in codes_of_class.values()})
    codes = []
    for choice in text.split("|"):
        code = words.get(choice.strip().casefold())
        if code is None:
            listed = tuple(f"{code} ({word})" for word, code in codes_of_class.items())
            raise BadTable(path, column, choice.strip(), listed)
        codes.append(code)
    return tuple(dict.fromkeys(codes))
