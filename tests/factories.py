"""Factories of small rasters for tests, written with GDAL itself and not with our own writer."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest

# The place of every small grid unless a test says otherwise: UTM 32N, cells of one kilometre.
UTM, ORIGIN, CELL = "EPSG:32632", (500_000.0, 5_200_000.0), 1000.0


def wkt(name: str) -> str:
    """Return the WKT of a CRS that PROJ knows by name, such as "EPSG:4326"."""
    from osgeo import osr

    reference = osr.SpatialReference()
    reference.SetFromUserInput(name)
    return reference.ExportToWkt()


@contextlib.contextmanager
def gdal_exceptions(used: bool):
    """Let GDAL raise exceptions or not, whatever the surrounding program chose.

    GDAL 3.6 wants gdal, ogr and osr to leave off in the order opposite to that in which they began.
    """
    from osgeo import gdal, ogr, osr

    modules = (gdal, ogr, osr)
    before = [module for module in modules if module.GetUseExceptions()]
    _switch(modules if used else (), modules)
    try:
        yield
    finally:
        _switch(before, modules)


def _switch(wanted, modules) -> None:
    """Make the wanted modules raise exceptions, and no others."""
    for _ in modules:
        for module in modules:
            if module.GetUseExceptions():
                with contextlib.suppress(RuntimeError):  # not its turn yet
                    module.DontUseExceptions()
    for module in wanted:
        module.UseExceptions()


def make_grid(rows: int, cols: int, cell=CELL, origin=ORIGIN, crs: str = UTM):
    """Return a north-up grid; `cell` is a number or (width, height)."""
    from carbonsink.core.raster import Grid

    width, height = cell if isinstance(cell, tuple) else (cell, cell)
    geotransform = (origin[0], width, 0.0, origin[1], 0.0, -height)
    return Grid(cols, rows, geotransform, wkt(crs) if crs else "")


def tilted(grid) -> np.ndarray:
    """Return values that tell every cell from every other, so swaps and shifts show.

    One per column to the east and 1000 per row to the south, from the cells' ground coordinates.
    """
    x, y = grid.coordinates()
    width, height = grid.cell_size
    col, row = (x - grid.geotransform[0]) / width, (grid.geotransform[3] - y) / height
    return (np.floor(col)[None, :] + 1000.0 * np.floor(row)[:, None]).astype(np.float32)


def write_raster(
    path,
    values,
    grid=None,
    nodata=None,
    dtype=None,
    driver: str = "GTiff",
    options=(),
    descriptions=(),
    unit: str = "",
    scale=None,
    offset=None,
    mask=None,
    south_up: bool = False,
) -> str:
    """Write values (rows, cols) or (bands, rows, cols) as a raster file and return its name."""
    from osgeo import gdal, gdal_array

    values = np.asarray(values)
    planes = values[None] if values.ndim == 2 else values
    planes = planes.astype(dtype or (np.float32 if planes.dtype == np.float64 else planes.dtype))
    grid = grid or make_grid(*planes.shape[1:])
    kind = gdal_array.NumericTypeCodeToGDALTypeCode(planes.dtype.type)
    memory = driver not in ("GTiff", "HFA")
    creator = gdal.GetDriverByName("MEM" if memory else driver)
    dataset = creator.Create(
        "" if memory else str(path), grid.width, grid.height, len(planes), kind, list(options)
    )
    x, a, b, y, d, e = grid.geotransform
    if south_up:
        y, e, planes = y + grid.height * e, -e, planes[:, ::-1]
    dataset.SetGeoTransform((x, a, b, y, d, e))
    if grid.crs:
        dataset.SetProjection(grid.crs)
    for i, plane in enumerate(planes):
        band = dataset.GetRasterBand(i + 1)
        if nodata is not None:
            band.SetNoDataValue(nodata)
        if i < len(descriptions):
            band.SetDescription(descriptions[i])
        band.SetUnitType(unit)
        if scale is not None:
            band.SetScale(scale)
        if offset is not None:
            band.SetOffset(offset)
        band.WriteArray(plane)
    if mask is not None:
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(np.where(mask, 255, 0).astype("u1"))
    if memory:
        gdal.GetDriverByName(driver).CreateCopy(str(path), dataset, options=list(options))
    del dataset
    return str(path)


@pytest.fixture
def raster(tmp_path):
    """Write a small raster: ``raster(values, "npp_2005.tif", nodata=-9999)`` gives its file name.

    Keywords as in `write_raster`.
    """

    def make(values, name="npp.tif", grid=None, nodata=None, **more) -> str:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return write_raster(path, values, grid, nodata, **more)

    return make


@pytest.fixture
def named_raster(tmp_path):
    """Write a raster of a variable: ``named_raster("npp_2005", [[1.0, 2.0]])`` gives its file name.

    `cell`, `origin` and `crs` say where it lies; other keywords as in `write_raster`.
    """

    def make(name, values, cell=CELL, origin=ORIGIN, crs: str = UTM, **more) -> str:
        values = np.asarray(values)
        grid = make_grid(*values.shape[-2:], cell=cell, origin=origin, crs=crs)
        return write_raster(tmp_path / f"{name}.tif", values, grid, **more)

    return make
