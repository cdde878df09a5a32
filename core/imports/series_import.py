"""Imports: carries out the plan of each variable, block by block.

Each raster is published when it is whole and carries a digest of what it was made from, so that a
later run makes only what is new or has changed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import replace

import numpy as np

from ..errors_and_notes.imports import VariableImported
from ..errors_and_notes.raster import NoOverlap
from ..errors_and_notes.run import Cancelled, CancelledPartWay
from ..errors_and_notes.sites import NoCrs
from ..files.atomic import temporary_path
from ..raster import ClassEntry, Classes, Grid, RasterOutput, Stack, read_classes, run_blocks
from ..raster.align import COARSER
from ..raster.archives import archive_of
from ..raster.class_tables import read_colours
from ..raster.content_digests import ContentDigests
from ..raster.crs import crs_name
from ..raster.directions import full_turn_of_directions
from ..raster.file_version import InputWatch, files_of_raster
from ..raster.grid_transformation import GridTransformation
from ..raster.memory import give_back_freed_memory
from ..raster.mosaic import Tile, TileStack, find_lattices, join_lattice
from ..raster.raster_source import BandConversion
from ..raster.remote_files import server_time_limits
from ..raster.resample import Resampler
from ..raster.subdatasets import file_of_subdataset
from ..raster.target_grid import shift_to_longitudes_of, target_grid
from ..raster.warnings_once import WarningsOnce
from ..run import Run
from .file_contents import read_contents
from .import_receipt import IMPORT_TAG, describe_variable, import_result_test, import_tag
from .period_groups import Accumulator, DirectionAccumulator
from .planning import VariablePlan, layer_key, plan_variable
from .products import load_products
from .quality_masks import hidden_by
from .settings import NO_RESAMPLING, ImportReceipt, ImportSettings
from .units import factors_of, storage_of
from .variables import make_variables

SOURCE_TAG, PROCESSING_TAG = "CARBONSINK_SOURCE", "CARBONSINK_PROCESSING"
# Changes when the same inputs give other values than before.
_METHOD = 1
# Planes resampled together.
_TOGETHER = 24
# Names of files written into a raster at most.
_NAMED = 40
_CODE_NODATA = -32768


def import_series(
    inputs,
    folder: str,
    settings: ImportSettings,
    run: Run,
    template: Grid | None = None,
    crs: str = "",
    resolution: float = 0.0,
    extent: tuple | None = None,
    look_only: bool = False,
) -> ImportReceipt:
    """Bring downloads of any format to dated rasters of one grid.

    Parameters
    ----------
    inputs : sequence of str
        Files, folders, archives, addresses.
    folder : str
        Where the rasters go.
    settings : ImportSettings
        What is asked for.
    run : Run
        Progress, cancel, memory, threads.
    template : Grid, optional
        The grid of the results; else `target_grid` makes one of the first variable's.
    crs, resolution, extent
        As in `target_grid`.
    look_only : bool
        Whether only the receipt is made: what would be imported.

    Raises
    ------
    NothingToImport, DamagedFiles, DriverMissing, VariableUnknown, DatesDisagree, DuplicateDate
        When the inputs cannot be used as they are.
    CancelledPartWay
        When the user stopped after some rasters were finished.
    """
    table = load_products(settings.products, settings.rules)
    run = run.local()
    scratch = temporary_path(os.path.join(os.path.abspath(folder), "reading"))
    os.makedirs(scratch, exist_ok=True)
    try:
        contents = read_contents(
            inputs,
            scratch,
            run.part(0.0, 0.05),
            settings.skip_damaged,
            import_result_test(folder),
            settings.variables,
            settings.allow_web,
        )
        variables = make_variables(contents.layers, table, settings.variables, settings.dates, run)
        plans = [plan_variable(variable, table, settings, run) for variable in variables]
        grid = template or _result_grid(plans, crs, resolution, extent)
        importer = _Importer(grid, folder, settings, run.part(0.05, 1.0), contents)
        with server_time_limits({layer.band.path for layer in contents.layers}):
            receipts = tuple(importer.make(plans, look_only))
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
    return ImportReceipt(
        crs_name(grid.crs),
        grid.width,
        grid.height,
        grid.cell_size,
        grid.extent,
        len(contents.files),
        settings.period,
        receipts,
        contents.damaged,
        tuple(path for receipt in receipts for path in (*receipt.written, *receipt.kept)),
    )


def _result_grid(plans: list, crs: str, resolution: float, extent) -> Grid:
    """Return the grid of the results of an import: that of its first variable, as asked for."""
    grids = [layer.grid for layer in plans[0].variable.layers]
    joined = join_lattice(grids)
    return target_grid(joined[0] if joined else grids[0], crs, resolution, extent)


class _InputCheck:
    """Looks, before a raster is published, whether the files that it was made of are as before."""

    def __init__(self, watch: InputWatch, plan: VariablePlan, result, run: Run) -> None:
        self._watch, self._run = watch, run
        layers = [layer for m in result.members for layer in plan.moments[m.moment].layers]
        quality_layers = [
            plan.rules[layer_key(layer)][0] for layer in layers if layer_key(layer) in plan.rules
        ]
        self._paths = {layer.band.path for layer in (*layers, *quality_layers)}

    def add(self, window, arrays) -> None:
        """Do nothing: blocks of the imported files are not looked at."""

    def finish(self) -> None:
        """Raise where an imported file was cut off."""
        self._watch.require_not_truncated(self._run, self._paths)


class _Importer:
    """Writes the rasters of all variables onto one grid."""

    def __init__(
        self, grid: Grid, folder: str, settings: ImportSettings, run: Run, contents
    ) -> None:
        self.grid, self.folder, self.settings, self.run = grid, folder, settings, run
        self._digests = ContentDigests(run.check_cancel)
        self._known: dict = {}
        self._known_files: dict = {}
        self._inputs = contents.files
        paths = {layer.band.path for layer in contents.layers}
        self._turned: dict = {}
        self._watch, self._warnings = InputWatch(paths), WarningsOnce(run)

    def make(self, plans: list, look_only: bool):
        """Yield the receipt of each variable."""
        total = sum(len(plan.results) for plan in plans) or 1
        n_done = 0
        if not look_only:
            self._refuse_inputs(plans)
        for plan in plans:
            written: list = []
            kept_paths: list = []
            method = self._method_of(plan)
            for result in plan.results if not look_only else ():
                result_run = self.run.part(n_done / total, (n_done + 1) / total)
                n_done += 1
                try:
                    path, is_new = self._make_raster(plan, result, method, result_run)
                except Cancelled:
                    if n_done > 1:
                        raise CancelledPartWay(n_done - 1, total) from None
                    raise
                (written if is_new else kept_paths).append(path)
            if not look_only:
                note = VariableImported(
                    plan.variable.name, len(written), len(kept_paths), plan.result_unit
                )
                self.run.note(note)
            tiles = self._tiles_of(plan)
            yield describe_variable(plan, method, tiles, self.grid, written, kept_paths, self.run)
        self._warnings.report()

    def _make_raster(self, plan: VariablePlan, result, method: str, run: Run) -> tuple:
        """Return the path of an imported raster, and whether it was made now."""
        run.check_cancel()
        path = self._path_of(plan, result)
        key = self._digest(plan, result, method)
        if os.path.exists(path) and import_tag(path) == key:
            run.progress(1.0)
            return path, False
        run.step("import", _result_stem(plan, result))
        self._write_raster(plan, result, method, key, path, run)
        give_back_freed_memory()
        return path, True

    def _path_of(self, plan: VariablePlan, result) -> str:
        return os.path.join(self.folder, f"{_result_stem(plan, result)}.tif")

    def _refuse_inputs(self, plans: list) -> None:
        """Raise with all rasters to be made that are files of the import."""
        paths = [self._path_of(plan, result) for plan in plans for result in plan.results]
        self.run.require_no_inputs(paths, self._inputs)

    # --- tiles -------------------------------------------------------------------------------

    def _grid_of(self, layer) -> Grid:
        """Return where a layer lies, on the turn of longitude of the result."""
        if layer.grid not in self._turned:
            self._turned[layer.grid] = shift_to_longitudes_of(layer.grid, self.grid)
        return self._turned[layer.grid]

    def _band_to_read(self, plan: VariablePlan, layer, date, length: float) -> Tile:
        """Return a band as it is to be read."""
        product = plan.variable.product
        storage = storage_of(layer.band, product)
        # No limits: what is impossible is said in the receipt, and refused where it is used.
        factor, offset = factors_of(plan.unit, product, date, length)
        band = BandConversion(factor, offset, plan.result_unit, "").apply(
            _stored_as(layer.band, storage)
        )
        quality_rule = plan.rules.get(layer_key(layer))
        quality = ((quality_rule[0].band, quality_rule[1]),) if quality_rule else ()
        return Tile(band, self._grid_of(layer), quality)

    def _tiles_of(self, plan: VariablePlan) -> list:
        """Return the tiles of all moments of an imported variable."""
        return [
            self._band_to_read(plan, layer, moment.date, length)
            for moment, length in zip(plan.moments, plan.lengths)
            for layer in moment.layers
        ]

    def _resamplers(self, plan: VariablePlan, result, method: str, threads: int):
        """Return per batch of moments their weights and the resamplers of their lattices."""
        grids = {
            self._grid_of(layer)
            for member in result.members
            for layer in plan.moments[member.moment].layers
        }
        lattices = find_lattices([grid for grid in self._turned.values() if grid in grids])
        clusters = [
            lattice for lattice in lattices if GridTransformation(lattice[0], self.grid).overlaps()
        ]
        dtype = "float64" if plan.is_class else "float32"
        batches = []
        for first in range(0, len(result.members), _TOGETHER):
            members = result.members[first : first + _TOGETHER]
            parts = []
            for mosaic_grid, offsets in clusters:
                planes = tuple(
                    tuple(
                        self._band_to_read(plan, layer, plan.moments[m.moment].date, m.length)
                        for layer in plan.moments[m.moment].layers
                        if self._grid_of(layer) in offsets
                    )
                    for m in members
                )
                stack = TileStack(mosaic_grid, planes, offsets, hidden_by, dtype)
                resampling = "nearest" if method == NO_RESAMPLING else method
                parts.append(Resampler(stack, self.grid, resampling, threads))
            batches.append((tuple(m.days for m in members), tuple(parts)))
        return batches

    def _method_of(self, plan: VariablePlan) -> str:
        """Return the resampling method of an imported variable, by cell sizes if not chosen."""
        layer = plan.variable.layers[0]
        try:
            ratio = max(GridTransformation(self._grid_of(layer), self.grid).cells_per_target())
        except NoCrs as error:
            raise NoCrs(layer.file) from error
        grids = {self._grid_of(source_layer) for source_layer in plan.variable.layers}
        if join_lattice([*grids, self.grid]) is not None:
            return NO_RESAMPLING
        coarser = ratio > COARSER
        if plan.is_class:
            return "mode" if coarser else "nearest"
        if self.settings.resampling != "auto":
            return self.settings.resampling
        return "average" if coarser else "bilinear"

    # --- writing -----------------------------------------------------------------------------

    def _write_raster(self, plan, result, method: str, key: str, path: str, run: Run) -> None:
        """Write one raster of an import."""
        batches = self._resamplers(plan, result, method, run.n_threads)
        if not batches[0][1]:
            first = plan.moments[result.members[0].moment].layers[0]
            raise NoOverlap(first.file, first.grid.extent, self.grid.extent)
        output = self._raster_output(plan, result, method, key)
        statistic = plan.statistic if len(result.members) > 1 or plan.statistic == "sum" else "mean"
        needed_days = result.needed(self.settings.min_coverage)
        full_turn = self._turn_of(plan, statistic) if len(result.members) > 1 else 0.0

        def read_block(block) -> dict:
            shape = block.window.shape
            total = (
                DirectionAccumulator(shape, full_turn)
                if full_turn
                else Accumulator(statistic, shape)
            )
            for days, parts in batches:
                planes = parts[0].read(block)
                for other in parts[1:]:
                    more_planes = other.read(block)
                    planes = np.where(np.isnan(planes), more_planes, planes)
                for weight, plane in zip(days, planes):
                    total.add(plane, weight)
                block.check_cancel()
            values = total.result(result.days, needed_days)
            if plan.is_class:
                values = np.where(np.isnan(values), output.nodata, values)
            return {output.name: values.astype(output.dtype)}

        largest = max(sum(part.bytes_per_cell for part in parts) for _, parts in batches)
        check = _InputCheck(self._watch, plan, result, self.run)
        # The check watches the files of this raster; watching all inputs again would take long.
        run = replace(run.quiet(), inputs=frozenset())
        run_blocks(Stack.empty(self.grid), read_block, {output: path}, run, 0, largest + 40, check)
        for part in (part for _, parts in batches for part in parts):
            part.report_undeclared_nodata(self._warnings.only(run))

    def _turn_of(self, plan: VariablePlan, statistic: str) -> float:
        """Return a full turn where directions are averaged; 0 for all other variables."""
        first = plan.moments[0]
        tile = self._band_to_read(plan, first.layers[0], first.date, plan.lengths[0])
        return full_turn_of_directions(tile.band, statistic)

    def _raster_output(self, plan, result, method: str, key: str) -> RasterOutput:
        """Return name, unit, date and origin of a raster that is imported."""
        variable = plan.variable
        layers = [layer for m in result.members for layer in plan.moments[m.moment].layers]
        names = list(dict.fromkeys(os.path.basename(layer.file) for layer in layers))
        unnamed_files = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
        steps = [] if method == NO_RESAMPLING else [f"resampled ({method})"]
        if len(result.members) > 1 or plan.statistic == "sum":
            steps.append(f"{plan.statistic} of {len(result.members)}")
        if plan.unit.source and plan.unit.source != plan.result_unit:
            steps.append(f"{plan.unit.source} to {plan.result_unit}")
        if plan.rules:
            steps.append(f"masked by quality ({self.settings.quality})")
        tags = (
            (IMPORT_TAG, key),
            (SOURCE_TAG, ", ".join(names[:_NAMED]) + unnamed_files),
            (PROCESSING_TAG, "; ".join(steps)),
        )
        output = RasterOutput(
            variable.name,
            unit=plan.result_unit,
            description=": ".join(filter(None, (variable.original, "; ".join(steps)))),
            date=result.date,
            tags=tags,
            quantity=plan.unit.quantity.code if plan.unit.quantity else "",
        )
        return _as_classes(output, layers[0]) if plan.is_class else output

    def _digest(self, plan: VariablePlan, result, method: str) -> str:
        """Return the digest that tells an imported raster from one of other contents."""
        facts: list = [_METHOD, plan.result_unit, plan.statistic, method, result.days]
        facts += [self.settings.min_coverage, self.grid.shape, self.grid.geotransform]
        facts.append(self.grid.crs)
        for member in result.members:
            moment = plan.moments[member.moment]
            for layer in moment.layers:
                tile = self._band_to_read(plan, layer, moment.date, member.length)
                band = tile.band
                facts.append([self._content(layer.band.path), band.index, member.days])
                facts.append([band.scale, band.offset, band.nodata, band.valid_range, band.marks])
                for quality, rules in tile.quality:
                    bits = [(r.first_bit, r.last_bit, r.keep) for r in rules]
                    facts.append([self._content(quality.path), quality.index, bits])
        return hashlib.sha256(json.dumps(facts, default=str).encode()).hexdigest()[:24]

    def _content(self, path: str) -> str:
        """Return the digests of the files behind an imported band, and its name in the first."""
        if path not in self._known:
            file = file_of_subdataset(path)
            # The sources of a virtual raster count too; what holds a member of an archive does not.
            files = dict.fromkeys([file] if archive_of(path) else [file, *files_of_raster(path)])
            for content_file in files:
                if content_file not in self._known_files:
                    self._known_files[content_file] = self._digests.of_file(content_file)
            file_digest, *sources = (self._known_files[content_file] for content_file in files)
            self._known[path] = " ".join([file_digest, path.rpartition(file)[2], *sources])
        return self._known[path]


def _result_stem(plan: VariablePlan, result) -> str:
    """Return the file name of an imported raster without ending: variable and date."""
    return f"{plan.variable.name}_{result.date.text}" if result.date else plan.variable.name


def _stored_as(band, storage):
    """Return a band whose numbers an import reads as its product stores them."""
    return replace(
        band, scale=storage.scale, offset=storage.offset, valid_range=storage.valid_range
    )


def _as_classes(output: RasterOutput, layer) -> RasterOutput:
    """Return the imported raster of class codes with the table of its source."""
    path = layer.band.path
    entries = read_classes(path) or tuple(
        ClassEntry(code, str(code), str(code), colour)
        for code, colour in read_colours(path).items()
    )
    classes = Classes(output.name, entries) if entries else None
    return replace(output, dtype="int16", nodata=_CODE_NODATA, classes=classes)
