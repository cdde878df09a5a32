"""Fluxes of every date of a series: NEP with its mean, and fluxes with the other sign."""

from __future__ import annotations

import os
import tempfile
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...dates.common_dates import match_dates
from ...dates.periods import part_months, period_around, step_of_dates
from ...errors_and_notes.dates import DatesUsed, NoCompletePeriod, PeriodsDropped
from ...errors_and_notes.fields import FieldName
from ...errors_and_notes.flux import NepSeries, RhAboveRs, TotalOfAssumedUnit
from ...errors_and_notes.raster import CellsUsed
from ...errors_and_notes.zones import NoZoneCell
from ...raster import RasterOutput, Stack, reduce_blocks
from ...raster.warnings_once import WarningsOnce
from ...raster.zones import note_coverage
from ...run import Run
from ..budget.carbon_budget import note_zones, require_few_zones
from ..budget.zonal_sums import ZonalSums, zonal_sums
from ..flux_maps import MapTotal, map_nep, map_respiration, map_with_total
from ..nep import OPPOSITES, change_sign

# Share of the progress that the maps of the dates take; the rest is their mean.
_MAPS = 0.9


class RhConversion(NamedTuple):
    """How the respiration of a date becomes its heterotrophic part.

    Parameters
    ----------
    method : str
        A key of `RESPIRATION_METHODS` that needs soil respiration; empty when the rasters hold
        heterotrophic respiration already.
    coefficients : tuple of float, optional
        In the formula's order; None takes those of the table.
    limit : bool
        Whether the part is held at the whole where the relation gives more.
    """

    method: str = ""
    coefficients: tuple | None = None
    limit: bool = False


class SeriesMaps(NamedTuple):
    """What a series made: files with their dates, and the total of each date."""

    nep: tuple
    rh: tuple
    totals: tuple


def map_nep_series(
    npp: Stack,
    respiration: Stack,
    respired: RhConversion,
    folder: str,
    run: Run,
    rh_folder: str | None = None,
    mean_path: str | None = None,
) -> SeriesMaps:
    """Write ``nep_<date>.tif`` of every date that both series have.

    Parameters
    ----------
    npp, respiration : Stack
        Dated bands on one grid.
    respired : RhConversion
        How the heterotrophic part is found.
    folder : str
        Where the maps of NEP go.
    run : Run
        Progress, cancel, memory, threads.
    rh_folder : str, optional
        Where the maps of heterotrophic respiration go, if they are made here.
    mean_path : str, optional
        Map of the mean over the dates, of the cells with data on all of them.

    Raises
    ------
    GridMismatch, DateNotFound, DuplicateDate, TooFewCommonDates
        When the rasters do not make two series of one region.
    NoValidPixel
        When a date has no cell with both fluxes, or no cell has all dates.
    """
    npp, respiration = common_series(npp, respiration, run)
    maps = run.part(0.0, _MAPS if mean_path else 1.0)
    n, nep_files, rh_files, totals = len(npp), [], [], []
    nep_paths = [os.path.join(folder, f"nep_{date.text}.tif") for date in npp.dates]
    rh_paths = [os.path.join(rh_folder or "", f"rh_{date.text}.tif") for date in npp.dates]
    run.require_no_inputs([*nep_paths, *(rh_paths if rh_folder and respired.method else ())])
    notes = WarningsOnce(run, (RhAboveRs, CellsUsed))
    with tempfile.TemporaryDirectory() as scratch:
        for i in range(n):
            pair = npp.subset([i]).join(respiration.subset([i])).renamed(("npp", "rs"))
            date = npp.dates[i]
            run.step("compute", date.text)
            date_run = notes.only(maps.part(i / n, (i + 1) / n))
            rh = pair
            if respired.method:
                path = rh_paths[i] if rh_folder else os.path.join(scratch, rh_paths[i])
                respire = date_run.part(0.0, 0.5)
                map_respiration(
                    respired.method, pair, respired.coefficients, path, respire, respired.limit
                )
                rh = pair.subset([0]).join(Stack.open([path]))
                rh_files += [(path, date)] if rh_folder else []
                date_run = date_run.part(0.5, 1.0)
            totals.append(map_nep(rh.renamed(("npp", "rh")), nep_paths[i], date_run))
            nep_files.append((nep_paths[i], date))
    notes.report()
    if mean_path:
        nep = Stack.open([path for path, _ in nep_files])
        map_series_mean(nep, mean_path, run.part(_MAPS, 1.0))
    run.note(_note_series(nep_files, totals))
    return SeriesMaps(tuple(nep_files), tuple(rh_files), tuple(totals))


