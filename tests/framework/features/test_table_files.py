"""Layers of delimited text: lines that are no rows, and rows that QGIS leaves out, are told."""

from __future__ import annotations

import json

import numpy as np
import pytest
from osgeo import gdal, ogr
from qgis.core import (
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingFeedback,
    QgsProject,
    QgsVectorLayer,
)

from carbonsink.framework.features.table_files import delimited_text_of, note_other_layers
from carbonsink.tests.factories import make_grid

PLACE = "xField=lon&yField=lat&crs=EPSG:4326"
DRIVERS = {"xlsx": "XLSX", "ods": "ODS", "gpkg": "GPKG"}


@pytest.fixture
def layer(provider, tmp_path):
    """Make a layer of delimited text from the lines of a file and the options of QGIS's dialog."""

    def make(lines, options="", place=PLACE):
        path = tmp_path / "sites of 2005.csv"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        address = f"file://{str(path).replace(' ', '%20')}?delimiter=,&{options}&{place}"
        made = QgsVectorLayer(address, "sites", "delimitedtext")
        assert made.isValid()
        return made

    return make


@pytest.fixture
def sampled(run_algorithm, raster):
    """Sample a raster of the numbers of its columns; return values by site and the log."""
    path = raster([np.arange(5.0)], "v.tif", make_grid(1, 5, 1.0, (10.0, 50.0), "EPSG:4326"))

    def run(sites):
        told = QgsProcessingFeedback(False)
        found = run_algorithm(
            "samplesites", feedback=told, SITES=sites, PREDICTORS=[path], OUTPUT="memory:"
        )
        rows = [(f["site"], f["v"]) for f in found["OUTPUT"].getFeatures()]
        return {site: value for site, value in rows if value}, told.textLog()

    return run


@pytest.fixture
def run_algorithm(provider):
    import processing

    def run(algorithm_id, feedback=None, **parameters):
        return processing.run(f"carbonsink:{algorithm_id}", parameters, feedback=feedback)

    return run


GOOD = ["site,lon,lat", "a,11.5,49.5", "b,12.5,49.5", "c,13.5,49.5"]


def test_whole_files_say_nothing(sampled, layer):
    values, log = sampled(layer(GOOD))
    assert values == {"a": 1.0, "b": 2.0, "c": 3.0}
    assert "leaves out" not in log and "begin with #" not in log


@pytest.mark.parametrize("cell", ['"12,5"', "12.5E", "n/a", "12 30"])
def test_rows_whose_coordinates_cannot_be_read(sampled, layer, cell):
    values, log = sampled(layer([*GOOD[:2], f"b,{cell},49.5", GOOD[3]]))
    assert values == {"a": 1.0, "c": 3.0}
    assert "QGIS leaves out 1 of the 3 rows" in log


def test_empty_coordinates_are_counted_as_such(sampled, layer):
    values, log = sampled(layer([*GOOD, "d,,"]))
    assert values == {"a": 1.0, "b": 2.0, "c": 3.0}
    assert "without geometry: 1" in log
    assert "QGIS leaves out" not in log


@pytest.mark.parametrize("comment", ["# measured by hand", "#b2,12.5,", "# moved in 2003,,", "#,,"])
def test_lines_with_a_hash_among_the_rows(sampled, layer, comment):
    values, log = sampled(layer([*GOOD[:3], comment, GOOD[3]]))
    assert values == {"a": 1.0, "b": 2.0, "c": 3.0}
    assert "1 lines that begin with # were skipped, the first is line 4" in log


@pytest.mark.parametrize("n", [1, 3])
def test_lines_above_the_header_that_the_user_skips(sampled, layer, n):
    above = ["# a line of the logger"] * n
    values, log = sampled(layer([*above, *GOOD], f"skipLines={n}"))
    assert values == {"a": 1.0, "b": 2.0, "c": 3.0}
    assert "leaves out" not in log and "begin with #" not in log
    values, log = sampled(layer([*above, *GOOD, "d,1o,49.5"], f"skipLines={n}"))
    assert "QGIS leaves out 1 of the 4 rows" in log


def test_filters_and_selections_are_not_rows_that_are_lost(sampled, layer):
    made = layer(GOOD)
    QgsProject.instance().addMapLayer(made)
    made.selectByExpression("site = 'b'")
    values, log = sampled(QgsProcessingFeatureSourceDefinition(made.id(), True))
    assert values == {"b": 2.0} and "leaves out" not in log
    assert made.setSubsetString("site <> 'b'")
    values, log = sampled(made)
    assert values == {"a": 1.0, "c": 3.0} and "leaves out" not in log
    assert delimited_text_of(made) is None
    QgsProject.instance().removeMapLayer(made.id())


def test_a_table_without_places(run_algorithm, layer):
    told = QgsProcessingFeedback(False)
    lines = ["plot,agb", "001,10", "# burnt in 1998", "002,20"]
    made = layer(lines, "detectTypes=yes", "geomType=none")
    found = run_algorithm(
        "carbondensity", feedback=told, SAMPLES=made, ABOVEGROUND_FIELD="agb", OUTPUT="memory:"
    )
    values = [f["carbon_density"] for f in found["OUTPUT"].getFeatures()]
    assert [value for value in values if value] == pytest.approx([4.7, 9.4])
    assert "1 lines that begin with # were skipped" in told.textLog()


