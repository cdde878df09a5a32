"""Forest prediction in memory: the kernel on two threads against scikit-learn on two.

Our time includes the preparation of the forest. Results must be equal bit for bit to those of
scikit-learn with one job (with two it adds the trees in another order, and differs in last bits).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.fields import forest_case
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.forest import Forest, PreparedForest

THREADS = 2

# Kind, noise or smooth, label, goal, cells along a side.
CASES = (
    ("shallow", False, "100 trees, depth 10, smooth", 15.0, 1024),
    ("shallow", True, "100 trees, depth 10, noise", 12.0, 1024),
    ("deep", False, "1500 full trees, smooth", 10.0, 512),
    ("deep", True, "1500 full trees, noise", 8.0, 512),
    # The larger the window, the more alike are the cells of a block.
    ("deep", False, "1500 full trees, smooth, 1024 x 1024", 10.0, 1024),
)


def predict_windows(estimator, windows: list) -> list:
    """Predict windows with the kernel, one per thread."""
    prepared = PreparedForest(Forest.from_estimator(estimator))
    with ThreadPoolExecutor(THREADS) as pool:
        return list(pool.map(prepared.predict, windows))


def run_case(case: tuple, runs: int) -> Row:
    """Measure one case; each side gets its predictors as it likes them, rows or windows."""
    kind, noisy, label, goal, side = case
    estimator, values = forest_case(kind, side, noisy)
    table = np.ascontiguousarray(values.reshape(len(values), -1).T)
    windows = [np.ascontiguousarray(band) for band in np.array_split(values, THREADS, axis=1)]
    ours = np.concatenate(predict_windows(estimator, windows))
    estimator.n_jobs = 1
    np.testing.assert_array_equal(ours.ravel(), estimator.predict(table))
    estimator.n_jobs = THREADS
    peer_s, ours_s = ratio_of_medians(
        lambda: estimator.predict(table), lambda: predict_windows(estimator, windows), runs
    )
    return Row(label, peer_s, ours_s, goal)


def main() -> None:
    """Print the table."""
    rows = [
        run_case(case, runs=3 if case[0] == "deep" else 5)
        for case in shorter_when_quick(CASES, CASES[:3])
    ]
    print_rows("Forest prediction in memory", "scikit-learn, two jobs", rows)


if __name__ == "__main__":
    main()
