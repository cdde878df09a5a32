"""Names of shapefiles that do not state their encoding, as an algorithm reads them."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer

from carbonsink.algorithms.flux.carbonbudget import CarbonBudget
from carbonsink.framework.features.shapefile_names import decode_shapefiles

HEAD, NAMES = "县名", ("陕西", "秦岭北麓保护区")
WIDTH = 60


@pytest.fixture
def shapefile(qgis_app, tmp_path):
    """Write two polygons whose table is in an encoding and says nothing of it."""
    from osgeo import ogr

    def write(encoding: str, names=NAMES) -> str:
        path = tmp_path / "zones.shp"
        source = ogr.GetDriverByName("ESRI Shapefile").CreateDataSource(str(path))
        layer = source.CreateLayer("zones", None, ogr.wkbPolygon)
        for west in range(len(names)):
            feature = ogr.Feature(layer.GetLayerDefn())
            ring = f"{west} 0, {west} 1, {west + 1} 1, {west} 0"
            feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POLYGON(({ring}))"))
            layer.CreateFeature(feature)
        del feature, layer, source
        path.with_suffix(".cpg").unlink(missing_ok=True)
        path.with_suffix(".dbf").write_bytes(_table(names, encoding))
        return str(path)

    return write


def _table(names, encoding: str) -> bytes:
    """Return a table of one column of text (dBASE III) without a code page."""
    lengths = (32 + 32 + 1).to_bytes(2, "little") + (WIDTH + 1).to_bytes(2, "little")
    header = bytes([3, 126, 1, 1]) + len(names).to_bytes(4, "little") + lengths + bytes(20)
    column = HEAD.encode(encoding).ljust(11, b"\0") + b"C" + bytes(4) + bytes([WIDTH, 0])
    rows = b"".join(b" " + name.encode(encoding).ljust(WIDTH) for name in names)
    return header + column + bytes(14) + b"\r" + rows + b"\x1a"


def names_read(path: str, context) -> list:
    algorithm = CarbonBudget().create()
    decode_shapefiles(algorithm, {"ZONES": path}, context)
    source = algorithm.parameterAsSource({"ZONES": path}, "ZONES", context)
    assert [field.name() for field in source.fields()] == [HEAD]
    return [feature[0] for feature in source.getFeatures()]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_the_names_of_a_file(shapefile, encoding):
    path = shapefile(encoding)
    assert names_read(path, QgsProcessingContext()) == list(NAMES)
    assert names_read(f'{path}|subset="FID" = 0', QgsProcessingContext()) == [NAMES[0]]


def test_a_layer_of_the_project_stays_as_it_is(shapefile):
    path = shapefile("gbk")
    layer = QgsVectorLayer(path, "zones", "ogr")
    layer.setProviderEncoding("GB18030")
    context, project = QgsProcessingContext(), QgsProject()
    project.addMapLayer(layer)
    context.setProject(project)
    assert names_read(path, context) == list(NAMES)
    layer.setProviderEncoding("Big5")
    decode_shapefiles(CarbonBudget().create(), {"ZONES": path}, context)
    assert layer.dataProvider().encoding() == "Big5"
