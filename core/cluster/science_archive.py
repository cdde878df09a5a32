"""The plugin's science as one archive for workers that do not have it, and how they unpack it.

What reaches a worker before the plugin does: it unpacks the plugin, and calls into it. Functions
and classes made inside functions are sent by value, since nobody could import them. They use
nothing of the plugin, and keep no state: that is kept by `worker`, which the plugin brings.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_ROOT = Path(__file__).resolve().parents[2]
# One date for all members, so that the same files make the same bytes.
_DATE = (2020, 1, 1, 0, 0, 0)


class Package(NamedTuple):
    """An archive of the package, and the name of its content."""

    archive: bytes
    digest: str


@lru_cache(maxsize=1)
def science_package() -> Package:
    """Return the root package and `core` with its tables, as a zip archive."""
    name = __name__.split(".", 1)[0]
    files = [_ROOT / "__init__.py"]
    files += sorted(
        path
        for path in (_ROOT / "core").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    )
    buffer, digest = io.BytesIO(), hashlib.sha256()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            member, content = f"{name}/{path.relative_to(_ROOT).as_posix()}", path.read_bytes()
            archive.writestr(zipfile.ZipInfo(member, _DATE), content, zipfile.ZIP_DEFLATED)
            digest.update(member.encode() + b"\0" + hashlib.sha256(content).digest())
    return Package(buffer.getvalue(), digest.hexdigest()[:16])


def unpacking_plugin(name: str, package: Package):
    """Return a Dask plugin that unpacks the science archive on every worker, late ones included.

    Parameters
    ----------
    name : str
        Name of the package.
    package : Package
        What to send.
    """
    from distributed import WorkerPlugin

    class ScienceOnWorker(WorkerPlugin):
        def __init__(self, archive: bytes, folder: str) -> None:
            self.archive, self.folder = archive, folder

        def setup(self, worker) -> None:
            import io
            import os
            import shutil
            import sys
            import tempfile
            import zipfile

            # Beside the folders of the workers of this machine, which share it, and what Numba
            # compiles in it.
            shared = os.path.dirname(os.path.realpath(worker.local_directory))
            package_folder = os.path.join(shared, self.folder)
            if package_folder in sys.path:
                return
            if not os.path.isdir(package_folder):
                unpacked = tempfile.mkdtemp(dir=shared)
                with zipfile.ZipFile(io.BytesIO(self.archive)) as archive:
                    for member in archive.namelist():
                        target = os.path.realpath(os.path.join(unpacked, member))
                        if not target.startswith(unpacked + os.sep):
                            raise ValueError(member)
                        os.makedirs(os.path.dirname(target), exist_ok=True)
                        with open(target, "wb") as file:
                            file.write(archive.read(member))
                try:
                    os.rename(unpacked, package_folder)
                except OSError:  # another worker was faster
                    shutil.rmtree(unpacked)
            # Where Numba keeps compiled kernels.
            os.environ.setdefault("NUMBA_CACHE_DIR", os.path.join(package_folder, "kernels"))
            sys.path.insert(0, package_folder)

    return ScienceOnWorker(package.archive, f"{name}-{package.digest}")


def remote_call(name: str):
    """Return ``call(function, *arguments)`` of the worker's `worker`, out of the archive."""

    def call(function, *arguments):
        import importlib

        worker = importlib.import_module(f"{name}.core.cluster.worker")
        return getattr(worker, function)(*arguments)

    return call
