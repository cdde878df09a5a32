"""Circular variables, such as aspect: which columns are angles, and what a full turn of them is."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..facts.fields import FieldName, chosen
from ..facts.run import BadValue

FIELD = FieldName("circular")
FULL_CIRCLE = 360.0
DEGREE = "degree"
PARTS = ("sin", "cos")
_SEPARATORS = re.compile(r"[,;，；、]")
_LONGEST = 1e9


class Angle(NamedTuple):
    """What a predictor is made of.

    Parameters
    ----------
    name : str
        The predictor.
    source : str
        The variable that holds the angle.
    part : {"sin", "cos"}
        What of it the predictor is.
    period : float
        A full turn, in the unit of the angle.
    unit : str
        Unit of the angle in training, empty where it was not told.
    """

    name: str
    source: str
    part: str
    period: float
    unit: str = ""

    @property
    def assumed_unit(self) -> str:
        """Unit that its numbers are read in where none was told: degrees of a turn of 360."""
        return DEGREE if self.period == FULL_CIRCLE else ""


def parse_circular(text: str) -> tuple:
    """Return the columns and periods that a text names; those without a period are in degrees.

    Raises
    ------
    BadValue
        For a period that is no number above 0.

    Examples
    --------
    >>> parse_circular("aspect, day = 365.25")
    (('aspect', 360.0), ('day', 365.25))
    """
    found = {}
    for item in filter(None, (part.strip() for part in _SEPARATORS.split(text or ""))):
        name, _, period = (part.strip() for part in item.replace("＝", "=").partition("="))
        try:
            number = float(period) if period else FULL_CIRCLE
        except ValueError:
            number = 0.0
        if not name or not is_period(number):
            raise BadValue(FIELD, item, "aspect, day = 365.25")
        found[name] = number
    return tuple(found.items())


def is_period(number: float) -> bool:
    """Say whether a number can be a full turn."""
    return 0 < number < _LONGEST


def check_circular(circular: tuple, predictors: tuple) -> None:
    """Refuse circular columns that are no predictors, and parts that are predictors already.

    Raises
    ------
    BadValue
    """
    for name, period in circular:
        if name not in predictors:
            raise BadValue(FIELD, name, ", ".join(predictors))
        for angle in angles_of(name, period):
            if angle.name in predictors:
                raise BadValue(FieldName("predictors"), angle.name, chosen(FIELD, name))


def angles_of(source: str, period: float, unit: str = "") -> tuple:
    """Return the two predictors that an angle becomes."""
    return tuple(Angle(f"{source}_{part}", source, part, period, unit) for part in PARTS)
