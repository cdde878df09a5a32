"""z-scores of predictors and target, from the training part only."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np


class Scaling(NamedTuple):
    """Means and standard deviations.

    Parameters
    ----------
    mean, sd : numpy.ndarray
        Of each predictor, float64; a deviation of 0 says that it was constant.
    target_mean, target_sd : float
        Of the target.
    """

    mean: np.ndarray
    sd: np.ndarray
    target_mean: float
    target_sd: float

    @classmethod
    def of(cls, values: np.ndarray, target: np.ndarray) -> Scaling:
        """Return the scaling of records ``(records, predictors)`` and their target."""
        values, target = values.astype(np.float64), target.astype(np.float64)
        sd = values.std(axis=0)
        # Numbers that are all alike can have a deviation of 1e-17.
        constant = values.max(axis=0) == values.min(axis=0)
        sd = np.where(constant, 0.0, sd)
        target_sd = 1.0 if target.max() == target.min() else float(target.std())
        return cls(values.mean(axis=0), sd, float(target.mean()), target_sd)

    def without(self, is_constant: np.ndarray) -> Scaling:
        """Return the scaling in which some predictors count as constant."""
        return self._replace(sd=np.where(is_constant, 0.0, self.sd))

    @property
    def _divisor(self) -> np.ndarray:
        """What each predictor is divided by.

        A constant is 0 everywhere: nothing was learned of it, so other values say nothing.
        """
        return np.where(self.sd > 0, self.sd, np.inf)

    def records(self, values: np.ndarray) -> np.ndarray:
        """Return scaled predictors of records ``(records, predictors)``, float32."""
        return ((values - self.mean) / self._divisor).astype(np.float32)

    def windows(self, values: np.ndarray) -> np.ndarray:
        """Return scaled predictors of windows ``(steps, predictors, windows)``, float32."""
        return ((values - self.mean[:, None]) / self._divisor[:, None]).astype(np.float32)

    def scaled_target(self, target: np.ndarray) -> np.ndarray:
        """Return the scaled target, float32."""
        return ((target - self.target_mean) / self.target_sd).astype(np.float32)

    def to_unit(self, scaled: np.ndarray) -> np.ndarray:
        """Return predictions in the target's unit, float64."""
        return scaled.astype(np.float64) * self.target_sd + self.target_mean
