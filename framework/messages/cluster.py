"""Sentences for work on a cluster."""

from __future__ import annotations

from ...core.facts.cluster import (
    ClusterUsed,
    NoWorkers,
    SchedulerUnreachable,
    WorkerCannotRead,
    WorkerLost,
    WorkersDiffer,
)
from ..text.translation import tr


def _workers_differ(error: WorkersDiffer) -> str:
    if error.library == "carbonsink":
        return tr(
            "The worker {worker} already uses another version of Carbon Sink (from {there}). "
            "Restart the workers of the cluster."
        ).format(worker=error.worker, there=error.there)
    return tr(
        "The cluster's {worker} has {library} {there}, and this QGIS has {here}: results could "
        "differ. Install {library} {here} there and restart it, or run without DASK_SCHEDULER."
    ).format(
        worker=error.worker,
        library=error.library,
        there=error.there or tr("not installed"),
        here=error.here,
    )


ERRORS = {
    SchedulerUnreachable: lambda e: tr(
        "No Dask scheduler answers at DASK_SCHEDULER = {address} ({reason}). Check that it runs, "
        "the address (such as tcp://10.0.0.1:8786) and the firewall, or leave DASK_SCHEDULER "
        "empty to use this computer."
    ).format(address=e.address, reason=e.reason or tr("no reason given")),
    NoWorkers: lambda e: tr(
        "The Dask scheduler at DASK_SCHEDULER = {address} has no workers. Start workers (dask "
        "worker {address}), or leave DASK_SCHEDULER empty to use this computer."
    ).format(address=e.address),
    WorkersDiffer: _workers_differ,
    WorkerCannotRead: lambda e: tr(
        "The cluster's worker {worker} cannot read {n} of the rasters, first {path} ({reason}). "
        "Put the rasters on storage that all workers see under the same name, or leave "
        "DASK_SCHEDULER empty to use this computer."
    ).format(worker=e.worker, n=e.n, path=e.path, reason=e.reason or tr("no reason given")),
    WorkerLost: lambda e: tr(
        "A block has ended several workers of DASK_SCHEDULER = {address}, last {worker}: most "
        "likely they ran out of memory. Lower MAX_MEMORY (it holds for each worker) or give the "
        "workers more."
    ).format(address=e.address, worker=e.worker),
}

NOTES = {
    ClusterUsed: lambda n: tr(
        "Blocks are computed on the Dask cluster {address}: workers {workers}, threads {threads}."
    ).format(address=n.address, workers=n.workers, threads=n.threads),
}
