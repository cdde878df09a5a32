"""Notes of work on a cluster."""

from __future__ import annotations

from dataclasses import dataclass

from .run import Note


@dataclass
class ClusterUsed(Note):
    """A cluster that the run's blocks are sent to."""

    address: str
    workers: int
    threads: int
