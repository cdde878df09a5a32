"""Predictors in tables: in the units of the training, and where none is stated, in its range."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.facts.learn import OutsideTrainingRange, PredictorUnitsUnknown
from carbonsink.core.facts.tables import ColumnConverted
from carbonsink.core.learn.estimator_training import train
from carbonsink.core.predict.predictor_units import table_in_trained_units
from carbonsink.core.run import Run


@pytest.fixture(scope="module")
def plain(samples, spec):
    """A model of `mat` and `rain`, whose table stated no units."""
    return train(samples, spec(trees=3), Run(threads=1)).model


@pytest.fixture(scope="module")
def with_units(samples, spec):
    named = samples.rename(columns={"mat": "mat (degC)"})
    return train(named, spec(trees=3, predictors=("mat (degC)", "rain")), Run(threads=1)).model


def outside(notes):
    return [note for note in notes if isinstance(note, OutsideTrainingRange)]


def test_the_records_of_the_training_lie_in_its_range(plain, samples, watched, notes):
    table_in_trained_units(plain, samples.copy(), watched)
    assert notes == []


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
