"""Reports speak to readers: no names of parameters, no ids of algorithms."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
FILES = sorted((ROOT / "core" / "report").rglob("*.py"))
# Names of parameters that are words of the field as well.
WORDS = {"NPP", "CRS", "NEP", "GPP", "NEE"}
CAPITALS = re.compile(r"\b[A-Z][A-Z0-9_]{2,}\b")


def parameter_names() -> set:
    frozen = json.loads((ROOT / "tests" / "algorithms" / "interface.json").read_text("utf-8"))
    found: set = set()
    stack = [frozen]
    while stack:
        part = stack.pop()
        if isinstance(part, dict):
            found.update(key for key in part if CAPITALS.fullmatch(key))
            found.update(v for v in part.values() if isinstance(v, str) and CAPITALS.fullmatch(v))
            stack += part.values()
        elif isinstance(part, list):
            stack += part
    return found - WORDS


def sentences(path: Path):
    """Yield the texts of a file that are shown: those handed to tr()."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("tr", "translate"):
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def test_the_names_are_read():
    assert {"NULL_TEST", "APPLICABILITY", "SMEARING", "MODELS"} <= parameter_names()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_name_of_a_parameter_is_in_a_report(path):
    names = parameter_names()
    for text in sentences(path):
        assert "carbonsink:" not in text
        assert not [word for word in CAPITALS.findall(text) if word in names or "_" in word], text
