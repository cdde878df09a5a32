"""Facts are plain records: no sentences, no logic, nothing imported but other facts."""

from __future__ import annotations

import ast
import dataclasses
from pathlib import Path

import pytest

import carbonsink
from carbonsink.core.errors_and_notes.run import CarbonSinkError, Note
from carbonsink.framework import messages  # noqa: F401 - imports every room of facts

FOLDER = Path(carbonsink.__file__).parent / "core" / "errors_and_notes"
PLAIN = {"str", "int", "float", "bool", "tuple", "dict", "object"}


def subclasses(root):
    return [kind for one in root.__subclasses__() for kind in (one, *subclasses(one))]


@pytest.mark.parametrize(
    "kind", [*subclasses(CarbonSinkError), *subclasses(Note)], ids=lambda kind: kind.__name__
)
def test_a_fact_is_a_record_of_plain_values(kind):
    assert dataclasses.is_dataclass(kind) or kind.__subclasses__()
    if dataclasses.is_dataclass(kind):
        assert {field.type for field in dataclasses.fields(kind)} <= PLAIN


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.py")), ids=lambda path: path.stem)
def test_facts_import_nothing_above_them(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    relative = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) and n.level]
    assert all(node.level == 1 for node in relative)
