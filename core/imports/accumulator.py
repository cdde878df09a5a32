"""Statistics of a period, plane after plane: memory does not grow with the number of dates."""

from __future__ import annotations

import numpy as np

from ..statistics.circle import direction_of, parts_of_directions


class Accumulator:
    """Mean, sum and extremes of planes, one after the other.

    Parameters
    ----------
    statistic : str
        "mean", "sum", "max", "min" or "first".
    shape : tuple of int
        Rows and columns.
    """

    def __init__(self, statistic: str, shape: tuple) -> None:
        self.statistic = statistic
        self._total = np.full(shape, np.nan) if statistic in ("max", "min", "first") else None
        self._sum, self._days = np.zeros(shape), np.zeros(shape)

    def add(self, plane: np.ndarray, days: float) -> None:
        """Take in a plane, NaN for no data, that stands for some days."""
        values = plane.astype(np.float64)
        if self._total is None:
            known = np.isfinite(values)
            self._sum += np.where(known, values * days, 0.0)
            self._days += np.where(known, days, 0.0)
        elif self.statistic == "first":
            self._total = np.where(np.isnan(self._total), values, self._total)
        else:
            choose = np.fmax if self.statistic == "max" else np.fmin
            self._total = choose(self._total, values)

    def result(self, days: float, needed: float) -> np.ndarray:
        """Return the statistic; NaN where fewer days than `needed` have a value.

        A sum is the mean amount per day times the days of the period.
        """
        if self._total is not None:
            return self._total
        known = (self._days > 0) & (self._days >= needed)
        mean = self._sum / np.where(known, self._days, 1.0)
        values = mean * days if self.statistic == "sum" and days else mean
        return np.where(known, values, np.nan)


class DirectionAccumulator:
    """Mean direction of planes, one after the other.

    Parameters
    ----------
    shape : tuple of int
        Rows and columns.
    period : float
        A full turn.
    """

    def __init__(self, shape: tuple, period: float) -> None:
        self._period = period
        self._parts = Accumulator("mean", shape), Accumulator("mean", shape)

    def add(self, plane: np.ndarray, days: float) -> None:
        """Take in a plane, NaN for no data, that stands for some days."""
        for part, values in zip(self._parts, parts_of_directions(plane, self._period)):
            part.add(values, days)

    def result(self, days: float, needed: float) -> np.ndarray:
        """Return the direction; NaN where fewer days than `needed` have a value."""
        sine, cosine = (part.result(days, needed) for part in self._parts)
        return direction_of(sine, cosine, self._period)
