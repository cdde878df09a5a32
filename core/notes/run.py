"""Notes of the run itself, its parameters and libraries."""

from __future__ import annotations

from dataclasses import dataclass

from ..errors import Facts


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
    """First use of the compiled kernels on this machine: a short wait."""


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
