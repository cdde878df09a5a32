"""Parameters of fuzzy ensembles, and the specification they make."""

from __future__ import annotations

from ...core.estimators.registry import ESTIMATORS, EstimatorSettings
from ...core.fuzzy.fuzzy_specification import (
    LSTM,
    MIN_SITE_RECORDS,
    PRESET_VALUES,
    SEQUENCE_PRESETS,
    FuzzySpec,
)
from ...core.model.training_specification import Recipe
from ...core.model.tuning_grid import parse_grid
from ...core.sequence.lstm_specification import MIN_WINDOWS, NetworkSettings
from ..text.translation import tr
from . import declarations as p
from . import run_parameters
from .sequence import (
    check_lstm_unused,
    compared_specification,
    imputation_parameters,
    lstm_parameters,
    tuning_choices,
)
from .target_and_predictors import (
    circular_columns,
    predictor_fields,
    target_facts,
    target_field,
    target_parameters,
)
from .training import model_parameters

# Of the parameters of estimators, those that small site models have use for.
_ESTIMATOR_PARAMETERS = ("TREES", "MIN_LEAF")
# Of the settings of a series, those that only LSTMs have use for.
_NETWORK_ONLY = ("tune", "tries", "grid", "impute", "max_gap")


def ensemble_specification(values) -> FuzzySpec:
    """Return what to train, from the parameters.

    Raises
    ------
    DoesNotApply
        For settings of an LSTM where the site models are none.
    """
    settings, chosen = values.as_settings(EstimatorSettings), values["ESTIMATOR"]
    estimator, network = chosen, None
    if chosen == LSTM:
        estimator = Recipe.estimator
        network = compared_specification(
            values,
            stratum="",
            grid=parse_grid(values["TUNING_GRID"], NetworkSettings),
            impute=values["IMPUTE"],
        )
    else:
        check_lstm_unused(values, f"ESTIMATOR = {chosen}", _NETWORK_ONLY)
    recipe = values.as_settings(Recipe, settings=settings, estimator=estimator)
    spec = values.as_settings(FuzzySpec, recipe=recipe, network=network, **target_facts(values))
    return spec.with_preset()


def site_parameters() -> list:
    """Return the parameters of a fuzzy ensemble that name columns."""
    return [
        p.table(
            "SAMPLES",
            tr("Samples"),
            tr("Table or layer with several records per site: target, predictors, site."),
        ),
        target_field(
            tr("Column of the measured flux or stock. Records without a value are dropped.")
        ),
        predictor_fields(
            tr(
                "Columns of numbers to predict from, in which sites are near or far from one "
                "another too. The rasters of a later prediction are matched by these names."
            )
        ),
        *_zone_columns(),
        circular_columns(),
        *target_parameters("gC m-2 d-1"),
    ]


def _zone_columns() -> list:
    """Return the parameters of the columns of sites and zones."""
    return [
        p.field(
            "SITE_FIELD",
            tr("Site column"),
            tr(
                "Column that names the site of a record. Each site with {n} usable records gets a "
                "model of its own, an LSTM with {windows} records that whole windows lead up to; "
                "the others are left out and named."
            ).format(n=MIN_SITE_RECORDS, windows=MIN_WINDOWS),
            parent="SAMPLES",
            requirement=p.NAME_COLUMN,
        ),
        p.field(
            "STRATUM_FIELD",
            tr("Zone column (for scores by zone)"),
            tr(
                "Column of classes of sites, such as aridity zones or plant functional types, for "
                "a table of scores by zone. It has no part in the prediction."
            ),
            parent="SAMPLES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.field(
            "ARIDITY_FIELD",
            tr("Aridity index column (P/PET)"),
            tr(
                "Column of the aridity index, from whose mean each site gets its zone: hyper-arid "
                "below 0.05, arid below 0.2, semi-arid below 0.5, dry sub-humid below 0.65, humid "
                "(UNEP). Instead of the zone column."
            ),
            parent="SAMPLES",
            optional=True,
            advanced=True,
            requirement=p.NUMBER_COLUMN,
        ),
    ]


