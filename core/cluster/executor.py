"""`cluster_map`: what `raster.executors.ordered_map` does with threads, on a cluster."""

from __future__ import annotations

import bisect
import contextlib
import math
import queue
import time
import uuid

from ..errors_and_notes.cluster import ItemComputedHere, NoWorkers, SchedulerUnreachable, WorkerLost
from ..run import POLL_S, Run
from .connection import Cluster, NoAnswer, PendingCall, connect
from .science_archive import remote_call
from .serialization import message_bytes
from .worker import UnknownJob

# How often a run looks how many are at work, and how long it waits for workers to come back (a
# cluster may start lost ones again).
_LOOK_S = 2.0
WAIT_FOR_WORKERS_S = 60.0
# An item that the run waits for is computed here when it has been away this long, and this many
# times as long as half of those that came back: its worker hangs, or has lost its storage.
STALL_S = 60.0
_STALL_FACTOR = 10.0
# Items in work or waiting per thread of the cluster: keeps workers busy, bounds their memory.
_ITEMS_PER_THREAD = 2
# How often an item is tried again after an error that is no answer (a file system that hiccups).
_RETRIES = 2
# Stands for the result of an item that its worker could not compute, and which was sent once more.
SENT_AGAIN = object()


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
        yield from _in_order(job, _LocalFallback(function, open_resource, job.items, run), run)
    finally:
        job.end()


