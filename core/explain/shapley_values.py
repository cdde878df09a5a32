"""Shapley values of a model's predictors.

The columns of a categorical predictor are added up. Values are in the units the estimator predicts
in: the target's, or its logarithm under TRANSFORM = log; the smearing factor is constant and
belongs to no predictor. In a model with strata each class is explained by its own estimator from
its own base. Here they are exact: of trees, averaged or boosted, and of linear models
(`sampled_shapley` has the others).

Shapley values of a linear model: each predictor's distance from its mean, times its slope.

    phi_j(x) = b_j (x_j - mean_j)

where predictors that are not known are drawn from the training records without regard to the
others (interventional values).

References
----------
Lundberg, S. M., Lee, S.-I. (2017). Advances in Neural Information Processing Systems 30, Corollary
1.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.predict import NotExplained
from ..estimators.registry import ESTIMATORS, EstimatorKind
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import stratum_of_cells, stratum_of_records


class Attribution(NamedTuple):
    """Shapley values.

    Parameters
    ----------
    phi : numpy.ndarray
        float64 ``(predictors, ...)``, NaN where nothing is predicted.
    base : numpy.ndarray
        ``(...)``: what the values are added to, the mean prediction of the stratum.
    """

    phi: np.ndarray
    base: np.ndarray


def shapley_unit(model: FluxModel) -> str:
    """Return the unit that a model's Shapley values are in."""
    return f"ln({model.unit})" if model.recipe.transform == "log" else model.unit


def _explainer(kind: EstimatorKind, submodel, groups: np.ndarray):
    """Return the object that computes exact Shapley values of the estimator of one stratum."""
    if kind.shapley == "linear":
        return LinearExplainer(submodel.estimator, groups)
    from ..forest.boosted_trees import boosted_forest
    from ..forest.shap import ForestExplainer

    forest = submodel.forest if kind.forest else boosted_forest(submodel.estimator)
    return ForestExplainer(forest, groups)


class ModelExplainer:
    """A model with the tables of its Shapley values; made once, used by any number of threads.

    Parameters
    ----------
    model : FluxModel
        A model of trees or a linear one.

    Raises
    ------
    NotExplained
        For any other estimator.
    """

    def __init__(self, model: FluxModel) -> None:
        if not model.kind.shapley:
            exact = tuple(kind.key for kind in ESTIMATORS.values() if kind.shapley)
            raise NotExplained(model.kind.key, exact)
        self.model = model
        widths = [predictor.n_columns for predictor in model.predictors]
        groups = np.repeat(np.arange(len(widths)), widths)
        self.explainers = tuple(
            _explainer(model.kind, submodel, groups) for submodel in model.submodels
        )

    @property
    def unit(self) -> str:
        """Unit of the values."""
        return shapley_unit(self.model)

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell of the values, the results and the design."""
        model_bytes = 16 * len(self.model.predictors) + 4 * self.model.n_columns
        return model_bytes + max(explainer.scratch_bytes_per_cell for explainer in self.explainers)

    def explain_cells(
        self, values, strata=None, check_cancel=None, unseen: dict | None = None
    ) -> Attribution:
        """Explain raster cells.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the model's order, NaN for nodata.
        strata : numpy.ndarray, optional
            Class codes of the stratum ``(...)``.
        check_cancel : callable, optional
            Called now and then; may raise to stop.
        unseen : dict, optional
            As in `FluxModel.predict`.
        """
        design = design_from_values(self.model.predictors, values, unseen)
        positions = stratum_of_cells(self.model, strata, design.valid, unseen)
        return self._explain(design, positions, check_cancel)

    def explain_table(self, table, check_cancel=None, unseen: dict | None = None) -> Attribution:
        """Explain the rows of a table with columns named as the predictors (and the stratum)."""
        design = design_from_table(self.model.predictors, table, unseen)
        positions = stratum_of_records(self.model, table, unseen)
        return self._explain(design, positions, check_cancel)

    def _explain(self, design, positions: np.ndarray, check_cancel) -> Attribution:
        """Return exact Shapley values of a design, each cell by the explainer of its stratum."""
        base = np.full(positions.shape, np.nan)
        phi = np.empty(0)  # of the shape that the first part finds
        for k, explainer in enumerate(self.explainers):
            cells = design.valid & (positions == k)
            base[cells] = explainer.base
            stratum_phi = explainer.explain(design.columns, cells, check_cancel)
            if k == 0:
                phi = stratum_phi
            else:
                phi[:, cells] = stratum_phi[:, cells]
        return Attribution(phi, base)


class LinearExplainer:
    """A fitted ridge regression on standardised predictors; used by any number of threads.

    Parameters
    ----------
    estimator : sklearn.pipeline.Pipeline
        Steps "scale" and "estimate".
    groups : numpy.ndarray of int
        Predictor of each column of the design.

    Attributes
    ----------
    base : float
        The mean prediction over the training records.
    """

    def __init__(self, estimator, groups: np.ndarray) -> None:
        scale, ridge = estimator.named_steps["scale"], estimator.named_steps["estimate"]
        self._mean, self._groups = np.asarray(scale.mean_, np.float64), groups
        self._slope = np.ravel(ridge.coef_) / scale.scale_
        self.base = float(np.ravel(ridge.intercept_)[0])

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell beside the results."""
        return 16

    def explain(self, columns, cells, check_cancel=None) -> np.ndarray:
        """Return the Shapley values ``(predictors, ...)`` of the wanted cells, NaN elsewhere."""
        phi = np.full((int(self._groups[-1]) + 1, *cells.shape), np.nan)
        phi[:, cells] = 0.0
        for column, group in enumerate(self._groups.tolist()):
            if check_cancel is not None:
                check_cancel()
            away = columns[column][cells].astype(np.float64) - self._mean[column]
            phi[group, cells] += self._slope[column] * away
        return phi
