"""Gravity centre and standard deviational ellipse from the sums of `zone_moments`.

The centre is the mean of the places in space, led back to the ellipsoid along its normal: the
centre of mass of what lies on the ground. In the plane that touches the ellipsoid there, the mean
of all places is the centre itself, and the ellipse has the standard deviations along the two main
directions (Lefever 1926; Yuill 1971): the square roots of the eigenvalues of the weighted
covariance. For weights that are normally distributed one standard deviation encloses 39 %.

References
----------
Lefever, D. W. (1926). Measuring geographic concentration by means of the standard deviational
ellipse. American Journal of Sociology 32, 88-94.
Yuill, R. S. (1971). The standard deviational ellipse. Geografiska Annaler B 53, 28-39.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ...statistics.exact_sum import as_fraction
from .geodesic import AXIS, direct, geodetic_coordinates

# A mean this close to the centre of the earth, as a share of its radius, has no direction.
_NOWHERE = 0.01
_POINTS = 72
_PAIRS = ((0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2))


class Ellipse(NamedTuple):
    """Centre and spread of weights.

    Parameters
    ----------
    weight : float
        Sum of the weights.
    longitude, latitude : float
        Centre, degrees of WGS 84; NaN without weights, or for weights all around the globe.
    major, minor : float
        Standard deviations along the main directions, m.
    azimuth : float
        Direction of the major axis, degrees clockwise from north, 0 to 180.
    """

    weight: float
    longitude: float
    latitude: float
    major: float
    minor: float
    azimuth: float

    @property
    def centre(self) -> tuple:
        """Longitude and latitude."""
        return self.longitude, self.latitude

    @property
    def area(self) -> float:
        """Area of the ellipse of one standard deviation, m2."""
        return math.pi * self.major * self.minor


def ellipse_of(sums) -> Ellipse:
    """Return centre and ellipse of accumulators ``(TERMS, PLACES)``; places in earth radii."""
    exact = [as_fraction(accumulator) for accumulator in sums]
    weight, nan = exact[0], math.nan
    if weight <= 0:
        return Ellipse(0.0, nan, nan, nan, nan, nan)
    mean = [accumulator / weight for accumulator in exact[1:4]]
    point = np.array([float(accumulator) for accumulator in mean])
    if np.linalg.norm(point) < _NOWHERE:
        return Ellipse(float(weight), nan, nan, nan, nan, nan)
    # Exact before the difference: a region is small against the radius of the earth.
    covariance = np.empty((3, 3))
    for (i, j), accumulator in zip(_PAIRS, exact[4:]):
        covariance[i, j] = covariance[j, i] = float(accumulator / weight - mean[i] * mean[j])
    longitude, latitude = geodetic_coordinates(point)
    east, north = _local_axes(longitude, latitude)
    ee, en, nn = east @ covariance @ east, east @ covariance @ north, north @ covariance @ north
    major, minor, azimuth = main_axes(ee, en, nn)
    degrees = math.degrees(longitude), math.degrees(latitude)
    return Ellipse(float(weight), *degrees, AXIS * major, AXIS * minor, azimuth)


def outline(ellipse: Ellipse, size: float = 1.0) -> list:
    """Return the points of an ellipse of `size` standard deviations, closed; degrees.

    Longitudes go on beyond 180 where the ellipse lies across the antimeridian.
    """
    points = []
    for step in range(_POINTS):
        angle = 2.0 * math.pi * step / _POINTS
        major_offset, minor_offset = (
            math.cos(angle) * ellipse.major,
            math.sin(angle) * ellipse.minor,
        )
        azimuth = ellipse.azimuth + math.degrees(math.atan2(minor_offset, major_offset))
        points.append(
            direct(ellipse.centre, azimuth, size * math.hypot(major_offset, minor_offset))
        )
    return [*points, points[0]]


def ground_axes(point) -> tuple:
    """Return the unit vectors to the east and to the north at a point in space, in earth radii."""
    return _local_axes(*geodetic_coordinates(point))


class MainAxes(NamedTuple):
    """Standard deviations along the main axes; azimuth of the larger one, degrees."""

    major: float
    minor: float
    azimuth: float


def main_axes(ee: float, en: float, nn: float) -> MainAxes:
    """Return the axes of an ellipse: standard deviations along them, and the major's direction."""
    mean_variance, half_difference = (ee + nn) / 2.0, math.hypot((ee - nn) / 2.0, en)
    major, minor = (
        math.sqrt(max(mean_variance + half_difference, 0.0)),
        math.sqrt(max(mean_variance - half_difference, 0.0)),
    )
    azimuth = math.degrees(0.5 * math.atan2(2.0 * en, nn - ee)) % 180.0
    return MainAxes(major, minor, azimuth)


def _local_axes(longitude: float, latitude: float) -> tuple:
    """Return the unit vectors to the east and to the north."""
    sin_l, cos_l = math.sin(longitude), math.cos(longitude)
    sin_f, cos_f = math.sin(latitude), math.cos(latitude)
    return np.array([-sin_l, cos_l, 0.0]), np.array([-sin_f * cos_l, -sin_f * sin_l, cos_f])
