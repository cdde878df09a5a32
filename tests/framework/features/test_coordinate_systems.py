"""Coordinate systems stay whole although the thread that made them is gone."""

from __future__ import annotations

import threading
import time
from pathlib import Path

import pytest
from osgeo import ogr, osr
from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsVectorLayer

from carbonsink.core.errors_and_notes.sites import LostCrs
from carbonsink.framework.features.coordinate_systems import (
    crs_wkt,
    own_crs,
    source_crs,
    transform_between,
)

ROOT = Path(__file__).resolve().parents[3]
ALBERS = (
    'PROJCS["Albers of {name}",GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,'
    '298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION['
    '"Albers_Conic_Equal_Area"],PARAMETER["latitude_of_center",0],PARAMETER["longitude_of_center"'
    ',110],PARAMETER["standard_parallel_1",25],PARAMETER["standard_parallel_2",47],PARAMETER['
    '"false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1]]'
)


def of_another_thread(make):
    """Return what a thread makes, once the thread is gone with all that belonged to it."""
    made = []
    thread = threading.Thread(target=lambda: made.append(make()))
    thread.start()
    thread.join()
    for _ in range(20):
        if not made[0].toWkt():
            break  # QGIS 3.22 has lost it; newer versions may not
        time.sleep(0.05)
    return made[0]


def test_a_system_of_an_ended_thread_still_transforms(qgis_app):
    crs = of_another_thread(lambda: QgsCoordinateReferenceSystem("EPSG:32648"))
    assert own_crs(crs).authid() == "EPSG:32648"
    to_degrees = transform_between(crs, QgsCoordinateReferenceSystem("EPSG:4326"))
    place = to_degrees.transform(QgsPointXY(500000.0, 4000000.0))
    assert place.x() == pytest.approx(105.0) and place.y() == pytest.approx(36.1447, abs=1e-4)


def test_a_text_makes_a_system_that_is_the_own_of_each_thread(qgis_app):
    wkt = ALBERS.format(name="a text")
    of_another_thread(lambda: QgsCoordinateReferenceSystem.fromWkt(wkt))
    copies = [of_another_thread(lambda: own_crs(wkt)) for _ in range(3)]
    crs = own_crs(wkt)
    assert "Albers of a text" in crs.toWkt() and crs.description() == "Albers of a text"
    assert all(copy.isValid() for copy in copies)
    assert not own_crs("").isValid() and crs_wkt(QgsCoordinateReferenceSystem()) == ""


def test_a_system_that_is_gone_for_good_is_an_error_never_none(qgis_app):
    wkt = ALBERS.format(name="no authority")
    crs = of_another_thread(lambda: QgsCoordinateReferenceSystem.fromWkt(wkt))
    if crs.toWkt():
        pytest.skip("this QGIS keeps the definition")
    with pytest.raises(LostCrs):
        own_crs(crs)
    with pytest.raises(LostCrs):
        transform_between(crs, QgsCoordinateReferenceSystem("EPSG:4326"))


def test_layers_and_transforms_take_no_other_systems():
    for folder in ("framework", "algorithms"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if path.name != "coordinate_systems.py":
                assert "QgsCoordinateTransform(" not in text and ".fromWkt(crs" not in text, path


@pytest.mark.parametrize("code", [None, 32650])
def test_a_geopackage_that_names_no_system_has_none(qgis_app, tmp_path, code):
    """QGIS takes "Undefined geographic SRS", which stands in such files, for a valid system."""
    reference = None
    if code:
        reference = osr.SpatialReference()
        reference.ImportFromEPSG(code)
    path = str(tmp_path / "a.gpkg")
    file = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    feature = ogr.Feature(file.CreateLayer("a", reference, ogr.wkbPoint).GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POINT (500000 4000000)"))
    file.GetLayer(0).CreateFeature(feature)
    file = None
    crs = source_crs(QgsVectorLayer(path, "a", "ogr"))
    assert crs.authid() == (f"EPSG:{code}" if code else "") and crs.isValid() == bool(code)
