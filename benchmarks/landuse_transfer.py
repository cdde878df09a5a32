"""Transfer matrix from files to table, against merely reading both rasters with GDAL.

The peer decodes both files block row by block row into their own type and does nothing with it.
The time with carbon rasters, and the memory, are printed beside it.
"""

from __future__ import annotations

import os
import resource
import tempfile

import numpy as np
from osgeo import gdal, osr

from carbonsink.benchmarks.fields import fractal_field
from carbonsink.benchmarks.timing import Row, print_rows, ratio_of_medians, shorter_when_quick
from carbonsink.core.landuse.settings import Accounts
from carbonsink.core.landuse.transfer_maps import find_transfers
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run

SIDE = int(os.environ.get("SIDE", shorter_when_quick("10000", "4000")))
CLASSES = 8
MAX_MEMORY = 1024
# The goal is at most 1.4 times the time of reading.
GOAL = 1 / 1.4


def write_case(folder: str, compression: str, carbon: bool) -> tuple:
    """Write two land-use rasters, and carbon, and return the names of both."""
    rng = np.random.default_rng(1)
    wkt = osr.SpatialReference()
    wkt.ImportFromEPSG(32648)
    grid = Grid(SIDE, SIDE, (3e5, 30.0, 0.0, 4e6, 0.0, -30.0), wkt.ExportToWkt())
    tile = min(2048, SIDE)
    first = fractal_field(tile, 3.0, rng)
    last = first + 0.05 * fractal_field(tile, 2.2, rng)
    breaks = np.quantile(first, np.linspace(0, 1, CLASSES + 1)[1:-1])
    landuse, stocks = [], []
    for year, values in ((2001, first), (2021, last)):
        codes = np.digitize(values, breaks).astype(np.uint8) + 1
        path = f"{folder}/lc_{year}.tif"
        _write(path, _tiled(codes), grid, compression)
        landuse.append(path)
        if carbon:
            path = f"{folder}/c_{year}.tif"
            density = (codes * 12 + np.round(values * 4, 2)).astype(np.float32)
            write_array(RasterOutput("c"), path, grid, _tiled(density))
            stocks.append(path)
    return landuse, stocks


def _tiled(values):
    times = -(-SIDE // values.shape[0])
    return np.tile(values, (times, times))[:SIDE, :SIDE]


def _write(path: str, values, grid, compression: str) -> None:
    options = ["TILED=YES", f"COMPRESS={compression}"]
    driver = gdal.GetDriverByName("GTiff")
    dataset = driver.Create(path, SIDE, SIDE, 1, gdal.GDT_Byte, options)
    dataset.SetGeoTransform(grid.geotransform)
    dataset.SetProjection(grid.crs)
    dataset.GetRasterBand(1).SetNoDataValue(255)
    dataset.GetRasterBand(1).WriteArray(values)


def read_only(paths) -> None:
    """Decode the rasters and drop them."""
    datasets = [gdal.Open(path) for path in paths]
    for row in range(0, SIDE, 256):
        for dataset in datasets:
            dataset.GetRasterBand(1).ReadAsArray(0, row, SIDE, min(256, SIDE - row))


def transfer(landuse, carbon, threads: int = 2):
    """Return the transfer."""
    run = Run(threads=threads, max_memory=MAX_MEMORY)
    stacks = [Stack.open(paths) if paths else None for paths in (landuse, carbon)]
    return find_transfers(*stacks, Accounts(), run).transfers[0]


def run_case(compression: str, carbon: bool, runs: int = 5) -> Row:
    """Measure one case."""
    with tempfile.TemporaryDirectory() as folder:
        landuse, stocks = write_case(folder, compression, carbon)
        change = transfer(landuse, stocks)
        codes = [gdal.Open(path).ReadAsArray().ravel() - 1 for path in landuse]
        expected_cells = np.bincount(codes[0].astype(np.int64) * CLASSES + codes[1], minlength=64)
        np.testing.assert_array_equal(change.cells.ravel(), expected_cells)
        del codes
        read = [*landuse, *stocks]
        seconds = ratio_of_medians(lambda: read_only(read), lambda: transfer(landuse, stocks), runs)
    label = f"{compression}{', with carbon' if carbon else ''}"
    return Row(label, *seconds, GOAL)


def main() -> None:
    """Print the table."""
    gdal.UseExceptions()
    cases = shorter_when_quick(
        (("NONE", False), ("LZW", False), ("DEFLATE", False), ("ZSTD", False), ("DEFLATE", True)),
        (("DEFLATE", False), ("DEFLATE", True)),
    )
    rows = [run_case(*case) for case in cases]
    title = f"Transfer matrix end to end, {SIDE} x {SIDE} cells"
    print_rows(title, "GDAL reading the same files", rows)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory of the benchmark, its own arrays included: {peak:.0f} MiB")


if __name__ == "__main__":
    main()
