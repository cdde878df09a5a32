"""What the validations of a model are called in reports."""

from __future__ import annotations


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
