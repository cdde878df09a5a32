"""Gravity centres with their error: ellipses, and intervals of how far they moved."""

from __future__ import annotations

import math

import numpy as np

from ...units.carbon_units import M_PER_KM
from .drift import CentreError, CentreOfDate, Drift, DriftError
from .ellipse import Ellipse, main_axes

# Points of an ellipse that are looked at for the nearest and the farthest.
_POINTS = 720


def zone_with_errors(rows, drift: Drift | None, found) -> tuple:
    """Return the centres of a zone and their movement with their error.

    Parameters
    ----------
    rows : sequence of CentreOfDate
        One of each date.
    drift : Drift, optional
        The movement over all dates.
    found : CentreCovariance
        Covariance of the centres, as `core.predict.centre_errors` finds it.

    Returns
    -------
    rows : tuple of CentreOfDate
    drift : Drift or None
    """
    n = len(rows)
    known = [i for i, row in enumerate(rows) if not math.isnan(row.ellipse.longitude)]
    own = []
    for i, row in enumerate(rows):
        if i not in known:
            own.append(row)
            continue
        since = _trend_contrast(n, {known[0]: -1.0, i: 1.0}) if i != known[0] else None
        own.append(
            row._replace(error=_error_of_date(row, _trend_contrast(n, {i: 1.0}), since, found))
        )
    if drift is not None:
        drift = drift._replace(error=_error_of_drift(rows, drift, known, found))
    return tuple(own), drift


def _trend_contrast(n: int, factors: dict) -> np.ndarray:
    """Return the speed of the centre as a combination of `n` dates, for its error."""
    found = np.zeros(n)
    for place, factor in factors.items():
        found[place] = factor
    return found


def _of_contrast(found, contrast) -> np.ndarray:
    """Return the covariance ``(2, 2)`` of a combination of the centres, km2."""
    n = len(contrast)
    blocks = found.covariance.reshape(2, n, 2, n)
    return np.einsum("i,kilj,j->kl", contrast, blocks, contrast) / M_PER_KM**2


def _error_of_date(row: CentreOfDate, alone, since, found) -> CentreError:
    """Return the error of a centre, and bounds of its distance from the first one."""
    (ee, en), (_, nn) = _of_contrast(found, alone)
    major, minor, azimuth = main_axes(ee, en, nn)
    reach = math.sqrt(_chi_squared_quantile(found))
    bounds = math.nan, math.nan
    if since is not None:
        bounds = _length_bounds(row.first_km, row.first_azimuth, _of_contrast(found, since), found)
    own = reach * major, reach * minor, azimuth
    return CentreError(*own, *bounds, found.basis, found.coverage)


def _error_of_drift(rows, drift: Drift, known: list, found) -> DriftError:
    """Return bounds of the way from the first centre to the last, and of the speed."""
    n = len(rows)
    ends = _of_contrast(found, _trend_contrast(n, {known[0]: -1.0, known[-1]: 1.0}))
    years = np.array([rows[i].years for i in known])
    centred = years - years.mean()
    slope = _of_contrast(found, _trend_contrast(n, dict(zip(known, centred / (centred @ centred)))))
    lower, upper = _length_bounds(drift.distance_km, drift.azimuth, ends, found)
    slowest, fastest = _length_bounds(drift.speed_km_yr, drift.speed_azimuth, slope, found)
    return DriftError(lower, upper, slowest, fastest, found.basis, found.coverage)


def _length_bounds(length: float, azimuth: float, covariance, found) -> tuple:
    """Return the smallest and the largest length of the vectors in an ellipse of error.

    The smallest is 0 where no movement lies in the ellipse. As the whole ellipse is looked at, the
    bounds hold the truth at least as often as the ellipse does.
    """
    angle = 0.0 if math.isnan(azimuth) else math.radians(azimuth)
    shift = length * np.array([math.sin(angle), math.cos(angle)])
    values, vectors = np.linalg.eigh(covariance)
    sizes = np.maximum(values, 0.0) * _chi_squared_quantile(found)
    axes = vectors * np.sqrt(sizes)
    turns = np.linspace(0.0, 2.0 * math.pi, _POINTS, endpoint=False)
    edge = shift[:, None] + axes @ np.array([np.cos(turns), np.sin(turns)])
    lengths = np.hypot(*edge)
    along = vectors.T @ shift
    inside = (sizes > 0).all() and float((along**2 / sizes).sum()) <= 1.0
    return 0.0 if inside else float(lengths.min()), float(lengths.max())


def _chi_squared_quantile(found) -> float:
    """Return the quantile of chi-squared with two degrees of freedom at the coverage."""
    return -2.0 * math.log1p(-found.coverage)


def error_ellipse(row: CentreOfDate) -> Ellipse:
    """Return the ellipse of the error of a centre, as `outline` takes it."""
    major, minor = row.error.major_km * M_PER_KM, row.error.minor_km * M_PER_KM
    return row.ellipse._replace(major=major, minor=minor, azimuth=row.error.azimuth)
