"""Which parameter sets which field of core: the one place that knows the names of both."""

from __future__ import annotations

import dataclasses
from functools import cache

from ...core.errors_and_notes.fields import FieldName, FieldText

# Parameters whose name is not that of the field in capitals.
_COLUMNS = {
    "target": "TARGET_FIELD",
    "predictors": "PREDICTOR_FIELDS",
    "categorical": "CATEGORICAL_FIELDS",
    "site": "SITE_FIELD",
    "stratum": "STRATUM_FIELD",
    "parent": "PARENT_FIELD",
    "date": "DATE_FIELD",
}
_BY_OWNER = {
    "TrainingSpec": {**_COLUMNS, "grid": "TUNING_GRID"},
    "SequenceSpec": {**_COLUMNS, "length": "SEQUENCE_LENGTH", "grid": "TUNING_GRID"},
    "FuzzySpec": {
        **_COLUMNS,
        "weights": "DISTANCE_WEIGHTS",
        "cut": "SKILL_CUT",
        "zone": "STRATUM_FIELD",
        "aridity": "ARIDITY_FIELD",
    },
    "Accounts": {"unit": "CARBON_UNIT", "resampling": "CARBON_RESAMPLING", "legend": "CLASSES"},
    "BreakSettings": {"form": "BREAK_FORM", "rule": "BREAK_RULE"},
    # Set by tuning alone, so that no parameter has their name.
    "EstimatorSettings": {
        name: name for name in ("learning_rate", "cost", "gamma", "epsilon", "penalty", "hidden")
    },
    "ErrorSettings": {"correlation": "ERROR_CORRELATION"},
    "ImportSettings": {
        "dates": "DATE_SOURCE",
        "rules": "QUALITY_RULES",
        "allow_web": "ALLOW_DOWNLOAD",
    },
    "LayerSettings": {"quantiles": "QUANTILE_LEVELS"},
    "LisaSettings": {"statistic": "LOCAL_STATISTIC"},
    "WeightsSettings": {"rule": "WEIGHTS", "file": "WEIGHTS_FILE"},
}


def parameter_name(field: FieldName) -> str:
    """Return the name of the parameter that sets a field."""
    others = _BY_OWNER.get(field.owner, {}) if field.owner else _COLUMNS
    return others.get(str(field), str(field).upper())


def parameter_of(record: type, name: str) -> str:
    """Return the name of the parameter that sets a field of a class of settings."""
    from ...core.errors_and_notes.allowed import field_name

    return parameter_name(field_name(record, name))


def find_setting(record: type, parameter: str) -> dataclasses.Field:
    """Return the field of settings that a parameter sets.

    Raises
    ------
    KeyError
        When none does.
    """
    return _settings_by_parameter(record)[parameter]


@cache
def _settings_by_parameter(record: type) -> dict[str, dataclasses.Field]:
    return {parameter_of(record, field.name): field for field in dataclasses.fields(record)}


def with_parameter_names(facts):
    """Return an error or note that names parameters where it named fields."""
    field_facts = facts.facts()
    parameter_facts = {name: _with_parameter_name(value) for name, value in field_facts.items()}
    has_changed = any(parameter_facts[name] is not value for name, value in field_facts.items())
    return type(facts)(**parameter_facts) if has_changed else facts


def _with_parameter_name(value):
    """Return the name of the parameter that sets a field; anything else as it is."""
    if isinstance(value, FieldName):
        return parameter_name(value)
    if isinstance(value, FieldText):
        return value.template.format(*map(_with_parameter_name, value.parts))
    if type(value) is tuple and any(isinstance(item, (FieldName, FieldText)) for item in value):
        return tuple(map(_with_parameter_name, value))
    return value
