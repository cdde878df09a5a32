"""Every field that core names in an error is set by a parameter that some algorithm has."""

from __future__ import annotations

import ast
import json
from pathlib import Path

from carbonsink.core.errors_and_notes.fields import FieldName
from carbonsink.framework.parameters.field_names import parameter_name

ROOT = Path(__file__).resolve().parents[3]
# Set by tuning alone, and named as in its grid.
ONLY_TUNED = {"learning_rate", "cost", "gamma", "epsilon", "penalty", "hidden"}


def _literals(call: ast.Call) -> list:
    return [argument.value for argument in call.args if isinstance(argument, ast.Constant)]


def _checked_fields(tree: ast.AST) -> list:
    """Return the fields of settings with limits, and their class."""
    return [
        (line.target.id, record.name)
        for record in ast.walk(tree)
        if isinstance(record, ast.ClassDef)
        for line in record.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.value, ast.Call)
        if getattr(line.value.func, "id", "") in ("setting", "seed_setting")
    ]


def _named_fields(tree: ast.AST) -> list:
    """Return the fields named by `FieldName` and `chosen`, with the class where it is told."""
    named = []
    for call in ast.walk(tree):
        name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
        if name == "FieldName" and (literals := _literals(call)):
            named.append(tuple(literals))
        elif name == "chosen" and isinstance(call.args[0], ast.Constant):
            named.append((call.args[0].value,))
    return named


def test_every_named_field_is_a_parameter():
    frozen = json.loads((ROOT / "tests/algorithms/interface.json").read_text(encoding="utf-8"))
    parameters = {name for entry in frozen.values() for name in entry["parameters"]}
    named = set()
    for path in (ROOT / "core").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named.update(_checked_fields(tree) + _named_fields(tree))
    assert len(named) > 100
    unknown = {field for field in named if parameter_name(FieldName(*field)) not in parameters}
    assert {name for name, *_ in unknown} == ONLY_TUNED
