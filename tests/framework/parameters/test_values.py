"""Values of parameters: rasters of folders, in the order of their numbers."""

from __future__ import annotations

from carbonsink.core.files.names import natural_order
from carbonsink.framework.algorithm import _plain_results
from carbonsink.framework.parameters.raster_folders import _rasters_in_value


def test_folders_sort_numbers_as_numbers():
    names = ["m_10.tif", "m_2.tif", "M_1.tif", "2005_1", "a"]
    assert sorted(names, key=natural_order) == ["2005_1", "a", "M_1.tif", "m_2.tif", "m_10.tif"]


def test_a_folder_stands_for_rasters_of_any_format(tmp_path, raster):
    from osgeo import gdal

    source = raster([[1.5, 2.5], [3.5, 4.5]], "npp_2001.tif")
    folder = tmp_path / "series"
    folder.mkdir()
    for name, driver in (("npp_10.tif", "GTiff"), ("npp_9.asc", "AAIGrid"), ("npp_8.gpkg", "GPKG")):
        gdal.Translate(str(folder / name), source, format=driver)
    (folder / "notes.txt").write_text("no raster")
    (folder / "zones.hdf").write_text("no raster either")
    found = [path.rsplit("/", 1)[-1] for path in _rasters_in_value(str(folder))]
    assert found == ["npp_8.gpkg", "npp_9.asc", "npp_10.tif"]


def test_results_are_plain_numbers():
    import numpy as np

    found = _plain_results([np.float32(1.5), np.int64(3), "text", None])
    assert found == [1.5, 3, "text", None]
    assert [type(value) for value in found[:2]] == [float, int]
