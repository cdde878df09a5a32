"""``carbonsink:carbondensity`` as QGIS runs it."""

from __future__ import annotations

import json

import pytest
from qgis.core import (
    QgsFeatureRequest,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)


@pytest.fixture
def plots(tmp_path):
    """A plain CSV, whose columns QGIS 3.22 reads as text."""
    path = tmp_path / "plots.csv"
    path.write_text("plot,above,litter,soc,bd\na,100,10,20,1.3\nb,50,NA,10,1.0\n", encoding="utf-8")
    return str(path)


def rows(path):
    return {f["plot"]: f for f in QgsVectorLayer(path, "samples").getFeatures()}


def test_pools_and_their_sum(run_algorithm, plots, tmp_path):
    out = str(tmp_path / "carbon.gpkg")
    found = run_algorithm(
        "carbondensity",
        SAMPLES=plots,
        ABOVEGROUND_FIELD="above",
        LITTER_FIELD="litter",
        SOC_FIELD="soc",
        BULK_DENSITY_FIELD="bd",
        OUTPUT=out,
    )
    a, b = (rows(out)[plot] for plot in "ab")
    names = ("c_aboveground", "c_litter", "c_soil", "carbon_density")
    assert [a[name] for name in names] == pytest.approx([47.0, 4.7, 78.0, 129.7])
    assert b["c_soil"] == pytest.approx(30.0)
    assert not b["carbon_density"]  # litter is missing
    assert "c_belowground" not in a.fields().names()
    assert found["MEAN"] == pytest.approx(129.7)


@pytest.mark.parametrize(
    ("encoding", "plot"), [("gb18030", "长白山样地"), ("cp1252", "Zürich Höngg")]
)
def test_names_keep_their_letters(run_algorithm, tmp_path, encoding, plot):
    """A header of plain letters and names in another encoding, as spreadsheets save them."""
    path, out = tmp_path / "plots.csv", str(tmp_path / "carbon.gpkg")
    path.write_bytes(f"plot,above\n{plot},100\nb,50\n".encode(encoding))
    run_algorithm("carbondensity", SAMPLES=str(path), ABOVEGROUND_FIELD="above", OUTPUT=out)
    assert rows(out)[plot]["c_aboveground"] == pytest.approx(47.0)


