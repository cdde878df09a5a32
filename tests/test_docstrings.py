"""The examples in docstrings give what they show."""

from __future__ import annotations

import doctest
import importlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = ("core", "dependencies", "framework", "algorithms", "processing_provider", "ui")


def modules_with_examples():
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if ">>> " in path.read_text(encoding="utf-8"):
                yield ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("name", list(modules_with_examples()))
def test_examples_in_docstrings(name):
    failed, tried = doctest.testmod(importlib.import_module(f"carbonsink.{name}"))
    assert tried > 0
    assert failed == 0


def test_examples_are_found():
    assert {"core.dates.date", "core.units.unit"} <= set(modules_with_examples())
