"""The libraries the algorithms import while they run, and which of them are missing."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple


@dataclass(frozen=True)
class Library:
    """A library that some algorithm imports while it runs.

    Parameters
    ----------
    module : str
        Name in an ``import`` statement.
    package : str
        Name in the Python package index.
    oldest : str
        Oldest version the plugin works with.
    purpose : str
        Key of what it does here; `explain.describe_purpose` has the words.
    raised : (str, str)
        A Python version, and the oldest version from that Python on, where a newer one is wanted
        than every QGIS can have; empty where all are alike.
    """

    module: str
    package: str
    oldest: str
    purpose: str
    raised: tuple = ()

    @property
    def minimum(self) -> str:
        """The oldest version the plugin works with under this Python."""
        if self.raised and sys.version_info >= version_numbers(self.raised[0]):
            return self.raised[1]
        return self.oldest

    @property
    def requirement(self) -> str:
        """What pip is told under this Python."""
        return f"{self.package}>={self.minimum}"

    @property
    def requirement_lines(self) -> tuple[str, ...]:
        """The lines of ``requirements.txt``, for every Python."""
        line = f"{self.package}>={self.oldest}"
        if not self.raised:
            return (line,)
        python, version = self.raised
        return (
            f'{line}; python_version < "{python}"',
            f'{self.package}>={version}; python_version >= "{python}"',
        )


def xgboost_package() -> str:
    """Return the package of xgboost for this machine: without CUDA where there is one."""
    has_wheel = sys.platform in ("linux", "win32") and platform.machine() in ("x86_64", "AMD64")
    return "xgboost-cpu" if has_wheel else "xgboost"


LIBRARIES = (
    Library("sklearn", "scikit-learn", "1.2", "training"),
    Library("scipy", "scipy", "1.7", "statistics"),
    Library("numba", "numba", "0.56", "speed"),
    # 0.12 closes CVE-2025-54412 and CVE-2025-54413, but needs NumPy 1.25; from Python 3.12 on, no
    # QGIS has an older one. `core.estimators.estimator_file` refuses such files with every version.
    Library("skops", "skops", "0.9", "model_files", ("3.12", "0.12")),
    Library("pandas", "pandas", "1.5", "tables"),
    Library("matplotlib", "matplotlib", "3.5", "figures"),
    Library("jinja2", "jinja2", "3.0", "pages"),
)
# What some choices of an algorithm need; everything else works without.
EXTRAS = (
    Library("xgboost", xgboost_package(), "1.7", "xgboost"),
    Library("torch", "torch", "2.0", "sequence_models"),
    Library("distributed", "distributed", "2023.1", "cluster"),
    Library("shap", "shap", "0.42", "explanation"),
    Library("libpysal", "libpysal", "4.9", "polygon_weights"),
    Library("esda", "esda", "2.5.1", "polygon_statistics"),
)


class Missing(NamedTuple):
    """A library that cannot be used: absent (``found`` is empty) or too old."""

    library: Library
    found: str
    folder: str


def version_numbers(version: str) -> tuple[int, ...]:
    """Return the leading numbers of the version of a library.

    Examples
    --------
    >>> version_numbers("1.26rc1")
    (1, 26)
    """
    return tuple(int(number) for number in re.match(r"[\d.]*", version)[0].split(".") if number)


def find_version(library: Library) -> str:
    """Return the version of a library, or an empty string where nobody says."""
    # A package may come under another name than ours: xgboost or xgboost-cpu.
    for name in (library.package, library.module):
        try:
            return importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return ""


def find_folder(library: Library) -> str:
    """Return the folder a library would be imported from, or an empty string."""
    spec = importlib.util.find_spec(library.module)
    if spec is None or not spec.origin:
        return ""
    folder = Path(spec.origin).parent
    return str(folder.parent if spec.submodule_search_locations else folder)


def check_library(library: Library) -> Missing | None:
    """Return what is wrong with a library, or None if it can be used."""
    if importlib.util.find_spec(library.module) is None:
        return Missing(library, "", "")
    version = find_version(library)
    numbers = version_numbers(version)
    # Some distributions write 0.0.0 where they do not know.
    if not any(numbers) or numbers >= version_numbers(library.minimum):
        return None
    return Missing(library, version, find_folder(library))


def missing(
    modules: tuple[str, ...] | None = None, libraries: tuple[Library, ...] | None = None
) -> list[Missing]:
    """Return the libraries that cannot be used, without importing any.

    Parameters
    ----------
    modules : tuple of str, optional
        Import names of the libraries that matter; all by default.
    libraries : tuple of Library, optional
        What to look for; `LIBRARIES` by default.
    """
    libraries_to_check = LIBRARIES if libraries is None else libraries
    selected = [
        library for library in libraries_to_check if modules is None or library.module in modules
    ]
    return [problem for problem in map(check_library, selected) if problem is not None]
