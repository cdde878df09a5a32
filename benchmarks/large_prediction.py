"""A raster of 1e8 cells and 8 predictors through ``qgis_process``: seconds and peak memory.

    python benchmarks/large_prediction.py [SIDE] [MAX_MEMORY ...]

SIDE is the number of rows and columns (10000: 1e8 cells, about 2.5 GB of compressed predictors in
the temporary folder). The whole program must stay below MAX_MEMORY plus 400 MiB.
"""

from __future__ import annotations

import csv
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from carbonsink.core.raster import Grid, RasterOutput, Stack, run_blocks
from carbonsink.core.run import Run

ROOT = Path(__file__).resolve().parents[1]
N_PREDICTORS = 8
ALLOWANCE = 400  # MiB beside MAX_MEMORY


def predictor(i: int, row, col) -> np.ndarray:
    """Return a smooth field with some fine structure, any window alone."""
    wave = np.sin(row / (900.0 + 130 * i)) * np.cos(col / (700.0 + 170 * i))
    fine = np.sin(row * 0.37 + i) * np.sin(col * 0.53 + 2 * i)
    return (10.0 * (i + 1) + 5.0 * wave + 0.2 * fine).astype(np.float32)


def make_predictors(folder: Path, side: int) -> list:
    """Write the predictor rasters."""
    grid = Grid(side, side, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0))
    names = [f"x{i}" for i in range(N_PREDICTORS)]

    def kernel(block):
        row = np.arange(block.window.row, block.window.row + block.window.height)[:, None]
        col = np.arange(block.window.col, block.window.col + block.window.width)[None, :]
        return {name: predictor(i, row, col) for i, name in enumerate(names)}

    paths = {RasterOutput(name): str(folder / f"{name}.tif") for name in names}
    run_blocks(Stack.empty(grid), kernel, paths, Run())
    return list(paths.values())


def make_samples(folder: Path, side: int, n: int = 600) -> Path:
    """Write samples at random cells, with a flux that depends on four predictors."""
    rng = np.random.default_rng(3)
    row, col = rng.integers(0, side, n), rng.integers(0, side, n)
    x = np.stack([predictor(i, row, col) for i in range(N_PREDICTORS)], axis=1)
    flux = 30 * x[:, 0] + 5 * x[:, 1] * np.sin(x[:, 2]) + 8 * x[:, 3] + rng.normal(0, 5, n)
    path = folder / "samples.csv"
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["site", "flux", *(f"x{i}" for i in range(N_PREDICTORS))])
        writer.writerows([i % 30, y, *row] for i, (y, row) in enumerate(zip(flux, x)))
    return path


def process(algorithm: str, **parameters) -> tuple:
    """Run an algorithm and return seconds and the peak memory of its process, MiB."""
    command = [str(ROOT / "dev"), "process", "run", f"carbonsink:{algorithm}", "--"]
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        command += [f"{name}={item}" for item in values]
    script = (
        "import resource, subprocess, sys; code = subprocess.call(sys.argv[1:]); "
        "print('PEAK', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); sys.exit(code)"
    )
    started = time.perf_counter()
    completed = subprocess.run(
        [sys.executable, "-c", script, *command], capture_output=True, text=True, check=True
    )
    elapsed = time.perf_counter() - started
    peak = int(completed.stdout.rsplit("PEAK", 1)[1]) // 1024
    return elapsed, peak, completed.stdout


def main(side: int = 10000, limits=(1024,)) -> None:
    """Print one line per memory limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        predictors = make_predictors(folder, side)
        print(
            f"{side} x {side} cells, {N_PREDICTORS} predictors made in "
            f"{time.perf_counter() - started:.0f} s; own peak "
            f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB"
        )
        model = folder / "flux.carbonmodel"
        process("trainmodel", SAMPLES=make_samples(folder, side), TARGET_FIELD="flux",
                PREDICTOR_FIELDS=[f"x{i}" for i in range(N_PREDICTORS)], SITE_FIELD="site",
                TREES=100, MAX_DEPTH=10, MODEL=model)  # fmt: skip
        for limit in limits:
            elapsed, peak, log = process("predictraster", MODEL=model, PREDICTORS=predictors,
                                         MAX_MEMORY=limit, OUTPUT=folder / "flux.tif")  # fmt: skip
            times = next(line for line in log.splitlines() if "blocks" in line)
            verdict = "within" if peak <= limit + ALLOWANCE else "ABOVE"
            print(
                f"MAX_MEMORY {limit} MiB: {elapsed:.0f} s, peak {peak} MiB "
                f"({verdict} {limit} + {ALLOWANCE}); {times.strip()}"
            )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given[:1], *([given[1:]] if given[1:] else []))
