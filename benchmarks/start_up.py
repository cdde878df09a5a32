"""What a user waits for before anything is computed: loading the plugin, and the first kernel.

Each is measured in fresh interpreters. A kernel's first call imports numba and reads the compiled
stages from the cache (warm) or compiles them into an empty one (cold).
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile

from carbonsink.benchmarks.timing import Amount, print_amount, shorter_when_quick

LOAD = """
import os, time
from qgis.core import QgsApplication
from qgis.PyQt import QtWidgets
application = QgsApplication([], False)
application.initQgis()
began = time.perf_counter()
import carbonsink
carbonsink.classFactory(None).initProcessing()
print("SECONDS", time.perf_counter() - began, flush=True)
os._exit(0)
"""

KERNEL = """
import sys, time
import numpy as np
from sklearn.ensemble import RandomForestRegressor
x = np.random.default_rng(0).random((200, 3), np.float32)
estimator = RandomForestRegressor(10, random_state=0).fit(x, x.sum(axis=1))
began = time.perf_counter()
from carbonsink.core.forest import Forest, PreparedForest
PreparedForest(Forest.from_estimator(estimator)).predict(x.T)
print("SECONDS", time.perf_counter() - began)
"""


def seconds_of(script: str, **variables) -> float:
    """Run a script in a fresh interpreter and return the seconds that it prints."""
    completed = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=True,
    )
    return float(completed.stdout.rsplit("SECONDS", 1)[1])


def main() -> None:
    """Print the quantities."""
    runs = shorter_when_quick(5, 3)
    # QGIS keeps compiled Python files from the second start on, whatever this shell says.
    with tempfile.TemporaryDirectory() as folder:
        environment = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": folder}
        seconds_of(LOAD, **environment)
        loads = [seconds_of(LOAD, **environment) for _ in range(runs)]
    print_amount("Start", Amount("loading the plugin", statistics.median(loads), "s", 0.15))
    with tempfile.TemporaryDirectory() as folder:
        cold = seconds_of(KERNEL, NUMBA_CACHE_DIR=folder)
        warm = [seconds_of(KERNEL, NUMBA_CACHE_DIR=folder) for _ in range(runs)]
    print_amount(
        "Start", Amount("first prediction, compiled before", statistics.median(warm), "s", 1)
    )
    print_amount("Start", Amount("first prediction, to be compiled", cold, "s", 10))


if __name__ == "__main__":
    main()
