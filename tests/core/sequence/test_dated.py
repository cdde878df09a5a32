"""A sequence model as it predicts one date of rasters."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import parse_date
from carbonsink.core.errors_and_notes.predict import UnseenClass
from carbonsink.core.errors_and_notes.sequence import NeedsSeries, OtherStep, SeriesTooShort
from carbonsink.core.model.predictors import Predictor
from carbonsink.core.predict.raster_prediction import predict_raster
from carbonsink.core.predict.series_dates import DatedChoice, plan_maps
from carbonsink.core.raster import Stack
from carbonsink.core.run import Run
from carbonsink.core.sequence.lstm_model import SequenceModel
from carbonsink.core.sequence.lstm_specification import NetworkSettings
from carbonsink.core.sequence.record_dates import Step
from carbonsink.core.sequence.scaling import Scaling
from carbonsink.core.sequence.stratum_networks import StratumNetworks
from carbonsink.tests.core.sequence.conftest import random_weights
from carbonsink.tests.naive_sequence import predict_window


def untrained(strata=(None,), length=2) -> SequenceModel:
    scaling = Scaling(np.array([10.0, 50.0]), np.array([5.0, 20.0]), 100.0, 30.0)
    parts = [
        StratumNetworks(s, NetworkSettings(hidden=3), scaling, tuple(map(one, (2 * k, 2 * k + 1))))
        for k, s in enumerate(strata)
    ]
    return SequenceModel(
        predictors=(Predictor("warm", "", (), 0, 20), Predictor("rain", "", (), 0, 100)),
        target="flux",
        unit="gC m-2",
        length=length,
        step=Step("month"),
        submodels=tuple(parts),
        site="site",
        date="month",
        stratum="pft" if strata != (None,) else "",
    )


def one(seed):
    return random_weights(seed=seed)


def naive(model, part, warm, rain):
    """The mean of the members, from values t-w ... t."""
    window = np.array([(np.array(warm) - 10) / 5, (np.array(rain) - 50) / 20]).T
    members = [predict_window(member, window) for member in model.submodels[part].members]
    return 100 + 30 * np.mean(members)


def test_inputs_are_the_date_first_then_its_past():
    dated = untrained().at_date()
    assert dated.inputs == ("warm", "rain", "warm (t-1)", "rain (t-1)", "warm (t-2)", "rain (t-2)")
    assert [p.low for p in dated.predictors] == [0, 0, *[-np.inf] * 4]
    assert untrained((1, 2)).at_date(("rain", "pft")).sources == (
        ("warm", 0),
        ("rain", 0),
        ("warm", 1),
        ("warm", 2),
        ("pft", 0),
    )


def test_cells_equal_the_slow_twin():
    model, values = untrained(), np.random.default_rng(1).normal(20, 8, (6, 2, 3))
    values[3, 0, 1] = np.nan
    found = model.at_date().predict_values(values.astype(np.float32), spread=True)
    for r, c in np.ndindex(2, 3):
        x = values.astype(np.float32)[:, r, c]
        wanted = naive(model, 0, x[[4, 2, 0]], x[[5, 3, 1]])
        assert found.mean[r, c] == pytest.approx(wanted, abs=1e-3, nan_ok=True)
    assert np.isnan(found.mean[0, 1]) and np.isnan(found.spread[0, 1])
    assert (found.spread[1] > 0).all()


def test_a_static_variable_is_the_same_at_all_steps():
    model, values = untrained(), np.array([12, 40, 9, 7], np.float32).reshape(4, 1, 1)
    found = model.at_date(("rain",)).predict_values(values)
    assert found.mean[0, 0] == pytest.approx(naive(model, 0, [7, 9, 12], [40] * 3), abs=1e-3)


def test_every_class_has_its_own_networks():
    model, x = untrained((1, 2)), np.full((6, 1, 4), 15, np.float32)
    codes, unseen = np.array([[2, 1, 7, np.nan]]), {}
    found = model.at_date().predict_values(x, codes, unseen=unseen).mean[0]
    for cell, part in ((0, 1), (1, 0)):
        assert found[cell] == pytest.approx(naive(model, part, [15] * 3, [15] * 3), abs=1e-3)
    assert np.isnan(found[2:]).all() and unseen == {"pft": {7: 1}}
    with pytest.raises(UnseenClass):
        model.at_date().predict_values(x, codes)


def test_a_map_of_one_date_is_refused(raster):
    stack = Stack.open([raster(np.ones((2, 2)), "warm.tif")])
    with pytest.raises(NeedsSeries) as caught:
        predict_raster(untrained(), stack, {"OUTPUT": "x.tif"}, Run())
    assert (caught.value.target, caught.value.steps) == ("flux", 3)


# --- which maps can be made -----------------------------------------------------------------------


def choices(*months, without=()):
    """Dates whose bands are texts that tell them."""
    return [
        DatedChoice(parse_date(m), (f"warm {m}", None if m in without else f"rain {m}"))
        for m in months
    ]


def test_a_map_takes_the_bands_of_its_past():
    every = choices("2004-11", "2004-12", "2005-01", "2005-02")
    maps, without = plan_maps(untrained(), every, every, ())
    assert without == ["2004-11", "2004-12"]
    assert [m.date.text for m in maps] == ["2005-01", "2005-02"]
    assert maps[0].bands == (
        "warm 2005-01",
        "rain 2005-01",
        "warm 2004-12",
        "rain 2004-12",
        "warm 2004-11",
        "rain 2004-11",
    )


def test_the_past_may_lie_before_the_first_date_asked_for():
    every = choices("2004-11", "2004-12", "2005-01")
    maps, without = plan_maps(untrained(), every, every[2:], ())
    assert len(maps) == 1 and not without


def test_a_gap_costs_the_dates_that_look_back_on_it():
    every = choices(*(f"2005-{m:02d}" for m in (1, 2, 3, 5, 6, 7, 8)), without=("2005-08",))
    maps, without = plan_maps(untrained(), every, every[:-1], ())
    assert [m.date.text for m in maps] == ["2005-03", "2005-07"]
    assert without == ["2005-01", "2005-02", "2005-05", "2005-06"]


def test_dates_of_another_precision_are_refused():
    every = choices("2005-01-01", "2005-01-02")
    with pytest.raises(OtherStep) as caught:
        plan_maps(untrained(), every, every, ())
    assert (caught.value.wanted, caught.value.found) == ("month", "day")


def test_a_series_without_any_past_is_refused():
    every = choices("2005-01", "2005-02")
    with pytest.raises(SeriesTooShort) as caught:
        plan_maps(untrained(), every, every, ())
    assert (caught.value.needed, caught.value.dates) == (3, ("2005-01", "2005-02"))
