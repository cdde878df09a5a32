"""Worker threads of QGIS that libraries may rely on.

Libraries built with pybind11 (matplotlib from 3.9, parts of SciPy, PyTorch) remember the Python
thread state of the thread that first imported them. QGIS's pooled threads get a new state for each
call into Python and lose it at the end; the next run on the same thread then follows a pointer to
a state that is gone, and QGIS dies (seen with QGIS 3.44, Python 3.13, matplotlib 3.10).
"""

from __future__ import annotations

import ctypes
import threading

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
