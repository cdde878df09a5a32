"""Transfers of land-use rasters: applies the kernels to rasters, block by block.

One pass sums the pairs of classes of one or more periods; a second one writes the raster of
changes, whose legend is known only then.
"""

from __future__ import annotations

import math
import os
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.dates import DatesUsed
from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.landuse import (
    CarbonGridDiffers,
    CarbonResampled,
    DatesDiffer,
    LanduseNodata,
    NegativeCarbon,
    NoCarbon,
    NoCarbonOfDate,
    SameLanduse,
    SeveralCarbonOfDate,
    SwappedDates,
    TransferFound,
    YearsUnknown,
)
from ..errors_and_notes.raster import GridMismatch, NoValidPixel
from ..errors_and_notes.run import BadValue
from ..raster import (
    ClassEntry,
    Classes,
    Grid,
    RasterOutput,
    Stack,
    reduce_blocks,
    run_blocks,
)
from ..raster.class_tables import read_classes, read_colours
from ..raster.nearest_reader import NearestReader
from ..run import Run
from ..units import carbon_units
from .carbon_densities import density_arrays, note_doubtful_densities, read_densities
from .change_codes import (
    NODATA,
    ChangeCodes,
    change_classes,
    change_lookup,
    change_values,
    choose_codes,
)
from .class_codes import Codebook, require_few
from .legend import (
    LandClass,
    complete_legend,
    note_exchanged_names,
    note_unnamed_codes,
    read_legend,
)
from .pair_sums import empty_pairs, sum_pairs
from .settings import Accounts
from .transfer_matrix import Period, make_transfer, seen_codes

# Bytes a cell takes while its pairs are looked for: places of codes at two dates.
_SCRATCH = 4


class TransferSearch(NamedTuple):
    """Transfers of the periods wanted, and the codes of the raster of changes of each."""

    transfers: tuple
    codes: tuple


def check_land_use_and_carbon(landuse: Stack, carbon: Stack | None, accounts: Accounts) -> None:
    """Raise when maps, dates and accounting of a land-use transfer do not go together.

    Raises
    ------
    NoCarbon, SwappedDates, CarbonGridDiffers, GridMismatch, MissingColumn, BadTable
        Naming what is wrong.
    """
    if carbon is None and accounts.accounting == "pixel" and accounts.densities:
        raise NoCarbon("pixel", (FieldName("carbon_start"), FieldName("carbon_end")))
    if carbon is None and accounts.accounting == "density" and not accounts.densities:
        raise NoCarbon("density", (FieldName("densities"),))
    for stack in (landuse, carbon):
        if stack is not None:
            _require_order(stack)
    if carbon is not None:
        _arrange_carbon(landuse, carbon, accounts.resampling)
    if accounts.densities:
        unit = carbon_units.CARBON_UNITS[accounts.unit].label
        read_densities(accounts.densities, unit, _date_texts(landuse))
    if accounts.legend:
        read_legend(accounts.legend)


