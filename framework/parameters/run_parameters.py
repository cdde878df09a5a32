"""Parameters of a run that many algorithms share: memory, threads, cluster, resuming, seed."""

from __future__ import annotations

from ...core.errors_and_notes.allowed import DEFAULT_SEED, SEEDS
from .. import settings
from ..text.translation import tr
from .declarations import number, switch, text


def performance_parameters() -> list:
    """Return the shared advanced parameters of every algorithm that processes blocks."""
    return [
        number(
            "MAX_MEMORY",
            tr("Memory for raster blocks (MiB)"),
            tr(
                "Memory the blocks in work may take together, in MiB. The whole program needs up "
                "to 400 MiB more. Results do not depend on it."
            ),
            default=settings.MAX_MEMORY.read(),
            minimum=settings.MAX_MEMORY.minimum,
            integer=True,
            advanced=True,
        ),
        threads(),
        dask_scheduler(),
    ]


def resume():
    """Return the shared parameter of a run to keep finished blocks of a long map."""
    return switch(
        "RESUME",
        tr("Keep finished blocks and go on from them"),
        tr(
            "Keeps every finished block in a hidden folder beside the first output until the map "
            "is whole. If the run is cancelled, or the computer stops, the same run with the "
            "same inputs continues where it stopped; damaged blocks are computed again. Needs "
            "free disk space for the uncompressed map."
        ),
        advanced=True,
    )


def dask_scheduler():
    """Return the shared parameter of the cluster that a run uses."""
    return text(
        "DASK_SCHEDULER",
        tr("Dask scheduler (empty = this computer)"),
        tr(
            "Address of a dask.distributed scheduler, such as tcp://10.0.0.1:8786, whose workers "
            "do the computing: the blocks of rasters, the folds of a validation. Rasters must lie "
            "on storage that all workers see under the same name; this computer writes the "
            "results. The workers need the same versions of "
            "the libraries; MAX_MEMORY holds for each of them. Results do not depend on it."
        ),
        default="",
        advanced=True,
    )


def threads():
    """Return the shared parameter of a run's number of threads."""
    return number(
        "THREADS",
        tr("Threads (0 = all processors)"),
        tr("Number of processors to compute on; 0 uses all. Results do not depend on it."),
        default=settings.THREADS.read(),
        minimum=settings.THREADS.minimum,
        maximum=settings.THREADS.maximum,
        integer=True,
        advanced=True,
    )


def seed():
    """Return the shared parameter of a run's seed of random numbers."""
    return number(
        "SEED",
        tr("Random seed"),
        tr("Start of the random numbers: the same seed gives the same result, bit for bit."),
        default=DEFAULT_SEED,
        minimum=SEEDS.low,
        maximum=SEEDS.high,
        integer=True,
        advanced=True,
    )
