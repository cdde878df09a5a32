"""``carbonsink:testmodel`` through ``processing.run``."""

from __future__ import annotations

import pandas as pd
import pytest
from qgis.core import QgsProcessingException

from carbonsink.tests.core.fuzzy.conftest import make_sites


@pytest.fixture
def tables(world):
    """The samples of 16 sites to train on, and of 8 others."""
    frame = pd.read_csv(world.samples)
    others = frame["site"].isin([f"s{i}" for i in range(16, 24)])
    paths = world.folder / "known.csv", world.folder / "others.csv"
    frame[~others].to_csv(paths[0], index=False)
    frame[others].rename(columns={"site": "tower"}).to_csv(paths[1], index=False)
    return paths


@pytest.fixture
def score_elsewhere(run_algorithm, world, tables):
    training = {"SAMPLES": str(tables[0]), "TREES": 20, "FOLDS": 4}
    model = run_algorithm("trainmodel", **world.training(**training))["MODEL"]

    def run(**parameters):
        given = {
            "MODEL": model,
            "SAMPLES": str(tables[1]),
            "TARGET_FIELD": "flux",
            "SITE_FIELD": "tower",
            "TABLE": str(world.folder / "scores.csv"),
        }
        return run_algorithm("testmodel", **{**given, **parameters})

    return run


def test_train_on_one_table_and_score_on_another(score_elsewhere, world):
    paths = {key: str(world.folder / name) for key, name in (("REPORT", "r.html"),)}
    predictions = world.folder / "p.csv"
    found = score_elsewhere(CLASS_FIELD="cover", PREDICTIONS=str(predictions), **paths)
    assert found["N"] == 80 and found["R2"] > 0.6
    table = pd.read_csv(world.folder / "scores.csv")
    scopes = table["scope"].value_counts()
    assert scopes["site"] == 8 and scopes["class"] == 3
    assert scopes["site_mean"] == scopes["site_variance"] == 4
    rows = pd.read_csv(predictions)
    error = rows["predicted (gC m-2 yr-1)"] - rows["observed (gC m-2 yr-1)"]
    assert found["RMSE"] == pytest.approx((error**2).mean() ** 0.5)
    page = (world.folder / "r.html").read_text("utf-8")
    assert "<svg" in page and "Variance over sites" in page


def test_an_ensemble_is_tested_alike(run_algorithm, tmp_path):
    paths = tmp_path / "a.csv", tmp_path / "b.csv"
    make_sites(6).to_csv(paths[0], index=False)
    make_sites(6, seed=9).assign(site=lambda t: "new " + t["site"]).to_csv(paths[1], index=False)
    model = run_algorithm(
        "trainfuzzyensemble",
        SAMPLES=str(paths[0]),
        TARGET_FIELD="flux",
        PREDICTOR_FIELDS=["warm", "rain"],
        SITE_FIELD="site",
        TREES=8,
        MODEL=str(tmp_path / "m.carbonmodel"),
    )["MODEL"]
    found = run_algorithm(
        "testmodel",
        MODEL=model,
        SAMPLES=str(paths[1]),
        TARGET_FIELD="flux",
        CLASS_FIELD="zone",
        TABLE=str(tmp_path / "s.csv"),
    )
    assert found["N"] == 72 and found["INSIDE"] > 80
    assert set(pd.read_csv(tmp_path / "s.csv")["scope"]) >= {"class", "site", "site_variance"}


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"TARGET_FIELD": "remark"}, ["remark"]),
        ({"CLASS_FIELD": "nothing"}, ["nothing", "tower"]),
        ({"SAMPLES": "/nowhere.csv"}, ["SAMPLES"]),
    ],
)
def test_bad_input_is_met_by_a_message(score_elsewhere, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        score_elsewhere(**parameters)
    for word in words:
        assert word in str(caught.value)