def find_transfers(
    landuse: Stack, carbon: Stack | None, accounts: Accounts, run: Run, all_periods: bool = False
) -> TransferSearch:
    """Compute the land-use transfers between the dates of maps.

    Parameters
    ----------
    landuse : Stack
        Land-use classes, one band per date, oldest first.
    carbon : Stack, optional
        Carbon, one band per date of land use, in the same order.
    accounts : Accounts
        How carbon is accounted.
    run : Run
        Progress, cancel, memory, threads.
    all_periods : bool
        With more than two dates: each period and then the whole span; otherwise first to last.

    Raises
    ------
    NotInteger, TooManyClasses, NoValidPixel, MissingDensity, and `check_land_use_and_carbon`'s
        When the rasters make no transfer.
    """
    check_settings(accounts)
    check_land_use_and_carbon(landuse, carbon, accounts)
    for start, end in zip(landuse.bands, landuse.bands[1:]):
        if (start.path, start.index) == (end.path, end.index):
            run.note(SameLanduse(start.path))
    steps = _period_pairs(len(landuse), all_periods)
    # A table of densities needs no carbon rasters.
    used_carbon = None if accounts.accounting == "density" and accounts.densities else carbon
    all_sums = _sum_pairs_of_maps(landuse, used_carbon, accounts, steps, run)
    if not any(seen_codes(sums) for sums in all_sums):
        raise NoValidPixel(landuse.paths)
    if used_carbon is not None and not any(
        (sums.cells > sums.without_carbon).any() for sums in all_sums
    ):
        raise NoValidPixel(used_carbon.paths)
    codes = sorted({code for sums in all_sums for code in seen_codes(sums)})
    require_few(codes, landuse.paths)
    classes = _landuse_legend(landuse, codes, accounts.legend, run)
    densities: list = [None] * len(steps)
    if accounts.densities and accounts.accounting == "density":
        table = read_densities(accounts.densities, dates=_date_texts(landuse))
        densities = [density_arrays(accounts.densities, table, codes, step) for step in steps]
        own_classes = {raster: _own_classes(raster) for raster in landuse.paths}
        note_doubtful_densities(accounts.densities, accounts.unit, codes, own_classes, run)
    accounting = accounts.accounting if used_carbon is not None or densities[0] is not None else ""
    transfers = tuple(
        make_transfer(
            sums,
            _period_dates(landuse, step, accounts),
            classes,
            accounts.unit,
            accounting,
            densities_of_step,
        )
        for sums, step, densities_of_step in zip(all_sums, steps, densities)
    )
    _note_transfers(transfers, all_sums, steps, landuse, used_carbon, run)
    return TransferSearch(transfers, tuple(choose_codes(sums) for sums in all_sums))


def map_changes(landuse: Stack, codes: ChangeCodes, classes, path: str, run: Run) -> None:
    """Write the raster of changes from the first to the last date, with its legend.

    Parameters
    ----------
    landuse : Stack
        As in `find_transfers`.
    codes : ChangeCodes
        Codes of the pairs between these dates.
    classes : tuple of LandClass
        Names and colours.
    path : str
        The raster to write.
    run : Run
        Progress, cancel, memory, threads.
    """
    stack = landuse.subset((0, len(landuse) - 1)).as_classes()
    entries = tuple(
        ClassEntry(entry.code, entry.key, entry.label, entry.colour)
        for entry in change_classes(codes, classes)
    )
    rule = "index of the pair" if codes.is_index else "class at the start * 1000 + class at the end"
    output = RasterOutput(
        "change", "", "int32", NODATA, f"Change of land use: {rule}", Classes("change", entries)
    )

    lookup = change_lookup(codes)

    def change_codes_of_block(block):
        return {"change": change_values(block.codes[0], block.codes[1], codes, lookup)}

    run_blocks(stack, change_codes_of_block, {output: path}, run, scratch=8)


def map_period_changes(landuse: Stack, search: TransferSearch, folder: str, run: Run) -> None:
    """Write the changes of each period, and of the whole span, into a folder."""
    steps = _period_pairs(len(landuse), True)
    names = [
        f"change_{transfer_of_period.first}_{transfer_of_period.last}.tif"
        for transfer_of_period in search.transfers
    ]
    paths = [os.path.join(folder, name) for name in names]
    run.require_no_inputs(paths)
    for n, (step, transfer, codes) in enumerate(zip(steps, search.transfers, search.codes)):
        period_run = run.part(n / len(steps), (n + 1) / len(steps))
        map_changes(landuse.subset(step), codes, transfer.classes, paths[n], period_run)


def is_resampled(landuse: Stack, carbon: Stack | None) -> bool:
    """Say whether carbon is on another grid."""
    return carbon is not None and bool(landuse.grid.differences(carbon.grid))


def require_periods(landuse: Stack) -> None:
    """Raise when there are fewer than two dates."""
    if len(landuse) < 2:
        raise BadValue(FieldName("landuse"), len(landuse), "two dates or more")


