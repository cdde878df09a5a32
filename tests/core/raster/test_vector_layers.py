"""GeoPackages we write ourselves."""

from __future__ import annotations

import numpy as np
import pytest
from osgeo import ogr, osr

from carbonsink.core.errors_and_notes.raster import OutputNotWritable
from carbonsink.core.raster.crs import geographic_coordinates
from carbonsink.core.raster.vector_layers import write_geopackage


def wkt(epsg):
    reference = osr.SpatialReference()
    reference.ImportFromEPSG(epsg)
    return reference.ExportToWkt()


def test_points_with_text_numbers_and_missing_values(tmp_path):
    path = str(tmp_path / "points.gpkg")
    columns = {"site": np.array(["a", "b"]), "year": [2001, 2002], "npp": np.array([1.5, np.nan])}
    write_geopackage(path, "plots", wkt(32650), columns, [(500000.0, 4e6), (500100.0, 4e6)])
    dataset = ogr.Open(path)
    layer = dataset.GetLayerByName("plots")
    assert layer.GetSpatialRef().GetAuthorityCode(None) == "32650"
    found = [(f["site"], f["year"], f["npp"], f.GetGeometryRef().GetX()) for f in layer]
    assert found == [("a", 2001, 1.5, 500000.0), ("b", 2002, None, 500100.0)]


def test_polygons(tmp_path):
    path = str(tmp_path / "zones.gpkg")
    square = np.array([[0, 0], [2, 0], [2, 2], [0, 2], [0, 0]], float)
    write_geopackage(path, "zones", wkt(32650), {"name": ["west", "east"]}, [square, square + 5])
    dataset = ogr.Open(path)
    shapes = [f.GetGeometryRef().Clone() for f in dataset.GetLayer(0)]
    assert [shape.GetGeometryName() for shape in shapes] == ["POLYGON", "POLYGON"]
    assert [shape.GetArea() for shape in shapes] == [4.0, 4.0]


def test_equal_contents_are_equal_files(tmp_path):
    paths = [tmp_path / name / "points.gpkg" for name in ("one", "two")]
    for path in paths:
        path.parent.mkdir()
        write_geopackage(str(path), "plots", wkt(4326), {"n": [1]}, [(110.0, 38.0)])
    assert paths[0].read_bytes() == paths[1].read_bytes()


def test_a_place_that_cannot_be_written(tmp_path):
    path = str(tmp_path / "missing" / "points.gpkg")
    with pytest.raises(OutputNotWritable) as caught:
        write_geopackage(path, "plots", wkt(4326), {"n": [1]}, [(110.0, 38.0)])
    assert caught.value.path == path


def test_geographic_coordinates_are_longitude_first():
    longitude, latitude = geographic_coordinates(wkt(32650), [500000.0], [4427757.2])
    assert longitude == pytest.approx([117.0])
    assert latitude == pytest.approx([40.0], abs=1e-6)
