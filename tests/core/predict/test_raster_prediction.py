"""Maps of a model: blocks, threads, names in any order, unseen classes, nothing to predict."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

gdal = pytest.importorskip("osgeo.gdal")

from carbonsink.core.dates.date import parse_date  # noqa: E402
from carbonsink.core.errors_and_notes.dates import OtherDate, PredictorDatesDiffer  # noqa: E402
from carbonsink.core.errors_and_notes.predict import OutsideTrainingRange, UnseenClass, UnseenMasked  # noqa: E402
from carbonsink.core.errors_and_notes.raster import (  # noqa: E402  # noqa: E402
    CellsUsed,
    MissingVariable,
    NoValidPixel,
    VariableMatched,
)
from carbonsink.core.errors_and_notes.run import BadValue  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.predict.raster_prediction import (  # noqa: E402
    note_predictor_dates,
    predict_raster,
)
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402

# More than one block.
ROWS, COLS = 290, 530
GRID = Grid(COLS, ROWS, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")


@pytest.fixture(scope="module")
def plain(samples, spec):
    return train(samples, spec(trees=15), Run(threads=1)).model


@pytest.fixture(scope="module")
def classed(samples, spec):
    return train(samples, spec(trees=8, categorical=("lulc",)), Run(threads=1)).model


@pytest.fixture
def fields():
    """Predictor fields with a gap in each, as float32 (rows, cols)."""
    y, x = np.mgrid[0:ROWS, 0:COLS]
    random = np.random.default_rng(0)
    mat = (10 + 8 * np.sin(x / 9) + random.normal(0, 0.5, x.shape)).astype(np.float32)
    rain = (1000 + 600 * np.cos(y / 7)).astype(np.float32)
    lulc = (1 + (x // 10) % 3).astype(np.float32)
    mat[3:6, 4:9] = np.nan
    rain[20, :] = np.nan
    return {"mat": mat, "rain": rain, "lulc": lulc}


@pytest.fixture
def write(tmp_path):
    def put(**arrays) -> list:
        paths = []
        for name, values in arrays.items():
            paths.append(str(tmp_path / f"{name}.tif"))
            write_array(RasterOutput(name), paths[-1], GRID, values)
        return paths

    return put


def read(path) -> np.ndarray:
    return gdal.Open(path).ReadAsArray()


def expected(model, fields) -> np.ndarray:
    table = pd.DataFrame({name: values.ravel() for name, values in fields.items()})
    return model.predict(table).reshape(ROWS, COLS).astype(np.float32)


@pytest.mark.parametrize("threads", [1, 2])
@pytest.mark.parametrize("memory", [1024, 64])
def test_the_map_is_scikit_learns(plain, fields, write, tmp_path, threads, memory):
    paths = write(rain=fields["rain"], other=fields["lulc"], MAT=fields["mat"])
    notes, out = [], str(tmp_path / "npp_map.tif")
    run = Run(on_note=notes.append, threads=threads, max_memory=memory)
    summary = predict_raster(plain, Stack.open(paths), {"OUTPUT": out}, run)
    np.testing.assert_array_equal(read(out), expected(plain, fields))
    gaps = 15 + COLS
    assert summary.times.windows > 1
    assert (summary.used, summary.dropped) == (ROWS * COLS - gaps, gaps)
    assert CellsUsed(summary.used, gaps) in notes
    assert VariableMatched("mat", "MAT") in notes
    found = read(out)
    assert np.float32(summary.low) == np.nanmin(found)
    assert np.float32(summary.high) == np.nanmax(found)
    dataset = gdal.Open(out)
    band = dataset.GetRasterBand(1)
    assert (band.GetDescription(), band.GetUnitType()) == ("npp", "gC m-2 yr-1")


def test_spread_is_a_second_file(plain, fields, write, tmp_path):
    paths = write(mat=fields["mat"], rain=fields["rain"])
    targets = {"OUTPUT": str(tmp_path / "m.tif"), "SPREAD": str(tmp_path / "s.tif")}
    predict_raster(plain, Stack.open(paths), targets, Run())
    spread = read(targets["SPREAD"])
    assert np.array_equal(np.isnan(spread), np.isnan(read(targets["OUTPUT"])))
    assert np.nanmin(spread) >= 0 and np.nanmax(spread) > 0
    alone = str(tmp_path / "alone.tif")
    predict_raster(plain, Stack.open(paths), {"SPREAD": alone}, Run())
    np.testing.assert_array_equal(read(alone), spread)


def test_classes_of_a_raster(classed, fields, write, tmp_path):
    out = str(tmp_path / "m.tif")
    predict_raster(classed, Stack.open(write(**fields)), {"OUTPUT": out}, Run())
    np.testing.assert_array_equal(read(out), expected(classed, fields))


def test_a_class_never_met(classed, fields, write, tmp_path):
    fields["lulc"][200:, 400:] = 77
    stack, out = Stack.open(write(**fields)), str(tmp_path / "m.tif")
    with pytest.raises(UnseenClass) as caught:
        predict_raster(classed, stack, {"OUTPUT": out}, Run())
    assert caught.value.facts() == {"variable": "lulc", "values": (77,), "known": (1, 2, 3)}
    notes = []
    run = Run(on_note=notes.append)
    summary = predict_raster(classed, stack, {"OUTPUT": out}, run, unseen="nodata")
    assert np.isnan(read(out)[200:, 400:]).all()
    n = 90 * 130
    assert UnseenMasked("lulc", (77,), n) in notes
    assert summary.unseen == {"lulc": {77: n}}


def test_only_classes_never_met(classed, fields, write, tmp_path):
    stack, out = Stack.open(write(**{**fields, "lulc": fields["lulc"] + 10})), tmp_path / "m.tif"
    with pytest.raises(UnseenClass):
        predict_raster(classed, stack, {"OUTPUT": str(out)}, Run(), unseen="nodata")
    assert not out.exists()


def test_nothing_to_predict_leaves_no_file(plain, fields, write, tmp_path):
    empty = np.full((ROWS, COLS), np.nan, dtype=np.float32)
    out = tmp_path / "m.tif"
    stack = Stack.open(write(mat=fields["mat"], rain=empty))
    with pytest.raises(NoValidPixel) as caught:
        predict_raster(plain, stack, {"OUTPUT": str(out)}, Run())
    assert caught.value.inputs == ("rain",)
    half = np.array(fields["mat"])
    half[:, 20:] = np.nan
    other = np.array(fields["rain"])
    other[:, :20] = np.nan
    with pytest.raises(NoValidPixel) as caught:
        predict_raster(plain, Stack.open(write(mat=half, rain=other)), {"OUTPUT": str(out)}, Run())
    assert caught.value.inputs == ("mat", "rain")
    assert not out.exists()


def test_cells_outside_the_training_range_are_said(plain, fields, write, tmp_path):
    fields["rain"][:30] = 9999.0
    paths, notes = write(mat=fields["mat"], rain=fields["rain"]), []
    run = Run(on_note=notes.append)
    summary = predict_raster(plain, Stack.open(paths), {"OUTPUT": str(tmp_path / "m.tif")}, run)
    valid = np.isfinite(fields["mat"]) & np.isfinite(fields["rain"])
    predictor = plain.predictors[1]
    outside = valid & ((fields["rain"] > predictor.high) | (fields["rain"] < predictor.low))
    assert summary.outside["rain"] == outside.sum()
    (note,) = [n for n in notes if isinstance(n, OutsideTrainingRange) and n.variable == "rain"]
    assert note.share == pytest.approx(outside.sum() / valid.sum())


def test_a_predictor_without_a_raster(plain, fields, write, tmp_path):
    with pytest.raises(MissingVariable) as caught:
        predict_raster(
            plain, Stack.open(write(mat=fields["mat"])), {"OUTPUT": str(tmp_path / "m.tif")}, Run()
        )
    assert caught.value.wanted == ("rain",)


def test_an_unknown_choice(plain, fields, write, tmp_path):
    with pytest.raises(BadValue):
        predict_raster(plain, Stack.open(write(mat=fields["mat"])), {}, Run(), unseen="guess")


def test_the_only_raster_of_another_date_is_named(plain, fields, write, tmp_path):
    paths, notes = write(mat_2012=fields["mat"], rain=fields["rain"]), []
    run = Run(on_note=notes.append)
    for year in ("1999", "2012"):
        targets = {"OUTPUT": str(tmp_path / f"npp_{year}.tif")}
        predict_raster(plain, Stack.open(paths), targets, run, date=parse_date(year))
    assert [n for n in notes if isinstance(n, OtherDate)] == [OtherDate("mat", "2012", "1999")]


@pytest.mark.parametrize(
    ("mat", "rain", "differ"),
    [
        ("mat_2003", "rain_2005", True),
        ("mat_2003", "rain_2003", False),
        ("mat_2003", "rain_2003-07", False),
        ("mat_2003-06", "rain_2003-07", True),
        ("mat_2003", "rain", False),
    ],
)
def test_predictors_of_different_dates_are_named(plain, write, mat, rain, differ):
    stack = Stack.open(write(**{mat: np.ones((ROWS, COLS)), rain: np.ones((ROWS, COLS))}))
    notes = []
    note_predictor_dates(plain, stack.select(plain.inputs), None, Run(on_note=notes.append))
    dates = (mat.replace("_", " "), rain.replace("_", " "))
    found = [note for note in notes if isinstance(note, PredictorDatesDiffer)]
    assert found == ([PredictorDatesDiffer(dates)] if differ else [])
