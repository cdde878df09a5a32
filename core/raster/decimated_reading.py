"""Decimated reading of many bands, as GDAL does it; blocks of several bands are decoded once."""

from __future__ import annotations

import numpy as np
from osgeo import gdal, gdal_array

from .band_description import Band
from .opening import read_array
from .tiling import cells_decoded_together, split_by_blocks
from .window import Window


class DecimatedRead:
    """Cells of bands that GDAL picks in decimated reading: into fewer rows and columns.

    It is asked as GDAL's dataset is.

    Parameters
    ----------
    dataset : gdal.Dataset
        The file.
    bands : list of Band
        Bands of it.
    shape : tuple of int
        Rows and columns to pick.
    check_cancel : callable
        Raises when the run should stop.
    """

    def __init__(self, dataset: gdal.Dataset, bands: list, shape: tuple, check_cancel) -> None:
        self.RasterYSize, self.RasterXSize = shape
        rows = _decimated_positions(dataset.RasterYSize, shape[0])
        cols = _decimated_positions(dataset.RasterXSize, shape[1])
        self._bands = {band.index: _DecimatedBand(band, shape) for band in bands}
        whole = Window(0, 0, dataset.RasterYSize, dataset.RasterXSize)
        together = cells_decoded_together(dataset.RasterCount, bands[0].stored_bytes)
        for part in split_by_blocks(whole, bands[0].block_shape, together):
            check_cancel()
            in_rows = _positions_within(rows, part.row, part.height)
            in_cols = _positions_within(cols, part.col, part.width)
            positions = np.ix_(rows[in_rows] - part.row, cols[in_cols] - part.col)
            if not (positions[0].size and positions[1].size):
                continue
            area = part.col, part.row, part.width, part.height
            for band in bands:
                stored = read_array(dataset.GetRasterBand(band.index), band.path, *area)
                self._bands[band.index].values[in_rows, in_cols] = stored[positions]

    def GetRasterBand(self, index: int) -> _DecimatedBand:  # noqa: N802
        """Return the picked cells of a band."""
        return self._bands[index]


class _DecimatedBand:
    """Picked cells of one band in decimated reading, as the file stores them."""

    def __init__(self, band: Band, shape: tuple) -> None:
        stored = gdal_array.GDALTypeCodeToNumericTypeCode(band.gdal_type)
        self.values = np.empty(shape, stored)

    def ReadAsArray(self, *_area, buf_obj: np.ndarray) -> np.ndarray:  # noqa: N802
        """Fill an array with the cells."""
        buf_obj[...] = self.values
        return buf_obj


def _positions_within(positions: np.ndarray, start: int, length: int) -> slice:
    """Return which of the sorted positions lie in a part of a row or column."""
    first, end = np.searchsorted(positions, (start, start + length))
    return slice(int(first), int(end))


def _decimated_positions(length: int, n: int) -> np.ndarray:
    """Return the positions that GDAL picks of a row or column in decimated reading."""
    dataset = gdal.GetDriverByName("MEM").Create("", length, 1, 1, gdal.GDT_Int32)
    dataset.GetRasterBand(1).WriteArray(np.arange(length, dtype=np.int32)[np.newaxis])
    return dataset.GetRasterBand(1).ReadAsArray(buf_xsize=n, buf_ysize=1)[0]
