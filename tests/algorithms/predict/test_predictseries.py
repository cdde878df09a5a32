"""``carbonsink:predictseries`` through ``processing.run``."""

from __future__ import annotations

import os
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import (
    QgsLayerDefinition,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProject,
)

from carbonsink.core.raster import Stack
from carbonsink.tests.algorithms.world import GRID, NAMES, flux, write_raster

MONTHS = ("2005-01", "2005-02", "2005-03", "2006-01", "2006-03")


@pytest.fixture
def model(trained_model):
    return trained_model(TREES=20)


@pytest.fixture
def series(world):
    """Monthly temperature and rain, yearly cover, static height."""
    folder = world.folder / "series"
    folder.mkdir()
    paths = world.paths("height")
    for i, month in enumerate(MONTHS):
        paths.append(write_raster(folder / f"temperature_{month}.tif", _warmer(world, i)))
        paths.append(write_raster(folder / f"rain_{month}.tif", world.values["rain"]))
    for year in (2005, 2006):
        paths.append(write_raster(folder / f"cover_{year}.tif", world.values["cover"]))
    return paths


def _warmer(world, i):
    return world.values["temperature"] + np.float32(i)


@pytest.fixture
def predict(run_algorithm, world, model, series):
    def run(**parameters):
        given = {
            "MODEL": model,
            "PREDICTORS": series,
            "OUTPUT_FOLDER": str(world.folder / "maps"),
        }
        return run_algorithm("predictseries", **{**given, **parameters})

    return run


def read(path):
    stack = Stack.open([str(path)])
    return stack.read(stack.grid.window)[0]


def tifs(folder):
    return sorted(name for name in os.listdir(folder) if name.endswith(".tif"))


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


def test_each_date_equals_a_single_prediction(predict, run_algorithm, world, model, series):
    log = Log()
    out = predict(feedback=log)
    assert out["WRITTEN"] == len(MONTHS)
    assert tifs(out["OUTPUT_FOLDER"]) == [f"flux_{month}.tif" for month in MONTHS]
    assert out["GAPS"] == 1
    assert "no raster of 2006-02" in log.text()
    at = dict(zip(MONTHS, range(len(MONTHS))))
    for month in ("2005-02", "2006-03"):
        other = world.folder / month
        other.mkdir()
        single = run_algorithm(
            "predictraster",
            MODEL=model,
            PREDICTORS=[
                *world.paths("height", "rain", "cover"),
                write_raster(other / "temperature.tif", _warmer(world, at[month])),
            ],
            OUTPUT=str(other / "x.tif"),
        )["OUTPUT"]
        np.testing.assert_array_equal(read(single), read(world.folder / f"maps/flux_{month}.tif"))
    assert np.nanmean(read(world.folder / "maps/flux_2006-03.tif")) > np.nanmean(
        flux(world.values) - 100
    )


def test_dates_are_in_the_files_and_in_the_styles(predict, world):
    folder = predict()["OUTPUT_FOLDER"]
    stack = Stack.open([os.path.join(folder, name) for name in tifs(folder)])
    assert [date.text for date in stack.dates] == list(MONTHS)
    spans, project = set(), QgsProject()
    root = project.layerTreeRoot()
    done, why = QgsLayerDefinition.loadLayerDefinition(f"{folder}/series.qlr", project, root)
    assert done, why
    layers = [node.layer() for node in root.findLayers()]
    assert [layer.name() for layer in layers] == [f"flux {month}" for month in MONTHS]
    assert folder not in open(f"{folder}/series.qlr", encoding="utf-8").read()
    for layer, month in zip(layers, MONTHS):
        assert layer.isValid()
        found = layer.temporalProperties()
        assert found.isActive()
        assert found.fixedTemporalRange().begin().toString("yyyy-MM-dd") == f"{month}-01"
        last = found.fixedTemporalRange().end()
        assert last.toString("yyyy-MM") == f"{month[:5]}{int(month[5:]) + 1:02d}"
        renderer = layer.renderer()
        spans.add((renderer.classificationMin(), renderer.classificationMax()))
    assert len(spans) == 1


