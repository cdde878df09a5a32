"""Work done in the main thread from a worker, with its result and its failure handed back."""

from __future__ import annotations

import pytest
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, QThread

from carbonsink.framework.run.threads import in_main_thread


def where():
    return QThread.currentThread() == QCoreApplication.instance().thread()


def test_in_the_main_thread_it_is_a_plain_call(qgis_app):
    assert in_main_thread(where)


@pytest.mark.parametrize("fails", [False, True])
def test_a_worker_gets_result_or_failure(qgis_app, qtbot, fails):
    seen = []

    def work():
        if fails:
            raise LookupError("no such thing")
        return where()

    def in_worker(_task):
        assert not where()
        try:
            seen.append(in_main_thread(work))
        except LookupError as error:
            seen.append(error)

    task = QgsTask.fromFunction("errand", in_worker)
    QgsApplication.taskManager().addTask(task)
    qtbot.waitUntil(lambda: bool(seen), timeout=5000)
    assert isinstance(seen[0], LookupError) if fails else seen[0] is True
