"""Predictors in the units of the training, and where none is stated, in its range."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

pytest.importorskip("osgeo.gdal")

from carbonsink.core.errors_and_notes.learn import AngleInRadians
from carbonsink.core.errors_and_notes.predict import OutsideTrainingRange, PredictorUnitsUnknown
from carbonsink.core.errors_and_notes.sites import PredictorSmaller
from carbonsink.core.errors_and_notes.tables import ColumnConverted
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.predict.predictor_units import (
    note_smaller_rasters,
    note_unused_rasters,
    stack_in_trained_units,
    table_in_trained_units,
)
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array
from carbonsink.core.run import Run


@pytest.fixture(scope="module")
def plain(samples, spec):
    """A model of `mat` and `rain`, whose table stated no units."""
    return train(samples, spec(trees=3), Run(threads=1)).model


@pytest.fixture(scope="module")
def with_units(samples, spec):
    named = samples.rename(columns={"mat": "mat (degC)"})
    return train(named, spec(trees=3, predictors=("mat (degC)", "rain")), Run(threads=1)).model


@pytest.fixture(scope="module")
def with_aspect(samples, spec):
    """Samples with an aspect in degrees, and a model that takes it for a number."""
    table = samples.assign(aspect=np.linspace(0.0, 359.0, len(samples)))
    return table, train(table, spec(trees=3, predictors=("mat", "aspect")), Run(threads=1)).model


def outside(notes):
    return [note for note in notes if isinstance(note, OutsideTrainingRange)]


def test_the_records_of_the_training_lie_in_its_range(plain, samples, watched, notes):
    table_in_trained_units(plain, samples.copy(), watched)
    assert notes == []


def test_rasters_of_no_predictor_are_told(plain, raster, watched, notes):
    names = ("mat_2001", "rain", "mat_2002_1", "height")
    paths = [raster([[1.0]], f"{name}.tif") for name in names]
    note_unused_rasters(plain, Stack.open(paths[:2]), watched)
    assert notes == []
    note_unused_rasters(plain, Stack.open(paths[1:]), watched)
    (note,) = notes
    assert paths[3] in note.paths and paths[1] not in note.paths


@pytest.mark.parametrize(
    ("scale", "offset"),
    [(1.0, 273.15), (10.0, 0.0), (1.8, 32.0)],
    ids=["kelvin", "tenths", "fahrenheit"],
)
def test_another_unit_that_is_not_stated_is_told(plain, samples, watched, notes, scale, offset):
    other = samples.assign(mat=samples["mat"] * scale + offset)
    low, high = samples["mat"].min(), samples["mat"].max()
    n = int(((other["mat"] < low) | (other["mat"] > high)).sum())
    assert n > 4  # 5 % of 80
    table_in_trained_units(plain, other, watched)
    assert notes == [OutsideTrainingRange("mat", n, n / 80, is_table=True)]


def test_the_share_is_that_of_the_records_with_a_value(plain, samples, watched, notes):
    other = samples.copy()
    other.loc[:39, "rain"] = np.nan
    other.loc[40:42, "rain"] = 1e6  # 3 of 40 are more than 5 %, 3 of 80 are not
    table_in_trained_units(plain, other, watched)
    assert notes == [OutsideTrainingRange("rain", 3, 3 / 40, is_table=True)]
    notes.clear()
    few = samples.copy()
    few.loc[:2, "rain"] = 1e6
    table_in_trained_units(plain, few, watched)
    assert notes == []


def test_a_stated_unit_is_converted_first(with_units, samples, watched, notes):
    kelvin = samples.assign(mat=samples["mat"] + 273.15)
    found = table_in_trained_units(with_units, kelvin.rename(columns={"mat": "mat (K)"}), watched)
    np.testing.assert_allclose(found["mat (degC)"], samples["mat"], atol=1e-9)
    # float32 of the ends may differ in the last place.
    assert [type(note) for note in notes] == [ColumnConverted]
    notes.clear()
    table_in_trained_units(with_units, kelvin, watched)
    assert [type(note) for note in notes] == [PredictorUnitsUnknown, OutsideTrainingRange]
    assert outside(notes)[0].cells == 80


def test_directions_in_radians_lie_within_the_range_of_degrees(with_aspect, watched, notes):
    """No number is outside of it, and each prediction would be that of north."""
    table, model = with_aspect
    notes.clear()
    table_in_trained_units(model, table.copy(), watched)
    assert notes == []
    with pytest.raises(AngleInRadians):
        table_in_trained_units(model, table.assign(aspect=np.radians(table["aspect"])), watched)
    east_of_north = table.assign(aspect=table["aspect"] / 180)  # 0 to 2 degrees
    table_in_trained_units(model, east_of_north, watched)
    assert notes == []


def test_rasters_of_directions_in_radians(with_aspect, tmp_path, watched):
    model = with_aspect[1]
    degrees = np.linspace(0.0, 359.0, 63).reshape(7, 9)
    grid = Grid(9, 7, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")
    for unit, values, fails in (
        ("", degrees, False),
        ("", np.radians(degrees), True),
        ("degree", np.radians(degrees), False),  # what a file states is believed
    ):
        path = str(tmp_path / "aspect.tif")
        write_array(RasterOutput("aspect", unit), path, grid, values)
        stack = Stack.open([path])
        if fails:
            with pytest.raises(AngleInRadians):
                stack_in_trained_units(model, stack, watched)
        else:
            stack_in_trained_units(model, stack, watched)


@pytest.fixture
def from_desert_to_forest(plain):
    """A model whose training had rain from none to 1800 mm."""
    rain = np.linspace(0.0, 1800.0, len(plain.training))
    predictors = tuple(
        replace(p, low=0.0, high=1800.0) if p.name == "rain" else p for p in plain.predictors
    )
    return replace(plain, training=plain.training.assign(rain=rain), predictors=predictors)


def smaller(notes):
    return [note for note in notes if isinstance(note, PredictorSmaller)]


def test_a_tenth_of_the_numbers_within_the_range_is_told(
    from_desert_to_forest, samples, watched, notes
):
    rain = from_desert_to_forest.training["rain"].to_numpy() / 10
    table_in_trained_units(from_desert_to_forest, samples.assign(rain=rain), watched)
    (told,) = smaller(notes)
    assert (told.variable, told.n) == ("rain", len(samples))
    assert (told.size, told.trained) == pytest.approx((90.0, 900.0))


def test_drier_places_few_records_and_known_units_are_not_told(
    from_desert_to_forest, samples, watched, notes
):
    model, rain = from_desert_to_forest, from_desert_to_forest.training["rain"].to_numpy()
    table_in_trained_units(model, samples.assign(rain=rain / 3), watched)
    table_in_trained_units(model, samples.assign(rain=0.5).head(5), watched)
    known = replace(model.predictors[1], unit="mm")
    table = samples.assign(rain=rain / 10)
    table.attrs["units"] = {"rain": "mm"}
    table_in_trained_units(replace(model, predictors=(model.predictors[0], known)), table, watched)
    assert smaller(notes) == []


@pytest.mark.parametrize(("n_dates", "is_told"), [(1, False), (12, True)])
def test_a_series_in_a_tenth_is_told_where_it_makes_a_year(
    from_desert_to_forest, tmp_path, watched, notes, n_dates, is_told
):
    grid = Grid(6, 4, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), "")
    paths = [str(tmp_path / f"rain_2005-{month + 1:02d}.tif") for month in range(n_dates)]
    for path in paths:
        write_array(RasterOutput("rain"), path, grid, np.full((4, 6), 60.0))
    note_smaller_rasters(from_desert_to_forest, Stack.open(paths), watched)
    assert bool(smaller(notes)) is is_told


@pytest.mark.parametrize(
    ("factor", "values", "is_told"),
    [
        (10.0, (-5.0, 25.0), True),  # trained on tenths of a degree, as WorldClim 1 has them
        (10.0, (-50.0, 250.0), False),
        (1.0, (-2.0, 2.0), False),  # a mild place
    ],
)
def test_degrees_where_tenths_were_trained_are_told(
    plain, tmp_path, watched, notes, factor, values, is_told
):
    trained = np.linspace(-20.0, 28.0, len(plain.training)) * factor
    predictors = tuple(
        replace(p, low=-20.0 * factor, high=28.0 * factor) if p.name == "mat" else p
        for p in plain.predictors
    )
    model = replace(plain, training=plain.training.assign(mat=trained), predictors=predictors)
    grid, path = Grid(6, 4, (0.0, 1000.0, 0.0, 5e6, 0.0, -1000.0), ""), str(tmp_path / "mat.tif")
    write_array(RasterOutput("mat"), path, grid, np.linspace(*values, 24).reshape(4, 6))
    note_smaller_rasters(model, Stack.open([path]), watched)
    assert [note.variable for note in smaller(notes)] == (["mat"] if is_told else [])
