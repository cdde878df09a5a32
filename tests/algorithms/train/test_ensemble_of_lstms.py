"""``carbonsink:trainfuzzyensemble`` with LSTMs as site models, through ``processing.run``."""

from __future__ import annotations

import os
import re

import numpy as np
import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from carbonsink.core.fuzzy import held_out_sites
from carbonsink.core.model.training_specification import Recipe
from carbonsink.core.model_kinds import read_model
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.core.sequence.conftest import make_series
from carbonsink.tests.factories import make_grid

SHAPE = (3, 4)
MONTHS = [f"2005-{m:02d}" for m in range(1, 9)]
NETWORK = {"HIDDEN": 4, "EPOCHS": 3, "SEEDS": 2, "SEQUENCE_LENGTH": 2, "LEARNING_RATE": 0.02}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("lstms")


@pytest.fixture(scope="module")
def given(folder) -> dict:
    """The parameters of a small ensemble of LSTMs."""
    make_series(months=40).to_csv(folder / "series.csv", index=False)
    return {
        "SAMPLES": str(folder / "series.csv"),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 month-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "DATE_FIELD": "month",
        "STRATUM_FIELD": "pft",
        "ESTIMATOR": "lstm",
        **NETWORK,
        "MODEL": str(folder / "flux.carbonmodel"),
    }


