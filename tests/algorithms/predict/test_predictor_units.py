"""Units of predictors from the rasters that were sampled, over the model, to a prediction."""

from __future__ import annotations

import csv

import numpy as np
import pytest
from qgis.core import QgsProcessingException, QgsProcessingFeedback

from carbonsink.core.learn.estimator_bundle import read_bundle
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.tests.algorithms.world import COLS, GRID, ROWS, flux, write_raster

UNITS = {"temperature": "degC", "rain": "mm yr-1", "height": "m"}


class Log(QgsProcessingFeedback):
    """Keeps what is logged."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def pushInfo(self, text):
        self.lines.append(text)

    def pushWarning(self, text):
        self.lines.append(text)

    def reportError(self, text, fatal=False):
        self.lines.append(text)

    @property
    def text(self):
        return "\n".join(self.lines)


@pytest.fixture
def rasters(world):
    """The predictors with their units stated; and a way to write others."""
    paths = {name: write(world, name, unit) for name, unit in UNITS.items()}
    return paths


def write(world, name, unit, factor=1.0, offset=0.0):
    values = world.values[name].astype("f8") * factor + offset
    path = world.folder / f"{unit.replace('/', '_') or 'none'}_{factor:g}" / f"{name}.tif"
    path.parent.mkdir(exist_ok=True)
    return write_raster(path, values.astype("f4"), GRID, name, unit=unit)


@pytest.fixture
def samples(world, rasters, run_algorithm):
    """Sample the rasters at measured points: where the table of samples goes to is a choice."""

    def sample(output):
        rng = np.random.default_rng(7)
        rows, cols = rng.integers(4, ROWS, 60), rng.integers(4, COLS, 60)
        x, y = (axis[index] for axis, index in zip(GRID.coordinates(), (cols, rows)))
        points = world.folder / "points.csv"
        with open(points, "w", newline="") as file:
            out = csv.writer(file)
            out.writerow(["site", "flux", "x", "y"])
            out.writerows(
                zip([f"s{i % 12}" for i in range(60)], flux(world.values)[rows, cols], x, y)
            )
        uri = f"file://{points}?type=csv&xField=x&yField=y"
        from qgis.core import QgsCoordinateReferenceSystem, QgsVectorLayer

        layer = QgsVectorLayer(uri, "points", "delimitedtext")
        layer.setCrs(QgsCoordinateReferenceSystem.fromWkt(GRID.crs))
        given = {"SITES": layer, "PREDICTORS": list(rasters.values()), "OUTPUT": output}
        return run_algorithm("samplesites", **given)["OUTPUT"]

    return sample


def train(world, run_algorithm, table, **more):
    given = world.training(
        SAMPLES=table, PREDICTOR_FIELDS=list(UNITS), CATEGORICAL_FIELDS=[], TREES=15, **more
    )
    return run_algorithm("trainmodel", **given)["MODEL"]


def units_of(model):
    return {one.name: one.unit for one in read_bundle(model, Run()).predictors}


@pytest.mark.parametrize("name", ["samples.csv", "samples.gpkg", "memory:"])
def test_the_model_keeps_the_units_of_the_rasters(world, samples, run_algorithm, name):
    table = samples(name if name == "memory:" else str(world.folder / name))
    assert units_of(train(world, run_algorithm, table)) == UNITS


def test_units_of_other_numbers_are_not_believed(world, samples, run_algorithm):
    """The table was written anew, in other units, beside what was noted of the first."""
    table = samples(str(world.folder / "samples.csv"))
    with open(table, newline="") as file:
        header, *rows = csv.reader(file)
    place = header.index("temperature")
    with open(table, "w", newline="") as file:
        kelvin = [[*r[:place], float(r[place]) + 273.15, *r[place + 1 :]] for r in rows]
        csv.writer(file).writerows([header, *kelvin])
    assert units_of(train(world, run_algorithm, table)) == {**UNITS, "temperature": ""}


def test_rasters_in_other_units_are_converted_refused_or_named(
    world, samples, rasters, run_algorithm
):
    model = train(world, run_algorithm, samples(str(world.folder / "samples.csv")))
    out = str(world.folder / "out.tif")

    def predict(log=None, **changed):
        given = {**rasters, **changed}
        run_algorithm(
            "predictraster", log, MODEL=model, PREDICTORS=list(given.values()), OUTPUT=out
        )
        stack = Stack.open([out])
        return stack.read(stack.grid.window)[0]

    wanted, log = predict(log := Log()), log
    assert "converted" not in log.text and "not compared" not in log.text
    log = Log()
    kelvin = write(world, "temperature", "K", 1.0, 273.15)
    metres = write(world, "rain", "m yr-1", 0.001)
    found = predict(log, temperature=kelvin, rain=metres)
    assert np.isfinite(found).any()
    np.testing.assert_allclose(found, wanted, atol=2.0)
    assert np.mean(found == wanted) > 0.99  # float32 may cross the split of a tree
    assert "temperature" in log.text and "K" in log.text and "m yr-1" in log.text
    with pytest.raises(QgsProcessingException, match="rain.*kPa"):
        predict(rain=write(world, "rain", "kPa"))
    log = Log()
    np.testing.assert_array_equal(predict(log, height=str(world.rasters["height"])), wanted)
    assert "No unit is stated" in log.text and "height (m)" in log.text


def test_headers_with_units_in_brackets(world, run_algorithm):
    """A table of one's own, and a table to predict that is in another unit."""
    with open(world.samples, newline="") as file:
        header, *rows = csv.reader(file)
    place = header.index("temperature")

    def table(name, head, change):
        path = world.folder / name
        with open(path, "w", newline="") as file:
            cells = [[*r[:place], change(float(r[place])), *r[place + 1 :]] for r in rows]
            csv.writer(file).writerows([[*header[:place], head, *header[place + 1 :]], *cells])
        return str(path)

    own = table("own.csv", "temperature (degC)", float)
    given = world.training(SAMPLES=own, TREES=15)
    given["PREDICTOR_FIELDS"] = ["temperature (degC)", "rain", "height", "cover"]
    model = run_algorithm("trainmodel", **given)["MODEL"]
    other = table("other.csv", "temperature (K)", lambda t: t + 273.15)

    def predict(samples):
        out = run_algorithm("predicttable", MODEL=model, SAMPLES=samples, OUTPUT="memory:")
        return [feature["flux_predicted"] for feature in out["OUTPUT"].getFeatures()]

    np.testing.assert_allclose(predict(other), predict(own), rtol=0.02)
    with pytest.raises(QgsProcessingException, match="kPa"):
        predict(table("wrong.csv", "temperature (kPa)", float))
    log, out = Log(), str(world.folder / "map.tif")
    rasters = [
        write(world, "temperature", "K", 1.0, 273.15),
        *world.paths("rain", "height", "cover"),
    ]
    run_algorithm("predictraster", log, MODEL=model, PREDICTORS=rasters, OUTPUT=out)
    stack = Stack.open([out])
    found, truth = stack.read(stack.grid.window)[0], flux(world.values)
    assert np.nanmedian(np.abs(found - truth)) < 30.0 and "K" in log.text
