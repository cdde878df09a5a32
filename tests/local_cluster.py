"""A real Dask cluster of separate processes on this computer, for tests."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

START_S = 60.0
# The same at every run, so that kernels are compiled once.
WORKERS_FOLDER = Path(__file__).resolve().parent.parent / ".dev" / "test-cluster"


@contextlib.contextmanager
def cluster_of_workers(folder: Path, *threads: int):
    """Give a cluster with a worker of each number of threads, and end it."""
    found = LocalCluster(folder)
    try:
        for n in threads:
            found.add_worker(n)
        found.wait(len(threads))
        yield found
    finally:
        found.close()


class LocalCluster:
    """A scheduler and workers, each a process of its own without the plugin.

    Parameters
    ----------
    folder : Path
        Where the processes put their files.
    """

    def __init__(self, folder: Path) -> None:
        self.folder, self.workers = Path(folder), []
        self._file = self.folder / "scheduler.json"
        self.scheduler = self._start(
            "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter",
            "--scheduler-file", str(self._file),
        )  # fmt: skip
        self.address = ""
        try:
            self._wait_for(self._has_address)
        except BaseException:
            self.close()
            raise

    def _has_address(self) -> bool:
        """Say whether the scheduler has written where it is; its file is empty at first."""
        with contextlib.suppress(OSError, ValueError):
            self.address = json.loads(self._file.read_text())["address"]
        return bool(self.address)

    def add_worker(self, threads: int = 1) -> subprocess.Popen:
        """Start a worker; it may take a second to appear."""
        WORKERS_FOLDER.mkdir(parents=True, exist_ok=True)
        worker = self._start(
            "worker", self.address, "--nthreads", str(threads), "--no-nanny", "--no-dashboard",
            "--memory-limit", "0", "--local-directory", str(WORKERS_FOLDER),
        )  # fmt: skip
        self.workers.append(worker)
        return worker

    def wait(self, n: int) -> None:
        """Wait until `n` workers are there."""
        from distributed import Client

        with Client(self.address, set_as_default=False) as client:
            client.wait_for_workers(n, timeout=START_S)

    def kill_worker(self, worker: subprocess.Popen) -> None:
        """End a worker without any warning."""
        os.kill(worker.pid, signal.SIGKILL)
        worker.wait()

    def close(self) -> None:
        """End all processes."""
        for process in [*self.workers, self.scheduler]:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            process.wait()

    def _start(self, *arguments) -> subprocess.Popen:
        environment = {**os.environ, "DASK_DISTRIBUTED__LOGGING__DISTRIBUTED": "warning"}
        with open(self.folder / "log.txt", "ab") as log:
            return subprocess.Popen(
                [sys.executable, "-m", "dask", *arguments],
                stdout=log,
                stderr=log,
                cwd=self.folder,
                env=environment,
            )

    def _wait_for(self, condition) -> None:
        deadline = time.monotonic() + START_S
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError((self.folder / "log.txt").read_text())
            time.sleep(0.05)
