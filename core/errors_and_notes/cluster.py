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
class UnknownScheduler(CarbonSinkError):
    """An address that is not among those of the user's own settings."""

    address: str


@dataclass(eq=False)
class NoCertificates(CarbonSinkError):
    """An address with TLS, and no certificates in Dask's configuration."""

    address: str


@dataclass(eq=False)
class WorkersSilent(CarbonSinkError):
    """Workers that do not answer; `worker` is the one heard of least recently, or empty."""

    address: str
    worker: str
    seconds: float


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


@dataclass
class ItemComputedHere(Note):
    """A part of the work, number `item` of `n`, that did not come back from the cluster."""

    address: str
    item: int
    n: int
    seconds: float

    warning = True
