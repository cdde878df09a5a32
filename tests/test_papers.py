"""The storylines of the papers call algorithms that exist, with parameters that these have."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
INTERFACE = json.loads((ROOT / "tests" / "algorithms" / "interface.json").read_text())
SCRIPTS = sorted((ROOT / "docs" / "papers").glob("0*.sh"))


def calls_of(script: Path, folder: Path) -> list:
    """Return the calls of a storyline as lists: the algorithm, then NAME=VALUE."""
    done = subprocess.run(
        ["bash", str(script), str(folder)],
        capture_output=True,
        text=True,
        env={**os.environ, "DRY_RUN": "1"},
        check=True,
    )
    return [line.split("\t")[1:] for line in done.stdout.splitlines() if line.startswith("CALL")]


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_the_calls_fit_the_interface(script, tmp_path):
    calls = calls_of(script, tmp_path)
    assert len(calls) >= 5
    for algorithm, *parameters in calls:
        known = INTERFACE[algorithm]["parameters"]
        for parameter in parameters:
            name, value = parameter.split("=", 1)
            assert name in known, f"{algorithm}: {name}"
            options = known[name].get("options")
            assert value and (not options or value in options), f"{algorithm}: {parameter}"


def test_the_page_names_what_exists():
    """Each algorithm, workflow and parameter in the tables of docs/papers.md is one of ours."""
    workflows = {path.stem for path in (ROOT / "workflows").glob("*.model3")}
    text = (ROOT / "docs" / "papers.md").read_text(encoding="utf-8")
    names = {name for found in INTERFACE.values() for name in found["parameters"]}
    rows = [line.split("|")[2] for line in text.splitlines() if line.count("|") == 4]
    assert len(rows) > 50
    for how in rows:
        for algorithm in re.findall(r"`([a-z]+)`", how):
            assert algorithm in INTERFACE or algorithm in workflows, how
        for parameter in re.findall(r"\b[A-Z]+(?:_[A-Z]+)+\b", how):
            assert parameter in names, how
