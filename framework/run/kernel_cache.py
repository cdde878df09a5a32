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
import tempfile
from pathlib import Path

from ...core.errors_and_notes.run import CompilingKernels, KernelsNotStored
from ...core.run import Run

VARIABLE = "NUMBA_CACHE_DIR"
CORE = Path(__file__).resolve().parents[2] / "core"
_START = "kernels-"
# Bytes written to see whether kernels can be stored: a small kernel takes some 20 KiB.
_PROBE = 1 << 16


def folder_name() -> str:
    """Return the name of the folder for this Python and these kernel sources."""
    digest = hashlib.sha256()
    for path in sorted(CORE.rglob("*.py")):
        source = path.read_bytes()
        if b"njit" in source:
            digest.update(path.relative_to(CORE).as_posix().encode() + b"\0" + source)
    python = f"py{sys.version_info[0]}{sys.version_info[1]}"
    return f"{_START}{python}-{digest.hexdigest()[:12]}"


def use_kernel_cache(run: Run, profile: str) -> None:
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
        folder = versioned_folder(cache_home(profile))
        os.environ[VARIABLE] = folder
        numba = sys.modules.get("numba")
        if numba is not None:  # another plugin imported it first
            numba.config.CACHE_DIR = folder
    if not _is_writable(folder):
        run.note(KernelsNotStored(folder))
    elif not os.path.isdir(folder):
        run.note(CompilingKernels())


def versioned_folder(parent_folder: str | os.PathLike) -> str:
    """Return the folder of these kernel sources in a place, and remove those of other versions."""
    folder = os.path.join(parent_folder, folder_name())
    _remove_other_versions(parent_folder, folder)
    return folder


def _is_writable(folder: str) -> bool:
    """Say whether compiled kernels can be stored in a folder, or the first above that exists."""
    while not os.path.exists(folder) and os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(_PROBE))
    except OSError:
        return False
    return True


def cache_home(profile: str) -> str:
    """Return the folder of the profile that holds the caches."""
    return os.path.normpath(os.path.join(profile, "carbonsink"))


def cache_size(profile: str) -> int:
    """Return the bytes of all stored kernels."""
    files = [path for cache in _cache_files(cache_home(profile)) for path in Path(cache).rglob("*")]
    return sum(path.stat().st_size for path in files if path.is_file())


def clear_cache(profile: str) -> None:
    """Remove all stored kernels; the next run compiles them anew."""
    _remove_other_versions(cache_home(profile), "")


def _cache_files(parent_folder: str | os.PathLike) -> list:
    """Return the caches of compiled kernels, of all versions, in a folder."""
    try:
        names = os.listdir(parent_folder)
    except OSError:  # no such folder yet, or one that cannot be read
        return []
    return [os.path.join(parent_folder, name) for name in names if name.startswith(_START)]


def _remove_other_versions(parent_folder: str | os.PathLike, folder: str) -> None:
    """Remove the kernels of versions that were replaced."""
    for path in _cache_files(parent_folder):
        if path != folder:
            shutil.rmtree(path, ignore_errors=True)
