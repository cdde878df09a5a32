"""Threads: work done in the main thread, and worker threads that libraries may rely on.

Doing a piece of work in the thread that owns the window, from wherever a run happens to be.

Layouts are no business of worker threads. A run from a dialog is in one; from `qgis_process` or a
script it is in the main thread already.

Worker threads of QGIS that libraries may rely on.

Libraries built with pybind11 (matplotlib from 3.9, parts of SciPy, PyTorch) remember the Python
thread state of the thread that first imported them. QGIS's pooled threads get a new state for each
call into Python and lose it at the end; the next run on the same thread then follows a pointer to
a state that is gone, and QGIS dies (seen with QGIS 3.44, Python 3.13, matplotlib 3.10).
"""

from __future__ import annotations

import ctypes
import threading

from qgis.PyQt.QtCore import QCoreApplication, QMetaObject, QObject, Qt, QThread, pyqtSlot


class _MainThreadCall(QObject):
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
    """Run ``work()`` in the main thread and return its result; exceptions come to this thread."""
    main = QCoreApplication.instance().thread()
    if QThread.currentThread() == main:
        return work()
    errand = _MainThreadCall(work)
    errand.moveToThread(main)
    QMetaObject.invokeMethod(errand, "run", Qt.ConnectionType.BlockingQueuedConnection)
    errand.deleteLater()
    if errand.error is not None:
        raise errand.error
    return errand.result


_thread = threading.local()


def keep_thread_state() -> None:
    """Keep the Python state of this thread for as long as the thread lives.

    One more claim on the state is made and never given back: a few kilobytes per thread of QGIS's
    pool, once. What belongs to a thread state, such as `threading.local`, stays as well, which is
    how a second call knows that the first one has done it.
    """
    if threading.current_thread() is threading.main_thread() or getattr(_thread, "kept", False):
        return
    ctypes.pythonapi.PyGILState_Ensure()
    _thread.kept = True
