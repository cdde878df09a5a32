"""Reading the tables of an assessment: rows as they stand, numbers where there are some."""

from __future__ import annotations

import csv
import math


def read_rows(path: str) -> list:
    """Return the rows of a CSV as dictionaries of text."""
    with open(path, encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def number(text) -> float:
    """Return a cell as a number, NaN when it is empty or none."""
    try:
        return float(text)
    except (TypeError, ValueError):
        return math.nan
