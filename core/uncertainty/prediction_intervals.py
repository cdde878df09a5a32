"""Prediction intervals of a model: quantiles of the training targets in the leaves of its forest.

The interval of coverage c lies between two quantiles of the quantile regression forest: those at
which held-out records were covered (`calibration`), or (1 - c)/2 and (1 + c)/2 as they are.
Quantiles are those of the target in its own unit, whatever the transform: they need no
back-transform and no smearing.

Levels at which quantile intervals hold what they promise, learnt from held-out records.

The quantiles of a forest rest on the records in its leaves. With several records to a leaf they
hold the slope of the flux within the leaf beside its noise and come out too wide; with one record
to a leaf, or at places unlike the others, too narrow. Held-out records tell by how much: each is
ranked in the distribution that a model without its fold predicts for it,

    rank_lower = largest level a with Q_a(x) <= y,    rank_upper = smallest level a with Q_a(x) >= y

and the interval of coverage c is taken between those levels below (above) which k - 1 of n records
rank, k = floor((n + 1) (1 - c)/2), instead of (1 - c)/2 and (1 + c)/2. A new record that is as
likely to rank anywhere as the held-out ones then lies below the interval with probability (1 - c)/2
at most, and above it as well [1]_. The bounds remain quantiles of training targets: none leaves
their range, and wide stays wide where the flux scatters.

References
----------
.. [1] Chernozhukov, V., Wüthrich, K., Zhu, Y. (2021). Distributional conformal prediction. PNAS
   118, e2107794118. Made across folds as in Barber, R. F. et al. (2021), Annals of Statistics 49,
   486-507; the same aim as conformalised quantile regression (Romano et al. 2019, NeurIPS 32).
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.fields import FieldName, chosen
from ..errors_and_notes.run import BadValue, DoesNotApply
from ..model.flux_model import FluxModel
from ..model.predictors import design_from_table, design_from_values
from ..model.stratum_model import stratum_of_cells, stratum_of_records
from ..model.target_transform import FORWARD
from ..model.training_data import split_strata
from .settings import DEFAULT_COVERAGE

# Columns of a predictions table with the ranks of the records of the main validation.
RANK_LOWER, RANK_UPPER = "rank_lower", "rank_upper"


class IntervalScores(NamedTuple):
    """How good intervals are.

    Parameters
    ----------
    n : int
        Records scored.
    coverage : float
        Share of the records inside (PICP); it should be the nominal one.
    width : float
        Mean width (MPIW), in the target's unit.
    pinball : float
        Mean pinball loss of both bounds, in the target's unit: the smaller the better.
    """

    n: int
    coverage: float
    width: float
    pinball: float


def interval_levels(coverage: float) -> tuple:
    """Return the levels of the lower and upper bound of an interval.

    Raises
    ------
    BadValue
        For a coverage that is not between 0 and 1.
    """
    if not 0 < coverage < 1:
        raise BadValue(FieldName("coverage"), coverage, "> 0, < 1")
    return (1 - coverage) / 2, (1 + coverage) / 2


def model_levels(model: FluxModel, coverage: float) -> tuple | None:
    """Return the levels at which a model's held-out records were covered; None when not known.

    Parameters
    ----------
    model : FluxModel
        A model; its ranks were kept by the training.
    coverage : float
        Coverage wanted.
    """
    interval_levels(coverage)
    table = model.held_out
    if table is None or RANK_LOWER not in table or RANK_UPPER not in table:
        return None
    ranks = table[[RANK_LOWER, RANK_UPPER]].to_numpy(np.float64).T
    is_measured = (
        ~table["expanded"].to_numpy(bool) if "expanded" in table else np.ones(len(table), bool)
    )
    return calibrated_levels(ranks[:, is_measured], coverage)


def score_intervals(observed, lower, upper, coverage: float) -> IntervalScores:
    """Return how good intervals are; records without one are left out."""
    observed, lower, upper = (np.asarray(a, np.float64) for a in (observed, lower, upper))
    is_complete = np.isfinite(observed) & np.isfinite(lower) & np.isfinite(upper)
    o, low, high = observed[is_complete], lower[is_complete], upper[is_complete]
    if len(o) == 0:
        return IntervalScores(0, math.nan, math.nan, math.nan)
    losses = [
        np.maximum(level * (o - bound), (level - 1) * (o - bound)).mean()
        for level, bound in zip(interval_levels(coverage), (low, high))
    ]
    return IntervalScores(
        n=len(o),
        coverage=float(np.mean((o >= low) & (o <= high))),
        width=float(np.mean(high - low)),
        pinball=float(np.mean(losses)),
    )


class ModelQuantiles:
    """A model with the training records in the leaves of its trees.

    Made once, used by any number of threads.

    Parameters
    ----------
    model : FluxModel
        A model whose estimator averages trees.
    output : str
        The output that was asked for, for messages.

    Raises
    ------
    DoesNotApply
        For any other estimator.
    """

    def __init__(self, model: FluxModel, output: str = "") -> None:
        from ..forest.quantiles import QuantileForest

        if not model.kind.forest:
            raise DoesNotApply(
                output or FieldName("lower"), True, chosen("estimator", model.kind.key)
            )
        self.model = model
        design = design_from_table(model.predictors, model.training, None)
        target = model.training[model.target].to_numpy(np.float64)
        stratum = split_strata(model.training, model.stratum)[1]
        self.forests = tuple(
            QuantileForest(submodel.forest, design.columns[:, stratum == k], target[stratum == k])
            for k, submodel in enumerate(model.submodels)
        )

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Memory of quantiles for intervals and their design per cell, in bytes."""
        model_bytes = 32 + 4 * self.model.n_columns
        return model_bytes + max(forest.scratch_bytes_per_cell for forest in self.forests)

    def quantiles(self, values, levels, strata=None, check_cancel=None) -> np.ndarray:
        """Return quantiles of raster cells, the bounds of intervals, ``(levels, ...)``.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the model's order, NaN for nodata.
        levels : sequence of float
            Levels, rising.
        strata : numpy.ndarray, optional
            Class codes of the stratum ``(...)``. Unseen classes have no quantiles.
        check_cancel : callable, optional
            Called now and then; may raise to stop.
        """
        design = design_from_values(self.model.predictors, values, {})
        positions = stratum_of_cells(self.model, strata, design.valid, {})
        return self._quantiles_of_design(design, positions, levels, check_cancel)

    def of_table(self, frame, levels, check_cancel=None) -> np.ndarray:
        """Return quantiles of the rows of a table, the bounds of intervals."""
        design = design_from_table(self.model.predictors, frame, {})
        positions = stratum_of_records(self.model, frame, {})
        return self._quantiles_of_design(design, positions, levels, check_cancel)

    def _quantiles_of_design(self, design, positions, levels, check_cancel) -> np.ndarray:
        """Return quantiles of cells for intervals, each by the quantile forest of its stratum."""
        all_quantiles = np.full((len(levels), *design.valid.shape), np.nan)
        for k, forest in enumerate(self.forests):
            cells = design.valid & (positions == k)
            if cells.any():
                stratum_quantiles = forest.quantiles(design.columns, levels, cells, check_cancel)
                all_quantiles[:, cells] = stratum_quantiles[:, cells]
        return all_quantiles


