"""Every kind of estimator: trained, written, read, mapped, refitted; against its own library."""

from __future__ import annotations

import importlib.util
import json
import threading
import time
import zipfile

import numpy as np
import pandas as pd
import pytest
from sklearn.linear_model import Ridge
from sklearn.svm import SVR

from carbonsink.core.errors_and_notes.learn import BadBundle, Refitted, UntrustedType
from carbonsink.core.errors_and_notes.run import Cancelled, DoesNotApply, MissingLibrary
from carbonsink.core.estimators.estimator_file import (
    DamagedEstimator,
    dump_estimator,
    load_estimator,
)
from carbonsink.core.estimators.registry import ESTIMATORS, EstimatorSettings
from carbonsink.core.learn.estimator_bundle import read_bundle, write_bundle
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.model import fitting
from carbonsink.core.model.fitting import fit_in_thread
from carbonsink.core.run import Run


def settings_for(key) -> EstimatorSettings:
    return (
        EstimatorSettings(trees=15) if "trees" in ESTIMATORS[key].applies else (EstimatorSettings())
    )


@pytest.fixture(params=ESTIMATORS, scope="module")
def key(request):
    for library in ESTIMATORS[request.param].requires:
        pytest.importorskip(library)
    return request.param


@pytest.fixture(scope="module")
def trained(key, samples, spec):
    wanted = spec(estimator=key, settings=settings_for(key), categorical=("lulc",))
    return train(samples, wanted, Run(threads=1)).model


def test_written_and_read_it_predicts_the_same_bits(trained, samples, tmp_path):
    path = str(tmp_path / "m.carbonmodel")
    write_bundle(trained, path)
    notes = []
    again = read_bundle(path, Run(on_note=notes.append))
    refitted = [note for note in notes if isinstance(note, Refitted)]
    # xgboost's own reader is never given a file: the model is fitted again, to the same bits.
    assert bool(refitted) == trained.kind.buffers
    np.testing.assert_array_equal(again.predict(samples), trained.predict(samples))


def test_same_seed_same_bytes_on_any_threads(key, samples, spec, tmp_path):
    contents = []
    for threads in (1, 2):
        wanted = spec(estimator=key, settings=settings_for(key))
        model = train(samples, wanted, Run(threads=threads)).model
        path = tmp_path / f"{threads}.carbonmodel"
        write_bundle(model, str(path))
        contents.append(path.read_bytes())
    assert contents[0] == contents[1]


def test_an_estimator_that_cannot_be_read_is_refitted_to_the_same(trained, samples, tmp_path):
    path = tmp_path / "m.carbonmodel"
    write_bundle(trained, str(path))
    _replace_estimator(path, b"written by another version")
    notes = []
    again = read_bundle(str(path), Run(on_note=notes.append, threads=2))
    assert [note for note in notes if isinstance(note, Refitted)]
    np.testing.assert_array_equal(again.predict(samples), trained.predict(samples))


def _replace_estimator(path, content: bytes) -> None:
    """Put another estimator into a model file, with its right checksum."""
    import hashlib

    with zipfile.ZipFile(path) as source:
        parts = {name: source.read(name) for name in source.namelist()}
    about = json.loads(parts["model.json"])
    digest = hashlib.sha256(content).hexdigest()
    (name,) = [name for name in parts if name.startswith("estimator_1.")]
    about["files"][name] = {"bytes": len(content), "sha256": digest}
    parts["model.json"] = json.dumps(about).encode()
    parts[name] = content
    with zipfile.ZipFile(path, "w") as target:
        for name, data in parts.items():
            target.writestr(name, data)


def test_cells_equal_rows(trained, samples):
    """A raster cell and a table row with the same values get the same prediction."""
    table = samples[["mat", "rain", "lulc"]].astype(np.float32)
    cells = trained.predict_values(table.to_numpy(np.float32).T.reshape(3, 8, 10))
    np.testing.assert_allclose(cells.mean.ravel(), trained.predict(table), rtol=1e-12)


def test_chunks_do_not_change_a_map(trained, samples, monkeypatch):
    from carbonsink.core.model import stratum_model

    random = np.random.default_rng(1)
    values = np.stack(
        [random.normal(10, 5, 4000), random.uniform(200, 2000, 4000), random.integers(1, 4, 4000)]
    ).astype(np.float32)
    whole = trained.predict_values(values).mean.astype(np.float32)
    looks = []
    monkeypatch.setattr(stratum_model, "ROWS_PER_CHECK", 777)
    cut = trained.predict_values(values, check_cancel=lambda: looks.append(1)).mean.astype(
        np.float32
    )
    np.testing.assert_array_equal(whole, cut)
    assert looks


def test_it_learns_something(key, spec):
    random = np.random.default_rng(0)
    x = pd.DataFrame({"mat": random.uniform(0, 20, 300), "rain": random.uniform(0, 2000, 300)})
    x["npp"] = 200 + 25 * x["mat"] + 0.2 * x["rain"] + random.normal(0, 10, 300)
    x["site"] = np.arange(300) % 30
    settings = EstimatorSettings(trees=100) if "trees" in ESTIMATORS[key].applies else None
    wanted = spec(estimator=key, settings=settings or EstimatorSettings())
    assert train(x, wanted, Run(threads=2)).score("site").r2 > 0.85


