"""Writing rasters: tiled, compressed GeoTIFF, published in one step when it is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil

import numpy as np
from osgeo import gdal

from ..errors import CarbonSinkError, DiskFull, OutputNotWritable, UnsupportedOutput
from .grid import Grid
from .outputs import RasterOutput
from .source import DATE_ITEM
from .window import Window

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
# Free space below which a failed write is taken for a full disk.
_NEARLY_FULL = 4 << 20
_FULL_ERRNOS = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FULL_TEXTS = tuple(os.strerror(code) for code in _FULL_ERRNOS)


def compression_options(dtype: str, threads: int) -> list:
    """Return creation options of a compressed GeoTIFF: ZSTD, or DEFLATE where GDAL lacks it.

    Level 1 with the predictor is smaller than level 9 without and several times as fast.
    """
    kind = np.dtype(dtype).kind
    predictor = "3" if kind == "f" else "2"
    options = [f"PREDICTOR={predictor}", f"NUM_THREADS={threads}", "BIGTIFF=IF_SAFER"]
    if has_zstd():
        return [*options, "COMPRESS=ZSTD", "ZSTD_LEVEL=1"]
    return [*options, "COMPRESS=DEFLATE", "ZLEVEL=3"]


def has_zstd() -> bool:
    """Say whether this GDAL writes ZSTD."""
    listed = gdal.GetDriverByName("GTiff").GetMetadataItem("DMD_CREATIONOPTIONLIST") or ""
    return "ZSTD" in listed


class RasterWriter:
    """One output file in the making.

    It is written beside its destination under a hidden name; `publish` moves it into place,
    `discard` removes it.
    """

    def __init__(self, output: RasterOutput, path: str, grid: Grid, tile: tuple, threads: int):
        self.output, self.path, self.grid = output, os.path.abspath(path), grid
        folder, name = os.path.split(self.path)
        stem, ending = os.path.splitext(name)
        if ending.lower() not in ENDINGS:
            raise UnsupportedOutput(path, ENDINGS)
        try:
            os.makedirs(folder, exist_ok=True)
        except OSError as error:
            raise OutputNotWritable(path, error.strerror or str(error)) from error
        self._part = os.path.join(folder, f".{stem}.{secrets.token_hex(4)}.part{ending}")
        self._failures: list = []
        self._dataset = None
        options = ["TILED=YES", f"BLOCKYSIZE={tile[0]}", f"BLOCKXSIZE={tile[1]}"]
        options += compression_options(output.dtype, threads)
        if len(output.band_names) > 1:
            options.append("INTERLEAVE=BAND")
        with self._collecting():
            self._dataset = gdal.GetDriverByName("GTiff").Create(
                self._part,
                grid.width,
                grid.height,
                len(output.band_names),
                _GDAL_TYPES[output.dtype],
                options,
            )
            if self._dataset is not None:
                self._describe()
        self._raise_failure(self._dataset is None)

    def write(self, window: Window, values: np.ndarray) -> None:
        """Write the cells of a window; `values` is (rows, cols) or (bands, rows, cols)."""
        planes = values[np.newaxis] if values.ndim == 2 else values
        failed = False
        with self._collecting():
            for i, plane in enumerate(planes):
                band = self._dataset.GetRasterBand(i + 1)
                failed |= bool(band.WriteArray(np.ascontiguousarray(plane), window.col, window.row))
        self._raise_failure(failed)

    def finish(self) -> None:
        """Add overviews to a large raster and close the file."""
        with self._collecting():
            if max(self.grid.width, self.grid.height) > OVERVIEW_SIDE:
                self._add_overviews()
            self._dataset.FlushCache()
            self._dataset = None
        self._raise_failure(not os.path.exists(self._part))

    def publish(self) -> None:
        """Move the finished file into place, with its side file of category names."""
        try:
            self._move(self._part, self.path)
            side = self._part + ".aux.xml"
            if os.path.exists(side):
                self._move(side, self.path + ".aux.xml")
            elif os.path.exists(self.path + ".aux.xml"):
                os.remove(self.path + ".aux.xml")  # statistics of the file replaced
        except OSError as error:
            raise OutputNotWritable(self.path, error.strerror or str(error)) from error

    def discard(self) -> None:
        """Remove whatever was written."""
        self._dataset = None
        for leftover in (self._part, self._part + ".aux.xml", self._part + ".ovr"):
            with contextlib.suppress(OSError):
                os.remove(leftover)

    @staticmethod
    def _move(source: str, target: str) -> None:
        os.replace(source, target)

    def _describe(self) -> None:
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
                band.SetMetadataItem(DATE_ITEM, output.date.text)
            if output.classes is not None:
                self._describe_classes(band)

    def _describe_classes(self, band) -> None:
        """Set the colour table (Byte rasters) and a table of codes, labels and colours."""
        entries = list(self.output.classes)
        table = gdal.RasterAttributeTable()
        table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
        table.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
        for usage, name in zip((gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue), ("R", "G", "B")):
            table.CreateColumn(name, gdal.GFT_Integer, usage)
        table.SetRowCount(len(entries))
        colours = gdal.ColorTable()
        for row, entry in enumerate(entries):
            table.SetValueAsInt(row, 0, entry.code)
            table.SetValueAsString(row, 1, entry.label)
            colour = tuple(int(entry.colour[i : i + 2], 16) for i in (1, 3, 5))
            for column, part in enumerate(colour):
                table.SetValueAsInt(row, 2 + column, part)
            if 0 <= entry.code < 256:
                colours.SetColorEntry(entry.code, (*colour, 255))
        band.SetDefaultRAT(table)
        if self.output.dtype == "uint8":
            band.SetColorTable(colours)
            labels = {entry.code: entry.label for entry in entries}
            band.SetCategoryNames([labels.get(i, "") for i in range(max(labels) + 1)])

    def _add_overviews(self) -> None:
        """Build overviews inside the file, as many as make it fit a screen."""
        factors, side = [], max(self.grid.width, self.grid.height)
        while side > 512:
            side //= 2
            factors.append(2 ** (len(factors) + 1))
        method = "AVERAGE" if np.dtype(self.output.dtype).kind == "f" else "MODE"
        self._dataset.FlushCache()
        self._dataset.BuildOverviews(method if self.output.classes is None else "MODE", factors)

    @contextlib.contextmanager
    def _collecting(self):
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
        if failed or self._failures:
            raise write_error(self.path, "; ".join(dict.fromkeys(self._failures)))


def write_error(path: str, reason: str) -> CarbonSinkError:
    """Return the error a failed write means: a full disk or a place that cannot be written."""
    folder = os.path.dirname(os.path.abspath(path))
    free = shutil.disk_usage(folder).free if os.path.isdir(folder) else _NEARLY_FULL
    if free < _NEARLY_FULL or any(text in reason for text in _FULL_TEXTS):
        return DiskFull(path, free, 0)
    return OutputNotWritable(path, reason)