def test_start_and_end(predict):
    out = predict(START="2005-02", END="2005")
    assert tifs(out["OUTPUT_FOLDER"]) == ["flux_2005-02.tif", "flux_2005-03.tif"]


@pytest.mark.parametrize("start", ["Feb 2005", "200502", "2005/2", "2005年2月", "02/2005"])
def test_start_in_the_forms_of_tables(predict, start):
    out = predict(START=start, END="31/12/2005")
    assert tifs(out["OUTPUT_FOLDER"]) == ["flux_2005-02.tif", "flux_2005-03.tif"]


def test_a_start_that_may_be_two_days_is_refused(predict):
    with pytest.raises(QgsProcessingException, match="01/02/2005.*2005-02-01 or 2005-01-02"):
        predict(START="01/02/2005")


def test_resume_keeps_what_is_finished_and_makes_the_rest(predict, world, model, series):
    folder = predict(END="2005-02")["OUTPUT_FOLDER"]
    first = os.path.join(folder, "flux_2005-01.tif")
    stamp = os.stat(first).st_mtime_ns
    out = predict(RESUME=True)
    assert (out["SKIPPED"], out["WRITTEN"]) == (2, 3)
    assert os.stat(first).st_mtime_ns == stamp
    path = next(path for path in series if "temperature_2005-01" in path)
    os.utime(path, (os.stat(first).st_mtime + 10,) * 2)  # a copy is no other raster
    assert predict(RESUME=True)["SKIPPED"] == 5
    # Another raster in its place, which is older than the result.
    write_raster(world.folder / "series/temperature_2005-01.tif", _warmer(world, 9))
    os.utime(path, (os.stat(first).st_mtime - 1000,) * 2)
    log = Log()
    assert predict(RESUME=True, feedback=log)["SKIPPED"] == 4
    assert "2005-01 is computed again: a predictor changed" in log.text()


def test_a_changed_source_of_a_virtual_raster_is_noticed(predict, world, series):
    from osgeo import gdal

    rain = next(path for path in series if "rain_2005-02" in path)
    virtual = os.path.join(os.path.dirname(rain), "virtual")
    os.mkdir(virtual)
    virtual = os.path.join(virtual, "rain_2005-02.vrt")
    gdal.BuildVRT(virtual, [rain]).FlushCache()
    paths = [virtual if path == rain else path for path in series]
    predict(PREDICTORS=paths)
    assert predict(PREDICTORS=paths, RESUME=True)["SKIPPED"] == 5
    changed = world.values["rain"] + np.float32(40)
    write_raster(world.folder / "series/rain_2005-02.tif", changed)
    assert predict(PREDICTORS=paths, RESUME=True)["SKIPPED"] == 4


def test_resume_makes_anew_what_another_model_or_a_broken_disk_left(
    predict, run_algorithm, world, model
):
    folder = predict(START="2005-01", END="2005-03")["OUTPUT_FOLDER"]
    with open(os.path.join(folder, "flux_2005-01.tif"), "wb") as file:
        file.write(b"half a file")
    log = Log()
    out = predict(START="2005-01", END="2005-03", RESUME=True, feedback=log)
    assert (out["SKIPPED"], out["WRITTEN"]) == (2, 1)
    assert "cannot be read" in log.text()
    another = world.training(TREES=5, MODEL=str(world.folder / "other.carbonmodel"))
    other = run_algorithm("trainmodel", **another)["MODEL"]
    out = predict(MODEL=other, START="2005-01", END="2005-03", RESUME=True)
    assert (out["SKIPPED"], out["WRITTEN"]) == (0, 3)


def test_a_date_without_a_predictor_is_left_out_and_named(predict, series):
    lacking = [path for path in series if "rain_2005-02" not in path]
    log = Log()
    out = predict(PREDICTORS=lacking, feedback=log)
    assert out["WRITTEN"] == 4
    assert "2005-02 is left out: no raster of that date of rain" in log.text()


