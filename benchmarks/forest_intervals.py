"""Quantiles of a forest in memory: the kernel on two threads against numpy and `quantile-forest`.

The first peer is what Python offers without a compiled library: scikit-learn's `apply`, then the
weights of all records of each cell, sorted by target. It takes part of the cells, and its time is
scaled to all; our time is that of all cells, with the preparation. Quantiles must be equal. The
second peer, where it is installed, is the library `quantile-forest` on two threads; it counts only
the records in the bag of a tree, so that only the share of equal values is told.
"""

from __future__ import annotations

import importlib.util
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.fields import forest_case
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians
from carbonsink.core.forest import Forest
from carbonsink.core.forest.quantiles import QuantileForest

THREADS = 2
BANDS = 8
LEVELS = (0.05, 0.95)
# Cells of a peer that are weighed together: bounds its memory.
TOGETHER = 250

# Kind, noise or smooth, label, goal, cells along a side, cells of the peers, runs.
CASES = (
    ("shallow", False, "100 trees, depth 10, smooth", 20.0, 512, 1000, 5),
    ("shallow", True, "100 trees, depth 10, noise", 20.0, 256, 1000, 5),
    ("deep", False, "1500 full trees, smooth", 10.0, 128, 250, 3),
)


def by_bands(estimator, values: np.ndarray, x, y) -> np.ndarray:
    """Compute with the kernel, bands of rows at a time."""
    forest = QuantileForest(Forest.from_estimator(estimator), x.T, y)
    bands = np.array_split(values, BANDS, axis=1)
    with ThreadPoolExecutor(THREADS) as pool:
        quantiles = pool.map(lambda band: forest.quantiles(band, LEVELS), bands)
        return np.concatenate(list(quantiles), axis=1)


def by_apply(estimator, table: np.ndarray, x, y) -> np.ndarray:
    """Compute with numpy from the leaves that scikit-learn finds (Meinshausen 2006)."""
    order = np.argsort(y, kind="stable")
    leaves = estimator.apply(x)[order]
    target, quantiles = y[order], []
    sizes = [np.bincount(tree) for tree in leaves.T]
    for start in range(0, len(table), TOGETHER):
        reached = estimator.apply(table[start : start + TOGETHER])
        weight = np.zeros((len(reached), len(target)))
        for tree, size in enumerate(sizes):
            in_same_leaf = reached[:, tree, None] == leaves[None, :, tree]
            weight += in_same_leaf / size[reached[:, tree]][:, None]
        total = np.cumsum(weight / len(sizes), axis=1)
        indices = [(total >= level * (1 - 1e-9)).argmax(axis=1) for level in LEVELS]
        quantiles.append(target[np.array(indices)])
    return np.concatenate(quantiles, axis=1)


def library(kind: str, x, y):
    """Return a forest of the library `quantile-forest` with the settings of a kind."""
    from quantile_forest import RandomForestQuantileRegressor

    from carbonsink.benchmarks.fields import KINDS

    options = KINDS[kind][2]
    estimator = RandomForestQuantileRegressor(
        n_jobs=THREADS, random_state=1, max_samples_leaf=None, **options
    )
    return estimator.fit(x, y)


def run_case(case: tuple) -> list:
    """Measure one case against each peer."""
    kind, noisy, label, goal, side, n_peer, runs = case
    estimator, values = forest_case(kind, side, noisy)
    table = np.ascontiguousarray(values.reshape(len(values), -1).T)
    rng = np.random.default_rng(2)
    x = table[rng.choice(len(table), 600, replace=False)]
    y = estimator.predict(x) + rng.standard_normal(len(x))
    estimator = type(estimator)(**estimator.get_params()).fit(x, y)
    sampled_rows = rng.choice(len(table), n_peer, replace=False)
    ours = by_bands(estimator, values, x, y).reshape(len(LEVELS), -1)
    np.testing.assert_array_equal(
        ours[:, sampled_rows], by_apply(estimator, table[sampled_rows], x, y)
    )
    scale = len(table) / n_peer
    peer_s, ours_s = ratio_of_medians(
        lambda: by_apply(estimator, table[sampled_rows], x, y),
        lambda: by_bands(estimator, values, x, y),
        runs,
    )
    rows = [Row(f"{label}; numpy", peer_s * scale, ours_s, goal)]
    if importlib.util.find_spec("quantile_forest") is not None:
        peer = library(kind, x, y)
        options = {"quantiles": list(LEVELS), "weighted_leaves": True, "interpolation": "lower"}
        peer_s, ours_s = ratio_of_medians(
            lambda: peer.predict(table[sampled_rows], **options),
            lambda: by_bands(estimator, values, x, y),
            runs,
        )
        equal_share = (
            peer.predict(table[sampled_rows], **options).T == ours[:, sampled_rows]
        ).mean()
        name = f"{label}; quantile-forest ({100 * equal_share:.0f} % equal)"
        rows.append(Row(name, peer_s * scale, ours_s, 1.0))
    return rows


def main() -> None:
    """Print the table."""
    rows = [row for case in CASES for row in run_case(case)]
    print_rows("Quantiles of a forest in memory", "named; scaled from some cells", rows)


if __name__ == "__main__":
    main()
