"""Errors of work on a cluster."""

from __future__ import annotations

from dataclasses import dataclass

from .run import CarbonSinkError, Note


@dataclass(eq=False)
class SchedulerUnreachable(CarbonSinkError):
    """No Dask scheduler answers at the address, or the connection to it was lost."""

    address: str
    reason: str


@dataclass(eq=False)
class NoWorkers(CarbonSinkError):
    """A scheduler without a single worker."""

    address: str


@dataclass(eq=False)
class WorkersDiffer(CarbonSinkError):
    """A worker (or the scheduler) with another version of a library than this process."""

    worker: str
    library: str
    there: str
    here: str


@dataclass(eq=False)
class WorkerCannotRead(CarbonSinkError):
    """Rasters that a worker cannot open: the first of `n`, with the driver's own text."""

    worker: str
    path: str
    reason: str
    n: int


@dataclass(eq=False)
class WorkerLost(CarbonSinkError):
    """One block has ended several workers, most likely for want of memory."""

    address: str
    worker: str


@dataclass
class ClusterUsed(Note):
    """A cluster that the run's blocks are sent to."""

    address: str
    workers: int
    threads: int
