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


def parameters(algorithm: str, rasters: list, out: Path) -> dict:
    """Return what a run is given; `out` is its map."""
    if algorithm == "lisaraster":
        few = {"REFERENCE": "conditional", "PERMUTATIONS": 99}
        return {"INPUT": rasters[0], **few, "LISA_CLASS": str(out)}
    return {"SERIES": rasters, "TREND_CLASS": str(out)}


def environment(cache: Path) -> dict:
    """Return the environment of a process whose kernels are not compiled yet."""
    return {
        **os.environ,
        "NUMBA_CACHE_DIR": str(cache),
        "PYTHONFAULTHANDLER": "1",
        "QT_QPA_PLATFORM": "offscreen",
    }


def start(algorithm: str, given: dict, cache: Path) -> subprocess.Popen:
    """Start a run in a process of its own."""
    command = [str(ROOT / "dev"), "process", "run", f"carbonsink:{algorithm}"]
    for name, value in given.items():
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
    given = {"COLUMNS": 120, "ROWS": 100, "YEARS": len(YEARS), "OUTPUT_FOLDER": str(folder)}
    process = start("demoregion", given, folder.parent / "cache of the inputs")
    said, _ = process.communicate()
    if process.returncode:
        sys.exit(said)
    return [str(path) for path in sorted(folder.rglob("npp_*.tif"))][: len(YEARS)]


def in_processes(algorithm: str, n: int, rasters: list, place: Path) -> bool:
    """Run an algorithm in many processes at once; say whether all ended well and alike."""
    place.mkdir()
    began, cache = time.monotonic(), place / "kernels"
    maps = [place / f"{i}.tif" for i in range(n)]
    runs = [start(algorithm, parameters(algorithm, rasters, out), cache) for out in maps]
    said = [run.communicate()[0] for run in runs]
    codes = [run.returncode for run in runs]
    for code, text in zip(codes, said):
        if code:
            print(text)
    return tell(f"{n} processes, {algorithm}", codes, maps, began)


def tell(what: str, codes: list, maps: list, began: float) -> bool:
    """Print what came of some runs; say whether all ended well and alike."""
    alike = len({path.read_bytes() for path in maps if path.exists()})
    there = sum(path.exists() for path in maps)
    seconds = time.monotonic() - began
    print(
        f"{what}: exit codes {sorted(set(codes))}, {there} maps, {alike} different, {seconds:.0f} s"
    )
    return not any(codes) and there == len(maps) and alike == 1


def in_tasks(rasters: list, place: Path) -> bool:
    """Run two of each algorithm as tasks of one QGIS, in a process of its own."""
    place.mkdir()
    began = time.monotonic()
    command = [sys.executable, __file__, "--tasks", str(place), *rasters]
    code = subprocess.run(command, env=environment(place / "kernels"), check=False).returncode
    good = [
        tell(
            f"Tasks of one QGIS, {name}", [code], [place / f"{name}{i}.tif" for i in (0, 1)], began
        )
        for name in ALGORITHMS
    ]
    return all(good)


def run_tasks(place: Path, rasters: list) -> None:
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
    kept: list = []

    def ended(well, _results):
        outcomes.append(well)
        if len(outcomes) == len(kept):
            loop.quit()

    for i in (0, 1):
        for name in ALGORITHMS:
            algorithm = registry.createAlgorithmById(f"carbonsink:{name}")
            context, feedback = QgsProcessingContext(), QgsProcessingFeedback()
            given = parameters(name, rasters, place / f"{name}{i}.tif")
            task = QgsProcessingAlgRunnerTask(algorithm, given, context, feedback)
            task.executed.connect(ended)
            kept.append((task, algorithm, context, feedback))
    for task, *_ in kept:
        QgsApplication.taskManager().addTask(task)
    loop.exec()
    application.exitQgis()
    sys.exit(not all(outcomes))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("n", nargs="?", type=int, default=20, help="processes")
    parser.add_argument("--tasks", nargs="+", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.tasks:
        run_tasks(Path(given.tasks[0]), given.tasks[1:])
    with tempfile.TemporaryDirectory() as folder:
        rasters = make_inputs(Path(folder) / "region")
        good = [in_processes(name, given.n, rasters, Path(folder) / name) for name in ALGORITHMS]
        good.append(in_tasks(rasters, Path(folder) / "tasks"))
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
