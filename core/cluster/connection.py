"""Connections to schedulers: one per address, made when needed, checked, kept until the end.

Every step has a time limit and ends at once when the user cancels: a port may take the connection
and say nothing, and a scheduler or worker may hang at any time.

Questions to a cluster that never hold up a run: with a time limit, and ended by Cancel. Dask's
calls wait for the other side as long as the line is open, and its time limits cover the connection
only. So each is made in a separate thread, and the run waits for the answer as long as it likes.
A thread whose answer nobody waits for any more ends with its connection, or with QGIS.
"""

from __future__ import annotations

import contextlib
import queue
import threading
import time

from ..errors_and_notes.cluster import (
    ClusterUsed,
    NoCertificates,
    NoWorkers,
    SchedulerUnreachable,
    WorkerCannotRead,
    WorkersDiffer,
    WorkersSilent,
)
from ..errors_and_notes.run import CarbonSinkError, MissingLibrary
from ..run import POLL_S, Run
from .science_archive import remote_call, science_package, unpacking_plugin
from .serialization import message_bytes
from .worker import environment

# Seconds for the connection alone, and for all that a scheduler and a client say to each other
# first; one on the other side of the world needs a second, a busy machine a few.
CONNECT_S = 5.0
GREETING_S = 10.0
# Seconds for an answer of the scheduler alone.
ANSWER_S = 20.0
# Seconds for an answer of all workers: they may import libraries from slow storage.
WORKERS_S = 120.0
# Seconds that a run waits at its end for a connection to close, or for workers to stop.
END_S = 0.7
_TLS = "tls://"
_NAME = __name__.split(".", 1)[0]
# What must be equal for messages to be understood, and is known before ours are sent.
_PROTOCOL = ("python", "dask", "distributed", "cloudpickle")


class NoAnswer(Exception):
    """The other side did not answer within the time limit."""


class PendingCall:
    """A call to a scheduler or its workers, made in a thread of its own.

    Parameters
    ----------
    ask : callable
        The call.
    """

    def __init__(self, ask) -> None:
        self._answers: queue.SimpleQueue = queue.SimpleQueue()
        threading.Thread(target=self._put_answer, args=(ask,), daemon=True).start()

    def _put_answer(self, ask) -> None:
        try:
            self._answers.put((ask(), None))
        except BaseException as error:  # handed to the thread that waits, which raises it
            self._answers.put((None, error))

    def wait(self, run: Run, limit_s: float):
        """Return the answer of the scheduler to a call.

        Raises
        ------
        Cancelled
            When the user cancels meanwhile.
        NoAnswer
            When there is none after `limit_s` seconds.
        Exception
            What the call raised.
        """
        deadline = time.monotonic() + limit_s
        while True:
            run.check_cancel()
            with contextlib.suppress(queue.Empty):
                answer, error = self._answers.get(timeout=POLL_S)
                if error is not None:
                    raise error
                return answer
            if time.monotonic() > deadline:
                raise NoAnswer()


def ask(call, run: Run, limit_s: float):
    """Return ``call()``, as `PendingCall.wait` does."""
    return PendingCall(call).wait(run, limit_s)


def ask_and_forget(call, limit_s: float) -> None:
    """Ask a cluster something whose answer is of no interest, and wait a moment at most."""
    pending_call = PendingCall(call)
    # Neither an error nor silence of the other side matters at the end of a run.
    with contextlib.suppress(Exception):
        pending_call.wait(Run(), limit_s)


