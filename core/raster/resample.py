"""`Resampler`: windows of a stack on another grid, in bounded memory.

Windows are made of chunks on a lattice that depends on the grids alone: where GDAL's warper starts
is felt in the last digits, and so memory and threads leave no trace in the result.
"""

from __future__ import annotations

import threading

import numpy as np
from osgeo import gdal

from ..errors_and_notes.raster import CannotResample
from ..run import Run
from ..statistics.circular_statistics import mean_direction
from .block_processing import Block
from .directions import full_turn_of_band
from .grid import Grid
from .grid_transformation import GridTransformation
from .mosaic import TileStack
from .opening import quiet_gdal
from .stack import MAX_OPEN_FILES, Stack
from .undeclared_nodata import UndeclaredCounts
from .window import Window

_GDAL_NAMES = {"nearest": "near", "sum": "average"}
# Methods that mix the values of several cells.
_MIXING = ("bilinear", "cubic", "average")
# Source cells around a target cell that a method looks at, in cells of the coarser grid.
_RADIUS = {"cubic": 2}
# Values of the source in work at one time in one thread, and the side of a chunk.
_CHUNK_VALUES, _LARGEST_CHUNK = 1 << 21, 256
# Largest error of a cell's place, in cells. Exact places take three times as long.
_PLACE_ERROR = 0.01
# A ratio of cell sizes this near to 1 is 1: grids of two CRS are never quite equal.
_NEARLY_EQUAL = 0.05


