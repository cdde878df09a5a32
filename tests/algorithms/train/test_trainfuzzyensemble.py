"""``carbonsink:trainfuzzyensemble`` and what its model is used for, through ``processing.run``."""

from __future__ import annotations

import os

import numpy as np
import pandas as pd
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
)

from carbonsink.core.model_kinds import read_model
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests.algorithms.models import (
    child,
    fixed,
    from_box,
    from_input,
    reloaded,
    run_model,
)
from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.core.fuzzy.conftest import make_sites


@pytest.fixture
def given(tmp_path):
    """The parameters of a small ensemble."""
    path = tmp_path / "sites.csv"
    make_sites(5).to_csv(path, index=False)
    return {
        "SAMPLES": str(path),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 d-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "TREES": 8,
        "MODEL": str(tmp_path / "flux.carbonmodel"),
    }


@pytest.fixture
def rasters(tmp_path):
    row, col = np.mgrid[0:40, 0:50]
    values = {"rain": row / 20.0, "warm": col / 10.0}
    values["warm"][0, 0] = np.nan
    return [write_raster(tmp_path / f"{n}.tif", v.astype(np.float32)) for n, v in values.items()]


def read(path):
    stack = Stack.open([str(path)])
    return stack.read(stack.grid.window)[0]


def test_it_writes_a_model_its_tables_and_a_report(run_algorithm, given, tmp_path):
    files = {n: str(tmp_path / f"{n}.csv") for n in ("DISTANCES", "SCORES")}
    report = str(tmp_path / "report.html")
    found = run_algorithm(
        "trainfuzzyensemble", **given, **files, REPORT=report, STRATUM_FIELD="zone"
    )
    assert found["SITES"] == 5
    assert found["R2"] > found["R2_EQUAL"]
    scores = pd.read_csv(files["SCORES"])
    assert "rmse (gC m-2 d-1)" in scores
    whole = scores[scores["scope"] == "all"].set_index("model")["r2"]
    assert whole["fuzzy_signature"] == pytest.approx(found["R2"])
    assert found["R2"] == found["R2_SIGNATURE"]
    assert whole["fuzzy"] == pytest.approx(found["R2_RECORD"])
    assert {"zone_mean", "zone_variance"} <= set(scores["scope"])
    assert len(pd.read_csv(files["DISTANCES"])) == 5 * 4
    text = open(report, encoding="utf-8").read()
    for said in ("Skill against distance", "Scores by zone", "one forest of all records", "<svg"):
        assert said in text


def test_a_quick_try_holds_out_groups_of_sites(run_algorithm, given, tmp_path):
    make_sites(7).to_csv(given["SAMPLES"], index=False)
    found = run_algorithm("trainfuzzyensemble", **given, PRESET="quick")
    expected = run_algorithm("trainfuzzyensemble", **given, FOLDS=5)
    assert found["R2"] == expected["R2"]
    assert found["R2"] != run_algorithm("trainfuzzyensemble", **given)["R2"]


def test_finished_dates_of_a_series_are_those_of_this_ensemble(
    run_algorithm, given, rasters, tmp_path
):
    """Each equals the map of that date alone; another ensemble or other rasters make it anew."""
    warm = read(rasters[1])
    dated = [write_raster(tmp_path / f"warm_{y}.tif", warm + (y - 2001)) for y in range(2001, 2004)]
    run_algorithm("trainfuzzyensemble", **given)
    series = {
        "MODEL": given["MODEL"],
        "PREDICTORS": [rasters[0], *dated],
        "OUTPUT_FOLDER": str(tmp_path / "maps"),
    }

    def again():
        made = run_algorithm("predictseries", RESUME=True, **series)
        return made["WRITTEN"], made["SKIPPED"]

    assert again() == (3, 0)
    assert again() == (0, 3)
    single = run_algorithm(
        "predictraster",
        MODEL=given["MODEL"],
        PREDICTORS=[rasters[0], dated[1]],
        OUTPUT=str(tmp_path / "single.tif"),
    )["OUTPUT"]
    np.testing.assert_array_equal(read(single), read(tmp_path / "maps/flux_2002.tif"))
    write_raster(tmp_path / "warm_2002.tif", warm + 7)
    os.utime(dated[1], (1e9, 1e9))
    assert again() == (1, 2)
    run_algorithm("trainfuzzyensemble", **{**given, "TREES": 9})
    assert again() == (3, 0)


