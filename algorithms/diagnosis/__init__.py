"""Algorithms of diagnosis and report."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .diagnosticzoning import DiagnosticZoning

    return (DiagnosticZoning,)
