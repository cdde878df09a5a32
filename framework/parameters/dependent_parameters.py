"""Which parameters are of use with which others, so that dialogs can switch the rest off.

What a choice uses is declared in the tables of `core`; only the names of the parameters are
declared here.
"""

from __future__ import annotations

from .contributions import ONLY_FITTED, ONLY_POTENTIAL
from .field_names import parameter_of

_SPLITTER_PARAMETERS = {
    "folds": "FOLDS",
    "test_fraction": "TEST_FRACTION",
    "block_size": "BLOCK_SIZE",
    "map": "MAP_RASTER",
}


def unused_parameters(values: dict, options: dict) -> set:
    """Return the parameters that have no effect with the values of a dialog.

    Parameters
    ----------
    values : dict
        Value by parameter; that of a choice of several is a list.
    options : dict of str to sequence of str
        The values of each choice by its name.
    """
    unused: set = set()
    for name, keys in options.items():
        by_option = parameters_by_option(name, keys)
        value = values.get(name)
        chosen_keys = value if isinstance(value, (list, tuple)) else [value]
        used = set().union(*(by_option.get(key, ()) for key in chosen_keys))
        unused |= set().union(*by_option.values()) - used
    for name, others in _USED_ONLY_WITH.items():
        if name in values and not values[name]:
            unused.update(others)
    for name, others in _UNUSED_WITH.items():
        if values.get(name):
            unused.update(others)
    return unused


def deciding_parameters(options: dict, names) -> list:
    """Return those of some parameters whose values decide which others have an effect."""
    given_or_not = {*_USED_ONLY_WITH, *_UNUSED_WITH}
    return [
        name
        for name in names
        if name in given_or_not
        or (name in options and any(parameters_by_option(name, options[name]).values()))
    ]


def parameters_by_option(name: str, options) -> dict:
    """Return by value of a choice the parameters that are of use with it alone.

    Parameters
    ----------
    name : str
        Name of the choice.
    options : sequence of str
        Its values: choices of one name may differ between algorithms.

    Returns
    -------
    dict of str to frozenset
        Empty where no other parameter depends on the choice.
    """
    users_by_option = _PARAMETERS_BY_CHOICE.get(name, lambda options: {})(tuple(options))
    if not any(users_by_option.get(value) for value in options):
        return {}  # also for a choice of the same name with other values
    return {value: frozenset(users_by_option.get(value, ())) for value in options}


def _parameters_by_validation(options: tuple) -> dict:
    """Return the parameters that each kind of validation uses."""
    from ...core.model.training_choices import SPLITTERS

    if "time" in options:  # sequence models hold out the end of each site in any case
        return {"time": (), "site": ("FOLDS",)}
    users_by_validation = {
        key: [_SPLITTER_PARAMETERS[n] for n in kind.applies] for key, kind in SPLITTERS.items()
    }
    return {**users_by_validation, "all": tuple(_SPLITTER_PARAMETERS.values())}


def _parameters_by_estimator(options: tuple) -> dict:
    """Return the parameters that each estimator uses, and LSTMs where they are among them."""
    from ...core.estimators.registry import ESTIMATORS, EstimatorSettings
    from ...core.estimators.settings import TUNED_ONLY

    users_by_estimator = {
        key: [
            parameter_of(EstimatorSettings, name)
            for name in kind.applies
            if name not in (*TUNED_ONLY, "hidden")
        ]
        for key, kind in ESTIMATORS.items()
    }
    # Of several models that are compared, the others are tuned as well.
    own = () if _COMPARED_LSTM in options else _TUNING_OF_SITES
    lstms = {key: (*_lstm_parameters(), *own) for key in ("lstm", _COMPARED_LSTM)}
    return {**users_by_estimator, **{key: lstms[key] for key in lstms if key in options}}


def _lstm_parameters() -> list:
    """Return the parameters that depend on LSTMs being chosen."""
    from dataclasses import fields

    from ...core.sequence.lstm_specification import NetworkSettings, SequenceSpec

    network = [parameter_of(NetworkSettings, field.name) for field in fields(NetworkSettings)]
    return ["DATE_FIELD", *(parameter_of(SequenceSpec, n) for n in ("length", "seeds")), *network]


def _parameters_by_weights(_options: tuple) -> dict:
    """Return the parameters that each kind of spatial weights uses."""
    from ...core.pattern.settings import WeightsSettings
    from ...core.pattern.weights import WEIGHTS

    return {
        key: [parameter_of(WeightsSettings, name) for name in rule.uses]
        for key, rule in WEIGHTS.items()
    }


