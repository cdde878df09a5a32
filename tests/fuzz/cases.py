"""Runs cases of a kind of file: each is read, or refused with an error of our own.

As a script it runs cases in a process of its own, which may not take all memory and which a
compiled library may end: ``cases.py KIND SEED FIRST LAST FOLDER`` prints the outcomes as JSON.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import signal
import sys
import traceback
import warnings
import zlib
from collections import Counter
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
# Largest time of one case, and memory of a process of its own.
SECONDS = 60
MEMORY = 6 << 30


class Slow(BaseException):
    """A case that took too long; no handler of ours catches it."""


def run_cases(kind, seed: int, first: int, last: int, folder) -> dict:
    """Return the outcomes: how many were read, refused by which error, and what else happened.

    Parameters
    ----------
    kind : Kind
        Kind of file.
    seed, first, last : int
        Each case is made by its own number: the same three make the same files.
    folder : path
        Where the files are made; those of failures stay.
    """
    from carbonsink.core.errors_and_notes.run import CarbonSinkError

    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    seeds = kind.seeds(str(folder))
    for content in seeds:
        (folder / kind.file).write_bytes(content)
        kind.read(str(folder / kind.file))  # whole files are read
    outcomes, failures = Counter(), []
    for case in range(first, last):
        (folder / "case").write_text(str(case), encoding="ascii")
        random = np.random.default_rng([seed, zlib.crc32(kind.name.encode()), case])
        content = kind.damage(random, seeds[int(random.integers(len(seeds)))])
        path = folder / kind.file
        path.write_bytes(content)
        try:
            with _limited(), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                kind.read(str(path))
            outcomes["read"] += 1
        except CarbonSinkError as error:
            outcomes[type(error).__name__] += 1
        except (Exception, Slow) as error:
            kept = folder / f"failed-{case}-{kind.file}"
            kept.write_bytes(content)
            trace = "".join(traceback.format_exception(type(error), error, error.__traceback__))
            failures.append({"case": case, "file": str(kept), "trace": trace[-1500:]})
    return {"outcomes": dict(outcomes), "failures": failures}


@contextlib.contextmanager
def _limited():
    def stop(*_):
        raise Slow(f"more than {SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def _main() -> None:
    import resource

    spec = importlib.util.spec_from_file_location(
        "carbonsink", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    sys.modules["carbonsink"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["carbonsink"])
    from carbonsink.tests.fuzz.kinds import KINDS

    name, seed, first, last, folder = sys.argv[1:]
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    kind = next(kind for kind in KINDS if kind.name == name)
    found = run_cases(kind, int(seed), int(first), int(last), folder)
    with open(os.path.join(folder, "found.json"), "w", encoding="utf-8") as file:
        json.dump(found, file)


if __name__ == "__main__":
    _main()
