"""Every record of settings is checked against what its fields may be, somewhere in core."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

CORE = Path(__file__).parents[3] / "core"
CHECKING = "check_settings"


@cache
def trees() -> dict[Path, ast.Module]:
    """The syntax of the files in which a setting is declared or checked."""
    sources = {path: path.read_text(encoding="utf-8") for path in sorted(CORE.rglob("*.py"))}
    return {path: ast.parse(text) for path, text in sources.items() if "setting" in text}


def calls(node, *names):
    """The calls of functions of some names within a part of the code."""
    for one in ast.walk(node):
        if isinstance(one, ast.Call) and getattr(one.func, "id", "") in names:
            yield one


def classes():
    for path, tree in trees().items():
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
    for tree in trees().values():
        for node in ast.walk(tree):
            if not isinstance(node, ast.FunctionDef):
                continue
            checked = {ast.unparse(one.args[0]) for one in calls(node, CHECKING)}
            for argument in [*node.args.args, *node.args.kwonlyargs]:
                if argument.arg in checked and argument.annotation is not None:
                    found |= set(ast.unparse(argument.annotation).replace("|", " ").split())
    return found


def test_the_records_are_found():
    settings = records_of_settings()
    assert {"TrendSettings", "DensitySettings", "SequenceSpec", "Accounts"} <= set(settings)
    assert len(settings) > 15


def test_settings_are_checked():
    checked = checked_names()
    unchecked = {k: v for k, v in records_of_settings().items() if k not in checked}
    assert unchecked == {}
