"""Typed access to the fields of ``model.json``, each checked when it is read."""

from __future__ import annotations

import math

from ..errors_and_notes.learn import BadBundle


class Fields:
    """Typed access to the fields of a JSON object; whatever does not fit is a `BadBundle`.

    Parameters
    ----------
    data : dict
        The object.
    path : str
        The model file, for messages.
    prefix : str
        Name of the object in the file with a dot behind it, for messages.
    """

    def __init__(self, data: dict, path: str, prefix: str = "") -> None:
        self._data, self._path, self._prefix = data, path, prefix

    def require(self, condition, name: str) -> None:
        """Raise, naming a field of the model's description, unless a condition holds."""
        if not condition:
            raise BadBundle(self._path, "schema", f"{self._prefix}{name}")

    def take(self, name: str, kind):
        """Return a field of ``model.json`` that must be of a type (or one of several)."""
        value = self._data.get(name)
        kinds = kind if isinstance(kind, tuple) else (kind,)
        # True is an int to Python, and no number here.
        fits = isinstance(value, kinds) and (bool in kinds or not isinstance(value, bool))
        self.require(fits and (name in self._data), name)
        return value

    def number(self, name: str) -> float:
        """Return a finite number in the description of a model."""
        value = self.take(name, (int, float))
        self.require(_is_finite(value), name)
        return float(value)

    def numbers(self, name: str, length: int) -> tuple:
        """Return a list of finite numbers of a given length in ``model.json``."""
        values = self.take(name, list)
        self.require(len(values) == length, name)
        for value in values:
            number = isinstance(value, (int, float)) and not isinstance(value, bool)
            self.require(number and _is_finite(value), name)
        return tuple(float(value) for value in values)

    def count(self, name: str, low: int = 0, high: int = 2**31) -> int:
        """Return a whole number in the description of a model, between two limits."""
        value = self.take(name, int)
        self.require(low <= value <= high, name)
        return value

    def section(self, name: str) -> Fields:
        """Return access to an object inside."""
        return Fields(self.take(name, dict), self._path, f"{self._prefix}{name}.")

    def sections(self, name: str) -> list:
        """Return access to each object of a list in ``model.json``."""
        items = self.take(name, list)
        self.require(all(isinstance(item, dict) for item in items), name)
        return [
            Fields(item, self._path, f"{self._prefix}{name}[{i}].") for i, item in enumerate(items)
        ]

    @property
    def names(self) -> list:
        """Names of the fields of the model's description."""
        return list(self._data)


def _is_finite(value) -> bool:
    """Say whether a number of a model's description is finite, as float64 too."""
    return abs(value) < 1e308 and math.isfinite(value)
