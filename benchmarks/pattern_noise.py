"""How often pure noise comes out as a cluster, by tail and with and without FDR.

A test at 0.05 should call 5 % of the cells of pure noise significant (two-sided); with the
false-discovery rate at 0.05 the share of maps with any discovery at all should be near 5 %.
"""

from __future__ import annotations

import numpy as np

from carbonsink.benchmarks.pattern_cases import pooled_lisa
from carbonsink.core.pattern.settings import REFERENCE_SUMS, LisaSettings
from carbonsink.core.pattern.significance import last_significant_rank

MAPS, SIDE = 40, 200


def main() -> None:
    """Print the table."""
    shares = {(tail, fdr): [] for tail in ("two_sided", "directed") for fdr in (False, True)}
    for seed in range(MAPS):
        grid = np.random.default_rng(seed).standard_normal((SIDE, SIDE)).astype(np.float32)
        directed = pooled_lisa(grid, seed=seed + 1)[1].ravel()
        for (tail, fdr), shares_of_maps in shares.items():
            ranks = directed
            if tail == "two_sided":
                ranks = np.minimum(2 * directed, REFERENCE_SUMS + 1)
            counts = np.bincount(ranks, minlength=REFERENCE_SUMS + 2) if fdr else None
            last = last_significant_rank(LisaSettings().alpha, REFERENCE_SUMS, counts)
            shares_of_maps.append(float((ranks <= last).mean()))
    print(f"{MAPS} maps of {SIDE * SIDE:,} cells of pure noise, alpha 0.05")
    print(f"{'tail':10} {'FDR':5} {'cells found':>12} {'maps with any':>14}")
    for (tail, fdr), shares_of_maps in shares.items():
        share_with_any = float(np.mean(np.array(shares_of_maps) > 0))
        print(f"{tail:10} {fdr!s:5} {np.mean(shares_of_maps):12.4%} {share_with_any:14.1%}")


if __name__ == "__main__":
    main()