def test_its_model_predicts_a_raster_with_spread_and_skill(run_algorithm, given, rasters, tmp_path):
    run_algorithm("trainfuzzyensemble", **given)
    targets = {n: str(tmp_path / f"{n}.tif") for n in ("OUTPUT", "SPREAD", "SKILL")}
    run_algorithm("predictraster", MODEL=given["MODEL"], PREDICTORS=rasters, **targets)
    values = np.stack([Stack.open([p]).read(Stack.open([p]).grid.window)[0] for p in rasters[::-1]])
    expected = read_model(given["MODEL"], Run()).predict_values(values, spread=True)
    for name, wanted in zip(("OUTPUT", "SPREAD"), expected):
        stack = Stack.open([targets[name]])
        found = stack.read(stack.grid.window)[0]
        np.testing.assert_allclose(found, wanted, rtol=1e-6, atol=1e-6)
        assert np.isnan(found[0, 0])


def test_its_model_predicts_a_series(run_algorithm, given, tmp_path):
    run_algorithm("trainfuzzyensemble", **given)
    paths = [write_raster(tmp_path / "rain.tif", np.ones((40, 50), np.float32))]
    for month in ("2005-01", "2005-02"):
        warm = np.full((40, 50), float(month[-1]), np.float32)
        paths.append(write_raster(tmp_path / f"warm_{month}.tif", warm))
    folder = tmp_path / "series"
    run_algorithm(
        "predictseries", MODEL=given["MODEL"], PREDICTORS=paths, OUTPUT_FOLDER=str(folder)
    )
    made = sorted(n for n in os.listdir(folder) if n.endswith(".tif"))
    assert len(made) == 2


def test_a_series_is_weighed_by_what_its_cells_are_like(run_algorithm, given, tmp_path):
    """Twelve months: weights by mean and deviation over time, computed with numpy alone."""
    run_algorithm("trainfuzzyensemble", **given)
    rng = np.random.default_rng(8)
    shape = (40, 50)
    rain = np.linspace(0, 2, 2000).reshape(shape)
    warm = rng.normal(0, 2, (12, *shape)) + np.linspace(0, 4, 50)
    warm[:9, 5, 6] = np.nan
    warm = warm.astype(np.float32)
    paths = [write_raster(tmp_path / "rain.tif", rain.astype(np.float32))]
    months = [f"2005-{m:02d}" for m in range(1, 13)]
    paths += [write_raster(tmp_path / f"warm_{m}.tif", w) for m, w in zip(months, warm)]
    folder = tmp_path / "maps"
    series = {"MODEL": given["MODEL"], "PREDICTORS": paths, "OUTPUT_FOLDER": str(folder)}
    run_algorithm("predictseries", **series, LAYERS=["SKILL"], START="2005-07", END="2005-08")
    model = read_model(given["MODEL"], Run())
    values = np.stack([warm, np.broadcast_to(rain.astype(np.float32), warm.shape)])
    own = (values - model.standard.mean[:, None, None, None]) / (
        model.standard.sd[:, None, None, None]
    )
    mean, sd = own.mean(axis=1), own.std(axis=1)
    centres, ranges = model.signatures
    apart = sum((centres[:, k, None, None] - mean[k]) ** 2 for k in (0, 1))
    apart = apart + sum((ranges[:, k, None, None] - sd[k]) ** 2 for k in (0, 1))
    weights = 1 / apart / (1 / apart).sum(axis=0)
    july = values[:, 6].reshape(2, -1)
    said = np.array([p.predict_rows(model.recipe, july) for p in model.submodels]).reshape(
        5, *shape
    )
    wanted = (weights * said).sum(axis=0)
    found = read(folder / "flux_2005-07.tif")
    few = np.zeros(shape, bool)
    few[5, 6] = True
    np.testing.assert_allclose(found[~few], wanted[~few], rtol=1e-4, atol=1e-4)
    assert np.isnan(found[5, 6])
    line = model.series_line
    skill = (weights * np.minimum(line.intercept + line.slope * np.sqrt(apart), 1)).sum(axis=0)
    mapped = read(folder / "skill" / "flux_skill_2005-07.tif")
    np.testing.assert_allclose(mapped[~few], skill[~few], rtol=1e-4, atol=1e-4)
    whole = tmp_path / "whole"
    run_algorithm("predictseries", **{**series, "OUTPUT_FOLDER": str(whole)})
    # A cell is weighed alike whichever dates are wanted; one of three dates by their values.
    np.testing.assert_array_equal(read(whole / "flux_2005-07.tif"), found)
    last = read(whole / "flux_2005-12.tif")[5, 6]
    cell = np.array([[warm[11, 5, 6]], [np.float32(rain[5, 6])]])
    assert last == pytest.approx(model.predict_values(cell).mean[0], rel=1e-6)


