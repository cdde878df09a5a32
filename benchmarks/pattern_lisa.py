"""LISA with 999 permutations: ours against esda (1e5 cells) and pygeoda's lookup table (1e6).

Conditional permutations: with esda's table of draws every p is esda's (ties aside: see
`core.pattern.conditional_permutation`); one thread against esda, two against pygeoda's two. The
pooled reference compares each cell with 999,999 sums, a thousand times as many, and has a goal of
its own. Local I is equal; p differs from pygeoda's by the Monte-Carlo error of 999 draws. Building
the peers' weights is not counted.
"""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.pattern_cases import (
    THREADS,
    clustered_grid,
    geoda_weights,
    pooled_lisa,
    pysal_weights,
)
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.pattern.conditional_permutation import ConditionalTest
from carbonsink.core.pattern.local_moran import local_moran
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.neighbour_sums import neighbour_sums, with_border
from carbonsink.core.pattern.random_ids import draw_ids
from carbonsink.core.pattern.significance import pseudo_p

PERMUTATIONS = 999


def conditional_lisa(grid, ids=None, threads: int = 1):
    """Return local I and p of a grid, each (cells,)."""
    moments = moments_of(grid, "grid")
    totals, counts = neighbour_sums(with_border(grid), "queen")
    local = local_moran(grid, totals, counts, moments)
    values = grid.ravel().astype(np.float64)
    if ids is None:
        ids = draw_ids(values.size - 1, PERMUTATIONS, 8, 1)
    test = ConditionalTest(values, totals.ravel(), counts.ravel(), ids)
    edges = np.linspace(0, values.size, threads + 1).astype(int).tolist()
    with ThreadPoolExecutor(threads) as pool:
        comparisons = list(pool.map(lambda pair: test.compare(*pair), zip(edges, edges[1:])))
    tails = (np.concatenate(tail) for tail in zip(*comparisons))
    return local.i.ravel(), pseudo_p(*tails, PERMUTATIONS, "directed")


def against_esda(side: int) -> Row:
    """Measure against esda once: it takes the better part of a minute."""
    import esda
    from esda.crand import vec_permutations

    grid, weights = clustered_grid(side), pysal_weights(side)
    values = grid.ravel().astype(np.float64)
    results = {}

    def peer():
        results["peer"] = esda.Moran_Local(
            values, weights, permutations=PERMUTATIONS, seed=7, keep_simulations=False
        )

    conditional_lisa(clustered_grid(20))
    peer_s, ours_s = ratio_of_medians(peer, lambda: conditional_lisa(grid), 1)
    ids = vec_permutations(8, values.size, PERMUTATIONS, 7)
    local, p = conditional_lisa(grid, ids)
    np.testing.assert_allclose(local, results["peer"].Is, rtol=1e-9, atol=1e-12)
    np.testing.assert_array_equal(p, results["peer"].p_sim)
    return Row(f"{values.size:,} cells, conditional, esda", peer_s, ours_s, 300)


def against_geoda(side: int, runs: int) -> list:
    """Measure both of our references against pygeoda's lookup table."""
    import pygeoda

    grid, weights = clustered_grid(side), geoda_weights(side)
    values = grid.ravel().astype(np.float64).tolist()
    results = {}

    def peer():
        results["peer"] = pygeoda.local_moran(
            weights,
            values,
            permutations=PERMUTATIONS,
            permutation_method="lookup-table",
            cpu_threads=THREADS,
        )

    def conditional():
        results["conditional"] = conditional_lisa(grid, threads=THREADS)

    def pooled():
        local, ranks, _quadrant = pooled_lisa(grid)
        results["pooled"] = local.ravel(), ranks.ravel() / 1e6

    pooled_lisa(clustered_grid(50))
    rows = []
    for ours, goal in ((conditional, 80), (pooled, 30)):
        peer_s, ours_s = ratio_of_medians(peer, ours, runs)
        local, p = results[ours.__name__]
        np.testing.assert_allclose(local, results["peer"].lisa_values(), rtol=1e-6, atol=1e-7)
        peer_p = np.array(results["peer"].lisa_pvalues())
        # Error of 999 draws at p = 0.5: 0.016, and the mean has it, too: cells share their draws.
        np.testing.assert_allclose(peer_p, p, atol=0.1)
        np.testing.assert_allclose(peer_p.mean(), p.mean(), atol=0.02)
        label = f"{p.size:,} cells, {ours.__name__}, pygeoda lookup-table"
        rows.append(Row(label, peer_s, ours_s, goal))
    return rows


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    rows = [
        against_esda(shorter_when_quick(316, 150)),
        *against_geoda(shorter_when_quick(1000, 400), 1),
    ]
    print_rows("Local Moran's I, 999 permutations", "named in the case", rows)


if __name__ == "__main__":
    main()
