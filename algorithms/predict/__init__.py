"""Algorithms that predict rasters."""

from __future__ import annotations


def algorithms() -> tuple:
    """Return the group's algorithms."""
    from .explainraster import ExplainRaster
    from .predictraster import PredictRaster
    from .predictseries import PredictSeries
    from .predicttable import PredictTable

    return PredictRaster, PredictSeries, PredictTable, ExplainRaster
