"""Learning fluxes from samples: training, validation, the model and its file.

The names below are imported when they are first asked for: scikit-learn and pandas load inside a
run only.
"""

from __future__ import annotations

from ..on_demand import names_on_demand

_HOMES = {
    "bundle": ("bundle_digest", "read_bundle", "write_bundle"),
    "choices": ("SPLITTERS", "TRANSFORMS", "VALIDATIONS"),
    "comparison": ("compare", "write_comparison"),
    "estimators": ("ESTIMATORS", "EstimatorKind", "EstimatorSettings"),
    "maps": ("MapSummary", "predict_raster"),
    "model": ("FluxModel",),
    "part": ("ModelPart", "Prediction"),
    "predictors": ("Predictor",),
    "products": ("choose_reference", "product_names"),
    "score_table": ("write_predictions", "write_scores"),
    "scores": ("Scores", "score"),
    "series.maps": ("predict_series",),
    "specification": ("Recipe", "TrainingSpec"),
    "training": ("Training", "train"),
}
__getattr__, __all__ = names_on_demand(__name__, _HOMES)
