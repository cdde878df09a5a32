"""Forest prediction from files to a file: how time grows with cells, and falls with threads.

8 smooth compressed predictors, 100 trees of depth 10, one process after the other on the same
files. Seconds per 1e6 cells should stay the same from 1e6 to 1e8 cells.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

import numpy as np

from carbonsink.benchmarks.large_prediction import N_PREDICTORS, make_predictors, predictor
from carbonsink.benchmarks.timing import Amount, print_amount, shorter_when_quick
from carbonsink.core.forest import Forest, PreparedForest
from carbonsink.core.raster import RasterOutput, Stack, run_blocks
from carbonsink.core.run import Run

# 1e6, 1e7 and 1e8 cells.
SIDES = (1000, 3163, 10000)
OUTPUT = RasterOutput("flux", "gC m-2 yr-1")
MAX_MEMORY = 1024


def forest(side: int) -> Forest:
    """Return a forest fitted to cells of the map."""
    from sklearn.ensemble import RandomForestRegressor

    rng = np.random.default_rng(3)
    row, col = rng.integers(0, side, (2, 600))
    x = np.stack([predictor(i, row, col) for i in range(N_PREDICTORS)], axis=1)
    y = 30 * x[:, 0] + 5 * x[:, 1] * np.sin(x[:, 2]) + 8 * x[:, 3] + rng.normal(0, 5, len(x))
    return Forest.from_estimator(
        RandomForestRegressor(100, max_depth=10, min_samples_leaf=5, random_state=1).fit(x, y)
    )


def prediction_seconds(stack: Stack, prepared: PreparedForest, path: str, threads: int) -> float:
    """Predict all cells and return the seconds."""

    def kernel(block):
        return {
            "flux": prepared.predict(block.values, check_cancel=block.check_cancel).astype(
                np.float32
            )
        }

    started = time.perf_counter()
    run = Run(threads=threads, max_memory=MAX_MEMORY)
    run_blocks(stack, kernel, {OUTPUT: path}, run, scratch=prepared.scratch_bytes_per_cell + 12)
    return time.perf_counter() - started


def main() -> None:
    """Print the seconds of each size and number of threads."""
    for side in shorter_when_quick(SIDES, SIDES[:2]):
        prepared = PreparedForest(forest(side))
        prepared.predict(np.zeros((N_PREDICTORS, 8, 8), np.float32))  # compiled before it counts
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            stack = Stack.open(make_predictors(folder, side))
            for threads in (1, 2):
                seconds = prediction_seconds(
                    stack, prepared, str(folder / f"flux{threads}.tif"), threads
                )
                seconds_per_million = seconds / side**2 * 1e6
                label = f"{side**2:.0e} cells, {threads} thread{'s' if threads > 1 else ''}"
                label += f", {seconds:.2f} s"
                print_amount(
                    "Prediction, files to file",
                    Amount(label, seconds_per_million, "s per 1e6 cells", None),
                )


if __name__ == "__main__":
    main()
