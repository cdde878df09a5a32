"""Which libraries the algorithms need, which of them are missing, and how to get those.

Nothing here imports a library: that is left to the run. The numpy of the running QGIS is never
replaced, since GDAL's bindings are compiled against it. So libraries go to a folder of the QGIS
profile, installed with numpy pinned, and that folder is *appended* to ``sys.path``.
"""

from __future__ import annotations

import importlib.metadata
import importlib.util
import os
import re
import shlex
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication


@dataclass(frozen=True)
class Library:
    """A library that some algorithm imports while it runs.

    Parameters
    ----------
    module : str
        Name in an ``import`` statement.
    package : str
        Name in the Python package index.
    minimum : str
        Oldest version the plugin works with.
    purpose : str
        What it does here.
    """

    module: str
    package: str
    minimum: str
    purpose: str

    @property
    def requirement(self) -> str:
        """The line of ``requirements.txt``."""
        return f"{self.package}>={self.minimum}"


LIBRARIES = (
    Library("sklearn", "scikit-learn", "1.2", "training and validation"),
    Library("scipy", "scipy", "1.7", "statistics"),
    Library("numba", "numba", "0.56", "fast computation on rasters"),
    Library("skops", "skops", "0.9", "model files"),
    Library("pandas", "pandas", "1.5", "tables"),
    Library("matplotlib", "matplotlib", "3.5", "figures of the reports"),
    Library("jinja2", "jinja2", "3.0", "report pages"),
)


class Missing(NamedTuple):
    """A library that cannot be used: absent (``found`` is empty) or too old."""

    library: Library
    found: str
    folder: str


def tr(text: str) -> str:
    """Return the text in the user's language."""
    return QCoreApplication.translate("Dependencies", text)


# ---- where libraries are looked for --------------------------------------------------------------


def profile_folder() -> Path:
    """Return the folder of the running QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath())


def install_base(profile: Path) -> Path:
    """Return the base folder of our own installation, one per Python version."""
    return profile / "carbonsink" / "python{}.{}".format(*sys.version_info)


def library_folders(profile: Path) -> list[Path]:
    """Return the folders that may hold libraries for this Python: our own, then QPIP's.

    QPIP does not run in ``qgis_process``, so its folder is looked up here. Its layouts, newest
    first: one folder per Python version, one flat folder, a prefix.
    """
    scheme = f"{os.name}_user"
    if hasattr(sysconfig, "get_preferred_scheme"):  # from Python 3.10 on
        scheme = sysconfig.get_preferred_scheme("user")
    own = sysconfig.get_path("purelib", scheme, vars={"userbase": str(install_base(profile))})
    qpip = profile / "python" / "dependencies"
    versioned = qpip / "{}.{}".format(*sys.version_info)
    return [Path(own), versioned if versioned.is_dir() else qpip, qpip / "Lib" / "site-packages"]


def extend_path(profile: Path) -> None:
    """Append the existing library folders to ``sys.path``, behind what QGIS brings along."""
    for folder in library_folders(profile):
        if folder.is_dir() and str(folder) not in sys.path:
            sys.path.append(str(folder))


# ---- what is missing -----------------------------------------------------------------------------


def version_numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of a version: ``(1, 26)`` of ``"1.26rc1"``."""
    return tuple(int(part) for part in re.match(r"[\d.]*", version)[0].split(".") if part)


def check_library(library: Library) -> Missing | None:
    """Return what is wrong with a library, or None if it can be used."""
    spec = importlib.util.find_spec(library.module)
    if spec is None:
        return Missing(library, "", "")
    try:
        found = importlib.metadata.version(library.package)
    except importlib.metadata.PackageNotFoundError:
        return None  # it is there; who packed it did not say which version
    numbers = version_numbers(found)
    # Some distributions write 0.0.0 where they do not know.
    if not any(numbers) or numbers >= version_numbers(library.minimum):
        return None
    return Missing(library, found, str(Path(spec.origin).parent.parent) if spec.origin else "")


def missing(modules: tuple[str, ...] | None = None) -> list[Missing]:
    """Return the libraries that cannot be used, without importing any.

    Parameters
    ----------
    modules : tuple of str, optional
        Import names of the libraries that matter; all of `LIBRARIES` by default.
    """
    wanted = [lib for lib in LIBRARIES if modules is None or lib.module in modules]
    return [problem for problem in map(check_library, wanted) if problem is not None]


