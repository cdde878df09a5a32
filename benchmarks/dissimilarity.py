"""Dissimilarity index in memory: the grouped search on two threads against scipy and numpy.

The peers are ``scipy.spatial.cKDTree`` with two workers, and numpy's distances to all records (on
part of the cells, scaled). Distances must be equal to twelve digits.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.fields import ROUGHNESS, fractal_field
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians
from carbonsink.core.uncertainty.nearest_distance import group_points, nearest_distances

THREADS = 2
# Cells of a band, which a thread works on at a time.
BAND_CELLS = 32_768
N_PREDICTORS = 7
# Cells that numpy looks at: it has all distances at once.
N_BRUTE = 1000

# Records, noise or smooth, label, goals against cKDTree and numpy, cells along a side, runs.
CASES = (
    (400, False, "400 records, smooth", (1.5, 10.0), 512, 5),
    (4000, False, "4000 records, smooth", (1.5, 20.0), 512, 3),
    (400, True, "400 records, noise", (1.0, 3.0), 512, 3),
)


def by_groups(points, columns: np.ndarray) -> np.ndarray:
    """Search with the kernel, bands of cells at a time."""
    groups, distances = group_points(points), np.full(columns.shape[1], np.nan)
    centre, scale = np.zeros(len(columns)), np.ones(len(columns))

    def band(start: int) -> None:
        cells = np.arange(start, min(start + BAND_CELLS, columns.shape[1]))
        nearest_distances(groups, columns, cells, centre, scale, distances)

    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(band, range(0, columns.shape[1], BAND_CELLS)))
    return distances


def by_tree(points, columns: np.ndarray) -> np.ndarray:
    """Search with scipy's tree."""
    from scipy.spatial import cKDTree

    return cKDTree(points.T).query(columns.T.astype(np.float64), workers=THREADS)[0]


def by_brute_force(points, columns: np.ndarray) -> np.ndarray:
    """Compute all distances."""
    differences = columns[:, :, None].astype(np.float64) - points[:, None, :]
    return np.sqrt((differences**2).sum(axis=0)).min(axis=1)


def run_case(case: tuple) -> list:
    """Measure one case against both peers."""
    n, noisy, label, goals, side, runs = case
    rng = np.random.default_rng(0)
    if noisy:
        fields = [rng.standard_normal((side, side)) for _ in range(N_PREDICTORS)]
    else:
        fields = [fractal_field(side, slope, rng) for slope in ROUGHNESS[:N_PREDICTORS]]
    columns = np.stack(fields).reshape(N_PREDICTORS, -1).astype(np.float32)
    records = rng.choice(columns.shape[1], n, replace=False)
    points = columns[:, records].astype(np.float64)
    sampled_columns = np.ascontiguousarray(
        columns[:, rng.choice(columns.shape[1], N_BRUTE, replace=False)]
    )
    np.testing.assert_allclose(by_groups(points, columns), by_tree(points, columns), rtol=1e-12)
    np.testing.assert_allclose(
        by_groups(points, sampled_columns), by_brute_force(points, sampled_columns), rtol=1e-12
    )
    tree_s, ours_s = ratio_of_medians(
        lambda: by_tree(points, columns), lambda: by_groups(points, columns), runs
    )
    brute_s, again_s = ratio_of_medians(
        lambda: by_brute_force(points, sampled_columns), lambda: by_groups(points, columns), runs
    )
    return [
        Row(f"{label}; cKDTree", tree_s, ours_s, goals[0]),
        Row(f"{label}; numpy", brute_s * columns.shape[1] / N_BRUTE, again_s, goals[1]),
    ]


def main() -> None:
    """Print the table."""
    rows = [row for case in CASES for row in run_case(case)]
    print_rows("Dissimilarity index in memory", "named; numpy scaled from some cells", rows)


if __name__ == "__main__":
    main()
