"""`StratumNetworks`: the networks of one stratum and how they predict."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .forward_pass import run_in_chunks
from .lstm_specification import NetworkSettings
from .scaling import Scaling


@dataclass(frozen=True, eq=False)
class StratumNetworks:
    """Networks that differ in their random numbers; their mean predicts.

    Parameters
    ----------
    stratum : int, str or None
        Class they hold for; None when the model has no strata.
    settings : NetworkSettings
        How they were trained.
    scaling : Scaling
        Of their training windows.
    members : tuple of LstmWeights
        The networks.
    epochs : tuple of int
        Best epoch of each.
    n : int
        Windows they learnt from.
    """

    stratum: object
    settings: NetworkSettings
    scaling: Scaling
    members: tuple
    epochs: tuple = ()
    n: int = 0

    def predict_members(self, windows, n: int, check_cancel=None) -> np.ndarray:
        """Return the prediction of each network ``(members, n)``, float64, in the target's unit.

        Parameters
        ----------
        windows : callable
            ``windows(first, last)`` returns those windows ``(steps, predictors, windows)``.
        n : int
            Windows there are.
        check_cancel : callable, optional
            Called now and then; may raise to stop.
        """
        scaled_predictions = run_in_chunks(
            self.members, windows, n, self.scaling.windows, check_cancel
        )
        return self.scaling.to_unit(scaled_predictions)

    def predict(self, windows, n: int, check_cancel=None) -> np.ndarray:
        """Return the mean prediction of the networks ``(n,)``; parameters as above."""
        return self.predict_members(windows, n, check_cancel).mean(axis=0)

    @property
    def bytes_per_window(self) -> int:
        """Bytes that the predictions of one window take while they are averaged."""
        return 8 + 12 * len(self.members)
