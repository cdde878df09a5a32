"""Sentences for work on a cluster."""

from __future__ import annotations

from ...core.errors_and_notes.cluster import (
    ClusterUsed,
    ItemComputedHere,
    NoCertificates,
    NoWorkers,
    SchedulerUnreachable,
    UnknownScheduler,
    WorkerCannotRead,
    WorkerLost,
    WorkersDiffer,
    WorkersSilent,
)
from ..text.translation import tr


def _phrase_workers_differ(error: WorkersDiffer) -> str:
    """Say that a worker of the cluster has another version of a library."""
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


def _phrase_workers_silent(error: WorkersSilent) -> str:
    """Say that workers of the cluster do not answer."""
    worker = error.worker or tr("it is not known which")
    return tr(
        "A worker of DASK_SCHEDULER = {address} did not answer within {seconds} seconds "
        "({worker}). Restart it, or leave DASK_SCHEDULER empty to use this computer."
    ).format(address=error.address, seconds=f"{error.seconds:g}", worker=worker)


ERRORS = {
    SchedulerUnreachable: lambda e: tr(
        "No Dask scheduler answers at DASK_SCHEDULER = {address} ({reason}). Check that it runs, "
        "the address (such as tcp://10.0.0.1:8786) and the firewall, or leave DASK_SCHEDULER "
        "empty to use this computer."
    ).format(address=e.address, reason=e.reason or tr("no reason given")),
    UnknownScheduler: lambda e: tr(
        "DASK_SCHEDULER = {address} is not one of your schedulers, so QGIS does not connect to it: "
        "a scheduler can run programs on this computer. If you trust it, add the address under "
        "Settings > Options > Carbon Sink (or to the environment variable CARBONSINK_SCHEDULERS); "
        "otherwise leave DASK_SCHEDULER empty to use this computer."
    ).format(address=e.address),
    NoCertificates: lambda e: tr(
        "DASK_SCHEDULER = {address} needs TLS certificates, and Dask's configuration names none. "
        "Set distributed.comm.tls (ca-file, client.cert, client.key) there, or use a tcp:// "
        "address on a private network."
    ).format(address=e.address),
    WorkersSilent: _phrase_workers_silent,
    NoWorkers: lambda e: tr(
        "The Dask scheduler at DASK_SCHEDULER = {address} has no workers. Start workers (dask "
        "worker {address}), or leave DASK_SCHEDULER empty to use this computer."
    ).format(address=e.address),
    WorkersDiffer: _phrase_workers_differ,
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
    ItemComputedHere: lambda n: tr(
        "Part {item} of {n} did not come back from the Dask cluster {address} within {seconds} "
        "seconds and is computed on this computer. A worker may hang."
    ).format(item=n.item, n=n.n, address=n.address, seconds=f"{n.seconds:.0f}"),
}
