"""Names of Qt and QGIS as PyQt6 has them: values of enumerations stand behind their enumeration.

PyQt5 knows ``Qt.AlignLeft`` as well as ``Qt.AlignmentFlag.AlignLeft``, PyQt6 the second alone. Each
name of the code is looked up here, so that a short one is found with any version; where PyQt6 is
installed, each name of Qt must exist there, too.
"""

from __future__ import annotations

import ast
import enum
import functools
import importlib
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
# `core` imports no QGIS, which test_architecture.py says.
FOLDERS = ("algorithms", "dependencies", "framework", "processing_provider", "ui", "tools")
FILES = [ROOT / "plugin.py", *(f for name in FOLDERS for f in sorted((ROOT / name).rglob("*.py")))]
# What PyQt6 no longer has, and PyQt5 mostly neither marks.
GONE = ("exec_", "print_", "setMargin")
# Classes that moved: qgis.PyQt finds them in their old module under QGIS 4 as well.
MOVED = {
    "QAction": "QtGui",
    "QActionGroup": "QtGui",
    "QShortcut": "QtGui",
    "QFileSystemModel": "QtGui",
}


@functools.cache
def tree_of(path: Path):
    """Return the syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def chains(tree) -> list:
    """Return every chain of attributes that begins with a name imported from qgis.

    Each is the module, the imported name, the attributes and the line.
    """
    imported = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "qgis":
            imported.update({a.asname or a.name: (node.module, a.name) for a in node.names})
    aliases = {}
    for node in ast.walk(tree):  # unit = QgsUnitTypes.TemporalUnit
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            whole = unrolled(node.value)
            if whole and whole[0] in imported and len(whole) > 1:
                aliases.setdefault(node.targets[0].id, whole)
    found = []
    for node in ast.walk(tree):
        whole = unrolled(node) if isinstance(node, ast.Attribute) else ()
        if whole and whole[0] in aliases:
            whole = (*aliases[whole[0]], *whole[1:])
        if whole and whole[0] in imported:
            found.append((*imported[whole[0]], whole[1:], node.lineno))
    return found


def unrolled(node) -> tuple:
    """Return the names of a chain of attributes; empty where it begins with something else."""
    names = []
    while isinstance(node, ast.Attribute):
        names.append(node.attr)
        node = node.value
    return (node.id, *reversed(names)) if isinstance(node, ast.Name) else ()


def is_enumeration(kind) -> bool:
    """Say whether a class is an enumeration of PyQt5, PyQt6 or Python."""
    return isinstance(kind, type) and (
        issubclass(kind, enum.Enum) or type(kind).__name__ == "enumtype"
    )


def short_values(tree) -> list:
    """Return the values of enumerations that are named without their enumeration."""
    faults = []
    for module, name, attributes, line in chains(tree):
        here = getattr(importlib.import_module(module), name, None)
        for attribute in attributes:
            if not isinstance(here, type):
                break
            value = getattr(here, attribute, None)
            if is_enumeration(type(value)) and not is_enumeration(here):
                faults.append(f"{line}: {name}.{attribute} is of {type(value).__name__}")
            here = value
    return faults


def test_short_values_are_found(qgis_app):
    lines = (
        "from qgis.PyQt.QtCore import Qt",
        "from qgis.core import QgsUnitTypes, QgsProcessing",
        "a = Qt.AlignmentFlag.AlignLeft",
        "unit = QgsUnitTypes.LayoutUnit",
        "b = unit.LayoutMillimeters",
        "def f():",
        "    return widget.setAlignment(Qt.AlignRight | Qt.AlignmentFlag.AlignTop)",
        "c = QgsProcessing.TypeVectorPoint",
    )
    faults = short_values(ast.parse("\n".join(lines)))
    assert sorted(fault.split(":")[0] for fault in faults) == ["7", "8"]


def test_values_of_enumerations_stand_behind_their_enumeration(qgis_app):
    found = {path: short_values(tree_of(path)) for path in FILES}
    assert {str(path): faults for path, faults in found.items() if faults} == {}
    assert sum(len(chains(tree_of(path))) for path in FILES) > 300  # something was looked at


def test_nothing_is_called_that_pyqt6_lacks():
    faults = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.attr}"
        for path in FILES
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.Attribute) and node.attr in GONE
    ]
    assert faults == []


def test_qt_is_imported_through_qgis_alone():
    """A direct import of PyQt5 fails under QGIS 4, one of PyQt6 under QGIS 3."""
    faults = []
    for path in FILES:
        for node in ast.walk(tree_of(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            faults += [str(path) for n in names if n.split(".")[0] in ("PyQt5", "PyQt6", "sip")]
    assert faults == []


@pytest.mark.skipif(not importlib.util.find_spec("PyQt6"), reason="PyQt6 is not installed")
def test_every_name_of_qt_is_in_pyqt6():
    faults = []
    for path in FILES:
        for module, name, attributes, line in chains(tree_of(path)):
            ours = module.startswith("qgis.PyQt.") and not module.endswith(("sip", "uic"))
            if not ours:
                continue
            place = MOVED.get(name, module.rsplit(".", 1)[1])
            here = getattr(importlib.import_module(f"PyQt6.{place}"), name, None)
            for attribute in attributes:
                here = getattr(here, attribute, None)
            if here is None:
                faults.append(f"{path.relative_to(ROOT)}:{line} {name}.{'.'.join(attributes)}")
    assert faults == []
