"""Algorithms understand texts as they do numbers, truth values and lists: the results are the same.

Those with DASK_SCHEDULER are given texts in test_on_a_cluster.py. Three runs of ``qgis_process``
itself are in test_exit_codes.py, one in test_predicttable.py.
"""

from __future__ import annotations

import json

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem

from carbonsink.algorithms import all_algorithms
from carbonsink.tests.algorithms.command_line import as_texts
from carbonsink.tests.algorithms.test_on_a_cluster import (
    ON_CLUSTERS,
    destinations,
    files_of,
    make_inputs,
)
from carbonsink.tests.algorithms.world import GRID, write_raster
from carbonsink.tests.core.fuzzy.conftest import make_sites
from carbonsink.tests.core.sequence.conftest import make_series

PREDICTORS = ["temperature", "rain", "height"]
TRAINED = {"PREDICTOR_FIELDS": ["warm", "rain"], "TARGET_FIELD": "flux", "SITE_FIELD": "site"}


@pytest.fixture(scope="module")
def inputs(tmp_path_factory, provider) -> dict:
    import processing

    folder = tmp_path_factory.mktemp("inputs")
    made = make_inputs(folder)
    crs = QgsCoordinateReferenceSystem()
    crs.createFromWkt(GRID.crs)
    points = {"INPUT": str(folder / "points.csv"), "XFIELD": "x", "YFIELD": "y", "TARGET_CRS": crs}
    made["sites"] = str(folder / "sites.gpkg")
    processing.run("native:createpointslayerfromtable", {**points, "OUTPUT": made["sites"]})
    made["samples"] = str(made["world"].samples)
    made["regions"] = write_regions(folder / "regions.geojson")
    (folder / "assessment").mkdir()
    nep = np.full((GRID.height, GRID.width), 20.0, np.float32)
    write_raster(folder / "assessment" / "nep_2010.tif", nep, name="nep", unit="gC m-2 yr-1")
    for name, table in (("monthly", make_series(months=40)), ("few", make_sites(5))):
        made[name] = str(folder / f"{name}.csv")
        table.to_csv(made[name], index=False)
    for name, text in (
        ("plots", "plot,above,litter\na,100,10\nb,50,5\n"),
        ("trees", "plot,dbh,rho\na,20,0.4\nb,12,0.5\n"),
        ("layer", "plot,top,bottom,soc,bd\na,0,30,12,1.3\n"),
        ("pairs", "rs,rh\n400,210\n600,310\n900,455\n"),
        ("FLX_US-MMS_FLUXNET2015_SUBSET_DD_2004-2004_1-4", "TIMESTAMP,GPP_NT_VUT_REF,TA_F\n"),
    ):
        made[name[:5]] = str(folder / f"{name}.csv")
        days = "".join(f"200401{day:02d},2.0,{day}\n" for day in range(1, 32))
        (folder / f"{name}.csv").write_text(text + days * name.startswith("FLX"), encoding="utf-8")
    return made


