"""What the tests of quantities share."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster import Stack
from carbonsink.core.raster.input_check import check_input
from carbonsink.core.run import Run
from carbonsink.core.units.quantity import InputRequirement

NPP = InputRequirement(("npp",))


@pytest.fixture
def check(raster):
    """Check rasters given as (name, value, unit) and return values, meaning and notes."""

    def run(rasters, requirement=NPP, **more):
        paths = [
            raster(np.array([[value, value * 0.9]]), f"{name}.tif", unit=unit, **facts)
            for name, value, unit, *rest in rasters
            for facts in [rest[0] if rest else {}]
        ]
        notes = []
        sources, meaning = check_input(paths, "X", requirement, Run(on_note=notes.append), **more)
        stack = Stack.open(sources)
        return stack.read(stack.grid.window)[:, 0, 0].tolist(), meaning, notes, stack

    return run


@pytest.fixture
def check_files():
    """Check raster files and return the stack, the meaning and the notes."""

    def run(paths, requirement=NPP):
        notes = []
        sources, meaning = check_input(paths, "X", requirement, Run(on_note=notes.append))
        return Stack.open(sources), meaning, notes

    return run
