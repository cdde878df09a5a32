"""The worker's side: one item of a job after another, until the job is stopped."""

from __future__ import annotations

import contextlib
import importlib
import platform
import threading
from collections import OrderedDict

from cloudpickle import loads

from ..errors_and_notes.run import Cancelled, CarbonSinkError

# Jobs a worker remembers: those that run side by side, and a few that just ended.
_REMEMBERED = 8
_LIBRARIES = ("numpy", "numba", "sklearn", "scipy")


class _Job:
    """A function with what it needs, and the open resources of this worker's threads."""

    def __init__(self, payload: bytes) -> None:
        self.function, self.open_resource = loads(payload)
        self.stopped = threading.Event()
        self._idle: list = []
        self._lock = threading.Lock()

    # What `executors.Stop` offers.
    def check_cancel(self) -> None:
        """Raise `Cancelled` once the job is stopped."""
        if self.stopped.is_set():
            raise Cancelled()

    @property
    def is_set(self) -> bool:
        """Whether the job is stopped."""
        return self.stopped.is_set()

    def run(self, item):
        """Return the result of a job of the cluster for an item."""
        with self._lock:
            entry = self._idle.pop() if self._idle else None
        if entry is None:
            stack = contextlib.ExitStack()
            entry = stack, stack.enter_context(self.open_resource())
        try:
            self.check_cancel()
            return self.function(item, entry[1], self)
        finally:
            with self._lock:
                is_reusable = not self.stopped.is_set()
                if is_reusable:
                    self._idle.append(entry)
            if not is_reusable:
                entry[0].close()

    def stop(self) -> None:
        """Let the items that this worker runs end soon, and close its open resources."""
        with self._lock:
            self.stopped.set()
            idle, self._idle = self._idle, []
        for stack, _resource in idle:
            stack.close()


class UnknownJob(Exception):
    """A worker that was not sent a job, since it joined later; `worker` is its address."""

    def __init__(self, worker: str) -> None:
        super().__init__(worker)
        self.worker = worker


_payloads: OrderedDict = OrderedDict()
_jobs: OrderedDict = OrderedDict()
_ended: OrderedDict = OrderedDict()
_lock = threading.Lock()


def begin(job: str, payload: bytes) -> None:
    """Take in a job of the cluster: its function and what opens its resource, as bytes."""
    with _lock:
        if job not in _ended:
            _payloads[job] = payload
            while len(_payloads) > _REMEMBERED:
                _payloads.popitem(last=False)


def run_item(job: str, item: bytes) -> tuple:
    """Compute an item on the worker: ``(result, None)``, or ``(None, error)`` for a typed error.

    Such an error is an answer: it must not be tried again, as lost connections are.
    """
    with _lock:
        if job in _ended:
            return None, Cancelled()
        if job not in _jobs:
            if job not in _payloads:
                return None, UnknownJob(_worker_address())
            _jobs[job] = _Job(_payloads[job])
            while len(_jobs) > _REMEMBERED:
                _jobs.popitem(last=False)[1].stop()
        current = _jobs[job]
    try:
        return current.run(loads(item)), None
    except CarbonSinkError as error:
        return None, error.with_traceback(None)


def stop(job: str) -> None:
    """End a job of the cluster on this worker: its items return soon, later ones are refused."""
    with _lock:
        _ended[job] = True
        while len(_ended) > 16 * _REMEMBERED:
            _ended.popitem(last=False)
        _payloads.pop(job, None)
        current = _jobs.pop(job, None)
    if current is not None:
        current.stop()


def _worker_address() -> str:
    """Return the address of the worker that this runs on."""
    from distributed import get_worker

    return get_worker().address


def environment() -> dict:
    """Return the versions on this worker that results depend on; empty for what is missing."""
    versions = {"python": platform.python_version().rpartition(".")[0]}
    for name in _LIBRARIES:
        try:
            module = importlib.import_module(name)
        except ImportError:
            versions[name] = ""
        else:
            versions[name] = str(module.__version__)
    return versions


def package_location() -> str:
    """Return where this worker found the plugin."""
    return __file__


def apply(payload: bytes):
    """Return ``function(*arguments)`` of a pair sent as bytes."""
    function, arguments = loads(payload)
    return function(*arguments)
