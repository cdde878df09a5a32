"""What reaches a worker before the plugin does: it unpacks the plugin, and calls into it.

Functions and classes made inside functions are sent by value, since nobody could import them. They
use nothing of the plugin, and keep no state: that is kept by `worker`, which the plugin brings.
"""

from __future__ import annotations

from .package import Package


def science_plugin(name: str, package: Package):
    """Return a Dask plugin that makes the package importable on every worker, late ones included.

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
            place = os.path.join(shared, self.folder)
            if place in sys.path:
                return
            if not os.path.isdir(place):
                own = tempfile.mkdtemp(dir=shared)
                with zipfile.ZipFile(io.BytesIO(self.archive)) as archive:
                    for member in archive.namelist():
                        target = os.path.realpath(os.path.join(own, member))
                        if not target.startswith(own + os.sep):
                            raise ValueError(member)
                        os.makedirs(os.path.dirname(target), exist_ok=True)
                        with open(target, "wb") as file:
                            file.write(archive.read(member))
                try:
                    os.rename(own, place)
                except OSError:  # another worker was faster
                    shutil.rmtree(own)
            # Where Numba keeps compiled kernels.
            os.environ.setdefault("NUMBA_CACHE_DIR", os.path.join(place, "kernels"))
            sys.path.insert(0, place)

    return ScienceOnWorker(package.archive, f"{name}-{package.digest}")


def caller(name: str):
    """Return ``call(function, *arguments)``, which calls a function of the worker's `worker`."""

    def call(function, *arguments):
        import importlib

        worker = importlib.import_module(f"{name}.core.cluster.worker")
        return getattr(worker, function)(*arguments)

    return call
