"""Random damage to every kind of file: read, or refused by an error of our own; nothing else.

``./dev fuzz 1000`` runs a thousand cases of each and prints what came of them.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from carbonsink.tests.fuzz.cases import run_cases
from carbonsink.tests.fuzz.kinds import KINDS

SEED = 20
# Cases of the usual run of the tests, and cases of one process.
FEW, AT_ONCE = 16, 250


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name.replace(" ", "_"))
def test_damaged_files(kind, tmp_path, pytestconfig, capsys):
    wanted = pytestconfig.getoption("--fuzz")
    n = wanted or FEW
    if kind.native:
        found = _in_processes(kind, n, tmp_path)
    else:
        found = run_cases(kind, SEED, 0, n, tmp_path)
    if wanted:
        with capsys.disabled():
            said = ", ".join(f"{v} {k}" for k, v in sorted(found["outcomes"].items()))
            print(f"\n{kind.name}: {n} files, {len(found['failures'])} failures ({said})")
    for failure in found["failures"][:5]:
        print(failure["case"], failure["file"])
        print(failure["trace"])
    assert not found["failures"]
    assert sum(found["outcomes"].values()) == n
    # Damage that is never noticed, or always, would test nothing.
    assert found["outcomes"].get("read", 0) < n


def _in_processes(kind, n: int, folder) -> dict:
    """Run cases in processes of their own; one that dies is a failure of the case it was at."""
    outcomes, failures, first = {}, [], 0
    while first < n:
        last = min(first + AT_ONCE, n)
        place = Path(folder) / str(first)
        script = Path(__file__).with_name("cases.py")
        command = [sys.executable, script, kind.name, SEED, first, last, place]
        done = subprocess.run(
            [str(part) for part in command], capture_output=True, text=True, check=False
        )
        if (place / "found.json").exists():
            found = json.loads((place / "found.json").read_text(encoding="utf-8"))
            failures += found["failures"]
            for name, count in found["outcomes"].items():
                outcomes[name] = outcomes.get(name, 0) + count
            first = last
            continue
        case = int((place / "case").read_text()) if (place / "case").exists() else first
        trace = f"exit code {done.returncode}\n{done.stderr[-1500:]}"
        failures.append({"case": case, "file": str(place / kind.file), "trace": trace})
        break
    return {"outcomes": outcomes, "failures": failures}
