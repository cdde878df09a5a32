"""``model.json`` of a model with estimators, beside what all kinds have (see `model_file`).

===============  ==================================================================================
target           name, unit and code of the quantity
predictors       list, in the order of the design: name, unit, categories (classes met in training,
                 whole numbers before text; empty for a number), low and high (training range)
estimator        key of the kind of estimator; settings, transform, smearing and seed beside it
stratum, site    columns of the training table, empty when there are none
parts            list: stratum (null without strata), file, smearing (factor), n (records)
validation       which validation stands first, its settings, the scores of each
versions         libraries it was trained with
===============  ==================================================================================
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors import BadValue, DoesNotApply
from .fields import (
    Fields,
    check_strata,
    describe_predictor,
    describe_target,
    read_predictors,
    read_target,
    read_versions,
)
from .model import FluxModel
from .settings import TUNED_ONLY, EstimatorSettings
from .specification import Recipe

_SETTINGS = {"trees": int, "min_leaf": int, "max_depth": (int, type(None))}
_MAX_FEATURES = (int, float, type(None))
_FILE = re.compile(r"estimator_\d{1,4}\.skops")


class PartEntry(NamedTuple):
    """Where the estimator of a stratum lies."""

    stratum: object
    file: str
    smearing: float
    n: int


class Description(NamedTuple):
    """Contents of ``model.json`` after checking; fields as in `FluxModel`."""

    target: str
    unit: str
    quantity: str
    predictors: tuple
    recipe: Recipe
    stratum: str
    site: str
    parts: tuple
    validation: dict
    versions: dict


def describe_model(model: FluxModel, part_files: tuple) -> dict:
    """Return the fields of a model.

    Parameters
    ----------
    model : FluxModel
        The model.
    part_files : tuple of str
        File of each of the model's parts.
    """
    return {
        "target": describe_target(model),
        "predictors": [describe_predictor(predictor) for predictor in model.predictors],
        **describe_recipe(model.recipe),
        "stratum": model.stratum,
        "site": model.site,
        "parts": [
            {"stratum": part.stratum, "file": file, "smearing": part.smearing, "n": part.n}
            for part, file in zip(model.parts, part_files)
        ],
        "validation": model.validation,
        "versions": model.versions,
    }


def describe_recipe(recipe: Recipe) -> dict:
    """Return the fields of a recipe."""
    return {
        "estimator": recipe.estimator,
        "settings": recipe.settings.as_dict(),
        "transform": recipe.transform,
        "smearing": recipe.smearing,
        "seed": recipe.seed,
    }


def read_description(fields: Fields) -> Description:
    """Check and return the fields of a model.

    Raises
    ------
    BadBundle
        With why = "schema" and the field.
    """
    target = read_target(fields)
    predictors = read_predictors(fields)
    parts = tuple(_read_part(entry) for entry in fields.each("parts"))
    stratum = fields.take("stratum", str)
    check_strata(fields, tuple(part.stratum for part in parts), stratum)
    fields.require(len({part.file for part in parts}) == len(parts), "parts")
    return Description(
        **target,
        predictors=predictors,
        recipe=read_recipe(fields),
        stratum=stratum,
        site=fields.take("site", str),
        parts=parts,
        validation=fields.take("validation", dict),
        versions=read_versions(fields),
    )


def _read_part(fields: Fields) -> PartEntry:
    file, n = fields.take("file", str), fields.take("n", int)
    fields.require(_FILE.fullmatch(file), "file")
    smearing = fields.number("smearing")
    fields.require(smearing > 0, "smearing")
    return PartEntry(fields.take("stratum", (int, str, type(None))), file, smearing, n)


def read_recipe(fields: Fields) -> Recipe:
    """Return the recipe that the fields tell, checked."""
    inside = fields.inside("settings")
    settings = {name: inside.take(name, kind) for name, kind in _SETTINGS.items()}
    # Tuned settings are there where they were set.
    settings.update({n: inside.number(n) for n in TUNED_ONLY if n in inside.names})
    if "hidden" in settings:
        settings["hidden"] = inside.take("hidden", int)
    wanted = "sqrt" if inside.take("max_features", (*_MAX_FEATURES, str)) == "sqrt" else None
    settings["max_features"] = wanted or inside.take("max_features", _MAX_FEATURES)
    recipe = Recipe(
        estimator=fields.take("estimator", str),
        settings=EstimatorSettings(**settings),
        transform=fields.take("transform", str),
        smearing=fields.take("smearing", bool),
        seed=fields.take("seed", int),
    )
    try:
        recipe.check()
    except (BadValue, DoesNotApply) as error:
        fields.require(False, error.parameter.lower())
    return recipe
