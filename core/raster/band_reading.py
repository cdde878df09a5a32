"""Reading windows of a band: amounts as floats with NaN, class codes as the integers they are.

Cells go through as few passes as their file needs: one without nodata, scale and offset.
"""

from __future__ import annotations

import functools
from typing import NamedTuple

import numpy as np
from osgeo import gdal, gdal_array

from ..errors_and_notes.learn import AngleOutside
from ..errors_and_notes.quantities import ImpossibleValues
from ..errors_and_notes.raster import CodesRounded, NotInteger, NumbersTooLarge
from ..statistics.circular_statistics import sine_or_cosine
from ..units.angle import Angle
from .band_description import Band, Limits, stored_sample
from .customary_nodata import customary_nodata_codes, end_codes
from .file_version import file_version
from .opening import read_array
from .undeclared_nodata import (
    UndeclaredCells,
    find_undeclared_nodata,
    is_isolated_nodata_mark,
    is_undeclared_end,
    is_usual_number,
    value_range,
)
from .window import Window

_HUGE = 1e30  # nodata marks such as -3.4e38 are stored with varying rounding
# Beyond it float64 does not tell whole numbers apart.
_LARGEST_WHOLE = float(1 << 53)
# Beyond it float32 does not.
LARGEST_FLOAT32_INTEGER = 1 << 24
# Stands for "no class" where a raster has no such code of its own.
NO_CODE = np.iinfo(np.int64).min
# The next larger type that holds all codes of one and a mark beside them.
_WIDER = {"u1": "i2", "i1": "i2", "u2": "i4", "i2": "i4", "u4": "i8", "i4": "i8", "i8": "i8"}


class ClassCodes(NamedTuple):
    """Class codes of a window.

    Parameters
    ----------
    values : numpy.ndarray
        Integers (rows, cols), in the type of the file where it has one.
    nodata : int or None
        The code that means "no class"; None when every cell has a class.
    """

    values: np.ndarray
    nodata: int | None

    @property
    def is_valid(self) -> np.ndarray:
        """Where there is a class, bool (rows, cols)."""
        if self.nodata is None:
            return np.ones(self.values.shape, np.bool_)
        return self.values != self.nodata


def read_band(
    dataset: gdal.Dataset, band: Band, window: Window, out: np.ndarray
) -> UndeclaredCells | None:
    """Read a window of a band into `out` (rows, cols; float32 or float64), NaN for nodata.

    When `out` is smaller than the window, cells are picked evenly (overviews are used).

    Infinite values become NaN too: no step of a carbon budget can use them.

    Returns
    -------
    UndeclaredCells or None
        The cells left out because they hold a mark of no data that the file does not declare, in
        the order of `out`; None when there are none.

    Raises
    ------
    UnreadableRaster
        When the file breaks off or its data are damaged.
    ImpossibleValues
        When values are beyond the limits of the band.
    NumbersTooLarge
        When float64 does not hold its whole numbers.
    """
    raster_band, area = dataset.GetRasterBand(band.index), _window_in_file(dataset, band, window)
    stored, is_unscaled = _stored_type(band), _is_unscaled(band)
    reads_direct = is_unscaled and not band.signed_byte and _fits(stored, out.dtype)
    values = out[:: band.row_order] if reads_direct else np.empty(out.shape, stored)
    _read_area(raster_band, band, area, values)
    missing = _where_missing(values, stored, band)
    if band.is_masked:
        masked = _read_mask(dataset, band, area, out.shape)
        missing = masked if missing is None else missing | masked
    is_float = values.dtype.kind == "f"
    if missing is not None and is_float:
        np.putmask(values, missing, np.nan)
    marked = _undeclared_marks(values, stored, missing, band)
    if is_float:  # what was missing before is NaN already: setting cells costs most of all
        missing = None if marked is None else marked.where
    elif marked is not None:
        missing = marked.where if missing is None else missing | marked.where
    if not _fits(stored, np.dtype(np.float64)):
        _require_exact(band, values, missing)
    if not reads_direct:
        if not is_unscaled:
            values = values.astype(np.float64) * band.scale + band.offset
        with np.errstate(over="ignore"):  # float64 values such as -1.8e308 do not fit float32
            out[:: band.row_order] = values
        values = out[:: band.row_order]
    if missing is not None:
        np.putmask(values, missing, np.nan)
    if not reads_direct and (stored.kind == "f" or not is_unscaled):
        np.putmask(out, np.isinf(out), np.nan)
    if band.limits is not None:
        _require_within_limits(band, band.limits, out)
    if band.angle is not None:
        _take_component(band.path, band.angle, out)
    return marked if marked is None or band.row_order > 0 else marked.flipped()