@pytest.mark.parametrize(
    ("header", "given"),
    [
        ("above (kg m-2)", {}),
        ("above_kg/m2", {}),
        ("above (Mg/ha)", {"BIOMASS_UNIT": "kg_m2"}),
        ("above (g·m⁻²)", {"BIOMASS_UNIT": "kg_m2"}),
    ],
)
def test_a_header_with_another_unit_is_refused(run_algorithm, tmp_path, header, given):
    path = tmp_path / "plots.csv"
    path.write_text(f"plot,{header}\na,10\nb,5\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="is in "):
        run_algorithm(
            "carbondensity",
            SAMPLES=str(path),
            ABOVEGROUND_FIELD=header,
            OUTPUT=str(tmp_path / "carbon.gpkg"),
            **given,
        )


def test_a_header_with_the_unit_chosen_is_read(run_algorithm, tmp_path):
    path, out = tmp_path / "plots.csv", str(tmp_path / "carbon.gpkg")
    path.write_text("plot,above (kg m-2)\na,10\nb,5\n", encoding="utf-8")
    run_algorithm(
        "carbondensity",
        SAMPLES=str(path),
        ABOVEGROUND_FIELD="above (kg m-2)",
        BIOMASS_UNIT="kg_m2",
        OUTPUT=out,
    )
    assert rows(out)["a"]["c_aboveground"] == pytest.approx(47.0)


@pytest.mark.parametrize("last", ["Total,300", "合计,300", "Mean,100"])
def test_a_row_that_sums_up_the_others_is_refused(run_algorithm, tmp_path, last):
    path = tmp_path / "plots.csv"
    path.write_text(f"plot,above\na,150\nb,50\nc,100\n{last}\n", encoding="utf-8")
    with pytest.raises(QgsProcessingException, match="Row 4, named"):
        run_algorithm(
            "carbondensity",
            SAMPLES=str(path),
            ABOVEGROUND_FIELD="above",
            OUTPUT=str(tmp_path / "carbon.gpkg"),
        )


def test_missing_pools_as_zero(run_algorithm, plots, tmp_path):
    out = str(tmp_path / "carbon.gpkg")
    run_algorithm(
        "carbondensity",
        SAMPLES=plots,
        ABOVEGROUND_FIELD="above",
        LITTER_FIELD="litter",
        CARBON_FRACTION=0.5,
        MISSING_POOLS="zero",
        OUTPUT=out,
    )
    assert [rows(out)[p]["carbon_density"] for p in "ab"] == pytest.approx([55.0, 25.0])


@pytest.mark.parametrize(
    ("basis", "water", "dry"),
    [("fresh", 60, 0.4), ("dry", 150, 0.4)],  # 60 of 100 are water: 1.5 times the dry mass
)
def test_fresh_biomass_is_dried(run_algorithm, plots, tmp_path, basis, water, dry):
    """Litter by its own column (10 % and 20 % of the fresh mass), the rest by one number."""
    out = str(tmp_path / "carbon.gpkg")
    run_algorithm(
        "carbondensity",
        SAMPLES=plots,
        ABOVEGROUND_FIELD="above",
        LITTER_FIELD="above",
        FRESH_POOLS=["aboveground"],
        WATER=water,
        WATER_BASIS=basis,
        CARBON_FRACTION=0.5,
        OUTPUT=out,
    )
    assert [rows(out)[p]["c_aboveground"] for p in "ab"] == pytest.approx([50 * dry, 25 * dry])
    assert [rows(out)[p]["c_litter"] for p in "ab"] == pytest.approx([50, 25])


def test_water_of_each_plot(run_algorithm, plots, tmp_path):
    out = str(tmp_path / "carbon.gpkg")
    run_algorithm(
        "carbondensity",
        SAMPLES=plots,
        ABOVEGROUND_FIELD="above",
        FRESH_POOLS=["aboveground"],
        ABOVEGROUND_WATER_FIELD="soc",  # 20 and 10 per cent
        SOIL_FIELD="above",
        CARBON_FRACTION=0.5,
        OUTPUT=out,
    )
    assert [rows(out)[p]["carbon_density"] for p in "ab"] == pytest.approx([40 + 100, 22.5 + 50])


def test_plots_that_qgis_leaves_out_shift_no_values(tmp_path):
    """The table is read without geometry, and its results are written with geometry."""
    import processing

    path, bow_tie = tmp_path / "plots.geojson", [[0, 0], [2, 2], [2, 0], [0, 2], [0, 0]]
    square = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]]
    features = [
        {
            "type": "Feature",
            "properties": {"plot": plot, "above": above},
            "geometry": {"type": "Polygon", "coordinates": [ring]},
        }
        for plot, above, ring in (("a", 10, bow_tie), ("b", 100, square), ("c", 50, square))
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    context, out = QgsProcessingContext(), str(tmp_path / "carbon.gpkg")
    skip = QgsFeatureRequest.InvalidGeometryCheck.GeometrySkipInvalid
    context.setInvalidGeometryCheck(skip)
    given = {"SAMPLES": str(path), "ABOVEGROUND_FIELD": "above", "OUTPUT": out}
    processing.run("carbonsink:carbondensity", given, context=context)
    found = {plot: row["c_aboveground"] for plot, row in rows(out).items()}
    assert found == pytest.approx({"b": 47.0, "c": 23.5})


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"ABOVEGROUND_FIELD": "above", "FRESH_POOLS": ["litter"]}, ["LITTER_FIELD"]),
        ({"ABOVEGROUND_FIELD": "above", "FRESH_POOLS": ["aboveground"]}, ["WATER"]),
        ({"ABOVEGROUND_FIELD": "above", "WATER": 50}, ["FRESH_POOLS"]),
        ({"SOC_FIELD": "soc", "BULK_DENSITY_FIELD": "bd", "SOIL_FIELD": "soc"}, ["SOIL_FIELD"]),
        (
            {"ABOVEGROUND_FIELD": "above", "FRESH_POOLS": ["aboveground"], "WATER": 150},
            ["WATER", "0.99"],
        ),
        ({}, ["ABOVEGROUND_FIELD"]),
        ({"SOC_FIELD": "soc"}, ["BULK_DENSITY_FIELD"]),
        ({"ABOVEGROUND_FIELD": "above", "STONES_FIELD": "bd"}, ["SOC_FIELD"]),
        ({"ABOVEGROUND_FIELD": "plot"}, ["'plot'", "text"]),
        ({"SOC_FIELD": "soc", "BULK_DENSITY_FIELD": "above"}, ["'above' holds 100", "g cm-3"]),
    ],
)
def test_bad_input_by_message(run_algorithm, plots, given, words):
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("carbondensity", SAMPLES=plots, OUTPUT="TEMPORARY_OUTPUT", **given)
    assert all(word in str(caught.value) for word in words), str(caught.value)


def test_the_dialog_refuses_too(provider, plots):
    algorithm = provider.algorithm("carbondensity").create()
    parameters = {"SAMPLES": plots, "SOC_FIELD": "soc", "OUTPUT": "TEMPORARY_OUTPUT"}
    ok, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok
    assert "BULK_DENSITY_FIELD" in message


def test_in_a_model(provider, plots, tmp_path):
    from qgis.core import (
        QgsProcessingModelAlgorithm,
        QgsProcessingModelParameter,
        QgsProcessingParameterVectorLayer,
    )

    from carbonsink.tests.algorithms.models import child, fixed, from_input, reloaded, run_model

    model = QgsProcessingModelAlgorithm("plots", "test")
    definition = QgsProcessingParameterVectorLayer("PLOTS", "PLOTS")
    model.addModelParameter(definition, QgsProcessingModelParameter("PLOTS"))
    child(
        model,
        "density",
        "carbondensity",
        ["OUTPUT"],
        SAMPLES=from_input("PLOTS"),
        ABOVEGROUND_FIELD=fixed("above"),
        SOC_FIELD=fixed("soc"),
        BULK_DENSITY_FIELD=fixed("bd"),
    )
    out = str(tmp_path / "model.gpkg")
    run_model(reloaded(model, tmp_path), PLOTS=plots, **{"density:OUTPUT": out})
    found = [rows(out)[plot]["carbon_density"] for plot in "ab"]
    assert found == pytest.approx([125.0, 53.5])
