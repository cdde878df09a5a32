"""What may be set of a sampling design; numpy is not imported here."""

from __future__ import annotations

from dataclasses import dataclass

from ...facts.allowed import Interval, OneOf, seed_setting, setting

ALLOCATIONS = ("proportional", "equal", "neyman")
# Strata of one design.
MOST_STRATA = 2000


@dataclass(frozen=True)
class SamplingDesignSettings:
    """How points are shared out and drawn.

    Parameters
    ----------
    count : int
        Points of all strata together.
    allocation : str
        Of `ALLOCATIONS`.
    min_per_stratum : int
        Points that each stratum gets at least.
    min_distance : float
        Smallest distance of two points on the ground, m.
    seed : int
        Of the drawing.
    """

    count: int = setting(100, Interval(1, 1_000_000))
    allocation: str = setting("proportional", OneOf(ALLOCATIONS))
    min_per_stratum: int = setting(2, Interval(0, 1_000_000))
    min_distance: float = setting(0.0, Interval(0.0, 1e7))
    seed: int = seed_setting()
