"""Local Geary's c of features and what it says of each.

``c_i = sum_j w_ij (z_i - z_j)^2`` with row-standardised weights and z standardised by the standard
deviation with n in its denominator: the scale of esda. Small where a feature is like its
neighbours, large where it is not.

References
----------
Anselin, L. (1995). Local indicators of spatial association - LISA. Geographical Analysis 27,
93-115.
Anselin, L. (2019). A local indicator of multivariate spatial association: extending Geary's c.
Geographical Analysis 51, 133-150.
"""

from __future__ import annotations

import numpy as np

from ..statistics.class_areas import CLASS_NODATA
from .classes import DISSIMILAR, HIGH_HIGH, LOW_LOW, OTHER_SIMILAR


def geary_classes(values, lags, at_least, at_most, mean: float) -> np.ndarray:
    """Return the kind of each feature, as if all were significant.

    Parameters
    ----------
    values, lags : numpy.ndarray
        Value of each feature, and mean of its neighbours; NaN without neighbours.
    at_least, at_most : numpy.ndarray
        Permuted c at least, and at most, as large as the observed one.
    mean : float
        Mean of all values.

    Returns
    -------
    numpy.ndarray
        uint8: c smaller than most permuted ones makes a cluster of high or of low values, or
        other likeness where feature and neighbours lie on both sides of the mean; larger
        dissimilarity; 255 without neighbours.
    """
    codes = np.full(values.shape, OTHER_SIMILAR, np.uint8)
    codes[(values > mean) & (lags > mean)] = HIGH_HIGH
    codes[(values < mean) & (lags < mean)] = LOW_LOW
    codes[at_least < at_most] = DISSIMILAR
    codes[np.isnan(lags)] = CLASS_NODATA
    return codes
