"""``carbonsink:trainlstm`` and what its model is used for, through ``processing.run``."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import pytest
from qgis.core import (
    QgsProcessing,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelParameter,
    QgsProcessingParameterMultipleLayers,
)

from carbonsink.core.model_kinds import read_model
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.core.sequence import baselines, lstm_specification
from carbonsink.processing_provider.provider import CarbonSinkProvider
from carbonsink.tests.algorithms.models import (
    child,
    fixed,
    from_box,
    from_input,
    reloaded,
    run_model,
)
from carbonsink.tests.algorithms.world import write_raster
from carbonsink.tests.core.sequence.conftest import make_series

GRID_SHAPE = (40, 50)
MONTHS = ("2004-11", "2004-12", "2005-01", "2005-02", "2005-03", "2005-05")


@pytest.fixture(autouse=True)
def _few_trees(monkeypatch):
    """Baselines of a few trees: they are only looked at, not judged."""
    monkeypatch.setattr(baselines, "TREES", 8)


@pytest.fixture
def samples(tmp_path):
    path = tmp_path / "series.csv"
    make_series(months=40).to_csv(path, index=False)
    return path


@pytest.fixture
def train(run_algorithm, samples, tmp_path):
    """Train a tiny network on the small series."""
    pytest.importorskip("torch")

    def run(feedback=None, **parameters):
        given = {
            "SAMPLES": str(samples),
            "TARGET_FIELD": "flux",
            "TARGET_UNIT": "gC m-2 month-1",
            "PREDICTOR_FIELDS": ["warm", "rain"],
            "SITE_FIELD": "site",
            "DATE_FIELD": "month",
            "SEQUENCE_LENGTH": 2,
            "HIDDEN": 4,
            "EPOCHS": 3,
            "SEEDS": 2,
            "MODEL": str(tmp_path / "flux.carbonmodel"),
        }
        return run_algorithm("trainlstm", feedback=feedback, **{**given, **parameters})

    return run


class Log(QgsProcessingFeedback):
    """Keeps what is said."""

    def __init__(self):
        super().__init__(False)
        self.lines = []

    def pushInfo(self, info):  # noqa: N802
        self.lines.append(info)

    def pushWarning(self, warning):  # noqa: N802
        self.lines.append(warning)

    def text(self):
        return "\n".join(self.lines)


def rows(path) -> list:
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_scores_stand_beside_the_baselines(train, tmp_path):
    log, tables = Log(), {n: str(tmp_path / f"{n}.csv") for n in ("SCORES", "PREDICTIONS")}
    found = train(feedback=log, REPORT=str(tmp_path / "report.html"), **tables)
    # 4 sites of 40 months, two without a past: 38 windows, 8 of them held out.
    assert found["N"] == 32
    scores = {
        r["model"]: r
        for r in rows(tables["SCORES"])
        if r["scope"] == "all" and r["validation"] == "time"
    }
    assert set(scores) == {"lstm", "cycle", "forest", "forest_lags"}
    assert float(scores["lstm"]["rmse (gC m-2 month-1)"]) == pytest.approx(found["RMSE"])
    for name, output in (("cycle", "R2_CYCLE"), ("forest_lags", "R2_FOREST_LAGS")):
        assert float(scores[name]["r2"]) == pytest.approx(found[output])
    table = rows(tables["PREDICTIONS"])
    assert len(table) == 4 * 38 and "predicted_time (gC m-2 month-1)" in table[0]
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert page.count("<svg") >= 6 and "Mean seasonal cycle" in page
    assert "http://" not in page.replace("http://www.w3.org", "")
    for words in ("1 month", "Best epoch", "mean seasonal cycle (time)", "last 32 held out"):
        assert words in log.text()


def test_a_quick_try_sets_what_was_left_alone_and_says_so(train):
    log = Log()
    found = train(log, PRESET="quick", SEEDS=lstm_specification.SequenceSpec.seeds)
    assert "Preset 'Quick try'" in log.text() and "SEEDS = 2" in log.text()
    assert "EPOCHS = 3" in log.text()  # as it was set
    assert found == {**train(SEEDS=2), "MODEL": found["MODEL"]}


def test_a_model_per_class_with_sites_held_out(train, tmp_path):
    scores = str(tmp_path / "scores.csv")
    found = train(STRATUM_FIELD="pft", VALIDATION="site", FOLDS=4, SEEDS=1, EPOCHS=2, SCORES=scores)
    assert {"R2_SITE", "R2_SD"} <= set(found)
    strata = {r["subject"] for r in rows(scores) if r["scope"] == "stratum"}
    assert strata == {"ENF", "DBF"}


def test_same_seed_same_bytes_whatever_the_threads(train, tmp_path):
    made = [train(MODEL=str(tmp_path / f"{n}.carbonmodel"), THREADS=n)["MODEL"] for n in (1, 2)]
    contents = [open(path, "rb").read() for path in made]
    assert contents[0] == contents[1]


def series_of_rasters(folder) -> list:
    """Monthly warmth and a rain that is the same in all months."""
    random = np.random.default_rng(4)
    paths = [write_raster(folder / "rain.tif", random.uniform(20, 120, GRID_SHAPE))]
    for i, month in enumerate(MONTHS):
        warm = random.normal(10 + i, 3, GRID_SHAPE).astype(np.float32)
        warm[:2, :3] = np.nan
        paths.append(write_raster(folder / f"warm_{month}.tif", warm))
    return paths


def read(path):
    stack = Stack.open([str(path)])
    return stack.read(stack.grid.window)[0]


def test_a_series_of_maps(train, run_algorithm, tmp_path):
    import pandas as pd

    model, paths = train()["MODEL"], series_of_rasters(tmp_path)
    log, folder = Log(), str(tmp_path / "maps")
    out = run_algorithm(
        "predictseries", feedback=log, MODEL=model, PREDICTORS=paths, OUTPUT_FOLDER=folder
    )
    # Two months look back on nothing, and the last one on a gap.
    assert (out["WRITTEN"], out["GAPS"]) == (3, 3)
    tifs = sorted(name for name in os.listdir(folder) if name.endswith(".tif"))
    assert tifs == ["flux_2005-01.tif", "flux_2005-02.tif", "flux_2005-03.tif"]
    assert "2004-11, 2004-12, 2005-05" in log.text()
    values = {month: read(p) for month, p in zip(MONTHS, paths[1:])}
    rain, cell = read(paths[0]), (7, 9)
    table = pd.DataFrame(
        {
            "site": "here",
            "month": MONTHS[:5],
            "warm": [values[m][cell] for m in MONTHS[:5]],
            "rain": rain[cell],
        }
    )
    wanted = read_model(model, Run()).predict(table)
    found = [read(os.path.join(folder, name))[cell] for name in tifs]
    np.testing.assert_array_equal(found, wanted[2:].astype(np.float32))
    assert np.isnan(read(os.path.join(folder, tifs[0]))[:2, :3]).all()


def test_maps_do_not_depend_on_threads_nor_blocks(train, run_algorithm, tmp_path):
    model, paths = train()["MODEL"], series_of_rasters(tmp_path)
    maps = []
    for number, more in enumerate(({"THREADS": 1}, {"THREADS": 3, "MAX_MEMORY": 64})):
        folder = str(tmp_path / f"maps{number}")
        given = {"MODEL": model, "PREDICTORS": paths, "START": "2005-02", "END": "2005-02"}
        out = run_algorithm("predictseries", OUTPUT_FOLDER=folder, **given, **more)
        assert out["WRITTEN"] == 1
        maps.append(read(os.path.join(folder, "flux_2005-02.tif")))
    np.testing.assert_array_equal(*maps)


def test_boxes_of_a_model_train_and_predict(train, provider, samples, tmp_path):
    """Saved, loaded, run: the model file goes from box to box."""
    model = QgsProcessingModelAlgorithm("lstm", "test")
    definition = QgsProcessingParameterMultipleLayers(
        "PREDICTORS", "Predictors", QgsProcessing.SourceType.TypeRaster
    )
    model.addModelParameter(definition, QgsProcessingModelParameter("PREDICTORS"))
    given = {
        "SAMPLES": str(samples),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 month-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "DATE_FIELD": "month",
        "SEQUENCE_LENGTH": 2,
        "HIDDEN": 3,
        "EPOCHS": 1,
        "SEEDS": 1,
    }
    child(model, "train", "trainlstm", **{name: fixed(value) for name, value in given.items()})
    child(
        model,
        "map",
        "predictseries",
        ["OUTPUT_FOLDER"],
        MODEL=from_box("train", "MODEL"),
        PREDICTORS=from_input("PREDICTORS"),
    )
    folder = tmp_path / "maps"
    run_model(
        reloaded(model, tmp_path),
        PREDICTORS=series_of_rasters(tmp_path),
        **{"map:OUTPUT_FOLDER": str(folder)},
    )
    assert len(list(folder.glob("flux_*.tif"))) == 3


def test_finished_dates_are_skipped(train, run_algorithm, tmp_path):
    given = {"MODEL": train()["MODEL"], "PREDICTORS": series_of_rasters(tmp_path)}
    given["OUTPUT_FOLDER"] = str(tmp_path / "maps")
    run_algorithm("predictseries", **given)
    again = run_algorithm("predictseries", RESUME=True, **given)
    assert (again["WRITTEN"], again["SKIPPED"]) == (0, 3)
    # 2004-12 is the past of two of the maps.
    earlier = next(path for path in given["PREDICTORS"] if "warm_2004-12" in path)
    write_raster(Path(earlier), read(earlier) + np.float32(1))
    os.utime(earlier, (1e9, 1e9))
    again = run_algorithm("predictseries", RESUME=True, **given)
    assert (again["WRITTEN"], again["SKIPPED"]) == (2, 1)
    given["MODEL"] = train(EPOCHS=2, MODEL=str(tmp_path / "other.carbonmodel"))["MODEL"]
    again = run_algorithm("predictseries", RESUME=True, **given)
    assert (again["WRITTEN"], again["SKIPPED"]) == (3, 0)


def test_the_model_is_explained(train, run_algorithm, tmp_path):
    model = train(STRATUM_FIELD="pft")["MODEL"]
    out = run_algorithm(
        "explainmodel",
        MODEL=model,
        TABLE=str(tmp_path / "importance.csv"),
        SHAP=str(tmp_path / "shap.csv"),
        REPORT=str(tmp_path / "explained.html"),
    )
    table = rows(out["TABLE"])
    assert [r["stratum"] for r in table] == ["all"] * 2 + ["DBF"] * 2 + ["ENF"] * 2
    assert len(rows(out["SHAP"])) == 4 * 38
    page = (tmp_path / "explained.html").read_text(encoding="utf-8")
    assert "summed over the steps" in page


@pytest.mark.parametrize("algorithm", ["predictraster", "explainraster"])
def test_a_map_of_one_date_is_refused_with_a_remedy(train, run_algorithm, tmp_path, algorithm):
    model, paths = train()["MODEL"], series_of_rasters(tmp_path)
    out = str(tmp_path / "map.tif")
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm(algorithm, MODEL=model, PREDICTORS=paths[:2], DATE="2004-11", OUTPUT=out)
    assert not os.path.exists(out)
    words = {
        "predictraster": "carbonsink:predictseries",
        "explainraster": "carbonsink:explainmodel",
    }
    assert words[algorithm] in str(caught.value)


def test_rasters_of_another_step_are_refused(train, run_algorithm, tmp_path):
    model, values = train()["MODEL"], np.ones(GRID_SHAPE)
    paths = [write_raster(tmp_path / "rain.tif", values)]
    paths += [write_raster(tmp_path / f"warm_2005-01-{d:02d}.tif", values) for d in (1, 2, 3)]
    with pytest.raises(QgsProcessingException) as caught:
        folder = str(tmp_path / "maps")
        run_algorithm("predictseries", MODEL=model, PREDICTORS=paths, OUTPUT_FOLDER=folder)
    for word in ("month", "2005-01-01"):
        assert word in str(caught.value)


def changed(samples, change):
    """Write the samples with some of their lines changed."""
    lines = samples.read_text(encoding="utf-8").splitlines()
    head, body = lines[0], [line.split(",") for line in lines[1:]]
    kept = [",".join(cells) for cells in change(body)]
    samples.write_text("\n".join([head, *kept]), encoding="utf-8")


def doubled(body):
    return [*body, body[7]]


def without_dates(body):
    return [[c[0], "", *c[2:]] for c in body]


def bad_date(body):
    return [[c[0], "spring" if i == 4 else c[1], *c[2:]] for i, c in enumerate(body)]


def short(body):
    return [c for i, c in enumerate(body) if i % 3 != 2]


def one_of_class(body):
    return [c for c in body if c[0] != "s3"]


def same(body):
    return body


@pytest.mark.parametrize(
    ("change", "parameters", "words"),
    [
        (doubled, {}, ["s0", "2000-08", "average"]),
        (without_dates, {}, ["without a date", "160", "DATE_FIELD"]),
        (bad_date, {}, ["spring", "record 5", "month", "DATE_FIELD"]),
        (short, {}, ["3 usable records in a row", "longest series has 2", "SEQUENCE_LENGTH"]),
        (same, {"SEQUENCE_LENGTH": 60}, ["61", "40", "Lower SEQUENCE_LENGTH"]),
        (
            one_of_class,
            {"STRATUM_FIELD": "pft", "VALIDATION": "site"},
            ["DBF", "s2", "VALIDATION = time"],
        ),
        (same, {"TARGET_FIELD": "warm"}, ["PREDICTOR_FIELDS", "warm"]),
        (same, {"PREDICTOR_FIELDS": ["pft"]}, ["pft", "text"]),
        (same, {"FOLDS": 3}, ["FOLDS", "VALIDATION = time"]),
        (same, {"MODEL": "/proc/nowhere/flux.carbonmodel"}, ["/proc/nowhere"]),
    ],
)
def test_bad_input_is_met_by_a_message(train, samples, change, parameters, words):
    changed(samples, change)
    with pytest.raises(QgsProcessingException) as caught:
        train(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_without_pytorch_the_rest_works(samples, monkeypatch, provider):
    """The algorithm can be had in models and dialogs; only the run and its check refuse."""
    from qgis.core import QgsApplication, QgsProcessingContext

    monkeypatch.setattr(lstm_specification, "LIBRARY", "no_such_torch")
    registry = QgsApplication.processingRegistry()
    algorithm = registry.createAlgorithmById("carbonsink:trainlstm")
    assert isinstance(provider, CarbonSinkProvider)
    assert algorithm.canExecute()[0]
    parameters = {
        "SAMPLES": str(samples),
        "TARGET_FIELD": "flux",
        "TARGET_UNIT": "gC m-2 month-1",
        "PREDICTOR_FIELDS": ["warm", "rain"],
        "SITE_FIELD": "site",
        "DATE_FIELD": "month",
        "MODEL": "TEMPORARY_OUTPUT",
    }
    ok, message = algorithm.checkParameterValues(parameters, QgsProcessingContext())
    assert not ok and "no_such_torch" in message
