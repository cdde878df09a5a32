"""Where compiled kernels are kept: in the QGIS profile, per Python version."""

from __future__ import annotations

import os
import sys

from ..core.notes import CompilingKernels
from ..core.run import Run

VARIABLE = "NUMBA_CACHE_DIR"


def prepare(run: Run, profile: str) -> None:
    """Point numba to the cache before it is imported; tell the user of a first compilation.

    Parameters
    ----------
    run : Run
        Receives the note.
    profile : str
        Folder of the QGIS profile.
    """
    folder = os.environ.get(VARIABLE)
    if not folder:
        version = f"py{sys.version_info[0]}{sys.version_info[1]}"
        folder = os.path.join(profile, "carbonsink", f"kernels-{version}")
        os.environ[VARIABLE] = folder
        numba = sys.modules.get("numba")
        if numba is not None:  # another plugin imported it first
            numba.config.CACHE_DIR = folder
    if not os.path.isdir(folder):
        run.note(CompilingKernels())
