"""Which parameters a choice has use for, so that dialogs can switch the others off.

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


def _validations(options: tuple) -> dict:
    """Return the parameters that each kind of validation uses."""
    from ...core.model.training_choices import SPLITTERS

    if "time" in options:  # sequence models hold out the end of each site in any case
        return {"time": (), "site": ("FOLDS",)}
    users_by_validation = {
        key: [_SPLITTER_PARAMETERS[n] for n in kind.applies] for key, kind in SPLITTERS.items()
    }
    return {**users_by_validation, "all": tuple(_SPLITTER_PARAMETERS.values())}


def _estimators(_options: tuple) -> dict:
    """Return the parameters that each estimator uses."""
    from ...core.estimators.registry import ESTIMATORS, EstimatorSettings
    from ...core.estimators.settings import TUNED_ONLY

    return {
        key: [
            parameter_of(EstimatorSettings, name)
            for name in kind.applies
            if name not in (*TUNED_ONLY, "hidden")
        ]
        for key, kind in ESTIMATORS.items()
    }


def _weights_rules(_options: tuple) -> dict:
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


def _imputations(options: tuple) -> dict:
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
    "ESTIMATOR": _estimators,
    "IMPUTE": _imputations,
    "LOCAL_STATISTIC": _only_with(bivariate=("SECOND_FIELD",)),
    "METHOD": _only_with(restrend=ONLY_FITTED, potential=ONLY_POTENTIAL),
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
    "VALIDATION": _validations,
    "WEIGHTS": _weights_rules,
}
