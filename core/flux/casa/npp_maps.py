"""Maps of monthly NPP by CASA: applies the kernels to rasters, block by block.

A first pass finds what the whole series tells: the NDVI limits of each class, the temperature of
the greenest month and the heat index of each cell. Then twelve months are computed per pass, which
hands the water stress of its last month to the next one as a raster; so neither memory nor the
number of open files grows with the years. Everything is written into a folder beside its place and
moved there at the end.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from ...dates.date import Date
from ...errors_and_notes.casa import ClassesNotInTable, OutOfRange
from ...errors_and_notes.dates import PeriodsDropped
from ...errors_and_notes.raster import CellsUsed, DiskFull, NoValidPixel, OutputNotWritable
from ...files.atomic import temporary_path
from ...raster import RasterOutput, Stack, read_classes, run_blocks
from ...raster.write_failures import write_error
from ...run import Run
from ..budget.period_sums import group_periods, sum_periods
from .common_months import PARAMETERS, VARIABLES, join_months, month_text, note_months
from .land_cover_classes import complete_classes, load_casa_classes, require_legend
from .light_use import Months, Vegetation, npp_of_months
from .ndvi_limits import NdviCounts, count_ndvi, empty_counts
from .temperature import MONTHS, optimum_and_heat_index

UNIT = "gC m-2 month-1"
# Bytes per cell of a block beyond bands and outputs: places of classes, stress, a copy.
FIRST_SCRATCH, SCRATCH = 80, 60
# Cells computed at a time: what they need beside stays in the processor's cache.
PIECE = 1 << 13


class CasaSummary(NamedTuple):
    """What was made.

    Parameters
    ----------
    files : tuple of (str, Date)
        Monthly rasters.
    years : tuple of int
        Years with an annual sum; empty when none was wanted.
    classes : tuple of CasaClass
        Classes met, with the limits that were used.
    cells : dict of int to int
        Cells of each class by code.
    """

    files: tuple
    years: tuple
    classes: tuple
    cells: dict


def map_casa(
    series: dict,
    landcover: Stack,
    folder: str,
    run: Run,
    parameters: str | None = None,
    annual: str | None = None,
) -> CasaSummary:
    """Write a raster of NPP per month, and the sums of whole years.

    Parameters
    ----------
    series : dict of str to Stack
        Dated stacks of `VARIABLES`: NDVI, degrees C, mm per month, MJ m-2 month-1.
    landcover : Stack
        One band of class codes.
    folder : str
        Where ``npp_YYYY-MM.tif`` are written.
    run : Run
        Progress, cancel, memory, threads.
    parameters : str, optional
        The user's table of classes, as `load_casa_classes` reads it.
    annual : str, optional
        Raster with one band per calendar year whose twelve months there are.

    Returns
    -------
    CasaSummary

    Raises
    ------
    NotMonthly, TooFewCommonDates, MonthsMissing, NoCompletePeriod, GridMismatch
        When the series do not make a year.
    OutOfRange, ClassesNotInTable, OtherLegend, NotInteger, MissingColumn, BadTable
        When values or classes cannot be used.
    NoValidPixel
        When no cell of any month has all inputs.
    """
    months = join_months(series)
    note_months(months, series, run)
    if annual:
        # Fails before the work begins.
        group_periods([Date(*key) for key in months.keys], "year", "annual")
    months.ndvi.grid.require_same(landcover.grid, months.ndvi.first_path, landcover.first_path)
    classes = load_casa_classes(parameters)
    if not parameters:
        require_legend(classes, read_classes(landcover.first_path), landcover.first_path)
    stage = None
    try:
        os.makedirs(folder, exist_ok=True)
        stage = temporary_path(os.path.join(folder, "casa"))
        os.mkdir(stage)
        staged = _CasaWriter(months, landcover, classes, parameters or "", stage).make(annual, run)
        files = tuple((os.path.join(folder, os.path.basename(p)), d) for p, d in staged.files)
        run.require_no_inputs(target for target, _ in files)
        for (source, _), (target, _) in zip(staged.files, files):
            os.replace(source, target)
    except (OutputNotWritable, DiskFull) as error:
        if stage is not None and error.path.startswith(stage):
            error.path = folder  # the stage has a name nobody knows
        raise
    except OSError as error:
        raise write_error(folder, error.strerror or str(error)) from error
    finally:
        if stage is not None:
            shutil.rmtree(stage, ignore_errors=True)
    return staged._replace(files=files)


class _CasaWriter:
    """The making of one set of maps in a folder of its own."""

    def __init__(self, months, landcover, classes, table: str, stage: str) -> None:
        self.months, self.landcover, self.table, self.stage = months, landcover, table, stage
        self.classes = classes
        self.codes = np.array([casa_class.code for casa_class in classes], np.int64)

    def make(self, annual: str | None, run: Run) -> CasaSummary:
        """Write the maps of NPP and return what was made."""
        run.step("casa-limits")
        counts = self.survey(run.part(0.0, 0.3))
        self.classes = complete_classes(self.classes, counts, run)
        months = self.months
        n_months = len(months.keys)
        files, annual_share = [], 0.1 if annual else 0.0
        for start in range(0, n_months, MONTHS):
            batch = range(start, min(start + MONTHS, n_months))
            texts = [month_text(months.keys[i]) for i in (batch[0], batch[-1])]
            run.step("compute", " - ".join(texts))
            batch_shares = (start / n_months, (batch[-1] + 1) / n_months)
            batch_run = run.part(*(0.3 + (0.7 - annual_share) * share for share in batch_shares))
            files += self.write_months(batch, batch_run)
        years = self.write_annual(files, annual, run.part(0.9, 1.0)) if annual else ()
        cells = dict(zip(self.codes.tolist(), counts.cells.tolist()))
        classes_present = tuple(casa_class for casa_class in self.classes if cells[casa_class.code])
        return CasaSummary(tuple(files), years, classes_present, cells)

    def file(self, name: str) -> str:
        """Return the place of a file in the stage."""
        return os.path.join(self.stage, f"{name}.tif")

    def month_file(self, i: int) -> str:
        """Return the place of the NPP of a month."""
        return self.file(f"npp_{month_text(self.months.keys[i])}")

    # --- the first pass ----------------------------------------------------------------------

    def survey(self, run: Run) -> NdviCounts:
        """Write optimum temperature and heat index, and return the counts of NDVI."""
        months = self.months
        n, n_classes = len(months.keys), len(self.classes)
        calendar = np.array([month - 1 for _, month in months.keys])
        stack = months.ndvi.join(months.temperature).with_classes(self.landcover)
        tally = _NdviTally(n_classes)

        def ndvi_and_temperature_of_block(block):
            shape = block.values.shape[1:]
            ndvi, temperature = block.values.reshape(2, n, -1)
            counts = count_ndvi(ndvi, self.class_positions(block.codes[0]), n_classes)
            optimum, index = np.empty((2, ndvi.shape[1]))
            optimum_and_heat_index(ndvi, temperature, calendar, optimum, index)
            maps = {"optimum": optimum, "index": index}
            arrays = {k: v.reshape(shape).astype(np.float32) for k, v in maps.items()}
            return {**arrays, "counts": counts}

        outputs = {
            RasterOutput("optimum", "degC"): self.file("optimum"),
            RasterOutput("index"): self.file("index"),
        }
        run_blocks(
            stack,
            ndvi_and_temperature_of_block,
            outputs,
            run,
            scratch=FIRST_SCRATCH + 4 * n,
            tally=tally,
        )
        return tally.counts

    def class_positions(self, landcover) -> np.ndarray:
        """Return the position of each cell's class in CASA's table, -1 without data.

        Raises
        ------
        ClassesNotInTable
            For codes that the table does not have.
        """
        is_valid, codes = landcover.is_valid.ravel(), landcover.values.ravel()
        positions = np.minimum(np.searchsorted(self.codes, codes), self.codes.size - 1)
        is_unknown = is_valid & (self.codes[positions] != codes)
        if is_unknown.any():
            unknown_codes = tuple(np.unique(codes[is_unknown]).tolist())
            table = tuple(self.codes.tolist())
            raise ClassesNotInTable(self.landcover.first_path, unknown_codes, self.table, table)
        return np.where(is_valid, positions, -1)

    # --- twelve months per pass --------------------------------------------------------------

    def write_months(self, batch: range, run: Run) -> list:
        """Write NPP of some months and the water stress after them."""
        months, n = self.months, len(batch)
        stack = months.ndvi.subset(batch)
        for other in (months.temperature, months.precipitation, months.radiation):
            stack = stack.join(other.subset(batch))
        state = [self.file("optimum"), self.file("index")]
        if batch[0]:
            state.append(self.file(f"stress {batch[0]}"))
        stack = stack.join(Stack.open(state)).with_classes(self.landcover)
        outputs = {_month_output(Date(*months.keys[i])): self.month_file(i) for i in batch}
        names = [output.name for output in outputs]
        last = batch[-1] + 1
        if last < len(months.keys):
            outputs[RasterOutput("stress")] = self.file(f"stress {last}")
        parameters = np.array([casa_class[2:] for casa_class in self.classes])  # efficiency, limits

        def npp_months_of_block(block):
            shape = block.values.shape[1:]
            values = block.values.reshape(len(block.values), -1)
            series, state = values[: 4 * n].reshape(4, n, -1), values[4 * n :]
            npp, stress = self.npp_of_block(
                series, state, self.class_positions(block.codes[0]), parameters
            )
            return {
                **{name: of_month.reshape(shape) for name, of_month in zip(names, npp)},
                "stress": stress.reshape(shape),
                "valid": int(np.count_nonzero(np.isfinite(npp).any(axis=0))),
            }

        tally = _NppTally()
        run_blocks(stack, npp_months_of_block, outputs, run, scratch=SCRATCH, tally=tally)
        if not batch[0]:
            run.note(CellsUsed(tally.valid, stack.grid.n_cells - tally.valid))
        return [(self.month_file(i), Date(*months.keys[i])) for i in batch]

    def npp_of_block(self, series, state, class_positions, parameters) -> tuple:
        """Return NPP of the months and the water stress after them, float32, piece by piece.

        Parameters
        ----------
        series : numpy.ndarray
            (variables, months, cells), in the order of `VARIABLES`.
        state : numpy.ndarray
            (2 or 3, cells): optimum temperature, heat index, stress before if there is any.
        class_positions : numpy.ndarray
            (cells,) of the classes.
        parameters : numpy.ndarray
            (classes, 3): efficiency, lower and upper limit.
        """
        n_cells = class_positions.size
        npp, after = np.empty(series.shape[1:], np.float32), np.empty(n_cells, np.float32)
        for first in range(0, n_cells, PIECE):
            chunk = np.s_[first : first + PIECE]
            ndvi, temperature, rain, radiation = np.ascontiguousarray(series[..., chunk])
            has_class = class_positions[chunk] >= 0
            efficiency, lowest, highest = np.where(
                has_class, parameters[class_positions[chunk]].T, np.nan
            )
            optimum, index, *stress = state[:, chunk]
            npp[:, chunk], after[chunk] = npp_of_months(
                Months(ndvi, temperature, rain, radiation),
                Vegetation(lowest, highest, efficiency, optimum, index),
                stress[0] if stress else None,
            )
        return npp, after

    # --- years -------------------------------------------------------------------------------

    def write_annual(self, files: list, path: str, run: Run) -> tuple:
        """Write maps of annual NPP, the sums of whole calendar years, and return the years."""
        periods, dropped = group_periods([date for _, date in files], "year", "annual")
        if dropped:
            run.note(PeriodsDropped("year", dropped))
        used_months = [i for period in periods for i in period.members]
        position_of_month = {i: position for position, i in enumerate(used_months)}
        periods = tuple(
            replace(period, members=tuple(position_of_month[i] for i in period.members))
            for period in periods
        )
        stack = Stack.open([files[i][0] for i in used_months])
        stack = stack.renamed([f"{i}" for i in range(len(stack))])
        years = tuple(period.year for period in periods)
        output = RasterOutput(
            "npp",
            "gC m-2 yr-1",
            description="NPP of the year by CASA, the sum of its months",
            bands=tuple(f"npp_{year}" for year in years),
            quantity="npp",
            date=Date(years[0]) if len(years) == 1 else None,
        )

        def annual_npp_of_block(block):
            return {"npp": sum_periods(block.values, periods).astype(np.float32)}

        run.step("totals")
        run_blocks(stack, annual_npp_of_block, {output: path}, run, scratch=12 * len(years))
        return years


class _NdviTally:
    """Adds up the NDVI of the blocks."""

    def __init__(self, n_classes: int) -> None:
        self.counts = empty_counts(n_classes)

    def add(self, _window, arrays: dict) -> None:
        """Take in a block of the first look at the inputs of CASA."""
        self.counts = self.counts + arrays["counts"]
        low, high = self.counts.lowest, self.counts.highest
        if low < -1.0 or high > 1.0:
            raise OutOfRange(PARAMETERS["ndvi"], low, high, -1.0, 1.0)

    def finish(self) -> None:
        """Do nothing: a look at the inputs of CASA has no end that could fail."""


class _NppTally:
    """Counts the cells with a result."""

    def __init__(self) -> None:
        self.valid = 0

    def add(self, _window, arrays: dict) -> None:
        """Count the cells of a block that have NPP."""
        self.valid += arrays["valid"]

    def finish(self) -> None:
        """Raise when no cell has a result."""
        if not self.valid:
            raise NoValidPixel((*VARIABLES, "landcover"))


def _month_output(date: Date) -> RasterOutput:
    """Return the raster of NPP of a month."""
    return RasterOutput(
        f"npp {date.text}",  # several months are written in one pass
        UNIT,
        description=f"Net primary production of {date.text} by CASA",
        bands=("npp",),
        quantity="npp",
        date=date,
    )
