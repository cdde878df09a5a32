"""Functions over many items, and jobs, on a pool of threads, results in order.

The kernels below release the GIL, so threads are enough; processes would start QGIS itself again.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time

from ..errors_and_notes.run import Cancelled
from ..run import POLL_S, Run

# How long a run that is over waits for all its workers before it leaves them to end by themselves.
_JOIN_S = 1.0


class Stop:
    """A flag all workers of one map look at."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def set(self) -> None:
        """Ask the workers of an executor to stop."""
        self._event.set()

    def check_cancel(self) -> None:
        """Raise `Cancelled` once the executor was asked to stop."""
        if self._event.is_set():
            raise Cancelled()

    @property
    def is_set(self) -> bool:
        """Whether the workers should stop."""
        return self._event.is_set()


def ordered_map(function, items, open_resource, run: Run, workers: int, max_in_flight: int):
    """Execute ``function(item, resource, stop)`` in threads of the executor; yield in order.

    Parameters
    ----------
    function : callable
        Called in worker threads; should call ``stop.check_cancel()`` now and then.
    items : sequence
        What to work on.
    open_resource : callable
        Makes a context manager, one per worker thread (its own open files).
    run : Run
        Watched for cancel while waiting.
    workers : int
        Number of threads.
    max_in_flight : int
        Results that may wait, finished or in work, at one time: bounds the memory.

    Raises
    ------
    Cancelled
        Within a fraction of a second after the user cancelled.
    Exception
        The first error of a worker, after all have stopped.
    """
    stop = Stop()
    results: queue.Queue = queue.Queue()
    todo: queue.SimpleQueue = queue.SimpleQueue()
    workers = max(1, min(workers, len(items)))
    max_in_flight = max(max_in_flight, workers)

    def work() -> None:
        try:
            with open_resource() as resource:
                while True:
                    entry = todo.get()
                    if entry is None or stop.is_set:
                        return
                    index, item = entry
                    results.put((index, function(item, resource, stop), None))
        except BaseException as error:  # handed to the waiting thread, which raises it
            results.put((-1, None, error))

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    pending = iter(enumerate(items))

    def feed() -> None:
        todo.put(next(pending, None))

    for thread in threads:
        thread.start()
    try:
        for _ in range(max_in_flight):
            feed()
        yield from _results_in_order(results, len(items), feed, run)
    finally:
        stop.set()
        for _ in threads:
            todo.put(None)
        deadline = time.monotonic() + _JOIN_S
        for thread in threads:
            thread.join(max(deadline - time.monotonic(), 0.0))


def _results_in_order(results: queue.Queue, n_items: int, feed, run: Run):
    """Yield results of the threads by index; feed one new item for each one taken."""
    finished: dict = {}
    for index in range(n_items):
        while index not in finished:
            run.check_cancel()
            try:
                finished_index, result, error = results.get(timeout=POLL_S)
            except queue.Empty:
                continue
            if error is not None:
                try:
                    raise error
                finally:
                    # Error, traceback and this frame would hold each other, and with them the
                    # files of the frames below, until a garbage collection: QGIS closes open
                    # files when it ends, and a second closing is a crash.
                    del error
            finished[finished_index] = result
        yield finished.pop(index)
        feed()


def in_threads(jobs, run: Run) -> list:
    """Execute ``(function, *arguments)`` jobs in the run's threads, and return the results."""

    def work(job, _resource, stop):
        stop.check_cancel()
        return job[0](*job[1:])

    threads, results = run.n_threads, []
    in_order = ordered_map(work, jobs, contextlib.nullcontext, run, threads, threads)
    with contextlib.closing(in_order):
        for result in in_order:
            results.append(result)
            run.progress(len(results) / len(jobs))
    return results
