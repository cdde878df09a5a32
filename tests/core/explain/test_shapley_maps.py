"""Maps of Shapley values: they add up, and the dominant predictor is the largest."""

from __future__ import annotations

import numpy as np
import pytest

gdal = pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.predict import (  # noqa: E402
    NotExplained,
    OutsideTrainingRange,
    UnseenClass,
    UnseenMasked,
)
from carbonsink.core.errors_and_notes.raster import NoValidPixel  # noqa: E402
from carbonsink.core.estimators.registry import EstimatorSettings  # noqa: E402
from carbonsink.core.explain.shapley_maps import explain_raster  # noqa: E402
from carbonsink.core.explain.shapley_values import ModelExplainer  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array  # noqa: E402
from carbonsink.core.raster.class_tables import read_classes  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402

ROWS, COLS = 60, 300
GRID = Grid(COLS, ROWS, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")


@pytest.fixture
def stack(tmp_path):
    y, x = np.mgrid[0:ROWS, 0:COLS]
    fields = {
        "lulc": 1.0 + (x // 10) % 3,
        "mat": 10 + 8 * np.sin(x / 9) + 0.1 * (y % 7),
        "rain": 1000 + 600 * np.cos(y / 7),
    }
    fields["mat"][3:6, 4:9] = np.nan
    paths = []
    for name, values in fields.items():
        paths.append(str(tmp_path / f"{name}.tif"))
        write_array(RasterOutput(name), paths[-1], GRID, values.astype(np.float32))
    return Stack.open(paths)


def read(path) -> np.ndarray:
    return gdal.Open(str(path)).ReadAsArray()


@pytest.mark.parametrize("threads", [1, 2])
def test_bands_and_base_add_up(samples, spec, stack, tmp_path, threads):
    model = train(samples, spec(trees=9, categorical=("lulc",)), Run(threads=1)).model
    targets = {"OUTPUT": tmp_path / "phi.tif", "DOMINANT_CLASS": tmp_path / "dominant.tif"}
    targets = {key: str(path) for key, path in targets.items()}
    found = explain_raster(model, stack, targets, Run(threads=threads))
    phi = read(targets["OUTPUT"])
    assert phi.shape == (3, ROWS, COLS)
    file = gdal.Open(targets["OUTPUT"])
    assert [file.GetRasterBand(i).GetDescription() for i in (1, 2, 3)] == [
        "shap_mat",
        "shap_rain",
        "shap_lulc",
    ]
    values = stack.select(model.inputs).read(GRID.window)
    predicted = model.predict_values(values).mean
    base = float(file.GetMetadataItem("SHAP_BASE"))
    np.testing.assert_allclose(base + phi.astype(float).sum(axis=0), predicted, rtol=1e-5)
    exact = ModelExplainer(model).explain_cells(values)
    np.testing.assert_allclose(exact.base + exact.phi.sum(axis=0), predicted, rtol=0, atol=1e-9)
    dominant = read(targets["DOMINANT_CLASS"])
    known = np.isfinite(predicted)
    assert (dominant[~known] == 255).all()
    np.testing.assert_array_equal(dominant[known], 1 + np.abs(exact.phi[:, known]).argmax(axis=0))
    assert found.used == known.sum()
    assert sum(found.shares.values()) == pytest.approx(100.0)
    assert sum(found.dominant.values()) == found.used
    classes = read_classes(targets["DOMINANT_CLASS"])
    assert [(entry.code, entry.label) for entry in classes] == [
        (1, "mat"),
        (2, "rain"),
        (3, "lulc"),
    ]


def test_cells_outside_the_training_range_are_told(samples, spec, stack, tmp_path):
    model = train(samples, spec(trees=3), Run(threads=1)).model
    kelvin = np.where(np.isnan(read(stack.matches("mat")[0].path)), np.nan, 283.0)
    write_array(RasterOutput("mat"), stack.matches("mat")[0].path, GRID, kelvin.astype("f4"))
    notes, targets = [], {"OUTPUT": str(tmp_path / "phi.tif")}
    found = explain_raster(model, stack, targets, Run(threads=1, on_note=notes.append))
    outside = [note for note in notes if isinstance(note, OutsideTrainingRange)]
    rain = read(stack.matches("rain")[0].path)[np.isfinite(kelvin)]
    beyond = int(((rain < samples["rain"].min()) | (rain > samples["rain"].max())).sum())
    wanted = {"mat": found.used, **({"rain": beyond} if beyond > 0.05 * found.used else {})}
    assert {note.variable: note.cells for note in outside} == wanted
    assert found.used == ROWS * COLS - 15


def test_strata_have_their_own_base(samples, spec, stack):
    model = train(samples, spec(trees=6, stratum="lulc"), Run(threads=1)).model
    explainer = ModelExplainer(model)
    values = stack.select(model.inputs).read(GRID.window)
    found = explainer.explain_cells(values[:2], values[2])
    predicted = model.predict_values(values[:2], values[2]).mean
    np.testing.assert_allclose(found.base + found.phi.sum(axis=0), predicted, rtol=0, atol=1e-9)
    assert len(np.unique(found.base[np.isfinite(found.base)])) == 3
    rows = explainer.explain_table(samples)
    total = rows.base + rows.phi.sum(axis=0)
    np.testing.assert_allclose(total, model.predict(samples), rtol=0, atol=1e-9)


def test_logarithms_add_up_in_their_own_unit(samples, spec):
    recipe = {"transform": "log", "smearing": True}
    model = train(samples, spec(trees=6, **recipe), Run(threads=1)).model
    explainer = ModelExplainer(model)
    found = explainer.explain_table(samples)
    total = np.exp(found.base + found.phi.sum(axis=0)) * model.submodels[0].smearing
    np.testing.assert_allclose(total, model.predict(samples), rtol=1e-12)
    assert explainer.unit == "ln(gC m-2 yr-1)"


def test_classes_never_met(samples, spec, stack, tmp_path):
    fewer = samples[samples["lulc"] != 2]
    model = train(fewer, spec(trees=4, categorical=("lulc",)), Run(threads=1)).model
    targets = {"OUTPUT": str(tmp_path / "phi.tif")}
    with pytest.raises(UnseenClass):
        explain_raster(model, stack, targets, Run())
    notes = []
    explain_raster(model, stack, targets, Run(on_note=notes.append), unseen="nodata")
    assert [note.values for note in notes if isinstance(note, UnseenMasked)] == [(2,)]
    lulc = stack.select(("lulc",)).read(GRID.window)[0]
    assert np.isnan(read(targets["OUTPUT"])[:, lulc == 2]).all()


def test_nothing_to_explain(samples, spec, tmp_path):
    model = train(samples, spec(trees=4), Run(threads=1)).model
    paths = []
    for name in model.names:
        paths.append(str(tmp_path / f"{name}.tif"))
        write_array(RasterOutput(name), paths[-1], GRID, np.full((ROWS, COLS), np.nan, "f4"))
    with pytest.raises(NoValidPixel):
        explain_raster(model, Stack.open(paths), {"OUTPUT": str(tmp_path / "o.tif")}, Run())
    assert not (tmp_path / "o.tif").exists()


@pytest.mark.parametrize("key", ["linear", "gradient_boosting"])
def test_other_exact_maps(samples, spec, stack, tmp_path, key):
    settings = EstimatorSettings() if key == "linear" else EstimatorSettings(trees=10)
    wanted = spec(estimator=key, settings=settings, categorical=("lulc",))
    model = train(samples, wanted, Run(threads=1)).model
    target = str(tmp_path / "phi.tif")
    explain_raster(model, stack, {"OUTPUT": target}, Run(threads=2))
    base = float(gdal.Open(target).GetMetadataItem("SHAP_BASE"))
    values = stack.select(model.inputs).read(GRID.window)
    predicted = model.predict_values(values).mean
    np.testing.assert_allclose(base + read(target).astype(float).sum(axis=0), predicted, rtol=1e-5)


def test_maps_are_exact_or_refused(samples, spec):
    recipe = {"estimator": "svm", "settings": EstimatorSettings()}
    model = train(samples, spec(**recipe), Run(threads=1)).model
    with pytest.raises(NotExplained) as raised:
        ModelExplainer(model)
    assert raised.value.estimator == "svm"
    assert "linear" in raised.value.exact
