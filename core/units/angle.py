"""Circular variables, such as aspect: which columns are angles, and what a full turn of them is."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

FULL_CIRCLE = 360.0
DEGREE = "degree"
PARTS = ("sin", "cos")
RADIAN_TURN = 2.0 * math.pi
# Words in names of directions, and those that make something else of them.
_DIRECTIONS = frozenset("aspect azimuth bearing winddir winddirection wdir wd".split())
_CHINESE_DIRECTIONS = ("坡向", "风向", "方位角")
_WIND, _WHENCE = frozenset(("wind", "wave", "current", "flow")), frozenset(("dir", "direction"))
_OTHERS = frozenset("sin sine cos cosine class classes code ratio std sd count n".split())
_CHINESE_OTHERS = ("正弦", "余弦", "类", "分级", "等级", "编码", "指数")
_WORDS = re.compile(r"[^\W\d_]+")
_DEGREES = frozenset(("degree", "degrees", "deg", "°", "degree_true", "degrees_true", "度"))
_RADIANS = frozenset(("radian", "radians", "rad", "弧度"))
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


def is_direction(name: str) -> bool:
    """Say whether a variable is an angle of direction, by its name: 359 and 1 are neighbours.

    Examples
    --------
    >>> is_direction("aspect_2005"), is_direction("WindDirection"), is_direction("aspect_sin")
    (True, True, False)
    >>> is_direction("平均坡向"), is_direction("坡向分级")
    (True, False)
    """
    words = {word.casefold() for word in _WORDS.findall(name)}
    return _names_direction(words) and not _names_something_else(words)


def _names_direction(words: set) -> bool:
    """Say whether one of some words, or two of them, is a direction."""
    is_chinese = any(direction in word for word in words for direction in _CHINESE_DIRECTIONS)
    return bool(words & _DIRECTIONS) or bool(words & _WIND and words & _WHENCE) or is_chinese


def _names_something_else(words: set) -> bool:
    """Say whether some words make something else of a direction: its sine, its class."""
    return bool(words & _OTHERS) or any(o in word for word in words for o in _CHINESE_OTHERS)


def is_stated_direction(text: str) -> bool:
    """Say whether a standard name, or words, call a variable in degrees or radians a direction.

    Examples
    --------
    >>> is_stated_direction("sea_surface_wave_from_direction"), is_stated_direction("slope")
    (True, False)
    """
    words = {word.casefold() for word in _WORDS.findall(text)}
    return ("direction" in words or _names_direction(words)) and not _names_something_else(words)


def turn_in_unit(unit: str) -> float | None:
    """Return a full turn in a unit of angles; 0 for any other unit, None for none.

    Examples
    --------
    >>> turn_in_unit("degrees"), turn_in_unit("m"), turn_in_unit("")
    (360.0, 0.0, None)
    """
    unit = unit.strip().casefold()
    if not unit:
        return None
    if unit in _DEGREES:
        return FULL_CIRCLE
    return RADIAN_TURN if unit in _RADIANS else 0.0


def is_period(number: float) -> bool:
    """Say whether a number can be a full turn."""
    return 0 < number < _LONGEST


def angles_of(source: str, period: float, unit: str = "") -> tuple:
    """Return the two predictors that an angle becomes."""
    return tuple(Angle(f"{source}_{part}", source, part, period, unit) for part in PARTS)
