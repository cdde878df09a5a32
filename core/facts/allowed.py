"""What a field of settings may be, said once: it checks a value, and says itself in messages.

The fields of settings carry it with their default and the parameter that sets them. Dialogs take
default and limits from there, and so do the checks.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

from .run import BadValue


class Interval(NamedTuple):
    """The numbers from `low` to `high`, both among them unless they are open; None: no limit."""

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value) -> bool:
        """Return whether a value lies in it; one that is not set does."""
        if value is None:
            return True
        above = self.low is None or (value > self.low if self.low_open else value >= self.low)
        below = self.high is None or (value < self.high if self.high_open else value <= self.high)
        return above and below

    def __str__(self) -> str:
        closed = not (self.low_open or self.high_open)
        if closed and self.low is not None and self.high is not None:
            return f"{self.low} ... {self.high}"
        low = f"{'>' if self.low_open else '>='} {self.low}" if self.low is not None else ""
        high = f"{'<' if self.high_open else '<='} {self.high}" if self.high is not None else ""
        return ", ".join(end for end in (low, high) if end)


class OneOf(NamedTuple):
    """One of some values."""

    values: tuple

    def holds(self, value) -> bool:
        """Return whether it is one of them."""
        return value in self.values

    def __str__(self) -> str:
        return ", ".join(map(str, self.values))


DEFAULT_SEED = 42
SEEDS = Interval(0, 2**31 - 1)


def setting(
    default=dataclasses.MISSING, allowed: Interval | OneOf | None = None, parameter: str = ""
) -> Any:
    """Return a field of a dataclass of settings.

    Parameters
    ----------
    default : object, optional
        Its default.
    allowed : Interval or OneOf, optional
        What it may be.
    parameter : str
        The parameter that sets it; empty where it is the name of the field in capitals.
    """
    return dataclasses.field(default=default, metadata={"allowed": allowed, "parameter": parameter})


def seed_setting() -> Any:
    """Return the field of a seed of random numbers."""
    return setting(DEFAULT_SEED, SEEDS)


def parameter_of(field: dataclasses.Field) -> str:
    """Return the name of the parameter that sets a field."""
    return field.metadata.get("parameter") or field.name.upper()


def find_setting(record, parameter: str) -> dataclasses.Field:
    """Return the field of settings that a parameter sets.

    Raises
    ------
    KeyError
        When none does.
    """
    return {parameter_of(field): field for field in dataclasses.fields(record)}[parameter]


def check_settings(record) -> None:
    """Refuse settings that are not what they may be, by the parameter's name.

    Raises
    ------
    BadValue
    """
    for field in dataclasses.fields(record):
        allowed, value = field.metadata.get("allowed"), getattr(record, field.name)
        if allowed is not None and not allowed.holds(value):
            raise BadValue(parameter_of(field), value, str(allowed))