def preset_parameter():
    """Return the parameter of how much time training a fuzzy ensemble may take."""
    quick, thorough = PRESET_VALUES["quick"], PRESET_VALUES["thorough"]
    networks = {
        f"{name}_{preset}": SEQUENCE_PRESETS[preset][name]
        for preset in ("quick", "thorough")
        for name in ("seeds", "epochs")
    }
    return p.choice(
        "PRESET",
        tr("Effort"),
        tr(
            "How much time is spent. quick: {quick_trees} trees, and sites are held out in {folds} "
            "groups instead of one by one. standard: the settings as they are shown. thorough: "
            "{trees} trees, and predictors weigh by their importance in the distance. With LSTMs "
            "quick trains {seeds_quick} networks per site for {epochs_quick} epochs at most, "
            "thorough {seeds_thorough} for {epochs_thorough}. A setting that you change from its "
            "default stays as you set it."
        ).format(
            quick_trees=quick["trees"], folds=quick["folds"], trees=thorough["trees"], **networks
        ),
        of=FuzzySpec,
    )


def estimator_parameters() -> list:
    """Return the parameters of the site models of a fuzzy ensemble."""
    of_trees = [q for q in model_parameters() if q.name() in _ESTIMATOR_PARAMETERS]
    return [
        p.choice(
            "ESTIMATOR",
            tr("Model of a site"),
            tr(
                "What is trained at each site: any estimator of 'Train model', or an LSTM, which "
                "sees the records before a date as well. lstm needs DATE_FIELD and the library "
                "PyTorch, and its ensemble maps series only ('Predict series'). The ensemble is "
                "always compared with a random forest of all records."
            ),
            (*ESTIMATORS, LSTM),
            of=Recipe,
        ),
        *of_trees,
        *lstm_parameters(f"ESTIMATOR = {LSTM}"),
        *tuning_choices(),
        *imputation_parameters(),
    ]


def weight_parameters() -> list:
    """Return the parameters of distance and membership of a fuzzy ensemble."""
    return [
        p.number(
            "NEIGHBOURS",
            tr("Nearest sites"),
            tr("Site models that get a weight at a place; all of them where there are fewer."),
            of=FuzzySpec,
        ),
        *_membership_parameters(),
        p.switch(
            "SKILL_CUT",
            tr("Leave out site models of no predicted skill"),
            tr(
                "Site models lose their weight where the line of R2 on distance is below 0; the "
                "nearest always keeps one."
            ),
            advanced=True,
            of=FuzzySpec,
        ),
        p.number(
            "FOLDS",
            tr("Folds of the sites"),
            tr("Sites held out together; empty holds out one site at a time."),
            minimum=2,
            integer=True,
            optional=True,
            advanced=True,
        ),
        run_parameters.seed(),
        run_parameters.threads(),
    ]


def _membership_parameters() -> list:
    """Return the parameters of the memberships of fuzzy c-means."""
    return [
        p.number(
            "FUZZIFIER",
            tr("Fuzzifier"),
            tr(
                "Exponent m of the memberships of fuzzy c-means, above 1. 2 weighs by the inverse "
                "squared distance; more makes weights more alike, less favours the nearest site."
            ),
            of=FuzzySpec,
        ),
        p.choice(
            "MEMBERSHIP",
            tr("What the weights rest on"),
            tr(
                "series: all records of a place share the weights of its signature, the means and "
                "standard deviations of its predictors over time; 'Predict series' finds it for "
                "each cell, 'Test model' for each site. record: each record (each date of a map) "
                "is weighed by its own values. A place of fewer than {n} dates is weighed by "
                "record in any case."
            ).format(n=MIN_SITE_RECORDS),
            of=FuzzySpec,
        ),
        p.choice(
            "DISTANCE_WEIGHTS",
            tr("Weights of the predictors in the distance"),
            tr(
                "equal: all standardised predictors count equally. importance: by their "
                "importance in one random forest of all records, computed again in each fold."
            ),
            advanced=True,
            of=FuzzySpec,
        ),
    ]
