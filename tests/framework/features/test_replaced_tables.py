"""Rows of titles and units in workbooks and layers: left out, told, and names found below them."""

from __future__ import annotations

import datetime
import json

import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from carbonsink.core.run import Run
from carbonsink.core.tables.csv_table import read_text
from carbonsink.framework.features.replaced_tables import workbooks_as_text
from carbonsink.framework.features.table_cells import table_cells
from carbonsink.tests.algorithms.table_forms import CONTAINERS, Table, store_table

PLOTS = Table(
    ["plot", "day", "soc", "bd"],
    [[f"00{i}", datetime.date(2004, 5, i), 10.25 + i, 1.1 + 0.1 * i] for i in range(1, 6)],
)


@pytest.fixture
def density(provider):
    """Soil carbon density of some plots by soc and bd; their values and the log."""
    import processing

    def run(samples, soc="soc", bulk="bd"):
        log = QgsProcessingFeedback(False)
        given = {"SOC_FIELD": soc, "BULK_DENSITY_FIELD": bulk}
        found = processing.run(
            "carbonsink:carbondensity",
            {**given, "SAMPLES": samples, "OUTPUT": "memory:"},
            feedback=log,
        )
        return [f["c_soil"] for f in found["OUTPUT"].getFeatures()], log.textLog()

    return run


# g/kg times g/cm3 times cm is 0.1 t/ha; 30 cm is the default.
EXPECTED = [0.1 * (10.25 + i) * (1.1 + 0.1 * i) * 30.0 for i in range(1, 6)]
ABOUT = ("titles-and-units-xlsx", "titles-and-units-ods", "units-dbf", "units-gpkg")


@pytest.mark.parametrize("container", ABOUT)
def test_rows_about_the_header_are_told(density, tmp_path, container):
    values, log = density(store_table(tmp_path, CONTAINERS[container], PLOTS))
    assert values == pytest.approx(EXPECTED)
    assert "1 lines below the header hold units" in log and "g/kg g/cm3" in log
    assert ("2 lines above the header hold titles" in log) == ("titles" in container)


def test_names_that_qgis_shows_mean_the_columns_of_the_header(density, tmp_path):
    """The dialog offers 'Field3' where QGIS finds no header."""
    path = store_table(tmp_path, CONTAINERS["titles-and-units-xlsx"], PLOTS)
    layer = QgsVectorLayer(path, "plots", "ogr")
    assert [field.name() for field in layer.fields()][2] == "Field3"
    assert density(layer, "Field3", "Field4")[0] == pytest.approx(EXPECTED)


def test_a_layer_with_a_filter_is_read_as_it_is(density, tmp_path):
    layer = QgsVectorLayer(store_table(tmp_path, CONTAINERS["units-gpkg"], PLOTS), "plots", "ogr")
    assert layer.setSubsetString("plot > '001'")
    assert density(layer)[0] == pytest.approx(EXPECTED[1:])


def test_units_of_rows_that_are_selected(density, tmp_path):
    """The row of units is not among them, and still tells the unit."""
    layer = QgsVectorLayer(store_table(tmp_path, CONTAINERS["units-gpkg"], PLOTS), "plots", "ogr")
    QgsProject.instance().addMapLayer(layer)
    layer.selectByExpression("plot in ('002', '004')")
    selected = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    assert density(selected)[0] == pytest.approx(EXPECTED[1::2])
    layer.startEditing()
    row = next(layer.getFeatures("plot is null"))
    layer.changeAttributeValue(row.id(), layer.fields().indexOf("bd"), "kg m-3")
    with pytest.raises(QgsProcessingException, match="kg_m3"):
        density(selected)
    layer.rollBack()
    QgsProject.instance().removeMapLayer(layer.id())


def test_other_sheets_are_still_named(density, tmp_path):
    path = store_table(tmp_path, CONTAINERS["units-xlsx"], PLOTS)
    file = gdal.OpenEx(path, gdal.OF_VECTOR | gdal.OF_UPDATE)
    notes = file.CreateLayer("notes", geom_type=ogr.wkbNone)
    notes.CreateField(ogr.FieldDefn("a", ogr.OFTString))
    notes.CreateFeature(ogr.Feature(notes.GetLayerDefn()))
    del notes, file
    values, log = density(path)
    assert values == pytest.approx(EXPECTED)
    assert "'plots' is used, not notes" in log


@pytest.mark.parametrize("container", ["xlsx", "ods", "gpkg", "titles-and-units-xlsx"])
def test_cells_of_a_sheet_are_texts(provider, tmp_path, container):
    cells = table_cells(store_table(tmp_path, CONTAINERS[container], PLOTS))
    assert [name for name in cells.header if name != "fid"] == PLOTS.header
    assert cells.rows[0][-4:-1] == ["001", "2004-05-01", "11.25"]


def test_check_data_tells_units_of_a_sheet(provider, tmp_path):
    import processing

    path = store_table(tmp_path, CONTAINERS["titles-and-units-ods"], PLOTS)
    out = str(tmp_path / "check.json")
    given = {"TABLES": [path], "REPORT": str(tmp_path / "check.html"), "JSON": out}
    processing.run("carbonsink:checkgrids", given)
    with open(out, encoding="utf-8") as file:
        (table,) = json.load(file)["tables"]
    assert {c["name"]: c["unit"] for c in table["columns"]}["soc"] == "g/kg"
    assert (table["rows"], table["dropped"]) == (5, 3)


def test_workbooks_of_one_name_become_text_each(provider, tmp_path):
    paths = []
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        paths.append(store_table(tmp_path / name, CONTAINERS["titles-and-units-xlsx"], PLOTS))
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"PK no workbook")
    given = [*paths, str(broken), "plain.csv"]
    texts = workbooks_as_text(given, str(tmp_path / "texts"), Run())
    assert texts[2:] == given[2:] and len({*texts}) == 4
    for path in texts[:2]:
        text = read_text(path)
        assert (text.header, text.units) == (PLOTS.header, {"soc": "g/kg", "bd": "g/cm3"})
        assert len(text.lines) == 5 and len(text.titles) == 2
