"""The zones of a run: polygons or a class raster, declared and opened once for all algorithms."""

from __future__ import annotations

from ...core.errors_and_notes.run import DoesNotApply, MissingInput
from ...core.errors_and_notes.zones import NoZonePolygons
from ..features.zone_polygons import read_polygons
from ..text.translation import tr
from . import declarations as p

# How cells on the edges of polygons count; algorithms without the choice take the first.
ZONE_CELLS = ("centre", "share")


def zone_parameters(help_text: str, by_share: bool = False) -> list:
    """Return the inputs of zones.

    Parameters
    ----------
    help_text : str
        What they are for, and what holds without.
    by_share : bool
        Whether cells may count by the share of them that lies in a polygon.
    """
    return [
        p.polygons("ZONES", tr("Zones (polygons)"), help_text, optional=True),
        p.field(
            "ZONE_FIELD",
            tr("Column that names the zones"),
            tr("Polygons of one name are one zone. Empty: each polygon by its number."),
            parent="ZONES",
            optional=True,
            requirement=p.NAME_COLUMN,
        ),
        p.raster(
            "ZONE_RASTER",
            tr("Zones (class raster)"),
            tr("Instead of polygons: a raster of whole numbers, such as land cover."),
            optional=True,
            requirement=p.CLASSES,
        ),
        *([_zone_cells_parameter()] if by_share else []),
    ]


def _zone_cells_parameter():
    """Return how the cells on the edges of polygons count."""
    return p.choice(
        "ZONE_CELLS",
        tr("Cells on the edges of zones"),
        tr(
            "centre: a cell counts for the polygon that its centre lies in. share: a cell counts "
            "for every polygon by the share of its area that lies in it. This matters for zones "
            "that are few cells wide: by centre the area of a zone of 10 by 10 cells is off by "
            "about 1 %, of 100 by 100 cells by 0.05 %. It takes longer. Numbers of cells then "
            "count a cell in each zone that it touches."
        ),
        ZONE_CELLS,
        default=ZONE_CELLS[0],
        advanced=True,
    )


def check_zones(values, stack) -> None:
    """Check that one kind of zones is given at most, and that a raster of them fits a stack.

    Raises
    ------
    DoesNotApply, MissingInput, GridMismatch, SeveralBands
    """
    if values["ZONE_RASTER"] and values["ZONES"] is not None:
        raise DoesNotApply("ZONE_RASTER", values["ZONE_RASTER"], "ZONES")
    if _rasterise_by_share(values) and values["ZONE_RASTER"]:
        raise DoesNotApply("ZONE_CELLS", values["ZONE_CELLS"], "ZONE_RASTER")
    if _rasterise_by_share(values) and values["ZONES"] is None:
        raise MissingInput("ZONES", "ZONE_CELLS")
    if not values["ZONE_RASTER"]:
        return
    stack.join(_raster_zones(values).stack)


def open_zones(values, grid, run):
    """Return the zones asked for on a grid, None where there are none.

    Raises
    ------
    NoZonePolygons
        When the layer of zones has no polygon.
    """
    if values["ZONE_RASTER"]:
        return _raster_zones(values)
    if values["ZONES"] is None:
        return None
    from ...core.raster.zones import PolygonZones

    shapes, names, crs = read_polygons(values["ZONES"], grid.crs, values["ZONE_FIELD"], run)
    if not shapes:
        raise NoZonePolygons(values["ZONES"].sourceName())
    return PolygonZones(shapes, names, grid, crs, _rasterise_by_share(values))


def _rasterise_by_share(values) -> bool:
    """Say whether cells count by the share of them that lies in a polygon."""
    return values.get("ZONE_CELLS", ZONE_CELLS[0]) == "share"


def _raster_zones(values):
    """Return the zones of the class raster."""
    from ...core.raster.zones import RasterZones

    return RasterZones.open(values["ZONE_RASTER"])
