"""Prediction intervals of a model: quantiles of the training targets in the leaves of its forest.

The interval of coverage c lies between two quantiles of the quantile regression forest: those at
which held-out records were covered (`calibration`), or (1 - c)/2 and (1 + c)/2 as they are.
Quantiles are those of the target in its own unit, whatever the transform: they need no
back-transform and no smearing.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..errors import BadValue, DoesNotApply
from .calibration import LEVELS, calibrated_levels, cross_calibrate, rank_records
from .model import FluxModel
from .predictors import design_from_table, design_from_values, stratum_of_cells
from .samples import split_strata

DEFAULT_COVERAGE = 0.9
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
    """Return the levels of the lower and upper quantile.

    Raises
    ------
    BadValue
        For a coverage that is not between 0 and 1.
    """
    if not 0 < coverage < 1:
        raise BadValue("COVERAGE", coverage, "> 0, < 1")
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
    real = ~table["expanded"].to_numpy(bool) if "expanded" in table else np.ones(len(table), bool)
    return calibrated_levels(ranks[:, real], coverage)


def score_intervals(observed, lower, upper, coverage: float) -> IntervalScores:
    """Return how good intervals are; records without one are left out."""
    observed, lower, upper = (np.asarray(a, np.float64) for a in (observed, lower, upper))
    known = np.isfinite(observed) & np.isfinite(lower) & np.isfinite(upper)
    o, low, high = observed[known], lower[known], upper[known]
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
    parameter : str
        The parameter that asked for it, for messages.

    Raises
    ------
    DoesNotApply
        For any other estimator.
    """

    def __init__(self, model: FluxModel, parameter: str = "LOWER") -> None:
        from ..forest.quantiles import QuantileForest

        if not model.kind.forest:
            raise DoesNotApply(parameter, True, f"ESTIMATOR = {model.kind.key}")
        self.model = model
        design = design_from_table(model.predictors, model.training, None)
        target = model.training[model.target].to_numpy(np.float64)
        stratum = split_strata(model.training, model.stratum)[1]
        self.parts = tuple(
            QuantileForest(part.forest, design.columns[:, stratum == k], target[stratum == k])
            for k, part in enumerate(model.parts)
        )

    @property
    def scratch_bytes_per_cell(self) -> int:
        """Bytes per cell of the quantiles and the design."""
        own = 32 + 4 * self.model.n_columns
        return own + max(part.scratch_bytes_per_cell for part in self.parts)

    def quantiles(self, values, levels, strata=None, check=None) -> np.ndarray:
        """Return quantiles of raster cells, float64 ``(levels, ...)``, NaN where there are none.

        Parameters
        ----------
        values : numpy.ndarray
            float32 ``(predictors, ...)`` in the model's order, NaN for nodata.
        levels : sequence of float
            Levels, rising.
        strata : numpy.ndarray, optional
            Class codes of the stratum ``(...)``. Classes never met have no quantiles.
        check : callable, optional
            Called now and then; may raise to stop.
        """
        design = design_from_values(self.model.predictors, values, {})
        positions = stratum_of_cells(self.model, strata, design.valid, {})
        found = np.full((len(levels), *design.valid.shape), np.nan)
        for k, part in enumerate(self.parts):
            cells = design.valid & (positions == k)
            if cells.any():
                here = part.quantiles(design.columns, levels, cells, check)
                found[:, cells] = here[:, cells]
        return found


def held_out_quantiles(fit, columns, target, held_out) -> np.ndarray:
    """Return quantiles at `LEVELS` of records that a fold's forest never met.

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
    from ..forest import Forest
    from ..forest.quantiles import QuantileForest

    quantiles = QuantileForest(Forest.from_estimator(fit.estimator), columns, target)
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
    bounds = cross_calibrate(quantiles, ranks, groups, DEFAULT_COVERAGE, learnt)
    bounds = np.where(np.isfinite(bounds), bounds, raw)
    names = ("lower", "upper", "raw_lower", "raw_upper", RANK_LOWER, RANK_UPPER)
    return dict(zip(names, (*bounds, *raw, *ranks)))
