"""`LocalScale`: how large the errors of a model are where it predicts much or little.

The logarithm of the absolute held-out error is a straight line in the logarithm of the absolute
prediction, and scaled so that standardised errors have a mean square of 1:

    s(p) = c exp(a + b ln(|p| + p0)),    mean((e / s(p))^2) = 1

Errors of fluxes grow with the flux; without that, the large fluxes of a region would count with
errors that are too small.
"""

from __future__ import annotations

import math
import sys
from typing import NamedTuple

import numpy as np

# Predictions below this share of their mean size are not told apart; errors below this share of
# the median error are not either: a logarithm would let single records near 0 decide.
_SMALL_PREDICTION, _SMALL_ERROR = 0.05, 0.1


class LocalScale(NamedTuple):
    """Size of errors as a function of the prediction; in the unit of both.

    Parameters
    ----------
    log_factor, exponent : float
        ``ln s = log_factor + exponent ln(|p| + offset)``.
    offset : float
        Keeps the logarithm finite.
    low, high : float
        Range of ``|p|`` met; beyond it the scale stays as at its end.
    """

    log_factor: float
    exponent: float
    offset: float
    low: float
    high: float

    def __call__(self, predicted) -> np.ndarray:
        """Return the scale at predictions."""
        size = np.clip(np.abs(predicted), self.low, self.high) + self.offset
        return np.exp(self.log_factor + self.exponent * np.log(size))


def fit_local_scale(error, predicted) -> LocalScale:
    """Fit the size of errors to predictions.

    Parameters
    ----------
    error, predicted : array_like
        Held-out errors and predictions of the same records, finite.
    """
    error, size = np.asarray(error, np.float64), np.abs(np.asarray(predicted, np.float64))
    mean_square = float(np.mean(error**2))
    if mean_square == 0.0 or np.ptp(size) == 0.0:
        return LocalScale(_log_root(mean_square), 0.0, 1.0, float(size.min()), float(size.max()))
    offset = _SMALL_PREDICTION * float(size.mean())
    small = _SMALL_ERROR * float(np.median(np.abs(error)))
    small = small or _SMALL_ERROR * float(np.sqrt(mean_square))
    logs = np.log(size + offset)
    exponent, intercept = np.polyfit(logs, np.log(np.abs(error) + small), 1)
    rough = intercept + exponent * logs
    factor = _log_root(float(np.mean((error / np.exp(rough)) ** 2)))
    return LocalScale(
        float(intercept) + factor, float(exponent), offset, float(size.min()), float(size.max())
    )


def _log_root(mean_square: float) -> float:
    """Return the logarithm of a root mean square; of 0 that of the smallest number."""
    return 0.5 * math.log(max(mean_square, sys.float_info.min))
