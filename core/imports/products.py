"""Known products: what their variables are called, measure, and how their numbers are stored.

They stand in ``products.csv``, the rules of their quality bands in ``quality.csv``; each row has
its source. A new product is a row; a user's own tables take the place of ours.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from ..dates.composites import LONGEST
from ..errors_and_notes.tables import BadTable
from ..tables.csv_table import read_number, read_rows
from ..units.quantity import find_quantity
from .settings import LEVELS

_FOLDER = os.path.dirname(__file__)
PRODUCTS_TABLE = os.path.join(_FOLDER, "products.csv")
QUALITY_TABLE = os.path.join(_FOLDER, "quality.csv")
AMOUNT, CLASS = "amount", "class"
# The scale of a product whose files always declare it, and the days of one whose bands without
# dates are the months of the years in the name of the file.
DECLARED, IN_ORDER = "file", "months in order"
# What an amount is per: the time its own step lasts, or a step of the calendar.
INTERVAL = "interval"
_STEPS = ("", INTERVAL, "hour", "day", "month", "year")
_STATISTICS = ("", "mean", "sum", "max", "min")
_COLUMNS = tuple(
    "product file origin variable name kind quantity unit step days scale offset low high quality "
    "statistic citation".split()
)
_RULE_COLUMNS = tuple("rules variable level first_bit last_bit keep meaning citation".split())


@dataclass(frozen=True)
class ProductVariable:
    """One variable of a product; the fields are the columns of the table.

    Parameters
    ----------
    product : str
        Name of the product, for people.
    file, origin : pattern or None
        What the name of a file, or its metadata, hold. One of them must.
    variable : pattern
        What the variable is called in the file (`naming.variable_key`).
    name : str
        What it is called here; empty keeps the group "name" of the pattern, else its own name.
    kind : str
        `AMOUNT` or `CLASS`.
    quantity, unit : str
        Code of what it measures, and the unit of its values where the file states none.
    step : str
        What an amount is per, where its unit does not say: `INTERVAL` for its own step.
    days : int
        Length of its composites, days; 0 where dates tell it.
    stamp : str
        "month" or "year" where a date stands for the whole of one.
    in_order : bool
        Whether bands without dates are the months of the years in the name of the file.
    scale, offset : float or None
        ``value = stored * scale + offset`` of whole numbers as stored.
    declared : bool
        Whether each file declares its scale: one that does not was converted without it.
    low, high : float or None
        Valid range of the stored numbers.
    quality : str
        Name of its rules.
    statistic : str
        How its dates make a month or year; empty for what the quantity says.
    citation : str
        Source.
    """

    product: str
    file: re.Pattern | None
    origin: re.Pattern | None
    variable: re.Pattern
    name: str
    kind: str
    quantity: str
    unit: str
    step: str
    days: int
    stamp: str
    in_order: bool
    scale: float | None
    offset: float
    declared: bool
    low: float | None
    high: float | None
    quality: str
    statistic: str
    citation: str

    def fits(self, file: str, origin: str, variable: str) -> bool:
        """Say whether a variable of a file is this one."""
        by_file = self.file is not None and self.file.search(file)
        by_origin = self.origin is not None and self.origin.search(origin)
        return bool((by_file or by_origin) and self.variable.search(variable))

    def name_of(self, variable: str) -> str:
        """Return what a variable that fits is called here."""
        match = self.variable.search(variable)
        named = match.groupdict().get("name") if match else ""
        return self.name or named or variable

    def family_of(self, file: str) -> str:
        """Return the part of a file's name that tells the product: MOD13Q1, not MYD13Q1."""
        match = self.file.search(file) if self.file else None
        return match.group().upper() if match else ""


class QualityRule(NamedTuple):
    """Bits of a quality band, and the values of them at which a cell is kept."""

    rules: str
    variable: re.Pattern
    level: str
    first_bit: int
    last_bit: int
    keep: tuple
    meaning: str

    @property
    def bits(self) -> str:
        """The bits as they are written in the documentation of products: 10, or 3-4."""
        is_single_bit = self.first_bit == self.last_bit
        return f"{self.first_bit}" if is_single_bit else f"{self.first_bit}-{self.last_bit}"


