"""``model.json``: what a model file says about itself, version 1 of its schema.

===============  ==================================================================================
format, schema   "carbonsink-model" and the version of this schema
target           name and unit
predictors       list, in the order of the design: name, unit, categories (classes met in training,
                 whole numbers before text; empty for a number), low and high (training range)
estimator        key of the kind of estimator; settings, transform, smearing and seed beside it
stratum, site    columns of the training table, empty when there are none
parts            list: stratum (null without strata), file, smearing (factor), n (records)
validation       which validation stands first, its settings, the scores of each
versions         libraries it was trained with
files            size and SHA-256 of every other part of the file
===============  ==================================================================================

Every field is checked by hand when it is read.
"""

from __future__ import annotations

import json
import math
import re
from typing import NamedTuple

from ..errors import BadBundle, BadValue, DoesNotApply, NewerBundle
from ..sites.table import class_order
from .model import FluxModel
from .predictors import Predictor
from .settings import TUNED_ONLY, EstimatorSettings
from .specification import Recipe

FORMAT = "carbonsink-model"
SCHEMA = 1
_SETTINGS = {"trees": int, "min_leaf": int, "max_depth": (int, type(None))}
_MAX_FEATURES = (int, float, type(None))
_FILE = re.compile(r"estimator_\d{1,4}\.skops")
_DIGEST = re.compile(r"[0-9a-f]{64}")


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
    predictors: tuple
    recipe: Recipe
    stratum: str
    site: str
    parts: tuple
    validation: dict
    versions: dict
    files: dict


def describe_model(model: FluxModel, files: dict, part_files: tuple) -> bytes:
    """Return ``model.json`` of a model.

    Parameters
    ----------
    model : FluxModel
        The model.
    files : dict
        ``{name: {"bytes": size, "sha256": digest}}`` of the other parts of the file.
    part_files : tuple of str
        File of each of the model's parts.
    """
    content = {
        "format": FORMAT,
        "schema": SCHEMA,
        "target": {"name": model.target, "unit": model.unit},
        "predictors": [_describe_predictor(predictor) for predictor in model.predictors],
        "estimator": model.recipe.estimator,
        "settings": model.recipe.settings.as_dict(),
        "transform": model.recipe.transform,
        "smearing": model.recipe.smearing,
        "seed": model.recipe.seed,
        "stratum": model.stratum,
        "site": model.site,
        "parts": [
            {"stratum": part.stratum, "file": file, "smearing": part.smearing, "n": part.n}
            for part, file in zip(model.parts, part_files)
        ],
        "validation": model.validation,
        "versions": model.versions,
        "files": files,
    }
    text = json.dumps(content, indent=1, sort_keys=True, allow_nan=False, ensure_ascii=False)
    return text.encode("utf-8")


def _describe_predictor(predictor: Predictor) -> dict:
    number = not predictor.categorical
    return {
        "name": predictor.name,
        "unit": predictor.unit,
        "categories": list(predictor.categories),
        "low": predictor.low if number else None,
        "high": predictor.high if number else None,
    }


def read_description(content: bytes, path: str) -> Description:
    """Check and return the contents of ``model.json``.

    Raises
    ------
    BadBundle
        With why = "foreign" when it is no model of ours, "schema" and the field otherwise.
    NewerBundle
        When a later version wrote it.
    """
    try:
        data = json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise BadBundle(path, "schema", str(error)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise BadBundle(path, "foreign")
    fields = _Fields(data, path)
    schema = fields.take("schema", int)
    if schema > SCHEMA:
        raise NewerBundle(path, schema, SCHEMA)
    fields.require(schema >= 1, "schema")
    target = fields.inside("target")
    predictors = tuple(_read_predictor(entry) for entry in fields.each("predictors"))
    names = [predictor.name for predictor in predictors]
    fields.require(predictors and len(set(names)) == len(names), "predictors")
    parts = tuple(_read_part(entry) for entry in fields.each("parts"))
    stratum = fields.take("stratum", str)
    _check_parts(fields, parts, stratum)
    return Description(
        target=target.take("name", str),
        unit=target.take("unit", str),
        predictors=predictors,
        recipe=_read_recipe(fields),
        stratum=stratum,
        site=fields.take("site", str),
        parts=parts,
        validation=fields.take("validation", dict),
        versions=_read_versions(fields),
        files=_read_files(fields),
    )


class _Fields:
    """Typed access to the fields of a JSON object; whatever does not fit is a `BadBundle`."""

    def __init__(self, data: dict, path: str, place: str = "") -> None:
        self._data, self._path, self._place = data, path, place

    def require(self, condition, name: str) -> None:
        if not condition:
            raise BadBundle(self._path, "schema", f"{self._place}{name}")

    def take(self, name: str, kind):
        value = self._data.get(name)
        kinds = kind if isinstance(kind, tuple) else (kind,)
        # True is an int to Python, and no number here.
        fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
        self.require(fits and (name in self._data), name)
        return value

    def number(self, name: str) -> float:
        value = self.take(name, (int, float))
        self.require(abs(value) < 1e308 and math.isfinite(value), name)
        return float(value)

    def inside(self, name: str) -> _Fields:
        return _Fields(self.take(name, dict), self._path, f"{self._place}{name}.")

    def each(self, name: str) -> list:
        items = self.take(name, list)
        self.require(all(isinstance(item, dict) for item in items), name)
        return [
            _Fields(item, self._path, f"{self._place}{name}[{i}].") for i, item in enumerate(items)
        ]

    @property
    def names(self) -> list:
        return list(self._data)


def _read_predictor(fields: _Fields) -> Predictor:
    name, unit = fields.take("name", str), fields.take("unit", str)
    categories = tuple(fields.take("categories", list))
    if not categories:
        low, high = fields.number("low"), fields.number("high")
        fields.require(low <= high, "low")
        return Predictor(name, unit, (), low, high)
    labels = all(isinstance(c, (int, str)) and not isinstance(c, bool) for c in categories)
    fields.require(labels and class_order(categories) == categories, "categories")
    return Predictor(name, unit, categories)


def _read_part(fields: _Fields) -> PartEntry:
    file, n = fields.take("file", str), fields.take("n", int)
    fields.require(_FILE.fullmatch(file), "file")
    smearing = fields.number("smearing")
    fields.require(smearing > 0, "smearing")
    return PartEntry(fields.take("stratum", (int, str, type(None))), file, smearing, n)


def _check_parts(fields: _Fields, parts: tuple, stratum: str) -> None:
    strata = tuple(part.stratum for part in parts)
    if stratum:
        fields.require(parts and None not in strata and class_order(strata) == strata, "parts")
    else:
        fields.require(strata == (None,), "parts")
    fields.require(len({part.file for part in parts}) == len(parts), "parts")


def _read_recipe(fields: _Fields) -> Recipe:
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


def _read_versions(fields: _Fields) -> dict:
    versions = fields.inside("versions")
    return {name: versions.take(name, str) for name in versions.names}


def _read_files(fields: _Fields) -> dict:
    files = fields.inside("files")
    found = {}
    for name in files.names:
        entry = files.inside(name)
        digest = entry.take("sha256", str)
        entry.require(_DIGEST.fullmatch(digest), "sha256")
        found[name] = (entry.take("bytes", int), digest)
    return found