def test_a_date_without_data_does_not_stop_the_others(predict, world, series):
    path = next(path for path in series if "rain_2005-03" in path)
    write_raster(world.folder / "series/rain_2005-03.tif", np.full((40, 50), np.nan, np.float32))
    assert os.path.exists(path)
    out = predict()
    assert (out["WRITTEN"], out["GAPS"]) == (4, 2)
    assert "flux_2005-03.tif" not in tifs(out["OUTPUT_FOLDER"])


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"START": "1999", "END": "2000"}, ["1999", "2000", "2005-01", "2006-03"]),
        ({"START": "2006", "END": "2005"}, ["START", "2006", "2005"]),
        ({"START": "soon"}, ["soon"]),
    ],
    ids=["outside", "turned", "no-date"],
)
def test_bad_dates_are_met_by_a_message(predict, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        predict(**parameters)
    for word in words:
        assert word in str(caught.value)


def test_a_series_without_dates_or_variables_is_refused(predict, world, series):
    with pytest.raises(QgsProcessingException, match="No date was found"):
        predict(PREDICTORS=world.paths(*NAMES))
    without = [path for path in series if "rain" not in os.path.basename(path)]
    with pytest.raises(QgsProcessingException, match="rain"):
        predict(PREDICTORS=without)


def test_cancel_keeps_finished_dates_and_says_so(predict, world, monkeypatch):
    from carbonsink.core.predict import series_prediction

    log, real, calls = Log(), series_prediction.predict_raster, []

    def counted(*arguments, **rest):
        if len(calls) == 2:
            log.cancel()
        calls.append(1)
        return real(*arguments, **rest)

    monkeypatch.setattr(series_prediction, "predict_raster", counted)
    with pytest.raises(QgsProcessingException, match="2 of 5 dates"):
        predict(feedback=log)
    assert tifs(world.folder / "maps") == ["flux_2005-01.tif", "flux_2005-02.tif"]
    assert not [name for name in os.listdir(world.folder / "maps") if name.startswith(".")]


def test_years_of_months_with_one_model_load(predict, world, model, monkeypatch):
    """48 dates in one call, and the rest of them in a second one that resumes."""
    from carbonsink.core import model_kinds
    from carbonsink.core.forest import PreparedForest, forest_file

    calls = {"read": 0, "trees": 0, "prepared": 0}

    def count(owner, name, key):
        real = getattr(owner, name)

        def counted(*arguments, **rest):
            calls[key] += 1
            return real(*arguments, **rest)

        monkeypatch.setattr(owner, name, counted)

    count(model_kinds, "read_model", "read")
    count(forest_file, "load_forest", "trees")
    count(PreparedForest, "__init__", "prepared")
    folder = world.folder / "long"
    folder.mkdir()
    months = [f"{year}-{month:02d}" for year in range(2000, 2004) for month in range(1, 13)]
    few = {name: world.values[name][:4, :5] for name in NAMES}
    few["height"] = np.full((4, 5), 1200, np.float32)
    grid = replace(GRID, width=5, height=4)
    names = ("rain", "height", "cover")
    paths = [write_raster(folder / f"{name}.tif", few[name], grid) for name in names]
    for i, month in enumerate(months):
        warm = few["temperature"] + np.float32(i / 20)
        paths.append(write_raster(folder / f"temperature_{month}.tif", warm, grid))
    out = predict(PREDICTORS=paths)
    assert (out["WRITTEN"], out["SKIPPED"], out["GAPS"]) == (48, 0, 0)
    assert calls == {"read": 1, "trees": 1, "prepared": 1}
    made = tifs(out["OUTPUT_FOLDER"])
    assert made == [f"flux_{month}.tif" for month in months]
    assert (
        Stack.open([os.path.join(out["OUTPUT_FOLDER"], made[-1])]).bands[0].date.text == "2003-12"
    )
    for name in made[::12]:
        os.remove(os.path.join(out["OUTPUT_FOLDER"], name))
    out = predict(PREDICTORS=paths, RESUME=True)
    assert (out["WRITTEN"], out["SKIPPED"], out["GAPS"]) == (4, 44, 0)
    assert calls["read"] == 2
    assert tifs(out["OUTPUT_FOLDER"]) == made


LAYERS = ("LOWER", "UPPER", "MEAN_LOWER", "QUANTILES", "DISSIMILARITY", "APPLICABILITY")


def test_layers_of_each_date_equal_those_of_a_single_prediction(
    predict, run_algorithm, world, model
):
    log = Log()
    levels = "0.05, 0.5"
    folder = predict(LAYERS=list(LAYERS), QUANTILE_LEVELS=levels, feedback=log)["OUTPUT_FOLDER"]
    names = {
        "LOWER": "lower",
        "UPPER": "upper",
        "MEAN_LOWER": "mean_lower",
        "DISSIMILARITY": "dissimilarity",
        "APPLICABILITY": "applicability",
    }
    made = sorted(name for name in os.listdir(folder) if os.path.isdir(f"{folder}/{name}"))
    assert made == sorted([*names.values(), "q5", "q50"])
    for layer in made:
        assert tifs(f"{folder}/{layer}") == [f"flux_{layer}_{month}.tif" for month in MONTHS]
        assert os.path.exists(f"{folder}/{layer}/series.qlr")
    other = world.folder / "single"
    other.mkdir()
    single = run_algorithm(
        "predictraster",
        MODEL=model,
        PREDICTORS=[
            *world.paths("height", "rain", "cover"),
            write_raster(other / "temperature.tif", _warmer(world, 4)),
        ],
        OUTPUT=str(other / "o.tif"),
        QUANTILE_LEVELS=levels,
        **{key: str(other / f"{key}.tif") for key in LAYERS},
    )
    for key, layer in names.items():
        series = read(f"{folder}/{layer}/flux_{layer}_2006-03.tif")
        np.testing.assert_array_equal(series, read(single[key]))
    stack = Stack.open([single["QUANTILES"]])
    both = stack.read(stack.grid.window)
    for band, layer in zip(both, ("q5", "q50")):
        np.testing.assert_array_equal(band, read(f"{folder}/{layer}/flux_{layer}_2006-03.tif"))
    assert log.text().count("between these lie") == 1
    assert log.text().count("outside the area of applicability") == 1


def test_resume_makes_layers_of_another_coverage_anew(predict, world):
    made = predict(LAYERS=["LOWER"])
    log = Log()
    again = predict(LAYERS=["LOWER"], RESUME=True, feedback=log)
    assert (made["WRITTEN"], again["SKIPPED"]) == (5, 5)
    again = predict(LAYERS=["LOWER"], RESUME=True, COVERAGE=0.5, feedback=log)
    assert (again["WRITTEN"], again["SKIPPED"]) == (5, 0)
    assert "another coverage" in log.text()
    # A layer that was not asked for before is made beside what is there.
    assert predict(LAYERS=["LOWER", "UPPER"], RESUME=True, COVERAGE=0.5)["WRITTEN"] == 5


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ({"LAYERS": ["SKILL"]}, ["SKILL", "random_forest"]),
        ({"LAYERS": ["LOWER"], "COVERAGE": 1.5}, ["COVERAGE"]),
        ({"LAYERS": ["QUANTILES"], "QUANTILE_LEVELS": "half"}, ["QUANTILE_LEVELS", "half"]),
        ({"LAYERS": ["QUANTILES"], "QUANTILE_LEVELS": "0,5"}, ["QUANTILE_LEVELS", "0"]),
    ],
)
def test_layers_that_cannot_be(predict, parameters, words):
    with pytest.raises(QgsProcessingException) as caught:
        predict(**parameters)
    for word in words:
        assert word in str(caught.value)
