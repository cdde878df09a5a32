"""Parameters of every algorithm that applies a model to rasters."""

from __future__ import annotations

from . import parameters as p
from .translation import tr

UNSEEN = ("refuse", "nodata")


def unseen_classes():
    """Return what to do with classes the model has never met."""
    return p.choice(
        "UNSEEN_CLASSES",
        tr("Classes the model has never met"),
        tr(
            "What to do where a class of a categorical predictor or stratum was not among "
            "the training records: refuse stops with an error, nodata leaves these cells "
            "without data and counts them."
        ),
        UNSEEN,
        default="refuse",
        advanced=True,
    )
