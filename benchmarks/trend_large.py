"""Trends of 24 rasters of 1e8 cells through ``qgis_process``: seconds and peak memory.

    python benchmarks/trend_large.py [SIDE] [MAX_MEMORY ...]

SIDE is the number of rows and columns (10000: 1e8 cells, some GB of compressed rasters in the
temporary folder). The whole program must stay below MAX_MEMORY plus 400 MiB.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

import numpy as np

from carbonsink.benchmarks.large_prediction import ALLOWANCE, process
from carbonsink.core.raster import Grid, RasterOutput, Stack, run_blocks
from carbonsink.core.run import Run

YEARS = range(2001, 2025)


def make_series(folder: Path, side: int) -> list:
    """Write annual NDVI that rises in places, in steps of 0.001, with gaps."""
    reference = 'LOCAL_CS["plane",UNIT["metre",1]]'
    grid = Grid(side, side, (0.0, 30.0, 0.0, 0.0, 0.0, -30.0), reference)

    def kernel(block):
        window = block.window
        row = np.arange(window.row, window.row + window.height, dtype=np.float32)[:, None]
        col = np.arange(window.col, window.col + window.width, dtype=np.float32)[None, :]
        rise = 0.004 * np.sin(row / 900) * np.cos(col / 700)
        rng = np.random.default_rng((window.row, window.col))
        gaps = rng.random((window.height, window.width), np.float32) < 0.02
        planes = {}
        for i, year in enumerate(YEARS):
            noise = rng.standard_normal((window.height, window.width), np.float32)
            planes[f"ndvi_{year}"] = np.round(0.4 + rise * i + 0.02 * noise, 3)
            if i % 5 == 0:
                planes[f"ndvi_{year}"][gaps] = np.nan
        return planes

    paths = {RasterOutput(f"ndvi_{y}"): str(folder / f"ndvi_{y}.tif") for y in YEARS}
    run_blocks(Stack.empty(grid), kernel, paths, Run(), scratch=120)
    return list(paths.values())


def main(side: int = 10000, limits=(1024,)) -> None:
    """Print one line per memory limit."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        started = time.perf_counter()
        series = make_series(folder, side)
        seconds_writing = time.perf_counter() - started
        print(
            f"{side} x {side} cells, {len(series)} rasters made in {seconds_writing:.0f} s",
            flush=True,
        )
        for limit in limits:
            elapsed, peak, log = process(
                "trendclassification",
                SERIES=series,
                MAX_MEMORY=limit,
                TREND_CLASS=folder / "class.tif",
                SLOPE=folder / "slope.tif",
                HURST=folder / "hurst.tif",
                FUTURE_CLASS=folder / "future.tif",
                TABLE=folder / "table.csv",
            )
            times = next(line for line in log.splitlines() if "blocks" in line)
            verdict = "within" if peak <= limit + ALLOWANCE else "ABOVE"
            print(
                f"MAX_MEMORY {limit} MiB: {elapsed:.0f} s, peak {peak} MiB "
                f"({verdict} {limit} + {ALLOWANCE}); {times.strip()}",
                flush=True,
            )


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*given[:1], *([given[1:]] if given[1:] else []))