class ProductTable(NamedTuple):
    """All products and rules."""

    variables: tuple
    rules: tuple

    def find(self, file: str, origin: str, variable: str) -> ProductVariable | None:
        """Return the first row that a variable of a file fits; None for an unknown one.

        Parameters
        ----------
        file : str
            The name of the file, without folder.
        origin : str
            What its metadata say about who made it.
        variable : str
            The variable in the spelling of `naming.variable_key`.
        """
        fitting = (row for row in self.variables if row.fits(file, origin, variable))
        return next(fitting, None)

    def rules_of(self, product: ProductVariable, level: str) -> tuple:
        """Return the rules of a product at a level of strictness."""
        return tuple(
            rule for rule in self.rules if rule.rules == product.quality and rule.level == level
        )

    def is_quality(self, variable: str) -> bool:
        """Say whether a variable holds bits of quality of a product in the table."""
        return any(rule.variable.search(variable) for rule in self.rules)


@cache
def load_products(products: str = "", quality: str = "") -> ProductTable:
    """Return the tables of products and quality rules.

    Parameters
    ----------
    products, quality : str
        CSV files of the same columns instead of the plugin's own.

    Raises
    ------
    MissingColumn, BadTable
        When one of them is no such table.
    """
    products, quality = products or PRODUCTS_TABLE, quality or QUALITY_TABLE
    rows = tuple(_read_product(products, row) for row in read_rows(products, _COLUMNS))
    rules = tuple(_read_rule(quality, row) for row in read_rows(quality, _RULE_COLUMNS))
    return ProductTable(rows, rules)


def _read_product(path: str, row: dict) -> ProductVariable:
    """Return a row of the table of products."""
    for column, allowed in (
        ("kind", (AMOUNT, CLASS)),
        ("step", _STEPS),
        ("statistic", _STATISTICS),
    ):
        if row[column] not in allowed:
            raise BadTable(path, column, row[column], allowed)
    if row["quantity"] and find_quantity(row["quantity"]) is None:
        raise BadTable(path, "quantity", row["quantity"], ())
    if not row["variable"]:
        raise BadTable(path, "variable", "", ())
    in_order, declared = row["days"] == IN_ORDER, row["scale"] == DECLARED
    stamp = "month" if in_order else row["days"] if row["days"] in ("month", "year") else ""
    days = 0 if stamp or not row["days"] else int(read_number(path, "days", row["days"]))
    if not 0 <= days <= LONGEST:
        raise BadTable(path, "days", row["days"], ())
    number = {
        column: read_number(path, column, row[column]) if row[column] else None
        for column in ("offset", "low", "high")
    }
    scaled = bool(row["scale"]) and not declared
    return ProductVariable(
        row["product"],
        _product_pattern(path, "file", row["file"]),
        _product_pattern(path, "origin", row["origin"]),
        _product_pattern(path, "variable", row["variable"]) or re.compile(""),
        row["name"],
        row["kind"],
        row["quantity"],
        row["unit"],
        row["step"],
        days,
        stamp,
        in_order,
        read_number(path, "scale", row["scale"]) if scaled else None,
        number["offset"] or 0.0,
        declared,
        number["low"],
        number["high"],
        row["quality"],
        row["statistic"],
        row["citation"],
    )


def _read_rule(path: str, row: dict) -> QualityRule:
    """Return a row of the table of quality rules of known products."""
    if row["level"] not in LEVELS[:-1]:
        raise BadTable(path, "level", row["level"], LEVELS[:-1])
    first, last = (int(read_number(path, c, row[c])) for c in ("first_bit", "last_bit"))
    if not 0 <= first <= last <= 31:
        raise BadTable(path, "last_bit", row["last_bit"], ())
    keep = tuple(int(read_number(path, "keep", text)) for text in row["keep"].split("|"))
    variable = _product_pattern(path, "variable", row["variable"])
    if variable is None:
        raise BadTable(path, "variable", "", ())
    return QualityRule(row["rules"], variable, row["level"], first, last, keep, row["meaning"])


def _product_pattern(path: str, column: str, text: str) -> re.Pattern | None:
    """Return a pattern in the table of products, None for an empty one."""
    if not text:
        return None
    try:
        return re.compile(text, re.IGNORECASE)
    except re.error as error:
        raise BadTable(path, column, f"{text}: {error}", ()) from error
