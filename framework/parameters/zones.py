"""The zones of a run: polygons or a class raster, declared and opened once for all algorithms."""

from __future__ import annotations

from ...core.facts.run import DoesNotApply
from ..features.tables import read_polygons
from ..text.translation import tr
from . import shared as p


def zone_parameters(help_text: str) -> list:
    """Return the inputs of zones; `help_text` says what they are for, and what holds without."""
    return [
        p.polygons("ZONES", tr("Zones (polygons)"), help_text, optional=True),
        p.field(
            "ZONE_FIELD",
            tr("Column that names the zones"),
            tr("Polygons of one name are one zone. Empty: each polygon by its number."),
            parent="ZONES",
            optional=True,
        ),
        p.raster(
            "ZONE_RASTER",
            tr("Zones (class raster)"),
            tr("Instead of polygons: a raster of whole numbers, such as land cover."),
            optional=True,
            takes=p.CLASSES,
        ),
    ]


def guard_zones(values, stack) -> None:
    """Check that one kind of zones is given at most, and that a raster of them fits a stack.

    Raises
    ------
    DoesNotApply, GridMismatch, SeveralBands
    """
    if not values["ZONE_RASTER"]:
        return
    if values["ZONES"] is not None:
        raise DoesNotApply("ZONE_RASTER", values["ZONE_RASTER"], "ZONES")
    stack.join(_raster_zones(values).stack)


def open_zones(values, grid, run):
    """Return the zones asked for on a grid, None where there are none."""
    if values["ZONE_RASTER"]:
        return _raster_zones(values)
    if values["ZONES"] is None:
        return None
    from ...core.raster.zones import PolygonZones

    shapes, names, crs = read_polygons(values["ZONES"], grid.crs, values["ZONE_FIELD"], run)
    return PolygonZones(shapes, names, grid, crs)


def _raster_zones(values):
    """Return the zones of the class raster."""
    from ...core.raster.zones import RasterZones

    return RasterZones.open(values["ZONE_RASTER"])