# ---- how to get it -------------------------------------------------------------------------------


def python_program() -> str:
    """Return the Python interpreter that belongs to this QGIS, or an empty string.

    Inside QGIS ``sys.executable`` may be QGIS itself.
    """
    names = ["python.exe", "python3.exe"] if os.name == "nt" else []
    names += ["python{}.{}".format(*sys.version_info), "python3"]
    folders = [sysconfig.get_config_var("BINDIR") or "", sys.base_prefix]
    folders += [os.path.join(sys.base_prefix, "bin")]
    for folder in filter(None, folders):
        for name in names:
            program = os.path.join(folder, name)
            if os.path.isfile(program):
                return program
    return ""


def pip_arguments(problems: list[Missing]) -> list[str]:
    """Return what follows the interpreter on the command line that installs the libraries.

    Naming the numpy that is there keeps pip from bringing another one.
    """
    numpy = importlib.metadata.version("numpy")
    wanted = [problem.library.requirement for problem in problems]
    return ["-m", "pip", "install", "--user", f"numpy=={numpy}", *wanted]


def pip_environment(profile: Path) -> dict[str, str]:
    """Return the environment variables of that command line.

    As variables they are also understood, or passed over, by an older pip.
    """
    return {"PYTHONUSERBASE": str(install_base(profile)), "PIP_BREAK_SYSTEM_PACKAGES": "1"}


def install_command(problems: list[Missing], profile: Path, windows: bool = os.name == "nt") -> str:
    """Return the command line to paste into a terminal.

    Parameters
    ----------
    problems : list of Missing
        What is to be installed.
    profile : pathlib.Path
        The QGIS profile it is installed for.
    windows : bool
        For the OSGeo4W shell instead of a Unix shell.
    """
    arguments = pip_arguments(problems)
    environment = pip_environment(profile)
    if windows:
        # The OSGeo4W shell has its own python on the path, with the libraries that it needs.
        lines = [f'set "{name}={value}"' for name, value in environment.items()]
        quoted = [f'"{argument}"' if ">" in argument else argument for argument in arguments]
        return "\n".join([*lines, "python " + " ".join(quoted)])
    settings = [f"{name}={shlex.quote(value)}" for name, value in environment.items()]
    words = [python_program() or "python3", *arguments]
    return " ".join([*settings, *map(shlex.quote, words)])


def explain_missing(problems: list[Missing], profile: Path | None = None) -> str:
    """Return what is missing, what for, and how to get it; empty if nothing is missing.

    Parameters
    ----------
    problems : list of Missing
        As `missing` returned it.
    profile : pathlib.Path, optional
        The QGIS profile; the running one by default.
    """
    if not problems:
        return ""
    lines = [tr("Carbon Sink needs Python libraries that this QGIS does not have:")]
    for library, found, folder in problems:
        line = tr("- {package} {minimum} or newer, for {purpose}").format(
            package=library.package, minimum=library.minimum, purpose=tr(library.purpose)
        )
        if found:
            line += tr("; {found} in {folder} is too old and hides any other: update it there")
            line = line.format(found=found, folder=folder)
        lines.append(line)
    lines.append(explain_remedy(problems, profile or profile_folder()))
    return "\n".join(lines)


def explain_remedy(problems: list[Missing], profile: Path) -> str:
    """Return how to install what is absent."""
    absent = [problem for problem in problems if not problem.found]
    if not absent:
        return tr("Then restart QGIS.")
    if os.name == "nt":
        where = tr("Open the OSGeo4W Shell of this QGIS (Start menu) and paste")
    elif importlib.util.find_spec("pip") is None:
        where = tr("Install pip (Debian, Ubuntu: sudo apt install python3-pip), then paste")
    else:
        where = tr("Paste into a terminal")
    remedy = tr(
        "{where} the following, then restart QGIS. It installs for this QGIS profile alone and"
        " leaves the numpy of QGIS as it is.\n\n{command}"
    )
    return remedy.format(where=where, command=install_command(absent, profile))
