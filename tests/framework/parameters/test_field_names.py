"""Fields of core and the parameters that set them."""

from __future__ import annotations

import copy
from dataclasses import fields

import pytest

from carbonsink.core.errors_and_notes.allowed import field_name
from carbonsink.core.errors_and_notes.dates import TooFewDates
from carbonsink.core.errors_and_notes.fields import FieldName, FieldText, chosen
from carbonsink.core.errors_and_notes.run import BadValue, DoesNotApply
from carbonsink.core.fuzzy.fuzzy_specification import FuzzySpec
from carbonsink.core.model.training_specification import TrainingSpec
from carbonsink.core.pattern.settings import WeightsSettings
from carbonsink.core.pattern.weights import WeightsChoice
from carbonsink.framework.messages import phrase_error
from carbonsink.framework.parameters.field_names import (
    find_setting,
    parameter_of,
    with_parameter_names,
)


@pytest.mark.parametrize(
    ("record", "field", "parameter"),
    [
        (TrainingSpec, "predictors", "PREDICTOR_FIELDS"),
        (TrainingSpec, "test_fraction", "TEST_FRACTION"),
        (FuzzySpec, "weights", "DISTANCE_WEIGHTS"),
        (FuzzySpec, "zone", "STRATUM_FIELD"),
        (WeightsSettings, "rule", "WEIGHTS"),
        (WeightsChoice, "rule", "WEIGHTS"),
    ],
)
def test_a_field_has_one_parameter(record, field, parameter):
    assert parameter_of(record, field) == parameter
    assert find_setting(record, parameter).name == field


def test_parameters_of_one_class_differ():
    for record in (TrainingSpec, FuzzySpec, WeightsSettings):
        names = [parameter_of(record, field.name) for field in fields(record)]
        assert len(set(names)) == len(names)


def test_messages_name_parameters():
    column = "{npp}"  # braces in a name are no place for a part
    other = FieldText("!= {} ({})", (FieldName("target"), column))
    text = phrase_error(BadValue(FieldName("predictors"), column, other))
    assert "PREDICTOR_FIELDS = {npp}" in text and "!= TARGET_FIELD ({npp})" in text
    text = phrase_error(DoesNotApply(FieldName("folds"), 5, chosen("validation", "holdout")))
    assert "FOLDS = 5" in text and "VALIDATION = holdout" in text
    assert "MIN_VALID" in phrase_error(TooFewDates(3, 8))
    weights = field_name(WeightsChoice, "file")
    assert phrase_error(BadValue(weights, "a", "b")).startswith("WEIGHTS_FILE")


def test_other_texts_stay():
    error = BadValue("SERIES (npp)", "site", "target, predictors")
    assert with_parameter_names(error) is error


def test_names_survive_the_way_to_a_worker():
    error = BadValue(field_name(WeightsChoice, "rule"), 1, "x")
    field = copy.deepcopy(error).parameter  # is taken apart and put together as by pickle
    assert (field, field.owner) == ("rule", "WeightsSettings")
