"""Area of applicability: where the predictors are like those of the training records.

Predictors are scaled by mean and standard deviation of the training records and multiplied by their
importance. The dissimilarity index of a cell is its distance to the nearest training record, over
the mean distance between training records. That of a training record is its distance to the nearest
record outside its own fold of the validation, so that the threshold

    min(Q3 + 1.5 (Q3 - Q1), largest)   of the training records' indices

is what the validation has really tried. A cell above it lies outside: no score holds there. How
many training records are nearer than the threshold is the local point density of a cell.

References
----------
Meyer, H., Pebesma, E. (2021). Predicting into unknown space? Methods in Ecology and Evolution 12,
1620-1633. Implemented as in the R package CAST (trainDI, aoa; LPD for the point density).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ..errors_and_notes.fields import FieldName
from ..errors_and_notes.predict import DissimilaritySampled
from ..errors_and_notes.run import BadValue
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import stratum_of_cells, stratum_of_records
from ..model.training_data import split_strata
from ..model.training_specification import APPLICABILITY_WEIGHTS as WEIGHTS

# Cells looked at between two looks at cancel.
CELLS_PER_CHECK = 50_000
# The distances between all pairs of records take minutes from about here on, and hours with the
# half million records of towers by the day. Mean distance and threshold are then those of some
# records, each with its distances to all.
MAX_RECORDS = 10_000
SAMPLED_RECORDS = 3000
OUTSIDE, INSIDE = 0, 1
# Density of a cell without data.
NO_DENSITY = -1


@dataclass(frozen=True, eq=False)
class TrainingDissimilarity:
    """What the training records of one stratum say of dissimilarity.

    Parameters
    ----------
    centre, scale : numpy.ndarray
        A record lies at (x - centre) * scale, per column of the design.
    points : numpy.ndarray
        The training records there, ``(columns, records)``.
    mean_distance : float
        Mean over records of the mean distance to all others.
    index : numpy.ndarray
        Dissimilarity index of each record, NaN when its fold is the only one and for records that
        were not sampled.
    threshold : float
        Largest index inside the area of applicability.
    """

    centre: np.ndarray
    scale: np.ndarray
    points: np.ndarray
    mean_distance: float
    index: np.ndarray
    threshold: float


def fit_dissimilarity(
    columns, weights, folds, stored_numbers=None, check_cancel=None
) -> TrainingDissimilarity:
    """Return what training records say of dissimilarity, for the area of applicability.

    Parameters
    ----------
    columns : numpy.ndarray
        Design ``(columns, records)``.
    weights : numpy.ndarray
        Weight of each column; below zero counts as zero, and all zero as all one.
    folds : numpy.ndarray
        Fold of each record.
    stored_numbers : tuple of (float, float), optional
        Mean distance and threshold when they are known already; the index is NaN then.
    check_cancel : callable, optional
        Called now and then; may raise to stop.
    """
    x = np.asarray(columns, np.float64)
    n = x.shape[1]
    weights = np.clip(np.asarray(weights, np.float64), 0.0, None)
    weights = weights if weights.any() else np.ones(len(weights))
    centre = x.mean(axis=1)
    deviation = x.std(axis=1, ddof=1) if n > 1 else np.zeros(len(x))
    varies = x.max(axis=1) > x.min(axis=1)
    scale = np.where(varies, weights / np.where(varies, deviation, 1.0), 0.0)
    points = (x - centre[:, None]) * scale[:, None]
    if stored_numbers is not None:
        return TrainingDissimilarity(
            centre, scale, points, stored_numbers[0], np.full(n, np.nan), stored_numbers[1]
        )
    totals, nearest = np.full(n, np.nan), np.full(n, np.inf)
    rows = _records_to_compare(n)
    for i in rows:
        if check_cancel is not None:
            check_cancel()
        distance = np.sqrt(((points - points[:, i : i + 1]) ** 2).sum(axis=0))
        totals[i] = distance.sum()
        others = folds != folds[i]
        if others.any():
            nearest[i] = distance[others].min()
    mean_distance = float((totals[rows] / max(n - 1, 1)).mean())
    index = np.where(np.isfinite(nearest), nearest, np.nan)
    index = index / mean_distance if mean_distance > 0 else index * 0.0
    limit = dissimilarity_threshold(index)
    return TrainingDissimilarity(centre, scale, points, mean_distance, index, limit)


def _records_to_compare(n: int) -> np.ndarray:
    """Return the records whose distances give the threshold of applicability."""
    if n <= MAX_RECORDS:
        return np.arange(n)
    return np.sort(np.random.default_rng(0).choice(n, SAMPLED_RECORDS, replace=False))


def dissimilarity_threshold(index: np.ndarray) -> float:
    """Return the largest index inside the area of applicability; NaN without any index.

    Parameters
    ----------
    index : numpy.ndarray
        Dissimilarity index of the training records, NaN for those that have none.
    """
    finite_index = index[np.isfinite(index)]
    if not len(finite_index):
        return math.nan
    first, third = np.quantile(finite_index, (0.25, 0.75))
    return float(min(third + 1.5 * (third - first), finite_index.max()))


def column_weights(model: FluxModel, submodel, choice: str) -> np.ndarray:
    """Return the weight of each column in the dissimilarity of applicability.

    Columns of a categorical predictor each have the weight of the predictor.

    Parameters
    ----------
    model : FluxModel
        The model.
    submodel : StratumModel
        The estimator of a stratum.
    choice : str
        "importance" (of the trees; equal for estimators that tell none) or "equal".
    """
    if choice not in WEIGHTS:
        raise BadValue(FieldName("applicability_weights"), choice, ", ".join(WEIGHTS))
    widths = [predictor.n_columns for predictor in model.predictors]
    estimator = getattr(submodel, "estimator", None)  # networks have none
    importance = getattr(estimator, "feature_importances_", None)
    if choice == "equal" or importance is None:
        return np.ones(sum(widths))
    starts = np.concatenate([[0], np.cumsum(widths)[:-1]])
    predictor_importance = np.add.reduceat(np.asarray(importance, np.float64), starts)
    return np.repeat(predictor_importance, widths)


def chosen_weights(model: FluxModel) -> str:
    """Return the weights that were chosen when the model was trained."""
    stored = model.validation.get("applicability", {})
    choice = stored.get("weights") if isinstance(stored, dict) else None
    return choice if choice in WEIGHTS else WEIGHTS[0]


class Applicability:
    """The area of applicability of a model; made once, used by any number of threads.

    Parameters
    ----------
    model : FluxModel
        The model; its training table and the folds of its main validation are used, or what
        `keep_applicability` wrote into it.
    weights : str
        As in `column_weights`.
    check_cancel : callable, optional
        Called now and then; may raise to stop.
    """

    def __init__(self, model: FluxModel, weights: str = "importance", check_cancel=None) -> None:
        from .nearest_distance import group_points

        self.model = model
        design = design_from_table(model.predictors, model.training, None)
        self.stratum = stratum = split_strata(model.training, model.stratum)[1]
        folds = _folds_of_threshold(model)
        self.index = np.full(len(stratum), np.nan)
        self.dissimilarities = []
        stored_numbers = _stored_thresholds(model, weights)
        for k in range(len(model.strata)):
            is_in_stratum = stratum == k
            columns = _dissimilarity_weights(model, k, weights)
            stratum_numbers = None if stored_numbers is None else stored_numbers[k]
            dissimilarity = fit_dissimilarity(
                design.columns[:, is_in_stratum],
                columns,
                folds[is_in_stratum],
                stratum_numbers,
                check_cancel,
            )
            self.index[is_in_stratum] = dissimilarity.index
            self.dissimilarities.append(dissimilarity)
        if stored_numbers is not None and "dissimilarity" in model.held_out:
            self.index = model.held_out["dissimilarity"].to_numpy(np.float64)
        self._groups = tuple(group_points(part.points) for part in self.dissimilarities)

    @property
    def thresholds(self) -> tuple:
        """The threshold of each stratum."""
        return tuple(part.threshold for part in self.dissimilarities)

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell of results, lists and the design."""
        return 40 + 4 * self.model.n_columns

    def dissimilarity(self, values, strata=None, check_cancel=None) -> tuple:
        """Return the dissimilarity index of raster cells, and which lie inside.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the model's order, NaN for nodata.
        strata : numpy.ndarray, optional
            Class codes of the stratum ``(...)``.
        check_cancel : callable, optional
            Called now and then; may raise to stop.

        Returns
        -------
        tuple of numpy.ndarray
            float64 ``(...)``, NaN for nodata; bool ``(...)``.
        """
        design = design_from_values(self.model.predictors, values, {})
        positions = stratum_of_cells(self.model, strata, design.valid, {})
        return self._dissimilarity_of_design(design, positions, check_cancel)

    def of_table(self, frame, check_cancel=None) -> tuple:
        """Return the dissimilarity of the rows of a table, and which lie inside."""
        design = design_from_table(self.model.predictors, frame, {})
        return self._dissimilarity_of_design(
            design, stratum_of_records(self.model, frame, {}), check_cancel
        )

    def _dissimilarity_of_design(self, design, positions, check_cancel) -> tuple:
        """Return the dissimilarity index of the cells of a design."""
        from .nearest_distance import nearest_distances

        columns = np.ascontiguousarray(design.columns.reshape(len(design.columns), -1))
        index = np.full(design.valid.size, np.nan)
        inside = np.zeros(design.valid.size, bool)
        for k, cells in self._strata_portions(design.valid, positions, check_cancel):
            part = self.dissimilarities[k]
            nearest_distances(self._groups[k], columns, cells, part.centre, part.scale, index)
            if part.mean_distance > 0:
                index[cells] /= part.mean_distance
            inside[cells] = index[cells] <= part.threshold
        return index.reshape(design.valid.shape), inside.reshape(design.valid.shape)

    def point_density(self, values, strata=None, check_cancel=None) -> np.ndarray:
        """Return how many training records are nearer to raster cells than the threshold.

        Parameters
        ----------
        values, strata, check_cancel
            As of `dissimilarity`.

        Returns
        -------
        numpy.ndarray
            int64 ``(...)``, `NO_DENSITY` for nodata.
        """
        from .nearest_distance import count_within

        design = design_from_values(self.model.predictors, values, {})
        columns = np.ascontiguousarray(design.columns.reshape(len(design.columns), -1))
        density = np.full(design.valid.size, NO_DENSITY, np.int64)
        positions = stratum_of_cells(self.model, strata, design.valid, {})
        for k, cells in self._strata_portions(design.valid, positions, check_cancel):
            part = self.dissimilarities[k]
            radius = np.nan_to_num(part.threshold * part.mean_distance)
            centre_and_scale = part.centre, part.scale
            count_within(self._groups[k], columns, cells, *centre_and_scale, radius, density)
        return density.reshape(design.valid.shape)

    def _strata_portions(self, valid, positions, check_cancel):
        """Yield the stratum and the places of some valid cells at a time."""
        for k in range(len(self.dissimilarities)):
            cells = np.flatnonzero(valid.ravel() & (positions.ravel() == k))
            for start in range(0, len(cells), CELLS_PER_CHECK):
                if check_cancel is not None:
                    check_cancel()
                yield k, cells[start : start + CELLS_PER_CHECK]


