"""Gravity centres with their error: ellipses, and intervals of how far they moved."""

from __future__ import annotations

import math

import numpy as np

from ...units.carbon_units import M_PER_KM
from .centre_drift import CentreError, CentreOfDate, Drift, DriftError
from .ellipse import Ellipse, main_axes

# Points of an ellipse that are looked at for the nearest and the farthest.
_POINTS = 720


def zone_with_errors(rows, drift: Drift | None, centre_errors) -> tuple:
    """Return the centres of a zone and their movement with their error.

    Parameters
    ----------
    rows : sequence of CentreOfDate
        One of each date.
    drift : Drift, optional
        The movement over all dates.
    centre_errors : CentreCovariance
        Covariance of the centres, as `core.predict.gravity_centre_errors` finds it.

    Returns
    -------
    rows : tuple of CentreOfDate
    drift : Drift or None
    """
    n = len(rows)
    known_dates = [i for i, row in enumerate(rows) if not math.isnan(row.ellipse.longitude)]
    rows_with_errors = []
    for i, row in enumerate(rows):
        if i not in known_dates:
            rows_with_errors.append(row)
            continue
        since = _trend_contrast(n, {known_dates[0]: -1.0, i: 1.0}) if i != known_dates[0] else None
        rows_with_errors.append(
            row._replace(
                error=_error_of_date(row, _trend_contrast(n, {i: 1.0}), since, centre_errors)
            )
        )
    if drift is not None:
        drift = drift._replace(error=_error_of_drift(rows, drift, known_dates, centre_errors))
    return tuple(rows_with_errors), drift


def _trend_contrast(n: int, factors: dict) -> np.ndarray:
    """Return the speed of the centre as a combination of `n` dates, for its error."""
    contrast = np.zeros(n)
    for date, factor in factors.items():
        contrast[date] = factor
    return contrast


def _covariance_of_contrast(centre_errors, contrast) -> np.ndarray:
    """Return the covariance ``(2, 2)`` of a combination of the centres, km2."""
    n = len(contrast)
    blocks = centre_errors.covariance.reshape(2, n, 2, n)
    return np.einsum("i,kilj,j->kl", contrast, blocks, contrast) / M_PER_KM**2


def _error_of_date(row: CentreOfDate, date_contrast, shift_contrast, centre_errors) -> CentreError:
    """Return the error of a centre, and bounds of its distance from the first one."""
    (ee, en), (_, nn) = _covariance_of_contrast(centre_errors, date_contrast)
    major, minor, azimuth = main_axes(ee, en, nn)
    radius = math.sqrt(_chi_squared_quantile(centre_errors))
    bounds = math.nan, math.nan
    if shift_contrast is not None:
        bounds = _length_bounds(
            row.first_km,
            row.first_azimuth,
            _covariance_of_contrast(centre_errors, shift_contrast),
            centre_errors,
        )
    ellipse_axes = radius * major, radius * minor, azimuth
    return CentreError(*ellipse_axes, *bounds, centre_errors.basis, centre_errors.coverage)


def _error_of_drift(rows, drift: Drift, known_dates: list, centre_errors) -> DriftError:
    """Return bounds of the way from the first centre to the last, and of the speed."""
    n = len(rows)
    ends = _covariance_of_contrast(
        centre_errors, _trend_contrast(n, {known_dates[0]: -1.0, known_dates[-1]: 1.0})
    )
    years = np.array([rows[i].years for i in known_dates])
    centred = years - years.mean()
    slope = _covariance_of_contrast(
        centre_errors, _trend_contrast(n, dict(zip(known_dates, centred / (centred @ centred))))
    )
    lower, upper = _length_bounds(drift.distance_km, drift.azimuth, ends, centre_errors)
    slowest, fastest = _length_bounds(drift.speed_km_yr, drift.speed_azimuth, slope, centre_errors)
    return DriftError(lower, upper, slowest, fastest, centre_errors.basis, centre_errors.coverage)


def _length_bounds(length: float, azimuth: float, covariance, centre_errors) -> tuple:
    """Return the smallest and the largest length of the vectors in an ellipse of error.

    The smallest is 0 where no movement lies in the ellipse. As the whole ellipse is looked at, the
    bounds hold the truth at least as often as the ellipse does.
    """
    angle = 0.0 if math.isnan(azimuth) else math.radians(azimuth)
    shift = length * np.array([math.sin(angle), math.cos(angle)])
    values, vectors = np.linalg.eigh(covariance)
    sizes = np.maximum(values, 0.0) * _chi_squared_quantile(centre_errors)
    axes = vectors * np.sqrt(sizes)
    angles = np.linspace(0.0, 2.0 * math.pi, _POINTS, endpoint=False)
    edge = shift[:, None] + axes @ np.array([np.cos(angles), np.sin(angles)])
    lengths = np.hypot(*edge)
    shift_along_axes = vectors.T @ shift
    inside = (sizes > 0).all() and float((shift_along_axes**2 / sizes).sum()) <= 1.0
    return 0.0 if inside else float(lengths.min()), float(lengths.max())


def _chi_squared_quantile(centre_errors) -> float:
    """Return the quantile of chi-squared with two degrees of freedom at the coverage."""
    return -2.0 * math.log1p(-centre_errors.coverage)


def error_ellipse(row: CentreOfDate) -> Ellipse:
    """Return the ellipse of the error of a centre, as `outline` takes it."""
    major, minor = row.error.major_km * M_PER_KM, row.error.minor_km * M_PER_KM
    return row.ellipse._replace(major=major, minor=minor, azimuth=row.error.azimuth)
