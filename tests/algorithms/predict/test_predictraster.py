"""``carbonsink:predictraster`` through ``processing.run``."""

from __future__ import annotations

import shutil
import threading
import time

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests import naive
from carbonsink.tests.algorithms.world import COLS, GRID, NAMES, ROWS, flux, write_raster


@pytest.fixture
def model(trained_model):
    return trained_model(TREES=40)


def read(path):
    stack = Stack.open([path])
    return stack.read(stack.grid.window)[0]


def test_map_equals_a_walk_through_the_trees_bit_for_bit(run_algorithm, world, model):
    out = run_algorithm(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=str(world.folder / "flux.tif"),
        SPREAD=str(world.folder / "spread.tif"),
    )
    found, spread = read(out["OUTPUT"]), read(out["SPREAD"])
    part = read_bundle(model, Run()).submodels[0]
    values = np.stack([world.values[name] for name in NAMES[:3]])
    dummies = np.stack([world.values["cover"] == code for code in (1, 2, 3)])
    table = np.concatenate([values, dummies.astype(np.float32)]).reshape(6, -1).T
    valid = np.isfinite(table).all(axis=1)
    expected = np.full(ROWS * COLS, np.nan, np.float32)
    expected[valid] = [naive.predict_forest(part.forest, row) for row in table[valid]]
    np.testing.assert_array_equal(found, expected.reshape(ROWS, COLS))
    trees = np.array([naive.tree_values(part.forest, row) for row in table[valid]])
    np.testing.assert_allclose(spread.ravel()[valid], trees.std(axis=1), rtol=1e-5)
    truth = flux(world.values)
    inside = np.isfinite(found)
    assert np.corrcoef(found[inside], truth[inside])[0, 1] > 0.95
    assert not inside[:3, :3].any()


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("max_memory", [64, 1024])
def test_threads_and_memory_do_not_change_the_map(run_algorithm, world, model, threads, max_memory):
    reference = run_algorithm(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=str(world.folder / "a.tif"),
    )
    other = run_algorithm(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        THREADS=threads,
        MAX_MEMORY=max_memory,
        OUTPUT=str(world.folder / "b.tif"),
    )
    np.testing.assert_array_equal(read(reference["OUTPUT"]), read(other["OUTPUT"]))


def test_order_and_case_of_the_rasters_do_not_matter(run_algorithm, world, model):
    upper = world.folder / "upper"
    upper.mkdir()
    renamed = []
    for name in reversed(NAMES):
        renamed.append(write_raster(upper / f"{name.upper()}.tif", world.values[name]))
    straight = run_algorithm(
        "predictraster",
        MODEL=model,
        PREDICTORS=world.paths(*NAMES),
        OUTPUT=str(world.folder / "a.tif"),
    )
    turned = run_algorithm(
        "predictraster", MODEL=model, PREDICTORS=renamed, OUTPUT=str(world.folder / "b.tif")
    )
    np.testing.assert_array_equal(read(straight["OUTPUT"]), read(turned["OUTPUT"]))


def refuse(run_algorithm, words, **parameters):
    with pytest.raises(QgsProcessingException) as caught:
        run_algorithm("predictraster", **parameters)
    for word in words:
        assert word in str(caught.value)


def test_missing_predictor_is_named_with_what_was_found(run_algorithm, world, model):
    refuse(
        run_algorithm,
        ["rain", "temperature", "height"],
        MODEL=model,
        PREDICTORS=world.paths("temperature", "height", "cover"),
        OUTPUT=str(world.folder / "x.tif"),
    )
    assert not (world.folder / "x.tif").exists()


def test_unseen_class_is_refused_or_left_without_data(run_algorithm, world, model):
    cover = world.values["cover"].copy()
    cover[30:, 40:] = 9
    changed = world.folder / "changed"
    changed.mkdir()
    path = write_raster(changed / "cover.tif", cover)
    given = {
        "MODEL": model,
        "PREDICTORS": [*world.paths(*NAMES[:3]), path],
        "OUTPUT": str(world.folder / "x.tif"),
    }
    refuse(run_algorithm, ["cover", "9", "1, 2, 3"], **given)
    assert not (world.folder / "x.tif").exists()
    found = read(run_algorithm("predictraster", UNSEEN_CLASSES="nodata", **given)["OUTPUT"])
    assert np.isnan(found[30:, 40:]).all()
    assert np.isfinite(found[5:30, 5:40]).all()


def test_raster_without_any_data_is_refused(run_algorithm, world, model):
    empty = world.folder / "empty"
    empty.mkdir()
    path = write_raster(empty / "rain.tif", np.full((ROWS, COLS), np.nan, np.float32))
    refuse(
        run_algorithm,
        ["rain", "data"],
        MODEL=model,
        PREDICTORS=[*world.paths("temperature", "height", "cover"), path],
        OUTPUT=str(world.folder / "x.tif"),
    )
    assert not (world.folder / "x.tif").exists()


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"width": COLS - 1}, "49 x 40"),
        ({"geotransform": (100370.0, 1000.0, 0.0, 4000000.0, 0.0, -1000.0)}, "0.37 cells east"),
        ({"crs": 'LOCAL_CS["engineering",UNIT["metre",1]]'}, "CRS"),
    ],
    ids=["size", "origin", "crs"],
)
def test_grids_that_differ_are_named_and_explained(run_algorithm, world, model, change, word):
    facts = {"width": COLS, "height": ROWS, "geotransform": GRID.geotransform, "crs": GRID.crs}
    grid = type(GRID)(**{**facts, **change})
    other = world.folder / "other"
    other.mkdir()
    values = world.values["rain"][:, : grid.width]
    path = write_raster(other / "rain.tif", values, grid)
    refuse(
        run_algorithm,
        [word, str(path), "carbonsink:alignrasters"],
        MODEL=model,
        PREDICTORS=[*world.paths("temperature", "height", "cover"), path],
        OUTPUT=str(world.folder / "x.tif"),
    )