def held_out_quantiles(fit, columns, target, held_out) -> np.ndarray:
    """Return quantiles of held-out records at `LEVELS`; they calibrate the prediction intervals.

    Parameters
    ----------
    fit : Fit
        The forest of the fold.
    columns, target : numpy.ndarray
        Design and targets of the records it was fitted on.
    held_out : numpy.ndarray
        Design of the others.

    Returns
    -------
    numpy.ndarray
        float64 ``(levels, records)``, in the unit of the target.
    """
    from ..forest.quantiles import QuantileForest

    quantiles = QuantileForest(fit.estimator.forest, columns, target)
    return quantiles.quantiles(held_out, LEVELS)


def held_out_intervals(quantiles, observed, groups, learnt) -> dict:
    """Return bounds and ranks of held-out records, at `DEFAULT_COVERAGE`.

    Parameters
    ----------
    quantiles : numpy.ndarray
        Held-out quantiles at `LEVELS`.
    observed : numpy.ndarray
        Values of the records.
    groups : numpy.ndarray of int
        Groups to leave out in turn, negative for records that are not held out.
    learnt : numpy.ndarray of bool
        Records to calibrate by: the real ones.

    Returns
    -------
    dict of str to numpy.ndarray
        "lower", "upper": calibrated by the records of the other groups, and as the forest says
        where these are too few; "raw_lower", "raw_upper"; `RANK_LOWER`, `RANK_UPPER`.
    """
    ranks = rank_records(observed, quantiles)
    raw = quantiles[np.searchsorted(LEVELS, np.array(interval_levels(DEFAULT_COVERAGE)) - 1e-9)]
    bounds = cross_calibrated_bounds(quantiles, ranks, groups, DEFAULT_COVERAGE, learnt)
    bounds = np.where(np.isfinite(bounds), bounds, raw)
    names = ("lower", "upper", "raw_lower", "raw_upper", RANK_LOWER, RANK_UPPER)
    return dict(zip(names, (*bounds, *raw, *ranks)))


