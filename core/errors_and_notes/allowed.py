"""What a field of settings may be, said once: it checks a value, and says itself in messages.

The fields of settings carry it with their default. Dialogs take default and limits from there, and
so do the checks. Which parameter sets which field is known to `framework.parameters.field_names`.
"""

from __future__ import annotations

import dataclasses
from typing import Any, NamedTuple

from .fields import FieldName
from .run import BadValue


class Interval(NamedTuple):
    """The numbers from `low` to `high`, both among them unless they are open; None: no limit."""

    low: float | None = None
    high: float | None = None
    low_open: bool = False
    high_open: bool = False

    def holds(self, value) -> bool:
        """Return whether a value is allowed: it lies in the interval, or is not set."""
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
        """Return whether a value is one of those allowed."""
        return value in self.values

    def __str__(self) -> str:
        return ", ".join(map(str, self.values))


DEFAULT_SEED = 42
SEEDS = Interval(0, 2**31 - 1)


def setting(default=dataclasses.MISSING, allowed: Interval | OneOf | None = None) -> Any:
    """Return a field of a dataclass of settings.

    Parameters
    ----------
    default : object, optional
        Its default.
    allowed : Interval or OneOf, optional
        What it may be.
    """
    return dataclasses.field(default=default, metadata={"allowed": allowed})


def seed_setting() -> Any:
    """Return the field of a seed of random numbers."""
    return setting(DEFAULT_SEED, SEEDS)


def field_name(record: type, name: str) -> FieldName:
    """Return the name of a field and the class of settings that declares its allowed values."""
    for kind in record.__mro__:
        if name in kind.__dict__.get("__annotations__", {}):
            return FieldName(name, kind.__name__)
    raise KeyError(name)


def check_settings(record) -> None:
    """Refuse settings that are not what they may be, by the name of the field.

    Raises
    ------
    BadValue
    """
    for field in dataclasses.fields(record):
        allowed, value = field.metadata.get("allowed"), getattr(record, field.name)
        if allowed is not None and not allowed.holds(value):
            raise BadValue(field_name(type(record), field.name), value, str(allowed))
