"""``carbonsink:treebiomass`` and ``soillayers`` as QGIS runs them, into ``carbondensity``."""

from __future__ import annotations

import math

import pytest
from qgis.core import QgsApplication, QgsProcessingException, QgsVectorLayer

from carbonsink.core.sites.allometry import FORMS

TREES = (
    "plot,species,dbh (cm),h\n001,Pinus koraiensis,20,12\n001,Betula,10,8\n002,Picea,30,20\n"
    "002,Picea,300,40\n"
)
LAYERS = (
    "plot,top,bottom,deep,soc,bd\n001,0,10,20,20,1.2\n001,10,30,30,10,1.4\n002,0,20,20,15,1.1\n"
)
PLOTS = "name,x,y,area\n001,10,50,400\n002,11,50,10000\n003,12,50,400\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("plots")
    for name, text in (("trees", TREES), ("layers", LAYERS), ("plots", PLOTS)):
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def rows(path, column="plot"):
    return {f[column]: f for f in QgsVectorLayer(path, "plots").getFeatures()}


def run_trees(run_algorithm, folder, out, **more):
    given = {
        "TREES": str(folder / "trees.csv"),
        "PLOT_FIELD": "plot",
        "SPECIES_FIELD": "species",
        "DBH_FIELD": "dbh (cm)",
        "EQUATION_SET": "jenkins_2003",
        "PLOT_AREA": 400,
        "OUTPUT": out,
    }
    return run_algorithm("treebiomass", **{**given, **more})


def test_trees_and_layers_to_carbon_of_plots(run_algorithm, folder, tmp_path):
    """The whole way: trees, then layers into the same plots, then their carbon."""
    with_trees, with_soil, carbon = (str(tmp_path / f"{name}.gpkg") for name in "abc")
    found = run_trees(
        run_algorithm,
        folder,
        with_trees,
        PLOTS=str(folder / "plots.csv"),
        PLOT_NAME_FIELD="name",
        PLOT_AREA=None,
        PLOT_AREA_FIELD="area",
        REPORT=str(tmp_path / "trees.html"),
    )
    assert found["N_OUTSIDE"] == 1
    text = (tmp_path / "trees.html").read_text(encoding="utf-8")
    mean = f"{found['MEAN']:.2f} t ha"
    for said in (
        "beyond the diameters of their equation: 1;",
        "Jenkins",
        mean,
        "2 / 3",
        "Pinus koraiensis",
    ):
        assert said in text.replace("\u00a0", " "), said
    run_algorithm(
        "soillayers",
        REPORT=str(tmp_path / "soil.html"),
        LAYERS=str(folder / "layers.csv"),
        PLOT_FIELD="plot",
        PLOTS=with_trees,
        PLOT_NAME_FIELD="name",
        TOP_FIELD="top",
        BOTTOM_FIELD="bottom",
        SOC_FIELD="soc",
        BULK_DENSITY_FIELD="bd",
        OUTPUT=with_soil,
    )
    text = (tmp_path / "soil.html").read_text(encoding="utf-8")
    for said in ("0 to 30 cm", "Plots with depths without data: 2; they have no sum", "1 / 3"):
        assert said in text.replace("\u00a0", " "), said
    run_algorithm(
        "carbondensity",
        SAMPLES=with_soil,
        ABOVEGROUND_FIELD="agb",
        BELOWGROUND_FIELD="bgb",
        SOIL_FIELD="soil_carbon",
        OUTPUT=carbon,
    )
    found = rows(carbon, "name")
    pine = math.exp(-2.5356 + 2.4349 * math.log(20))
    birch = math.exp(-1.9123 + 2.3651 * math.log(10))
    roots = pine * math.exp(-1.5619 + 0.6614 / 20) + birch * math.exp(-1.6911 + 0.816 / 10)
    soil = 20 * 1.2 + 10 * 1.4 * 2
    a = found["001"]
    assert a["agb"] == pytest.approx((pine + birch) / 1000 * 25)
    assert a["c_soil"] == pytest.approx(soil)
    assert a["carbon_density"] == pytest.approx((pine + birch + roots) / 40 * 0.47 + soil)
    assert found["002"]["n_outside"] == 1
    assert found["002"]["soil_depth"] == 20
    assert not found["002"]["soil_carbon"]  # 20 to 30 cm is missing
    assert not found["003"]["agb"]


def test_the_table_of_equations_can_be_edited(run_algorithm, folder, tmp_path):
    """Its equations give the same; changed ones give what they say."""
    table, first, second = (str(tmp_path / name) for name in ("e.csv", "1.gpkg", "2.gpkg"))
    run_trees(run_algorithm, folder, first, EQUATION_TABLE=table)
    assert rows(first).keys() == {"001", "002"}
    own = {"EQUATION_SET": "own", "EQUATIONS": table}
    run_trees(run_algorithm, folder, second, **own)
    for plot in ("001", "002"):
        assert rows(second)[plot].attributes()[1:] == rows(first)[plot].attributes()[1:]


def test_the_help_lists_all_forms():
    algorithm = QgsApplication.processingRegistry().createAlgorithmById("carbonsink:treebiomass")
    words = algorithm.parameterDefinition("EQUATIONS").help()
    assert ", ".join(FORMS) in words


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"EQUATION_SET": "own"}, ["EQUATIONS"]),
        ({"PLOT_AREA": None}, ["PLOT_AREA", "AREA_FIELD"]),
        ({"EQUATION_SET": "chave_2014"}, ["height", "HEIGHT_FIELD"]),
        ({"DBH_UNIT": "mm"}, ["'dbh (cm)'", "DBH_UNIT"]),
        ({"PLOT_AREA": 3}, ["basal area", "AREA_UNIT"]),
        ({"PLOT_NAME_FIELD": "plot"}, ["PLOTS"]),
        ({"AREA_FIELD": "h"}, ["AREA_FIELD"]),
    ],
)
def test_bad_input_by_message(run_algorithm, folder, given, words):
    with pytest.raises(QgsProcessingException) as caught:
        run_trees(run_algorithm, folder, "TEMPORARY_OUTPUT", **given)
    assert all(word in str(caught.value) for word in words), str(caught.value)


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"TOP_FIELD": None}, ["TOP_FIELD"]),
        ({"TOP": 30}, ["BOTTOM"]),
        ({"THICKNESS_FIELD": "bottom"}, ["THICKNESS_FIELD"]),
        ({"BOTTOM_FIELD": "deep"}, ["overlap"]),
        ({"TOP_FIELD": "bottom"}, ["ends at 10", "surface"]),
    ],
)
def test_bad_layers_by_message(run_algorithm, folder, given, words):
    layers = {
        "LAYERS": str(folder / "layers.csv"),
        "PLOT_FIELD": "plot",
        "TOP_FIELD": "top",
        "BOTTOM_FIELD": "bottom",
        "SOC_FIELD": "soc",
        "BULK_DENSITY_FIELD": "bd",
        "OUTPUT": "TEMPORARY_OUTPUT",
    }
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("soillayers", **{**layers, **given})
    assert all(word in str(caught.value) for word in words), str(caught.value)
