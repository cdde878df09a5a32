"""The names under which pytest sees the repository."""

from __future__ import annotations

import sys
from pathlib import Path

import carbonsink


def test_the_root_is_imported_as_carbonsink_only(root):
    init = root / "__init__.py"
    names = [
        name
        for name, module in list(sys.modules.items())
        if getattr(module, "__file__", None) and Path(module.__file__).resolve() == init
    ]
    assert names == ["carbonsink"]
    assert sys.modules["carbonsink"] is carbonsink


def test_long_files_are_there(root, pytestconfig):
    """One that was renamed would be begun last."""
    conftest = pytestconfig.pluginmanager.get_plugin(str(root / "tests" / "conftest.py"))
    assert [name for name in conftest.LONG_FILES if not (root / name).is_file()] == []
