"""The Python interpreter that belongs to the running QGIS.

Inside QGIS ``sys.executable`` may be QGIS itself. So the places where the interpreter lies on
Windows, macOS, Linux and in conda are tried, and each is asked whether it really is the same
Python with the same numpy.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import sys
import sysconfig
from typing import NamedTuple

PROBE = """
import importlib.metadata as metadata, json, struct, sys
def version(name):
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return ""
python = "{}.{}".format(*sys.version_info)
print(json.dumps([python, struct.calcsize("P") * 8, version("numpy"), version("pip")]))
"""


class Interpreter(NamedTuple):
    """A Python interpreter: where it is and what it has; ``pip`` is empty where it lacks that."""

    program: str
    python: str
    bits: int
    numpy: str
    pip: str


class Rejected(NamedTuple):
    """An interpreter that is not the one of QGIS: its own facts and those that were wanted."""

    program: str
    found: str
    wanted: str


def candidates() -> list[str]:
    """Return the programs that may be the interpreter, the most likely first."""
    names = ["python.exe", "python3.exe"] if os.name == "nt" else []
    names += ["python{}.{}".format(*sys.version_info), "python3"]
    executable_folder = os.path.dirname(sys.executable or "")  # in a bundle of macOS beside QGIS
    folders = []
    for prefix in (
        sysconfig.get_config_var("BINDIR"),
        sys.exec_prefix,
        sys.base_prefix,
        executable_folder,
    ):
        folders += [prefix, os.path.join(prefix, "bin")] if prefix else []
    programs = [os.path.join(folder, name) for folder in folders for name in names]
    return [program for program in dict.fromkeys(programs) if os.path.isfile(program)]


def running_interpreter() -> Interpreter:
    """Return the facts about the Python that runs here."""
    return Interpreter(
        program="",
        python="{}.{}".format(*sys.version_info),
        bits=64 if sys.maxsize > 2**32 else 32,
        numpy=importlib.metadata.version("numpy"),
        pip="",
    )


def read_probe(program: str, output: str) -> Interpreter | Rejected:
    """Return what a program said about itself, judged.

    Parameters
    ----------
    program : str
        The interpreter that ran `PROBE`.
    output : str
        What it printed.
    """
    expected = running_interpreter()
    lines = output.strip().splitlines()
    try:
        interpreter = Interpreter(program, *json.loads(lines[-1] if lines else ""))
    except (ValueError, TypeError):
        return Rejected(program, lines[-1] if lines else "", describe(expected))
    if interpreter[1:4] != expected[1:4]:
        return Rejected(program, describe(interpreter), describe(expected))
    return interpreter


def describe(interpreter: Interpreter) -> str:
    """Return the facts that must agree."""
    numpy = interpreter.numpy or "-"
    return f"Python {interpreter.python}, {interpreter.bits} bit, numpy {numpy}"


def find_interpreter(run_program) -> tuple[Interpreter | None, list[Rejected]]:
    """Return the interpreter of this QGIS, and what was tried and is not it.

    Parameters
    ----------
    run_program : callable
        Runs a program with arguments and returns what it prints.
    """
    rejected = []
    for program in candidates():
        probed = read_probe(program, run_program(program, ["-c", PROBE]))
        if isinstance(probed, Interpreter):
            return probed, rejected
        rejected.append(probed)
    return None, rejected
