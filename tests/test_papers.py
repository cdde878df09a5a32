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


# Words of capitals in the tables of the page that name no parameter.
ACRONYMS = {"LSTM", "NPP", "NEP", "NEE", "GPP", "ER", "RF", "SVM", "DBF", "ENF", "CASA", "SRDB"}
ACRONYMS |= {"PDF", "PNG", "SVG", "CSV", "RMSE", "R2", "H", "RS", "FLUXNET"}
CHOICES = {
    choice
    for algorithm in INTERFACE.values()
    for facts in algorithm["parameters"].values()
    for choice in facts.get("options", ())
}
_WORD = re.compile(r"(?<![A-Za-z0-9`])[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*(?![A-Za-z0-9])")
_CHOICE = re.compile(r"([A-Z]+(?:_[A-Z]+)*) = ([a-z_]+)")


@pytest.mark.parametrize("page", ["docs/papers.md", "docs/zh_CN/papers.md"])
def test_the_page_names_what_exists(page):
    """What a row calls an algorithm, a workflow, a parameter of these or a choice is one."""
    workflows = {path.stem for path in (ROOT / "workflows").glob("*.model3")}
    text = (ROOT / page).read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.count("|") == 4]
    rows = [
        line.split("|") for line in rows if not line.startswith(("| `", "| Item", "| 项目", "|--"))
    ]
    assert len(rows) > 45
    for _start, _item, how, state, _end in rows:
        code = set(re.findall(r"`([a-z]+)`", how + state))
        algorithms = code & set(INTERFACE)
        used = [INTERFACE[name]["parameters"] for name in sorted(algorithms)]
        assert code <= set(INTERFACE) | workflows | CHOICES, how
        named = set(_WORD.findall(how + state)) - ACRONYMS
        assert not named or used, how
        for name in named:
            assert any(name in known for known in used), f"{name}: {how}"
        for name, value in _CHOICE.findall(how + state):
            fitting = [known[name].get("options", [value]) for known in used if name in known]
            assert any(value in options for options in fitting), f"{name} = {value}: {how}"
