"""Packages whose names are imported when they are first asked for.

QGIS loads every plugin while its user waits. A package that lists where its names live, instead of
importing them all, costs that user nothing before a run asks for one.
"""

from __future__ import annotations

import importlib
import sys


def lazy_names(package: str, names_by_module: dict) -> tuple:
    """Return the ``__getattr__`` and the ``__all__`` of a package.

    Parameters
    ----------
    package : str
        Its ``__name__``.
    names_by_module : dict
        Names by the module of the package that defines them.

    Returns
    -------
    callable
        Imports the module of a name, and keeps the name in the package.
    list of str
        All names, sorted.

    Notes
    -----
    See PEP 562.
    """
    module_of_name = {name: module for module, names in names_by_module.items() for name in names}

    def import_name(name: str):
        if name not in module_of_name:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        attribute = getattr(importlib.import_module(f".{module_of_name[name]}", package), name)
        setattr(sys.modules[package], name, attribute)
        return attribute

    return import_name, sorted(module_of_name)