def match_carbon_maps(landuse: Stack, carbon: Stack, run: Run | None = None) -> Stack:
    """Return the carbon map of each date of land use.

    Raises
    ------
    NoCarbonOfDate
        When a date of land use has no carbon.
    SeveralCarbonOfDate
        When it has more than one map, as a year has of months.
    """
    positions = []
    for band in landuse.bands:
        matching = [
            i
            for i, other in enumerate(carbon.bands)
            if other.date.covers(band.date) or band.date.covers(other.date)
        ]
        matching = [i for i in matching if carbon.bands[i].date == band.date] or matching
        if not matching:
            raise NoCarbonOfDate(band.date.text, tuple(date.text for date in carbon.dates))
        if len(matching) > 1:
            found = tuple(carbon.dates[i].text for i in matching)
            raise SeveralCarbonOfDate(band.date.text, found)
        if run is not None and carbon.bands[matching[0]].date != band.date:
            run.note(DatesDiffer(band.date.text, carbon.bands[matching[0]].date.text))
        positions.append(matching[0])
    n_unused = len(carbon) - len(set(positions))
    if run is not None and n_unused:
        first, last = landuse.dates[0].text, landuse.dates[-1].text
        run.note(DatesUsed(len(positions), first, last, (("CARBON", n_unused),)))
    return carbon.subset(positions)


def _date_texts(landuse: Stack) -> tuple:
    """Return the date of each map of land use as a text, empty where it is unknown."""
    return tuple(band.date.text if band.date else "" for band in landuse.bands)


def _period_pairs(n_dates: int, all_periods: bool) -> list:
    """Return the pairs of land-use maps between which transfer is computed."""
    whole_span = [(0, n_dates - 1)]
    if not all_periods or n_dates == 2:
        return whole_span
    return [(i, i + 1) for i in range(n_dates - 1)] + whole_span


def _sum_pairs_of_maps(landuse: Stack, carbon, accounts: Accounts, steps, run: Run) -> list:
    """Return the sums by pair of land-use classes of each period, from one pass."""
    stack, carbon_of, coarse = landuse.as_classes(), lambda block: (), None
    if carbon is not None:
        coarse = _arrange_carbon(landuse, carbon, accounts.resampling)
        if coarse is None:
            stack, carbon_of = carbon.with_classes(landuse), lambda block: block.values
        else:
            run.note(_resampling_note(landuse.grid, carbon.grid))
            carbon_of = coarse.read
    area, codebook = landuse.cell_areas(), Codebook()
    names = [band.path for band in landuse.bands]

    def pair_sums_of_block(block):
        carbon_values = carbon_of(block)
        codes = [read.values for read in block.codes]
        areas, *arrays = area.as_rows(block.window, *codes, *carbon_values)
        codes, values = arrays[: len(codes)], arrays[len(codes) :]
        codes = [
            read._replace(values=class_values) for read, class_values in zip(block.codes, codes)
        ]
        return [
            sum_pairs(
                codes[i],
                codes[j],
                (values[i], values[j]) if len(values) else (),
                areas,
                codebook,
                (names[i], names[j]),
            )
            for i, j in steps
        ]

    def add_pair_sums(total, partial):
        return [sums.add(more) for sums, more in zip(total, partial)]

    scratch = _SCRATCH + (0 if carbon is None else 4 * len(carbon))
    sums = reduce_blocks(
        stack, pair_sums_of_block, add_pair_sums, [empty_pairs()] * len(steps), run, scratch=scratch
    )
    if coarse is not None:
        coarse.report_undeclared_nodata(run)
    return sums


def _arrange_carbon(landuse: Stack, carbon: Stack, resampling: str):
    """Return what reads carbon maps on the grid of the land-use maps; None if they lie on it."""
    differences = landuse.grid.differences(carbon.grid)
    if not differences:
        return None
    names = landuse.first_path, carbon.first_path
    other_crs = any(difference.kind == "crs" for difference in differences)
    if other_crs or landuse.grid.is_rotated or carbon.grid.is_rotated:
        raise GridMismatch(*names, differences)
    if resampling != "nearest":
        sizes = _cell_size_text(landuse.grid.cell_size), _cell_size_text(carbon.grid.cell_size)
        raise CarbonGridDiffers(*names, *sizes)
    return NearestReader(carbon)