def test_damaged_and_foreign_models_are_refused(run_algorithm, world, model):
    given = {"PREDICTORS": world.paths(*NAMES), "OUTPUT": str(world.folder / "x.tif")}
    truncated = world.folder / "truncated.carbonmodel"
    contents = open(model, "rb").read()
    truncated.write_bytes(contents[: len(contents) // 2])
    refuse(run_algorithm, [str(truncated)], MODEL=str(truncated), **given)
    foreign = world.folder / "foreign.carbonmodel"
    shutil.copy(world.samples, foreign)
    refuse(run_algorithm, [str(foreign)], MODEL=str(foreign), **given)
    assert not (world.folder / "x.tif").exists()


def test_cancel_in_mid_run_is_quick_and_leaves_nothing(run_algorithm, world, model, monkeypatch):
    from carbonsink.core.model.flux_model import FluxModel

    started = threading.Event()

    def slow(self, *arguments, check_cancel=None, **rest):
        started.set()
        while True:  # a kernel that would take for ever
            time.sleep(0.01)
            check_cancel()

    monkeypatch.setattr(FluxModel, "predict_values", slow)
    feedback, clock = QgsProcessingFeedback(), {}

    def cancel():
        started.wait(30)
        clock["cancelled"] = time.perf_counter()
        feedback.cancel()

    thread = threading.Thread(target=cancel)
    thread.start()
    before = sorted(world.folder.iterdir())
    with pytest.raises(QgsProcessingException):
        run_algorithm(
            "predictraster",
            feedback=feedback,
            MODEL=model,
            PREDICTORS=world.paths(*NAMES),
            OUTPUT=str(world.folder / "x.tif"),
        )
    elapsed = time.perf_counter() - clock["cancelled"]
    thread.join()
    assert elapsed < 6
    assert sorted(world.folder.iterdir()) == before


def test_interval_and_area_of_applicability(run_algorithm, world, model):
    keys = ("OUTPUT", "LOWER", "UPPER", "DISSIMILARITY", "APPLICABILITY", "POINT_DENSITY")
    keys += ("MEAN_LOWER", "MEAN_UPPER")
    targets = {key: str(world.folder / f"{key}.tif") for key in keys}
    out = run_algorithm(
        "predictraster", MODEL=model, PREDICTORS=world.paths(*NAMES), COVERAGE=0.8, **targets
    )
    found = {key: read(out[key]) for key in keys}
    known = np.isfinite(found["OUTPUT"])
    assert (found["LOWER"][known] <= found["UPPER"][known]).all()
    truth = flux(world.values)
    inside = (truth >= found["LOWER"]) & (truth <= found["UPPER"])
    assert inside[known].mean() > 0.7
    # The interval of a cell's mean is narrower than that of a new measurement.
    low, high = found["MEAN_LOWER"][known], found["MEAN_UPPER"][known]
    assert (low < found["OUTPUT"][known]).all() and (found["OUTPUT"][known] < high).all()
    assert np.mean(high - low) < 0.8 * np.mean(found["UPPER"][known] - found["LOWER"][known])
    assert set(np.unique(found["APPLICABILITY"][known])) <= {0, 1}
    assert (found["DISSIMILARITY"][known] >= 0).all()
    # A record nearer than the threshold makes a cell applicable.
    assert (found["APPLICABILITY"][known & (found["POINT_DENSITY"] > 0)] == 1).all()
    assert np.isnan(found["POINT_DENSITY"][~known]).all()
    for key in keys:
        assert (world.folder / f"{key}.qml").exists()


def test_bounds_of_the_mean_need_sites(run_algorithm, world):
    plain = run_algorithm("trainmodel", **world.training(TREES=10, SITE_FIELD=""))["MODEL"]
    with pytest.raises(QgsProcessingException, match="MEAN_LOWER .* names no sites.* SITE_FIELD"):
        run_algorithm(
            "predictraster",
            MODEL=plain,
            PREDICTORS=world.paths(*NAMES),
            OUTPUT=str(world.folder / "o.tif"),
            MEAN_LOWER=str(world.folder / "lower.tif"),
        )


def test_coverage_has_limits(run_algorithm, world, model):
    with pytest.raises(QgsProcessingException, match="COVERAGE"):
        run_algorithm(
            "predictraster",
            MODEL=model,
            PREDICTORS=world.paths(*NAMES),
            COVERAGE=1.5,
            LOWER=str(world.folder / "lower.tif"),
        )
