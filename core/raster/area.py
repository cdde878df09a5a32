"""Cell areas on the ground: ellipsoidal in geographic coordinates, planar otherwise."""

from __future__ import annotations

import numpy as np


def ellipsoid_zone_area(south, north, width, semi_major, inverse_flattening):
    """Return the area between two parallels and two meridians on an ellipsoid.

    Parameters
    ----------
    south, north : array_like
        Latitudes of the parallels, radians.
    width : float
        Difference of longitude, radians.
    semi_major : float
        Semi-major axis, m.
    inverse_flattening : float
        Inverse flattening; 0 means a sphere.

    Returns
    -------
    numpy.ndarray
        Areas, m2.

    Notes
    -----
    ``A = b^2/2 * dlon * [q(north) - q(south)]`` with
    ``q(phi) = sin/(1 - e^2 sin^2) + atanh(e sin)/e``.

    References
    ----------
    Snyder, J. P. (1987). Map Projections: A Working Manual. USGS Professional Paper 1395,
    eq. 3-12.
    """
    south, north = np.asarray(south, float), np.asarray(north, float)
    flattening = 1.0 / inverse_flattening if inverse_flattening else 0.0
    semi_minor = semi_major * (1.0 - flattening)
    e = np.sqrt(flattening * (2.0 - flattening))

    def q(latitude):
        sine = np.sin(latitude)
        if e == 0.0:
            return 2.0 * sine
        return sine / (1.0 - (e * sine) ** 2) + np.arctanh(e * sine) / e

    return 0.5 * semi_minor**2 * abs(width) * np.abs(q(north) - q(south))
