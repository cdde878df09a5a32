"""What settings, validations and transforms of a model are called in reports."""

from __future__ import annotations

from ..numbers import show_number


def setting_in_words(name: str, value, tr) -> tuple:
    """Return name and value of a setting for a reader; unknown names stay.

    Parameters
    ----------
    name : str
        Field of the settings of an estimator or a network.
    value : object
        Its value; None means that nothing is limited or set.
    tr : callable
        Turns an English text into the user's language.
    """
    label = _names(tr).get(name, name)
    if value is None:
        return label, _where_empty(tr).get(name, tr("default"))
    if isinstance(value, bool):
        return label, tr("yes") if value else tr("no")
    return label, show_number(value) if isinstance(value, (int, float)) else str(value)


def transform_name(key: str, tr) -> str:
    """Return what was done to the target before the training."""
    return {"none": tr("none"), "log": tr("logarithm")}.get(key, key)


def _names(tr) -> dict:
    return {
        "trees": tr("Trees"),
        "max_features": tr("Predictors tried at a split"),
        "max_depth": tr("Largest depth of a tree"),
        "min_leaf": tr("Fewest records of a leaf"),
        "learning_rate": tr("Learning rate"),
        "cost": tr("Cost C"),
        "gamma": tr("Gamma of the kernel"),
        "epsilon": tr("Epsilon of the tube"),
        "penalty": tr("Penalty of the coefficients"),
        "hidden": tr("Hidden units"),
        "layers": tr("Layers"),
        "dropout": tr("Dropout"),
        "weight_decay": tr("Weight decay"),
        "epochs": tr("Most epochs"),
        "batch_size": tr("Batch size"),
        "patience": tr("Epochs without gain before it stops"),
    }


def _where_empty(tr) -> dict:
    return {
        "max_features": tr("a third of them"),
        "max_depth": tr("no limit"),
    }


def validation_name(key: str, tr) -> str:
    """Return what a validation is called."""
    return {
        "training": tr("Fit to the training records"),
        "oob": tr("Out of bag"),
        "kfold": tr("Random k-fold"),
        "holdout": tr("Random hold-out"),
        "site": tr("Whole sites held out"),
        "site_oob": tr("Out of bag by site"),
        "block": tr("Blocks of places held out"),
        "knndm": tr("Folds that look like the map"),
        "time": tr("Last part of each site's time held out"),
    }.get(key, key)