def test_records_of_a_tested_site_share_its_weights(run_algorithm, given, tmp_path):
    run_algorithm("trainfuzzyensemble", **given, MEMBERSHIP="series")
    others = tmp_path / "others.csv"
    table = make_sites(3, seed=9).assign(site=lambda t: "new " + t["site"])
    table.to_csv(others, index=False)
    run_algorithm(
        "testmodel",
        MODEL=given["MODEL"],
        SAMPLES=str(others),
        TARGET_FIELD="flux",
        TABLE=str(tmp_path / "scores.csv"),
        PREDICTIONS=str(tmp_path / "p.csv"),
    )
    found = pd.read_csv(tmp_path / "p.csv")
    model = read_model(given["MODEL"], Run())
    own = table[table["site"] == "new S1"]
    columns = own[["warm", "rain"]].to_numpy(np.float32).T
    values = (columns - model.standard.mean[:, None]) / model.standard.sd[:, None]
    apart = ((model.signatures.mean - values.mean(axis=1)) ** 2).sum(axis=1)
    apart += ((model.signatures.sd - values.std(axis=1)) ** 2).sum(axis=1)
    weights = 1 / apart / (1 / apart).sum()
    said = np.array([part.predict_rows(model.recipe, columns) for part in model.submodels])
    here = (table["site"] == "new S1").to_numpy()
    column = next(name for name in found if name.startswith("predicted"))
    np.testing.assert_allclose(found[column][here], weights @ said, rtol=1e-6)


def test_a_model_of_boxes(provider, given, rasters, tmp_path):
    model = QgsProcessingModelAlgorithm("fuzzy", "test")
    layers = QgsProcessingParameterMultipleLayers(
        "PREDICTORS", "PREDICTORS", QgsProcessing.SourceType.TypeRaster
    )
    model.addModelParameter(layers, QgsProcessingModelParameter("PREDICTORS"))
    training = {name: fixed(value) for name, value in given.items() if name != "MODEL"}
    child(model, "train", "trainfuzzyensemble", **training)
    child(
        model,
        "map",
        "predictraster",
        ["OUTPUT"],
        MODEL=from_box("train", "MODEL"),
        PREDICTORS=from_input("PREDICTORS"),
    )
    target = str(tmp_path / "flux.tif")
    run_model(reloaded(model, tmp_path), PREDICTORS=rasters, **{"map:OUTPUT": target})
    stack = Stack.open([target])
    assert np.isfinite(stack.read(stack.grid.window)).sum() == 40 * 50 - 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"SITE_FIELD": "zone"}, "zone has 2"),
        ({"SITE_FIELD": "warm"}, "SITE_FIELD"),
        ({"ESTIMATOR": "svm"}, "TREES"),
        ({"STRATUM_FIELD": "zone", "ARIDITY_FIELD": "ai"}, "ARIDITY_FIELD"),
    ],
)
def test_bad_input_is_told(run_algorithm, given, change, said):
    with pytest.raises(QgsProcessingException, match=said):
        run_algorithm("trainfuzzyensemble", **{**given, **change})
    assert not os.path.exists(given["MODEL"])


@pytest.mark.parametrize("key", ["LOWER", "UPPER"])
def test_outputs_without_a_meaning_are_refused(run_algorithm, given, rasters, tmp_path, key):
    run_algorithm("trainfuzzyensemble", **given)
    files = {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", key)}
    with pytest.raises(QgsProcessingException, match=f"{key} = .*fuzzy_ensemble"):
        run_algorithm("predictraster", MODEL=given["MODEL"], PREDICTORS=rasters, **files)
    assert not os.path.exists(files["OUTPUT"])


def test_skill_is_refused_for_other_models(run_algorithm, given, rasters, tmp_path):
    run_algorithm("trainmodel", **given)
    files = {name: str(tmp_path / f"{name}.tif") for name in ("OUTPUT", "SKILL")}
    with pytest.raises(QgsProcessingException, match="SKILL = .*random_forest"):
        run_algorithm("predictraster", MODEL=given["MODEL"], PREDICTORS=rasters, **files)


@pytest.mark.parametrize("algorithm", ["explainmodel", "explainraster"])
def test_it_is_not_explained(run_algorithm, given, rasters, tmp_path, algorithm):
    run_algorithm("trainfuzzyensemble", **given)
    outputs = {
        "explainmodel": {"TABLE": str(tmp_path / "t.csv")},
        "explainraster": {"PREDICTORS": rasters, "OUTPUT": str(tmp_path / "o.tif")},
    }[algorithm]
    with pytest.raises(QgsProcessingException, match="carbonsink:trainmodel"):
        run_algorithm(algorithm, MODEL=given["MODEL"], **outputs)
