"""The project of an assessment: groups, names with years, a time slider that plays, borders."""

from __future__ import annotations

import os
from types import SimpleNamespace

import numpy as np
import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.raster import Grid, RasterOutput, write_array
from carbonsink.tests.algorithms.world import CRS

GRID = Grid(4, 2, (0.0, 1000.0, 0.0, 2000.0, 0.0, -1000.0), CRS)
YEARS = ("2001", "2002", "2003")


@pytest.fixture
def session(provider, tmp_path):
    """A workspace with NEP of three years, its mean and a trend, and zones."""
    from osgeo import ogr, osr

    from carbonsink.core.diagnosis.workspace import product
    from carbonsink.framework.style.series_style import style_series
    from carbonsink.ui.assessment.tasks import task

    def put(place, name, **facts):
        path = tmp_path / place
        path.parent.mkdir(parents=True, exist_ok=True)
        output = RasterOutput(name, **facts)
        write_array(output, str(path), GRID, np.arange(8, dtype=np.float32).reshape(2, 4))
        return str(path)

    unit = "gC m-2 yr-1"
    series = [
        (put(f"predict/nep/nep_{year}.tif", "nep", unit=unit, date=parse_date(year)), year)
        for year in YEARS
    ]
    dated = [(path, parse_date(year)) for path, year in series]
    style_series(dated, "nep", str(tmp_path / "predict" / "nep"), "NEP")
    put("predict/nep_mean.tif", "nep", unit=unit)
    put("trend/slope.tif", "slope", unit=unit)
    zones = str(tmp_path / "zones.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(zones)
    layer = dataset.CreateLayer("zones", osr.SpatialReference(GRID.crs))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0,2000 0,2000 2000,0 2000,0 0))"))
    layer.CreateFeature(feature)
    del feature, layer, dataset

    def files(key):
        made = ((name, product(name).files(tmp_path)) for name in task(key).outputs.values())
        return {name: tuple(map(str, paths)) for name, paths in made if paths}

    data = SimpleNamespace(zones=SimpleNamespace(path=zones), fluxes={})
    return SimpleNamespace(folder=str(tmp_path), files=files, assessment=SimpleNamespace(data=data))


def test_the_project_opens_and_plays(session):
    from qgis.core import QgsProject, QgsUnitTypes

    from carbonsink.ui.workbench.result_project import write_result_project

    folder = os.getcwd()
    path = write_result_project(session)
    assert os.getcwd() == folder
    project = QgsProject()
    assert project.read(path)
    assert all(layer.isValid() for layer in project.mapLayers().values())
    root = project.layerTreeRoot()
    assert root.children()[0].layer().geometryType() == 2  # the borders, on top
    (series,) = [
        group
        for group in root.findGroups(True)
        if len(group.findLayers()) == 3 and not group.findGroups()
    ]
    assert series.parent().parent() is root, "a group within the step, and none within that"
    nodes = series.findLayers()
    assert [node.name() for node in nodes] == ["NEP 2003", "NEP 2002", "NEP 2001"]
    assert all(node.itemVisibilityChecked() for node in nodes)
    assert series.itemVisibilityChecked()
    spans = [node.layer().temporalProperties().fixedTemporalRange() for node in nodes]
    assert [span.begin().date().year() for span in spans] == [2003, 2002, 2001]
    times = project.timeSettings()
    assert (times.timeStep(), times.timeStepUnit()) == (
        1.0,
        QgsUnitTypes.TemporalUnit.TemporalYears,
    )
    assert times.temporalRange().begin().date().year() == 2001
    assert times.temporalRange().end().date().year() == 2004
    shown = {node.name() for node in root.findLayers() if node.isVisible()}
    assert {"NEP 2001", "NEP 2002", "NEP 2003"} < shown
    assert len(shown) == 5  # with the mean and the borders; the slope is off
    assert len(root.findLayers()) == 6


def test_each_map_has_a_print_layout_of_its_own(session, tmp_path):
    """With title, legend, scale, north and borders, ready to be exported."""
    from qgis.core import QgsLayoutExporter, QgsProject

    from carbonsink.ui.workbench.result_project import write_result_project

    project = QgsProject()
    assert project.read(write_result_project(session))
    layouts = {one.name(): one for one in project.layoutManager().printLayouts()}
    title = "Net ecosystem production"
    assert set(layouts) == {title, f"{title}, mean of the period"}
    layout = layouts[title]
    assert layout.itemById("title").text() == title
    assert layout.itemById("subtitle").text().startswith("2003 – ")
    page_map = layout.itemById("map")
    names = [layer.name() for layer in page_map.layers()]
    assert names == ["Borders", "NEP 2003"] and page_map.keepLayerSet()
    assert page_map.extent().contains(page_map.layers()[1].extent())
    legend = layout.itemById("legend")
    (node,) = legend.model().rootGroup().findLayers()
    assert node.layer() is page_map.layers()[1]
    assert node.customProperty("legend/title-label").startswith(title)
    assert layout.itemById("scale bar").linkedMap() is page_map
    assert layout.itemById("north arrow") is not None
    file = tmp_path / "sheet.pdf"
    exporter = QgsLayoutExporter(layout)
    done = exporter.exportToPdf(str(file), QgsLayoutExporter.PdfExportSettings())
    assert done == QgsLayoutExporter.ExportResult.Success
    assert file.read_bytes().startswith(b"%PDF")


