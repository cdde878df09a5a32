"""Bringing rasters to one grid: what they are is kept, their cells are those of the template."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, replace

import numpy as np
from osgeo import gdal

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.landuse import CodesAsAmounts
from ..errors_and_notes.layers import DatumShiftUnknown
from ..errors_and_notes.raster import ClassesKept, NoOverlap, NoRasters
from ..errors_and_notes.run import BadValue
from ..errors_and_notes.sites import NoCrs
from ..files.atomic import temporary_path
from ..run import Run, canonical_path
from ..units.quantity import InputRequirement, find_quantity
from .band_description import describe_raster
from .band_names import stem_of
from .block_processing import Block, run_blocks
from .class_check import is_class_band, may_be_codes
from .class_tables import named_classes, read_classes, read_colours
from .crs import crs_name, lacks_datum_shift
from .grid import Grid
from .grid_transformation import GridTransformation
from .input_check import require_amounts_per_cell
from .possible_nodata import PossibleNodata
from .raster_output import ClassEntry, Classes, RasterOutput
from .resample import Resampler
from .resampling_methods import RESAMPLINGS
from .sampled_values import sample_bands
from .stack import Stack
from .write_failures import prepare_destination
from .writer import SIDE_ENDINGS

# Beyond this many source cells per target cell and side values are averaged, and of classes the
# most frequent one is taken.
COARSER = 1.2
# Ending of aligned rasters.
ENDING = ".tif"
# Resamplings that leave numbers as they are.
_UNMIXED = ("nearest", "mode")
# Values looked at in each band whose values are mixed.
_CELLS = 4_000
# Bands resampled together, which share the work of finding their cells.
_BANDS_TOGETHER = 12

# Stored types of classes by the type read: type and nodata code when the source has none.
_CLASS_TYPES = {
    "Byte": ("int16", -32768),
    "Int8": ("int16", -32768),
    "Int16": ("int32", -(2**31)),
    "UInt16": ("int32", -(2**31)),
    "Int32": ("int32", -(2**31)),
    "UInt32": ("uint32", 2**32 - 1),
}
_STORED = {"Byte": "uint8", "Int16": "int16", "UInt16": "uint16", "Int32": "int32"}
_STORED["UInt32"] = "uint32"


@dataclass(frozen=True)
class _Job:
    """One raster to align with the grid of the template."""

    stack: Stack
    method: str
    output: RasterOutput
    name: str

    @property
    def path(self) -> str:
        """Path of the raster to align."""
        return self.stack.first_path


def align_rasters(
    paths,
    folder: str,
    run: Run,
    template: Grid | None = None,
    resampling: str = "bilinear",
    categorical=(),
) -> list:
    """Bring rasters to one grid.

    Parameters
    ----------
    paths : sequence of str
        Rasters of amounts and states; names, dates, units are kept, values are real values
        (scale and offset applied) in float32.
    folder : str
        Where the results go, under the names of the sources.
    run : Run
        Progress, cancel, memory, threads.
    template : Grid, optional
        The grid wanted; the first raster's by default.
    resampling : str
        One of `RESAMPLINGS`. "sum" keeps totals: for amounts per cell.
    categorical : sequence of str
        Rasters of classes, which take the most frequent class of a coarser cell, else the nearest;
        so do rasters with class names or colours among `paths`.

    Returns
    -------
    list of str
        The files, those of `paths` first.

    Raises
    ------
    NoRasters, BadValue, UnreadableRaster, NoCrs, NoOverlap, OutputIsInput, DirectionStatistic,
    SumOfStates
        When it cannot be done; nothing is left behind then.
    """
    paths, categorical = [str(p) for p in paths], [str(p) for p in categorical]
    sources = list(dict.fromkeys([*paths, *categorical]))
    if not sources:
        raise NoRasters(FieldName("rasters"))
    if resampling not in RESAMPLINGS:
        raise BadValue(FieldName("resampling"), resampling, ", ".join(RESAMPLINGS))
    template = template or describe_raster(sources[0]).grid
    jobs = _plan_jobs(sources, set(categorical), template, resampling, run)
    paths = [os.path.join(os.path.abspath(folder), f"{job.name}.tif") for job in jobs]
    _refuse_overwriting(sources, paths, run)
    for target in paths:
        prepare_destination(target)
    staging = temporary_path(os.path.join(folder, "aligning"))
    try:
        n_done = 0
        for batch in _batches_of_jobs(jobs):
            batch_run = run.part(n_done / len(jobs), (n_done + len(batch)) / len(jobs))
            _align_batch(batch, template, staging, batch_run)
            n_done += len(batch)
        _publish_aligned(staging, paths)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return paths


def aligned_names(paths) -> list:
    """Return the file name of each raster after alignment, one after another without repeats."""
    used: set = set()
    names = []
    for path in paths:
        name, n = stem_of(path), 1
        while name.casefold() in used:
            n += 1
            name = f"{stem_of(path)}_{n}"
        used.add(name.casefold())
        names.append(f"{name}{ENDING}")
    return names


def _plan_jobs(sources, categorical: set, template: Grid, resampling: str, run: Run) -> list:
    """Look at all rasters to align before the first is worked on."""
    jobs: list = []
    mixed: list = []
    for path, file_name in zip(sources, aligned_names(sources)):
        stack = Stack.open([path])
        try:
            transformation = GridTransformation(stack.grid, template)
        except NoCrs as error:
            raise NoCrs(os.path.basename(path)) from error
        if not transformation.overlaps():
            raise NoOverlap(path, stack.grid.extent, _extent_in(template, stack.grid))
        x, y = stack.grid.corner(stack.grid.height / 2, stack.grid.width / 2)
        if lacks_datum_shift(stack.grid.crs, template.crs, float(x), float(y)):
            names = crs_name(stack.grid.crs), crs_name(template.crs)
            run.note(DatumShiftUnknown(path, *names))
        name = file_name[: -len(ENDING)]
        if path in categorical or is_class_band(stack.bands[0]):
            method = "mode" if max(transformation.cells_per_target()) > COARSER else "nearest"
            run.note(ClassesKept(path, method))
            jobs.append(_class_job(stack, method, name))
        else:
            if resampling == "sum":
                require_amounts_per_cell(stack.bands)
            if resampling not in _UNMIXED:
                _note_codes(stack, run)
                mixed.append(stack)
            jobs.append(_Job(stack, resampling, _aligned_output(stack, name, resampling), name))
    _note_numbers(mixed, run)
    return jobs


def _note_codes(stack: Stack, run: Run) -> None:
    """Note the first band of a raster whose numbers are mixed although they may be codes."""
    named = [band for band in stack.bands if band.has_class_names and named_classes(band)]
    codes = named or [band for band in stack.bands[:1] if may_be_codes(band)]
    if codes:
        run.note(CodesAsAmounts("RASTERS", codes[0].path, codes[0].name))


def _note_numbers(stacks: list, run: Run) -> None:
    """Note numbers of rasters that may be no data: once mixed with others they do not show."""
    by_quantity: dict = {}
    for stack in stacks:
        bands = stack.bands[:: -(-len(stack) // _BANDS_TOGETHER)]
        for band, values in zip(bands, sample_bands(bands, _CELLS, run.check_cancel)):
            quantity = find_quantity(band.quantity)
            apart = PossibleNodata("RASTERS", InputRequirement(), quantity)
            by_quantity.setdefault(band.quantity, apart).add(band, values)
    for apart in by_quantity.values():
        apart.report(run)


def _extent_in(template: Grid, source: Grid) -> tuple:
    """Return the extent of the template, to which rasters are aligned, in the source's CRS."""
    lattice = GridTransformation(source, template).lattice(template.window)
    if not np.isfinite(lattice.source_rows).any():
        return (np.nan,) * 4
    xs, ys = source.corner(lattice.source_rows, lattice.source_cols)
    return tuple(float(v) for v in (np.nanmin(xs), np.nanmin(ys), np.nanmax(xs), np.nanmax(ys)))


