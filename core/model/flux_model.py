"""`FluxModel`: what training yields and prediction eats.

A model with strata holds one estimator per class. Under the log transform a prediction is
``exp(p) * smearing``, p being the estimator's mean in ln units.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from ..estimators.registry import find_estimator
from ..tables.stored_table import FrameField
from .expanded_records import real_records
from .predictors import design_from_table, design_from_values
from .stratum_model import Prediction, stratum_of_cells, stratum_of_records
from .training_specification import Recipe


class HeldOutPairs(NamedTuple):
    """Observed and predicted values of held-out records.

    Parameters
    ----------
    observed : numpy.ndarray
        Measured.
    predicted : numpy.ndarray
        By a model that was not trained on the record.
    """

    observed: np.ndarray
    predicted: np.ndarray


@dataclass(frozen=True, eq=False)
class FluxModel:
    """A trained model.

    Parameters
    ----------
    predictors : tuple of Predictor
        In the order of the design.
    target, unit : str
        What is predicted, and its unit.
    recipe : Recipe
        Estimator, settings, transform, seed.
    submodels : tuple of StratumModel
        One, or one per stratum.
    stratum, site : str
        Columns of stratum and site; empty when there are none.
    training : pandas.DataFrame
        Target, predictors and stratum of the records trained on, in their order.
    held_out : pandas.DataFrame
        Row by row beside `training`: observed, fitted and held-out predictions, folds, site.
    validation : dict
        Which validation stands first, its settings, and the scores of each as plain numbers.
    versions : dict
        Versions of the libraries that trained it.
    quantity : str
        Code of the target's quantity (see `core.units.quantity`), empty where it is unknown.
    legends : dict of str to dict
        Names of the class codes of predictors and stratum, where training knew them.
    """

    predictors: tuple
    target: str
    unit: str
    recipe: Recipe
    submodels: tuple
    stratum: str = ""
    site: str = ""
    training: Any = FrameField()
    held_out: Any = FrameField()
    validation: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    quantity: str = ""
    legends: dict = field(default_factory=dict)

    # Which reader of `core.model_kinds` its file needs, and how many steps before a date it uses.
    family = "estimator"
    history = 0
    # What SPREAD holds, with the target's name to come.
    spread_of = (
        "Between-tree spread of {}: standard deviation of the trees' predictions, no confidence "
        "interval"
    )

    @property
    def outputs(self) -> tuple:
        """Rasters that a prediction of the flux model can make."""
        forest_outputs = ("SPREAD", "LOWER", "UPPER", "QUANTILES") if self.kind.forest else ()
        return (
            "OUTPUT",
            *forest_outputs,
            "MEAN_LOWER",
            "MEAN_UPPER",
            "DISSIMILARITY",
            "APPLICABILITY",
            "POINT_DENSITY",
            "EXPECTED_ERROR",
        )

    def held_out_pairs(self) -> HeldOutPairs:
        """Return what was observed and predicted of the held-out records."""
        is_measured = real_records(self)[0]
        table = self.held_out[is_measured]
        predicted = table[f"predicted_{self.validation['main']}"]
        return HeldOutPairs(table["observed"].to_numpy(float), predicted.to_numpy(float))

    def additional_layers(self, _keys) -> list:
        """Return the layers beside a prediction that only this kind of model has: none."""
        return []

    @property
    def kind(self):
        """The kind of estimator."""
        return find_estimator(self.recipe.estimator)

    @property
    def strata(self) -> tuple:
        """Classes with a model of their own; ``(None,)`` without strata."""
        return tuple(submodel.stratum for submodel in self.submodels)

    @property
    def names(self) -> tuple:
        """Names of the predictors, in order."""
        return tuple(predictor.name for predictor in self.predictors)

    @property
    def inputs(self) -> tuple:
        """Variables a prediction needs: the predictors, then the stratum if not among them."""
        return tuple(dict.fromkeys((*self.names, *([self.stratum] if self.stratum else []))))

    @property
    def n_columns(self) -> int:
        """Columns of the design."""
        return sum(predictor.n_columns for predictor in self.predictors)

    def predict(self, table, unseen: dict | None = None) -> np.ndarray:
        """Predict the rows of a table, each by the submodel of its stratum.

        Parameters
        ----------
        table : pandas.DataFrame
            Columns named as the predictors (and the stratum); may be text.
        unseen : dict, optional
            Rows of classes unknown to the model become NaN and are counted here, as
            ``{variable: {class: count}}``; without it such a class is an error.

        Returns
        -------
        numpy.ndarray
            float64 in the target's unit, NaN where a predictor is missing.

        Raises
        ------
        MissingColumn, NotNumeric, UnseenClass
        """
        design = design_from_table(self.predictors, table, unseen)
        positions = stratum_of_records(self, table, unseen)
        predicted = np.full(len(table), np.nan)
        for k, submodel in enumerate(self.submodels):
            rows = design.valid & (positions == k)
            predicted[rows] = submodel.predict_rows(self.recipe, design.columns[:, rows])
        return predicted

    def predict_values(
        self, values, strata=None, valid=None, check_cancel=None, spread: bool = False, unseen=None
    ) -> Prediction:
        """Predict raster cells.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the order of `names`, NaN for nodata; usually
            (predictors, rows, cols).
        strata : numpy.ndarray, optional
            Class codes of the stratum ``(...)``, NaN for nodata.
        valid : numpy.ndarray, optional
            Cells wanted; all by default.
        check_cancel : callable, optional
            Called now and then; may raise to stop.
        spread : bool
            Whether to return the spread between trees (forests only).
        unseen : dict, optional
            As in `predict`.

        Returns
        -------
        Prediction
        """
        design = design_from_values(self.predictors, values, unseen)
        selected = design.valid if valid is None else design.valid & valid
        if not self.stratum:
            return self.submodels[0].predict_cells(
                self.recipe, design.columns, selected, check_cancel, spread
            )
        positions = stratum_of_cells(self, strata, selected, unseen)
        mean = np.full(selected.shape, np.nan)
        between = np.full(selected.shape, np.nan) if spread else None
        for k, submodel in enumerate(self.submodels):
            cells = selected & (positions == k)
            if not cells.any():
                continue
            predicted = submodel.predict_cells(
                self.recipe, design.columns, cells, check_cancel, spread
            )
            mean[cells] = predicted.mean[cells]
            if between is not None and predicted.spread is not None:
                between[cells] = predicted.spread[cells]
        return Prediction(mean, between)
