"""Writing rasters: tiled, compressed GeoTIFF, published in one step when it is complete."""

from __future__ import annotations

import contextlib
import os
from typing import Any

import numpy as np
from osgeo import gdal

from ..errors_and_notes.raster import OutputNotWritable, UnsupportedOutput
from ..files.atomic import temporary_path
from ..run import Run
from .band_dates import write_date
from .band_names import QUANTITY_ITEM
from .class_tables import describe_classes
from .completeness import missing_part
from .grid import Grid
from .memory import block_cache
from .raster_output import RasterOutput
from .tile_rows import TileRows
from .tiling import TILE_SIDE
from .window import Window
from .write_failures import prepare_destination, reason_of_refusal, write_error

ENDINGS = (".tif", ".tiff")
# Above this width or height QGIS draws slowly without overviews.
OVERVIEW_SIDE = 4096
_GDAL_TYPES = {
    "uint8": gdal.GDT_Byte,
    "int16": gdal.GDT_Int16,
    "uint16": gdal.GDT_UInt16,
    "int32": gdal.GDT_Int32,
    "uint32": gdal.GDT_UInt32,
    "float32": gdal.GDT_Float32,
    "float64": gdal.GDT_Float64,
}
_ZSTD_LEVEL, _ZLEVEL = 1, 3
# One thread: with several, GDAL locks itself up when its block cache is full (a block is written
# while the threads that should compress it wait for the file; seen with 3.6).
_OVERVIEW_OPTIONS = {
    "GDAL_NUM_THREADS": "1",
    "ZSTD_LEVEL_OVERVIEW": str(_ZSTD_LEVEL),
    "ZLEVEL_OVERVIEW": str(_ZLEVEL),
}
# What GDAL puts beside a GeoTIFF.
SIDE_ENDINGS = (".aux.xml", ".ovr", ".msk")


def compression_options(dtype: str, threads: int) -> list:
    """Return the options that a GeoTIFF is written with: ZSTD, or DEFLATE where GDAL lacks it.

    Notes
    -----
    Measured on float32 tiles of 256 x 256 (a smooth field with 1 % noise; ns per cell written and
    read on one core, bytes per cell): uncompressed 3, 1.5, 4; ZSTD level 1 without predictor 7,
    4, 3.36; with predictor 2 8, 5, 3.14; with predictor 3 17, 12, 2.77; level 9 with predictor 3
    68, 12, 2.69; DEFLATE with predictor 3 41, 16, 2.74. Predictor 2 is taken: predictor 3 saves a
    tenth of the disk and doubles the time of every step. libtiff has no predictor 2 of 64-bit
    numbers everywhere.
    """
    predictor = "2" if np.dtype(dtype).itemsize <= 4 else "3"
    options = [f"PREDICTOR={predictor}", f"NUM_THREADS={threads}", "BIGTIFF=IF_SAFER"]
    if has_zstd():
        return [*options, "COMPRESS=ZSTD", f"ZSTD_LEVEL={_ZSTD_LEVEL}"]
    return [*options, "COMPRESS=DEFLATE", f"ZLEVEL={_ZLEVEL}"]


def has_zstd() -> bool:
    """Say whether this GDAL writes ZSTD."""
    listed = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST") or ""
    return "ZSTD" in listed


@contextlib.contextmanager
def _thread_options(options: dict):
    """Set the options with which GDAL writes, for this thread alone."""
    for name, value in options.items():
        gdal.SetThreadLocalConfigOption(name, value)
    try:
        yield
    finally:
        for name in options:
            gdal.SetThreadLocalConfigOption(name, None)


