"""Prediction from compressed files to a compressed file: ours against scikit-learn.

Both go through the same block processing: the same reading, masking and writing; only the function
that predicts a block differs. Results must be equal bit for bit (scikit-learn with one job is the
reference of the bits, with two jobs the peer of the time).
"""

from __future__ import annotations

import tempfile
from pathlib import Path

import numpy as np

from carbonsink.benchmarks.fields import forest_case
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.forest import Forest, PreparedForest
from carbonsink.core.raster import Grid, RasterOutput, Stack, run_blocks, write_array
from carbonsink.core.run import Run

SIDE = shorter_when_quick(1536, 1024)
OUTPUT = RasterOutput("flux", "gC m-2 yr-1")
CASES = (
    ("shallow", False, "100 trees, depth 10, smooth", 5.0),
    ("shallow", True, "100 trees, depth 10, noise", 5.0),
    ("deep", False, "1500 full trees, smooth", 8.0),
    ("deep", True, "1500 full trees, noise", 8.0),
)


def write_inputs(folder: Path, values: np.ndarray) -> Stack:
    """Write the predictors as compressed files and open them."""
    grid = Grid(values.shape[2], values.shape[1], (0.0, 1000.0, 0.0, 0.0, 0.0, -1000.0))
    paths = []
    for i, plane in enumerate(values):
        paths.append(str(folder / f"x{i}.tif"))
        write_array(RasterOutput(f"x{i}"), paths[-1], grid, plane)
    return Stack.open(paths)


def sklearn_kernel(estimator):
    """Return a block function that predicts with scikit-learn."""

    def kernel(block):
        table = block.values.reshape(len(block.values), -1).T
        return {"flux": estimator.predict(table).reshape(block.window.shape).astype(np.float32)}

    return kernel


def forest_kernel(estimator):
    """Return a block function that predicts with the kernel; its preparation counts."""
    prepared = PreparedForest(Forest.from_estimator(estimator))

    def kernel(block):
        return {
            "flux": prepared.predict(block.values, check_cancel=block.check_cancel).astype(
                np.float32
            )
        }

    return kernel


def run_case(case: tuple, folder: Path, side: int, runs: int) -> Row:
    """Measure one case."""
    kind, noisy, label, goal = case
    estimator, values = forest_case(kind, side, noisy)
    stack = write_inputs(folder, values)
    paths = {name: str(folder / f"{name}.tif") for name in ("peer", "ours", "reference")}

    def peer():
        # scikit-learn brings its own two threads; block processing reads and writes beside it.
        estimator.n_jobs = 2
        run_blocks(stack, sklearn_kernel(estimator), {OUTPUT: paths["peer"]}, Run(threads=1))

    def ours():
        run_blocks(stack, forest_kernel(estimator), {OUTPUT: paths["ours"]}, Run(threads=2))

    peer_s, ours_s = ratio_of_medians(peer, ours, runs)
    estimator.n_jobs = 1
    expected = estimator.predict(values.reshape(len(values), -1).T).astype(np.float32)
    predicted = Stack.open([paths["ours"]]).read(stack.grid.window)[0]
    np.testing.assert_array_equal(predicted, expected.reshape(predicted.shape))
    return Row(label, peer_s, ours_s, goal)


def main() -> None:
    """Print the table."""
    rows = []
    for case in shorter_when_quick(CASES, CASES[:3]):
        deep = case[0] == "deep"
        with tempfile.TemporaryDirectory() as folder:
            rows.append(run_case(case, Path(folder), SIDE // 3 if deep else SIDE, 3 if deep else 5))
    print_rows("Forest prediction, compressed files in and out", "scikit-learn, same files", rows)


if __name__ == "__main__":
    main()
