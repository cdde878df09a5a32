"""Reading plain float32 GeoTIFFs through a stack, against GDAL with nodata turned into NaN.

The peer reads the same windows of the same files by GDAL and sets cells of the declared nodata
value to NaN; ours looks for undeclared marks, infinite values and masks too.
"""

from __future__ import annotations

import os
import tempfile

import numpy as np
from osgeo import gdal

from carbonsink.benchmarks.fields import fractal_field
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.raster import Grid, RasterOutput, Stack, StackReader, Window, write_array

SIDE = int(os.environ.get("SIDE", shorter_when_quick("2048", "1024")))
N_FILES, TILE = 8, 512
# What a file says is looked at for every window; that may take as much as half of the reading.
GOAL = 1 / 1.5


def write_case(folder: str, gaps: bool) -> list:
    """Write the rasters and return their names."""
    rng = np.random.default_rng(0)
    grid = Grid(SIDE, SIDE, (3e5, 30.0, 0.0, 4e6, 0.0, -30.0), "")
    paths = []
    for i in range(N_FILES):
        values = fractal_field(SIDE, 2.5, rng).astype(np.float32)
        if gaps:
            values[rng.random(values.shape) < 0.2] = np.nan
        paths.append(f"{folder}/npp_{2001 + i}.tif")
        write_array(RasterOutput("npp"), paths[-1], grid, values)
    return paths


def windows() -> list:
    """Return the windows that are read."""
    steps = range(0, SIDE, TILE)
    return [Window(row, col, TILE, TILE) for row in steps for col in steps]


def read_by_gdal(paths) -> np.ndarray:
    """Return all values, NaN for the declared nodata value."""
    stored = np.empty((len(paths), SIDE, SIDE), np.float32)
    bands = [gdal.Open(path) for path in paths]
    for window in windows():
        for i, dataset in enumerate(bands):
            band, target = dataset.GetRasterBand(1), stored[i][window.slices]
            values = band.ReadAsArray(window.col, window.row, window.width, window.height)
            nodata = band.GetNoDataValue()
            if nodata is not None and not np.isnan(nodata):
                values[values == nodata] = np.nan
            target[:] = values
    return stored


def read_by_stack(stack: Stack) -> np.ndarray:
    """Return all values as algorithms get them."""
    stored = np.empty((len(stack), SIDE, SIDE), np.float32)
    with StackReader(stack) as reader:
        for window in windows():
            stored[(slice(None), *window.slices)] = reader.read(window)
    return stored


def run_case(gaps: bool) -> Row:
    """Measure one case."""
    with tempfile.TemporaryDirectory() as folder:
        paths = write_case(folder, gaps)
        stack = Stack.open(paths)
        np.testing.assert_array_equal(read_by_stack(stack), read_by_gdal(paths))
        seconds = ratio_of_medians(lambda: read_by_gdal(paths), lambda: read_by_stack(stack))
    name = "a fifth of the cells without data" if gaps else "complete"
    return Row(f"{N_FILES} rasters of {SIDE} x {SIDE} cells, {name}", *seconds, GOAL)


def main() -> None:
    """Measure both cases."""
    rows = [run_case(gaps) for gaps in (False, True)]
    print_rows("Reading float32 GeoTIFF", "GDAL alone, declared nodata as NaN", rows)


if __name__ == "__main__":
    main()
