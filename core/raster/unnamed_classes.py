"""Rasters that name no classes but whose numbers are class codes by all appearances."""

from __future__ import annotations

import numpy as np

from ..units.class_names import is_class_name
from .band_description import Band
from .class_tables import holds_classes
from .customary_nodata import HABITUAL, end_codes
from .opening import open_dataset, read_array

# Whole numbers, so few that each stands for many cells: land use, biomes, soil types.
MAX_CODES, CELLS_PER_CODE = 40, 10
# Codes of a raster that is named like one of classes: legends of soils and vegetation are long.
_MAX_NAMED_CODES = 256
# Longest side of the part of a block that is read.
_SIDE = 512


def is_class_band(band: Band) -> bool:
    """Say whether a band's numbers are class codes: by names or colours of classes, or its name."""
    return holds_classes(band) or holds_unnamed_classes(band)


def holds_unnamed_classes(band: Band) -> bool:
    """Say whether a band is named like one of classes, and its numbers look like their codes."""
    if band.quantity or not (is_class_name(band.name) or is_class_name(band.stem)):
        return False
    return holds_few_codes(band, _MAX_NAMED_CODES)


def may_be_codes(band: Band) -> bool:
    """Say whether a band of no known quantity and without legend looks like one of classes."""
    if band.quantity or band.unit.strip():
        return False
    return holds_unnamed_classes(band) or (band.holds_whole_numbers and holds_few_codes(band))


def holds_few_codes(band: Band, max_codes: int = MAX_CODES) -> bool:
    """Say whether the numbers of a band look like class codes.

    Parameters
    ----------
    band : Band
        The band; only some of its blocks are read.
    max_codes : int
        Most different numbers.

    Returns
    -------
    bool
        True for between 2 and `max_codes` different whole numbers from 0 on, each of ten cells or
        more on average. It is a guess: a count or a coarse index looks the same.
    """
    if band.scale != 1.0 or band.offset != 0.0:
        return False
    codes: set = set()
    cells = 0
    nodata = [mark for mark in (*HABITUAL, *band.marks, band.nodata) if mark is not None]
    dataset = open_dataset(band.path)
    raster_band = dataset.GetRasterBand(band.index)
    for window in _windows_to_count_codes(dataset, band):
        values = read_array(raster_band, band.path, *window).ravel()
        values = values[np.isfinite(values)]
        if values.dtype.kind in "iu" and values.dtype.itemsize > 1:
            values = values[~np.isin(values, end_codes(values.dtype))]
        values = values[~np.isin(values.astype(np.float64), nodata)]
        distinct = np.unique(values)
        if distinct.size and (distinct[0] < 0 or np.any(distinct != np.floor(distinct))):
            return False
        codes.update(distinct.tolist())
        cells += values.size
        if len(codes) > max_codes:
            return False
    return len(codes) > 1 and cells >= CELLS_PER_CODE * len(codes)


def _windows_to_count_codes(dataset, band: Band):
    """Yield windows of some blocks, evenly placed, in which codes are counted."""
    height, width = (min(length, _SIDE) for length in band.block_shape)
    height = max(height, min(_SIDE // 8, dataset.RasterYSize))  # strips of one row
    rows = np.unique(np.linspace(0, dataset.RasterYSize - 1, 3).astype(int) // height * height)
    cols = np.unique(np.linspace(0, dataset.RasterXSize - 1, 3).astype(int) // width * width)
    for row in rows.tolist():
        for col in cols.tolist():
            yield (
                col,
                row,
                min(width, dataset.RasterXSize - col),
                min(height, dataset.RasterYSize - row),
            )
