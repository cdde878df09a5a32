"""A map through ``qgis_process``, less a call that does nothing, against scikit-learn in memory.

The model file holds a forest that scikit-learn has grown, and the map must hold the same bits as
its prediction. The peer reads the same files, predicts with two jobs and writes a file compressed
in the same way; of deep forests it predicts some rows only, and its time is scaled.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from carbonsink.benchmarks.fields import KINDS, forest_case
from carbonsink.benchmarks.forest_end_to_end import write_inputs
from carbonsink.benchmarks.timing import Row, Seconds, print_rows, shorter_when_quick
from carbonsink.core.estimators.settings import EstimatorSettings
from carbonsink.core.forest.fitted_forest import FittedForest
from carbonsink.core.learn.estimator_bundle import write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model.training_specification import Recipe, TrainingSpec
from carbonsink.core.raster import RasterOutput, Stack, write_array
from carbonsink.core.run import Run

ROOT = Path(__file__).resolve().parents[1]
SIDE = shorter_when_quick(2048, 1024)
RUNS = 2
# Name of the forest, label, share of the rows that the peer predicts, ratio to reach.
CASES = (
    ("shallow", "100 trees, depth 10, smooth", 1, 4.0),
    ("deep", "1500 full trees, smooth", 16, 8.0),
)


def write_model(path: Path, estimator, values: np.ndarray, n_records: int) -> None:
    """Write a model file with a forest of scikit-learn's."""
    import pandas as pd

    names = tuple(f"x{i}" for i in range(len(values)))
    cells = np.random.default_rng(1).choice(values[0].size, n_records, replace=False)
    rows = values.reshape(len(values), -1).T[cells]
    table = pd.DataFrame(rows.astype(np.float64), columns=list(names))
    estimator.n_jobs = 1
    table["y"] = predicted = estimator.predict(rows)
    recipe = Recipe(settings=EstimatorSettings(trees=4))
    model = train(table, TrainingSpec("y", names, recipe=recipe), Run()).model
    held_out = model.held_out.assign(predicted_training=predicted)
    part = replace(model.submodels[0], estimator=FittedForest.from_estimator(estimator))
    write_bundle(replace(model, submodels=(part,), held_out=held_out), str(path))


def time_call(*arguments: str) -> Seconds:
    """Run ``./dev process`` and return its seconds, those of the processor with its children's."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [str(ROOT / "dev"), "process", *arguments],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"exit code {process.returncode} of {arguments}")
    return Seconds(time.perf_counter() - began, used.ru_utime + used.ru_stime)


def time_peer(estimator, paths: list, share: int, folder: Path) -> Seconds:
    """Return the seconds in which scikit-learn makes the map, scaled from a share of the rows."""
    marks = [(time.perf_counter(), time.process_time())]

    def mark():
        marks.append((time.perf_counter(), time.process_time()))

    stack = Stack.open(paths)
    values = stack.read(stack.grid.window)
    mark()
    n_rows = stack.grid.height // share
    estimator.n_jobs = 2
    rows = estimator.predict(values[:, :n_rows].reshape(len(values), -1).T)
    mark()
    plane = np.tile(rows.astype(np.float32).reshape(n_rows, -1), (share, 1))
    write_array(RasterOutput("y"), str(folder / "peer.tif"), stack.grid, plane)
    mark()
    reading, predicting, writing = (
        Seconds(after[0] - before[0], after[1] - before[1])
        for before, after in zip(marks, marks[1:])
    )
    scaled = predicting * share
    return Seconds(reading + scaled + writing, reading.cpu + scaled.cpu + writing.cpu)


def least(seconds: list) -> Seconds:
    """Return the least of the clock and of the processor among several runs."""
    return Seconds(min(seconds), min(one.cpu for one in seconds))


def run_case(case: tuple, folder: Path) -> Row:
    """Measure one case."""
    kind, label, share, goal = case
    estimator, values = forest_case(kind, SIDE, noisy=False)
    write_inputs(folder, values)
    paths = [str(folder / f"x{i}.tif") for i in range(len(values))]
    model, made = folder / "flux.carbonmodel", folder / "map.tif"
    write_model(model, estimator, values, KINDS[kind][1])
    settings = [f"MODEL={model}", *(f"PREDICTORS={path}" for path in paths), f"OUTPUT={made}"]
    call = ("run", "carbonsink:predictraster", "--", *settings)
    time_call(*call)  # compiles what is not compiled yet
    empty, ours, peer = [], [], []
    for _ in range(shorter_when_quick(RUNS, 1)):
        empty.append(time_call("help", "carbonsink:predictraster"))
        ours.append(time_call(*call))
        peer.append(time_peer(estimator, paths, share, folder))
    n_rows = SIDE // 16
    estimator.n_jobs = 1
    expected = estimator.predict(values[:, :n_rows].reshape(len(values), -1).T)
    found = Stack.open([str(made)])
    found = found.read(found.grid.window)[0, :n_rows]
    np.testing.assert_array_equal(found.ravel(), expected.astype(np.float32))
    nothing, whole = least(empty), least(ours)
    return Row(label, least(peer), Seconds(whole - nothing, whole.cpu - nothing.cpu), goal)


def main() -> None:
    """Print the table."""
    rows = []
    for case in shorter_when_quick(CASES, CASES[:1]):
        with tempfile.TemporaryDirectory() as folder:
            rows.append(run_case(case, Path(folder)))
    title = f"Whole calls less an empty one, {SIDE * SIDE / 1e6:.1f} million cells"
    print_rows(title, "scikit-learn in memory, same files", rows)


if __name__ == "__main__":
    main()
