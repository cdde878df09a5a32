"""`cluster_map`: what `raster.executors.ordered_map` does with threads, on a cluster."""

from __future__ import annotations

import contextlib
import math
import queue
import time
import uuid

from ..facts.cluster import NoWorkers, SchedulerUnreachable, WorkerLost
from ..run import Run
from .connection import Cluster, connect
from .messages import dumps
from .remote import caller

_POLL_S = 0.05
# How often a run looks how many are at work, and how long it waits for workers to come back (a
# cluster may start lost ones again).
_LOOK_S = 2.0
WAIT_FOR_WORKERS_S = 60.0
# Items in work or waiting per thread of the cluster: keeps workers busy, bounds their memory.
_AHEAD = 2
# How often an item is tried again after an error that is no answer (a file system that hiccups).
_RETRIES = 2


def cluster_map(function, items, open_resource, run: Run):
    """Yield ``function(item, resource, stop)`` for each item, in the order of the items.

    Parameters
    ----------
    function, open_resource : callable
        As of `ordered_map`; they are sent to the workers, and what they change stays there.
    items : sequence
        What to work on.
    run : Run
        Its scheduler is used; watched for cancel.

    Raises
    ------
    Cancelled
        Within a fraction of a second after the user cancelled; the workers stop soon after.
    CarbonSinkError
        The first error of a worker that has a message of its own.
    WorkerLost
        When one item has cost several workers their life.
    NoWorkers, SchedulerUnreachable
        When the cluster is gone.
    """
    cluster = connect(run)
    job = _Job(cluster, function, open_resource, list(items))
    try:
        yield from _in_order(job, run)
    finally:
        job.end()


class _Job:
    """One function on a cluster, and the items sent to it."""

    def __init__(self, cluster: Cluster, function, open_resource, items: list) -> None:
        self.cluster, self.name, self.items = cluster, uuid.uuid4().hex, items
        self._sent = 0
        self.futures: dict = {}
        self.done: queue.Queue = queue.Queue()
        self._call = caller(__name__.split(".", 1)[0])
        # A task and no scattered value: the scheduler makes it again when its worker is lost.
        payload = dumps((function, open_resource))
        self._payload = cluster.client.submit(bytes, payload, key=f"job-{self.name}")

    def send_until(self, end: int) -> None:
        """Queue all items before ``end`` on the cluster that are not there yet."""
        while self._sent < min(end, len(self.items)):
            self._send(self._sent)
            self._sent += 1

    def _send(self, index: int) -> None:
        future = self.cluster.client.submit(
            self._call,
            "run_item",
            self.name,
            self._payload,
            dumps(
                self.items[index]
            ),  # the scheduler, which reads all else, does not have the plugin
            key=f"item-{self.name}-{index}",
            priority=-index,
            retries=_RETRIES,
        )
        self.futures[index] = future
        future.add_done_callback(lambda _future: self.done.put(index))

    def take(self, index: int):
        """Return the result of a finished item, and forget it."""
        from concurrent.futures import CancelledError

        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        future = self.futures.pop(index)
        try:
            result, error = future.result()
        except KilledWorker as lost:
            raise WorkerLost(self.cluster.address, str(lost.last_worker.address)) from lost
        except (CancelledError, CommClosedError) as gone:
            raise SchedulerUnreachable(self.cluster.address, str(gone)) from gone
        if error is not None:
            raise error
        return result

    def end(self) -> None:
        """Take back what was sent, and let the workers stop."""
        client, futures = self.cluster.client, list(self.futures.values())
        # Whoever waits is told why the connection ended, if it did.
        with contextlib.suppress(OSError):
            if client.status == "running":
                if futures:
                    client.cancel(futures)
                self.cluster.call("stop", self.name, on_error="ignore")
        self._payload.release()


def _in_order(job: _Job, run: Run):
    waiting, watch = set(), _Watch(job.cluster)
    for index in range(len(job.items)):
        job.send_until(index + watch.ahead())
        while index not in waiting:
            run.check()
            with contextlib.suppress(queue.Empty):
                waiting.add(job.done.get(timeout=_POLL_S))
            job.send_until(index + watch.ahead())
        waiting.discard(index)
        yield job.take(index)


class _Watch:
    """Looks at the workers now and then: they come and go while a job runs."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._alive = time.monotonic()
        self._looked = -math.inf
        self._ahead = 1

    def ahead(self) -> int:
        """Return how many items to have on the cluster, at least one.

        Raises
        ------
        SchedulerUnreachable, NoWorkers
            When the scheduler is gone, or all workers for a while.
        """
        now = time.monotonic()
        if now - self._looked >= _LOOK_S:
            self._look(now)
            self._looked = now
        return self._ahead

    def _look(self, now: float) -> None:
        address = self._cluster.address
        if self._cluster.client.status != "running":
            raise SchedulerUnreachable(address, "connection lost")
        threads = sum(self._cluster.threads.values())
        if threads:
            self._alive = now
            self._ahead = _AHEAD * threads
        elif now - self._alive > WAIT_FOR_WORKERS_S:
            raise NoWorkers(address)
