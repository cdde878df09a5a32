"""Shapley values of a forest in memory: the kernel on two threads against ``shap``.

The peer is ``shap.TreeExplainer`` (path-dependent), which has one thread. It takes 0.1 ms per cell
for 100 small trees and 50 ms for 1500 full ones, so it explains some of the cells only, and its
time is scaled to all; our time is that of all cells, with the preparation. Values must be equal
within 1e-10, and add up to the prediction within 1e-9.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.fields import forest_case
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.forest import Forest
from carbonsink.core.forest.shap import ForestExplainer

THREADS = 2
BANDS = 4

# Kind, noise or smooth, label, goal, cells along a side, cells of the peer, runs.
CASES = (
    ("shallow", False, "100 trees, depth 10, smooth", 50.0, 512, 4000, 5),
    ("shallow", True, "100 trees, depth 10, noise", 20.0, 512, 4000, 5),
    # Nothing was promised for these: a cell takes milliseconds, a large map hours.
    ("deep", False, "1500 full trees, smooth", 10.0, 48, 4, 3),
    ("deep", True, "1500 full trees, noise", 10.0, 48, 4, 3),
)


def explain_bands(estimator, values: np.ndarray) -> np.ndarray:
    """Explain with the kernel, bands of rows at a time."""
    explainer = ForestExplainer(Forest.from_estimator(estimator))
    bands = np.array_split(values, BANDS, axis=1)
    with ThreadPoolExecutor(THREADS) as pool:
        return np.concatenate(list(pool.map(explainer.explain, bands)), axis=1)


def run_case(case: tuple) -> Row:
    """Measure one case."""
    import shap

    kind, noisy, label, goal, side, n_peer, runs = case
    estimator, values = forest_case(kind, side, noisy)
    table = np.ascontiguousarray(values.reshape(len(values), -1).T)
    sampled_rows = np.random.default_rng(1).choice(len(table), n_peer, replace=False)
    peer = shap.TreeExplainer(estimator)
    ours = explain_bands(estimator, values).reshape(len(values), -1).T
    expected = peer.shap_values(table[sampled_rows], check_additivity=False)
    np.testing.assert_allclose(ours[sampled_rows], expected, rtol=0, atol=1e-10)
    base = ForestExplainer(Forest.from_estimator(estimator)).base
    total = base + ours.sum(axis=1)
    np.testing.assert_allclose(total, estimator.predict(table), rtol=0, atol=1e-9)
    peer_s, ours_s = ratio_of_medians(
        lambda: peer.shap_values(table[sampled_rows], check_additivity=False),
        lambda: explain_bands(estimator, values),
        runs,
    )
    return Row(label, peer_s / n_peer * len(table), ours_s, goal)


def main() -> None:
    """Print the table."""
    rows = [run_case(case) for case in shorter_when_quick(CASES, CASES[:2])]
    print_rows("Shapley values in memory", "shap.TreeExplainer, scaled from some cells", rows)


if __name__ == "__main__":
    main()