def _dissimilarity_weights(model, position: int, choice: str) -> np.ndarray:
    """Return the weight of each column in the dissimilarity for a stratum."""
    model_weights = getattr(model, "weights", None)
    if model_weights is not None:  # those of the distances of an ensemble
        return np.asarray(model_weights, np.float64)
    return column_weights(model, model.submodels[position], choice)


def _folds_of_threshold(model) -> np.ndarray:
    """Return the folds by which the threshold of dissimilarity is found: of the main validation."""
    name = f"fold_{model.validation.get('main', '')}"
    table = model.held_out
    if table is not None and name in table and len(table) == len(model.training):
        return table[name].to_numpy()
    if model.history:
        return np.unique(model.training[model.site].astype(str), return_inverse=True)[1]
    return np.arange(len(model.training))


def keep_applicability(model: FluxModel, weights: str, run) -> None:
    """Write into a model what its training records say of dissimilarity.

    Parameters
    ----------
    model : FluxModel
        `validation` gets the choice of weights, mean distances and thresholds; `held_out` the
        index of each record as column `dissimilarity`.
    weights : str
        As in `column_weights`.
    run : Run
        Cancel; gets a note when records were sampled.
    """
    area = Applicability(model, weights, run.check_cancel)
    numbers = [
        {"mean_distance": part.mean_distance, "threshold": part.threshold}
        for part in area.dissimilarities
    ]
    is_finite = all(np.isfinite(list(entry.values())).all() for entry in numbers)
    model.validation["applicability"] = {"weights": weights, "strata": numbers if is_finite else []}
    model.held_out["dissimilarity"] = area.index
    largest = max(part.points.shape[1] for part in area.dissimilarities)
    if largest > MAX_RECORDS:
        run.note(DissimilaritySampled(SAMPLED_RECORDS, largest))


def _stored_thresholds(model: FluxModel, weights: str):
    """Return distance and threshold of applicability of each stratum as stored; None without."""
    stored = model.validation.get("applicability")
    if not isinstance(stored, dict) or stored.get("weights") != weights:
        return None
    strata = stored.get("strata")
    if not isinstance(strata, list) or len(strata) != len(model.strata):
        return None
    try:
        numbers = [(float(entry["mean_distance"]), float(entry["threshold"])) for entry in strata]
    except (KeyError, TypeError, ValueError):
        return None
    return numbers if np.isfinite(numbers).all() else None
