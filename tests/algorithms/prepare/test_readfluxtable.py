"""``carbonsink:readfluxtable`` as QGIS runs it."""

from __future__ import annotations

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer, QgsWkbTypes


@pytest.fixture
def towers(tmp_path):
    """Two sites, all days of a January."""
    paths = []
    for site, gpp in (("US-MMS", 2.0), ("AT-Neu", 3.0)):
        text = "TIMESTAMP,GPP_NT_VUT_REF,TA_F\n"
        text += "".join(f"200401{day:02d},{gpp},{day}\n" for day in range(1, 32))
        path = tmp_path / f"FLX_{site}_FLUXNET2015_SUBSET_DD_2004-2004_1-4.csv"
        path.write_text(text, encoding="utf-8")
        paths.append(str(path))
    return paths


@pytest.fixture
def stations(tmp_path):
    path = tmp_path / "stations.csv"
    path.write_text("SITE_ID,LOCATION_LAT,LOCATION_LONG,IGBP\nUS-MMS,39.3,-86.4,DBF\n")
    return str(path)


def test_points_with_what_the_stations_tell(run_algorithm, towers, stations, tmp_path):
    output, summary = str(tmp_path / "fluxes.gpkg"), tmp_path / "summary.csv"
    run_algorithm(
        "readfluxtable",
        INPUT=towers,
        STEP="month",
        STATIONS=stations,
        OUTPUT=output,
        TABLE=str(summary),
    )
    layer = QgsVectorLayer(output, "fluxes")
    assert QgsWkbTypes.geometryType(layer.wkbType()) == QgsWkbTypes.GeometryType.PointGeometry
    assert layer.crs().authid() == "EPSG:4326"
    rows = {feature["site"]: feature for feature in layer.getFeatures()}
    assert rows["US-MMS"]["date"] == "2004-01"
    assert rows["US-MMS"]["gpp"] == pytest.approx(62.0)
    assert rows["US-MMS"]["ta"] == pytest.approx(16.0)
    assert rows["US-MMS"]["IGBP"] == "DBF"
    assert rows["US-MMS"].geometry().asPoint().y() == pytest.approx(39.3)
    assert rows["AT-Neu"].geometry().isEmpty()
    assert "gC m-2 month-1" in summary.read_text(encoding="utf-8")


def test_plain_table(run_algorithm, towers, tmp_path):
    output = str(tmp_path / "fluxes.csv")
    run_algorithm("readfluxtable", INPUT=towers, OUTPUT=output)
    lines = open(output, encoding="utf-8").read().splitlines()
    assert lines[0] == "site,date,gpp,ta"
    assert len(lines) == 63


def test_it_feeds_the_training(run_algorithm, towers, tmp_path):
    """The table as it comes is a table of samples."""
    fluxes = run_algorithm("readfluxtable", INPUT=towers, OUTPUT="TEMPORARY_OUTPUT")["OUTPUT"]
    model = tmp_path / "gpp.carbonmodel"
    run_algorithm(
        "trainmodel",
        SAMPLES=fluxes,
        TARGET_FIELD="gpp",
        PREDICTOR_FIELDS=["ta"],
        SITE_FIELD="site",
        TREES=5,
        VALIDATION="holdout",
        MODEL=str(model),
    )
    assert model.stat().st_size > 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"PROFILE": "chinaflux"}, ["none of the columns", "COLUMNS"]),
        ({"MIN_SHARE": 1.0, "STEP": "year"}, ["Nothing is left", "MIN_SHARE"]),
    ],
)
def test_bad_input_by_message(run_algorithm, towers, changed, words):
    given = {"INPUT": towers, "OUTPUT": "TEMPORARY_OUTPUT", **changed}
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("readfluxtable", **given)
    assert all(word in str(caught.value) for word in words)


def test_a_monthly_file_makes_no_days(run_algorithm, tmp_path):
    path = tmp_path / "FLX_US-MMS_MM.csv"
    path.write_text("TIMESTAMP,GPP_NT_VUT_REF\n200401,2\n")
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("readfluxtable", INPUT=[str(path)], OUTPUT="TEMPORARY_OUTPUT")
    assert "STEP = day" in str(caught.value)
    assert "months" in str(caught.value)


def test_in_a_model(provider, towers, stations, tmp_path):
    from qgis.core import (
        QgsProcessing,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelParameter,
        QgsProcessingParameterMultipleLayers,
    )

    from carbonsink.tests.algorithms.models import child, fixed, from_input, reloaded, run_model

    model = QgsProcessingModelAlgorithm("towers", "test")
    kind = QgsProcessing.SourceType.TypeFile
    definition = QgsProcessingParameterMultipleLayers("TABLES", "TABLES", kind)
    model.addModelParameter(definition, QgsProcessingModelParameter("TABLES"))
    child(
        model,
        "read",
        "readfluxtable",
        ["OUTPUT"],
        INPUT=from_input("TABLES"),
        STATIONS=fixed(stations),
        STEP=fixed("month"),
    )
    out = str(tmp_path / "model.gpkg")
    run_model(reloaded(model, tmp_path), TABLES=towers, **{"read:OUTPUT": out})
    assert QgsVectorLayer(out, "fluxes").featureCount() == 2
