"""The Python state of a pooled thread outlives a call, so that libraries may point to it."""

from __future__ import annotations

import ctypes
import threading
import time

import pytest

pytest.importorskip("qgis.core")

from qgis.PyQt.QtCore import QRunnable, QThreadPool

from carbonsink.framework.run.threads import keep_thread_state


class Job(QRunnable):
    """Calls a function on a thread of the pool, as QGIS does with a task."""

    def __init__(self, work):
        super().__init__()
        self.work = work

    def run(self):
        self.work()


@pytest.mark.parametrize("kept", [False, True])
def test_a_state_is_lost_unless_it_is_kept(qgis_app, kept):
    of_thread, seen = threading.local(), []

    def work():
        seen.append((threading.get_ident(), getattr(of_thread, "mark", False)))
        if kept:
            keep_thread_state()
        of_thread.mark = True

    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    for _ in range(3):
        job = Job(work)
        job.setAutoDelete(False)
        pool.start(job)
        while pool.activeThreadCount():  # waitForDone would end the thread
            time.sleep(0.01)
    assert len({thread for thread, _ in seen}) == 1
    assert [mark for _, mark in seen] == [False, kept, kept]


def test_the_main_thread_needs_nothing(monkeypatch):
    claims = []
    monkeypatch.setattr(ctypes.pythonapi, "PyGILState_Ensure", lambda: claims.append(1))
    keep_thread_state()
    assert not claims