class Cluster:
    """A checked connection to a scheduler.

    Parameters
    ----------
    address : str
        Address of the scheduler, for example ``tcp://10.0.0.1:8786``.
    run : Run
        Watched for cancel in whatever is asked of the cluster; see `run`.
    """

    def __init__(self, address: str, run: Run) -> None:
        self.address, self.run = address, run
        self._readable: set = set()
        # Held while workers are asked to stop: the connection stays open until then.
        self._ending = threading.Lock()
        self.client = _open_client(address, run)
        try:
            with self._report_lost_connection():
                self._require_workers()
                self._require_protocol()
                self._send_package()
                self._require_libraries()
        except CarbonSinkError:
            self.close()
            raise
        except Exception as error:  # it answers, and not as a scheduler does
            self.close()
            raise _scheduler_unreachable(address, error) from error

    @property
    def threads(self) -> dict:
        """Number of threads of each worker, by address."""
        # Not `scheduler_info`: the client's own look every few seconds, which leaves the workers
        # out, may come between its question and its answer.
        with self._report_lost_connection():
            return dict(self._request(self.client.nthreads))

    def call(self, function: str, *arguments) -> dict:
        """Call a function of `worker` on every worker: ``{address: result}``.

        Raises
        ------
        WorkersSilent
            When one of them does not answer.
        """
        try:
            return ask(
                lambda: self.client.run(remote_call(_NAME), function, *arguments),
                self.run,
                WORKERS_S,
            )
        except NoAnswer:
            raise WorkersSilent(self.address, self._worker_longest_unheard(), WORKERS_S) from None

    def workers_with(self, key: str) -> list:
        """Return the workers that compute a task or hold its result; none when nobody says so."""
        client = self.client
        with contextlib.suppress(NoAnswer, OSError, TimeoutError):
            tasks_and_results = ask(
                lambda: (client.processing(), client.who_has()), self.run, ANSWER_S
            )
            busy = [worker for worker, keys in tasks_and_results[0].items() if key in keys]
            return [*busy, *tasks_and_results[1].get(key, ())]
        return []

    def stop_job(self, job: str, futures: list) -> None:
        """Take back what was sent to the cluster for a job, and let its workers stop at once."""
        client = self.client

        def end() -> None:
            with self._ending:
                if client.status == "running":
                    if futures:
                        client.cancel(futures)
                    client.run(remote_call(_NAME), "stop", job, on_error="ignore")

        ask_and_forget(end, END_S)

    def require_readable(self, paths, unreadable) -> None:
        """Raise `WorkerCannotRead` when a worker does not see one of the files.

        ``unreadable(paths)`` is called on the workers and lists ``(path, reason)`` of those.
        """
        unchecked = tuple(path for path in paths if path not in self._readable)
        if not unchecked:
            return
        with self._report_lost_connection():
            answers = self.call("apply", message_bytes((unreadable, (unchecked,))))
        for address, failed in answers.items():
            if failed:
                raise WorkerCannotRead(address, failed[0][0], failed[0][1], len(failed))
        self._readable.update(unchecked)

    def close(self) -> None:
        """Leave the scheduler; its workers go on."""

        def close() -> None:
            if self._ending.acquire(timeout=ANSWER_S):
                self._ending.release()
            self.client.close(timeout=END_S)

        ask_and_forget(close, END_S)

    def _request(self, call):
        """Return the scheduler's answer to a call."""
        try:
            return ask(call, self.run, ANSWER_S)
        except NoAnswer:
            raise SchedulerUnreachable(self.address, f"no answer in {ANSWER_S:g} s") from None

    def _worker_longest_unheard(self) -> str:
        """Return the worker that was heard of least recently; empty when that is not known."""
        with contextlib.suppress(Exception):  # the name only helps to find it
            client = self.client
            identity = ask(lambda: client.sync(client.scheduler.identity), self.run, ANSWER_S)
            last_seen = {name: w["last_seen"] for name, w in identity["workers"].items()}
            return min(last_seen, key=lambda name: last_seen[name])
        return ""

    @contextlib.contextmanager
    def _report_lost_connection(self):
        """Turn a lost connection to the scheduler into `SchedulerUnreachable`."""
        try:
            yield
        except Exception as error:
            # Dask's error of a closed line is an OSError; a client that lost its scheduler fails
            # in many ways, and workers leave with their scheduler.
            if isinstance(error, (OSError, TimeoutError)):
                raise SchedulerUnreachable(self.address, str(error)) from error
            if isinstance(error, CarbonSinkError):
                raise
            if self.client.status != "running":
                raise SchedulerUnreachable(self.address, "connection lost") from error
            raise

    def _require_workers(self) -> None:
        """Raise when the cluster has no workers."""
        if not self.threads:
            raise NoWorkers(self.address)

    def _require_protocol(self) -> None:
        """Raise unless scheduler and workers have this computer's versions of the protocol."""
        versions = self._request(self.client.get_versions)
        client_versions = _library_versions(versions["client"])
        for address, remote in {"scheduler": versions["scheduler"], **versions["workers"]}.items():
            _require_equal(
                address,
                _library_versions(remote),
                {key: client_versions.get(key) for key in _PROTOCOL},
            )

    def _send_package(self) -> None:
        """Send the package of `core` to the workers, and check that each has it."""
        package = science_package()
        plugin = unpacking_plugin(_NAME, package)
        name = f"{_NAME}-{package.digest}"
        try:
            ask(lambda: self.client.register_plugin(plugin, name=name), self.run, WORKERS_S)
        except NoAnswer:
            raise WorkersSilent(self.address, self._worker_longest_unheard(), WORKERS_S) from None
        for address, location in self.call("package_location").items():
            if package.digest not in location:
                raise WorkersDiffer(address, _NAME, location, package.digest)

    def _require_libraries(self) -> None:
        """Raise when a worker has other versions of the libraries."""
        client_versions = environment()
        for address, worker_versions in self.call("environment").items():
            _require_equal(address, worker_versions, client_versions)


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
    Cancelled
        When the user cancels meanwhile.
    SchedulerUnreachable, NoCertificates, NoWorkers, WorkersSilent, WorkersDiffer
        When the cluster cannot be used.
    """
    cluster = _open.clusters.get(run.scheduler)
    if cluster is None or cluster.client.status != "running":
        cluster = _open.clusters[run.scheduler] = Cluster(run.scheduler, run)
        threads = cluster.threads
        run.note(ClusterUsed(run.scheduler, len(threads), sum(threads.values())))
    cluster.run = run
    return cluster


def disconnect() -> None:
    """Close the connections that this thread opened."""
    while _open.clusters:
        _open.clusters.popitem()[1].close()


def _open_client(address: str, run: Run):
    """Return a client of the scheduler of a cluster."""
    try:
        from distributed import Client, Security
    except ImportError as error:
        raise MissingLibrary("dask[distributed]", "DASK_SCHEDULER") from error
    begun: list = []

    class RecordedClient(Client):
        """A client that can be closed although it never finished connecting."""

        def __init__(self, *arguments, **options) -> None:
            begun.append(self)
            super().__init__(*arguments, **options)

    try:
        security = Security()
        if address.startswith(_TLS) and not _has_certificates(security):
            raise NoCertificates(address)
        return ask(
            lambda: RecordedClient(
                address, timeout=CONNECT_S, set_as_default=False, name=_NAME, security=security
            ),
            run,
            GREETING_S,
        )
    except NoAnswer:
        _close_unfinished(begun)
        raise SchedulerUnreachable(address, f"no answer in {GREETING_S:g} s") from None
    except CarbonSinkError:
        _close_unfinished(begun)
        raise
    except Exception as error:  # Dask fails in many ways on what is not a scheduler
        _close_unfinished(begun)
        raise _scheduler_unreachable(address, error) from error


def _has_certificates(security) -> bool:
    """Say whether Dask's configuration names what a client needs for TLS."""
    return security.get_connection_args("client").get("ssl_context") is not None


def _close_unfinished(clients: list) -> None:
    """Close clients that may still be connecting."""
    for client in clients:
        ask_and_forget(lambda client=client: client.close(timeout=END_S), END_S)


def _scheduler_unreachable(address: str, error: Exception) -> SchedulerUnreachable:
    """Return the error of a scheduler that does not answer."""
    reason = isinstance(error, (OSError, ValueError, TimeoutError)) and str(error)
    return SchedulerUnreachable(address, reason or f"{type(error).__name__}: {error}")


def _library_versions(versions: dict) -> dict:
    """Return the versions of the libraries in a process of the cluster."""
    flat = {**versions["packages"]}
    flat["python"] = ".".join(str(flat.get("python", "")).split(".")[:2])
    return flat


def _require_equal(address: str, remote_versions: dict, client_versions: dict) -> None:
    """Raise when a worker or the scheduler has another version of a library."""
    for name, version in client_versions.items():
        if version and remote_versions.get(name) != version:
            raise WorkersDiffer(address, name, str(remote_versions.get(name) or ""), version)
