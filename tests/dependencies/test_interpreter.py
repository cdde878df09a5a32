"""The interpreter of QGIS is found, and another one is refused with what differs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig

from carbonsink.dependencies.interpreter import (
    PROBE,
    Interpreter,
    Rejected,
    candidates,
    find_interpreter,
    read_probe,
    running_interpreter,
)


def ask(program, arguments):
    """Run a program as the dialog does, without Qt."""
    done = subprocess.run([program, *arguments], capture_output=True, text=True, check=False)
    return done.stdout


def test_it_is_found_here():
    found, _ = find_interpreter(ask)
    assert found is not None
    assert found[1:4] == running_interpreter()[1:4]
    assert os.path.basename(found.program).startswith("python")
    assert ask(found.program, ["-c", PROBE])


def test_qgis_itself_is_no_candidate(monkeypatch, tmp_path):
    (tmp_path / "qgis").touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "qgis"))
    assert not any(program.endswith("qgis") for program in candidates())


def test_the_bundle_of_macos(monkeypatch, tmp_path):
    """``QGIS.app/Contents/MacOS/QGIS`` runs; the interpreter is in ``bin`` beside it."""
    program = tmp_path / "bin" / "python3"
    program.parent.mkdir()
    program.touch()
    monkeypatch.setattr(sys, "executable", str(tmp_path / "QGIS"))
    for name in ("exec_prefix", "base_prefix"):
        monkeypatch.setattr(sys, name, "/nowhere")
    monkeypatch.setattr(sysconfig, "get_config_var", lambda name: None)
    assert candidates() == [str(program)]


def test_another_numpy_is_refused_and_both_are_named():
    want = running_interpreter()
    other = json.dumps([want.python, want.bits, "0.1", "23.0"])
    answer = read_probe("/usr/bin/python3", f"some noise\n{other}\n")
    assert isinstance(answer, Rejected)
    assert "numpy 0.1" in answer.found
    assert f"numpy {want.numpy}" in answer.wanted


def test_a_program_that_says_nothing_or_nonsense_is_refused():
    for output in ("", "Segmentation fault", "[1, 2]", "{}", "3"):
        assert isinstance(read_probe("x", output), Rejected), output


def test_all_are_listed_when_none_fits():
    found, rejected = find_interpreter(lambda program, arguments: "")
    assert found is None
    assert [answer.program for answer in rejected] == candidates()


def test_pip_may_be_missing():
    want = running_interpreter()
    answer = read_probe("p", json.dumps([want.python, want.bits, want.numpy, ""]))
    assert answer == Interpreter("p", want.python, want.bits, want.numpy, "")