class RasterWriter:
    """One output file in the making.

    It is written beside its destination under a hidden name; `publish` moves it into place,
    `discard` removes it. What a killed run left there goes.

    Parameters
    ----------
    output : RasterOutput
        What it holds.
    path : str
        Destination.
    grid : Grid
        Where its cells lie.
    tile : int
        Side of its tiles.
    threads : int
        Threads that compress.
    gather : bool
        Whether windows are not made of whole tiles and must be gathered.

    Raises
    ------
    UnsupportedOutput, OutputNotWritable, DiskFull
        At once, not at the end of a long run.
    """

    def __init__(
        self,
        output: RasterOutput,
        path: str,
        grid: Grid,
        tile: int,
        threads: int,
        gather: bool = False,
    ) -> None:
        self.output, self.path, self.grid, self.tile = output, os.path.abspath(path), grid, tile
        stem, ending = os.path.splitext(self.path)
        if ending.lower() not in ENDINGS:
            raise UnsupportedOutput(path, ENDINGS)
        prepare_destination(self.path)
        self._temporary_path = temporary_path(stem, ending)
        self._failures: list = []
        self._dataset: Any = None  # of gdal, which has no types
        n_bands = len(output.band_names)
        self._rows = TileRows(grid, tile, n_bands, output.dtype) if gather else None
        options = ["TILED=YES", f"BLOCKYSIZE={tile}", f"BLOCKXSIZE={tile}"]
        options += compression_options(output.dtype, threads)
        if n_bands > 1:
            # Without the others GDAL calls bands of bytes red, green, blue and opacity.
            options += ["INTERLEAVE=BAND", "PHOTOMETRIC=MINISBLACK", "ALPHA=NO"]
        with self._collect_failures():
            self._dataset = gdal.GetDriverByName("GTiff").Create(
                self._temporary_path,
                grid.width,
                grid.height,
                n_bands,
                _GDAL_TYPES[output.dtype],
                options,
            )
            if self._dataset is not None:
                self._set_metadata()
        if self._dataset is None or self._failures:
            self.discard()
            self._raise_failure(True)

    def write(self, window: Window, values: np.ndarray) -> None:
        """Write the cells of a window; `values` is (rows, cols) or (bands, rows, cols).

        Windows come in row-major order. NaN becomes the nodata value of a float raster.
        """
        planes = values[np.newaxis] if values.ndim == 2 else values
        if planes.shape != (len(self.output.band_names), *window.shape):
            raise ValueError(f"{self.output.name}: values {values.shape} for window {window}")
        planes = self._as_stored(planes)
        if self._rows is None:
            self._write_tiles(window, planes)
            return
        for row, rows in self._rows.add(window, planes):
            self._write_tiles(row, rows)

    def finish(self, run: Run) -> None:
        """Close the file, and add overviews to a large raster."""
        with self._collect_failures():
            self._dataset.FlushCache()
            self._close()
            if max(self.grid.width, self.grid.height) > OVERVIEW_SIDE and not self._failures:
                self._add_overviews(run)
        run.check_cancel()
        if not self._failures:
            missing = missing_part(self._temporary_path)
            self._failures += [missing] if missing else []
        self._raise_failure(not os.path.exists(self._temporary_path))

    def publish(self) -> None:
        """Move the finished file into place, with its side file of category names."""
        try:
            os.replace(self._temporary_path, self.path)
            for ending in SIDE_ENDINGS:
                side_file = self._temporary_path + ending
                if os.path.exists(side_file):
                    os.replace(side_file, self.path + ending)
                    continue
                # Statistics and overviews of the file replaced; another run may remove them first.
                with contextlib.suppress(FileNotFoundError):
                    os.remove(self.path + ending)
        except OSError as error:
            raise OutputNotWritable(self.path, error.strerror or str(error)) from error

    def discard(self) -> None:
        """Remove whatever was written."""
        with self._collect_failures():
            self._close()
        for ending in ("", *SIDE_ENDINGS):
            with contextlib.suppress(OSError):
                os.remove(self._temporary_path + ending)

    def _close(self) -> None:
        """Close the file with GDAL's exceptions off: one in a destructor could not be caught.

        What fails at it reaches the error handler all the same.
        """
        manager = getattr(gdal, "ExceptionMgr", None)  # GDAL 3.7
        with manager(useExceptions=False) if manager else contextlib.nullcontext():
            self._dataset = None

    def _as_stored(self, planes: np.ndarray) -> np.ndarray:
        """Return the values in the stored type with the stored nodata mark."""
        nodata = self.output.nodata
        if np.dtype(self.output.dtype).kind == "f" and not np.isnan(nodata):
            planes = np.where(np.isnan(planes), nodata, planes)
        return planes.astype(self.output.dtype, copy=False)

    def _write_tiles(self, window: Window, planes: np.ndarray) -> None:
        """Write whole tiles one after the other: row, column, band.

        Each is flushed at once, so the order in the file is the same whatever the windows were
        and whatever else fills GDAL's cache.
        """
        tile_side, has_failed = self.tile, False
        with self._collect_failures():
            for row in range(0, window.height, tile_side):
                for col in range(0, window.width, tile_side):
                    for i, plane in enumerate(planes):
                        tile = np.ascontiguousarray(
                            plane[row : row + tile_side, col : col + tile_side]
                        )
                        band = self._dataset.GetRasterBand(i + 1)
                        has_failed |= bool(
                            band.WriteArray(tile, window.col + col, window.row + row)
                        )
                        band.FlushCache()
        self._raise_failure(has_failed)

    def _set_metadata(self) -> None:
        """Set position, names, units, nodata, classes and date."""
        output, dataset = self.output, self._dataset
        dataset.SetGeoTransform(self.grid.geotransform)
        if self.grid.crs:
            dataset.SetProjection(self.grid.crs)
        for key, value in output.tags:
            dataset.SetMetadataItem(key, value)
        if output.description:
            dataset.SetMetadataItem("TIFFTAG_IMAGEDESCRIPTION", output.description)
        for i, name in enumerate(output.band_names):
            band = dataset.GetRasterBand(i + 1)
            band.SetDescription(name)
            band.SetNoDataValue(float(output.nodata))
            if output.unit:
                band.SetUnitType(output.unit)
            if output.date is not None:
                write_date(band, output.date)
            if output.quantity:
                band.SetMetadataItem(QUANTITY_ITEM, output.quantity)
            if output.classes is not None:
                describe_classes(band, output.classes, output.dtype)

    def _add_overviews(self, run: Run) -> None:
        """Build overviews inside the file, as many as make it fit a screen."""
        factors: list = []
        longest_side = max(self.grid.width, self.grid.height)
        while longest_side > 512:
            longest_side //= 2
            factors.append(2 ** (len(factors) + 1))
        is_float = np.dtype(self.output.dtype).kind == "f"
        method = "AVERAGE" if is_float and self.output.classes is None else "MODE"
        with _thread_options(_OVERVIEW_OPTIONS):
            self._dataset = gdal.OpenEx(
                self._temporary_path,
                gdal.OF_RASTER | gdal.OF_UPDATE,
                open_options=["NUM_THREADS=1"],
            )
            if self._dataset is not None:
                self._dataset.BuildOverviews(
                    method,
                    factors,
                    callback=lambda _done, _text, _data: 0 if run.is_cancelled() else 1,
                )
            self._close()

    @contextlib.contextmanager
    def _collect_failures(self):
        """Collect GDAL's failures: some writes fail without a return code, at flush or close."""

        def handler(level, _code, text):
            if level >= gdal.CE_Failure:
                self._failures.append(text)

        gdal.PushErrorHandler(handler)
        try:
            yield
        except RuntimeError as error:
            self._failures.append(str(error))
        finally:
            gdal.PopErrorHandler()

    def _raise_failure(self, failed: bool) -> None:
        """Raise what GDAL refused to write."""
        if failed or self._failures:
            refused = reason_of_refusal(self._temporary_path)
            reasons = dict.fromkeys([*self._failures, refused] if refused else self._failures)
            raise write_error(self.path, "; ".join(reasons))


def write_array(
    output: RasterOutput, path: str, grid: Grid, values: np.ndarray, run: Run | None = None
) -> None:
    """Write a whole array in memory as one block, with the same guarantees."""
    run = run or Run()
    run.require_no_input(path)
    writer = RasterWriter(output, path, grid, TILE_SIDE, run.n_threads)
    try:
        with block_cache.limited_to_share(run.max_memory):
            writer.write(grid.window, values)
            writer.finish(run)
        writer.publish()
    finally:
        writer.discard()
