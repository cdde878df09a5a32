"""Rasters that name no classes but whose numbers are class codes by all appearances."""

from __future__ import annotations

import numpy as np

from .opening import open_dataset, read_array
from .source import Band

# Whole numbers, so few that each stands for many cells: land use, biomes, soil types.
MAX_CODES, CELLS_PER_CODE = 40, 10
# Longest side of the part of a block that is read.
_SIDE = 512


def holds_few_codes(band: Band) -> bool:
    """Say whether the numbers of a band look like class codes.

    Parameters
    ----------
    band : Band
        The band; only some of its blocks are read.

    Returns
    -------
    bool
        True for between 2 and 40 different whole numbers from 0 on, each of ten cells or more on
        average. It is a guess: a count or a coarse index looks the same.
    """
    if band.scale != 1.0 or band.offset != 0.0:
        return False
    codes: set = set()
    cells = 0
    dataset = open_dataset(band.path)
    raster_band = dataset.GetRasterBand(band.index)
    for window in _sampled_windows(dataset, band):
        values = read_array(raster_band, band.path, *window).ravel()
        values = values[np.isfinite(values)]
        if band.nodata is not None:
            values = values[values != band.nodata]
        distinct = np.unique(values)
        if distinct.size and (distinct[0] < 0 or np.any(distinct != np.floor(distinct))):
            return False
        codes.update(distinct.tolist())
        cells += values.size
        if len(codes) > MAX_CODES:
            return False
    return len(codes) > 1 and cells >= CELLS_PER_CODE * len(codes)


def _sampled_windows(dataset, band: Band):
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