class _Job:
    """One function on a cluster, and the items sent to it."""

    def __init__(self, cluster: Cluster, function, open_resource, items: list) -> None:
        self.cluster, self.name, self.items = cluster, uuid.uuid4().hex, items
        self._sent = 0
        self._sent_at: dict = {}
        self._away_s: list = []
        self._workers: tuple = ()
        self._hanging: set = set()
        self.futures: dict = {}
        self.done: queue.Queue = queue.Queue()
        self._call = remote_call(__name__.split(".", 1)[0])
        self._payload = message_bytes((function, open_resource))
        self._sendings: dict = {}

    def begin(self, run: Run, *workers: str) -> None:
        """Send the function of the job to some workers of the cluster, by default to all.

        It is no task of Dask that items depend on: one that hangs might be the only worker that
        has its result, and nobody else could go on.
        """
        client, selected_workers = self.cluster.client, list(workers) or None
        pending_call = PendingCall(
            lambda: client.run(
                self._call,
                "begin",
                self.name,
                self._payload,
                workers=selected_workers,
                on_error="ignore",
            )
        )
        # Those that do not answer get no item done either.
        with contextlib.suppress(NoAnswer):
            pending_call.wait(run, STALL_S)

    def send_until(self, end: int, workers: tuple = ()) -> None:
        """Queue all items before ``end`` on the cluster that are not there yet."""
        self._workers = workers
        while self._sent < min(end, len(self.items)):
            self._submit_task(self._sent)
            self._sent += 1

    def _task_key(self, index: int) -> str:
        return f"item-{self.name}-{index}-{self._sendings.get(index, 0)}"

    def _submit_task(self, index: int) -> None:
        # Once a worker is known to hang, the others get what is left.
        """Send the task of an item to the cluster."""
        responsive = [name for name in self._workers if name not in self._hanging]
        restriction = {"workers": responsive} if self._hanging and responsive else {}
        future = self.cluster.client.submit(
            self._call,
            "run_item",
            self.name,
            # As bytes: the scheduler, which reads all else, does not have the plugin.
            message_bytes(self.items[index]),
            key=self._task_key(index),
            priority=-index,
            retries=_RETRIES,
            **restriction,
        )
        self.futures[index] = future
        self._sent_at[index] = time.monotonic()
        future.add_done_callback(lambda _future: self.done.put((index, time.monotonic())))

    def exclude_workers_of(self, index: int) -> float:
        """Send no more to whoever has an item that does not come back; return for how long."""
        # It is not taken back: its worker would count as idle, and get the next one.
        self._hanging.update(self.cluster.workers_with(self._task_key(index)))
        return time.monotonic() - self._sent_at[index]

    def time_left(self, index: int) -> float:
        """Return how long to wait for an item, seconds; below 0 when it is overdue."""
        median_s = self._away_s[len(self._away_s) // 2] if self._away_s else 0.0
        limit = max(STALL_S, _STALL_FACTOR * median_s)
        return self._sent_at[index] + limit - time.monotonic()

    def note_finished(self, index: int, finished_at: float) -> None:
        """Remember how long an item was away that came back at a time."""
        bisect.insort(self._away_s, finished_at - self._sent_at[index])

    def take(self, index: int, run: Run):
        """Return the result of an item that the cluster has finished; `SENT_AGAIN` without one.

        Raises
        ------
        NoAnswer
            When the worker that holds the result does not hand it over.
        """
        from concurrent.futures import CancelledError

        from distributed.comm import CommClosedError
        from distributed.scheduler import KilledWorker

        future = self.futures.pop(index)
        try:
            result, error = PendingCall(future.result).wait(
                run, max(self.time_left(index), STALL_S)
            )
        except KilledWorker as lost:
            raise WorkerLost(self.cluster.address, str(lost.last_worker.address)) from lost
        except (CancelledError, CommClosedError) as gone:
            raise SchedulerUnreachable(self.cluster.address, str(gone)) from gone
        if isinstance(error, UnknownJob):
            self.begin(run, error.worker)
            self._sendings[index] = self._sendings.get(index, 0) + 1
            self._submit_task(index)
            return SENT_AGAIN
        if error is not None:
            raise error
        return result

    def end(self) -> None:
        """Take back what was sent to the cluster, and let its workers stop."""
        self.cluster.stop_job(self.name, list(self.futures.values()))


class _LocalFallback:
    """The same function on this computer, for items that do not come back."""

    def __init__(self, function, open_resource, items: list, run: Run) -> None:
        self._function, self._open_resource, self._items = function, open_resource, items
        self._run = run

    def compute(self, index: int, address: str, seconds: float):
        """Compute an item in this process, where no worker could; this is noted."""
        self._run.note(ItemComputedHere(address, index + 1, len(self._items), seconds))
        with self._open_resource() as resource:
            return self._function(self._items[index], resource, _RunStop(self._run))


class _RunStop:
    """A run with what `executors.Stop` offers."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def check_cancel(self) -> None:
        """Raise `Cancelled` once the user has cancelled the run on the cluster."""
        self._run.check_cancel()

    @property
    def is_set(self) -> bool:
        """Whether the user has cancelled the run on the cluster."""
        return self._run.is_cancelled()


def _in_order(job: _Job, local: _LocalFallback, run: Run):
    """Yield the results of a job on the cluster in the order of its items."""
    finished, watch = set(), _WorkerWatch(job.cluster)

    def receive() -> None:
        with contextlib.suppress(queue.Empty):
            index, finished_at = job.done.get(timeout=POLL_S)
            job.note_finished(index, finished_at)
            finished.add(index)

    def result_of(index: int):
        while index not in finished:
            if job.time_left(index) <= 0:
                raise NoAnswer()
            run.check_cancel()
            receive()
            job.send_until(index + watch.max_in_flight(), watch.workers)
        finished.discard(index)
        return job.take(index, run)

    job.begin(run)
    for index in range(len(job.items)):
        job.send_until(index + watch.max_in_flight(), watch.workers)
        result = SENT_AGAIN
        while result is SENT_AGAIN:
            try:
                result = result_of(index)
            except NoAnswer:
                result = local.compute(index, job.cluster.address, job.exclude_workers_of(index))
        finished.discard(index)
        yield result


class _WorkerWatch:
    """Looks at the workers now and then: they come and go while a job runs."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._alive = time.monotonic()
        self._looked = -math.inf
        self._max_in_flight = 1
        self.workers: tuple = ()

    def max_in_flight(self) -> int:
        """Return how many items to have on the cluster, at least one.

        Raises
        ------
        SchedulerUnreachable, NoWorkers
            When the scheduler is gone, or all workers for a while.
        """
        now = time.monotonic()
        if now - self._looked >= _LOOK_S:
            self._check_tasks(now)
            self._looked = now
        return self._max_in_flight

    def _check_tasks(self, now: float) -> None:
        """Raise when the scheduler of the cluster is gone; else see which workers there are."""
        address = self._cluster.address
        if self._cluster.client.status != "running":
            raise SchedulerUnreachable(address, "connection lost")
        threads_by_worker = self._cluster.threads
        self.workers, threads = tuple(threads_by_worker), sum(threads_by_worker.values())
        if threads:
            self._alive = now
            self._max_in_flight = _ITEMS_PER_THREAD * threads
        elif now - self._alive > WAIT_FOR_WORKERS_S:
            raise NoWorkers(address)
