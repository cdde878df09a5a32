"""Schemas: what matches and what does not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pytest

from carbonsink.core.files.schema import (
    Count,
    Counts,
    Each,
    Either,
    Mapping,
    Numbers,
    Record,
    matches_schema,
)


@dataclass
class Facts:
    used: int
    low: float


class Part(NamedTuple):
    places: np.ndarray
    values: np.ndarray


FACTS = Record(Facts, {"used": Count(9), "low": float})
PART = Record(Part, {"places": Counts(("n",)), "values": Numbers("f", ("n",))})
FITS = (
    (3, int),
    (np.int64(-3), int),
    (3, float),
    (np.nan, float),
    (np.float32(0.5), float),
    ("a", str),
    (0, Count()),
    (np.zeros((2, 3), np.uint8), Counts((2, 3), 0)),
    (np.zeros((0, 3), int), Counts((0, 3), 0)),
    (np.array([np.nan]), Numbers("f", (1,))),
    (np.zeros((2, 5)), Numbers("fiu", (2, "n"))),
    ((), Each(int)),
    ((1, "a"), (int, str)),
    ((1, 2), Each(int)),
    ({"a": 1}, {"a": int}),
    ({}, Mapping(str, int)),
    ({"a": {3: 4, "x": 5}}, Mapping(str, Mapping(Either((int, str)), Count(5)))),
    (Facts(9, 1.5), FACTS),
    (Part(np.arange(4), np.zeros(4)), PART),
)
DIFFERS = (
    (True, int),
    (np.bool_(True), int),
    (2**63, int),
    (10**400, float),
    (1.0, int),
    ("1", int),
    (None, int),
    (1, str),
    (-1, Count()),
    (10, Count(9)),
    (np.zeros((2, 3)), Counts((2, 3))),
    (np.zeros((3, 2), int), Counts((2, 3))),
    (np.zeros(6, int), Counts((2, 3))),
    (np.full(2, -1), Counts((2,))),
    (np.full(2, 5), Counts((2,), 4)),
    (np.full(1, 2**63, np.uint64), Counts((1,))),
    (3, Counts(())),
    (np.zeros(2, bool), Numbers("iu", (2,))),
    (np.zeros((2, 5)), Numbers("f", ("n", "n"))),
    ([1, 2], Each(int)),
    ((1, "a"), Each(int)),
    ((1,), (int, str)),
    ([1, "a"], (int, str)),
    ({"a": 1, "b": 1}, {"a": int}),
    ({}, {"a": int}),
    ([], Mapping(str, int)),
    ({1: 1}, Mapping(str, int)),
    ({"a": "1"}, Mapping(str, int)),
    (0.5, Either((int, str))),
    ((9, 1.5), FACTS),
    (Facts(10, 1.5), FACTS),
    (Facts(9, "low"), FACTS),
    (Part(np.arange(4), np.zeros(3)), PART),
)


@pytest.mark.parametrize("case", FITS, ids=lambda case: repr(case)[:60])
def test_what_fits(case):
    assert matches_schema(*case)


@pytest.mark.parametrize("case", DIFFERS, ids=lambda case: repr(case)[:60])
def test_what_does_not(case):
    assert not matches_schema(*case)
