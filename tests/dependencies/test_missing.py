"""The dependency check: what is missing, and the remedy it gives."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import re

import pytest

pytest.importorskip("qgis.core")

from carbonsink import dependencies
from carbonsink.dependencies import EXTRAS, LIBRARIES, Library, Missing, explain, libraries

ABSENT = Library("no_such_library", "no-such-library", "1.0", "tests")


@pytest.fixture
def only_absent(monkeypatch):
    monkeypatch.setattr(libraries, "LIBRARIES", (*LIBRARIES, ABSENT))


def test_requirements_file_says_the_same(root):
    lines = (root / "requirements.txt").read_text().splitlines()
    listed = [line for line in lines if line and not line.startswith("#")]
    assert listed == [line for library in LIBRARIES for line in library.requirement_lines]


@pytest.mark.parametrize(
    ("python", "minimum"), [((3, 9), "0.9"), ((3, 11), "0.9"), ((3, 12), "0.12"), ((3, 13), "0.12")]
)
def test_a_minimum_may_be_raised_with_python(monkeypatch, python, minimum):
    """skops before 0.12 has known holes; the fixed one needs a NumPy that an older QGIS lacks."""
    (skops,) = (library for library in LIBRARIES if library.module == "skops")
    monkeypatch.setattr(libraries.sys, "version_info", (*python, 0, "final", 0))
    assert skops.requirement == f"skops>={minimum}"
    monkeypatch.setattr(libraries, "find_version", lambda _library: "0.11.0")
    assert bool(libraries.check_library(skops)) == (minimum == "0.12")


def test_requirements_with_markers_say_the_same_to_pip(root):
    """What pip would take for each Python is what the check asks for."""
    requirements = pytest.importorskip("packaging.requirements")
    lines = (root / "requirements.txt").read_text().splitlines()
    wanted = [requirements.Requirement(line) for line in lines if line and line[0] != "#"]
    for python in ("3.9", "3.11", "3.12", "3.14"):
        found = [
            f"{one.name}{one.specifier}"
            for one in wanted
            if one.marker is None or one.marker.evaluate({"python_version": python})
        ]
        newer = tuple(map(int, python.split("."))) >= (3, 12)
        assert f"skops>={'0.12' if newer else '0.9'}" in found
        assert len(found) == len(LIBRARIES)


def test_nothing_is_missing_where_the_tests_run():
    assert dependencies.missing() == []
    assert dependencies.explain_missing([]) == ""


def test_a_missing_library_is_named_with_its_purpose_and_a_remedy(only_absent, tmp_path):
    problems = dependencies.missing()
    assert problems == [Missing(ABSENT, "", "")]
    text = dependencies.explain_missing(problems, tmp_path)
    assert "no-such-library 1.0 or newer, for tests" in text
    assert "'no-such-library>=1.0'" in text
    assert f"numpy=={importlib.metadata.version('numpy')}" in text


def test_only_the_wanted_libraries_are_looked_at(only_absent):
    assert dependencies.missing(("sklearn", "numba")) == []
    assert dependencies.missing(("no_such_library",)) == [Missing(ABSENT, "", "")]


def test_an_old_version_is_reported_with_its_folder():
    numpy = Library("numpy", "numpy", "999", "tests")
    (problem,) = dependencies.missing(libraries=(numpy,))
    assert problem.found == importlib.metadata.version("numpy")
    text = dependencies.explain_missing([problem])
    assert f"{problem.found} in {problem.folder} is too old" in text
    assert "pip install" not in text  # it would change nothing


@pytest.mark.parametrize(
    ("version", "numbers"), [("1.26rc1", (1, 26)), ("3.0.0", (3, 0, 0)), ("2", (2,)), ("dev", ())]
)
def test_version_numbers(version, numbers):
    assert libraries.version_numbers(version) == numbers


def test_an_unknown_version_is_accepted(monkeypatch):
    monkeypatch.setattr(importlib.metadata, "version", lambda name: "0.0.0")
    assert dependencies.missing() == []


def test_every_purpose_has_words():
    for library in (*LIBRARIES, *EXTRAS):
        assert explain.describe_purpose(library) != library.purpose or library.purpose in (
            "statistics",
            "tables",
        )


def test_in_the_window_the_message_leads_to_the_dialog(only_absent, tmp_path, monkeypatch):
    monkeypatch.setattr(explain, "in_window", lambda: True)
    text = dependencies.explain_missing(dependencies.missing(), tmp_path)
    assert f'href="{dependencies.LINK}"' in text
    assert "pip install" not in text
    assert "no-such-library 1.0 or newer" in text


def test_the_command_pins_numpy_and_survives_blanks(tmp_path):
    profile = tmp_path / "my profile"
    command = explain.install_command([ABSENT], profile, windows=False)
    assert f"PYTHONUSERBASE='{profile}/carbonsink/python" in command
    assert re.search(r"-m pip install --user numpy==\S+ 'no-such-library>=1.0'$", command)


def test_the_command_for_windows_is_for_its_shell(tmp_path):
    command = explain.install_command([ABSENT], tmp_path, windows=True)
    *settings, install = command.splitlines()
    assert settings[0].startswith('set "PYTHONUSERBASE=')
    assert install.startswith("python -m pip install --user numpy==")
    assert install.endswith('"no-such-library>=1.0"')


def test_without_pip_the_message_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    text = dependencies.explain_missing([Missing(ABSENT, "", "")], tmp_path)
    assert "python3-pip" in text


def test_a_run_that_nobody_checked_before_says_the_same(provider, monkeypatch):
    """Neither models nor `qgis_process` of QGIS 3.22 ask `canExecute`."""
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback

    from carbonsink.framework import algorithm

    monkeypatch.setattr(algorithm, "_missing_libraries", lambda: [Missing(ABSENT, "", "")])
    algorithm = provider.algorithm("nep").create()
    with pytest.raises(QgsProcessingException, match="no-such-library 1.0 or newer"):
        algorithm.prepareAlgorithm({}, QgsProcessingContext(), QgsProcessingFeedback())
