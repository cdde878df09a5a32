"""What a user sets in the properties of layers holds in every algorithm, in lists and in models."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterRasterLayer,
    QgsProject,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
)

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.models import child, from_box, from_input, reloaded
from carbonsink.tests.factories import make_grid

NAN = np.nan


@pytest.fixture
def rows_of():
    """Return the rows of a CSV table as dictionaries."""

    def read_rows(path):
        with open(path, newline="", encoding="utf-8") as file:
            return list(csv.DictReader(file))

    return read_rows


@pytest.fixture
def project(provider):
    """The project, emptied afterwards."""
    project = QgsProject.instance()
    yield project
    project.removeAllMapLayers()


@pytest.fixture
def shown(project):
    """Add a raster to the project as a layer; ranges of values become additional no data."""

    def show(path, name, *hidden, crs="", unused=False):
        layer = QgsRasterLayer(path, name)
        assert layer.isValid()
        if hidden:
            spans = [QgsRasterRange(*span) for span in hidden]
            layer.dataProvider().setUserNoDataValue(1, spans)
        if unused:
            layer.dataProvider().setUseSourceNoDataValue(1, False)
        if crs:
            layer.setCrs(QgsCoordinateReferenceSystem(crs))
        project.addMapLayer(layer)
        return layer

    return show


def qgis_values(layer) -> np.ndarray:
    """Return what QGIS itself takes for the values of a layer."""
    provider = layer.dataProvider()
    block = provider.block(1, layer.extent(), layer.width(), layer.height())
    cells = [
        NAN if block.isNoData(row, col) else block.value(row, col)
        for row in range(layer.height())
        for col in range(layer.width())
    ]
    return np.array(cells).reshape(layer.height(), layer.width())


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


NPP = [[0.0, 100.0, 400.0], [-9999.0, 700.0, 250.0]]
HIDDEN = {
    "value": [(0, 0)],
    "two values": [(0, 0), (400, 400)],
    "range": [(100, 400)],
    "open range": [(float("nan"), 100)],
    "without its ends": [(100, 400, QgsRasterRange.BoundsType.Exclusive)],
    "without its highest": [(100, 400, QgsRasterRange.BoundsType.IncludeMin)],
    "none": [],
}


@pytest.mark.parametrize("unused", [False, True])
@pytest.mark.parametrize("hidden", HIDDEN)
@pytest.mark.parametrize("dtype", ["float32", "int16"])
def test_values_are_those_that_qgis_has(
    run_algorithm, raster, shown, tmp_path, hidden, dtype, unused
):
    path = raster(NPP, "a.tif", nodata=-9999, dtype=dtype)
    layer = shown(path, "a", *HIDDEN[hidden], unused=unused)
    other = raster(np.full((2, 3), 0.5), "half.tif", nodata=-1)
    out = str(tmp_path / "difference.tif")
    run_algorithm("rasterdifference", A=layer, B=other, OUTPUT=out)
    np.testing.assert_array_equal(read(out), qgis_values(layer) - 0.5)


def by_object(layer):
    return layer


def by_id(layer):
    return layer.id()


def by_name(layer):
    return layer.name()


@pytest.mark.parametrize("given", [by_object, by_id, by_name])
def test_lists_of_layers(run_algorithm, raster, shown, rows_of, tmp_path, given):
    layers = [
        shown(raster(NPP, f"npp_{y}.tif", nodata=-9999), f"npp_{y}", (0, 0), (250, 250))
        for y in (2001, 2002)
    ]
    table, told = tmp_path / "b.csv", QgsProcessingFeedback(False)
    run_algorithm(
        "carbonbudget", feedback=told, SERIES=[given(one) for one in layers], TABLE=str(table)
    )
    row = rows_of(table)[0]
    assert (int(row["valid_cells"]), float(row["mean (gC m-2)"])) == (3, 400.0)
    assert "additional no data 0; additional no data 250" in told.textLog()


def test_a_list_of_layers_and_files(run_algorithm, raster, shown, rows_of, tmp_path):
    first = shown(raster(NPP, "npp_2001.tif", nodata=-9999), "first", (0, 0))
    second = raster(NPP, "npp_2002.tif", nodata=-9999)
    table = tmp_path / "b.csv"
    run_algorithm("carbonbudget", SERIES=[first, second], TABLE=str(table))
    assert [int(row["valid_cells"]) for row in rows_of(table)] == [4, 5]
    assert float(rows_of(table)[0]["mean (gC m-2)"]) == 1450 / 4


@pytest.mark.parametrize("given", [by_object, by_id, by_name])
def test_a_model(raster, shown, tmp_path, given):
    model = QgsProcessingModelAlgorithm("settings", "test")
    for name in ("NPP", "RS"):
        definition = QgsProcessingParameterRasterLayer(name, name)
        model.addModelParameter(definition, QgsProcessingModelParameter(name))
    child(model, "rh", "heterotrophicrespiration", RS=from_input("RS"))
    child(model, "nep", "nep", ["OUTPUT"], NPP=from_input("NPP"), RH=from_box("rh"))
    model = reloaded(model, tmp_path)
    layers = {
        "NPP": shown(raster(NPP, "n.tif", nodata=-9999), "layer of npp", (0, 0)),
        "RS": shown(
            raster(np.full((2, 3), 500.0), "r.tif", nodata=500), "layer of rs", unused=True
        ),
    }
    out, context = str(tmp_path / "nep.tif"), QgsProcessingContext()
    context.setProject(QgsProject.instance())
    told = QgsProcessingFeedback(False)
    parameters = {name: given(layer) for name, layer in layers.items()}
    _results, ok = model.run({**parameters, "nep:OUTPUT": out}, context, told, {}, False)
    assert ok, told.textLog()
    rh = 0.62 * 500 + 9.01
    wanted = np.array(NPP) - rh
    wanted[np.array(NPP) <= 0] = NAN
    np.testing.assert_allclose(read(out), wanted, rtol=1e-5)


def test_a_list_in_a_model(raster, shown, rows_of, tmp_path):
    model = QgsProcessingModelAlgorithm("budget", "test")
    definition = QgsProcessingParameterMultipleLayers("SERIES", "SERIES")
    model.addModelParameter(definition, QgsProcessingModelParameter("SERIES"))
    child(model, "b", "carbonbudget", ["TABLE"], SERIES=from_input("SERIES"))
    model = reloaded(model, tmp_path)
    layers = [
        shown(raster(NPP, f"npp_{y}.tif", nodata=-9999), f"{y}", (0, 0)) for y in (2001, 2002)
    ]
    table, context = tmp_path / "b.csv", QgsProcessingContext()
    context.setProject(QgsProject.instance())
    parameters = {"SERIES": [layer.id() for layer in layers], "b:TABLE": str(table)}
    assert model.run(parameters, context, QgsProcessingFeedback(False), {}, False)[1]
    assert {int(row["valid_cells"]) for row in rows_of(table)} == {4}


# --- CRS ----------------------------------------------------------------------------------------


def point(crs, x, y):
    layer = QgsVectorLayer(f"Point?crs={crs}&field=name:string", "sites", "memory")
    feature = QgsFeature(layer.fields())
    feature.setAttributes(["a"])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    layer.dataProvider().addFeature(feature)
    return layer


@pytest.mark.parametrize("own", ["", "EPSG:32649", "EPSG:3857"])
def test_the_crs_of_a_layer(run_algorithm, raster, shown, own):
    """The site lies in the last cell by the CRS that the user set: told by pyproj."""
    pyproj = pytest.importorskip("pyproj")
    grid = make_grid(2, 2, 1000.0, (500_000.0, 4_000_000.0), own)
    layer = shown(raster([[1.0, 2.0], [3.0, 4.0]], "v.tif", grid), "v", crs="EPSG:32648")
    to_degrees = pyproj.Transformer.from_crs("EPSG:32648", "EPSG:4326", always_xy=True)
    told = QgsProcessingFeedback(False)
    found = run_algorithm(
        "samplesites",
        feedback=told,
        SITES=point("EPSG:4326", *to_degrees.transform(501_500.0, 3_998_500.0)),
        PREDICTORS=[layer],
        OUTPUT="memory:",
    )
    (feature,) = found["OUTPUT"].getFeatures()
    assert feature["v"] == 4.0
    assert "CRS EPSG:32648" in told.textLog()


def test_the_crs_of_a_vector_layer(run_algorithm, raster, tmp_path):
    import processing

    path = str(tmp_path / "sites.gpkg")
    processing.run(
        "native:savefeatures", {"INPUT": point("EPSG:4326", 501500, 3998500), "OUTPUT": path}
    )
    layer = QgsVectorLayer(path, "sites", "ogr")
    layer.setCrs(QgsCoordinateReferenceSystem("EPSG:32648"))
    grid = make_grid(2, 2, 1000.0, (500_000.0, 4_000_000.0), "EPSG:32648")
    found = run_algorithm(
        "samplesites",
        SITES=layer,
        PREDICTORS=[raster([[1.0, 2.0], [3.0, 4.0]], "v.tif", grid)],
        OUTPUT="memory:",
    )
    assert [feature["v"] for feature in found["OUTPUT"].getFeatures()] == [4.0]


def test_a_layer_that_is_as_its_file_is_read_as_its_file(run_algorithm, raster, shown, tmp_path):
    path = raster(NPP, "a.tif", nodata=-9999)
    told = QgsProcessingFeedback(False)
    run_algorithm(
        "rasterdifference",
        feedback=told,
        A=shown(path, "a"),
        B=raster(np.zeros((2, 3)), "zero.tif", nodata=-1),
        OUTPUT=str(tmp_path / "d.tif"),
    )
    assert "properties of its layer" not in told.textLog()


def test_resumed_runs_are_told_apart_by_the_settings(provider, raster, shown):
    from carbonsink.core.run import Run
    from carbonsink.framework.parameters.layers import raster_source
    from carbonsink.framework.run.run_files import resume_key

    path = raster(NPP, "a.tif", nodata=-9999)
    algorithm = provider.algorithm("trendclassification").create()
    keys = {
        resume_key(algorithm, {"SERIES": [source], "RESUME": True, "TREND_CLASS": "x"}, Run())
        for source in (
            path,
            raster_source(shown(path, "a", (0, 0))),
            raster_source(shown(path, "b")),
        )
    }
    assert len(keys) == 2


# --- what of a vector layer ---------------------------------------------------------------------


@pytest.fixture
def sites(project, tmp_path):
    """Five records in a file of each kind, as a layer of the project."""

    def make(ending):
        import processing

        layer = QgsVectorLayer(
            "Point?crs=EPSG:32632&field=id:integer&field=kind:string", "s", "memory"
        )
        for i in range(5):
            feature = QgsFeature(layer.fields())
            feature.setAttributes([i, "odd" if i % 2 else "even"])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500_500 + 1000 * i, 5_199_500)))
            layer.dataProvider().addFeature(feature)
        path = str(tmp_path / f"sites.{ending}")
        processing.run("native:savefeatures", {"INPUT": layer, "OUTPUT": path})
        made = QgsVectorLayer(path, "sites", "ogr")
        project.addMapLayer(made)
        return made

    return make


@pytest.mark.parametrize("ending", ["gpkg", "shp", "geojson"])
def test_filters_and_selections_of_sites(run_algorithm, raster, sites, ending):
    layer, path = sites(ending), raster([[0.0, 1.0, 2.0, 3.0, 4.0]], "v.tif")

    def sampled(given):
        found = run_algorithm("samplesites", SITES=given, PREDICTORS=[path], OUTPUT="memory:")
        return sorted(feature["v"] for feature in found["OUTPUT"].getFeatures())

    layer.selectByExpression("id in (0, 3)")
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    assert sampled(layer) == [0, 1, 2, 3, 4]
    assert sampled(chosen) == [0, 3]
    assert layer.setSubsetString("\"kind\" = 'even'")
    assert sampled(layer) == [0, 2, 4]
    assert sampled(layer.id()) == [0, 2, 4]
    assert sampled(layer.source()) == [0, 2, 4]  # the address holds the filter


@pytest.mark.parametrize("how", ["filter", "selection", "address"])
def test_filters_and_selections_of_tables_of_text(run_algorithm, project, tmp_path, how):
    """A CSV is read by its file; of one that is filtered only what QGIS shows is used."""
    path = tmp_path / "plots.csv"
    path.write_text("plot,agb,bgb\n001,10,1\n002,20,2\n003,30,3\n", encoding="utf-8")
    layer = QgsVectorLayer(str(path), "plots", "ogr")
    project.addMapLayer(layer)
    given = layer
    if how == "filter":
        assert layer.setSubsetString("\"plot\" <> '002'")
    elif how == "selection":
        layer.selectByExpression("\"plot\" <> '002'")
        given = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    else:
        given = f"{path}|subset=\"plot\" <> '002'"
    found = run_algorithm(
        "carbondensity",
        SAMPLES=given,
        ABOVEGROUND_FIELD="agb",
        BELOWGROUND_FIELD="bgb",
        OUTPUT="memory:",
    )
    rows = [feature.attributes() for feature in found["OUTPUT"].getFeatures()]
    assert [str(row[0]).lstrip("0") for row in rows] == ["1", "3"]
    assert [row[-1] for row in rows] == pytest.approx([11.0 * 0.47, 33.0 * 0.47])
