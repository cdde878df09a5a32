"""Areal distortion: how the area of a cell on the ground differs from that in its projection."""

from __future__ import annotations

import numpy as np
from osgeo import osr

from .grid import Grid, spatial_reference

# Cells looked at along each side of a raster.
_SIDE = 9


def areal_factors(grid: Grid) -> tuple | None:
    """Return the smallest and the largest true area of a cell as a share of its nominal one.

    Parameters
    ----------
    grid : Grid
        Cells are looked at on a lattice over it, corners included.

    Returns
    -------
    tuple or None
        (low, high); (1, 1) for geographic grids, whose areas are computed on the ellipsoid. None
        without a CRS, or where the projection cannot be inverted.

    Notes
    -----
    The area on the ground of a small step in the plane is ``|d(lon, lat)/d(x, y)| M N cos(lat)``
    with the radii of curvature M and N of the ellipsoid.

    References
    ----------
    Snyder, J. P. (1987). Map Projections: A Working Manual. USGS Professional Paper 1395, ch. 4.
    """
    if not grid.crs:
        return None
    reference = spatial_reference(grid.crs)
    if reference.IsGeographic():
        return 1.0, 1.0
    if not reference.IsProjected():
        return None
    geographic = reference.CloneGeogCS()
    geographic.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    rows = np.linspace(0.5, grid.height - 0.5, _SIDE).repeat(_SIDE)
    cols = np.tile(np.linspace(0.5, grid.width - 0.5, _SIDE), _SIDE)
    transform = osr.CoordinateTransformation(reference, geographic)

    def degrees(row_step, col_step):
        x, y = grid.corner(rows + row_step, cols + col_step)
        points = transform.TransformPoints(np.column_stack([x, y]).tolist())
        return np.radians(np.array(points, float)[:, :2]).T

    try:
        east, west, north, south, centre = (
            degrees(*step) for step in ((0, 0.5), (0, -0.5), (-0.5, 0), (0.5, 0), (0, 0))
        )
    except RuntimeError:
        return None
    with np.errstate(invalid="ignore"):
        eastward = _unwrap_differences(east - west)
        southward = _unwrap_differences(south - north)
    latitude = centre[1]
    flattening = 1.0 / reference.GetInvFlattening() if reference.GetInvFlattening() else 0.0
    e2, axis = flattening * (2.0 - flattening), reference.GetSemiMajor()
    with np.errstate(invalid="ignore"):  # infinite where the projection is undefined
        root = np.sqrt(1.0 - e2 * np.sin(latitude) ** 2)
        radii = axis * (1.0 - e2) / root**3 * axis / root
        spanned = np.abs(eastward[0] * southward[1] - eastward[1] * southward[0])
        ground_area = spanned * radii * np.cos(latitude)
    _, a, b, _, d, e = grid.geotransform
    factors = ground_area / (abs(a * e - b * d) * reference.GetLinearUnits() ** 2)
    factors = factors[np.isfinite(factors) & (factors > 0)]
    return (float(factors.min()), float(factors.max())) if factors.size else None


def _unwrap_differences(difference: np.ndarray) -> np.ndarray:
    """Return differences of (longitude, latitude) without the jump at the antimeridian."""
    difference[0] = (difference[0] + np.pi) % (2 * np.pi) - np.pi
    return difference
