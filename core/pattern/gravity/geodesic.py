"""Distances and directions on the WGS 84 ellipsoid, by the formulas of Vincenty.

References
----------
Vincenty, T. (1975). Direct and inverse solutions of geodesics on the ellipsoid. Survey Review 23,
88-93.
"""

from __future__ import annotations

import math
from typing import NamedTuple

AXIS = 6378137.0
FLATTENING = 1.0 / 298.257223563
ECCENTRICITY2 = FLATTENING * (2.0 - FLATTENING)
_POLAR = AXIS * (1.0 - FLATTENING)
_MAX_STEPS = 200
_SMALLEST = 1e-13


class Geodesic(NamedTuple):
    """Distance in m, and the direction at the start in degrees clockwise from north."""

    distance: float
    azimuth: float


def inverse(start: tuple, end: tuple) -> Geodesic:
    """Return the geodesic between two points (longitude, latitude), degrees.

    The direction of no distance is NaN. Points nearly opposite each other, for which the series
    does not converge, get the last step's result, which is off by up to about 0.5 %.
    """
    length = math.radians(math.remainder(end[0] - start[0], 360.0))
    u1, u2 = (math.atan((1.0 - FLATTENING) * math.tan(math.radians(p[1]))) for p in (start, end))
    (s1, c1), (s2, c2) = (math.sin(u1), math.cos(u1)), (math.sin(u2), math.cos(u2))
    longitude = length
    for _ in range(_MAX_STEPS):
        sin_longitude, cos_longitude = math.sin(longitude), math.cos(longitude)
        sin_arc = math.hypot(c2 * sin_longitude, c1 * s2 - s1 * c2 * cos_longitude)
        if sin_arc == 0.0:
            return Geodesic(0.0, math.nan)
        cos_arc = s1 * s2 + c1 * c2 * cos_longitude
        arc = math.atan2(sin_arc, cos_arc)
        alpha = c1 * c2 * sin_longitude / sin_arc
        cos2_alpha = 1.0 - alpha * alpha
        cos_2_mid = cos_arc - 2.0 * s1 * s2 / cos2_alpha if cos2_alpha > 1e-15 else 0.0
        previous, longitude = (
            longitude,
            length + _longitude_excess(alpha, cos2_alpha, arc, sin_arc, cos_arc, cos_2_mid),
        )
        if abs(longitude - previous) < _SMALLEST:
            break
    scale, delta = _vincenty_series(cos2_alpha, arc, sin_arc, cos_arc, cos_2_mid)
    azimuth = math.atan2(c2 * math.sin(longitude), c1 * s2 - s1 * c2 * math.cos(longitude))
    return Geodesic(_POLAR * scale * (arc - delta), math.degrees(azimuth) % 360.0)


def direct(start: tuple, azimuth: float, distance: float) -> tuple:
    """Return the longitude and latitude at a distance (m) from a point; not turned to +-180."""
    if distance == 0.0:
        return start
    alpha1 = math.radians(azimuth)
    u1 = math.atan((1.0 - FLATTENING) * math.tan(math.radians(start[1])))
    s1, c1 = math.sin(u1), math.cos(u1)
    arc1 = math.atan2(math.tan(u1), math.cos(alpha1))
    alpha = c1 * math.sin(alpha1)
    cos2_alpha = 1.0 - alpha * alpha
    arc, step = 0.0, 1.0
    for _ in range(_MAX_STEPS):
        cos_2_mid = math.cos(2.0 * arc1 + arc)
        scale, delta = _vincenty_series(cos2_alpha, arc, math.sin(arc), math.cos(arc), cos_2_mid)
        previous, arc = arc, distance / (_POLAR * scale) + delta
        step = abs(arc - previous)
        if step < _SMALLEST:
            break
    sin_arc, cos_arc = math.sin(arc), math.cos(arc)
    cos_2_mid = math.cos(2.0 * arc1 + arc)
    cos_latitude_part = s1 * sin_arc - c1 * cos_arc * math.cos(alpha1)
    sin_latitude = s1 * cos_arc + c1 * sin_arc * math.cos(alpha1)
    latitude = math.atan2(sin_latitude, (1.0 - FLATTENING) * math.hypot(alpha, cos_latitude_part))
    longitude = math.atan2(
        sin_arc * math.sin(alpha1), c1 * cos_arc - s1 * sin_arc * math.cos(alpha1)
    )
    length = longitude - _longitude_excess(alpha, cos2_alpha, arc, sin_arc, cos_arc, cos_2_mid)
    return start[0] + math.degrees(length), math.degrees(latitude)


def _longitude_excess(alpha, cos2_alpha, arc, sin_arc, cos_arc, cos_2_mid) -> float:
    """Return how much longitudes on the auxiliary sphere differ from those on the ellipsoid."""
    c = FLATTENING / 16.0 * cos2_alpha * (4.0 + FLATTENING * (4.0 - 3.0 * cos2_alpha))
    inner = cos_2_mid + c * cos_arc * (2.0 * cos_2_mid * cos_2_mid - 1.0)
    return (1.0 - c) * FLATTENING * alpha * (arc + c * sin_arc * inner)


def _vincenty_series(cos2_alpha, arc, sin_arc, cos_arc, cos_2_mid) -> tuple:
    """Return Vincenty's A and the correction of a geodesic's arc."""
    u2 = cos2_alpha * (AXIS * AXIS - _POLAR * _POLAR) / (_POLAR * _POLAR)
    a = 1.0 + u2 / 16384.0 * (4096.0 + u2 * (-768.0 + u2 * (320.0 - 175.0 * u2)))
    b = u2 / 1024.0 * (256.0 + u2 * (-128.0 + u2 * (74.0 - 47.0 * u2)))
    m2 = 2.0 * cos_2_mid * cos_2_mid - 1.0
    tail = (
        b / 6.0 * cos_2_mid * (4.0 * sin_arc * sin_arc - 3.0) * (4.0 * cos_2_mid * cos_2_mid - 3.0)
    )
    return a, b * sin_arc * (cos_2_mid + b / 4.0 * (cos_arc * m2 - tail))


def geodetic_coordinates(point) -> tuple:
    """Return longitude and latitude (radians) of the normal of the ellipsoid through a point.

    The point is in semi-major axes. The iteration of the latitude converges for any point but
    those near the centre.
    """
    x, y, z = point
    axis_distance = math.hypot(x, y)
    latitude = math.atan2(z, axis_distance * (1.0 - ECCENTRICITY2))
    for _ in range(100):
        normal = 1.0 / math.sqrt(1.0 - ECCENTRICITY2 * math.sin(latitude) ** 2)
        previous = latitude
        latitude = math.atan2(z + ECCENTRICITY2 * normal * math.sin(latitude), axis_distance)
        if abs(latitude - previous) < 1e-15:
            break
    return math.atan2(y, x), latitude
