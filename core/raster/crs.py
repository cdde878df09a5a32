"""Coordinate reference systems as WKT: parsed once, compared, named, transformed."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from osgeo import gdal, osr

from ..errors_and_notes.sites import NoCrs
from .opening import quiet_gdal

# Ellipsoids whose half axes differ by less belong to datums of one centre, m; and two places.
_SAME_AXIS, _SAME_METRES, _SAME_DEGREES = 0.5, 2.0, 2e-5
# A code of an authority, or WKT. GDAL also takes the name of a file or of a server, and opens it.
_WRITTEN_OUT = re.compile(r"[A-Za-z]{2,10}:[0-9A-Za-z+]{1,20}|[A-Z_]{5,20}\[.*", re.DOTALL)


@lru_cache(maxsize=64)
def spatial_reference(crs: str) -> osr.SpatialReference:
    """Return the CRS of a WKT text as OSR object, with x before y."""
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


def chosen_reference(text: str) -> osr.SpatialReference:
    """Return the CRS of a code such as "EPSG:4326" or of WKT as OSR object.

    Raises
    ------
    NoCrs
        For anything else.
    """
    reference = osr.SpatialReference()
    if not _WRITTEN_OUT.fullmatch(text):
        raise NoCrs(text)
    reference.SetFromUserInput(text)
    return reference


@lru_cache(maxsize=64)
def wkt_of_epsg(code: int) -> str:
    """Return the WKT of a code of EPSG; empty for one that PROJ does not know."""
    reference = osr.SpatialReference()
    try:
        is_known = bool(code) and reference.ImportFromEPSG(code) == 0
    except RuntimeError:
        return ""
    return reference.ExportToWkt() if is_known else ""


@lru_cache(maxsize=256)
def same_crs(first: str, second: str) -> bool:
    """Say whether two WKT texts mean the same coordinate system (compared as CRS, not as text)."""
    if first == second:
        return True
    if not first or not second:
        return False
    options = ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "IGNORE_COORDINATE_EPOCH=YES"]
    return bool(spatial_reference(first).IsSame(spatial_reference(second), options))


@lru_cache(maxsize=64)
def lacks_datum_shift(source: str, target: str, x: float, y: float) -> bool:
    """Say whether PROJ takes a place of a CRS into another as if their datums were one.

    It does so where it knows no transformation for the place, as between WGS 84 and Xian 1980:
    positions are then off by up to some 100 m. Spheres are that by convention.

    Parameters
    ----------
    source, target : str
        WKT of both.
    x, y : float
        The place, in the first.
    """
    references = [spatial_reference(crs) for crs in (source, target)]
    axes = [reference.GetSemiMajor() for reference in references]
    is_on_sphere = any(reference.GetInvFlattening() == 0.0 for reference in references)
    if is_on_sphere or abs(axes[0] - axes[1]) < _SAME_AXIS:
        return False
    exact = osr.CoordinateTransformationOptions()
    if not hasattr(exact, "SetBallparkAllowed"):  # before GDAL 3.3
        return False
    exact.SetBallparkAllowed(False)
    options = osr.CoordinateTransformationOptions(), exact
    usual_place, exact_place = (_place_in_crs(references, x, y, option) for option in options)
    tolerance = _SAME_DEGREES if references[1].IsGeographic() else _SAME_METRES
    return all(map(math.isfinite, usual_place)) and not (
        math.dist(usual_place, exact_place) <= tolerance
    )


def _place_in_crs(references: list, x: float, y: float, options) -> tuple:
    """Transform a place from one CRS to another; infinite where PROJ finds no way."""
    with quiet_gdal():
        try:
            transform = osr.CreateCoordinateTransformation(*references, options)
            return transform.TransformPoint(x, y)[:2]
        except (RuntimeError, AttributeError):  # without exceptions there is no transform
            return math.inf, math.inf


def crs_name(crs: str) -> str:
    """Return authority code or name of a CRS for messages; empty when unknown."""
    if not crs:
        return ""
    reference = spatial_reference(crs)
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else (reference.GetName() or "")


def ground_points(x, y, crs: str):
    """Transform coordinates of a CRS to points in space, m, with distances as on the ground.

    Parameters
    ----------
    x, y : array_like
        Coordinates in the CRS; NaN where there is no place.
    crs : str
        WKT; without one the coordinates themselves are the points, in a plane.

    Returns
    -------
    numpy.ndarray
        ``(places, 3)`` on the WGS 84 ellipsoid, ``(places, 2)`` without a CRS. A straight line
        between two of them is 1 % shorter than the arc at 3,000 km.
    """
    import numpy as np

    x, y = np.asarray(x, np.float64), np.asarray(y, np.float64)
    if not crs:
        return np.column_stack([x, y])
    reference, world = spatial_reference(crs), osr.SpatialReference()
    world.SetWellKnownGeogCS("WGS84")
    world.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    is_finite = np.isfinite(x) & np.isfinite(y)
    degrees = np.full((len(x), 2), np.nan)
    if is_finite.any():
        transform = osr.CoordinateTransformation(reference.Clone(), world)
        world_points = transform.TransformPoints(
            np.column_stack([x[is_finite], y[is_finite]]).tolist()
        )
        degrees[is_finite] = np.array(world_points)[:, :2]
    longitude, latitude = np.radians(np.where(np.isfinite(degrees), degrees, np.nan)).T
    axis, flattening = world.GetSemiMajor(), 1.0 / world.GetInvFlattening()
    eccentricity2 = flattening * (2.0 - flattening)
    normal = axis / np.sqrt(1.0 - eccentricity2 * np.sin(latitude) ** 2)
    axis_distance = normal * np.cos(latitude)
    up = normal * (1.0 - eccentricity2) * np.sin(latitude)
    return np.column_stack(
        [axis_distance * np.cos(longitude), axis_distance * np.sin(longitude), up]
    )


def geographic_coordinates(crs: str, x, y) -> tuple:
    """Return longitude and latitude (WGS 84, degrees) of coordinates of a CRS."""
    import numpy as np

    wgs84 = osr.SpatialReference()
    wgs84.SetFromUserInput("OGC:CRS84")
    wgs84.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    transform = osr.CoordinateTransformation(spatial_reference(crs), wgs84)
    points = np.array(transform.TransformPoints(list(zip(x, y)))).reshape(-1, 3)
    return points[:, 0], points[:, 1]


def transform_points(transform, x, y) -> tuple:
    """Return points in another CRS, infinite where there is no such point.

    Parameters
    ----------
    transform : osgeo.osr.CoordinateTransformation
        From the one CRS to the other.
    x, y : numpy.ndarray
        Coordinates, of any shape.
    """
    import numpy as np

    gdal.PushErrorHandler("CPLQuietErrorHandler")  # points off the map are expected
    try:
        points = transform.TransformPoints(np.column_stack([x.ravel(), y.ravel()]))
    except RuntimeError:
        points = [_transform_point(transform, *point) for point in zip(x.ravel(), y.ravel())]
    finally:
        gdal.PopErrorHandler()
    points = np.array(points, float).reshape(-1, 3)[:, :2].reshape(*x.shape, 2)
    return points[..., 0], points[..., 1]


def _transform_point(transform, x: float, y: float) -> tuple:
    """Return a point in another CRS; infinite where that is undefined."""
    try:
        return transform.TransformPoint(x, y)
    except RuntimeError:
        return math.inf, math.inf, 0.0
