"""Classes of a continuous factor: all candidates at once, and the one with the largest q.

Every candidate is a list of breaks. All breaks of a factor together cut its range into bins, and
the classes of each candidate are runs of neighbouring bins: sums by bin, made in one pass, give
the sums of every candidate.

References
----------
Song, Y., Wang, J., Ge, Y. & Xu, C. (2020). An optimal parameters-based geographical detector model.
GIScience & Remote Sensing 57(5), 593-610.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..jit import njit
from .natural_breaks import natural_breaks

# How a factor that is not cut became classes: numbers as they are, and class codes or names.
VALUES, CLASSES = "values", "classes"
# Stands for a missing factor.
NO_BIN = 65535


class Candidate(NamedTuple):
    """A way to cut: class i holds values above break i - 1 up to and with break i."""

    method: str
    breaks: np.ndarray


class FactorRange(NamedTuple):
    """What breaks are made from: a sample (ascending), and moments of all values."""

    sample: np.ndarray
    low: float
    high: float
    mean: float
    sd: float


def candidates(values: FactorRange, methods, min_classes: int, max_classes: int) -> list[Candidate]:
    """Return the ways to discretise a factor into `min_classes` to `max_classes` classes.

    Parameters
    ----------
    values : FactorRange
        The factor.
    methods : sequence of str
        Of `settings.METHODS`. "geometric" needs values that are all above or all below 0, and is
        left out for others.
    min_classes, max_classes : int
        Numbers of classes.

    Returns
    -------
    list of Candidate
        By number of classes, then method; breaks ascending, inside the range, each once. Two ways
        to the same breaks are both kept.
    """
    natural = natural_breaks(values.sample, max_classes) if "natural" in methods else []
    candidate_list = []
    for k in range(min_classes, max_classes + 1):
        for method in methods:
            breaks = _class_breaks(values, method, k, natural)
            inner_breaks = np.unique(breaks[(breaks >= values.low) & (breaks < values.high)])
            if inner_breaks.size:
                candidate_list.append(Candidate(method, inner_breaks))
    return candidate_list


def _class_breaks(values: FactorRange, method: str, k: int, natural: list) -> np.ndarray:
    """Return the k - 1 breaks of one method of discretisation."""
    parts = np.arange(1, k) / k
    low, high = values.low, values.high
    if method == "quantile":
        return np.quantile(values.sample, parts)
    if method == "equal":
        return low + parts * (high - low)
    if method == "natural":
        return natural[k - 2] if k - 2 < len(natural) else np.zeros(0)
    if method == "geometric":
        if low <= 0.0 <= high:
            return np.zeros(0)
        return math.copysign(1.0, low) * np.exp(
            math.log(abs(low)) + parts * (math.log(abs(high)) - math.log(abs(low)))
        )
    return values.mean + values.sd * (np.arange(k - 1) - (k - 2) / 2)


class Binning:
    """Bins of a factor, and its candidates as runs of bins.

    Parameters
    ----------
    edges : numpy.ndarray
        float64, ascending: bin i holds values above edge i - 1 up to and with edge i. For class
        codes and numbers taken as they are there is one bin for each.
    n_bins : int
        Number of bins.
    candidate_list : list of Candidate
        What to choose from; empty for bins that are the classes.
    kind : str
        The method of such bins, `VALUES` or `CLASSES`.
    """

    def __init__(self, edges, n_bins: int, candidate_list: list[Candidate], kind: str = "") -> None:
        self.edges, self.n_bins = np.asarray(edges, np.float64), n_bins
        self.candidates, self.kind = candidate_list, kind
        maps = [self._class_of_bin(candidate) for candidate in candidate_list]
        self.class_maps = maps or [np.arange(n_bins)]
        starts: list[int] = []
        ends: list[int] = []
        offsets: list[int] = []
        for class_of_bin in self.class_maps:
            first = np.flatnonzero(np.diff(class_of_bin, prepend=-1))
            offsets.append(len(starts))
            starts += first.tolist()
            ends += [*first[1:].tolist(), n_bins]
        self._starts, self._ends = np.array(starts), np.array(ends)
        self._offsets = np.array(offsets)

    @classmethod
    def of_candidates(cls, candidate_list: list[Candidate]) -> Binning:
        """Return the bins that all candidates share."""
        edges = np.unique(np.concatenate([candidate.breaks for candidate in candidate_list]))
        return cls(edges, edges.size + 1, candidate_list)

    @classmethod
    def of_values(cls, values) -> Binning:
        """Return one bin per number, of a factor with few different ones (ascending)."""
        return cls(np.asarray(values)[:-1], len(values), [], VALUES)

    @classmethod
    def of_classes(cls, n_classes: int) -> Binning:
        """Return one bin per class."""
        return cls(np.zeros(0), n_classes, [], CLASSES)

    def _class_of_bin(self, candidate: Candidate) -> np.ndarray:
        """Return the class that each bin belongs to."""
        upper = np.append(self.edges, np.inf)
        return np.searchsorted(candidate.breaks, upper, side="left")

    def method(self, position: int) -> str:
        """Return the method of discretisation of a candidate."""
        return self.candidates[position].method if self.candidates else self.kind

    def candidate_q(self, n, totals, squares: float) -> np.ndarray:
        """Return q of each candidate of discretisation from the sums of the bins.

        Parameters
        ----------
        n, totals : numpy.ndarray
            (bins,): values and their sum.
        squares : float
            Sum of squares of all values.
        """
        counts, sums = np.append(0, np.cumsum(n)), np.append(0.0, np.cumsum(totals))
        class_counts, class_sums = (c[self._ends] - c[self._starts] for c in (counts, sums))
        with np.errstate(divide="ignore", invalid="ignore"):
            parts = np.where(class_counts > 0, class_sums * class_sums / class_counts, 0.0)
            grand_term = sums[-1] ** 2 / counts[-1]
            between = np.add.reduceat(parts, self._offsets) - grand_term
            variation = squares - grand_term
            return between / variation if variation > 0 else np.full(len(between), np.nan)

    def choose(self, q: np.ndarray) -> int:
        """Return the candidate of the largest q; of equals that of the fewest classes."""
        # Rounded, so that two ways to the same classes are equal and not apart by their last bit.
        return int(np.argmax(np.nan_to_num(np.round(q, 12), nan=-1.0)))


def bins_of_values(values, edges) -> np.ndarray:
    """Return the bin (stratum) of each value, uint16; `NO_BIN` for NaN.

    Parameters
    ----------
    values : numpy.ndarray
        float32 or float64 (cells,).
    edges : numpy.ndarray
        float64, ascending.
    """
    bins = np.empty(values.size, np.uint16)
    _find_bins(values, edges, bins)
    return bins


@njit(nogil=True, cache=True)
def _find_bins(values, edges, bins):
    """Write the bin (stratum) of each value."""
    for i in range(values.size):
        value = np.float64(values[i])
        if value != value:
            bins[i] = NO_BIN
            continue
        low, high = 0, edges.size
        while low < high:
            mid = (low + high) >> 1
            if edges[mid] < value:
                low = mid + 1
            else:
                high = mid
        bins[i] = low


def bins_of_codes(codes, has_code, classes) -> np.ndarray:
    """Return the stratum of each code: its position among `classes`, uint16.

    `has_code` (bool) is False where there is no class.
    """
    bins = np.empty(codes.size, np.uint16)
    _find_codes(codes, has_code, classes, bins)
    return bins


@njit(nogil=True, cache=True)
def _find_codes(codes, has_code, classes, bins):
    """Write the position of each class code, its stratum."""
    last, position = np.int64(0), np.int64(-1)
    for i in range(codes.size):
        if not has_code[i]:
            bins[i] = NO_BIN
            continue
        code = np.int64(codes[i])
        if position < 0 or code != last:  # neighbours are mostly equal
            last, position = code, np.searchsorted(classes, code)
        bins[i] = position if position < classes.size and classes[position] == code else NO_BIN
