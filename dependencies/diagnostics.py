"""The whole state of the installation as text to paste into a bug report, in English."""

from __future__ import annotations

import configparser
import importlib.metadata
import importlib.util
import os
import platform
import sys
from pathlib import Path

from .folders import install_base, layers, qpip_folders, site_folders
from .interpreter import Interpreter, Rejected
from .libraries import EXTRAS, LIBRARIES, Library, check_library, find_folder, find_version

ROOT = Path(__file__).resolve().parent.parent


def hide_home_folder(text: str) -> str:
    """Return a text for a diagnosis in which the user's home folder is written ``~``."""
    home_folder = os.path.expanduser("~")
    if len(home_folder) < 3:
        return text
    for spelling in {home_folder, home_folder.replace("\\", "/"), os.path.realpath(home_folder)}:
        text = text.replace(spelling, "~")
    return text


def plugin_version() -> str:
    """Return the version that ``metadata.txt`` says."""
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(ROOT / "metadata.txt", encoding="utf-8")
    return parser.get("general", "version", fallback="?")


def describe_qgis() -> list[tuple[str, str]]:
    """Return the versions of QGIS and of what it is built on."""
    from osgeo import gdal
    from qgis.core import Qgis, QgsApplication
    from qgis.PyQt.QtCore import PYQT_VERSION_STR, QT_VERSION_STR

    return [
        ("QGIS", f"{Qgis.QGIS_VERSION} ({QgsApplication.platform()})"),
        ("Qt", f"{QT_VERSION_STR}, PyQt {PYQT_VERSION_STR}"),
        ("GDAL", gdal.__version__),
        ("Language", QgsApplication.locale()),
    ]


def describe_library(library: Library) -> str:
    """Return version, place and fault of a library."""
    if importlib.util.find_spec(library.module) is None:
        return "missing"
    fault = f", too old: {library.minimum} is needed" if check_library(library) else ""
    return f"{find_version(library) or 'unknown version'}{fault}, {find_folder(library)}"


def describe_interpreter(interpreter: Interpreter | None, rejected: list[Rejected]) -> list[tuple]:
    """Return what would install libraries, and what was tried and is not it."""
    lines = [("Not this Python", f"{no.program}: {no.found or 'no answer'}") for no in rejected]
    if interpreter is None:
        return [("Interpreter", "not found"), *lines]
    pip = interpreter.pip or "missing"
    return [("Interpreter", f"{interpreter.program}, pip {pip}"), *lines]


def describe_folders(profile: Path) -> list[tuple[str, str]]:
    """Return where libraries are looked for, and what we have installed."""
    base = install_base(profile)
    existing = next((folder for folder in (base, profile) if folder.exists()), profile.parent)
    writable = "" if os.access(existing, os.W_OK) else " (not writable)"
    rows = [("Folder", f"{base}{writable}")]
    rows += [("Installed", str(layer)) for layer in layers(profile) if site_folders(layer)]
    return rows + [("QPIP", str(folder)) for folder in qpip_folders(profile)]


def describe_state(
    profile: Path, interpreter: Interpreter | None = None, rejected: list[Rejected] | None = None
) -> str:
    """Return the whole state, one fact per line; the home folder is written ``~``.

    Parameters
    ----------
    profile : pathlib.Path
        The QGIS profile.
    interpreter : Interpreter, optional
        As `interpreter.find_interpreter` returned it.
    rejected : list of Rejected, optional
        Likewise.
    """
    numpy = Library("numpy", "numpy", "0", "")
    rows = [
        ("Carbon Sink", plugin_version()),
        *describe_qgis(),
        ("Python", f"{platform.python_version()}, {platform.architecture()[0]}"),
        ("Platform", platform.platform()),
        ("numpy", f"{importlib.metadata.version('numpy')}, {find_folder(numpy)}"),
        *((library.package, describe_library(library)) for library in LIBRARIES),
        *((f"{library.package} (optional)", describe_library(library)) for library in EXTRAS),
        *describe_folders(profile),
        *describe_interpreter(interpreter, rejected or []),
        ("sys.executable", sys.executable or "-"),
    ]
    width = max(len(label) for label, _ in rows)
    return hide_home_folder(
        "\n".join(f"{label + ':':<{width + 1}} {value}" for label, value in rows)
    )
