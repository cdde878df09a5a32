"""Statistics of the periods of an import: which one, and values of its moments brought together."""

from __future__ import annotations

import numpy as np

from ..statistics.circular_statistics import direction_of, parts_of_directions

# Quantities of which the largest of several values is the one least disturbed by clouds.
_LARGEST = ("ndvi", "evi")


def statistic_of_period(choice: str, variable, plan) -> str:
    """Return the statistic that makes a period of an import: chosen, else by its quantity."""
    if choice != "auto":
        return choice
    if plan.is_rate:
        return "sum"
    if plan.quantity is not None and plan.quantity.code in _LARGEST:
        return "max"
    product_statistic = variable.product.statistic if variable.product else ""
    return "mean" if product_statistic in ("", "sum") else product_statistic


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
        """Take in a moment of an import, NaN for no data, that stands for some days."""
        values = plane.astype(np.float64)
        if self._total is None:
            is_finite = np.isfinite(values)
            self._sum += np.where(is_finite, values * days, 0.0)
            self._days += np.where(is_finite, days, 0.0)
        elif self.statistic == "first":
            self._total = np.where(np.isnan(self._total), values, self._total)
        else:
            choose = np.fmax if self.statistic == "max" else np.fmin
            self._total = choose(self._total, values)

    def result(self, days: float, needed_days: float) -> np.ndarray:
        """Return the statistic of an import's period; NaN where too few days have a value.

        A sum is the mean amount per day times the days of the period.
        """
        if self._total is not None:
            return self._total
        has_enough_days = (self._days > 0) & (self._days >= needed_days)
        mean = self._sum / np.where(has_enough_days, self._days, 1.0)
        values = mean * days if self.statistic == "sum" and days else mean
        return np.where(has_enough_days, values, np.nan)


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
        for component, values in zip(self._parts, parts_of_directions(plane, self._period)):
            component.add(values, days)

    def result(self, days: float, needed_days: float) -> np.ndarray:
        """Return the direction; NaN where fewer days than `needed_days` have a value."""
        sine, cosine = (component.result(days, needed_days) for component in self._parts)
        return direction_of(sine, cosine, self._period)