class Resampler:
    """Resamples the bands of a stack to windows of another grid; may be shared by threads.

    Parameters
    ----------
    stack : Stack or TileStack
        What to resample.
    target : Grid
        The grid wanted.
    method : str
        One of `resampling_methods.RESAMPLINGS`.
    threads : int
        Threads that will share it.
    """

    def __init__(self, stack: Stack | TileStack, target: Grid, method: str, threads: int) -> None:
        self.stack, self.target, self.method = stack, target, method
        self._threads = threads
        self._max_open = MAX_OPEN_FILES // (threads + 1)
        self._thread_state = threading.local()
        self._readers: list = []
        self._same = not target.differences(stack.grid)
        ratios = GridTransformation(stack.grid, target).cells_per_target()
        self._ratios = [1.0 if abs(r - 1.0) < _NEARLY_EQUAL else max(r, 1.0) for r in ratios]
        self._cells = self._ratios[0] * self._ratios[1]
        # Two cells more than the method's reach, against rounding at the edge.
        self._margin = int(np.ceil(_RADIUS.get(method, 1) * max(self._ratios))) + 2
        mixes = method in _MIXING and not self._same
        self._turns = [
            full_turn_of_band(band) if mixes else 0.0 for band in _band_of_each_plane(stack)
        ]
        self._chunk = _LARGEST_CHUNK
        bands = min(len(stack), 12)
        while self._chunk > 1 and self._chunk**2 * self._cells * bands > _CHUNK_VALUES:
            self._chunk //= 2

    def __reduce__(self) -> tuple:
        """Travel without the files that threads have open here."""
        return type(self), (self.stack, self.target, self.method, self._threads)

    def report_undeclared_nodata(self, run: Run) -> None:
        """Note the undeclared marks of no data that were met in this process."""
        UndeclaredCounts.of_readers(self._readers).report(run)

    @property
    def bytes_per_cell(self) -> int:
        """Bytes that one target cell takes besides the chunk in work."""
        return 2 * len(self.stack) * np.dtype(self.stack.dtype).itemsize

    def read(self, block: Block) -> np.ndarray:
        """Return a block of the target grid, resampled (bands, rows, cols), NaN for nodata."""
        thread_state, window = self._thread_state, block.window
        if not hasattr(thread_state, "reader"):
            thread_state.reader = self.stack.open_reader(self._max_open)
            self._readers.append(thread_state.reader)
            thread_state.transformation = GridTransformation(self.stack.grid, self.target)
        if self._same and self.method != "sum":
            return thread_state.reader.read(window)
        values = np.empty((len(self.stack), *window.shape), self.stack.dtype)
        for chunk in self._chunks(window):
            block.check_cancel()
            shared = chunk.intersection(window)
            resampled = self._resample_chunk(chunk)
            inside = resampled[(slice(None), *shared.relative_to(chunk).slices)]
            values[(slice(None), *shared.relative_to(window).slices)] = inside
        return values

    def _chunks(self, window: Window):
        """Yield the chunks of the lattice, to be resampled, that a window touches."""
        chunk_side = self._chunk
        for row in range(
            window.row // chunk_side * chunk_side, window.row + window.height, chunk_side
        ):
            for col in range(
                window.col // chunk_side * chunk_side, window.col + window.width, chunk_side
            ):
                yield Window(row, col, chunk_side, chunk_side).intersection(self.target.window)

    def _resample_chunk(self, chunk: Window) -> np.ndarray:
        """Return the values of all bands in a chunk."""
        values = np.full((len(self.stack), *chunk.shape), np.nan, self.stack.dtype)
        window = self._thread_state.transformation.source_window(chunk, self._margin)
        if window is None:
            return values
        source, target = self.stack.grid[window], self.target[chunk]
        n_together = max(_CHUNK_VALUES // window.n_cells, 1)
        for first in range(0, len(self.stack), n_together):
            bands = range(first, min(first + n_together, len(self.stack)))
            planes = self._read_across_seam(bands, window)
            for shifted_source in self._thread_state.transformation.at_longitudes(source, target):
                if self.method == "sum":
                    resampled = self._resample_totals(planes, shifted_source, chunk)
                else:
                    resampled = self._resample(
                        planes, shifted_source, target, self._turns[bands.start : bands.stop]
                    )
                chunk_values = values[first : first + len(planes)]
                np.copyto(chunk_values, resampled, where=np.isnan(chunk_values))
        return values

    def _resample_totals(self, planes: np.ndarray, source: Grid, chunk: Window) -> np.ndarray:
        """Return totals: the mean over the whole cell, times its area in source cells."""
        is_finite = np.isfinite(planes)
        values_and_cover = np.concatenate(
            [np.where(is_finite, planes, 0.0), is_finite.astype(planes.dtype)]
        )
        mean, covered = np.split(self._warp(values_and_cover, source, self.target[chunk]), 2)
        return np.where(covered > 0, mean * self._thread_state.transformation.areas(chunk), np.nan)

    def _read_across_seam(self, planes: range, window: Window) -> np.ndarray:
        """Read a source window that may reach over the edges or, around the globe, the seam.

        Planes are read together, since the blocks of a file may hold all its bands.
        """
        reader, transformation = self._thread_state.reader, self._thread_state.transformation
        if not transformation.around:
            return reader.read_planes(planes, window)
        width, first, parts = transformation.source.width, window.col, []
        while first < window.col + window.width:
            start = first % width
            n = min(width - start, window.col + window.width - first)
            parts.append(reader.read_planes(planes, Window(window.row, start, window.height, n)))
            first += n
        return np.concatenate(parts, axis=2)

    def _resample(self, planes: np.ndarray, source: Grid, target: Grid, turns: list) -> np.ndarray:
        """Resample planes, those of directions by their sines and cosines."""
        resampled = self._warp(planes, source, target)
        for full_turn in set(turns) - {0.0}:
            direction_bands = [
                i for i, turn_of_plane in enumerate(turns) if turn_of_plane == full_turn
            ]
            resampled[direction_bands] = mean_direction(
                lambda parts: self._warp(parts, source, target), planes[direction_bands], full_turn
            )
        return resampled

    def _warp(self, planes: np.ndarray, source: Grid, target: Grid) -> np.ndarray:
        """Resample planes in memory with GDAL's warper."""
        in_source = _memory_dataset(planes, source)
        in_target = _memory_dataset(
            np.full((len(planes), *target.shape), np.nan, planes.dtype), target
        )
        row_ratio, col_ratio = self._ratios
        with quiet_gdal():
            try:
                is_warped = gdal.Warp(
                    in_target,
                    in_source,
                    resampleAlg=_GDAL_NAMES.get(self.method, self.method),
                    errorThreshold=_PLACE_ERROR,
                    srcNodata="nan",
                    dstNodata="nan",
                    warpOptions=[
                        "INIT_DEST=NO_DATA",
                        "UNIFIED_SRC_NODATA=NO",
                        # Else guessed from each chunk: the reach would change along its edges.
                        f"XSCALE={1.0 / col_ratio!r}",
                        f"YSCALE={1.0 / row_ratio!r}",
                    ],
                )
            except RuntimeError as error:
                raise CannotResample(self.method, str(error)) from error
            if not is_warped:
                raise CannotResample(self.method, gdal.GetLastErrorMsg())
        return in_target.ReadAsArray().reshape(len(planes), *target.shape)


def _band_of_each_plane(stack: Stack | TileStack) -> list:
    """Return a band of each plane of a stack: all tiles hold one variable."""
    if isinstance(stack, TileStack):
        tiles = [tile for plane in stack.planes for tile in plane]
        return [tiles[0].band] * len(stack) if tiles else []
    return list(stack.bands)


def _memory_dataset(planes: np.ndarray, grid: Grid) -> gdal.Dataset:
    """Return a GDAL dataset in memory of planes that are to be resampled."""
    kind = gdal.GDT_Float64 if planes.dtype == np.float64 else gdal.GDT_Float32
    dataset = gdal.GetDriverByName("MEM").Create("", grid.width, grid.height, len(planes), kind)
    dataset.SetGeoTransform(grid.geotransform)
    if grid.crs:
        dataset.SetProjection(grid.crs)
    for i, plane in enumerate(planes):
        band = dataset.GetRasterBand(i + 1)
        band.SetNoDataValue(np.nan)
        band.WriteArray(plane)
    return dataset
