"""Aridity zones from the aridity index P/PET."""

from __future__ import annotations

import os
from typing import NamedTuple

import numpy as np

from ..tables.csv_table import read_number, read_rows, read_whole_number

_TABLE = os.path.join(os.path.dirname(__file__), "aridity_classes.csv")


class AridityClass(NamedTuple):
    """A zone: index from `low`, below `high`."""

    code: int
    key: str
    low: float
    high: float
    citation: str


def read_aridity_classes() -> tuple:
    """Return the zones, driest first."""
    classes = (
        AridityClass(
            read_whole_number(_TABLE, "code", row["code"]),
            row["key"],
            read_number(_TABLE, "low", row["low"]),
            read_number(_TABLE, "high", row["high"]),
            row["citation"],
        )
        for row in read_rows(_TABLE, AridityClass._fields)
    )
    return tuple(sorted(classes, key=lambda zone: zone.low))


def aridity_zones(index: np.ndarray, classes: tuple = ()) -> np.ndarray:
    """Return the key of the zone of each index P/PET, None where it is missing or below 0."""
    classes = classes or read_aridity_classes()
    keys = np.full(len(index), None, dtype=object)
    for zone in classes:
        keys[(index >= zone.low) & (index < zone.high)] = zone.key
    return keys
