"""Many first runs at once: processes, then tasks in one QGIS, with no compiled kernel stored.

Starts N (20) `qgis_process` at the same time on an empty kernel cache, each with a run of its own,
then four runs as tasks of one QGIS on another empty cache. All must end well, and all maps of an
algorithm must be the same, byte for byte.

    PYTHONPATH=.dev/plugins .venv/bin/python tools/cold_starts.py [N]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
YEARS = range(8)
ALGORITHMS = ("lisaraster", "trendclassification")


def parameters(algorithm: str, rasters: list, output: Path) -> dict:
    """Return what a run is given; `output` is its map."""
    if algorithm == "lisaraster":
        permutation_choices = {"REFERENCE": "conditional", "PERMUTATIONS": 99}
        return {"INPUT": rasters[0], **permutation_choices, "LISA_CLASS": str(output)}
    return {"SERIES": rasters, "TREND_CLASS": str(output)}


def environment(cache: Path) -> dict:
    """Return the environment of a process whose kernels are not compiled yet."""
    return {
        **os.environ,
        "NUMBA_CACHE_DIR": str(cache),
        "PYTHONFAULTHANDLER": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def start_process(algorithm: str, values: dict, cache: Path) -> subprocess.Popen:
    """Start a run in a process of its own."""
    command = [str(ROOT / "dev"), "process", "run", f"carbonsink:{algorithm}"]
    for name, value in values.items():
        command += [f"--{name}={v}" for v in (value if isinstance(value, list) else [value])]
    return subprocess.Popen(
        command,
        env=environment(cache),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def make_inputs(folder: Path) -> list:
    """Write a small region and return its NPP rasters."""
    values = {"COLUMNS": 120, "ROWS": 100, "YEARS": len(YEARS), "OUTPUT_FOLDER": str(folder)}
    process = start_process("demoregion", values, folder.parent / "cache of the inputs")
    output, _ = process.communicate()
    if process.returncode:
        sys.exit(output)
    return [str(path) for path in sorted(folder.rglob("npp_*.tif"))][: len(YEARS)]


def run_in_processes(algorithm: str, n: int, rasters: list, folder: Path) -> bool:
    """Run an algorithm in many processes at once; say whether all ended well and alike."""
    folder.mkdir()
    started, cache = time.monotonic(), folder / "kernels"
    maps = [folder / f"{i}.tif" for i in range(n)]
    runs = [
        start_process(algorithm, parameters(algorithm, rasters, output), cache) for output in maps
    ]
    outputs = [run.communicate()[0] for run in runs]
    codes = [run.returncode for run in runs]
    for code, text in zip(codes, outputs):
        if code:
            print(text)
    return print_outcome(f"{n} processes, {algorithm}", codes, maps, started)


def print_outcome(label: str, codes: list, maps: list, started: float) -> bool:
    """Print what came of some runs; say whether all ended well and alike."""
    n_different = len({path.read_bytes() for path in maps if path.exists()})
    n_written = sum(path.exists() for path in maps)
    seconds = time.monotonic() - started
    print(
        f"{label}: exit codes {sorted(set(codes))}, {n_written} maps, "
        f"{n_different} different, {seconds:.0f} s"
    )
    return not any(codes) and n_written == len(maps) and n_different == 1


def run_in_tasks(rasters: list, folder: Path) -> bool:
    """Run two of each algorithm as tasks of one QGIS, in a process of its own."""
    folder.mkdir()
    started = time.monotonic()
    command = [sys.executable, __file__, "--tasks", str(folder), *rasters]
    code = subprocess.run(command, env=environment(folder / "kernels"), check=False).returncode
    outcomes = [
        print_outcome(
            f"Tasks of one QGIS, {name}",
            [code],
            [folder / f"{name}{i}.tif" for i in (0, 1)],
            started,
        )
        for name in ALGORITHMS
    ]
    return all(outcomes)


def run_tasks(folder: Path, rasters: list) -> None:
    """Be that QGIS; ends with 1 when a task fails."""
    from qgis.core import (
        QgsApplication,
        QgsProcessingAlgRunnerTask,
        QgsProcessingContext,
        QgsProcessingFeedback,
    )
    from qgis.PyQt.QtCore import QEventLoop

    from carbonsink.processing_provider.provider import CarbonSinkProvider

    application = QgsApplication([], False)
    application.initQgis()
    registry = QgsApplication.processingRegistry()
    registry.addProvider(CarbonSinkProvider())
    loop, outcomes = QEventLoop(), []
    tasks: list = []

    def ended(well, _results):
        outcomes.append(well)
        if len(outcomes) == len(tasks):
            loop.quit()

    for i in (0, 1):
        for name in ALGORITHMS:
            algorithm = registry.createAlgorithmById(f"carbonsink:{name}")
            context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
            values = parameters(name, rasters, folder / f"{name}{i}.tif")
            task = QgsProcessingAlgRunnerTask(algorithm, values, context, feedback)
            task.executed.connect(ended)
            tasks.append((task, algorithm, context, feedback))
    for task, *_ in tasks:
        QgsApplication.taskManager().addTask(task)
    loop.exec()
    application.exitQgis()
    sys.exit(not all(outcomes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n", nargs="?", type=int, default=20, help="processes")
    parser.add_argument("--tasks", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.tasks:
        run_tasks(Path(options.tasks[0]), options.tasks[1:])
    with tempfile.TemporaryDirectory() as folder:
        rasters = make_inputs(Path(folder) / "region")
        outcomes = [
            run_in_processes(name, options.n, rasters, Path(folder) / name) for name in ALGORITHMS
        ]
        outcomes.append(run_in_tasks(rasters, Path(folder) / "tasks"))
    sys.exit(not all(outcomes))


if __name__ == "__main__":
    main()