def test_the_project_opens_on_the_region(session, tmp_path):
    """Whatever another layer says of where it lies, such as one that lost its CRS."""
    from osgeo import ogr, osr
    from qgis.core import QgsProject, QgsRectangle

    from carbonsink.ui.workbench.result_project import write_result_project

    degrees = osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    session.assessment.data.zones.path = str(tmp_path / "lost.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(session.assessment.data.zones.path)
    layer = dataset.CreateLayer("zones", degrees)
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetGeometry(ogr.CreateGeometryFromWkt("POLYGON((0 0,20 0,20 20,0 20,0 0))"))
    layer.CreateFeature(feature)
    del feature, layer, dataset
    project = QgsProject()
    assert project.read(write_result_project(session))
    extent = project.viewSettings().defaultViewExtent()
    region = QgsRectangle(0.0, 0.0, 4000.0, 2000.0)
    assert extent.contains(region) and extent.width() < 1.2 * region.width()
    assert extent.crs() == project.crs()


def test_without_maps_there_is_no_project(session, tmp_path):
    from carbonsink.ui.workbench.result_project import write_result_project

    bare = SimpleNamespace(folder=str(tmp_path / "x"), files=lambda key: {}, assessment=None)
    assert write_result_project(bare) == ""


@pytest.mark.parametrize(
    "stamps, spans, step",
    [
        (("2001", "2002", "2003"), (365, 365, 365), (1, "TemporalYears")),
        (("2001-01", "2001-02", "2001-03"), (31, 28, 31), (1, "TemporalMonths")),
        (("2001-01-01", "2001-02-01", "2001-03-01"), (31, 28, 31), (1, "TemporalMonths")),
        (
            ("2001-11-17", "2001-12-03", "2001-12-19", "2002-01-01"),
            (16, 16, 13, 16),
            (16, "TemporalDays"),
        ),
        (
            ("2001-12-11", "2001-12-19", "2001-12-27", "2002-01-01"),
            (8, 8, 5, 8),
            (8, "TemporalDays"),
        ),
        (("2001-01-01", "2001-01-02", "2001-01-03"), (1, 1, 1), (1, "TemporalDays")),
    ],
)
def test_no_frame_of_the_player_is_empty(qgis_app, stamps, spans, step):
    """Every date lasts as long as it stands for, and the step of the player fits them."""
    from qgis.core import QgsUnitTypes

    from carbonsink.framework.style.series_style import temporal_periods
    from carbonsink.ui.workbench.result_project import _usual_step

    periods = temporal_periods([parse_date(stamp) for stamp in stamps])
    days = [one.begin().daysTo(one.end()) for one in periods]
    assert tuple(days) == spans
    if len(stamps) == 4:  # without a gap: each ends where the next begins
        assert [one.end() for one in periods[:-1]] == [one.begin() for one in periods[1:]]
    number, unit = _usual_step(days)
    assert (number, unit) == (step[0], getattr(QgsUnitTypes.TemporalUnit, step[1]))


def test_a_series_of_the_users_own_is_in_the_project_and_plays(session, tmp_path):
    from qgis.core import QgsProject

    from carbonsink.ui.assessment.data_records import Raster
    from carbonsink.ui.workbench.result_project import write_result_project

    rasters = []
    for year in YEARS:
        path = str(tmp_path / f"MOD17A3HGF_{year}.tif")
        write_array(RasterOutput("npp"), path, GRID, np.ones((2, 4), np.float32))
        rasters.append(Raster(path, parse_date(year)))
    own = SimpleNamespace(zones=None, fluxes={"npp": tuple(rasters)})
    given = {"npp_mean": {"npp_mean": (rasters[0].path,)}}
    alone = SimpleNamespace(
        folder=session.folder,
        files=lambda key: given.get(key, {}),
        assessment=SimpleNamespace(data=own),
    )
    project = QgsProject()
    assert project.read(write_result_project(alone))
    (group,) = [g for g in project.layerTreeRoot().findGroups(True) if g.name() == "NPP"]
    nodes = group.findLayers()
    assert [node.name() for node in nodes] == ["NPP 2003", "NPP 2002", "NPP 2001"]
    assert all(node.isVisible() for node in nodes)
    spans = [node.layer().temporalProperties().fixedTemporalRange() for node in nodes]
    assert [span.begin().date().year() for span in spans] == [2003, 2002, 2001]