def _used_unless_none(*names: str):
    """Return the uses of a choice of which all values but "none" use some parameters."""
    return lambda options: {value: () if value == "none" else names for value in options}


def _parameters_by_imputation(options: tuple) -> dict:
    """Return the parameters that each way to fill in missing predictors uses."""
    if "linear" not in options:  # medians know no gaps in time
        return {}
    return _used_unless_none("MAX_GAP")(options)


def _only_with(**of_values):
    """Return the uses of a choice of which some values use parameters of their own."""
    return lambda options: of_values


_CYCLE_PARAMETERS = (
    "ZONES",
    "ZONE_FIELD",
    "ZONE_RASTER",
    "ZONE_CELLS",
    "CYCLE_FOLDER",
    "CYCLE_TABLE",
)
_COMPARED_LSTM = "fuzzy_lstm"
_TUNING_OF_SITES = ("TUNE", "TUNING_GRID", "TRIES", "IMPUTE", "MAX_GAP")
_WATER_PARAMETERS = ("WATER", "WATER_UNIT", "WATER_BASIS")
_LINE_PARAMETERS = ("RS", "SLOPE", "INTERCEPT", "LIMIT_TO_RS")
_PARAMETERS_BY_CHOICE = {
    "ACCOUNTING": _only_with(density=("DENSITIES",)),
    "ALLOCATION": _only_with(
        proportional=("COUNT",), equal=("COUNT",), neyman=("COUNT", "SPREAD"), own=("COUNTS",)
    ),
    "BREAK_FORM": _only_with(free=("MAX_BREAKS",)),
    "BREAK_RULE": _only_with(tested=("ALPHA", "MEMORY")),
    "CYCLE": _used_unless_none(*_CYCLE_PARAMETERS),
    "EQUATION_SET": _only_with(own=("EQUATIONS",)),
    "ESTIMATOR": _parameters_by_estimator,
    "ESTIMATORS": _parameters_by_estimator,
    "FRESH_POOLS": _only_with(
        aboveground=("ABOVEGROUND_WATER_FIELD", *_WATER_PARAMETERS),
        belowground=("BELOWGROUND_WATER_FIELD", *_WATER_PARAMETERS),
        litter=("LITTER_WATER_FIELD", *_WATER_PARAMETERS),
    ),
    "IMPUTE": _parameters_by_imputation,
    "LAYERS": _only_with(
        LOWER=("COVERAGE", "CALIBRATE"),
        UPPER=("COVERAGE", "CALIBRATE"),
        MEAN_LOWER=("COVERAGE",),
        MEAN_UPPER=("COVERAGE",),
        QUANTILES=("QUANTILE_LEVELS",),
    ),
    "LOCAL_STATISTIC": _only_with(bivariate=("SECOND_FIELD",)),
    "METHOD": _only_with(restrend=ONLY_FITTED, potential=ONLY_POTENTIAL),
    "QUALITY": _used_unless_none("QUALITY_RULES"),
    "REFERENCE": _only_with(conditional=("PERMUTATIONS",)),
    "RESPIRATION_METHOD": _only_with(
        linear=_LINE_PARAMETERS,
        loglog=_LINE_PARAMETERS,
        climate=("TEMPERATURE", "PRECIPITATION"),
        q10=("R10", "Q10", "TEMPERATURE"),
    ),
    "SOC_QUANTITY": _only_with(matter=("MATTER_TO_CARBON",)),
    "TRANSFORM": _only_with(log=("SMEARING",)),
    "TUNE": _used_unless_none("TUNING_GRID", "TRIES"),
    "VALIDATION": _parameters_by_validation,
    "WEIGHTS": _parameters_by_weights,
}

_ERROR_PARAMETERS = (
    "COVERAGE",
    "ERROR_CORRELATION",
    "PREDICTORS",
    "REFITS",
    "RH_CORRELATION",
    "RH_INTERCEPT",
    "RH_INTERCEPT_SE",
    "RH_SLOPE",
    "RH_SLOPE_SE",
)
# What is of use only where another parameter is given, and only where it is not.
_USED_ONLY_WITH = {
    "MODELS": _ERROR_PARAMETERS,
    "STRATUM_FIELD": ("SMALL_STRATA",),
    "ZONES": ("ZONE_CELLS", "ZONE_FIELD"),
}
_UNUSED_WITH = {
    "SOIL_FIELD": ("SOC_FIELD", "BULK_DENSITY_FIELD", "DEPTH_FIELD", "STONES_FIELD"),
    "ZONES": ("ZONE_RASTER",),
}
