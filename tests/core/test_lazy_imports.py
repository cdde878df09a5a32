"""Packages that import their names when they are asked for."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest

from carbonsink.core import raster

ROOT = Path(raster.__file__).resolve().parents[2]
PACKAGES = sorted(
    ".".join(path.parent.relative_to(ROOT).parts)
    for folder in ("core", "dependencies", "framework")
    for path in (ROOT / folder).rglob("__init__.py")
    if "lazy_names(" in path.read_text(encoding="utf-8")
)


def test_the_packages_are_found():
    assert {"core.raster", "framework.messages"} <= set(PACKAGES)


@pytest.mark.parametrize("name", PACKAGES)
def test_every_name_is_where_the_package_says(name):
    package = importlib.import_module(f"carbonsink.{name}")
    assert package.__all__ == sorted(set(package.__all__))
    for wanted in package.__all__:
        found = getattr(package, wanted)
        assert package.__dict__[wanted] is found  # the second time costs nothing
        home = getattr(found, "__module__", package.__name__)
        assert home.startswith(package.__name__) or wanted.isupper()


def test_another_name_is_refused_as_usual():
    with pytest.raises(AttributeError, match=r"core\.raster.*'NoSuchName'"):
        raster.NoSuchName  # noqa: B018
    with pytest.raises(ImportError):
        from carbonsink.core.raster import NoSuchName  # noqa: F401