def _undeclared_marks(values, stored, missing, band: Band) -> UndeclaredCells | None:
    """Return the cells of a band's window just read that hold an undeclared nodata mark."""
    marked = find_undeclared_nodata(
        values,
        stored,
        missing,
        functools.partial(_is_isolated, band),
        band.trusted,
        band.quantity,
        functools.partial(_is_frequent, band),
        (band.scale, band.offset),
    )
    if marked is None or not marked.kept:
        return marked
    return marked.without_kept(functools.partial(_is_usual, band))


def _fits(stored: np.dtype, wanted: np.dtype) -> bool:
    """Say whether all numbers of a type are exact in another; numpy takes int64 for float64."""
    return np.can_cast(stored, wanted, "safe") and (stored.kind == "f" or stored.itemsize < 8)


def _require_exact(band: Band, values: np.ndarray, missing) -> None:
    """Raise for whole numbers between which float64 does not tell apart."""
    known = values if missing is None else values[~missing]
    if known.size:
        largest = max(abs(int(known.min())), int(known.max()))
        if largest > _LARGEST_WHOLE:
            raise NumbersTooLarge(band.path, largest)


def _require_within_limits(band: Band, limits: Limits, values: np.ndarray) -> None:
    """Raise when a window just read from a band holds values impossible for its quantity."""
    low, high = value_range(values)
    if low < limits.low or high > limits.high:
        ends = min(float(low), limits.high), max(float(high), limits.low)
        facts = limits.parameter, band.path, limits.quantity, *ends
        raise ImpossibleValues(*facts, limits.low, limits.high, limits.unit, 0.0)


def _take_component(path: str, angle: Angle, values: np.ndarray) -> None:
    """Replace the angles in a window that was read by their sine or cosine."""
    try:
        values[...] = sine_or_cosine(values, angle.part, angle.period)
    except ValueError:
        low, high = (float(end) for end in value_range(values))
        raise AngleOutside(angle.source, path, low, high, angle.period) from None


def _is_isolated(band: Band, mark: float) -> bool:
    """Say whether no other number that is read of a band comes near a no-data mark."""
    return _is_isolated_in_band(band.path, band.index, file_version(band.path), mark)


def _is_frequent(band: Band, mark: float) -> bool:
    """Say whether many cells of a band hold the number at the end of its values."""
    return _is_frequent_in_band(band.path, band.index, file_version(band.path), mark)


@functools.lru_cache(maxsize=1024)
def _is_frequent_in_band(path: str, index: int, version: tuple, mark: float) -> bool:
    """Judge a number at the end of the values once for all blocks of a band."""
    return is_undeclared_end(stored_sample(path, index, version), mark)


def _is_usual(band: Band, mark: float) -> bool:
    """Say whether a no-data mark is one of the values of a band, and no more frequent."""
    return _is_usual_in_band(band.path, band.index, file_version(band.path), mark)


@functools.lru_cache(maxsize=1024)
def _is_usual_in_band(path: str, index: int, version: tuple, mark: float) -> bool:
    """Judge a number among others once for all blocks of a band."""
    return is_usual_number(stored_sample(path, index, version), mark)


@functools.lru_cache(maxsize=1024)
def _is_isolated_in_band(path: str, index: int, version: tuple, mark: float) -> bool:
    """Judge a mark once for all blocks of a band."""
    return is_isolated_nodata_mark(stored_sample(path, index, version), mark)


