"""Classes of what changes a series, and the shares of climate and of the rest in its trend.

The six classes of Chinese studies of NPP and NDVI, by the signs of the trends of the series, of the
part of climate and of the rest. What those studies call human is everything that the given climate
does not explain.

References
----------
Sun, Y., Yang, Y., Zhang, L. & Wang, Z. (2015). The relative roles of climate variations and human
activities in vegetation change in North China. Physics and Chemistry of the Earth 87-88, 67-78.
"""

from __future__ import annotations

import numpy as np

from ..trend_classes import CLASS_NODATA

NO_CHANGE, NOT_SIGNIFICANT = 0, 7
BOTH_INCREASE, CLIMATE_INCREASE, REST_INCREASE = 1, 2, 3
BOTH_DECREASE, CLIMATE_DECREASE, REST_DECREASE = 4, 5, 6
N_CODES = 8


def classify_contributions(slopes, is_significant=None) -> np.ndarray:
    """Return the class of the contributions of climate and the rest as uint8.

    Parameters
    ----------
    slopes : numpy.ndarray
        (3, pixels): slopes of the series, of climate and of the rest; NaN where there are none.
    is_significant : numpy.ndarray, optional
        Whether the trend of the series is; pixels where it is not get class 7.

    Returns
    -------
    numpy.ndarray
        Of a rising series 1 where both parts rise, 2 only that of climate, 3 only the rest; 4, 5, 6
        of a falling one where they fall; 0 for a slope of 0; `CLASS_NODATA` without slopes.
    """
    observed, climate, rest = slopes
    sign = np.sign(observed)
    by_climate, by_rest = np.sign(climate) == sign, np.sign(rest) == sign
    codes = np.where(by_climate, np.where(by_rest, BOTH_INCREASE, CLIMATE_INCREASE), REST_INCREASE)
    codes = np.where(sign < 0, codes + 3, codes)
    codes = np.where(sign == 0, NO_CHANGE, codes)
    if is_significant is not None:
        codes = np.where(is_significant, codes, NOT_SIGNIFICANT)
    return np.where(np.isnan(observed), CLASS_NODATA, codes).astype(np.uint8)


def rest_share(slopes) -> np.ndarray:
    """Return the contribution of the rest to the trend of each pixel, per cent as float32.

    Where both parts go with the trend it is the slope of the rest over that of the series; else
    100 or 0, whichever part goes with it. That of climate is what is missing to 100. NaN where
    there is no trend.
    """
    observed, climate, rest = slopes
    sign = np.sign(observed)
    is_shared = (np.sign(climate) == sign) & (np.sign(rest) == sign)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(is_shared, 100.0 * rest / observed, 100.0 * (np.sign(rest) == sign))
    return np.where(np.isnan(observed) | (sign == 0), np.nan, share).astype(np.float32)
