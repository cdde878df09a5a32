"""Every record of settings is checked against what its fields may be, somewhere in core."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

CORE = Path(__file__).parents[3] / "core"
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(CORE.rglob("*.py"))}
CHECKING = "check_settings"


def calls(node, *names):
    """The calls of functions of some names within a part of the code."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and getattr(one.func, "id", "") in names:
            yield one


def classes():
    for path, tree in TREES.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                yield path, node


def records_of_settings() -> dict:
    """Classes that declare what a field may be, and where."""
    found = {}
    for path, node in classes():
        fields = [one.value for one in node.body if isinstance(one, ast.AnnAssign) and one.value]
        limited = [one for one in fields if any(c.args[1:] for c in calls(one, "setting"))]
        limited += [one for one in fields if any(calls(one, "seed_setting"))]
        if limited:
            found[node.name] = str(path.relative_to(CORE))
    return found


def checked_names() -> set:
    """Classes that check themselves, their bases, and those that a function checks."""
    found = set()
    for _, node in classes():
        if any(one.args and ast.unparse(one.args[0]) == "self" for one in calls(node, CHECKING)):
            found |= {node.name, *map(ast.unparse, node.bases)}
    for tree in TREES.values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            checked = {ast.unparse(one.args[0]) for one in calls(node, CHECKING)}
            for argument in [*node.args.args, *node.args.kwonlyargs]:
                if argument.arg in checked and argument.annotation is not None:
                    found |= set(ast.unparse(argument.annotation).replace("|", " ").split())
    return found


SETTINGS, CHECKED = records_of_settings(), checked_names()


def test_the_records_are_found():
    assert {"TrendSettings", "DensitySettings", "SequenceSpec", "Accounts"} <= set(SETTINGS)
    assert len(SETTINGS) > 15


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_checked(name):
    assert name in CHECKED, f"{SETTINGS[name]}: nothing checks {name}"