def _resampling_note(landuse: Grid, carbon: Grid) -> CarbonResampled:
    """Return what is done with carbon on another grid, for the log."""
    landuse_cell, carbon_cell = landuse.cell_size, carbon.cell_size
    ratio = carbon_cell[0] * carbon_cell[1] / (landuse_cell[0] * landuse_cell[1])
    return CarbonResampled(_cell_size_text(carbon_cell), _cell_size_text(landuse_cell), ratio)


def _cell_size_text(cell: tuple) -> str:
    """Return the size of a cell as a text."""
    return f"{cell[0]:.6g} x {cell[1]:.6g}"


def _require_order(stack: Stack) -> None:
    """Raise when a band is older than the one before."""
    for first, last in zip(stack.bands, stack.bands[1:]):
        if first.date is not None and last.date is not None and last.date < first.date:
            raise SwappedDates(first.path, first.date.text, last.path, last.date.text)


def _period_dates(landuse: Stack, step: tuple, accounts: Accounts) -> Period:
    """Return the dates between which land-use maps are compared."""
    first, last = (landuse.bands[i].date for i in step)
    years = accounts.years
    if years is None:
        years = (last.years - first.years if first and last else 0.0) or math.nan
    if first and last:
        return Period(first.text, last.text, years)
    return Period("start", "end", years)


def _landuse_legend(landuse: Stack, codes, path: str | None, run: Run) -> tuple:
    """Return names and colours of land-use classes: the user's table, else the rasters' own."""
    sources = [read_legend(path)] if path else []
    for raster in landuse.paths:
        own = _own_classes(raster)
        if path:
            note_exchanged_names(path, sources[0], raster, own, run)
        sources.append(own)
        colours = read_colours(raster)
        sources.append({code: LandClass(code, "", colour) for code, colour in colours.items()})
    if path:
        note_unnamed_codes(path, sources[0], codes, run)
    return complete_legend(codes, *sources)


def _own_classes(raster: str) -> dict:
    """Return the classes that a raster names, by code."""
    return {e.code: LandClass(e.code, e.label, e.colour) for e in read_classes(raster)}


def _note_transfers(transfers, all_sums, steps, landuse: Stack, carbon, run: Run) -> None:
    """Report the land-use transfers found, and the cells of the maps they rest on."""
    before = None
    for transfer in transfers:
        unused, total = transfer.unused, float(transfer.area.sum())
        nodata = LanduseNodata(
            unused.no_start,
            unused.no_end,
            unused.no_carbon_start,
            unused.no_carbon_end,
            unused.without_carbon,
            unused.cells,
            carbon is not None,
        )
        if nodata != before:  # periods of one region mostly lack the same cells
            run.note(nodata)
        before = nodata
        changed = total - float(np.trace(transfer.area))
        tg = [math.nan] * 2
        if transfer.has_carbon:
            totals = transfer.totals
            tg = [
                carbon_units.teragrams(v, transfer.unit) for v in (totals.change, totals.conversion)
            ]
        run.note(
            TransferFound(
                transfer.first,
                transfer.last,
                total / carbon_units.M2_PER_KM2,
                changed / carbon_units.M2_PER_KM2,
                *tg,
            )
        )
    if math.isnan(transfers[0].years):
        run.note(YearsUnknown())
    if carbon is not None:
        _note_carbon(all_sums, steps, landuse, carbon, run)


def _note_carbon(all_sums, steps, landuse: Stack, carbon: Stack, run: Run) -> None:
    """Report negative carbon maps, and years that differ from those of land use."""
    negative = {
        date
        for sums, step in zip(all_sums, steps)
        for date, is_negative in zip(step, sums.negative)
        if is_negative
    }
    if negative:
        run.note(NegativeCarbon(carbon.subset(sorted(negative)).paths))
    for band, other in zip(landuse.bands, carbon.bands):
        if band.date and other.date and band.date.year != other.date.year:
            run.note(DatesDiffer(band.date.text, other.date.text))
