"""Products of one quantity told apart by file name or folder."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.dates import DateNotFound
from carbonsink.core.errors_and_notes.raster import AmbiguousVariable, GridMismatch
from carbonsink.core.raster import Stack
from carbonsink.core.raster.product_names import split_products


@pytest.fixture
def files(raster):
    def write(*names, shape=(1, 2)):
        return Stack.open([raster(np.ones(shape), f"{name}.tif") for name in names])

    return write


def test_by_name(files):
    own = files("own/npp_2002", "own/npp_2001")
    others = files("x/casa_2001", "x/modis_2001", "y/casa_2002")
    found = split_products(own, others)
    assert list(found) == ["npp", "casa", "modis"]
    assert [date.text for date in found["npp"].dates] == ["2001", "2002"]
    assert len(found["casa"]) == 2


def test_by_folder(files):
    found = split_products(
        files("rf/npp_2001"), files("casa/npp_2001", "casa/npp_2002", "modis/npp_2001")
    )
    assert list(found) == ["npp (rf)", "npp (casa)", "npp (modis)"]
    assert [len(series) for series in found.values()] == [1, 2, 1]


def test_what_cannot_be_told_apart(files):
    with pytest.raises(AmbiguousVariable) as caught:
        split_products(files("a/rf/npp_2001"), files("b/rf/npp_2001"))
    assert len(caught.value.matches) == 2


def test_no_series(files):
    with pytest.raises(DateNotFound):
        split_products(files("npp_2001"), files("modis"))


def test_another_grid(files):
    with pytest.raises(GridMismatch) as caught:
        split_products(files("npp_2001"), files("modis_2001", shape=(1, 3)))
    assert caught.value.second.endswith("modis_2001.tif")


def test_products_in_one_file(tmp_path):
    """Bands modis_2001, casa_2001 and so on of one GeoTIFF, in any order."""
    path = str(tmp_path / "products.tif")
    names = ["modis_2001", "casa_2001", "casa_2002", "modis_2002"]
    dataset = gdal.GetDriverByName("GTiff").Create(path, 2, 1, len(names), gdal.GDT_Float32)
    dataset.SetGeoTransform((0, 1000, 0, 0, 0, -1000))
    for i, name in enumerate(names, start=1):
        dataset.GetRasterBand(i).SetDescription(name)
        dataset.GetRasterBand(i).WriteArray(np.full((1, 2), float(i)))
    dataset = None
    bands = Stack.open([path])
    found = split_products(bands.subset([0, 3]), bands.subset([2, 1]))
    assert list(found) == ["modis", "casa"]
    assert [[band.index for band in series.bands] for series in found.values()] == [[1, 4], [2, 3]]
