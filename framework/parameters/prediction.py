"""Parameters of every algorithm that applies or explains a model, and what guards them."""

from __future__ import annotations

from ...core.dates.date import parse_date
from ...core.facts.run import BadValue
from ...core.units.takes import Takes
from ..text.translation import tr
from . import shared as p
from .rasters import require_rasters

UNSEEN = ("refuse", "nodata")


def model_file(sequences: bool = False, ensembles: bool = False):
    """Return the model.

    `sequences` where one that looks back in time will do as well, `ensembles` where one of site
    models will.
    """
    written_by = {
        (False, False): tr("Model file written by 'Train model' or 'Compare models'."),
        (True, False): tr("Model file written by 'Train model', 'Compare models' or 'Train LSTM'."),
        (False, True): tr(
            "Model file written by 'Train model', 'Compare models' or 'Train fuzzy ensemble'."
        ),
        (True, True): tr(
            "Model file written by 'Train model', 'Compare models', 'Train LSTM' or 'Train fuzzy "
            "ensemble'."
        ),
    }[sequences, ensembles]
    return p.file("MODEL", tr("Model"), written_by, "carbonmodel")


def predictors_of_one_date() -> list:
    """Return the rasters of the predictors, and which date of them is meant."""
    return [
        p.raster_list(
            "PREDICTORS",
            tr("Predictor rasters"),
            tr(
                "Rasters of all predictors on one grid; others may be among them. For a "
                "model with strata, the raster of the stratum as well."
            ),
            takes=Takes(several=True),
        ),
        p.text(
            "DATE",
            tr("Date (for dated rasters)"),
            tr(
                "Of predictors with several dates, such as ndvi_2005.tif and ndvi_2006.tif, "
                "the one of this date is used: 2005, 2005-03 or 2005-03-17."
            ),
        ),
    ]


def unseen_classes():
    """Return what to do with classes the model has not seen."""
    return p.choice(
        "UNSEEN_CLASSES",
        tr("Classes the model has not seen"),
        tr(
            "What to do where a class of a categorical predictor or stratum was not among "
            "the training records: refuse stops with an error, nodata leaves these cells "
            "without data and counts them."
        ),
        UNSEEN,
        default="refuse",
        advanced=True,
    )


def check_predictors(values) -> None:
    """Refuse a list without rasters and a choice for unseen classes that is none.

    Raises
    ------
    NoRasters, BadValue
    """
    require_rasters("PREDICTORS", values["PREDICTORS"])
    if values["UNSEEN_CLASSES"] not in UNSEEN:
        raise BadValue("UNSEEN_CLASSES", values["UNSEEN_CLASSES"], ", ".join(UNSEEN))


def chosen_date(values):
    """Return the date that DATE names, None without one.

    Raises
    ------
    BadDate
    """
    return parse_date(values["DATE"]) if values["DATE"] else None
