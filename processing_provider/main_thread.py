"""Doing a piece of work in the thread that owns the window, from wherever a run happens to be.

Layouts are no business of worker threads. A run from a dialog is in one; from `qgis_process` or a
script it is in the main thread already.
"""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QThread, pyqtSlot


class _Errand(QObject):
    """Work to be done by another thread, with what came of it."""

    def __init__(self, work) -> None:
        super().__init__()
        self.work, self.result, self.error = work, None, None

    @pyqtSlot()
    def run(self) -> None:
        try:
            self.result = self.work()
        except Exception as error:
            self.error = error


def in_main_thread(work):
    """Return ``work()``, done in the main thread; its exceptions are raised here."""
    main = QCoreApplication.instance().thread()
    if QThread.currentThread() == main:
        return work()
    errand = _Errand(work)
    errand.moveToThread(main)
    QMetaObject.invokeMethod(errand, "run", Qt.ConnectionType.BlockingQueuedConnection)
    errand.deleteLater()
    if errand.error is not None:
        raise errand.error
    return errand.result
