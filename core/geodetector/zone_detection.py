"""q within zones: joins the sums by zone and class to rasters, and writes a map of q."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.zones import NoZoneCell, TooManyZones
from ..raster import RasterOutput, reduce_blocks, run_blocks
from ..raster.zones import note_coverage
from ..run import Run
from .detection import MIN_VALUES, Detection
from .q_statistic import QTest, q_test, stratum_moments
from .raster_source import RasterSource, bins_of_block
from .stratum_sums import Job, StratumSums, sum_strata

# More zones are no map of zones.
MAX_ZONES = 5000


class ZoneFactorResult(NamedTuple):
    """q of one factor in a zone at a date; its test is None with fewer values than are needed."""

    code: int
    zone: str
    date: int
    factor: int
    n: int
    test: QTest | None

    @property
    def q(self) -> float:
        """The share that the factor explains in the zone; NaN where it is unknown."""
        return self.test.q if self.test is not None else float("nan")


def detect_in_zones(
    source: RasterSource, zones, detection: Detection, run: Run
) -> tuple[ZoneFactorResult, ...]:
    """Return q of every factor in every zone, with the classes of the whole region.

    Parameters
    ----------
    source : RasterSource
        Target and factors.
    zones : PolygonZones or RasterZones
        The zones.
    detection : Detection
        What `detect` found in the whole region.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoZoneCell, TooManyZones
        When the zones have no cell of the rasters, or a raster of zones is none.
    """
    n_dates = source.n_dates
    coders = tuple((c.coding.edges, c.coding.codes) for c in detection.classes)
    maps = [classes.coding.class_of_bin for classes in detection.classes]
    jobs = [(date, factor) for date in range(n_dates) for factor in range(len(maps))]
    origins = [_mean_of_zone(date_factors[0].moments) for date_factors in detection.factor_results]

    def kernel(block):
        codes, inside, overlapping = zones.find(block)[:3]
        present, positions = np.unique(codes[inside], return_inverse=True)
        if present.size > MAX_ZONES:
            raise TooManyZones(zones.path, int(present.size), MAX_ZONES)
        bins, is_used = bins_of_block(block, n_dates, coders)
        zone = np.zeros(block.window.n_cells, np.uint16)
        zone[inside.ravel()] = positions.ravel()
        is_used &= inside.ravel()
        sums: dict[int, list[StratumSums]] = {int(code): [] for code in present}
        for date, factor in jobs if present.size else ():
            target = block.values[date].astype(np.float64).ravel() - origins[date]
            target[~is_used] = np.nan
            zone_classes = np.arange(present.size)
            strata_sums = sum_strata(
                target, [zone, bins[factor]], Job(date, 0, 1, zone_classes, maps[factor])
            )
            block.check_cancel()
            for code, sums_of_zone in zip(sums, _split_sums_by_zone(strata_sums, present.size)):
                sums[code].append(sums_of_zone)
        return sums, overlapping

    def combine(total, partial):
        sums, overlapping = total
        _add_block_sums(sums, partial[0])
        if len(sums) > MAX_ZONES:
            raise TooManyZones(zones.path, len(sums), MAX_ZONES)
        return sums, overlapping + partial[1]

    scratch = 60 + 2 * len(coders)
    stack = zones.join(source.stack)
    sums, overlapping = reduce_blocks(stack, kernel, combine, ({}, 0), run, scratch=scratch)
    if not sums:
        raise NoZoneCell(source.stack.first_path)
    note_coverage(zones, overlapping, run, sums)
    return tuple(
        _zone_result(code, zones.label(code), date, factor, zone_sums, origins[date])
        for code in sorted(sums)
        for (date, factor), zone_sums in zip(jobs, sums[code])
    )


def _mean_of_zone(moments) -> float:
    """Return the mean of all strata of a zone together."""
    return float(np.sum(moments.n * moments.mean) / np.sum(moments.n))


def _add_block_sums(sums: dict, block_sums: dict) -> None:
    """Add the sums of a block to those of the zones; a zone met first takes them as they are."""
    for code, parts in block_sums.items():
        sums_so_far = sums.get(code)
        sums[code] = [a.add(b) for a, b in zip(sums_so_far, parts)] if sums_so_far else parts


def _split_sums_by_zone(strata_sums: StratumSums, n_zones: int) -> list[StratumSums]:
    """Return the sums of the strata in each zone."""
    digits = strata_sums.sums.shape[-1]
    n = strata_sums.n.reshape(n_zones, -1)
    sums = strata_sums.sums.reshape(2, n_zones, -1, digits)
    return [
        StratumSums(n[zone].copy(), sums[:, zone].reshape(-1, digits)) for zone in range(n_zones)
    ]


def _zone_result(
    code, zone, date, factor, zone_sums: StratumSums, origin: float
) -> ZoneFactorResult:
    """Return q of one factor in one zone."""
    n = int(zone_sums.n.sum())
    test = q_test(stratum_moments(*zone_sums.rounded(), origin)) if n >= MIN_VALUES else None
    return ZoneFactorResult(code, zone, date, factor, n, test)


def map_zone_q(
    source: RasterSource, zones, detection: Detection, zone_results, path: str, run: Run
):
    """Write a raster with q of each factor, a band each, in the cells of the zones.

    Of several dates it holds the last.
    """
    last = len(detection.dates) - 1
    codes = np.array(sorted({zone_result.code for zone_result in zone_results}), np.int64)
    q = np.full((len(detection.factors), codes.size), np.nan, np.float32)
    for zone_result in zone_results:
        if zone_result.date == last:
            q[zone_result.factor, np.searchsorted(codes, zone_result.code)] = zone_result.q

    def kernel(block):
        cell_codes, inside = zones.find(block)[:2]
        positions = np.minimum(np.searchsorted(codes, cell_codes), codes.size - 1)
        is_used = inside & (codes[positions] == cell_codes)
        return {"zone_q": np.where(is_used, q[:, positions], np.float32(np.nan))}

    description = f"q of factors of {detection.target} within zones {detection.dates[last]}".strip()
    output = RasterOutput("zone_q", "1", description=description, bands=tuple(detection.factors))
    run_blocks(zones.join(source.stack), kernel, {output: path}, run, scratch=40)
