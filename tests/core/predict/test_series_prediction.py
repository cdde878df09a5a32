"""A map per date: predictors that have one raster for all dates."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.dates import OneDateForAll, OtherDate
from carbonsink.core.errors_and_notes.raster import VariableChosen
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.predict.series_prediction import predict_series
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run

GRID = Grid(6, 4, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")


@pytest.fixture(scope="module")
def model(samples, spec):
    return train(samples, spec(trees=3), Run(threads=1)).model


@pytest.mark.parametrize(
    ("rain_names", "wanted"),
    [
        (["rain_2001"], OneDateForAll("rain", "2001")),
        (["rain"], None),
        (["rain_2001", "rain_2002"], None),
    ],
    ids=["one of two years", "without a date", "both years"],
)
def test_the_only_raster_of_a_predictor_is_told(
    model, tmp_path, watched, notes, rain_names, wanted
):
    values = {"mat_2001": 8.0, "mat_2002": 12.0, **dict.fromkeys(rain_names, 900.0)}
    paths = [str(tmp_path / f"{name}.tif") for name in values]
    for path, (name, value) in zip(paths, values.items()):
        write_array(RasterOutput(name.split("_")[0]), path, GRID, np.full((4, 6), value))
    found = predict_series(model, Stack.open(paths), str(tmp_path / "out"), watched)
    assert [date.text for _path, date in found.files] == ["2001", "2002"]
    told = [note for note in notes if isinstance(note, (OneDateForAll, OtherDate))]
    assert told == ([] if wanted is None else [wanted])


def test_one_raster_of_the_only_date_is_no_doubt(model, tmp_path, watched, notes):
    paths = [str(tmp_path / f"{name}_2001.tif") for name in ("mat", "rain")]
    for path, name, value in zip(paths, ("mat", "rain"), (8.0, 900.0)):
        write_array(RasterOutput(name), path, GRID, np.full((4, 6), value))
    predict_series(model, Stack.open(paths), str(tmp_path / "out"), watched)
    assert not [note for note in notes if isinstance(note, OneDateForAll)]
    assert len([note for note in notes if isinstance(note, VariableChosen)]) == 2
