"""Means of rasters in the forms that other programs write, against values computed by hand."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal, osr

# Cells of two years; the last is without data in both.
FIRST = np.array([[100.5, 200.5], [300.5, np.nan]])
MEANS = np.array([[101.5, 201.5], [301.5, np.nan]])  # of FIRST and FIRST + 2
LOWEST = -3.39999995214436e38


def write_with_gdal(driver, kind, nodata, metadata=None):
    """Return what writes cells of 1 km as a raster of a format."""

    def write(stem, values):
        path = f"{stem}.{'img' if driver == 'ENVI' else 'tif'}"
        rows, columns = values.shape
        made = gdal.GetDriverByName(driver).Create(path, columns, rows, 1, kind)
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(32650)
        made.SetProjection(crs.ExportToWkt())
        made.SetGeoTransform((500000, 1000, 0, 4000000, 0, -1000))
        made.SetMetadata(metadata or {})
        made.GetRasterBand(1).SetNoDataValue(nodata)
        made.GetRasterBand(1).WriteArray(np.where(np.isnan(values), nodata, values))
        made.FlushCache()
        return path

    return write


def write_ascii_grid(cells, decimal="."):
    """Return what writes a text grid whose header gives the size of cells so."""

    def write(stem, values):
        rows = [" ".join(str(v) for v in row) for row in np.where(np.isnan(values), -9999, values)]
        head = f"ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 3998000\n{cells}\nNODATA_value -9999"
        with open(f"{stem}.asc", "w", encoding="ascii") as text:
            text.write("\n".join([head, *rows]).replace(".", decimal) + "\n")
        crs = osr.SpatialReference()
        crs.ImportFromEPSG(32650)
        with open(f"{stem}.prj", "w", encoding="ascii") as text:
            text.write(crs.ExportToWkt())
        return f"{stem}.asc"

    return write


FORMS = {
    "ENVI of MATLAB, doubles": write_with_gdal("ENVI", gdal.GDT_Float64, -9999.0),
    "lowest float32 in doubles": write_with_gdal("GTiff", gdal.GDT_Float64, LOWEST),
    "lowest float32": write_with_gdal("GTiff", gdal.GDT_Float32, LOWEST),
    "points": write_with_gdal("GTiff", gdal.GDT_Float32, -9999.0, {"AREA_OR_POINT": "Point"}),
    "text grid": write_ascii_grid("cellsize 1000"),
    "text grid with dx and dy": write_ascii_grid("dx 1000\ndy 1000"),
    "text grid with decimal commas": write_ascii_grid("cellsize 1000.0", ","),
}


@pytest.mark.parametrize("form", FORMS)
def test_the_form_of_files_changes_nothing(run_algorithm, read, tmp_path, form):
    names = (tmp_path / "nep_2001", tmp_path / "nep_2002")
    paths = [FORMS[form](*pair) for pair in zip(names, (FIRST, FIRST + 2))]
    out = str(tmp_path / "mean.tif")
    found = run_algorithm("seriesmean", SERIES=paths, OUTPUT=out)
    np.testing.assert_allclose(read(out), MEANS, rtol=1e-6)
    assert gdal.Open(out).GetGeoTransform() == (500000, 1000, 0, 4000000, 0, -1000)
    # 604.5 gC m-2 on cells of 1e6 m2, in TgC.
    assert found["AREA"] == pytest.approx(3.0)
    assert found["TOTAL"] == pytest.approx(604.5e-6, rel=1e-6)


def test_a_second_version_of_a_date_is_named(fails, raster, tmp_path):
    paths = [raster(n, FIRST) for n in ("nep_2001", "nep_2002", "nep_2002_v2")]
    assert "2002" in fails("seriesmean", SERIES=paths, OUTPUT=str(tmp_path / "mean.tif"))


def test_a_file_with_another_number_of_bands_is_named(fails, raster, tmp_path):
    paths = [raster("nep_2001", FIRST), raster("nep_2002", np.stack([FIRST, FIRST * 3]))]
    assert "nep_2002" in fails("seriesmean", SERIES=paths, OUTPUT=str(tmp_path / "mean.tif"))


def test_a_broken_file_is_named(fails, raster, tmp_path):
    paths = [raster("nep_2001", FIRST), raster("nep_2002", FIRST)]
    with open(paths[1], "r+b") as broken:
        broken.truncate(100)
    assert "nep_2002" in fails("seriesmean", SERIES=paths, OUTPUT=str(tmp_path / "mean.tif"))
