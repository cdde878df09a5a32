"""Expected error of a prediction as a function of its dissimilarity.

Held-out records far from the others in the space of the predictors are predicted worse. Ordered by
their dissimilarity index, the root mean square error in a moving window of records is made to rise
with the index (isotonic regression, weighted alike), and is interpolated between the windows. It
says nothing beyond the area of applicability: no held-out record lies there.

References
----------
Meyer, H., Pebesma, E. (2021). Predicting into unknown space? Methods in Ecology and Evolution 12,
1620-1633 (CAST: `errorProfiles`). Barlow, R. E. et al. (1972). Statistical Inference under Order
Restrictions, Wiley (pool adjacent violators).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.learn import TooFewSamples
from ..model.expanded_records import real_records

# Bins of the curve of the error; each holds as many records.
BINS = 10
MIN_IN_A_BIN = 5

# Held-out records of a window: a twentieth of all, this many at least.
_SHARE, _MIN_WINDOW = 20, 15
MIN_RECORDS = 2 * _MIN_WINDOW


class ErrorProfile(NamedTuple):
    """Expected error over dissimilarity.

    Parameters
    ----------
    dissimilarity : numpy.ndarray
        Dissimilarity index at the windows, rising.
    error : numpy.ndarray
        Root mean square error there, never falling, in the target's unit.
    """

    dissimilarity: np.ndarray
    error: np.ndarray

    def expected_error(self, index: np.ndarray) -> np.ndarray:
        """Return the expected error at dissimilarities, NaN where these are NaN."""
        return np.where(
            np.isfinite(index), np.interp(index, self.dissimilarity, self.error), np.nan
        )


def fit_profile(index, errors, threshold) -> ErrorProfile:
    """Return the error profile of held-out records.

    Parameters
    ----------
    index : numpy.ndarray
        Dissimilarity index of each record.
    errors : numpy.ndarray
        Held-out error of each record; records with a NaN in either are left out.
    threshold : float or numpy.ndarray
        Largest index inside the area of applicability; records beyond are left out.

    Raises
    ------
    TooFewSamples
        With fewer than `MIN_RECORDS`.
    """
    is_usable = np.isfinite(index) & np.isfinite(errors) & (index <= threshold)
    n = int(np.count_nonzero(is_usable))
    if n < MIN_RECORDS:
        raise TooFewSamples(n, MIN_RECORDS, "profile")
    order = np.argsort(index[is_usable], kind="stable")
    index, squares = index[is_usable][order], errors[is_usable][order] ** 2
    width = max(_MIN_WINDOW, n // _SHARE)
    window_index, mean = _window_means(index, width), _window_means(squares, width)
    # Windows of the same dissimilarity say one thing.
    distinct_index, first, counts = np.unique(window_index, return_index=True, return_counts=True)
    mean = np.add.reduceat(mean, first) / counts
    return ErrorProfile(distinct_index, np.sqrt(isotonic_regression(mean, counts)))


def _window_means(values: np.ndarray, width: int) -> np.ndarray:
    """Return the mean error in each window of records in the order of their dissimilarity."""
    sums = np.concatenate([[0.0], np.cumsum(values)])
    return (sums[width:] - sums[:-width]) / width


def isotonic_regression(values, weights) -> np.ndarray:
    """Return the error profile: the closest sequence (least squares) that never falls."""
    blocks: list = []
    for value, weight in zip(values, weights):
        block = [float(value), float(weight), 1]
        while blocks and blocks[-1][0] > block[0]:
            before = blocks.pop()
            total = before[1] + block[1]
            mean = (before[0] * before[1] + block[0] * block[1]) / total
            block = [mean, total, before[2] + block[2]]
        blocks.append(block)
    return np.concatenate([np.full(n, value) for value, _weight, n in blocks])


def model_profile(model, area) -> ErrorProfile:
    """Return the error profile of a model's held-out records.

    Parameters
    ----------
    model : Model
        A model whose held-out records are its training records.
    area : Applicability
        Its area of applicability.

    Raises
    ------
    TooFewSamples
    """
    is_measured = real_records(model)[0]
    observed, predicted = model.held_out_pairs()
    thresholds = np.asarray(area.thresholds)[area.stratum[is_measured]]
    return fit_profile(area.index[is_measured], predicted - observed, thresholds)


class ErrorsByDissimilarity(NamedTuple):
    """Mean dissimilarity, RMSE and number of records of each bin."""

    dissimilarity: np.ndarray
    rmse: np.ndarray
    n_records: np.ndarray


def errors_by_dissimilarity(index: np.ndarray, error: np.ndarray) -> ErrorsByDissimilarity:
    """Return errors of held-out records in bins of their dissimilarity."""
    n_bins = max(1, min(BINS, len(index) // MIN_IN_A_BIN))
    bins = np.array_split(np.argsort(index, kind="stable"), n_bins)
    dissimilarity = np.array([index[members].mean() for members in bins])
    rmse = np.array([np.sqrt(np.mean(error[members] ** 2)) for members in bins])
    return ErrorsByDissimilarity(dissimilarity, rmse, np.array([len(members) for members in bins]))