def map_opposite_series(series: Stack, quantity: str, folder: str, run: Run) -> tuple:
    """Write each raster of a flux with the other sign: NEE as NEP, GEE as GPP, and back.

    Parameters
    ----------
    series : Stack
        Bands with different dates, or one band.
    quantity : str
        What they are, a key of `OPPOSITES`.
    folder : str
        Where the maps go: ``nep_<date>.tif``, or ``nep.tif`` without a date.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    tuple
        Files with their dates; `MapTotal` of each.

    Raises
    ------
    NoValidPixel
        When a raster has no data.
    """
    other, files, totals = OPPOSITES[quantity], [], []

    def opposite_of_block(block):
        return {other: change_sign(block.values[0])}

    stems = [f"{other}_{band.date.text}" if band.date else other for band in series.bands]
    paths = [os.path.join(folder, f"{stem}.tif") for stem in stems]
    run.require_no_inputs(paths)
    notes = WarningsOnce(run, (CellsUsed,))
    for i, (band, stem, path) in enumerate(zip(series.bands, stems, paths)):
        description = f"{other.upper()} = -{quantity.upper()}"
        output = RasterOutput(
            other, band.unit, description=description, date=band.date, quantity=other
        )
        run.step("compute", stem)
        date_run = notes.only(run.part(i / len(series), (i + 1) / len(series)))
        single_date = series.subset([i])
        totals.append(
            map_with_total(single_date, opposite_of_block, {output: path}, date_run, scratch=8)
        )
        files.append((path, band.date))
    notes.report()
    return tuple(files), tuple(totals)


def common_series(npp: Stack, respiration: Stack, run: Run) -> tuple:
    """Return both series on the dates that they share."""
    npp, respiration = npp.series(), respiration.series()
    npp.grid.require_same(respiration.grid, npp.first_path, respiration.first_path)
    names = ("NPP", "RS / RH")
    dates = dict(zip(names, (npp.dates, respiration.dates)))
    npp_positions, respiration_positions = match_dates(dates, 1)
    left_out = tuple(
        (name, len(series_dates) - len(npp_positions))
        for name, series_dates in dates.items()
        if len(series_dates) > len(npp_positions)
    )
    if left_out:
        first, last = npp.dates[npp_positions[0]].text, npp.dates[npp_positions[-1]].text
        run.note(DatesUsed(len(npp_positions), first, last, left_out))
    return npp.subset(npp_positions), respiration.subset(respiration_positions)


def map_series_mean(series: Stack, path: str, run: Run) -> MapTotal:
    """Write the mean of a series on the cells with data on all dates.

    Parameters
    ----------
    series : Stack
        Bands of one variable in the order of their dates.
    path : str
        Map to write, float32, in the unit of the series.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoValidPixel
        When no cell has data on all dates.
    """
    first, last = series.dates[0].text, series.dates[-1].text
    name, label, quantity = _series_label(series)
    description = f"Mean {label} {first} to {last}; cells with data on all dates"
    output = RasterOutput(name, series.bands[0].unit, description=description, quantity=quantity)
    if not (output.unit or quantity):
        run.note(TotalOfAssumedUnit("SERIES"))

    def series_mean_of_block(block):
        return {name: block.values.mean(axis=0, dtype=np.float64).astype(np.float32)}

    return map_with_total(series, series_mean_of_block, {output: path}, run, scratch=16)


def map_mean_cycle(series: Stack, cycle: str, folder: str, run: Run) -> list:
    """Write the mean of each month or season over the years of a series.

    A season is the mean of the means of its months, so that months count alike whatever years
    they are there for.

    Parameters
    ----------
    series : Stack
        Bands of one variable in the order of their dates: days or months.
    cycle : {"month", "season"}
        What there is a map of.
    folder : str
        Where the maps are written, float32, in the unit of the series.
    run : Run
        Progress, cancel, memory, threads.

    Returns
    -------
    list of (str, str, MapTotal, int)
        File, part of the year, mean of its dates, and how many these are.

    Raises
    ------
    NoCompletePeriod
        When dates have no months, or no season has all of its months.
    NoValidPixel
        When no cell has data on all dates of a part.
    """
    if any(date.month is None for date in series.dates):
        raise NoCompletePeriod(cycle, "year", len(series), FieldName("cycle"))
    members: dict = {}
    lengths = {date.month: date.n_months or 1 for date in series.dates}
    for i, date in enumerate(series.dates):
        period = period_around(date, cycle)
        if period is not None:
            members.setdefault(period[1], {}).setdefault(date.month, []).append(i)
    complete_parts = {
        part: months
        for part, months in members.items()
        if sum(lengths[month] for month in months) == len(part_months(part))
    }
    if not complete_parts:
        step = "month" if set(lengths.values()) == {1} else step_of_dates(series.dates)
        raise NoCompletePeriod(cycle, step, len(series), FieldName("cycle"))
    incomplete_parts = tuple(part for part in members if part not in complete_parts)
    if incomplete_parts:
        run.note(PeriodsDropped(cycle, incomplete_parts))
    cycle_maps, parts = [], sorted(complete_parts, key=part_months)
    for i, part in enumerate(parts):
        run.step("compute", part)
        part_run = run.part(i / len(parts), (i + 1) / len(parts))
        path = os.path.join(folder, f"{_series_label(series).name}_mean_{part}.tif")
        n_dates = sum(map(len, complete_parts[part].values()))
        cycle_maps.append(
            (path, part, _map_part(series, part, complete_parts[part], path, part_run), n_dates)
        )
    return cycle_maps