def read_codes(dataset: gdal.Dataset, band: Band, window: Window) -> tuple:
    """Read a window of a band of class codes.

    Codes of any size come out as they are: no float stands between. Whole numbers in a float
    raster are codes too.

    Returns
    -------
    codes : ClassCodes
        The codes, without those that are marks of no data.
    marked : UndeclaredCells or None
        The cells left out because of marks that the file does not declare.

    Raises
    ------
    UnreadableRaster
        When the file breaks off or its data are damaged.
    NotInteger
        With the first value that is not an integer.
    """
    if not holds_integers(band):
        return _read_whole_numbers(dataset, band, window)
    raster_band, area = dataset.GetRasterBand(band.index), _window_in_file(dataset, band, window)
    stored = _stored_type(band)
    # Memory order is that of the grid, as kernels want it: south-up files are read in reverse.
    values = np.empty(window.shape, stored)
    _read_area(raster_band, band, area, values[:: band.row_order])
    nodata = _nodata_code(stored, band.nodata)
    marks = [_nodata_code(stored, mark) for mark in band.marks]
    masked = np.isin(values, [mark for mark in marks if mark is not None]) if marks else None
    if band.hidden:
        hidden = _hidden_by_layer(values, band)
        masked = hidden if masked is None else masked | hidden
    if band.is_masked:
        hidden = _read_mask(dataset, band, area, window.shape)[:: band.row_order]
        masked = hidden if masked is None else masked | hidden
    marked = _undeclared_codes(values, stored, (nodata, *band.trusted), masked, band)
    if marked is not None:
        masked = marked.where if masked is None else masked | marked.where
    if masked is not None and masked.any():
        return _without_masked(values, nodata, masked), marked
    return ClassCodes(values, nodata), marked


def _undeclared_codes(
    values: np.ndarray, stored: np.dtype, known_marks, masked, band: Band
) -> UndeclaredCells | None:
    """Return the cells of class codes just read that hold an undeclared nodata mark."""
    if stored.itemsize == 1 or not values.size:
        return None
    low, high, cells = values.min(), values.max(), {}
    # A file that declares another mark has its own way to say that there are no data.
    ends = end_codes(stored) if band.nodata is None else ()
    for mark in (*customary_nodata_codes(stored), *ends):
        if mark in known_marks or not low <= mark <= high:
            continue
        equals_mark = values == mark
        if masked is not None:
            equals_mark &= ~masked
        if equals_mark.any() and (mark not in ends or _is_isolated(band, mark)):
            cells[float(mark)] = equals_mark
    return UndeclaredCells(np.any(list(cells.values()), axis=0), cells) if cells else None


def holds_integers(band: Band) -> bool:
    """Say whether a band's codes are read without a detour over floats."""
    return _stored_type(band).str[1:] in _WIDER and _is_unscaled(band)


def code_bytes(band: Band) -> int:
    """Return the bytes of a cell of a band read by `read_codes`."""
    return (
        _stored_type(band).itemsize
        if holds_integers(band) and not (band.is_masked or band.hidden)
        else 8
    )


def _without_masked(values: np.ndarray, nodata, masked: np.ndarray) -> ClassCodes:
    """Return class codes that were read, those of masked cells and nodata replaced by a mark."""
    if nodata is not None:
        masked |= values == nodata
    values = values.astype(_WIDER[values.dtype.str[1:]])
    mark = int(np.iinfo(values.dtype).min)
    values[masked] = mark
    return ClassCodes(values, mark)


def _read_whole_numbers(dataset: gdal.Dataset, band: Band, window: Window) -> tuple:
    """Read a window of class codes of a band of floats, or of a type beyond int64."""
    fits_float32 = np.can_cast(_stored_type(band), np.float32, "safe") and _is_unscaled(band)
    values = np.empty(window.shape, np.float32 if fits_float32 else np.float64)
    marked = read_band(dataset, band, window, values)
    missing = np.isnan(values)
    np.copyto(values, 0, where=missing)
    not_integer = np.abs(values) > _LARGEST_WHOLE
    if not not_integer.any():
        codes = values.astype(np.int64)
        not_integer = codes != values
    if not_integer.any():
        raise NotInteger(band.path, float(values[not_integer][0]))
    if _stored_type(band) == np.float32:
        largest = np.abs(codes).max(initial=0)
        if largest > LARGEST_FLOAT32_INTEGER:
            raise CodesRounded(band.path, int(largest))
    codes[missing] = NO_CODE
    return ClassCodes(codes, NO_CODE), marked


def read_stored(dataset: gdal.Dataset, band: Band, window: Window, shape: tuple) -> np.ndarray:
    """Return the stored numbers of a window, at most as many rows and columns as it has.

    Parameters
    ----------
    dataset : gdal.Dataset
        The open file of the band.
    band : Band
        What to read.
    window : Window
        Cells wanted.
    shape : tuple of int
        Rows and columns to pick evenly.
    """
    values = np.empty(shape, _stored_type(band))
    area = _window_in_file(dataset, band, window)
    _read_area(dataset.GetRasterBand(band.index), band, area, values[:: band.row_order])
    return values


