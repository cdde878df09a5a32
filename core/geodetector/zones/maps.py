"""q within zones: joins the sums by zone and class to rasters, and writes a map of q."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ...facts.places import ZonesPartlyOff
from ...facts.raster import NoZoneCell, TooManyZones, ZonesOverlap
from ...raster import RasterOutput, reduce_blocks, run_blocks
from ...run import Run
from ..analysis import FEWEST_VALUES, Detection
from ..maps import RasterSource, bins_of_block
from ..q_statistic import QTest, q_test, stratum_moments
from ..stratum_sums import Job, StratumSums, sum_strata

# More zones are no map of zones.
MOST_ZONES = 5000


class ZoneFound(NamedTuple):
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
    source: RasterSource, zones, found: Detection, run: Run
) -> tuple[ZoneFound, ...]:
    """Return q of every factor in every zone, with the classes of the whole region.

    Parameters
    ----------
    source : RasterSource
        Target and factors.
    zones : PolygonZones or RasterZones
        The zones.
    found : Detection
        What `detect` found in the whole region.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoZoneCell, TooManyZones
        When the zones have no cell of the rasters, or a raster of zones is none.
    """
    n_dates = source.n_dates
    coders = tuple((c.coding.edges, c.coding.codes) for c in found.classes)
    maps = [classes.coding.class_of_bin for classes in found.classes]
    jobs = [(date, factor) for date in range(n_dates) for factor in range(len(maps))]
    origins = [_mean_of_zone(of_date[0].moments) for of_date in found.found]

    def kernel(block):
        codes, inside, overlapping = zones.find(block)[:3]
        present, place = np.unique(codes[inside], return_inverse=True)
        if present.size > MOST_ZONES:
            raise TooManyZones(zones.path, int(present.size), MOST_ZONES)
        bins, known = bins_of_block(block, n_dates, coders)
        zone = np.zeros(block.window.cells, np.uint16)
        zone[inside.ravel()] = place.ravel()
        known &= inside.ravel()
        sums: dict[int, list[StratumSums]] = {int(code): [] for code in present}
        for date, factor in jobs if present.size else ():
            target = block.values[date].astype(np.float64).ravel() - origins[date]
            target[~known] = np.nan
            one = np.arange(present.size)
            part = sum_strata(target, [zone, bins[factor]], Job(date, 0, 1, one, maps[factor]))
            block.check()
            for code, of_zone in zip(sums, _by_zone(part, present.size)):
                sums[code].append(of_zone)
        return sums, overlapping

    def combine(total, partial):
        sums, overlapping = total
        for code, parts in partial[0].items():
            before = sums.get(code)
            sums[code] = [a.add(b) for a, b in zip(before, parts)] if before else parts
        if len(sums) > MOST_ZONES:
            raise TooManyZones(zones.path, len(sums), MOST_ZONES)
        return sums, overlapping + partial[1]

    scratch = 60 + 2 * len(coders)
    stack = zones.join(source.stack)
    sums, overlapping = reduce_blocks(stack, kernel, combine, ({}, 0), run, scratch=scratch)
    if not sums:
        raise NoZoneCell(source.stack.first_path)
    if overlapping:
        run.note(ZonesOverlap(overlapping))
    if zones.off_grid:
        run.note(ZonesPartlyOff(zones.off_grid))
    return tuple(
        _zone_result(code, zones.label(code), date, factor, part, origins[date])
        for code in sorted(sums)
        for (date, factor), part in zip(jobs, sums[code])
    )


def _mean_of_zone(moments) -> float:
    """Return the mean of all strata of a zone together."""
    return float(np.sum(moments.n * moments.mean) / np.sum(moments.n))


def _by_zone(part: StratumSums, n_zones: int) -> list[StratumSums]:
    """Return the sums of each zone."""
    places = part.sums.shape[-1]
    n = part.n.reshape(n_zones, -1)
    sums = part.sums.reshape(2, n_zones, -1, places)
    return [
        StratumSums(n[zone].copy(), sums[:, zone].reshape(-1, places)) for zone in range(n_zones)
    ]


def _zone_result(code, zone, date, factor, part: StratumSums, origin: float) -> ZoneFound:
    """Return q of one zone."""
    n = int(part.n.sum())
    test = q_test(stratum_moments(*part.rounded(), origin)) if n >= FEWEST_VALUES else None
    return ZoneFound(code, zone, date, factor, n, test)


def zone_table(found: Detection, of_zones):
    """Return a DataFrame with one row per zone, date and factor."""
    import pandas as pd

    rows = []
    for one in of_zones:
        date, test = found.dates[one.date], one.test
        rows.append(
            {
                "zone": one.zone,
                **({"date": date} if date else {}),
                "factor": found.factors[one.factor],
                "q": one.q,
                "p": test.p if test is not None else float("nan"),
                "classes": test.strata if test is not None else 0,
                "n": one.n,
            }
        )
    return pd.DataFrame(rows)


def map_zone_q(source: RasterSource, zones, found: Detection, of_zones, path: str, run: Run):
    """Write a raster with q of each factor, a band each, in the cells of the zones.

    Of several dates it holds the last.
    """
    last = len(found.dates) - 1
    codes = np.array(sorted({one.code for one in of_zones}), np.int64)
    q = np.full((len(found.factors), codes.size), np.nan, np.float32)
    for one in of_zones:
        if one.date == last:
            q[one.factor, np.searchsorted(codes, one.code)] = one.q

    def kernel(block):
        here, inside = zones.find(block)[:2]
        place = np.minimum(np.searchsorted(codes, here), codes.size - 1)
        known = inside & (codes[place] == here)
        return {"zone_q": np.where(known, q[:, place], np.float32(np.nan))}

    about = f"q of factors of {found.target} within zones {found.dates[last]}".strip()
    output = RasterOutput("zone_q", "1", description=about, bands=tuple(found.factors))
    run_blocks(zones.join(source.stack), kernel, {output: path}, run, scratch=40)