# As QGIS's dialog writes them: without an index, attributes alone are read of all rows.
DIALOG = "detectTypes=yes&spatialIndex=no&subsetIndex=no&watchFile=no"
BELOW = {
    "no place": ["plot,lon,lat,agb", "001,11.5,49.5,10", "002,x,49.5,20", "003,13.5,49.5,30"],
    "units": ["plot,lon,lat,agb", ",deg,deg,t/ha", "001,11.5,49.5,10", "003,13.5,49.5,30"],
}


@pytest.mark.parametrize("options", [DIALOG, "detectTypes=yes", ""])
@pytest.mark.parametrize("lines", BELOW)
def test_results_stand_at_their_own_points(run_algorithm, layer, lines, options):
    """A row without coordinates is in none of the readings, or results would be off by one row."""
    found = run_algorithm(
        "carbondensity",
        SAMPLES=layer(BELOW[lines], options),
        ABOVEGROUND_FIELD="agb",
        OUTPUT="memory:",
    )
    rows = [(float(f["agb"]), f["carbon_density"]) for f in found["OUTPUT"].getFeatures()]
    assert rows == [(10.0, pytest.approx(4.7)), (30.0, pytest.approx(14.1))]


def test_results_of_the_first_points_stand_at_their_own(run_algorithm, layer):
    made = layer(BELOW["no place"], DIALOG)
    QgsProject.instance().addMapLayer(made)
    first_two = QgsProcessingFeatureSourceDefinition(made.id(), False, 2)
    given = {"SAMPLES": first_two, "ABOVEGROUND_FIELD": "agb", "OUTPUT": "memory:"}
    found = run_algorithm("carbondensity", **given)
    rows = [(float(f["agb"]), f["carbon_density"]) for f in found["OUTPUT"].getFeatures()]
    assert rows == [(10.0, pytest.approx(4.7)), (30.0, pytest.approx(14.1))]
    QgsProject.instance().removeMapLayer(made.id())


def test_units_below_the_header_of_a_layer_of_points(run_algorithm, layer):
    made = layer(["plot,lon,lat,agb", ",deg,deg,kg m-2", *BELOW["units"][2:]], DIALOG)
    with pytest.raises(QgsProcessingException, match="kg_m2"):
        run_algorithm("carbondensity", SAMPLES=made, ABOVEGROUND_FIELD="agb", OUTPUT="memory:")


def test_types_that_the_user_chose_stay(run_algorithm, layer):
    """001 is a text where the user says so."""
    made = layer(["plot,agb", "001,10", "002,20"], "detectTypes=no", "geomType=none")
    found = run_algorithm("carbondensity", SAMPLES=made, ABOVEGROUND_FIELD="agb", OUTPUT="memory:")
    assert [f["plot"] for f in found["OUTPUT"].getFeatures()] == ["001", "002"]


@pytest.fixture(params=DRIVERS)
def book(request, tmp_path):
    """A file with two layers: of notes, and of measured plots."""
    path = str(tmp_path / f"book.{request.param}")
    file = gdal.GetDriverByName(DRIVERS[request.param]).Create(path, 0, 0, 0)
    for name, base in (("notes", 1.0), ("plots", 400.0)):
        layer = file.CreateLayer(name, geom_type=ogr.wkbNone)
        for column in ("npp", "tair", "rain"):
            layer.CreateField(ogr.FieldDefn(column, ogr.OFTReal))
        for i in range(30):
            row = ogr.Feature(layer.GetLayerDefn())
            for k, column in enumerate(("npp", "tair", "rain")):
                row[column] = base + i * (k + 1) % 7
            layer.CreateFeature(row)
    del layer, file
    return path


def test_the_layers_of_a_file(qgis_app, book):
    found = note_other_layers(book)
    assert (found.used, found.others) == ("notes", ("plots",))
    assert note_other_layers(f"{book}|layername=plots") is None
    assert note_other_layers(book, QgsVectorLayer(book, "a", "ogr")) == found


def test_a_run_names_them(provider, book, tmp_path):
    import processing

    def run(samples):
        log = QgsProcessingFeedback(False)
        given = {"TARGET_FIELD": "npp", "PREDICTOR_FIELDS": ["tair", "rain"]}
        given |= {"TABLE": str(tmp_path / "t.csv"), "REPORT": str(tmp_path / "r.html")}
        processing.run("carbonsink:screenpredictors", {**given, "SAMPLES": samples}, feedback=log)
        return log.textLog()

    log = run(book)
    assert "'notes' is used, not plots" in log and f"{book}|layername=plots" in log
    assert "several sheets" not in run(f"{book}|layername=plots")


def test_check_data_names_them(provider, book, tmp_path):
    import processing

    out = str(tmp_path / "check.json")
    given = {"TABLES": [book], "REPORT": str(tmp_path / "check.html"), "JSON": out}
    processing.run("carbonsink:checkgrids", given)
    with open(out, encoding="utf-8") as file:
        doubts = json.load(file)["doubts"]
    assert any("'notes' is used, not plots" in doubt for doubt in doubts)
