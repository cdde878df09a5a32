"""Records, predictors and settings in the report of a fuzzy ensemble."""

from __future__ import annotations

from ...estimators.registry import find_estimator
from ..display_names import setting_name_and_value
from ..numbers import show_number
from ..page import Table, Text
from ..sequence.report import imputation_text, tuning_text
from ..training.report import split_search_rows
from ..training.uncertainty_sections import no_total_interval_text


def ensemble_settings(training, tr) -> tuple:
    """Return the settings and predictors of a fuzzy ensemble, and how records were used."""
    model = training.model
    predictors = tuple(
        (q.name, f"{show_number(q.low)} … {show_number(q.high)}", float(weight))
        for q, weight in zip(model.predictors, model.weights)
    )
    of_sites = _network_rows(model, tr) if model.history else _estimator_rows(model, tr)
    rows = [
        *of_sites,
        (tr("Nearest sites"), str(model.neighbours)),
        (tr("Fuzzifier"), show_number(model.fuzzifier)),
        (tr("Weights of the predictors"), _weights_text(str(model.validation["weights"]), tr)),
        (tr("Sites cut at predicted R² 0"), tr("yes") if model.cut else tr("no")),
        (tr("Folds of sites"), str(model.validation["folds"])),
        *((name, str(version)) for name, version in model.versions.items()),
    ]
    return (
        Text(_used_records_text(training, tr)),
        *imputation_text(model, tr),
        no_total_interval_text(tr),
        Table(
            tr("Predictors and their range in the records"),
            (tr("Predictor"), tr("Range"), tr("Weight in the distance")),
            predictors,
            "predictors.csv",
        ),
        Table(tr("Settings"), (tr("Setting"), tr("Value")), tuple(rows), "settings.csv"),
    )


def _used_records_text(training, tr) -> str:
    """Return how many records the fuzzy ensemble used and left out."""
    n, n_small = len(training.records.data), training.dropped.get("small_site", 0)
    left = sum(training.dropped.values()) - n_small
    small = ""
    if n_small:
        small = " " + tr(
            "{n} more are of sites with too few records for a model of their own, and were left "
            "out as well."
        ).format(n=n_small)
    if not training.model.history:
        text = tr("{n} records were used, {left} left out for a missing value.")
        return text.format(n=n, left=left) + small
    text = tr(
        "{n} records with the {steps} before each were used; {left} ended no window or lacked a "
        "value. The models of the sites, their weights and the forest are all trained and scored "
        "on the same records. The last 15 % of each site's windows told its networks when to stop."
    )
    return text.format(n=n, steps=training.model.length, left=left) + small


def _estimator_rows(model, tr) -> list:
    """Return the settings of the estimators of the sites."""
    return [
        (tr("Estimator"), tr(find_estimator(model.recipe.estimator).label)),
        *split_search_rows(model.submodels, tr),
        (tr("Seed"), str(model.recipe.seed)),
    ]


def _network_rows(model, tr) -> list:
    """Return the settings of the LSTMs of the sites."""
    settings = model.submodels[0].settings.as_dict()
    best = sorted(epoch for submodel in model.submodels for epoch in submodel.epochs)
    span = tr("{first} to {last}").format(first=best[0], last=best[-1])
    return [
        (tr("Model of a site"), tr("LSTM")),
        (tr("Steps looked back on"), str(model.length)),
        (tr("Step of the series"), model.step.text),
        *(setting_name_and_value(name, value, tr) for name, value in settings.items()),
        (tr("Networks"), str(len(model.submodels[0].members))),
        (tr("Tuning"), tuning_text(model.validation.get("tune", "none"), tr)),
        (tr("Best epochs"), span),
        (tr("Seed"), str(model.seed)),
    ]


def _weights_text(key: str, tr) -> str:
    """Return how predictors weigh in the distance of a fuzzy ensemble."""
    return {"equal": tr("all alike"), "importance": tr("by their importance")}.get(key, key)
