"""Connections to schedulers: one per address, made when needed, checked, kept until the end."""

from __future__ import annotations

import contextlib
import threading

from ..facts.cluster import (
    ClusterUsed,
    NoWorkers,
    SchedulerUnreachable,
    WorkerCannotRead,
    WorkersDiffer,
)
from ..facts.run import MissingLibrary
from ..run import Run
from .messages import dumps
from .package import science_package
from .remote import caller, science_plugin
from .worker import environment

# An address that does not answer in this time is told to the user.
CONNECT_S = 5.0
_NAME = __name__.split(".", 1)[0]
# What must be equal for messages to be understood, and is known before ours are sent.
_PROTOCOL = ("python", "dask", "distributed", "cloudpickle")


class Cluster:
    """A checked connection to a scheduler.

    Parameters
    ----------
    address : str
        Address of the scheduler, for example ``tcp://10.0.0.1:8786``.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.client = _open_client(address)
        self._readable: set = set()
        try:
            with self._while_there():
                self._require_workers()
                self._require_protocol()
                self._send_package()
                self._require_libraries()
        except BaseException:
            self.close()
            raise

    @property
    def threads(self) -> dict:
        """Number of threads of each worker, by address."""
        # Not `scheduler_info`: the client's own look every few seconds, which leaves the workers
        # out, may come between its question and its answer.
        with self._while_there():
            return dict(self.client.nthreads())

    def call(self, function: str, *arguments, on_error: str = "raise") -> dict:
        """Call a function of `worker` on every worker: ``{address: result}``."""
        return self.client.run(caller(_NAME), function, *arguments, on_error=on_error)

    def require_readable(self, paths, unreadable) -> None:
        """Raise `WorkerCannotRead` when a worker does not see one of the files.

        ``unreadable(paths)`` is called on the workers and lists ``(path, reason)`` of those.
        """
        new = tuple(path for path in paths if path not in self._readable)
        if not new:
            return
        with self._while_there():
            answers = self.call("apply", dumps((unreadable, (new,))))
        for address, failed in answers.items():
            if failed:
                raise WorkerCannotRead(address, *failed[0], len(failed))
        self._readable.update(new)

    def close(self) -> None:
        """Leave the scheduler; its workers go on."""
        self.client.close(timeout=CONNECT_S)

    @contextlib.contextmanager
    def _while_there(self):
        """Turn a conversation that breaks off into `SchedulerUnreachable`."""
        try:
            yield
        except Exception as error:
            # Dask's error of a closed line is an OSError; a client that lost its scheduler fails
            # in many ways, and workers leave with their scheduler.
            if isinstance(error, (OSError, TimeoutError)):
                raise SchedulerUnreachable(self.address, str(error)) from error
            if self.client.status != "running":
                raise SchedulerUnreachable(self.address, "connection lost") from error
            raise

    def _require_workers(self) -> None:
        if not self.threads:
            raise NoWorkers(self.address)

    def _require_protocol(self) -> None:
        found = self.client.get_versions()
        here = _flat(found["client"])
        for address, there in {"scheduler": found["scheduler"], **found["workers"]}.items():
            _require_equal(address, _flat(there), {key: here.get(key) for key in _PROTOCOL})

    def _send_package(self) -> None:
        package = science_package()
        plugin = science_plugin(_NAME, package)
        self.client.register_plugin(plugin, name=f"{_NAME}-{package.digest}")
        for address, place in self.call("package_place").items():
            if package.digest not in place:
                raise WorkersDiffer(address, _NAME, place, package.digest)

    def _require_libraries(self) -> None:
        here = environment()
        for address, there in self.call("environment").items():
            _require_equal(address, there, here)


class _OfThread(threading.local):
    """Connections by address; each run lives in a thread of its own, and ends its own."""

    def __init__(self) -> None:
        self.clusters: dict = {}


_open = _OfThread()


def connect(run: Run) -> Cluster:
    """Return the connection to the run's scheduler, made and checked when there is none yet.

    Raises
    ------
    MissingLibrary
        When Dask is not installed here.
    SchedulerUnreachable, NoWorkers, WorkersDiffer
        When the cluster cannot be used.
    """
    cluster = _open.clusters.get(run.scheduler)
    if cluster is None or cluster.client.status != "running":
        cluster = _open.clusters[run.scheduler] = Cluster(run.scheduler)
        threads = cluster.threads
        run.note(ClusterUsed(run.scheduler, len(threads), sum(threads.values())))
    return cluster


def disconnect() -> None:
    """Close the connections that this thread opened."""
    while _open.clusters:
        _open.clusters.popitem()[1].close()


def _open_client(address: str):
    try:
        from distributed import Client
    except ImportError as error:
        raise MissingLibrary("dask[distributed]", "DASK_SCHEDULER") from error
    try:
        return Client(address, timeout=CONNECT_S, set_as_default=False, name=_NAME)
    except (OSError, ValueError, TimeoutError) as error:
        raise SchedulerUnreachable(address, str(error)) from error


def _flat(versions: dict) -> dict:
    """Return names and versions of what a process reported; Python without its patch level."""
    flat = {**versions["packages"]}
    flat["python"] = ".".join(str(flat.get("python", "")).split(".")[:2])
    return flat


def _require_equal(address: str, there: dict, here: dict) -> None:
    for name, version in here.items():
        if version and there.get(name) != version:
            raise WorkersDiffer(address, name, str(there.get(name) or ""), version)
