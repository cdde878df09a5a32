"""Schedulers and workers that are silent, slow, lie, are of another version, or hang at any step.

Whatever they do, a run ends with one error or goes on, and Cancel is heard soon.
"""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import sys
import threading
import time

import pytest

from carbonsink.core.cluster import connection, executor
from carbonsink.core.cluster.connection import (
    Cluster,
    NoAnswer,
    ask,
    ask_and_forget,
    connect,
    disconnect,
)
from carbonsink.core.cluster.executor import cluster_map
from carbonsink.core.errors_and_notes.cluster import (
    ItemComputedHere,
    NoCertificates,
    SchedulerUnreachable,
    WorkersSilent,
)
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.run import Run
from carbonsink.tests.local_cluster import LocalCluster

pytest.importorskip("distributed")
# Two seconds on a quiet machine; what hangs here does so for longer than any of these limits.
CANCEL_S, CANCEL_WORK_S = 4.0, 10.0


class Cancel:
    """A cancel button, and how long ago it was pressed."""

    def __init__(self, after: float) -> None:
        self.at = time.monotonic() + after

    def __call__(self) -> bool:
        return time.monotonic() >= self.at

    @property
    def age(self) -> float:
        return time.monotonic() - self.at


@contextlib.contextmanager
def answering(answer):
    """Give the address of a port that treats each connection with a function, in threads."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        kept = []

        def accept():
            with contextlib.suppress(OSError):
                while True:
                    line = server.accept()[0]
                    kept.append(line)
                    threading.Thread(target=answer, args=(line,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"tcp://127.0.0.1:{server.getsockname()[1]}"
        for line in kept:
            line.close()


def silent(_line) -> None:
    time.sleep(30)


def web_server(line) -> None:
    with contextlib.suppress(OSError):
        line.recv(1 << 16)
        line.sendall(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n")


def chatter(line) -> None:
    """Send what looks like the start of an endless message."""
    with contextlib.suppress(OSError):
        line.sendall((8).to_bytes(8, "little") + bytes(8))
        while True:
            line.sendall(b"x" * 100)
            time.sleep(0.1)


def hang_up(line) -> None:
    with contextlib.suppress(OSError):
        line.recv(10)
        line.close()


PEERS = (silent, web_server, chatter, hang_up)


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.__name__)
def test_a_port_that_is_no_scheduler_ends_the_run(peer, monkeypatch):
    monkeypatch.setattr(connection, "CONNECT_S", 2.0)
    monkeypatch.setattr(connection, "GREETING_S", 3.0)
    started = time.monotonic()
    with answering(peer) as address, pytest.raises(SchedulerUnreachable) as refused:
        connect(Run(scheduler=address))
    assert time.monotonic() - started < 3.0 + CANCEL_S
    assert refused.value.address == address


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.__name__)
def test_cancel_is_heard_while_the_run_connects(peer):
    cancel = Cancel(0.5)
    with answering(peer) as address:
        with pytest.raises((Cancelled, SchedulerUnreachable)):
            connect(Run(scheduler=address, is_cancelled=cancel))
    assert cancel.age < CANCEL_S


def test_tls_without_certificates_is_named():
    with pytest.raises(NoCertificates):
        connect(Run(scheduler="tls://127.0.0.1:9"))


def test_tls_with_certificates_that_are_missing(tmp_path):
    import dask

    with dask.config.set({"distributed.comm.tls.ca-file": str(tmp_path / "ca.pem")}):
        with pytest.raises((NoCertificates, SchedulerUnreachable)):
            connect(Run(scheduler="tls://127.0.0.1:9"))


def test_questions_hear_cancel_limits_and_errors():
    cancel = Cancel(0.2)
    with pytest.raises(Cancelled):
        ask(lambda: time.sleep(5), Run(is_cancelled=cancel), 60)
    assert cancel.age < 3
    started = time.monotonic()
    with pytest.raises(NoAnswer):
        ask(lambda: time.sleep(5), Run(), 0.2)
    ask_and_forget(lambda: time.sleep(5), 0.2)
    ask_and_forget(lambda: 1 / 0, 0.2)
    assert time.monotonic() - started < 4
    with pytest.raises(ZeroDivisionError):
        ask(lambda: 1 / 0, Run(), 5)
    assert ask(lambda: 7, Run(), 5) == 7


@pytest.fixture
def cluster(tmp_path):
    """A cluster of two workers that a test may break."""
    found = LocalCluster(tmp_path)
    try:
        found.add_worker(1)
        found.add_worker(1)
        found.wait(2)
        yield found
    finally:
        for process in [*found.workers, found.scheduler]:
            with contextlib.suppress(ProcessLookupError):
                process.send_signal(signal.SIGCONT)
        disconnect()
        found.close()


pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot stop a process")


def patient():
    """Return a function of items that takes a tenth of a second; it is sent by value."""

    def function(item, _resource, stop):
        for _ in range(10):
            stop.check_cancel()
            time.sleep(0.01)
        return 2 * item

    return function


def results(cluster, n, **more):
    run = Run(scheduler=cluster.address, **more)
    return list(cluster_map(patient(), range(n), contextlib.nullcontext, run))


def test_items_of_a_worker_that_hangs_are_computed_here(cluster, monkeypatch):
    monkeypatch.setattr(executor, "STALL_S", 2.0)
    notes = []
    connect(Run(scheduler=cluster.address))  # the limit below is that of the items
    hung = cluster.workers[0]
    threading.Timer(0.5, hung.send_signal, [signal.SIGSTOP]).start()
    found = results(cluster, 30, on_note=notes.append)
    assert found == [2 * item for item in range(30)]
    here = [note for note in notes if isinstance(note, ItemComputedHere)]
    assert 1 <= len(here) <= 6
    assert all(note.seconds >= 2.0 and note.n == 30 for note in here)


@pytest.mark.parametrize("who", ["worker", "workers", "scheduler"])
def test_cancel_is_heard_while_others_hang(cluster, who):
    cancel = Cancel(3.0)
    processes = {
        "worker": cluster.workers[:1],
        "workers": cluster.workers,
        "scheduler": [cluster.scheduler],
    }[who]
    connect(Run(scheduler=cluster.address))

    def stop():
        cancel.at = time.monotonic() + 1.0
        for process in processes:
            process.send_signal(signal.SIGSTOP)

    threading.Timer(1.0, stop).start()
    with pytest.raises(Cancelled):
        try:
            results(cluster, 2000, is_cancelled=cancel)
        finally:
            disconnect()
    assert cancel.age < CANCEL_WORK_S


@pytest.mark.parametrize("step", ["_require_protocol", "_send_package", "_require_libraries"])
@pytest.mark.parametrize("end", ["limit", "cancel"])
def test_a_worker_that_hangs_while_the_run_connects(cluster, monkeypatch, step, end):
    monkeypatch.setattr(connection, "WORKERS_S", 2.0)
    monkeypatch.setattr(connection, "ANSWER_S", 2.0)
    go_on, cancel = getattr(Cluster, step), Cancel(3600.0)

    def after_it_hangs(connecting):
        cluster.workers[0].send_signal(signal.SIGSTOP)
        if end == "cancel":
            cancel.at = time.monotonic() + 0.3
        return go_on(connecting)

    monkeypatch.setattr(Cluster, step, after_it_hangs)
    errors = (Cancelled,) if end == "cancel" else (WorkersSilent, SchedulerUnreachable)
    started = time.monotonic()
    with pytest.raises(errors) as refused:
        connect(Run(scheduler=cluster.address, is_cancelled=cancel))
    if end == "cancel":
        assert cancel.age < CANCEL_S
    else:
        assert time.monotonic() - started < 15
        assert refused.value.address == cluster.address


def test_a_scheduler_that_lies(cluster, monkeypatch):
    """What the versions are must at least have the form of versions."""
    from distributed import Client

    monkeypatch.setattr(Client, "get_versions", lambda _client: {"scheduler": 7})
    with pytest.raises(SchedulerUnreachable, match="KeyError|TypeError"):
        connect(Run(scheduler=cluster.address))


def test_a_worker_that_dies_with_results(cluster):
    """Results that a worker takes along are computed by the other one."""
    killed = threading.Timer(0.6, os.kill, [cluster.workers[0].pid, signal.SIGKILL])
    connect(Run(scheduler=cluster.address))
    killed.start()
    assert results(cluster, 30) == [2 * item for item in range(30)]