@pytest.fixture(scope="module")
def trained(provider, given, folder) -> dict:
    """What a training returns; it wrote model, scores and report."""
    pytest.importorskip("torch")
    import processing

    small = Recipe(settings=type(Recipe().settings)(trees=8))
    files = {"SCORES": str(folder / "scores.csv"), "REPORT": str(folder / "report.html")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(held_out_sites, "pooled_recipe", lambda _spec: small)
        return processing.run("carbonsink:trainfuzzyensemble", {**given, **files})


@pytest.fixture(scope="module")
def cells() -> np.ndarray:
    """Warmth of the months ``(months, rows, columns)``; one cell lacks a month, one nearly all."""
    rng = np.random.default_rng(8)
    warm = rng.normal(10, 8, (8, *SHAPE)) + np.arange(4)
    warm[4, 0, 1] = np.nan
    warm[3:, 2, 3] = np.nan
    return warm.astype(np.float32)


@pytest.fixture(scope="module")
def rasters(folder, cells) -> list:
    rain = np.linspace(20, 90, 12).reshape(SHAPE).astype(np.float32)
    paths = [write_raster(folder / "rain.tif", rain, make_grid(*SHAPE))]
    dated = zip(MONTHS, cells)
    return paths + [write_raster(folder / f"warm_{m}.tif", w, make_grid(*SHAPE)) for m, w in dated]


def read(path) -> np.ndarray:
    stack = Stack.open([str(path)])
    return stack.read(stack.grid.window)[0]


def test_scores_and_report(trained, given, folder):
    assert trained["SITES"] == 4 and trained["N"] == 4 * 38
    scores = pd.read_csv(folder / "scores.csv")
    whole = scores[scores["scope"] == "all"].set_index("model")
    assert whole["r2"]["fuzzy_signature"] == pytest.approx(trained["R2"])
    assert {"zone_mean", "zone_variance"} <= set(scores["scope"])
    page = re.sub("<[^>]+>", " ", (folder / "report.html").read_text(encoding="utf-8"))
    for said in ("152 records with the 2 before each", "8 ended no window", "Hidden units", "LSTM"):
        assert said in page
    assert "Predict raster" not in page


def test_maps_are_the_predictions_of_the_series_of_each_cell(
    run_algorithm, trained, given, rasters, cells, folder
):
    """A table of the series of the cells, each a site, says the same as the maps."""
    maps = folder / "maps"
    found = run_algorithm(
        "predictseries",
        MODEL=given["MODEL"],
        PREDICTORS=rasters,
        OUTPUT_FOLDER=str(maps),
    )
    assert (found["WRITTEN"], found["GAPS"]) == (6, 2)
    rain = read(rasters[0])
    site = [f"cell {r}, {c}" for r, c in np.ndindex(SHAPE)]
    table = pd.concat(
        pd.DataFrame({"site": site, "month": m, "warm": w.ravel(), "rain": rain.ravel()})
        for m, w in zip(MONTHS, cells)
    )
    model = read_model(given["MODEL"], Run())
    wanted = model.predict(table).reshape(8, *SHAPE)
    # The cell with a gap: the signature of a series counts the values of all its dates.
    compared = np.ones(SHAPE, bool)
    compared[0, 1] = False
    for month, own in zip(MONTHS[2:], wanted[2:]):
        made = read(maps / f"flux_{month}.tif")
        np.testing.assert_allclose(made[compared], own[compared], rtol=1e-5, atol=1e-5)
        np.testing.assert_array_equal(np.isnan(made), np.isnan(own))
    assert np.isnan(read(maps / "flux_2005-07.tif")[0, 1]) and np.isnan(wanted[3:, 2, 3]).all()
    july = folder / "july"
    again = run_algorithm(
        "predictseries",
        MODEL=given["MODEL"],
        PREDICTORS=rasters,
        OUTPUT_FOLDER=str(july),
        LAYERS=["SPREAD", "SKILL", "APPLICABILITY"],
        START="2005-07",
        END="2005-07",
    )
    assert again["WRITTEN"] == 1
    alone = read(july / "flux_2005-07.tif")
    np.testing.assert_array_equal(alone, read(maps / "flux_2005-07.tif"))
    spread, skill = (read(july / n / f"flux_{n}_2005-07.tif") for n in ("spread", "skill"))
    assert (spread[np.isfinite(alone)] > 0).all()
    np.testing.assert_array_equal(np.isnan(skill), np.isnan(alone))
    inside = read(july / "applicability/flux_applicability_2005-07.tif")
    assert set(np.unique(inside[np.isfinite(inside)])) <= {0, 1}


def test_layers_of_uncertainty_are_those_of_the_records(
    run_algorithm, trained, given, rasters, folder
):
    """Distances to the records trained on, by hand; the error expected rises with them."""
    made = folder / "uncertainty"
    keys = ["DISSIMILARITY", "POINT_DENSITY", "EXPECTED_ERROR"]
    run_algorithm(
        "predictseries",
        MODEL=given["MODEL"],
        PREDICTORS=rasters,
        OUTPUT_FOLDER=str(made),
        LAYERS=keys,
        START="2005-07",
        END="2005-07",
    )
    index, density, error = (
        read(made / key.lower() / f"flux_{key.lower()}_2005-07.tif").ravel() for key in keys
    )
    model = read_model(given["MODEL"], Run())
    records = model.training[["warm", "rain"]].to_numpy(float)
    mean, sd = records.mean(axis=0), records.std(axis=0, ddof=1)
    records = (records - mean) / sd
    cells = np.stack([read(path).ravel() for path in (rasters[7], rasters[0])], axis=1)
    known = np.isfinite(read(made / "flux_2005-07.tif")).ravel()
    between = np.linalg.norm(records[:, None] - records, axis=2)
    average = between.sum() / (len(records) * (len(records) - 1))
    site = model.training["site"].to_numpy()
    own = np.where(site[:, None] == site, np.inf, between).min(axis=1) / average
    q1, q3 = np.percentile(own, [25, 75])
    threshold = min(q3 + 1.5 * (q3 - q1), own.max())
    distances = np.linalg.norm((cells - mean)[:, None] / sd - records, axis=2) / average
    nearest = distances.min(axis=1)
    np.testing.assert_allclose(index[known], nearest[known], rtol=1e-4)
    np.testing.assert_array_equal(density[known], (distances < threshold).sum(axis=1)[known])
    inside = known & (index <= threshold)
    assert inside.any()
    np.testing.assert_array_equal(np.isfinite(error), inside)
    assert (error[inside] > 0).all() and (
        np.diff(error[inside][index[inside].argsort()]) >= 0
    ).all()


def test_tuned_networks_of_completed_series(run_algorithm, trained, given, folder):
    """A missing value costs three windows of a site, unless it is filled in."""
    table = make_series(months=30)
    table.loc[[12, 45], "rain"] = np.nan
    table.to_csv(folder / "gaps.csv", index=False)
    change = {"SAMPLES": str(folder / "gaps.csv"), "MODEL": str(folder / "tuned.carbonmodel")}
    gaps = run_algorithm("trainfuzzyensemble", **{**given, **change})
    assert gaps["N"] == 4 * 28 - 2 * 3
    change["MEMBERSHIP"] = "record"
    tuned = {"TUNE": "grid", "TUNING_GRID": "hidden = 2, 5", "TRIES": 3, "IMPUTE": "linear"}
    page = folder / "tuned.html"
    found = run_algorithm("trainfuzzyensemble", **{**given, **change, **tuned}, REPORT=str(page))
    assert found["N"] == 4 * 28
    model = read_model(change["MODEL"], Run())
    assert {part.settings.hidden for part in model.submodels} <= {2, 5}
    filled = table.assign(rain=table["rain"].interpolate())
    predicted = model.predict(filled)[model.held_out["row"] - 1]
    np.testing.assert_allclose(predicted, model.held_out["predicted_training"], rtol=1e-5)
    assert model.validation["tune"] == "grid" and model.validation["impute"] == "linear"
    assert model.validation["imputed"] == pytest.approx(2 / 120)
    text = re.sub("<[^>]+>", " ", page.read_text(encoding="utf-8"))
    assert "1.7% of the records" in text and "all combinations" in text


def test_short_series_are_weighed_date_by_date(run_algorithm, trained, given, rasters, folder):
    """Six months have four windows, too few for a signature: the values of the date weigh."""
    run_algorithm(
        "predictseries",
        MODEL=given["MODEL"],
        PREDICTORS=rasters[:7],
        OUTPUT_FOLDER=str(folder / "short"),
    )
    rain, months = read(rasters[0]), MONTHS[:6]
    table = pd.DataFrame(
        {
            "site": "cell",
            "month": months,
            "warm": [read(path)[1, 2] for path in rasters[1:7]],
            "rain": rain[1, 2],
        }
    )
    wanted = read_model(given["MODEL"], Run()).predict(table)[-1]
    assert read(folder / "short/flux_2005-06.tif")[1, 2] == pytest.approx(wanted, rel=1e-6)


def test_towers_of_another_country(run_algorithm, trained, given, folder):
    others = make_series(sites=2, months=30, seed=9).assign(site=lambda t: "new " + t["site"])
    others.to_csv(folder / "others.csv", index=False)
    found = run_algorithm(
        "testmodel",
        MODEL=given["MODEL"],
        SAMPLES=str(folder / "others.csv"),
        TARGET_FIELD="flux",
        TABLE=str(folder / "tested.csv"),
        PREDICTIONS=str(folder / "p.csv"),
    )
    assert found["N"] == 2 * 28
    table = pd.read_csv(folder / "p.csv")
    wanted = read_model(given["MODEL"], Run()).predict(others)
    column = next(name for name in table if name.startswith("predicted"))
    np.testing.assert_allclose(table[column], wanted[np.isfinite(wanted)], rtol=1e-10)


@pytest.mark.parametrize("key", ["LOWER", "MEAN_UPPER", "QUANTILES"])
def test_intervals_of_maps_are_refused(run_algorithm, trained, given, rasters, folder, key):
    with pytest.raises(QgsProcessingException, match=f"{key}.*fuzzy_lstm"):
        run_algorithm(
            "predictseries",
            MODEL=given["MODEL"],
            PREDICTORS=rasters,
            OUTPUT_FOLDER=str(folder / key),
            LAYERS=[key],
        )
    assert not list((folder / key).glob("*.tif"))


def test_a_map_of_one_date_is_refused(run_algorithm, trained, given, rasters, folder):
    with pytest.raises(QgsProcessingException, match="carbonsink:predictseries"):
        run_algorithm(
            "predictraster",
            MODEL=given["MODEL"],
            PREDICTORS=rasters[:2],
            OUTPUT=str(folder / "one.tif"),
        )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"DATE_FIELD": None}, "DATE_FIELD.*ESTIMATOR = lstm"),
        ({"TREES": 9}, "TREES = 9.*ESTIMATOR = lstm"),
        ({"MIN_LEAF": 2}, "MIN_LEAF = 2.*ESTIMATOR = lstm"),
        ({"ESTIMATOR": "random_forest"}, "DATE_FIELD = month.*ESTIMATOR = random_forest"),
        (
            {"ESTIMATOR": "random_forest", "DATE_FIELD": None},
            "SEQUENCE_LENGTH = 2.*ESTIMATOR = random_forest",
        ),
        (
            {
                **dict.fromkeys(("DATE_FIELD", "HIDDEN", "EPOCHS", "SEEDS", "SEQUENCE_LENGTH")),
                "LEARNING_RATE": None,
                "ESTIMATOR": "random_forest",
                "IMPUTE": "cycle",
            },
            "IMPUTE = cycle.*ESTIMATOR = random_forest",
        ),
        ({"SITE_FIELD": "pft"}, "DBF has two records of 2000-01"),
        ({"SEQUENCE_LENGTH": 39}, "20 windows of 40 records.*s0 .1..*SEQUENCE_LENGTH"),
    ],
)
def test_bad_input_is_told(run_algorithm, given, folder, change, said):
    pytest.importorskip("torch")
    model = str(folder / "none.carbonmodel")
    with pytest.raises(QgsProcessingException, match=said):
        run_algorithm("trainfuzzyensemble", **{**given, **change, "MODEL": model})
    assert not os.path.exists(model)
