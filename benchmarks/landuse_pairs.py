"""Carbon per pair of classes in memory: the kernel against numpy.bincount with weights.

Both yield the cells and the carbon of both dates per pair of classes from byte codes. The peer
knows no nodata, rounds, and knows one cell area; ours goes window by window and is exact.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np

from carbonsink.benchmarks.fields import fractal_field
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.landuse.class_codes import Codebook
from carbonsink.core.landuse.pair_sums import CARBON_END, CARBON_START, empty_pairs, sum_pairs
from carbonsink.core.statistics.exact_sum import rounded

SIDE, ROWS, CLASSES = shorter_when_quick(4096, 2048), 256, 8
AREA, NODATA = 900.0, 255
GOAL = 3.0


def make_case(noisy: bool) -> tuple:
    """Return byte codes and carbon of two dates; smooth codes change in a few per cent of cells."""
    rng = np.random.default_rng(0)
    if noisy:
        codes = rng.integers(0, CLASSES, (2, SIDE, SIDE)).astype(np.uint8)
    else:
        first = fractal_field(SIDE, 3.0, rng)
        last = first + 0.05 * fractal_field(SIDE, 2.2, rng)
        breaks = np.quantile(first[::8, ::8], np.linspace(0, 1, CLASSES + 1)[1:-1])
        codes = np.stack([np.digitize(v, breaks).astype(np.uint8) for v in (first, last)])
    carbon = (rng.random((2, SIDE, SIDE), np.float32) * 80 + 20).astype(np.float32)
    return codes, carbon


def with_bincount(codes, carbon) -> tuple:
    """Return cells and carbon of both dates per pair."""
    pair = codes[0].ravel().astype(np.int64) * CLASSES + codes[1].ravel()
    n = CLASSES * CLASSES
    return (
        np.bincount(pair, minlength=n),
        *(np.bincount(pair, weights=c.ravel(), minlength=n) * AREA for c in carbon),
    )


def with_kernel(codes, carbon, threads: int):
    """Return the `PairSums`, from windows of the size that block processing has."""
    book, area = Codebook(), np.full(ROWS, AREA)

    def window(row):
        rows = slice(row, row + ROWS)
        start, end = ((values[rows], NODATA) for values in codes)
        return sum_pairs(start, end, carbon[:, rows], area, book)

    with ThreadPoolExecutor(threads) as pool:
        total = empty_pairs()
        for sums in pool.map(window, range(0, SIDE, ROWS)):
            total = total.add(sums)
    return total


def run_case(noisy: bool, threads: int, runs: int) -> Row:
    """Measure one case."""
    codes, carbon = make_case(noisy)
    cells, *amounts = with_bincount(codes, carbon)
    pair_counts = with_kernel(codes, carbon, threads)
    pairs = pair_counts.start * CLASSES + pair_counts.end
    np.testing.assert_array_equal(pair_counts.cells, cells[pairs])
    for quantity, amount in zip((CARBON_START, CARBON_END), amounts):
        np.testing.assert_allclose(
            rounded(pair_counts.sums[:, quantity]), amount[pairs], rtol=1e-10
        )
    peer_s, ours_s = ratio_of_medians(
        lambda: with_bincount(codes, carbon), lambda: with_kernel(codes, carbon, threads), runs
    )
    label = f"{'noise' if noisy else 'smooth'}, {threads} thread{'s' if threads > 1 else ''}"
    return Row(label, peer_s, ours_s, GOAL)


def main() -> None:
    """Print the table."""
    rows = [run_case(noisy, threads, 5) for noisy in (False, True) for threads in (1, 2)]
    print_rows(f"Carbon per pair of classes, {SIDE} x {SIDE} cells", "numpy.bincount", rows)


if __name__ == "__main__":
    main()
