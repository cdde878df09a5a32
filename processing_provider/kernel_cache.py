"""Where compiled kernels are kept: in the QGIS profile, per Python version and kernel sources.

numba looks only at a function's own file when it decides whether a stored kernel is still good; a
kernel that calls one of another file would stay as it was. So the folder's name holds a digest of
all kernel sources.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

from ..core.notes import CompilingKernels
from ..core.run import Run

VARIABLE = "NUMBA_CACHE_DIR"
CORE = Path(__file__).resolve().parent.parent / "core"
_START = "kernels-"


def folder_name() -> str:
    """Return the name of the folder for this Python and these kernel sources."""
    digest = hashlib.sha256()
    for path in sorted(CORE.rglob("*.py")):
        source = path.read_bytes()
        if b"njit" in source:
            digest.update(path.relative_to(CORE).as_posix().encode() + b"\0" + source)
    python = f"py{sys.version_info[0]}{sys.version_info[1]}"
    return f"{_START}{python}-{digest.hexdigest()[:12]}"


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
        home = os.path.join(profile, "carbonsink")
        folder = os.path.join(home, folder_name())
        _remove_others(home, folder)
        os.environ[VARIABLE] = folder
        numba = sys.modules.get("numba")
        if numba is not None:  # another plugin imported it first
            numba.config.CACHE_DIR = folder
    if not os.path.isdir(folder):
        run.note(CompilingKernels())


def _remove_others(home: str, folder: str) -> None:
    """Remove the kernels of versions that were replaced."""
    if os.path.isdir(home):
        for name in os.listdir(home):
            path = os.path.join(home, name)
            if name.startswith(_START) and path != folder:
                shutil.rmtree(path, ignore_errors=True)
