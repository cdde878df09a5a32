"""What may be set of a sampling design; numpy is not imported here."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.allowed import Interval, OneOf, seed_setting, setting

# Points of each stratum that the user gives.
OWN_COUNTS = "own"
ALLOCATIONS = ("proportional", "equal", "neyman", OWN_COUNTS)
# Strata of one design.
MOST_STRATA = 2000
# Points of one design.
MOST_POINTS = 1_000_000


@dataclass(frozen=True)
class SamplingDesignSettings:
    """How points are shared out and drawn.

    Parameters
    ----------
    count : int
        Points of all strata together; not looked at with own counts.
    allocation : str
        Of `ALLOCATIONS`.
    min_per_stratum : int
        Points that each stratum gets at least; not looked at with own counts.
    min_distance : float
        Smallest distance of two points, and of a point to an existing plot, on the ground, m.
    seed : int
        Of the drawing.
    """

    count: int = setting(100, Interval(1, MOST_POINTS))
    allocation: str = setting("proportional", OneOf(ALLOCATIONS))
    min_per_stratum: int = setting(2, Interval(0, MOST_POINTS))
    min_distance: float = setting(0.0, Interval(0.0, 1e7))
    seed: int = seed_setting()