def _window_in_file(dataset: gdal.Dataset, band: Band, window: Window) -> tuple:
    """Return the window to read in columns and rows of the file, as GDAL wants it."""
    row, col = window.row, window.col
    rows, cols = dataset.RasterYSize, dataset.RasterXSize
    rows, cols = (cols, rows) if band.transposed else (rows, cols)
    if band.row_order < 0:
        row = rows - window.row - window.height
    if band.transposed < 0:
        col = cols - window.col - window.width
    if band.transposed:
        return row, col, window.height, window.width
    return col, row, window.width, window.height


def _read_area(raster_band, band: Band, area: tuple, out: np.ndarray) -> None:
    """Read an area into `out`, converted to its type."""
    if band.transposed:
        as_stored = np.empty(out.shape[::-1], out.dtype)
        _read_as_stored(raster_band, band, area, as_stored)
        out[...] = as_stored[:: band.transposed].T
    else:
        _read_as_stored(raster_band, band, area, out)


def _read_as_stored(raster_band, band: Band, area: tuple, out: np.ndarray) -> None:
    """Read an area into `out`, rows and columns as the file has them."""
    if band.signed_byte and out.dtype == np.int8:
        out = out.view(np.uint8)  # GDAL before 3.7 has no type for them
    read_array(raster_band, band.path, *area, buf_obj=out)


def _read_mask(dataset: gdal.Dataset, band: Band, area: tuple, shape: tuple) -> np.ndarray:
    """Read where the mask or opacity of a band hides its cells."""
    hidden = np.zeros(shape, np.bool_)
    if band.has_mask:
        mask = np.empty(shape, np.uint8)
        _read_area(dataset.GetRasterBand(band.index).GetMaskBand(), band, area, mask)
        hidden = mask == 0
    if band.opacity:
        opacity = np.empty(shape, np.float64)
        _read_area(dataset.GetRasterBand(band.opacity), band, area, opacity)
        hidden |= ~(opacity > 0.0)
    return hidden


def _is_unscaled(band: Band) -> bool:
    """Say whether values are meant as they are stored."""
    return band.scale == 1.0 and band.offset == 0.0 and band.angle is None


def _stored_type(band: Band) -> np.dtype:
    return np.dtype(np.int8) if band.signed_byte else _numpy_type(band.gdal_type)


@functools.cache
def _numpy_type(gdal_type: int) -> np.dtype:
    """Return the numpy type of a GDAL type."""
    return np.dtype(gdal_array.GDALTypeCodeToNumericTypeCode(gdal_type))


def _where_missing(values: np.ndarray, stored: np.dtype, band: Band):
    """Return where values just read from a band have no data; None where every one is data."""
    missing = None
    for mark in (band.nodata, *band.marks):
        masks = _where_marked(values, stored, mark)
        if masks is not None:
            missing = masks if missing is None else missing | masks
    masks = [missing, _hidden_by_layer(values, band)]
    if band.valid_range is not None:
        low, high = band.valid_range
        masks.append((values < low) | (values > high))
    masks = [mask for mask in masks if mask is not None]
    return functools.reduce(np.logical_or, masks) if masks else None


def _hidden_by_layer(values: np.ndarray, band: Band):
    """Return where the settings of the layer hide values that were read; None for nowhere."""
    masks = [(values >= low) & (values <= high) for low, high in band.hidden]
    return functools.reduce(np.logical_or, masks) if masks else None


def _where_marked(values: np.ndarray, stored: np.dtype, nodata):
    """Return where values just read from a band equal a declared nodata value; None without one."""
    if nodata is None or np.isnan(nodata):
        return None  # NaN stays NaN by itself
    if stored.kind == "f":
        if abs(nodata) > _HUGE:
            limit = stored.type(min(abs(nodata), np.finfo(stored).max) * 0.999)
            return values >= limit if nodata > 0 else values <= -limit
        return values == stored.type(nodata)
    code = _nodata_code(stored, nodata)
    return None if code is None else values == values.dtype.type(code)


def _nodata_code(stored: np.dtype, nodata) -> int | None:
    """Return a nodata mark as an integer of the stored type; None when no cell can have it."""
    if nodata is None or not np.isfinite(nodata) or nodata != int(nodata):
        return None
    limits = np.iinfo(stored)
    return int(nodata) if limits.min <= nodata <= limits.max else None
