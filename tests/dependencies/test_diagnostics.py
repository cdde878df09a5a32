"""The state to paste into a bug report."""

from __future__ import annotations

import importlib.metadata
import os

import pytest

pytest.importorskip("qgis.core")

from carbonsink.dependencies import EXTRAS, LIBRARIES
from carbonsink.dependencies.diagnostics import describe_state, hide_home_folder
from carbonsink.dependencies.interpreter import Interpreter, Rejected


def test_it_says_everything_that_is_asked_in_a_bug_report(tmp_path):
    text = describe_state(
        tmp_path,
        Interpreter("/usr/bin/python3", "3.11", 64, "1.24", "23.0"),
        [Rejected("/opt/python3", "Python 3.8", "Python 3.11")],
    )
    for word in ("Carbon Sink", "QGIS", "Qt", "GDAL", "Platform", "numpy", "Interpreter"):
        assert f"{word}:" in text
    assert "/usr/bin/python3, pip 23.0" in text
    assert "/opt/python3: Python 3.8" in text
    for library in (*LIBRARIES, *EXTRAS):
        assert library.package in text
    assert importlib.metadata.version("scikit-learn") in text


def test_no_interpreter_is_said(tmp_path):
    assert "not found" in describe_state(tmp_path)


def test_the_users_name_is_left_out(monkeypatch, tmp_path):
    home = tmp_path / "jane.doe"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("USERPROFILE", str(home))
    assert hide_home_folder(f"{home}{os.sep}x") == f"~{os.sep}x"
    text = describe_state(home / "profiles" / "default")
    assert "jane.doe" not in text