def test_linear_and_svm_equal_the_library_on_standardised_values(samples, spec):
    x = samples[["mat", "rain"]].to_numpy(np.float32).astype(float)
    z = (x - x.mean(axis=0)) / x.std(axis=0)
    y = samples["npp"].to_numpy()
    plain = EstimatorSettings()
    model = train(samples, spec(estimator="linear", settings=plain), Run()).model
    np.testing.assert_allclose(model.predict(samples), Ridge(1.0).fit(z, y).predict(z), rtol=1e-9)
    model = train(samples, spec(estimator="svm", settings=plain), Run()).model
    scaled = (y - y.mean()) / y.std()
    oracle = SVR(C=1.0, epsilon=0.1, gamma=0.5).fit(z, scaled).predict(z) * y.std() + y.mean()
    np.testing.assert_allclose(model.predict(samples), oracle, rtol=1e-6)


def test_constant_and_collinear_predictors_are_no_trouble(key, samples, spec):
    table = samples.assign(always=1.0, twice=2 * samples["mat"])
    wanted = spec(
        estimator=key, settings=settings_for(key), predictors=("mat", "twice", "always", "rain")
    )
    assert np.isfinite(train(table, wanted, Run()).score().rmse)


def test_another_value_of_what_was_constant_changes_nothing(key, samples, spec, tmp_path):
    """All records lie at 700 m; nothing was learned of 1500 m, where the other predictors count."""
    table = samples.assign(height=700.0)
    wanted = spec(estimator=key, settings=settings_for(key), predictors=("mat", "height", "rain"))
    path = str(tmp_path / "m.carbonmodel")
    write_bundle(train(table, wanted, Run()).model, path)
    model = read_bundle(path, Run())
    np.testing.assert_allclose(
        model.predict(table.assign(height=1500.0)), model.predict(table), rtol=1e-12
    )


def test_models_written_when_constants_still_took_part_are_corrected(
    samples, spec, tmp_path, monkeypatch
):
    table = samples.assign(height=700.0)
    wanted = spec(
        estimator="svm", settings=EstimatorSettings(), predictors=("mat", "height", "rain")
    )
    new = train(table, wanted, Run()).model
    monkeypatch.setattr(fitting, "ignore_constants", lambda estimator: None)
    old, path = train(table, wanted, Run()).model, str(tmp_path / "old.carbonmodel")
    elsewhere = table.assign(height=1500.0)
    assert np.ptp(old.predict(elsewhere)) < 1e-9  # 800 standard deviations off: the intercept
    write_bundle(old, path)
    np.testing.assert_allclose(
        read_bundle(path, Run()).predict(elsewhere), new.predict(table), rtol=1e-12
    )


@pytest.mark.parametrize(
    ("key", "settings", "parameter"),
    [
        ("svm", {"trees": 50}, "trees"),
        ("linear", {"min_leaf": 2}, "min_leaf"),
        ("neural_network", {"max_depth": 3}, "max_depth"),
        ("random_forest", {"cost": 3.0}, "cost"),
    ],
)
def test_settings_that_do_not_apply_are_refused(key, settings, parameter, samples, spec):
    with pytest.raises(DoesNotApply) as caught:
        train(samples, spec(estimator=key, settings=EstimatorSettings(**settings)), Run())
    assert caught.value.parameter == parameter


def test_a_missing_library_is_named(monkeypatch):
    real = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, "find_spec", lambda name: None if name == "xgboost" else real(name)
    )
    with pytest.raises(MissingLibrary) as caught:
        ESTIMATORS["xgboost"].check(EstimatorSettings())
    assert caught.value.facts() == {"library": "xgboost", "used_for": "xgboost"}


def test_a_fit_in_one_go_is_left_alone_after_cancel():
    class Slow:
        def __init__(self):
            self.ended = threading.Event()

        def fit(self, rows, target):
            self.ended.wait(20)

    slow, asked = Slow(), time.perf_counter()
    with pytest.raises(Cancelled):
        fit_in_thread(slow, None, None, Run(is_cancelled=lambda: time.perf_counter() - asked > 0.2))
    assert time.perf_counter() - asked < 10
    slow.ended.set()


def test_an_error_inside_a_fit_comes_out():
    class Broken:
        def fit(self, rows, target):
            raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        fit_in_thread(Broken(), None, None, Run())


def test_a_foreign_kind_is_not_built(trained, key, samples, spec, tmp_path):
    other = "linear" if key != "linear" else "svm"
    stranger = train(samples, spec(estimator=other, settings=EstimatorSettings()), Run()).model
    path = tmp_path / "m.carbonmodel"
    write_bundle(trained, str(path))
    _replace_estimator(path, dump_estimator(stranger.submodels[0].estimator))
    if trained.kind.buffers:  # nothing of the file is built
        again = read_bundle(str(path), Run())
        np.testing.assert_array_equal(again.predict(samples), trained.predict(samples))
        return
    if key in ("svm", "neural_network") and other == "linear":
        with pytest.raises(UntrustedType):
            read_bundle(str(path), Run())
        return
    with pytest.raises((UntrustedType, BadBundle)):
        read_bundle(str(path), Run())


@pytest.mark.parametrize("kind", ["gradient_boosting", "svm"])
def test_arrays_that_would_be_left_are_not_walked(kind, samples, spec):
    model = train(samples, spec(estimator=kind, settings=settings_for(kind)), Run()).model
    estimator = model.submodels[0].estimator
    if kind == "svm":
        machine = estimator.regressor_.steps[-1][1]
        machine._dual_coef_ = machine._dual_coef_[:, :3]
    else:
        estimator.estimators_[0, 0].tree_.__getstate__()
        tree = estimator.estimators_[0, 0].tree_
        tree.children_left[0] = 10_000
    with pytest.raises(DamagedEstimator):
        load_estimator(dump_estimator(estimator), "x", ESTIMATORS[kind], 2)
