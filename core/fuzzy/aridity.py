"""Aridity zones from the aridity index P/PET."""

from __future__ import annotations

import csv
import os
from typing import NamedTuple

import numpy as np

_TABLE = os.path.join(os.path.dirname(__file__), "aridity_classes.csv")


class AridityClass(NamedTuple):
    """A zone: index from `low`, below `high`."""

    code: int
    key: str
    low: float
    high: float
    citation: str


def read_aridity_classes(path: str = _TABLE) -> tuple:
    """Return the zones of a table, driest first."""
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = (
        AridityClass(
            int(row["code"]), row["key"], float(row["low"]), float(row["high"]), row["citation"]
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda zone: zone.low))


def aridity_zones(index: np.ndarray, classes: tuple = ()) -> np.ndarray:
    """Return the key of the zone of each index P/PET, None where it is missing or below 0."""
    classes = classes or read_aridity_classes()
    keys = np.full(len(index), None, dtype=object)
    for zone in classes:
        keys[(index >= zone.low) & (index < zone.high)] = zone.key
    return keys
