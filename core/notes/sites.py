"""Notes of tables and sites."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class SamplesUsed(Note):
    """Records used for training or fitting and those dropped, by reason key."""

    used: int
    dropped: dict


@dataclass
class SitesSampled(Note):
    """Sites sampled, outside the rasters, on nodata, without a matching date."""

    sampled: int
    outside: int
    nodata: int
    no_date: int
    bad_geometry: int = 0


@dataclass
class PoolsMissing(Note):
    """Samples with a sum of carbon pools, and how many lack each pool."""

    sums: int
    total: int
    missing: dict
    how: str


@dataclass
class Expanded(Note):
    """Records made by expansion, the sites they come from, and what was not used."""

    made: int
    parents: int
    unused: int
    without_family: int
    capped: int
