"""Circular predictors: of every kind of model, in tables and on maps, and what lies outside."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

gdal = pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.learn import AngleInRadians, AngleOutside  # noqa: E402
from carbonsink.core.errors_and_notes.quantities import WrongUnit  # noqa: E402
from carbonsink.core.errors_and_notes.run import BadValue  # noqa: E402
from carbonsink.core.errors_and_notes.sites import DirectionAsNumber  # noqa: E402
from carbonsink.core.fuzzy.ensemble_training import train_fuzzy  # noqa: E402
from carbonsink.core.fuzzy.fuzzy_specification import FuzzySpec  # noqa: E402
from carbonsink.core.learn.estimator_bundle import write_bundle  # noqa: E402
from carbonsink.core.learn.estimator_training import train  # noqa: E402
from carbonsink.core.model.circular_predictor_settings import (  # noqa: E402
    check_circular_columns,
    parse_circular_columns,
)
from carbonsink.core.model.circular_predictors import note_directions, split_angles  # noqa: E402
from carbonsink.core.model.training_data import read_samples  # noqa: E402
from carbonsink.core.model_kinds import read_model  # noqa: E402
from carbonsink.core.predict.predictor_units import table_in_trained_units  # noqa: E402
from carbonsink.core.predict.raster_prediction import predict_raster  # noqa: E402
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.core.statistics.circular_statistics import sine_or_cosine  # noqa: E402

GRID = Grid(9, 7, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")
CIRCULAR = (("aspect", 360.0),)


@pytest.fixture(scope="module")
def turned(samples):
    """Samples of which each has an aspect, flat land among them; their flux follows the sun."""
    random = np.random.default_rng(4)
    aspect = random.uniform(0, 360, len(samples))
    aspect[::11] = -1.0
    return samples.assign(
        aspect=aspect, npp=samples["npp"] - 150 * np.where(aspect < 0, 0, np.cos(aspect / 57.3))
    )


@pytest.fixture(scope="module")
def by_hand(turned):
    """The same with the two columns computed by hand."""
    radians = np.deg2rad(turned["aspect"])
    flat = turned["aspect"] == -1
    return turned.assign(
        aspect_sin=np.where(flat, 0, np.sin(radians)), aspect_cos=np.where(flat, 0, np.cos(radians))
    )


@pytest.fixture(scope="module")
def model(turned, spec):
    wanted = spec(predictors=("mat", "aspect", "rain"), circular=CIRCULAR)
    return train(turned, wanted, Run(threads=1)).model


@pytest.fixture
def cells():
    random = np.random.default_rng(8)
    fields = {
        "mat": random.normal(10, 4, (7, 9)),
        "aspect": random.uniform(0, 360, (7, 9)),
        "rain": random.uniform(300, 1800, (7, 9)),
    }
    fields["aspect"][0, :4] = (-1, 0, 360, np.nan)
    return {name: values.astype(np.float32) for name, values in fields.items()}


def write(folder, fields, unit="") -> Stack:
    paths = []
    for name, values in fields.items():
        paths.append(str(folder / f"{name}.tif"))
        unit_of = unit if name == "aspect" else ""
        write_array(RasterOutput(name, unit=unit_of), paths[-1], GRID, values)
    return Stack.open(paths)


def test_a_model_is_that_of_sine_and_cosine(model, by_hand, spec):
    plain = spec(predictors=("mat", "aspect_sin", "aspect_cos", "rain"))
    other = train(by_hand, plain, Run(threads=1)).model
    assert model.names == other.names
    np.testing.assert_array_equal(
        model.held_out["predicted_site"], other.held_out["predicted_site"]
    )


def test_maps_and_tables_take_the_angle(model, cells, tmp_path):
    out = str(tmp_path / "map.tif")
    predict_raster(model, write(tmp_path, cells), {"OUTPUT": out}, Run())
    found = gdal.Open(out).ReadAsArray()
    table = pd.DataFrame({name: values.ravel() for name, values in cells.items()})
    expected = model.predict(table_in_trained_units(model, table, Run())).astype(np.float32)
    np.testing.assert_array_equal(found.ravel(), expected)
    assert np.isnan(found[0, 3])
    radians = np.deg2rad(table["aspect"].astype(float))
    flat = table["aspect"] == -1
    table["aspect_sin"] = np.where(flat, 0, np.sin(radians))
    table["aspect_cos"] = np.where(flat, 0, np.cos(radians))
    np.testing.assert_array_equal(found.ravel(), model.predict(table).astype(np.float32))


def test_north_is_north_from_both_sides(model):
    records = pd.DataFrame({"mat": 10.0, "rain": 900.0, "aspect": [0.0, 360.0]})
    first, second = model.predict(table_in_trained_units(model, records, Run()))
    assert first == pytest.approx(second)


def test_a_file_keeps_the_angle(model, tmp_path):
    path = str(tmp_path / "npp.carbonmodel")
    write_bundle(model, path)
    assert read_model(path, Run()).predictors == model.predictors
    assert model.predictors[1].angle.period == 360.0


def test_a_fuzzy_ensemble_takes_the_angle(turned, cells, tmp_path):
    spec = FuzzySpec("npp", ("mat", "aspect", "rain"), "site", circular=CIRCULAR)
    model = train_fuzzy(turned, spec, Run(threads=1)).model
    assert model.names == ("mat", "aspect_sin", "aspect_cos", "rain")
    out = str(tmp_path / "map.tif")
    predict_raster(model, write(tmp_path, cells), {"OUTPUT": out}, Run())
    table = pd.DataFrame({name: values.ravel() for name, values in cells.items()})
    expected = model.predict(table_in_trained_units(model, table, Run()))
    np.testing.assert_allclose(gdal.Open(out).ReadAsArray().ravel(), expected, rtol=1e-6)


def test_what_lies_outside_of_the_circle_is_refused(model, turned, spec, cells, tmp_path):
    wanted = spec(predictors=("mat", "aspect"), circular=CIRCULAR)
    with pytest.raises(AngleOutside) as caught:
        train(turned.assign(aspect=turned["aspect"] - 180), wanted, Run())
    assert caught.value.low < -1 and caught.value.period == 360
    cells["aspect"][3, 3] = 361
    with pytest.raises(AngleOutside) as caught:
        predict_raster(model, write(tmp_path, cells), {"OUTPUT": str(tmp_path / "m.tif")}, Run())
    assert (caught.value.parameter, caught.value.high) == ("aspect", 361.0)


def test_another_unit_of_the_angle_is_refused(turned, spec, cells, tmp_path):
    stated = turned.copy()
    stated.attrs["units"] = {"aspect": "degree"}
    wanted = spec(predictors=("mat", "aspect", "rain"), circular=CIRCULAR, trees=3)
    model = train(stated, wanted, Run(threads=1)).model
    with pytest.raises(WrongUnit):
        stack = write(tmp_path, cells, "radian")
        predict_raster(model, stack, {"OUTPUT": str(tmp_path / "m.tif")}, Run())


@pytest.mark.parametrize("unit", ["rad", "radians"])
def test_radians_are_no_degrees(turned, spec, model, cells, tmp_path, unit):
    """A turn of 360 is in degrees where no unit was told: radians would pass its range check."""
    with pytest.raises(WrongUnit) as caught:
        predict_raster(
            model, write(tmp_path, cells, unit), {"OUTPUT": str(tmp_path / "m.tif")}, Run()
        )
    assert (caught.value.unit, caught.value.wanted) == (unit, "degree")
    stated = turned.copy()
    stated.attrs["units"] = {"aspect": unit}
    with pytest.raises(WrongUnit):
        table_in_trained_units(model, stated, Run())
    with pytest.raises(WrongUnit):
        wanted = spec(predictors=("mat", "aspect", "rain"), circular=CIRCULAR, trees=3)
        train(stated, wanted, Run(threads=1))


def test_radians_without_a_unit_are_no_degrees(turned, spec, model, cells, tmp_path):
    """They lie within 0 to 360: every cell would face north."""
    out = str(tmp_path / "m.tif")
    radians = {**cells, "aspect": np.radians(np.maximum(cells["aspect"], 0))}
    with pytest.raises(AngleInRadians) as caught:
        predict_raster(model, write(tmp_path, radians), {"OUTPUT": out}, Run())
    assert caught.value.name == "aspect" and 6 < caught.value.high < 6.2832
    assert not (tmp_path / "m.tif").exists()
    table = turned.assign(aspect=np.radians(np.maximum(turned["aspect"], 0)))
    with pytest.raises(AngleInRadians):
        table_in_trained_units(model, table, Run())
    wanted = spec(predictors=("mat", "aspect"), circular=CIRCULAR, trees=3)
    with pytest.raises(AngleInRadians):
        train(table, wanted, Run(threads=1))
    north = {**cells, "aspect": np.full_like(cells["aspect"], 2.0)}  # all of a small slope
    predict_raster(model, write(tmp_path, north), {"OUTPUT": out}, Run())
    turns = spec(predictors=("mat", "aspect"), circular=(("aspect", 2 * np.pi),), trees=3)
    train(table, turns, Run(threads=1))


def test_components_of_any_period():
    days = np.array([0.0, 365.25 / 4, np.nan])
    np.testing.assert_allclose(sine_or_cosine(days, "cos", 365.25), [1, 0, np.nan], atol=1e-12)
    with pytest.raises(ValueError):
        sine_or_cosine([-1.0], "sin", 365.25)


def test_the_text_of_the_parameter():
    assert parse_circular_columns(" aspect; wd=6.4 ,") == (("aspect", 360.0), ("wd", 6.4))
    for wrong in ("aspect = north", "aspect = 0", "= 5", "aspect = inf", "aspect = nan"):
        with pytest.raises(BadValue):
            parse_circular_columns(wrong)
    with pytest.raises(BadValue):
        check_circular_columns(CIRCULAR, ("mat",))
    with pytest.raises(BadValue):
        check_circular_columns(CIRCULAR, ("aspect", "aspect_cos"))


@pytest.mark.parametrize("name", ["aspect", "wind_dir", "平均坡向", "terrain_x"])
def test_directions_that_count_as_numbers_are_told(name, watched, notes):
    """The values of terrain_x fill the circle; the others are told by their names."""
    values = np.random.default_rng(1).uniform(0, 360, 300)
    note_directions([(name, values), ("rain", values * 3), ("doy", np.arange(1.0, 361))], watched)
    assert notes == [DirectionAsNumber(name, values.min(), values.max())]


def test_sines_classes_and_turns_of_something_else_are_no_directions(watched, notes):
    values = np.random.default_rng(1).normal(180, 60, 300).clip(1, 355)
    others = {"aspect_sin": values / 360, "坡向分级": values // 45, "x": values, "wd": values + 100}
    note_directions(others.items(), watched)
    assert notes == []


def test_training_tells_of_directions_only_where_they_are_numbers(turned, spec, watched, notes):
    read_samples(turned, spec(predictors=("mat", "aspect")), watched)
    assert [type(n) for n in notes if isinstance(n, DirectionAsNumber)] == [DirectionAsNumber]
    notes.clear()
    read_samples(*split_angles(turned, spec(predictors=("aspect",), circular=CIRCULAR)), watched)
    assert not [n for n in notes if isinstance(n, DirectionAsNumber)]
