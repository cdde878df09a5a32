"""A folder as a technician has it, made of the demonstration region: renamed, nothing declared."""

from __future__ import annotations

import csv
from pathlib import Path

import numpy as np

from .factories import write_raster

NAMES = {
    "ndvi": "NDVI_{year}_max",
    "precipitation": "降水_{year}年",
    "temperature": "气温_{year}",
    "landuse": "CLCD_{year}_albert",
}
HEADS = {"site": "样点", "longitude": "经度", "latitude": "纬度", "year": "年份"}


def make_own_folder(region, target) -> Path:
    """Write rasters, tables and polygons of a region under names of the user's own.

    The elevation lies on another grid, one file is no raster, land use carries no class names, no
    raster says its date or unit, plots are CSV files in a Chinese encoding.

    Parameters
    ----------
    region : str or Path
        What the algorithm 'demoregion' wrote.
    target : str or Path
        The folder.
    """
    region, target = Path(region), Path(target)
    target.mkdir(parents=True, exist_ok=True)
    for variable, name in NAMES.items():
        for path in sorted((region / "annual").glob(f"{variable}_*.tif")):
            copy_bare(path, target / f"{name.format(year=path.stem[-4:])}.tif")
    copy_bare(region / "static" / "dem.tif", target / "dem_2km.tif", coarser=2)
    (target / "corrupt.tif").write_bytes(b"no raster at all")
    _write_plots(region / "sites" / "npp_plots.csv", target / "样地_NPP.csv", "npp", "NPP")
    _write_plots(region / "sites" / "rs_plots.csv", target / "土壤呼吸.csv", "rs", "土壤呼吸")
    _write_shapefile(region / "provinces.gpkg", target / "counties.shp")
    return target


def make_product_folder(region, target) -> Path:
    """Write the true NPP of a region as a product of NPP beside climate and land use."""
    region, target = Path(region), Path(target)
    target.mkdir(parents=True, exist_ok=True)
    for variable in ("precipitation", "temperature", "landuse"):
        for path in sorted((region / "annual").glob(f"{variable}_*.tif")):
            copy_bare(path, target / f"{NAMES[variable].format(year=path.stem[-4:])}.tif")
    for path in sorted((region / "truth").glob("npp_????.tif")):
        copy_bare(path, target / f"MOD17A3HGF_{path.stem[-4:]}_Npp_500m.tif")
    _write_shapefile(region / "provinces.gpkg", target / "counties.shp")
    return target


def copy_bare(path, target, coarser: int = 1) -> None:
    """Write the values of a raster without anything that says what they are."""
    from osgeo import gdal

    from carbonsink.core.raster import Grid, Stack

    stack = Stack.open([str(path)])
    grid = stack.grid
    dataset = gdal.Open(str(path))  # kept: its bands are gone with it
    band = dataset.GetRasterBand(1)
    values, nodata = band.ReadAsArray(), band.GetNoDataValue()
    if coarser > 1:
        x, a, b, y, d, e = grid.geotransform
        values = np.ascontiguousarray(values[::coarser, ::coarser])
        shape = values.shape
        grid = Grid(shape[1], shape[0], (x, a * coarser, b, y, d, e * coarser), grid.crs)
    write_raster(target, values, grid, nodata=nodata)


def _write_plots(source: Path, target: Path, column: str, head: str) -> None:
    with open(source, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with open(target, "w", encoding="gb18030", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow([*HEADS.values(), head])
        writer.writerows([*(row[name] for name in HEADS), row[column]] for row in rows)


def _write_shapefile(source: Path, target: Path) -> None:
    from osgeo import gdal

    gdal.VectorTranslate(
        str(target), str(source), format="ESRI Shapefile", layerCreationOptions=["ENCODING=UTF-8"]
    )