def write_regions(path) -> str:
    """Write a row of squares with values."""
    features = []
    for i, npp in enumerate((9, 8, 9, 7, 1, 2, 1, 3, 2, 8, 9, 7)):
        ring = [[i, 0], [i + 1, 0], [i + 1, 1], [i, 1], [i, 0]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        values = {"npp": npp, "high": int(npp > 5)}
        features.append({"type": "Feature", "properties": values, "geometry": geometry})
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return str(path)


# The inputs of each algorithm.
CASES = {
    "mapsheet": lambda i: {"MAPS": i["npp"][:2], "COLUMNS": 2},
    "studyareamap": lambda i: {
        "SITES": i["sites"],
        "LANDCOVER": i["landuse"][0],
        "NAME_FIELD": "site",
    },
    "assessmentreport": lambda i: {"INPUT_FOLDER": str(i["folder"] / "assessment")},
    "carbondensity": lambda i: {
        "SAMPLES": i["plots"],
        "ABOVEGROUND_FIELD": "above",
        "LITTER_FIELD": "litter",
        "CARBON_FRACTION": 0.5,
    },
    "soillayers": lambda i: {
        "LAYERS": i["layer"],
        "PLOT_FIELD": "plot",
        "TOP_FIELD": "top",
        "BOTTOM_FIELD": "bottom",
        "SOC_FIELD": "soc",
        "BULK_DENSITY_FIELD": "bd",
        "BOTTOM": 20.0,
    },
    "treebiomass": lambda i: {
        "TREES": i["trees"],
        "PLOT_FIELD": "plot",
        "DBH_FIELD": "dbh",
        "DENSITY_FIELD": "rho",
        "PLOT_AREA": 400.0,
        "EQUATION_SET": "zeng_tang_2012",
    },
    "checkgrids": lambda i: {"RASTERS": i["npp"][:2], "TABLES": [i["samples"]]},
    "compareproducts": lambda i: {
        "SITES": i["sites"],
        "OBSERVED_FIELD": "npp",
        "PRODUCTS": i["products"],
        "REFERENCE": "npp_a",
    },
    "explainmodel": lambda i: {"MODEL": i["model"], "SAMPLES": i["samples"], "THREADS": 2},
    "fitrespiration": lambda i: {"SAMPLES": i["pairs"], "RS_FIELD": "rs", "RH_FIELD": "rh"},
    "globalvector": lambda i: {
        "INPUT": i["regions"],
        "FIELD": "npp",
        "WEIGHTS": "queen",
        "PERMUTATIONS": 99,
    },
    "hotspotvector": lambda i: {
        "INPUT": i["regions"],
        "FIELD": "npp",
        "WEIGHTS": "knn",
        "K": 3,
        "FDR": True,
    },
    "importseries": lambda i: {"INPUT": i["monthly t"], "PERIOD": "year", "MIN_COVERAGE": 90.5},
    "joincountvector": lambda i: {
        "INPUT": i["regions"],
        "FIELD": "high",
        "WEIGHTS": "rook",
        "PERMUTATIONS": 99,
    },
    "lisavector": lambda i: {
        "INPUT": i["regions"],
        "FIELD": "npp",
        "WEIGHTS": "knn",
        "K": 3,
        "PERMUTATIONS": 99,
    },
    "predicttable": lambda i: {"MODEL": i["model"], "SAMPLES": i["samples"], "COVERAGE": 0.8},
    "readfluxtable": lambda i: {"INPUT": [i["FLX_U"]], "STEP": "month", "MIN_SHARE": 0.5},
    "samplesites": lambda i: {
        "SITES": i["sites"],
        "PREDICTORS": [i["heat_y"][0], i["rs"]],
        "WINDOW": "3",
    },
    "screenpredictors": lambda i: {
        "SAMPLES": i["samples"],
        "TARGET_FIELD": "flux",
        "PREDICTOR_FIELDS": PREDICTORS,
        "MAX_VIF": 5.0,
    },
    "testmodel": lambda i: {
        "MODEL": i["model"],
        "SAMPLES": i["samples"],
        "TARGET_FIELD": "flux",
        "CALIBRATE": True,
    },
    "trainfuzzyensemble": lambda i: {**TRAINED, "SAMPLES": i["few"], "TREES": 5, "SKILL_CUT": True},
    "trainlstm": lambda i: {
        "PRESET": "quick",
        **TRAINED,
        "SAMPLES": i["monthly"],
        "DATE_FIELD": "month",
        "SEQUENCE_LENGTH": 2,
        "HIDDEN": 4,
        "EPOCHS": 2,
        "SEEDS": 1,
        "LEARNING_RATE": 0.02,
    },
}


def test_every_algorithm_is_given_texts():
    assert {*CASES, *ON_CLUSTERS} == {kind.ID for kind in all_algorithms()}


@pytest.mark.parametrize("algorithm_id", CASES)
def test_texts_give_the_same(algorithm_id, inputs, run_algorithm, tmp_path):
    if algorithm_id == "trainlstm":
        pytest.importorskip("torch")
    found, places = [], [tmp_path / name for name in ("typed", "texts")]
    for folder in places:
        folder.mkdir()
        given = {**CASES[algorithm_id](inputs), **destinations(algorithm_id, folder)}
        given = as_texts(given) if folder.name == "texts" else given
        results = run_algorithm(algorithm_id, **given)
        found.append({k: v for k, v in results.items() if not isinstance(v, (str, list))})
    np.testing.assert_equal(*found)
    typed, texts = (files_of(folder) for folder in places)
    assert list(typed) == list(texts)
    assert [name for name in typed if typed[name] != texts[name]] == []
