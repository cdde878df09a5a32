"""Global Moran's I (5e5 cells, 999 permutations) and Gi* (1e5 cells): ours against esda.

I, its expectation and z, and the Gi* scores, are equal; the permutations are other ones, so their
mean and spread are compared with the theory and with esda's. Building esda's weights is not
counted.
"""

from __future__ import annotations

import warnings
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.pattern_cases import THREADS, clustered_grid, pysal_weights
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.pattern.hotspots.getis_ord import gi_star
from carbonsink.core.pattern.moments import moments_of
from carbonsink.core.pattern.moran.global_moran import moran_test
from carbonsink.core.pattern.moran.permutations import MoranGrid, chain_lengths
from carbonsink.core.pattern.neighbour_sums import neighbour_sums, with_border

PERMUTATIONS = 999


def permuted_moran(grid) -> tuple:
    """Return the test of a grid and the permuted I."""
    values, moments = with_border(grid), moments_of(grid, "grid")
    test = moran_test(values, "queen", moments)
    counts = neighbour_sums(values, "queen").count
    moran = MoranGrid(values, counts, moments, "queen")
    with ThreadPoolExecutor(THREADS) as pool:
        products_of_chains = pool.map(
            lambda job: moran.chain(job[0], job[1], 1), enumerate(chain_lengths(PERMUTATIONS))
        )
        products = np.concatenate(list(products_of_chains))
    return test, products / np.count_nonzero(counts)


def moran_row(side: int, runs: int) -> Row:
    """Measure global Moran's I."""
    import esda

    grid, weights = clustered_grid(side), pysal_weights(side)
    values, results = grid.ravel().astype(np.float64), {}

    def peer():
        results["peer"] = esda.Moran(values, weights, permutations=PERMUTATIONS)

    def ours():
        results["ours"] = permuted_moran(grid)

    permuted_moran(clustered_grid(30))
    peer_s, ours_s = ratio_of_medians(peer, ours, runs)
    test, permuted = results["ours"]
    peer = results["peer"]
    np.testing.assert_allclose(test[:4], (peer.I, peer.EI, peer.VI_rand, peer.z_rand), rtol=1e-8)
    standard_deviation = test.variance**0.5
    np.testing.assert_allclose(
        permuted.mean(), test.expected, atol=4 * standard_deviation / PERMUTATIONS**0.5
    )
    np.testing.assert_allclose(permuted.std(), peer.sim.std(), rtol=0.15)
    return Row(f"global Moran's I, {values.size:,} cells", peer_s, ours_s, 10)


def gi_row(side: int, runs: int) -> Row:
    """Measure Gi*."""
    import esda

    grid, weights = clustered_grid(side) + 20.0, pysal_weights(side)
    values, results = grid.ravel().astype(np.float64), {}

    def peer():
        results["peer"] = esda.G_Local(values, weights, transform="B", star=True, permutations=0)

    def ours():
        totals, counts = neighbour_sums(with_border(grid), "queen")
        results["ours"] = gi_star(grid, totals, counts, moments_of(grid, "grid"))

    ours()
    peer_s, ours_s = ratio_of_medians(peer, ours, runs)
    np.testing.assert_allclose(results["ours"].ravel(), results["peer"].Zs, rtol=1e-5, atol=1e-6)
    return Row(f"Gi*, {values.size:,} cells", peer_s, ours_s, 100)


def main() -> None:
    """Print the table."""
    warnings.simplefilter("ignore")
    rows = [moran_row(shorter_when_quick(707, 300), 1), gi_row(shorter_when_quick(316, 150), 5)]
    print_rows("Global Moran's I (999 permutations) and Gi*", "esda", rows)


if __name__ == "__main__":
    main()