def _aligned_output(stack: Stack, name: str, method: str) -> RasterOutput:
    """Return what the result of a raster is: named, dated as the source."""
    dates, units = set(stack.dates), {band.unit for band in stack.bands}
    has_dates = len(dates) > 1
    return RasterOutput(
        name,
        unit=units.pop() if len(units) == 1 else "",
        description=f"{os.path.basename(stack.first_path)}, resampled ({method})",
        bands=tuple(
            f"{band.name}_{band.date}" if has_dates and band.date else band.name
            for band in stack.bands
        ),
        date=None if has_dates else dates.pop(),
        quantity=stack.quantity,
    )


def _class_job(stack: Stack, method: str, name: str) -> _Job:
    """Return the job of aligning a class raster: same type, same codes, same class table."""
    band = stack.bands[0]
    kind = gdal.GetDataTypeName(band.gdal_type)
    output = _aligned_output(stack, name, method)
    if kind not in _CLASS_TYPES or band.scale != 1.0 or band.offset != 0.0:
        return _Job(stack, method, output, name)
    dtype, nodata = _CLASS_TYPES[kind]
    if kind in _STORED and band.nodata is not None:
        limits = np.iinfo(_STORED[kind])
        if limits.min <= band.nodata <= limits.max and len({b.nodata for b in stack.bands}) == 1:
            dtype, nodata = _STORED[kind], int(band.nodata)
    entries = read_classes(stack.first_path) or tuple(
        ClassEntry(code, str(code), str(code), colour)
        for code, colour in read_colours(stack.first_path).items()
    )
    classes = Classes(band.name, entries) if entries else None
    output = replace(output, dtype=dtype, nodata=nodata, classes=classes)
    is_wide = kind in ("Int32", "UInt32")  # codes that float32 does not hold
    return _Job(stack.with_dtype("float64" if is_wide else "float32"), method, output, name)


