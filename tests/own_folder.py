"""A folder as a technician has it, made of the demonstration region: renamed, nothing declared."""

from __future__ import annotations

import csv
import shutil
import zipfile
from pathlib import Path

import numpy as np

from .factories import write_raster

NAMES = {
    "ndvi": "NDVI_{year}_max",
    "precipitation": "降水_{year}年",
    "temperature": "气温_{year}",
    "landuse": "CLCD_{year}_albert",
}
HARSH_NAMES = {
    "ndvi": "植被/NDVI_{year}年_最大值",
    "precipitation": "气象数据/{year}年降水量(mm)",
    "temperature": "气象数据/年均温_{year}_℃",
    "radiation": "气象数据/GLASS_DSR_{year}_yearly",
    "landuse": "CLCD_v01_{year}_albert_某市",
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


def make_harsh_folder(region, target) -> Path:
    """Write a region as several people left it: folders, Chinese names, products, copies, a zip.

    NDVI and climate lie in folders of their own with the date within the name, the NPP of two
    products beside each other, elevation in degrees, a copy of a raster, a broken raster, an
    archive, hidden files of macOS, Windows and Excel, plots as a workbook and as CSV in GB 18030,
    and counties in GBK that do not say so.

    Parameters
    ----------
    region : str or Path
        What the algorithm 'demoregion' wrote.
    target : str or Path
        The folder.
    """
    region, target = Path(region), Path(target)
    for name in ("植被", "气象数据", "备份"):
        (target / name).mkdir(parents=True, exist_ok=True)
    for variable, name in HARSH_NAMES.items():
        for path in sorted((region / "annual").glob(f"{variable}_*.tif")):
            copy_bare(path, target / f"{name.format(year=path.stem[-4:])}.tif")
    for variable, name in {"soc": "土壤有机碳", "slope": "坡度"}.items():
        copy_bare(region / "static" / f"{variable}.tif", target / f"{name}.tif")
    _write_products(region, target)
    _write_degrees(region / "static" / "dem.tif", target / "DEM_90m.tif")
    last = sorted((target / "植被").iterdir())[-1]
    shutil.copy(last, target / "备份" / f"{last.stem} - 副本.tif")
    whole = (target / "坡度.tif").read_bytes()
    (target / "坡向.tif").write_bytes(whole[: len(whole) // 3])
    with zipfile.ZipFile(target / "原始下载.zip", "w") as archive:
        archive.write(last, "原始下载/NDVI.tif")
    (target / "数据说明.docx").write_bytes(b"PK\x03\x04")
    for hidden in (f"植被/._{last.name}", "Thumbs.db", ".DS_Store", "~$样地NPP调查表.xlsx"):
        (target / hidden).write_bytes(b"\0\5\x16\7")
    _write_workbook(region / "sites" / "npp_plots.csv", target / "样地NPP调查表.xlsx")
    _write_plots(region / "sites" / "rs_plots.csv", target / "土壤呼吸样地.csv", "rs", "土壤呼吸")
    _write_counties(region / "provinces.gpkg", target / "县界.shp")
    return target


def _write_products(region: Path, target: Path) -> None:
    """Write the NPP of a region as MOD17A3 of some years and as GLASS of others."""
    paths = sorted((region / "truth").glob("npp_????.tif"))
    for path in paths[:-2]:
        copy_bare(path, target / f"MOD17A3HGF_{path.stem[-4:]}_Npp_500m.tif")
    for path in paths[2:]:
        copy_bare(path, target / f"GLASS_NPP_{path.stem[-4:]}_V40.tif")


def _write_degrees(source: Path, target: Path) -> None:
    from osgeo import gdal

    gdal.Warp(str(target), str(source), dstSRS="EPSG:4490", xRes=0.008, yRes=0.008, dstNodata=-9999)


def _write_workbook(source: Path, target: Path) -> None:
    """Write plots as a workbook of Excel."""
    from osgeo import ogr

    with open(source, encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    heads = {"site": "样地编号", "longitude": "经度(°)", "latitude": "纬度(°)", "year": "调查年份"}
    heads["npp"] = "NPP(gC/m2/a)"
    workbook = ogr.GetDriverByName("XLSX").CreateDataSource(str(target))
    sheet = workbook.CreateLayer("Sheet1")
    for name, head in heads.items():
        kind = ogr.OFTString if name == "site" else ogr.OFTReal
        sheet.CreateField(ogr.FieldDefn(head, kind))
    for row in rows:
        feature = ogr.Feature(sheet.GetLayerDefn())
        for place, name in enumerate(heads):
            if row[name]:
                feature.SetField(place, row[name] if name == "site" else float(row[name]))
        sheet.CreateFeature(feature)


def _write_counties(source: Path, target: Path) -> None:
    """Write the zones in degrees of CGCS2000 with names in GBK and no word of that."""
    from osgeo import gdal

    gdal.VectorTranslate(
        str(target),
        str(source),
        format="ESRI Shapefile",
        dstSRS="EPSG:4490",
        layerCreationOptions=["ENCODING=GBK"],
        SQLDialect="SQLite",
        SQLStatement="SELECT geom, code AS 代码, '第' || code || '县' AS 县名 FROM provinces",
    )
    target.with_suffix(".cpg").unlink()
    with open(target.with_suffix(".dbf"), "r+b") as table:
        table.seek(29)  # where the code page stands
        table.write(b"\0")
