"""Coordinate reference systems as WKT: parsed once, compared, named."""

from __future__ import annotations

from functools import lru_cache

from osgeo import osr


@lru_cache(maxsize=64)
def spatial_reference(crs: str) -> osr.SpatialReference:
    """Return the OSR object of a WKT text, with x before y."""
    reference = osr.SpatialReference()
    reference.ImportFromWkt(crs)
    reference.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    return reference


@lru_cache(maxsize=256)
def same_crs(first: str, second: str) -> bool:
    """Say whether two WKT texts mean the same coordinate system (compared as CRS, not as text)."""
    if first == second:
        return True
    if not first or not second:
        return False
    options = ["IGNORE_DATA_AXIS_TO_SRS_AXIS_MAPPING=YES", "IGNORE_COORDINATE_EPOCH=YES"]
    return bool(spatial_reference(first).IsSame(spatial_reference(second), options))


def crs_name(crs: str) -> str:
    """Return authority code or name of a CRS for messages; empty when unknown."""
    if not crs:
        return ""
    reference = spatial_reference(crs)
    authority, code = reference.GetAuthorityName(None), reference.GetAuthorityCode(None)
    return f"{authority}:{code}" if authority and code else (reference.GetName() or "")
