"""Masks in every form that files have them: the cells of a mask are no data in each reading.

The values that are left are those that numpy keeps.
"""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.raster import Stack
from carbonsink.core.raster.align import align_rasters
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(4, 6)
VALUES = 10.0 * np.arange(1.0, 25.0).reshape(4, 6)
KEPT = np.ones((4, 6), bool)
KEPT[0], KEPT[2, 3] = False, False
WANTED = np.where(KEPT, VALUES, np.nan)
MASK = np.where(KEPT, 255, 0).astype(np.uint8)


def create(path, kind, bands=1, options=(), driver="GTiff"):
    """Create a raster of the values, its mask as a second band where it has one."""
    dataset = gdal.GetDriverByName(driver).Create(str(path), 6, 4, bands, kind, list(options))
    dataset.SetGeoTransform(GRID.geotransform)
    dataset.SetProjection(GRID.crs)
    dataset.GetRasterBand(1).WriteArray(VALUES)
    return dataset


def with_mask(path, inside: bool):
    gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", "YES" if inside else "NO")
    try:
        dataset = create(path, gdal.GDT_Float32)
        dataset.CreateMaskBand(gdal.GMF_PER_DATASET)
        dataset.GetRasterBand(1).GetMaskBand().WriteArray(MASK)
        del dataset
    finally:
        gdal.SetConfigOption("GDAL_TIFF_INTERNAL_MASK", None)
    return path


def with_opacity(path, kind, opaque, nodata=None):
    dataset = create(path, kind, 2, ("ALPHA=YES",))
    opacity = dataset.GetRasterBand(2)
    opacity.SetColorInterpretation(gdal.GCI_AlphaBand)
    opacity.WriteArray(np.where(KEPT, opaque, 0))
    if nodata is not None:
        dataset.GetRasterBand(1).SetNoDataValue(nodata)
    return path


def by_gdalwarp(path):
    source = path.with_name("source.tif")
    write_raster(source, np.where(KEPT, VALUES, -9999.0), GRID, nodata=-9999.0)
    gdal.Warp(str(path), str(source), dstAlpha=True)
    return path


def virtual(path):
    write_raster(path.with_name("values.tif"), VALUES, GRID)
    write_raster(path.with_name("mask.tif"), MASK, GRID, dtype="uint8")
    path = path.with_suffix(".vrt")
    gdal.Translate(str(path), str(path.with_name("values.tif")), format="VRT")
    mask = (
        '<MaskBand><VRTRasterBand dataType="Byte"><SimpleSource>'
        '<SourceFilename relativeToVRT="1">mask.tif</SourceFilename><SourceBand>1</SourceBand>'
        "</SimpleSource></VRTRasterBand></MaskBand></VRTDataset>"
    )
    path.write_text(path.read_text().replace("</VRTDataset>", mask))
    return path


FORMS = {
    "inside the file": lambda path: with_mask(path, True),
    "in a .msk": lambda path: with_mask(path, False),
    "opacity in bytes": lambda path: with_opacity(path, gdal.GDT_Byte, 255),
    "opacity in 16 bits": lambda path: with_opacity(path, gdal.GDT_UInt16, 65535),
    "opacity in signed 16 bits": lambda path: with_opacity(path, gdal.GDT_Int16, 255),
    "opacity in floats": lambda path: with_opacity(path, gdal.GDT_Float32, 1.0),
    "opacity in doubles": lambda path: with_opacity(path, gdal.GDT_Float64, 255),
    "opacity beside nodata": lambda path: with_opacity(path, gdal.GDT_Float32, 255, -9999.0),
    "bytes and nodata": lambda path: with_opacity(path, gdal.GDT_Byte, 255, 7),
    "gdalwarp -dstalpha": by_gdalwarp,
    "virtual raster": virtual,
}


@pytest.mark.parametrize("form", FORMS)
def test_masked_cells_are_no_data(tmp_path, form):
    path = str(FORMS[form](tmp_path / "npp_2005.tif"))
    stack = Stack.open([path])
    assert len(stack) == 1
    np.testing.assert_array_equal(stack.read(GRID.window)[0], WANTED)
    codes = stack.with_classes(stack).open_reader().read_codes(GRID.window)[-1]
    np.testing.assert_array_equal(codes.is_valid, KEPT)
    np.testing.assert_array_equal(codes.values[KEPT], VALUES[KEPT])


@pytest.mark.parametrize("form", ["in a .msk", "opacity in floats", "opacity beside nodata"])
def test_masked_cells_do_not_reach_their_neighbours(tmp_path, form):
    """Means of 2 by 2 cells are those of the cells that are there."""
    path = str(FORMS[form](tmp_path / "npp_2005.tif"))
    coarse = make_grid(2, 3, 2000.0)
    (made,) = align_rasters([path], str(tmp_path / "out"), Run(), coarse, "average")
    stack = Stack.open([made])
    blocks = WANTED.reshape(2, 2, 3, 2).swapaxes(1, 2).reshape(2, 3, 4)
    np.testing.assert_allclose(
        stack.read(stack.grid.window)[0], np.nanmean(blocks, axis=2), rtol=1e-6
    )