def _batches_of_jobs(jobs: list):
    """Yield rasters to align that share grid and method together, a few bands at a time."""
    batch: list = []
    for job in jobs:
        bands = sum(len(member.stack) for member in batch)
        is_compatible = batch and (
            job.method == batch[0].method
            and job.stack.dtype == batch[0].stack.dtype
            and job.stack.grid == batch[0].stack.grid
        )
        if batch and not (is_compatible and bands + len(job.stack) <= _BANDS_TOGETHER):
            yield batch
            batch = []
        batch.append(job)
    yield batch


def _align_batch(batch: list, template: Grid, staging: str, run: Run) -> None:
    """Write the aligned rasters of a batch that share one grid."""
    stack = batch[0].stack
    for job in batch[1:]:
        stack = stack.join(job.stack)
    run.step("warp", ", ".join(job.name for job in batch))
    resampler = Resampler(stack, template, batch[0].method, run.n_threads)

    def align_block(block: Block) -> dict:
        values, first, results = resampler.read(block), 0, {}
        for job in batch:
            planes = values[first : first + len(job.stack)]
            first += len(job.stack)
            if np.dtype(job.output.dtype).kind != "f":
                planes = np.where(np.isnan(planes), job.output.nodata, planes)
            results[job.output.name] = planes
        return results

    outputs = {job.output: os.path.join(staging, f"{job.name}.tif") for job in batch}
    run_blocks(Stack.empty(template), align_block, outputs, run, scratch=resampler.bytes_per_cell)
    resampler.report_undeclared_nodata(run)


def _refuse_overwriting(sources: list, paths: list, run: Run) -> None:
    """Raise when a result would replace one of the sources."""
    replace(run, inputs=run.inputs.union(map(canonical_path, sources))).require_no_inputs(paths)


def _publish_aligned(staging: str, paths: list) -> None:
    """Move all results into place, once all are complete."""
    for target in paths:
        staged = os.path.join(staging, os.path.basename(target))
        os.replace(staged, target)
        for ending in SIDE_ENDINGS:
            if os.path.exists(staged + ending):
                os.replace(staged + ending, target + ending)
            elif os.path.exists(target + ending):
                os.remove(target + ending)
