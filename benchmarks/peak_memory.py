"""Peak memory of whole programs on large rasters, each through ``qgis_process``.

    ./dev bench peak_memory [SIDE [CASE]]

The peak of the program, QGIS and its libraries included, must stay below MAX_MEMORY + 400 MiB.
SIDE is the number of rows and columns (3163: 1e7 cells; ``./dev bench --memory``
takes 10000; 1000 in a short run). CASE is the first word of a case, which alone is run.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from carbonsink.benchmarks import landuse_transfer
from carbonsink.benchmarks.large_prediction import (
    ALLOWANCE,
    N_PREDICTORS,
    make_predictors,
    make_samples,
    process,
)
from carbonsink.benchmarks.timing import Amount, print_amount, shorter_when_quick
from carbonsink.benchmarks.trend_large import make_series
from carbonsink.core.raster import Grid, RasterOutput, Stack, run_blocks
from carbonsink.core.raster.crs import wkt_of_epsg
from carbonsink.core.run import Run

MAX_MEMORY = 1024


def predict(folder: Path, side: int) -> tuple:
    """Predict by 100 trees of depth 10 from 8 predictors."""
    predictors, model = make_predictors(folder, side), folder / "flux.carbonmodel"
    fields = [f"x{i}" for i in range(N_PREDICTORS)]
    process("trainmodel", SAMPLES=make_samples(folder, side), TARGET_FIELD="flux",
            PREDICTOR_FIELDS=fields, SITE_FIELD="site", TREES=100, MAX_DEPTH=10,
            MODEL=model)  # fmt: skip
    return process("predictraster", MODEL=model, PREDICTORS=predictors, MAX_MEMORY=MAX_MEMORY,
                   OUTPUT=folder / "flux.tif")  # fmt: skip


def trend(folder: Path, side: int) -> tuple:
    """Classify the trends of 24 years."""
    return process("trendclassification", SERIES=make_series(folder, side), MAX_MEMORY=MAX_MEMORY,
                   TREND_CLASS=folder / "class.tif", SLOPE=folder / "slope.tif",
                   TABLE=folder / "table.csv")  # fmt: skip


def lisa(folder: Path, side: int) -> tuple:
    """Classify clusters by the pooled reference."""
    path = folder / "values.tif"
    grid = Grid(side, side, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0))

    def kernel(block):
        window = block.window
        row = np.arange(window.row, window.row + window.height, dtype=np.float32)[:, None]
        col = np.arange(window.col, window.col + window.width, dtype=np.float32)[None, :]
        noise = np.random.default_rng((window.row, window.col)).standard_normal(
            window.shape, np.float32
        )
        return {"values": np.round(np.sin(row / 90) * np.cos(col / 70) + noise, 3)}

    run_blocks(Stack.empty(grid), kernel, {RasterOutput("values"): str(path)}, Run(), scratch=16)
    return process("lisaraster", INPUT=path, MAX_MEMORY=MAX_MEMORY,
                   LISA_CLASS=folder / "class.tif", P=folder / "p.tif")  # fmt: skip


def transfer(folder: Path, side: int) -> tuple:
    """Cross two land-use rasters with carbon."""
    landuse_transfer.SIDE = side
    (start, end), (carbon_start, carbon_end) = landuse_transfer.write_case(
        str(folder), "DEFLATE", True
    )
    return process("landusetransfer", LANDUSE_START=start, LANDUSE_END=end,
                   CARBON_START=carbon_start, CARBON_END=carbon_end, MAX_MEMORY=MAX_MEMORY,
                   MATRIX=folder / "matrix.csv",
                   ATTRIBUTION=folder / "attribution.csv")  # fmt: skip


def detector(folder: Path, side: int) -> tuple:
    """Explain one raster by seven others, with all their overlays."""
    target, *factors = make_predictors(folder, side)
    return process("geodetector", TARGET=target, FACTORS=factors, MAX_MEMORY=MAX_MEMORY,
                   TABLE=folder / "factors.csv",
                   INTERACTION_TABLE=folder / "pairs.csv")  # fmt: skip


def breaks(folder: Path, side: int) -> tuple:
    """Find a break in each series of 24 years, with the null of the rule."""
    return process("breakyear", SERIES=make_series(folder, side), MAX_MEMORY=MAX_MEMORY,
                   BREAK_YEAR=folder / "year.tif", TABLE=folder / "table.csv")  # fmt: skip


def sampling(folder: Path, side: int) -> tuple:
    """Draw 500 points of two class rasters, 20 cells apart."""
    grid = Grid(side, side, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0), wkt_of_epsg(32632))
    paths = [folder / f"classes_{n}.tif" for n in (3, 5)]

    def kernel(block):
        window = block.window
        row = np.arange(window.row, window.row + window.height)[:, None]
        col = np.arange(window.col, window.col + window.width)[None, :]
        return {
            path.stem: ((row // 97 + col // 61) % n + 1).astype(np.uint8)
            for path, n in zip(paths, (3, 5))
        }

    outputs = {RasterOutput(path.stem, dtype="uint8", nodata=0): str(path) for path in paths}
    run_blocks(Stack.empty(grid), kernel, outputs, Run(), scratch=16)
    return process("samplingdesign", STRATA=list(map(str, paths)), COUNT=500, MIN_DISTANCE=600,
                   MAX_MEMORY=MAX_MEMORY, OUTPUT=folder / "points.gpkg")  # fmt: skip


CASES = {
    "predictraster, 8 predictors": predict,
    "trendclassification, 24 years": trend,
    "lisaraster, pooled, with P": lisa,
    "landusetransfer with carbon": transfer,
    "geodetector, 7 factors": detector,
    "breakyear, 24 years": breaks,
    "samplingdesign, 15 strata": sampling,
}


def main(side: int, prefix: str = "") -> None:
    """Print the peaks; of the cases whose name begins with a text."""
    for label, case in CASES.items():
        if not label.startswith(prefix):
            continue
        started = time.perf_counter()
        with tempfile.TemporaryDirectory() as name:
            seconds, peak, _log = case(Path(name), side)
        label = f"{label}, {side**2:.0e} cells, {seconds:.0f} s"
        amount = Amount(label, peak, "MiB", MAX_MEMORY + ALLOWANCE)
        print_amount(f"Peak memory at MAX_MEMORY = {MAX_MEMORY}", amount)
        print(f"  with its rasters made: {time.perf_counter() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else shorter_when_quick(3163, 1000), *sys.argv[2:3])
