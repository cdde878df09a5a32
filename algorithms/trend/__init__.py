"""Algorithms of trends and drivers."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .breakyear import BreakYear
    from .climatehuman import ClimateHuman
    from .driverclassification import DriverClassification
    from .geodetector import Geodetector
    from .trendclassification import TrendClassification

    return TrendClassification, BreakYear, DriverClassification, ClimateHuman, Geodetector
