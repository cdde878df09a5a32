"""Rasters named within a file: tables of a GeoPackage, files of an archive, sources of a mosaic."""

from __future__ import annotations

import json
import os
import tarfile
import zipfile

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.tests.algorithms.small_rasters import fails, raster, read  # noqa: F401
from carbonsink.tests.factories import make_grid, write_raster

NPP, RH = np.full((4, 5), 500.0), np.full((4, 5), 380.0)


@pytest.fixture
def maps(raster):  # noqa: F811
    return raster("npp_2001", NPP), raster("rh_2001", RH)


def within_geopackage(folder, paths):
    file = str(folder / "maps.gpkg")
    for i, path in enumerate(paths):
        table = os.path.basename(path)[:-4]
        options = [f"RASTER_TABLE={table}", *(["APPEND_SUBDATASET=YES"] if i else [])]
        gdal.Translate(file, path, format="GPKG", creationOptions=options)
    return [f"GPKG:{file}:{os.path.basename(path)[:-4]}" for path in paths]


def within_zip(folder, paths):
    file = str(folder / "maps.zip")
    with zipfile.ZipFile(file, "w") as archive:
        for path in paths:
            archive.write(path, os.path.basename(path))
    return [f"/vsizip/{file}/{os.path.basename(path)}" for path in paths]


@pytest.mark.parametrize("place", [within_geopackage, within_zip])
def test_rasters_within_a_file(run_algorithm, fails, read, maps, tmp_path, place):  # noqa: F811
    npp, rh = place(tmp_path, maps)
    out = str(tmp_path / "nep.tif")
    found = run_algorithm("nep", NPP=npp, RH=rh, OUTPUT=out)
    assert found["MEAN"] == pytest.approx(120.0)
    assert np.array_equal(read(out), NPP - RH)


def test_an_archive_is_no_raster(fails, maps, tmp_path):  # noqa: F811
    npp, rh = within_zip(tmp_path, maps)
    archive = str(tmp_path / "maps.zip")
    for given in (archive, f"/vsizip/{archive}", f"/vsizip/{archive}/gpp_2001.tif"):
        message = fails("nep", NPP=given, RH=maps[1], OUTPUT=str(tmp_path / "nep.tif"))
        assert npp in message and rh in message and "importseries" in message


def test_a_name_within_a_packed_archive_is_not_proposed(fails, maps, tmp_path):  # noqa: F811
    """QGIS opens nothing within .tar.gz, whatever GDAL does."""
    archive = str(tmp_path / "maps.tar.gz")
    with tarfile.open(archive, "w:gz") as file:
        file.add(maps[0], "npp.tif")
    for given in (archive, f"/vsitar/{archive}/npp.tif"):
        message = fails("nep", NPP=given, RH=maps[1], OUTPUT=str(tmp_path / "nep.tif"))
        assert "Unpack it or import it" in message and f"{archive}/npp.tif" not in message


def test_a_virtual_raster_names_the_file_it_lacks(fails, maps, tmp_path):  # noqa: F811
    source = str(tmp_path / "source.tif")
    gdal.Translate(source, maps[0])
    warped, mosaic = str(tmp_path / "npp.vrt"), str(tmp_path / "npp_mosaic.vrt")
    gdal.Warp(warped, source, format="VRT", dstSRS="EPSG:32648")
    gdal.BuildVRT(mosaic, [source])
    os.remove(source)
    for given in (warped, mosaic):
        message = fails("nep", NPP=given, RH=maps[1], OUTPUT=str(tmp_path / "nep.tif"))
        assert source in message and "Internal error" not in message


def test_tables_and_points_within_an_archive(run_algorithm, tmp_path):
    """QGIS opens vectors within archives in its window, but Processing does not."""
    points = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"site": name},
                "geometry": {"type": "Point", "coordinates": [x, y]},
            }
            for name, x, y in (("a", 1.5, 2.5), ("b", 3.5, 0.5))
        ],
    }
    archive = str(tmp_path / "plots.zip")
    with zipfile.ZipFile(archive, "w") as file:
        file.writestr("plots.csv", "plot;soc;bd\n001;10,5;1,2\n002;11,5;1,3\n")
        file.writestr("deep/sites.geojson", json.dumps(points))
    given = {"SOC_FIELD": "soc", "BULK_DENSITY_FIELD": "bd", "OUTPUT": "memory:"}
    found = run_algorithm("carbondensity", SAMPLES=f"/vsizip/{archive}/plots.csv", **given)
    values = [f["c_soil"] for f in found["OUTPUT"].getFeatures()]
    assert values == pytest.approx([0.1 * 10.5 * 1.2 * 30, 0.1 * 11.5 * 1.3 * 30])
    sites = f"/vsizip/{archive}/deep/sites.geojson"
    grid = make_grid(4, 5, 1.0, (0.0, 4.0), "EPSG:4326")
    path = write_raster(tmp_path / "npp.tif", np.arange(20.0).reshape(4, 5), grid)
    found = run_algorithm("samplesites", SITES=sites, PREDICTORS=[path], OUTPUT="memory:")
    assert [f["npp"] for f in found["OUTPUT"].getFeatures()] == [6.0, 18.0]