# Levels that ranks are given in: near both ends in steps of a third or so of themselves, then of
# 1/1000, of 1/400 up to a tenth, of 1/100 between. Outermost stand the smallest and the largest
# target that a leaf holds.
_HALF = np.concatenate(
    [
        [1e-6, 1e-5, 3e-5, 1e-4, 1.5e-4, 2e-4, 3e-4, 4e-4, 5e-4, 7e-4],
        np.arange(1, 10) / 1000,
        np.arange(4, 40) / 400,
        np.arange(10, 50) / 100,
    ]
)

LEVELS = np.concatenate([_HALF, [0.5], (1 - _HALF)[::-1]])

# Groups that are left out in turn where there are no folds to leave out.
MAX_GROUPS = 20


def rank_records(observed, quantiles) -> np.ndarray:
    """Return ranks of records in their held-out distribution, to calibrate intervals.

    Parameters
    ----------
    observed : array_like
        Values of the records.
    quantiles : numpy.ndarray
        Quantiles at `LEVELS` ``(levels, records)``, rising.

    Returns
    -------
    numpy.ndarray
        Levels of `LEVELS`, 0 below all and 1 above all quantiles; NaN without a distribution.
    """
    observed = np.asarray(observed, np.float64)
    below = (quantiles <= observed).sum(axis=0)
    under = (quantiles < observed).sum(axis=0)
    ranks = np.array(
        [np.concatenate([[0.0], LEVELS])[below], np.concatenate([LEVELS, [1.0]])[under]]
    )
    is_complete = np.isfinite(observed) & np.isfinite(quantiles).all(axis=0)
    return np.where(is_complete, ranks, np.nan)


def calibrated_levels(ranks, coverage: float) -> tuple | None:
    """Return the levels of the interval's bounds at which held-out records are covered.

    Parameters
    ----------
    ranks : numpy.ndarray
        As `rank_records` makes them ``(2, records)``; records with NaN do not count.
    coverage : float
        Coverage wanted, above 0 and below 1.

    Returns
    -------
    tuple of float or None
        Two of `LEVELS`; None where the records are too few for such a coverage.
    """
    lower, upper = ranks[:, np.isfinite(ranks).all(axis=0)]
    k = int(np.floor((len(lower) + 1) * (1 - coverage) / 2 + 1e-9))
    if k < 1:
        return None
    low = np.partition(lower, k - 1)[k - 1]
    high = np.partition(upper, len(upper) - k)[len(upper) - k]
    # Where too many records lie beyond all targets of their leaves, the outermost is all there is.
    low, high = max(low, LEVELS[0]), min(high, LEVELS[-1])
    return (float(low), float(high)) if low < high else None


def cross_calibrated_bounds(quantiles, ranks, groups, coverage: float, is_training) -> np.ndarray:
    """Return bounds ``(2, records)`` of records, each by the ranks of the other groups.

    Parameters
    ----------
    quantiles : numpy.ndarray
        Held-out quantiles at `LEVELS` ``(levels, records)``.
    ranks : numpy.ndarray
        As `rank_records` makes them.
    groups : numpy.ndarray of int
        Fold of each record, negative for none.
    coverage : float
        Coverage wanted.
    is_training : numpy.ndarray of bool
        Records that count.

    Returns
    -------
    numpy.ndarray
        NaN for records without a group or without enough others.
    """
    bounds = np.full((2, quantiles.shape[1]), np.nan)
    for group in np.unique(groups[groups >= 0]).tolist():
        is_in_group = groups == group
        levels = calibrated_levels(ranks[:, is_training & ~is_in_group & (groups >= 0)], coverage)
        if levels is not None:
            level_positions = np.searchsorted(LEVELS, levels)
            bounds[:, is_in_group] = quantiles[level_positions][:, is_in_group]
    return bounds


def calibration_groups(folds: np.ndarray, sites) -> np.ndarray:
    """Return the groups to calibrate intervals with: folds; of a single fold sites, or records."""
    is_held_out = folds >= 0
    if len(np.unique(folds[is_held_out])) > 1:
        return folds
    numbers = np.arange(len(folds))
    if sites is not None:
        numbers = np.unique(np.asarray(sites, str), return_inverse=True)[1]
    return np.where(is_held_out, numbers % MAX_GROUPS, -1)


def error_quantiles(observed, predicted, coverage: float, transform: str) -> tuple | None:
    """Return the errors O - P that bound the interval of predictions, None with too few.

    Parameters
    ----------
    observed, predicted : numpy.ndarray
        Of held-out records; pairs with a NaN are left out.
    coverage : float
        Coverage wanted.
    transform : str
        Transform in whose units errors are taken.
    """
    is_paired = np.isfinite(observed) & np.isfinite(predicted)
    forward = FORWARD[transform]
    errors = np.sort(forward(observed[is_paired]) - forward(predicted[is_paired]))
    k = int(np.floor((len(errors) + 1) * (1 - coverage) / 2 + 1e-9))
    return None if k < 1 else (float(errors[k - 1]), float(errors[-k]))
