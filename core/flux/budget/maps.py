"""Budgets of dated maps: the file of this room that joins its kernels to rasters and the walk."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...errors import NoValidPixel, TooManyZones
from ...notes import MaskVaries, PeriodsCut, PeriodsDropped, ZonesEmpty, ZonesOverlap
from ...raster import Stack, reduce_blocks
from ...raster.zones import WholeRegion
from ...run import Run
from ..maps import cell_areas
from .classes import breaks_of
from .periods import group_periods, series_step, sum_periods
from .products import common_periods
from .sums import ZonalSums, area_parts, zonal_sums
from .tables import Budget

# No map of regions has more; a raster with more holds measurements, not zones.
MOST_ZONES = 20_000


def carbon_budget(
    series: Stack, run: Run, unit: str = "gC_m2", period: str = "year", zones=None, classes=()
) -> Budget:
    """Sum a dated series over zones, months, seasons or years.

    Parameters and errors as of `carbon_budgets`.
    """
    name = series.names[0]
    return carbon_budgets({name: series.series()}, run, unit, period, zones, classes)[0]


def carbon_budgets(
    products: dict, run: Run, unit: str = "gC_m2", period: str = "year", zones=None, classes=()
) -> tuple:
    """Sum the dated series of one or more products over the same zones, periods and cells.

    Parameters
    ----------
    products : dict of str to Stack
        Dated bands of each product, ascending: fluxes per step of the series, or stocks.
    run : Run
        Progress, cancel, memory, threads.
    unit : str
        Unit of the values, a key of `units.CARBON_UNITS`.
    period : str
        One of `PERIODS`; finer steps are added up.
    zones : RasterZones or PolygonZones, optional
        Zones; None takes the whole raster as one.
    classes : sequence of NepClass
        Source and sink classes to find the areas of.

    Returns
    -------
    tuple of Budget
        One per product; the constant mask is that of all together.

    Raises
    ------
    NoCompletePeriod, TooFewCommonDates, GridMismatch, NotInteger, TooManyZones
        When series and zones do not make a budget.
    NoValidPixel
        When no cell of any zone has data on any date.
    """
    members = _members(products, period, run)
    whole = next(iter(members.values())).stack
    for member in list(members.values())[1:]:
        whole = whole.join(member.stack)
    zones = zones or WholeRegion()
    n_dates = sum(len(member.periods) for member in members.values())
    sums, part_m2, overlapping = _walk(whole, members, zones, n_dates, classes, run)
    sums = sums.with_codes(zones.wanted)
    labels = {code: zones.label(code) for code in sums.codes.tolist()}
    budgets, first = [], 0
    for name, member in members.items():
        dates = slice(first, first + len(member.periods))
        first = dates.stop
        budgets.append(
            Budget(
                unit,
                period,
                member.step,
                name,
                member.stack.paths,
                member.periods,
                member.dropped,
                sums.of_dates(dates),
                labels,
                overlapping,
                tuple(classes),
                part_m2,
            )
        )
    _note_sums(sums, overlapping, labels, whole.paths, run)
    return tuple(budgets)


class _Member(NamedTuple):
    """The bands of a product that are needed, and the periods they make."""

    stack: Stack
    periods: tuple
    dropped: tuple
    step: str


def _members(products: dict, period: str, run: Run) -> dict:
    """Return what each product brings to the periods that all have."""
    found = {name: group_periods(series.dates, period) for name, series in products.items()}
    shared = common_periods({name: periods for name, (periods, _) in found.items()})
    members = {}
    for name, series in products.items():
        periods, dropped = found[name]
        if dropped:
            run.note(PeriodsDropped(period, dropped))
        cut = tuple(p.label for p in periods if p not in shared[name])
        if cut:
            run.note(PeriodsCut(name, cut))
        used = sorted({member for p in shared[name] for member in p.members})
        places = {member: i for i, member in enumerate(used)}
        periods = tuple(
            replace(p, members=tuple(places[m] for m in p.members)) for p in shared[name]
        )
        step = series_step(series.dates)
        members[name] = _Member(series.subset(used), periods, (*dropped, *cut), step)
    return members


def _walk(whole: Stack, members: dict, zones, n_dates: int, classes, run: Run) -> tuple:
    """Return the sums of all products one after another, the unit of areas, cells claimed twice."""
    area = cell_areas(whole)
    parts, part_m2 = area_parts(area, whole.grid.width)
    breaks = breaks_of(classes)

    def kernel(block):
        codes, inside, overlapping = zones.find(block)
        values = _sum_members(block.values, members.values())
        rows = block.window.rows
        sums = zonal_sums(values, codes, inside, area[rows], breaks, parts[rows])
        return sums, overlapping

    def combine(total, partial):
        sums = total[0].add(partial[0])
        if sums.codes.size > MOST_ZONES:
            raise TooManyZones(zones.path, int(sums.codes.size), MOST_ZONES)
        return sums, total[1] + partial[1]

    start = ZonalSums.zero([], n_dates, len(classes)), 0
    scratch = (8 if len(members) == 1 else 16) * n_dates + 32
    stack = zones.join(whole)
    sums, overlapping = reduce_blocks(stack, kernel, combine, start, run, scratch=scratch)
    return sums, part_m2, overlapping


def _sum_members(values: np.ndarray, members) -> np.ndarray:
    """Return the periods of all products, one product after another."""
    found, first = [], 0
    for member in members:
        last = first + len(member.stack)
        found.append(sum_periods(values[first:last], member.periods))
        first = last
    return found[0] if len(found) == 1 else np.concatenate(found)


def _note_sums(sums: ZonalSums, overlapping: int, labels: dict, paths: tuple, run: Run) -> None:
    """Tell what the sums rest on; raise when they rest on nothing."""
    varying = sums.varying_cells.sum(axis=0)
    constant, largest = int(sums.constant_cells.sum()), int(varying.max(initial=0))
    if constant + largest == 0:
        raise NoValidPixel(paths)
    if largest:
        run.note(MaskVaries(constant, constant + largest))
    if overlapping:
        run.note(ZonesOverlap(overlapping))
    empty = tuple(labels[code] for code in sums.codes[sums.zone_cells == 0].tolist())
    if empty:
        run.note(ZonesEmpty(empty))
