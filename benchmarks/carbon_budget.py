"""Sums of a series over zones in memory: the exact kernel against numpy.bincount with weights.

Both yield the area and the total of each zone and date, gaps left out; ours also those of the
cells valid on all dates, and to the last bit in any order of blocks. One thread against one.
"""

from __future__ import annotations

import numpy as np

from carbonsink.benchmarks.fields import fractal_field
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.flux.budget.zonal_sums import ZonalSums, zonal_sums
from carbonsink.core.statistics.exact_sum import rounded

SIDE, ROWS, DATES, ZONES = shorter_when_quick(2048, 1024), 256, 12, 12
GOAL = 1.5


def make_case(gaps: bool) -> tuple:
    """Return a series, zones that hang together, and the cell area of each row."""
    rng = np.random.default_rng(4)
    field = fractal_field(SIDE, 3.0, rng)
    breaks = np.quantile(field[::8, ::8], np.linspace(0, 1, ZONES + 1)[1:-1])
    zones = np.digitize(field, breaks).astype(np.int64)
    series = rng.standard_normal((DATES, SIDE, SIDE), np.float32) * 60 + 20
    if gaps:
        series[rng.random(series.shape, np.float32) < 0.05] = np.nan
    return series, zones, np.linspace(1e6, 8e5, SIDE)


def by_bincount(series, zones, area) -> tuple:
    """Return area and total, (zones, dates)."""
    areas = np.broadcast_to(area[:, None], zones.shape)
    sums_by_date = []
    for values in series:
        has_value = ~np.isnan(values)
        zones_of_cells, share = zones[has_value], areas[has_value]
        sums_by_date.append(
            (
                np.bincount(zones_of_cells, share, ZONES),
                np.bincount(zones_of_cells, values[has_value] * share, ZONES),
            )
        )
    return tuple(np.stack(sums, axis=1) for sums in zip(*sums_by_date))


def by_kernel(series, zones, area) -> ZonalSums:
    """Return the sums, from windows of the size that block processing has."""
    total = ZonalSums.zero([], len(series))
    for row in range(0, SIDE, ROWS):
        rows = slice(row, row + ROWS)
        inside = np.ones(zones[rows].shape, np.bool_)
        total = total.add(zonal_sums(series[:, rows], zones[rows], inside, area[rows]))
    return total


def run_case(gaps: bool) -> Row:
    """Measure one case."""
    data = make_case(gaps)
    areas, totals = by_bincount(*data)
    sums = by_kernel(*data)
    constant = sums.constant_area[:, None] + sums.varying_area
    np.testing.assert_allclose(rounded(constant), areas, rtol=1e-10)
    total = rounded(sums.constant_total + sums.varying_total)
    np.testing.assert_allclose(total, totals, rtol=1e-9, atol=1e-7 * np.abs(totals).max())
    seconds = ratio_of_medians(lambda: by_bincount(*data), lambda: by_kernel(*data), 3)
    return Row("gaps" if gaps else "complete", *seconds, GOAL)


def main() -> None:
    """Print the table."""
    rows = [run_case(gaps) for gaps in (False, True)]
    title = f"Carbon budget of {ZONES} zones, {DATES} maps of {SIDE} x {SIDE} cells, one thread"
    print_rows(title, "numpy.bincount with weights", rows)


if __name__ == "__main__":
    main()
