"""Cancel is heard in the main thread of qgis_process although no progress is reported."""

from __future__ import annotations

import threading
import time

import pytest
from qgis import utils
from qgis.core import QgsProcessingFeedback
from qgis.PyQt.QtCore import QTimer

from carbonsink.framework.run.feedback import run_for


@pytest.mark.parametrize("window", [False, True])
def test_events_are_looked_at_only_where_nobody_else_does(qgis_app, monkeypatch, window):
    monkeypatch.setattr(utils, "iface", object() if window else None)
    feedback = QgsProcessingFeedback()
    run = run_for(feedback)
    QTimer.singleShot(0, feedback.cancel)  # as the handler of a signal does
    until = time.monotonic() + (0.6 if window else 5.0)
    while time.monotonic() < until and not run.is_cancelled():
        time.sleep(0.01)
    assert run.is_cancelled() == (not window)
    qgis_app.processEvents()
    assert run.is_cancelled()


def test_other_threads_only_ask(qgis_app, monkeypatch):
    monkeypatch.setattr(utils, "iface", None)
    feedback, answers = QgsProcessingFeedback(), []
    run = run_for(feedback)
    QTimer.singleShot(0, feedback.cancel)

    def work():
        time.sleep(0.3)
        answers.append(run.is_cancelled())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert answers == [False]
