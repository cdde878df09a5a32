"""What a survey of the data yields: ranges, classes, counts, and a sample of values."""

from __future__ import annotations

import math
from typing import NamedTuple, Protocol

import numpy as np

from ..jit import njit
from ..run import Run
from ..statistics.exact_sum import carry, exact_sum, zero_sums
from .discretisation import Binning, FactorRange, candidates
from .sample_layouts import Layout
from .settings import PER_CLASS, DetectorSettings
from .stratum_sums import Job, StratumSums

# Sampled values of all factors and dates together: what the null takes grows with them.
SAMPLED = 2_000_000
MAX_SAMPLED, MIN_SAMPLED = 250_000, 10_000


class FactorSurvey(NamedTuple):
    """What one factor holds where the target and all factors have a value.

    Parameters
    ----------
    name : str
        Name of the factor.
    range : FactorRange or None
        Of numbers; None for classes.
    different : numpy.ndarray
        Numbers, ascending, where there are few; empty where there are more. Of classes the codes.
    labels : tuple of str
        Names of the classes; empty for numbers.
    """

    name: str
    range: FactorRange | None
    different: np.ndarray
    labels: tuple


class Survey(NamedTuple):
    """A first look at the data.

    Parameters
    ----------
    origins : numpy.ndarray
        Mean of each date of the target, which sums are taken about.
    n : numpy.ndarray
        Values of each date with all factors.
    n_target : int
        Values of the target, dates added up, whatever the factors hold.
    missing : tuple of int
        Of these, by factor, those without a value of it.
    factors : tuple of FactorSurvey
        The factors.
    sampled : numpy.ndarray
        float64 (dates, values): sampled target about its origins.
    sampled_factors : tuple of numpy.ndarray
        By factor, sampled numbers or codes; bins are made from them by the source.
    layout : Layout
        Where the sampled values lie.
    """

    origins: np.ndarray
    n: np.ndarray
    n_target: int
    missing: tuple
    factors: tuple
    sampled: np.ndarray
    sampled_factors: tuple
    layout: Layout


class Source(Protocol):
    """Data that can be surveyed and summed: a table, or rasters."""

    target: str
    dates: tuple

    def survey(self, settings: DetectorSettings, run: Run) -> Survey:
        """Look at all data once."""

    def sum_jobs(
        self, binnings: list[Binning], survey: Survey, jobs: list[Job], run: Run
    ) -> list[StratumSums]:
        """Return the sums of each job over all data."""

    def sample_bins(self, binnings: list[Binning], survey: Survey) -> tuple:
        """Return the bins of the sampled factors, `NO_BIN` in all where one is missing."""


def sample_size(n_dates: int, n_factors: int) -> int:
    """Return how many values of the survey to sample."""
    pairs = n_factors * (n_factors + 1) // 2
    return int(np.clip(SAMPLED * 4 // (n_dates * pairs), MIN_SAMPLED, MAX_SAMPLED))


def max_tried_classes(settings: DetectorSettings, n: int) -> int:
    """Return the largest number of classes that is tried on the `n` values of a survey."""
    return max(min(settings.max_classes, n // PER_CLASS), settings.min_classes)


def make_binning(factor: FactorSurvey, settings: DetectorSettings, n: int) -> Binning:
    """Return the bins of a surveyed factor; fewer than two where it does not vary."""
    if factor.range is None:
        return Binning.of_classes(len(factor.different))
    max_classes = max_tried_classes(settings, n)
    if 0 < factor.different.size <= max_classes:
        # Any classes join some of these values, and joining strata never raises q.
        return Binning.of_values(factor.different)
    candidate_list = candidates(factor.range, settings.methods, settings.min_classes, max_classes)
    return (
        Binning.of_candidates(candidate_list) if candidate_list else Binning.of_values(np.zeros(1))
    )


@njit(nogil=True, cache=True)
def distinct_values_up_to(values, is_known, max_values):
    """Return the different known values that a survey meets; at most `max_values` + 1."""
    distinct, n = np.empty(max_values + 1), 0
    last = np.float64(np.nan)
    for i in range(values.size):
        value = np.float64(values[i])
        if not is_known[i] or value == last:
            continue
        last = value
        is_new = True
        for j in range(n):
            if distinct[j] == value:
                is_new = False
                break
        if is_new:
            distinct[n] = value
            n += 1
            if n > max_values:
                break
    return distinct[:n]


class FactorMoments(NamedTuple):
    """Moments of the numbers of a factor: exact sums, extremes, and different ones (few)."""

    sums: np.ndarray
    low: float
    high: float
    different: np.ndarray


def factor_moments(factor_values, is_used, max_values: int) -> FactorMoments:
    """Return the moments of a factor raster in a block, where it is used."""
    values = factor_values[is_used].astype(np.float64)
    sums = zero_sums(3)
    sums[0], sums[1] = exact_sum(values), exact_sum(values * values)
    sums[2, 0] = values.size
    if not values.size:
        return FactorMoments(sums, math.inf, -math.inf, np.zeros(0))
    distinct_values = distinct_values_up_to(values, np.ones(values.size, np.bool_), max_values)
    return FactorMoments(sums, float(values.min()), float(values.max()), distinct_values)


def join_moments(first: FactorMoments, other: FactorMoments, max_values: int) -> FactorMoments:
    """Return the moments of two parts of a map; up to `max_values` + 1 distinct values."""
    sums = first.sums + other.sums
    carry(sums[:2])
    different = np.union1d(first.different, other.different)[: max_values + 1]
    return FactorMoments(sums, min(first.low, other.low), max(first.high, other.high), different)
