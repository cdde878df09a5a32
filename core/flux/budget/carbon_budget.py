"""Budgets of dated maps: applies the kernels to rasters, block by block."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...errors_and_notes.dates import PeriodsDropped
from ...errors_and_notes.flux import PeriodsCut
from ...errors_and_notes.raster import MaskVaries, NoValidPixel
from ...errors_and_notes.zones import NoZoneCell, TooManyZones, ZonesEmpty, ZonesOverlap
from ...raster import Stack, reduce_blocks
from ...raster.zones import WholeRegion, note_coverage
from ...run import Run
from ...units.quantity import find_quantity
from .budget_tables import Budget
from .class_areas import breaks_of
from .period_sums import group_periods, series_step, sum_periods
from .product_table import common_periods
from .zonal_sums import ZonalSums, areas_in_exact_units, exact_area_unit, zonal_sums

# No map of regions has more; a raster with more holds measurements, not zones.
MAX_ZONES = 20_000


class Budgets(NamedTuple):
    """Budgets of one or more products, in their order.

    `by_product` are those of each by itself: all its periods, the cells valid in all of them.
    `compared` are those to compare: the periods all have, the cells valid in all products in all
    of them; empty for one product.
    """

    by_product: tuple
    compared: tuple = ()


def carbon_budget(
    series: Stack, run: Run, unit: str = "gC_m2", period: str = "year", zones=None, classes=()
) -> Budget:
    """Sum a dated series over zones, months, seasons or years.

    Parameters and errors as of `carbon_budgets`.
    """
    products = {series.names[0]: series.series()}
    return carbon_budgets(products, run, unit, period, zones, classes).by_product[0]


def carbon_budgets(
    products: dict, run: Run, unit: str = "gC_m2", period: str = "year", zones=None, classes=()
) -> Budgets:
    """Sum the dated series of one or more products over the same zones.

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

    Raises
    ------
    NoCompletePeriod, TooFewCommonDates, GridMismatch, NotInteger, TooManyZones
        When series and zones do not make a budget.
    NoValidPixel
        When no cell of any zone has data on any date.
    """
    zones = zones or WholeRegion()
    members = [
        _series_of_complete_periods(name, series, period, run) for name, series in products.items()
    ]
    common_by_product = (
        common_periods({m.name: m.periods for m in members}) if len(members) > 1 else {}
    )
    for member in members:
        cut_periods = tuple(
            p.label
            for p in member.periods
            if common_by_product and p not in common_by_product[member.name]
        )
        if cut_periods:
            run.note(PeriodsCut(member.name, cut_periods))
    sums, part_m2, overlapping = _sum_budgets(members, common_by_product, zones, classes, run)
    labels = {code: zones.label(code) for found_sums in sums for code in found_sums.codes.tolist()}

    def budget(member, periods, sums, with_classes=()):
        dropped, paths = member.dropped, member.stack.paths
        facts = unit, period, member.step, member.name, paths, periods, dropped, sums
        zone_facts = labels, overlapping, tuple(with_classes), part_m2, member.quantity
        return Budget(*facts, *zone_facts, zones_by_share=zones.by_share)

    own_budgets = tuple(
        budget(m, m.periods, found_sums, classes) for m, found_sums in zip(members, sums)
    )
    for product_budget in own_budgets:
        _note_sums(product_budget, run)
        note_zones(product_budget.sums, product_budget.labels, product_budget.overlapping, run)
    note_coverage(zones, 0, run)
    if not common_by_product:
        return Budgets(own_budgets)
    n = len(next(iter(common_by_product.values())))
    compared_budgets = tuple(
        budget(m, common_by_product[m.name], sums[-1].of_dates(slice(i * n, i * n + n)))
        for i, m in enumerate(members)
    )
    return Budgets(own_budgets, compared_budgets)


class PeriodSeries(NamedTuple):
    """Bands of a series in complete periods; `averaged`: a period is the mean of its bands."""

    stack: Stack
    periods: tuple
    averaged: bool


def series_of_periods(series: Stack, period: str, run: Run) -> PeriodSeries:
    """Return the bands of a series that make complete periods."""
    member = _series_of_complete_periods(series.names[0], series, period, run.quiet())
    return PeriodSeries(member.stack, member.periods, member.averaged)


class _BudgetSeries(NamedTuple):
    """A product: the bands that are needed, and the periods they make."""

    name: str
    stack: Stack
    periods: tuple
    dropped: tuple
    step: str
    quantity: str = ""

    @property
    def averaged(self) -> bool:
        """Whether finer steps make a mean and not a sum: those of a stock."""
        flux_quantity = find_quantity(self.quantity)
        return flux_quantity is not None and not flux_quantity.additive


class _BudgetSums(NamedTuple):
    """Sums by product, area of a part of a cell (m2), and cells claimed by several zones."""

    sums: list
    part_m2: float
    overlapping: int


def _series_of_complete_periods(name: str, series: Stack, period: str, run: Run) -> _BudgetSeries:
    """Return the dates of a flux series that make complete periods of the budget."""
    periods, dropped = group_periods(series.dates, period, own_calendar=series.bands[0].calendar)
    if dropped:
        run.note(PeriodsDropped(period, dropped))
    used_dates = sorted({member for p in periods for member in p.members})
    position_of_date = {member: i for i, member in enumerate(used_dates)}
    periods = tuple(
        replace(p, members=tuple(position_of_date[m] for m in p.members)) for p in periods
    )
    step = series_step(series.dates)
    return _BudgetSeries(name, series.subset(used_dates), periods, dropped, step, series.quantity)


def _sum_budgets(members, common: dict, zones, classes, run: Run) -> _BudgetSums:
    """Return the sums of each product of the budget, and of all in common.

    The last sums, with more than one product, hold the common periods one product after another.
    """
    joined = members[0].stack
    for member in members[1:]:
        joined = joined.join(member.stack)
    area = joined.cell_areas()
    bits, part_m2 = exact_area_unit(area.total())
    breaks = breaks_of(classes)
    common_positions = [
        [member.periods.index(p) for p in common[member.name]] for member in members if common
    ]

    def budget_sums_of_block(block):
        zone_cells = zones.find(block)
        values = _sum_to_budget_periods(block.values, members)
        total: list = []
        for sizes, codes, inside, *rows in zone_cells.as_rows(area, block.window, *values):
            zone_args = codes, inside, sizes
            integer_areas = areas_in_exact_units(sizes, bits)
            sums = [
                zonal_sums(product_values, *zone_args, breaks, integer_areas)
                for product_values in rows
            ]
            if common_positions:
                shared = np.concatenate([v[k] for v, k in zip(rows, common_positions)])
                sums.append(zonal_sums(shared, *zone_args))
            total = [a.add(b) for a, b in zip(total, sums)] if total else sums
        return total, zone_cells.overlapping

    def add_budget_sums(total, partial):
        sums = [a.add(b) for a, b in zip(total[0], partial[0])]
        require_few_zones(zones, sums[0])
        return sums, total[1] + partial[1]

    zero = [ZonalSums.zero([], len(m.periods), len(classes)) for m in members]
    if common_positions:
        zero.append(ZonalSums.zero([], sum(len(positions) for positions in common_positions)))
    # Sums of periods take eight bytes a cell, their copies for the comparison as many.
    n_sums = sum(zonal.n_dates for zonal in zero)
    stack = zones.join(joined)
    scratch = 8 * n_sums + 32 + zones.scratch
    sums, overlapping = reduce_blocks(
        stack, budget_sums_of_block, add_budget_sums, (zero, 0), run, scratch=scratch
    )
    sums = [zonal.with_codes(zones.wanted) for zonal in sums]
    return _BudgetSums(sums, part_m2, overlapping)


def _sum_to_budget_periods(values: np.ndarray, members) -> list:
    """Return the bands of each product summed to the periods of the budget."""
    period_sums, first = [], 0
    for member in members:
        last = first + len(member.stack)
        period_sums.append(sum_periods(values[first:last], member.periods, member.averaged))
        first = last
    return period_sums


def _note_sums(budget: Budget, run: Run) -> None:
    """Report the cells and areas that a budget rests on; raise when there are none."""
    sums = budget.sums
    varying_cells = sums.varying_cells.sum(axis=0)
    constant_cells, most_varying = int(sums.constant_cells.sum()), int(varying_cells.max(initial=0))
    if not sums.zone_cells.any():
        raise NoZoneCell(budget.paths[0])
    if constant_cells + most_varying == 0:
        raise NoValidPixel(budget.paths)
    if most_varying:
        run.note(MaskVaries(constant_cells, constant_cells + most_varying))


def require_few_zones(zones, sums: ZonalSums) -> None:
    """Raise `TooManyZones` when a raster of zones holds measurements."""
    if sums.codes.size > MAX_ZONES:
        raise TooManyZones(zones.path, int(sums.codes.size), MAX_ZONES)


def note_zones(sums: ZonalSums, labels: dict, overlapping: int, run: Run) -> None:
    """Note cells that several zones claim, and zones without a cell."""
    if overlapping:
        run.note(ZonesOverlap(overlapping))
    empty = tuple(labels[code] for code in sums.codes[sums.zone_cells == 0].tolist())
    if empty:
        run.note(ZonesEmpty(empty))
