"""What may be set of a self-made region; imports no numpy, so that dialogs can read it."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors_and_notes.allowed import Interval, seed_setting, setting

LARGEST_SIDE = 100_000


@dataclass(frozen=True)
class RegionSettings:
    """Size and seed of a region.

    Parameters
    ----------
    columns, rows : int
        Size in cells.
    years : int
        Number of years from 2001.
    seed : int
        Seed of all random numbers; the same seed gives the same region, bit for bit.
    """

    columns: int = setting(600, Interval(40, LARGEST_SIDE))
    rows: int = setting(500, Interval(30, LARGEST_SIDE))
    years: int = setting(24, Interval(1, 100))
    seed: int = seed_setting()
