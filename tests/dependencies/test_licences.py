"""Licences of the libraries, as their metadata say: named in the docs, compatible with the GPL."""

from __future__ import annotations

import importlib.metadata
import re

import pytest

from carbonsink.dependencies.libraries import EXTRAS, LIBRARIES

requirements = pytest.importorskip("packaging.requirements")

# Compatible with GPL-2.0-or-later (Apache-2.0 and MPL-2.0 with version 3), as metadata spell them.
COMPATIBLE = {
    "BSD": r"\bBSD\b|Redistribution and use in source and binary forms",
    "MIT": r"\bMIT\b|\bHPND\b|Historical Permission",
    "Apache": r"\bApache\b",
    "PSF": r"\bPSF\b|Python Software Foundation",
    "MPL": r"\bMPL\b|Mozilla Public",
    "BSL": r"\bBSL-1\.0\b",
    "ISC": r"\bISC\b",
}
INCOMPATIBLE = (
    r"(?i)proprietary|commercial|\bSSPL|\bBUSL|GPL-2\.0-only|\bCC-BY-NC|\bEULA\b|CDDL|\bEPL"
)


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def installed(names) -> dict:
    """Return the distributions of some libraries and of all that these need, by name."""
    waiting, found = list(names), {}
    while waiting:
        name = canonical(waiting.pop())
        if name in found:
            continue
        try:
            found[name] = importlib.metadata.distribution(name)
        except importlib.metadata.PackageNotFoundError:
            continue
        for line in found[name].requires or ():
            requirement = requirements.Requirement(line)
            if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
                waiting.append(requirement.name)
    return found


DISTRIBUTIONS = installed(library.package for library in (*LIBRARIES, *EXTRAS))


def stated(distribution) -> str:
    """Return what a distribution says of its licence, in one text."""
    about = distribution.metadata
    classifiers = [c for c in about.get_all("Classifier", []) if c.startswith("License")]
    # Some write out the whole text, with those of what they include.
    short = (about.get("License-Expression") or about.get("License") or "")[:500]
    files = [] if short else distribution.files or []
    texts = [file.read_text()[:500] for file in files if file.name.startswith("LICENSE")]
    return "\n".join([short, *classifiers, *texts])


def families(text: str) -> set:
    return {family for family, pattern in COMPATIBLE.items() if re.search(pattern, text)}


def documented(root) -> dict:
    """Return the row of the page's tables that names each library."""
    text = (root / "docs" / "security.md").read_text(encoding="utf-8")
    rows = [line for line in text.split("## Licences")[1].splitlines() if line.startswith("|")]
    return {canonical(word): row for row in rows for word in re.findall(r"[\w.-]+", row)}


def test_the_libraries_of_the_plugin_are_there():
    assert {canonical(library.package) for library in LIBRARIES} <= set(DISTRIBUTIONS)
    assert {"numpy", "joblib", "llvmlite"} <= set(DISTRIBUTIONS)


@pytest.mark.parametrize("name", sorted(DISTRIBUTIONS))
def test_a_licence_is_compatible_and_documented(name, root):
    text = stated(DISTRIBUTIONS[name])
    assert families(text), text[:300]
    assert not re.search(INCOMPATIBLE, text)
    row = documented(root).get(name, "")
    assert row, f"{name} is not named in docs/security.md"
    # The page says the same kind of licence; a choice between two names one of them at least.
    said = families(row.replace("Matplotlib licence", "PSF"))
    assert said & families(text), (row, text[:300])


def test_other_licences_are_noticed():
    assert not families("License :: Other/Proprietary License")
    assert re.search(INCOMPATIBLE, "License :: OSI Approved :: CDDL-1.0")
