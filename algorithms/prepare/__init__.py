"""Algorithms that prepare data."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .demoregion import DemoRegion

    return (DemoRegion,)
