"""Typed access to the JSON of a model file, and the records that every kind of model has.

Every field is checked by hand when it is read: a model file may come from anywhere.
"""

from __future__ import annotations

import math
import re

from ..errors import BadBundle
from ..sites.table import class_order
from ..units.quantity import find_quantity, quantity_of_name
from .predictors import Predictor

_DIGEST = re.compile(r"[0-9a-f]{64}")


class Fields:
    """Typed access to the fields of a JSON object; whatever does not fit is a `BadBundle`.

    Parameters
    ----------
    data : dict
        The object.
    path : str
        The model file, for messages.
    place : str
        Where in the file the object stands, for messages.
    """

    def __init__(self, data: dict, path: str, place: str = "") -> None:
        self._data, self._path, self._place = data, path, place

    def require(self, condition, name: str) -> None:
        """Refuse the file, naming a field, unless a condition holds."""
        if not condition:
            raise BadBundle(self._path, "schema", f"{self._place}{name}")

    def take(self, name: str, kind):
        """Return a field that must be of a type (or one of several)."""
        value = self._data.get(name)
        kinds = kind if isinstance(kind, tuple) else (kind,)
        # True is an int to Python, and no number here.
        fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
        self.require(fits and (name in self._data), name)
        return value

    def number(self, name: str) -> float:
        """Return a finite number."""
        value = self.take(name, (int, float))
        self.require(_is_finite(value), name)
        return float(value)

    def numbers(self, name: str, length: int) -> tuple:
        """Return a list of finite numbers of a given length."""
        values = self.take(name, list)
        self.require(len(values) == length, name)
        for value in values:
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            self.require(number and _is_finite(value), name)
        return tuple(float(value) for value in values)

    def count(self, name: str, low: int = 0, high: int = 2**31) -> int:
        """Return a whole number between two limits."""
        value = self.take(name, int)
        self.require(low <= value <= high, name)
        return value

    def inside(self, name: str) -> Fields:
        """Return access to an object inside."""
        return Fields(self.take(name, dict), self._path, f"{self._place}{name}.")

    def each(self, name: str) -> list:
        """Return access to each object of a list."""
        items = self.take(name, list)
        self.require(all(isinstance(item, dict) for item in items), name)
        return [
            Fields(item, self._path, f"{self._place}{name}[{i}].") for i, item in enumerate(items)
        ]

    @property
    def names(self) -> list:
        """Names of the fields there are."""
        return list(self._data)


def _is_finite(value) -> bool:
    return abs(value) < 1e308 and math.isfinite(value)


def describe_target(model) -> dict:
    """Return what a model predicts as JSON."""
    return {"name": model.target, "unit": model.unit, "quantity": model.quantity}


def read_target(fields: Fields) -> dict:
    """Return target, unit and quantity of a model, as its fields are called.

    Files of older versions lack the quantity; then the target's name may say it.
    """
    target = fields.inside("target")
    name, unit = target.take("name", str), target.take("unit", str)
    if "quantity" not in target.names:
        return {"target": name, "unit": unit, "quantity": quantity_of_name(name)}
    quantity = target.take("quantity", str)
    target.require(not quantity or find_quantity(quantity), "quantity")
    return {"target": name, "unit": unit, "quantity": quantity}


def describe_predictor(predictor: Predictor) -> dict:
    """Return a predictor as JSON."""
    number = not predictor.categorical
    return {
        "name": predictor.name,
        "unit": predictor.unit,
        "categories": list(predictor.categories),
        "low": predictor.low if number else None,
        "high": predictor.high if number else None,
    }


def read_predictors(fields: Fields) -> tuple:
    """Return the predictors of a model, at least one, each name once."""
    predictors = tuple(_read_predictor(entry) for entry in fields.each("predictors"))
    names = [predictor.name for predictor in predictors]
    fields.require(predictors and len(set(names)) == len(names), "predictors")
    return predictors


def _read_predictor(fields: Fields) -> Predictor:
    name, unit = fields.take("name", str), fields.take("unit", str)
    categories = tuple(fields.take("categories", list))
    if not categories:
        low, high = fields.number("low"), fields.number("high")
        fields.require(low <= high, "low")
        return Predictor(name, unit, (), low, high)
    labels = all(isinstance(c, (int, str)) and not isinstance(c, bool) for c in categories)
    fields.require(labels and class_order(categories) == categories, "categories")
    return Predictor(name, unit, categories)


def check_strata(fields: Fields, strata: tuple, stratum: str) -> None:
    """Refuse parts that are not one per class in their order, or one without strata."""
    if stratum:
        fields.require(strata and None not in strata and class_order(strata) == strata, "parts")
    else:
        fields.require(strata == (None,), "parts")


def read_versions(fields: Fields) -> dict:
    """Return the versions of the libraries that trained the model."""
    versions = fields.inside("versions")
    return {name: versions.take(name, str) for name in versions.names}


def read_files(fields: Fields) -> dict:
    """Return size and SHA-256 of the other parts of the file, by name."""
    files = fields.inside("files")
    found = {}
    for name in files.names:
        entry = files.inside(name)
        digest = entry.take("sha256", str)
        entry.require(_DIGEST.fullmatch(digest), "sha256")
        found[name] = (entry.take("bytes", int), digest)
    return found
