"""Inputs that are broken, or break during the run."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.faults.region import CASES, GRID, SIDE

RASTERS = tuple(case for case in CASES if case.victim.endswith(".tif"))


def name_of(case) -> str:
    return case.algorithm


def cut_off(path: Path) -> None:
    os.truncate(path, path.stat().st_size // 2)


def overwritten(path: Path) -> None:
    """Other bytes in the middle, as of a bad sector."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 400] = bytes(400)
    path.write_bytes(content)


def emptied(path: Path) -> None:
    path.write_bytes(b"")


DAMAGES = (cut_off, overwritten, emptied)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@pytest.mark.parametrize("case", RASTERS, ids=name_of)
def test_damaged_rasters_are_named(case, damage, place, outcome, tmp_path):
    damage(place / case.victim)
    message = outcome(case, place, tmp_path / "out")
    # QGIS itself refuses what is no raster at all, and names the parameter.
    assert case.victim in message or (damage is emptied and "Incorrect parameter" in message)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
def test_damaged_samples(damage, place, outcome, tmp_path):
    """What is left of a table of text may well be a table."""
    case = next(case for case in CASES if case.algorithm == "trainmodel")
    damage(place / case.victim)
    message = outcome(case, place, tmp_path / "out")
    assert message or damage is not emptied


def values_of(kind: str) -> np.ndarray:
    values = np.random.default_rng(1).uniform(200, 800, (SIDE, SIDE)).astype(np.float32)
    if kind == "nan":
        values[:] = np.nan
    elif kind == "inf":
        values[::3] = np.inf
        values[1::3] = -np.inf
    elif kind == "huge":
        values[::2] = 3e38
    else:
        values[:] = 0
    return values


@pytest.mark.parametrize("kind", ["nan", "inf", "huge", "zero"])
@pytest.mark.parametrize("case", RASTERS, ids=name_of)
def test_strange_numbers(case, kind, place, outcome, tmp_path):
    """A result, or one message."""
    write_raster(place / case.victim, values_of(kind), GRID, unit="gC m-2 yr-1")
    outcome(case, place, tmp_path / "out")


@pytest.fixture
def first_progress():
    """A feedback that does something once, when a run has begun to work."""
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def __init__(self, work):
            super().__init__()
            self.work = work
            self.progressChanged.connect(self.changed)

        def changed(self, percent):
            if self.work is not None and percent > 0:
                work, self.work = self.work, None
                work()

    return Feedback


@pytest.mark.parametrize("work", [os.remove, cut_off, emptied], ids=lambda work: work.__name__)
@pytest.mark.parametrize("case", RASTERS, ids=name_of)
def test_a_raster_that_goes_during_the_run(case, work, place, outcome, first_progress, tmp_path):
    """What was read already does; else one message names the file."""
    victim = place / case.victim
    feedback = first_progress(lambda: work(victim))
    message = outcome(case, place, tmp_path / "out", feedback)
    assert feedback.work is None or not message
    assert not message or case.victim in message
