"""Transforms of the target: none, or natural logarithm.

A model in ln units predicts a mean of logarithms; its plain back-transform ``exp(p)`` estimates a
median and is too low as a mean. Duan's smearing factor ``mean(exp(residual))`` corrects it without
assuming a distribution. The residuals are those of the training records alone, out-of-bag where
the estimator has them (in-sample residuals of a forest are far too small), so a held-out record
never takes part in its own correction.

References
----------
Duan, N. (1983) Journal of the American Statistical Association 78: 605-610.
"""

from __future__ import annotations

import numpy as np

from ..errors_and_notes.learn import NotPositive
from .training_choices import Transform


def _untransformed(values: np.ndarray) -> np.ndarray:
    """Return the target untransformed."""
    return np.asarray(values, dtype=np.float64)


def _log_transform(values: np.ndarray) -> np.ndarray:
    """Return the logarithm of the target."""
    return np.log(np.asarray(values, dtype=np.float64))


def _exp_transform(values: np.ndarray) -> np.ndarray:
    """Return the target back from its logarithm."""
    return np.exp(np.ascontiguousarray(values, dtype=np.float64))


# Target to model units, and back (before smearing), by the keys of `training_choices`.
FORWARD = {"none": _untransformed, "log": _log_transform}
BACKWARD = {"none": _untransformed, "log": _exp_transform}


def check_target(transform: Transform, target: np.ndarray, name: str) -> None:
    """Raise `NotPositive` when the transform does not take the target's values."""
    if transform.positive and not (target > 0).all():
        raise NotPositive(name, int((target <= 0).sum()), float(target.min()))


def smearing_factor(observed: np.ndarray, predicted: np.ndarray) -> float:
    """Return Duan's factor of the target's back-transform; 1 when no residual is known.

    Parameters
    ----------
    observed, predicted : numpy.ndarray
        Target and prediction in ln units; NaN predictions (a record that was in every bag) are
        left out.
    """
    is_finite = np.isfinite(predicted)
    if not is_finite.any():
        return 1.0
    return float(np.mean(np.exp(observed[is_finite] - predicted[is_finite])))