def sum_cycle(cycle_maps: list, zones, run: Run) -> list:
    """Sum the maps of a mean cycle over zones.

    Parameters
    ----------
    cycle_maps : list of (str, str, MapTotal, int)
        What `map_mean_cycle` returns.
    zones : RasterZones or PolygonZones
        Zones on the grid of the maps.
    run : Run
        Progress, cancel, notes, memory, threads.

    Returns
    -------
    list of (str, str, ZonalSums)
        Code and name of each zone, and its sums over the maps, in order of the codes.

    Raises
    ------
    NoZoneCell, TooManyZones
        When the zones are none of this raster.
    """
    stack = Stack.open([path for path, *_ in cycle_maps]).renamed(
        [part for _, part, *_ in cycle_maps]
    )
    area = stack.cell_areas()

    def cycle_sums_of_block(block):
        zone_cells, sums = zones.find(block), ZonalSums.zero([], len(cycle_maps))
        for sizes, codes, inside, values in zone_cells.as_rows(area, block.window, block.values):
            sums = sums.add(zonal_sums(values, codes, inside, sizes))
        return sums, zone_cells.overlapping

    def add_cycle_sums(total, partial):
        sums = total[0].add(partial[0])
        require_few_zones(zones, sums)
        return sums, total[1] + partial[1]

    start = ZonalSums.zero([], len(cycle_maps)), 0
    scratch = 8 * len(cycle_maps) + 32 + zones.scratch
    sums, overlapping = reduce_blocks(
        zones.join(stack), cycle_sums_of_block, add_cycle_sums, start, run, scratch=scratch
    )
    sums = sums.with_codes(zones.wanted)
    labels = {code: zones.label(code) for code in sums.codes.tolist()}
    if not sums.zone_cells.any():
        raise NoZoneCell(stack.first_path)
    note_zones(sums, labels, overlapping, run)
    note_coverage(zones, 0, run)
    return [(str(code), labels[code], sums.of_zone(i)) for i, code in enumerate(labels)]


def _map_part(series: Stack, part: str, months: dict, path: str, run: Run) -> MapTotal:
    """Write the mean map of one month or season over the years of a flux series."""
    used_dates = sorted(i for dates_of_month in months.values() for i in dates_of_month)
    stack = replace(series, bands=tuple(series.bands[i] for i in used_dates))
    positions_by_month = [
        [used_dates.index(i) for i in dates_of_month] for dates_of_month in months.values()
    ]
    name, label, quantity = _series_label(series)
    years = f"{series.dates[used_dates[0]].year} to {series.dates[used_dates[-1]].year}"
    description = f"Mean {label} of {part}, {years}; cells with data on all dates"
    output = RasterOutput(name, series.bands[0].unit, description=description, quantity=quantity)

    def part_mean_of_block(block):
        means = [
            block.values[positions].mean(axis=0, dtype=np.float64)
            for positions in positions_by_month
        ]
        return {name: np.mean(means, axis=0).astype(np.float32)}

    return map_with_total(
        stack, part_mean_of_block, {output: path}, run, scratch=16 + 8 * len(positions_by_month)
    )


class _SeriesLabel(NamedTuple):
    """The variable of a series, what it is called, and the code of its quantity."""

    name: str
    label: str
    quantity: str


def _series_label(series: Stack) -> _SeriesLabel:
    """Return the variable of a series, what it is called, and its quantity."""
    quantity = series.quantity
    name = quantity or series.bands[0].stem
    return _SeriesLabel(name, quantity.upper() if quantity else name, quantity)


def _note_series(files: list, totals: list) -> NepSeries:
    """Return the notes of dates and totals of a flux series."""
    amounts = [total.total_tg for total in totals]
    first, last = files[0][1].text, files[-1][1].text
    area = float(np.mean([total.area_km2 for total in totals]))
    return NepSeries(len(files), first, last, float(np.mean(amounts)), area)
