"""Amounts that look like another unit than the one wanted: kept while maps are made, told after."""

from __future__ import annotations

import numpy as np

from ...facts.casa import UnitDoubtful
from ...run import Run
from .months import PARAMETERS

UNITS = {"precipitation": "mm month-1", "radiation": "MJ m-2 month-1"}
# The largest monthly amount of a region and year is never below these numbers in the right unit;
# the first that applies tells the likely one.
TOO_SMALL = {
    "precipitation": ((3.0, "metres"),),
    "radiation": ((60.0, "per-day"), (300.0, "watts")),
}
# And never above: the sun above the air brings about 1400 MJ m-2 in a polar midsummer month.
TOO_LARGE = {"radiation": (1500.0, "joules")}


def largest_of(**values) -> dict:
    """Return the largest value of each variable of a block; NaN without data."""
    return {name: float(np.fmax.reduce(found, axis=None)) for name, found in values.items()}


class LargestAmounts:
    """The largest value of each variable over all blocks."""

    def __init__(self) -> None:
        self.values = dict.fromkeys(UNITS, -np.inf)

    def add(self, largest: dict) -> None:
        """Take in the largest values of a block; NaN compares as false."""
        for name, value in largest.items():
            if value > self.values[name]:
                self.values[name] = value

    def doubt(self, run: Run) -> None:
        """Warn of each variable whose amounts look like another unit."""
        for name, unit in UNITS.items():
            likely = self.likely_unit(name)
            if likely:
                run.note(UnitDoubtful(PARAMETERS[name], self.values[name], unit, likely))

    def likely_unit(self, name: str) -> str:
        """Return the key of the unit that a variable seems to have; empty for the right one."""
        largest = self.values[name]
        if largest > TOO_LARGE.get(name, (np.inf, ""))[0]:
            return TOO_LARGE[name][1]
        if largest <= 0.0:
            return ""
        return next((likely for below, likely in TOO_SMALL[name] if largest < below), "")
