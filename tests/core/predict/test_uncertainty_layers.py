"""Interval, dissimilarity and area of applicability beside a predicted raster."""

from __future__ import annotations

import numpy as np
import pytest

gdal = pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.predict import IntervalLevels, OutsideApplicability  # noqa: E402
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply  # noqa: E402
from carbonsink.core.estimators.registry import EstimatorSettings  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.predict.raster_prediction import predict_raster  # noqa: E402
from carbonsink.core.predict.uncertainty_layers import quantile_key  # noqa: E402
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.core.uncertainty.applicability import Applicability  # noqa: E402
from carbonsink.core.uncertainty.dissimilarity_error import model_profile  # noqa: E402
from carbonsink.core.uncertainty.prediction_intervals import (  # noqa: E402
    ModelQuantiles,
    model_levels,
    score_intervals,
)
from carbonsink.core.uncertainty.settings import LayerSettings  # noqa: E402

GRID = Grid(300, 50, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")
KEYS = ("OUTPUT", "LOWER", "UPPER", "DISSIMILARITY", "APPLICABILITY", "POINT_DENSITY")


@pytest.fixture
def stack(tmp_path):
    y, x = np.mgrid[0:50, 0:300]
    fields = {"mat": 10 + 8 * np.sin(x / 9), "rain": 1000 + 900 * np.cos(y / 7), "pft": 1 + x % 2}
    fields["mat"][3:6, 4:9] = np.nan
    paths = []
    for name, values in fields.items():
        paths.append(str(tmp_path / f"{name}.tif"))
        write_array(RasterOutput(name), paths[-1], GRID, values.astype(np.float32))
    return Stack.open(paths)


def read(path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@pytest.mark.parametrize("threads", [1, 2])
def test_layers_of_one_walk(samples, spec, stack, tmp_path, threads):
    model = train(samples, spec(trees=15), Run(threads=1)).model
    targets = {key: str(tmp_path / f"{key}.tif") for key in KEYS}
    notes = []
    run = Run(threads=threads, on_note=notes.append)
    found = predict_raster(model, stack, targets, run, settings=LayerSettings(0.8))
    layers = {key: read(path) for key, path in targets.items()}
    known = np.isfinite(layers["OUTPUT"])
    for key in KEYS[1:4]:
        np.testing.assert_array_equal(np.isfinite(layers[key]), known)
    assert (layers["LOWER"][known] <= layers["UPPER"][known]).all()
    values = stack.select(model.inputs).read(GRID.window)
    levels = model_levels(model, 0.8)
    assert levels not in (None, (0.1, 0.9))
    bounds = ModelQuantiles(model).quantiles(values, levels)
    np.testing.assert_array_equal(layers["LOWER"], bounds[0].astype(np.float32))
    np.testing.assert_array_equal(layers["UPPER"], bounds[1].astype(np.float32))
    index, inside = Applicability(model).dissimilarity(values)
    np.testing.assert_array_equal(layers["DISSIMILARITY"], index.astype(np.float32))
    density = Applicability(model).point_density(values)
    np.testing.assert_array_equal(layers["POINT_DENSITY"], density)
    np.testing.assert_array_equal(layers["APPLICABILITY"][known], inside[known])
    assert (layers["APPLICABILITY"][~known] == 255).all()
    said = [note for note in notes if isinstance(note, OutsideApplicability)]
    assert [note.cells for note in said] == [found.inapplicable] == [(known & ~inside).sum()]


def test_the_quantiles_of_the_forest_as_they_are(samples, spec, stack, tmp_path):
    model = train(samples, spec(trees=5), Run(threads=1)).model
    notes, target = [], {"LOWER": str(tmp_path / "l.tif")}
    run = Run(threads=1, on_note=notes.append)
    predict_raster(model, stack, target, run, settings=LayerSettings(0.8, False))
    values = stack.select(model.inputs).read(GRID.window)
    raw = ModelQuantiles(model).quantiles(values, (0.1, 0.9))[0].astype(np.float32)
    np.testing.assert_array_equal(read(target["LOWER"]), raw)
    said = [note for note in notes if isinstance(note, IntervalLevels)]
    assert [(note.lower, note.upper, note.calibrated) for note in said] == [
        (pytest.approx(0.1), pytest.approx(0.9), False)
    ]
    band = gdal.Open(target["LOWER"])
    assert float(band.GetMetadataItem("QUANTILE_LEVEL")) == pytest.approx(0.1)
    assert float(band.GetMetadataItem("COVERAGE")) == 0.8


def test_one_layer_alone(samples, spec, stack, tmp_path):
    model = train(samples, spec(trees=5), Run(threads=1)).model
    predict_raster(model, stack, {"UPPER": str(tmp_path / "u.tif")}, Run(threads=1))
    assert np.isfinite(read(tmp_path / "u.tif")).any()


def test_quantiles_by_level(samples, spec, stack, tmp_path):
    model = train(samples, spec(trees=15), Run(threads=1)).model
    settings = LayerSettings(0.8, False, (0.1, 0.5, 0.975))
    targets = {key: str(tmp_path / f"{key}.tif") for key in ("LOWER", "QUANTILES")}
    targets[quantile_key(0.5)] = str(tmp_path / "median.tif")
    predict_raster(model, stack, targets, Run(threads=1), settings=settings)
    values = stack.select(model.inputs).read(GRID.window)
    wanted = ModelQuantiles(model).quantiles(values, settings.quantiles).astype(np.float32)
    np.testing.assert_array_equal(read(targets["QUANTILES"]), wanted)
    np.testing.assert_array_equal(read(targets[quantile_key(0.5)]), wanted[1])
    np.testing.assert_array_equal(read(targets["LOWER"]), wanted[0])
    names = [band.name for band in Stack.open([targets["QUANTILES"]]).bands]
    assert names == ["npp_q10", "npp_q50", "npp_q97.5"]
    assert Stack.open([targets[quantile_key(0.5)]]).bands[0].name == "npp_q50"


@pytest.mark.parametrize("levels", [(), (0.0,), (0.5, 1.0), (-0.1,), (float("nan"),)])
def test_levels_that_are_none(levels):
    with pytest.raises(BadValue) as raised:
        LayerSettings(quantiles=levels).check()
    assert raised.value.parameter == "quantiles"


def test_expected_error_follows_the_dissimilarity(samples, spec, stack, tmp_path):
    warm = stack.select(("mat",)).read(GRID.window)[0]
    warm[:, 200:] += 60  # beyond all that was measured
    write_array(RasterOutput("mat"), str(tmp_path / "mat.tif"), GRID, warm)
    stack = Stack.open([str(tmp_path / f"{name}.tif") for name in ("mat", "rain", "pft")])
    table = samples.assign(pft=np.where(samples["pft"] == "ENF", 1, 2))
    for changes in ({}, {"stratum": "pft"}):
        model = train(table, spec(trees=5, **changes), Run(threads=1)).model
        keys = ("DISSIMILARITY", "APPLICABILITY", "EXPECTED_ERROR")
        targets = {key: str(tmp_path / f"{key}.tif") for key in keys}
        predict_raster(model, stack, targets, Run(threads=2))
        index, inside, error = (read(targets[key]) for key in keys)
        profile = model_profile(model, Applicability(model))
        wanted = np.where(inside == 1, profile.expected_error(index.astype(float)), np.nan)
        np.testing.assert_allclose(error, wanted, rtol=1e-4)
        assert (inside == 0).any() and np.isfinite(error).any()


def test_strata(samples, spec, stack, tmp_path):
    table = samples.assign(pft=np.where(samples["pft"] == "ENF", 1, 2))
    model = train(table, spec(trees=5, stratum="pft"), Run(threads=1)).model
    targets = {key: str(tmp_path / f"{key}.tif") for key in KEYS}
    predict_raster(model, stack, targets, Run(threads=1))
    known = np.isfinite(read(targets["OUTPUT"]))
    assert np.isfinite(read(targets["LOWER"]))[known].all()
    assert set(np.unique(read(targets["APPLICABILITY"])[known])) <= {0, 1}


def test_no_interval_without_trees(samples, spec, stack, tmp_path):
    recipe = {"estimator": "linear", "settings": EstimatorSettings()}
    model = train(samples, spec(**recipe), Run(threads=1)).model
    target = {"LOWER": str(tmp_path / "l.tif")}
    with pytest.raises(DoesNotApply) as raised:
        predict_raster(model, stack, target, Run(threads=1))
    assert raised.value.parameter == "LOWER"
    predict_raster(model, stack, {"DISSIMILARITY": str(tmp_path / "d.tif")}, Run(threads=1))
    with pytest.raises(BadValue):
        predict_raster(model, stack, target, Run(threads=1), settings=LayerSettings(1.0))


def test_scores_of_intervals():
    found = score_intervals([1, 2, 3, np.nan], [0, 0, 4, 0], [2, 1, 5, 1], 0.8)
    assert found.n == 3
    assert found.coverage == pytest.approx(1 / 3)
    assert found.width == pytest.approx(4 / 3)
    low = np.mean([0.1 * 1, 0.1 * 2, 0.9 * 1])
    high = np.mean([0.1 * 1, 0.9 * 1, 0.1 * 2])
    assert found.pinball == pytest.approx((low + high) / 2)
