"""Errors of the run itself, its parameters and libraries."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Any, cast


class Facts:
    """Printing and pickling shared by errors and notes: both are records of facts."""

    def facts(self) -> dict:
        """Return the facts by name."""
        return {field.name: getattr(self, field.name) for field in fields(cast(Any, self))}

    def __str__(self) -> str:
        listed = ", ".join(f"{name}={value!r}" for name, value in self.facts().items())
        return f"{type(self).__name__}({listed})"

    def __reduce__(self):
        # Exceptions pickle their positional arguments only; a cluster sends these across.
        return type(self), tuple(self.facts().values())


class CarbonSinkError(Facts, Exception):
    """Root of every error this package raises on purpose."""


@dataclass(eq=False)
class Cancelled(CarbonSinkError):
    """The user cancelled the run."""


@dataclass(eq=False)
class CancelledPartWay(Cancelled):
    """The user cancelled after some of the dates were finished, which stay."""

    finished: int
    total: int


@dataclass(eq=False)
class MissingLibrary(CarbonSinkError):
    """An optional library that the chosen method needs."""

    library: str
    used_for: str


@dataclass(eq=False)
class BadValue(CarbonSinkError):
    """A parameter value outside what it may be."""

    parameter: str
    value: object
    allowed: str


@dataclass(eq=False)
class FileEnding(CarbonSinkError):
    """A file whose name ends otherwise than those of its kind do."""

    parameter: str
    path: str
    endings: tuple


@dataclass(eq=False)
class MissingInput(CarbonSinkError):
    """An input left empty that the chosen method needs."""

    parameter: str
    choice: str


@dataclass(eq=False)
class NoneGiven(CarbonSinkError):
    """Inputs of which at least one is needed, all left empty; `choice` may say by what."""

    parameters: tuple
    choice: str = ""


@dataclass(eq=False)
class DoesNotApply(CarbonSinkError):
    """A parameter set for an estimator or method that has no use for it."""

    parameter: str
    value: object
    choice: str


@dataclass(eq=False)
class ParameterMissing(CarbonSinkError):
    """A parameter that must be given and was not; `label` is its name in the dialog."""

    parameter: str
    label: str


class Note(Facts):
    """Root of the notes."""

    warning = False


@dataclass
class Step(Note):
    """A step that begins; `key` names it, `subject` what it works on."""

    key: str
    subject: str = ""


@dataclass
class CompilingKernels(Note):
    """No kernel is compiled on this machine yet: a short wait where the run needs one."""


@dataclass
class KernelsNotStored(Note):
    """Compiled kernels cannot be stored in a folder: every run compiles them again."""

    folder: str


@dataclass
class DefaultUsed(Note):
    """A default that shaped the result."""

    parameter: str
    value: object
    reason: str = ""


@dataclass
class ProcessingTimes(Note):
    """End of block processing: seconds summed over threads, cells, windows."""

    cells: int
    windows: int
    read_s: float
    compute_s: float
    write_s: float
    wall_s: float
