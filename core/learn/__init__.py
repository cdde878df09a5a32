"""Learning fluxes from samples: training, validation, the model and its file.

The names below are imported when they are first asked for: scikit-learn and pandas load inside a
run only.
"""

from __future__ import annotations

import importlib

_HOMES = {
    "ESTIMATORS": "estimators",
    "EstimatorKind": "estimators",
    "EstimatorSettings": "estimators",
    "FluxModel": "model",
    "MapSummary": "maps",
    "ModelPart": "part",
    "Prediction": "part",
    "Predictor": "predictors",
    "Recipe": "specification",
    "SPLITTERS": "splitters",
    "Scores": "scores",
    "TRANSFORMS": "transform",
    "Training": "training",
    "TrainingSpec": "specification",
    "VALIDATIONS": "splitters",
    "bundle_digest": "bundle",
    "compare": "comparison",
    "predict_raster": "maps",
    "predict_series": "series.maps",
    "read_bundle": "bundle",
    "score": "scores",
    "train": "training",
    "write_bundle": "bundle",
    "write_comparison": "comparison",
    "write_predictions": "score_table",
    "write_scores": "score_table",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str):
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(f".{_HOMES[name]}", __name__), name)
