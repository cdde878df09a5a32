"""Memory over long series: measured in three runs.

Predicts a series, its LISA classes and its trends, each in a process of its own, and reads the
memory of the process after every date (of a trend: after every hundredth of the way). Flat means
that the line through the second half of the readings rises by less than 10 MiB per 100 dates. A
trend is one pass: its most is what counts. From the time of the processors follows what 252 dates
of 1e7 cells, a country of 1 km, would take: work grows with cells and dates (of a trend, with the
square of the dates), memory with neither.

    PYTHONPATH=.dev/plugins .venv/bin/python tools/endurance.py [DATES [SIDE]] [--only PART]
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run

PARTS = ("predictseries", "lisaseries", "trendclassification")
FIRST_YEAR = 2000
MEMORY = 512
# The case to plan: months of 21 years, cells of a country of 1 km.
PLANNED_DATES, PLANNED_CELLS = 252, 1e7


def resident_memory() -> float:
    """Memory of this process in MiB."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 2**20


def months(n: int) -> list:
    return [f"{FIRST_YEAR + i // 12}-{i % 12 + 1:02d}" for i in range(n)]


def make_series(folder: Path, n: int, side: int) -> list:
    """Write a raster of NDVI per month."""
    from carbonsink.core.dates.date import parse_date

    grid = Grid(side, side, (0.0, 500.0, 0.0, 4e6, 0.0, -500.0), "")
    random = np.random.default_rng(1)
    field = random.normal(0, 0.1, (side, side)).astype(np.float32)
    paths = []
    for i, month in enumerate(months(n)):
        path = folder / f"ndvi_{month}.tif"
        noise = random.normal(0, 0.02, (side, side)).astype(np.float32)
        values = 0.4 + 0.2 * np.float32(np.sin(i / 2)) + field + noise
        write_array(RasterOutput("ndvi", date=parse_date(month)), str(path), grid, values)
        paths.append(str(path))
    return paths


class Readings:
    """Memory after each step of the way."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.found: list = []

    def __call__(self, fraction: float) -> None:
        """Read the memory once per step."""
        while len(self.found) < int(fraction * self.n + 1e-6):
            self.found.append(resident_memory())


def predict(paths, folder: Path, run: Run) -> None:
    import pandas as pd

    from carbonsink.core.estimators.registry import EstimatorSettings
    from carbonsink.core.learn.estimator_training import train
    from carbonsink.core.model.training_specification import Recipe, TrainingSpec
    from carbonsink.core.predict.series_prediction import predict_series

    random = np.random.default_rng(2)
    table = pd.DataFrame({"ndvi": random.uniform(0, 1, 500)})
    table["npp"] = 900 * table["ndvi"] + random.normal(0, 20, 500)
    recipe = Recipe(settings=EstimatorSettings(50, None, None, 5))
    spec = TrainingSpec("npp", ("ndvi",), validation="kfold", folds=2, recipe=recipe)
    model = train(table, spec, Run(max_memory=MEMORY)).model
    predict_series(model, Stack.open(paths), str(folder), run)


def lisa(paths, folder: Path, run: Run) -> None:
    from carbonsink.core.pattern.clusters.lisa_maps import lisa_series
    from carbonsink.core.pattern.settings import LisaSettings

    lisa_series(Stack.open(paths).series(), str(folder), LisaSettings(), run)


def trends(paths, folder: Path, run: Run) -> None:
    from carbonsink.core.trend.settings import TrendSettings
    from carbonsink.core.trend.trend_maps import map_trends

    maps = {name: str(folder / f"{name}.tif") for name in ("trend_class", "slope")}
    map_trends(Stack.open(paths).series(), maps, TrendSettings(), run, True)


def measure(part: str, folder: Path) -> dict:
    """Run a part on the rasters of a folder and return its readings."""
    paths = sorted(str(path) for path in (folder / "series").glob("*.tif"))
    n = 100 if part == "trendclassification" else len(paths)
    readings = Readings(n)
    work = dict(zip(PARTS, (predict, lisa, trends)))[part]
    output_folder = folder / part
    output_folder.mkdir()
    started, worked = time.perf_counter(), time.process_time()
    work(paths, output_folder, Run(on_progress=readings, max_memory=MEMORY))
    seconds = time.perf_counter() - started
    later = np.array(readings.found[len(readings.found) // 2 :])
    slope = float(np.polyfit(np.arange(len(later)), later, 1)[0]) if len(later) > 2 else 0.0
    return {
        "steps": len(readings.found),
        "seconds": seconds,
        "cpu": time.process_time() - worked,
        "first": readings.found[0],
        "last": readings.found[-1],
        "most": max(readings.found),
        "slope": 100 * slope,
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("dates", nargs="?", type=int, default=252)
    parser.add_argument("side", nargs="?", type=int, default=316, help="cells per side")
    parser.add_argument("--only", choices=PARTS, action="append", help="leave the others out")
    parser.add_argument("--part", help=argparse.SUPPRESS)
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.part:
        print(json.dumps(measure(options.part, Path(options.folder))))
        return
    print(f"{options.dates} dates x {options.side**2:,} cells, MAX_MEMORY {MEMORY} MiB")
    scale = PLANNED_DATES * PLANNED_CELLS / (options.dates * options.side**2)
    steep = []
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "series").mkdir()
        make_series(Path(folder) / "series", options.dates, options.side)
        for part in options.only or PARTS:
            command = [sys.executable, __file__, "--part", part, "--folder", folder]
            completed = subprocess.run(command, capture_output=True, text=True, check=False)
            if completed.returncode:
                sys.exit(completed.stderr)
            readings = json.loads(completed.stdout.splitlines()[-1])
            print(
                "{part}: {seconds:.0f} s, {cpu:.0f} s of processors; memory after the first step "
                "{first:.0f} MiB, after the last {last:.0f}, most {most:.0f}; {slope:+.2f} MiB per "
                "100 steps of the second half; {minutes:.0f} min of processors for {dates} dates x "
                "{cells:,.0f} cells".format(
                    part=part,
                    minutes=readings["cpu"] * scale / 60,
                    dates=PLANNED_DATES,
                    cells=PLANNED_CELLS,
                    **readings,
                ),
                flush=True,
            )
            if readings["slope"] > 10 and readings["steps"] > 50 and part != PARTS[-1]:
                steep.append(part)
    if steep:
        sys.exit(f"Memory rises: {', '.join(steep)}")


if __name__ == "__main__":
    main()
