"""The description of a model, ``model.json``: what all kinds have, and that of estimators.

Every field is checked by hand when it is read: a model file may come from anywhere.

``model.json`` of a model with estimators, beside what all kinds have (see `model_file`).

===============  ==================================================================================
target           name, unit and code of the quantity
predictors       list, in the order of the design: name, unit, categories (classes met in training,
                 whole numbers before text; empty for a number), low and high (training range)
estimator        key of the kind of estimator; settings, transform, smearing and seed beside it
stratum, site    columns of the training table, empty when there are none
parts            list: stratum (null without strata), file, smearing (factor), n (records)
validation       which validation stands first, its settings, the scores of each
versions         libraries it was trained with
legends          names of class codes by column: lists of code and name (optional)
===============  ==================================================================================
"""

from __future__ import annotations

import re
from typing import NamedTuple

from ..errors_and_notes.run import BadValue, DoesNotApply
from ..estimators.settings import TUNED_ONLY, EstimatorSettings
from ..tables.class_labels import class_order
from ..units.angle import PARTS, Angle, is_period
from ..units.quantity import find_quantity, quantity_of_name
from .class_legends import describe_legends, read_legends
from .flux_model import FluxModel
from .json_fields import Fields
from .predictors import Predictor
from .training_specification import Recipe


def describe_target(model) -> dict:
    """Return what a model predicts as JSON."""
    return {"name": model.target, "unit": model.unit, "quantity": model.quantity}


def read_target(fields: Fields) -> dict:
    """Return target, unit and quantity in the description of a model, by field.

    Files of older versions lack the quantity; then the target's name may say it.
    """
    target = fields.section("target")
    name, unit = target.take("name", str), target.take("unit", str)
    if "quantity" not in target.names:
        return {"target": name, "unit": unit, "quantity": quantity_of_name(name)}
    quantity = target.take("quantity", str)
    target.require(not quantity or find_quantity(quantity), "quantity")
    return {"target": name, "unit": unit, "quantity": quantity}


def describe_predictor(predictor: Predictor) -> dict:
    """Return a predictor as JSON for ``model.json``."""
    number = not predictor.categorical
    return {
        "name": predictor.name,
        "unit": predictor.unit,
        "categories": list(predictor.categories),
        "low": predictor.low if number else None,
        "high": predictor.high if number else None,
        **({"angle": predictor.angle._asdict()} if predictor.angle else {}),
    }


def read_predictors(fields: Fields) -> tuple:
    """Return the predictors of a model, at least one, each name once."""
    predictors = tuple(_read_predictor(entry) for entry in fields.sections("predictors"))
    names = [predictor.name for predictor in predictors]
    fields.require(predictors and len(set(names)) == len(names), "predictors")
    return predictors


def _read_predictor(fields: Fields) -> Predictor:
    """Return a predictor in the description of a model."""
    name, unit = fields.take("name", str), fields.take("unit", str)
    categories = tuple(fields.take("categories", list))
    if not categories:
        low, high = fields.number("low"), fields.number("high")
        fields.require(low <= high, "low")
        angle = _read_angle(fields.section("angle"), name) if "angle" in fields.names else None
        return Predictor(name, unit, (), low, high, angle)
    labels = all(isinstance(c, (int, str)) and not isinstance(c, bool) for c in categories)
    fields.require(labels and class_order(categories) == categories, "categories")
    return Predictor(name, unit, categories)


def _read_angle(fields: Fields, name: str) -> Angle:
    """Return the angle that the description says a predictor was made from."""
    part, period = fields.take("part", str), fields.number("period")
    fields.require(fields.take("name", str) == name, "name")
    fields.require(part in PARTS, "part")
    fields.require(is_period(period), "period")
    return Angle(name, fields.take("source", str), part, period, fields.take("unit", str))


def check_strata(fields: Fields, strata: tuple, stratum: str) -> None:
    """Refuse strata in ``model.json`` that are not one per class in their order."""
    if stratum:
        fields.require(strata and None not in strata and class_order(strata) == strata, "parts")
    else:
        fields.require(strata == (None,), "parts")


def read_versions(fields: Fields) -> dict:
    """Return the versions of the libraries that trained the model."""
    versions = fields.section("versions")
    return {name: versions.take(name, str) for name in versions.names}


_SETTINGS = {"trees": int, "min_leaf": int, "max_depth": (int, type(None))}

_MAX_FEATURES = (int, float, type(None))

_FILE = re.compile(r"estimator_\d{1,4}\.(forest|skops)")


class StratumEntry(NamedTuple):
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
    legends: dict


def describe_model(model: FluxModel, part_files: tuple) -> dict:
    """Return the fields of ``model.json`` of a model with estimators.

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
            for part, file in zip(model.submodels, part_files)
        ],
        "validation": model.validation,
        "versions": model.versions,
        **describe_legends(model.legends),
    }


def describe_recipe(recipe: Recipe) -> dict:
    """Return a recipe of fitting as fields of ``model.json``."""
    return {
        "estimator": recipe.estimator,
        "settings": recipe.settings.as_dict(),
        "transform": recipe.transform,
        "smearing": recipe.smearing,
        "seed": recipe.seed,
    }


def read_description(fields: Fields) -> Description:
    """Check and return the fields of ``model.json`` of a model with estimators.

    Raises
    ------
    BadBundle
        With why = "schema" and the field.
    """
    target = read_target(fields)
    predictors = read_predictors(fields)
    parts = tuple(_read_stratum_entry(entry) for entry in fields.sections("parts"))
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
        legends=read_legends(fields),
    )


def _read_stratum_entry(fields: Fields) -> StratumEntry:
    """Return where the description of a model has the estimator of a stratum."""
    file, n = fields.take("file", str), fields.take("n", int)
    fields.require(_FILE.fullmatch(file), "file")
    smearing = fields.number("smearing")
    fields.require(smearing > 0, "smearing")
    return StratumEntry(fields.take("stratum", (int, str, type(None))), file, smearing, n)


def read_recipe(fields: Fields) -> Recipe:
    """Return the recipe in the description of a model, checked."""
    settings_fields = fields.section("settings")
    settings = {name: settings_fields.take(name, kind) for name, kind in _SETTINGS.items()}
    # Tuned settings are there where they were set.
    settings.update(
        {n: settings_fields.number(n) for n in TUNED_ONLY if n in settings_fields.names}
    )
    if "hidden" in settings:
        settings["hidden"] = settings_fields.take("hidden", int)
    square_root = (
        "sqrt" if settings_fields.take("max_features", (*_MAX_FEATURES, str)) == "sqrt" else None
    )
    settings["max_features"] = square_root or settings_fields.take("max_features", _MAX_FEATURES)
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
