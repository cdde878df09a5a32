"""Polygons of zones as well-known binary, each with the name of its zone."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from qgis.core import QgsFeatureRequest

from ...core.errors_and_notes.zones import ZonesAroundGlobe, ZonesIncomplete
from ...core.run import Run
from ...core.tables.encoding import require_readable
from ...core.tables.name_cleaning import clean_name, similar_names
from .coordinate_systems import source_crs, source_crs_wkt
from .table_cells import plain_value
from .valid_features import iterate_with_progress, note_mended, polygons_as_wkb

# Names in tables of zones: of the whole region, and of a zone without a name.
WHOLE, UNNAMED = "all", "unnamed"


class ZonePolygons(NamedTuple):
    """Polygons as well-known binary, their names, and the WKT of their CRS."""

    shapes: list
    names: list
    crs: str


def read_polygons(source, crs: str, name_field: str | None, run: Run) -> ZonePolygons:
    """Return polygons as well-known binary, a name for each, and the CRS they are in as WKT.

    Features without geometry are left out. Without a name field the feature's number serves; a
    feature without a name in that field is "unnamed" and its number. Both are reported, and so
    are polygons of one name, which are one zone, and the name that the whole region has.

    Parameters
    ----------
    source : QgsProcessingFeatureSource
        Polygons.
    crs : str
        WKT of the raster they are to lie on; without one the coordinates are taken as they are.
    name_field : str, optional
        Column of the names.
    run : Run
        Progress, cancel, notes.

    Raises
    ------
    NoCrs
        When the raster has a CRS and the layer has none.
    """
    polygon_crs = source_crs_wkt(source, crs, run)
    shapes, names, unusable, mended, unnamed = [], [], [], [], 0
    for feature in iterate_with_progress(source, QgsFeatureRequest(), run):
        name, is_named = _zone_name(feature, name_field)
        wkb, is_mended = polygons_as_wkb(feature.geometry())
        if wkb is None:
            unusable.append(name)
            continue
        mended += [name] if is_mended else []
        shapes.append(wkb)
        names.append(name)
        unnamed += not is_named
    if polygon_crs and source_crs(source).isGeographic():
        _note_edges_around_globe(shapes, names, run)
    note_mended(mended, run)
    repeated = tuple(name for name, n in Counter(names).items() if n > 1)
    reserved = WHOLE if WHOLE in names else ""
    confusable_names, skipped = (
        similar_names(names),
        max(source.featureCount() - len(shapes) - len(unusable), 0),
    )
    if unnamed or unusable or repeated or reserved or confusable_names or skipped:
        facts = unnamed, tuple(unusable), repeated, reserved, confusable_names, skipped
        run.note(ZonesIncomplete(*facts))
    return ZonePolygons(shapes, names, polygon_crs)


def _note_edges_around_globe(shapes: list, names: list, run: Run) -> None:
    """Warn of zones that cross the 180th meridian the wrong way."""
    from ...core.files.wkb import read_rings
    from ...core.raster.polygon_splitting import has_edge_around_globe

    rings = (read_rings(i, wkb) for i, wkb in enumerate(shapes))
    names_around_globe = [
        name for name, of_zone in zip(names, rings) if has_edge_around_globe(of_zone)
    ]
    if names_around_globe:
        run.note(ZonesAroundGlobe(tuple(dict.fromkeys(names_around_globe))))


def _zone_name(feature, name_field: str | None) -> tuple:
    """Return the name of a zone, and whether it has one of its own."""
    if not name_field:
        return str(feature.id()), True
    value = plain_value(feature[name_field])
    text = clean_name(value)
    require_readable(name_field, text)
    return (text, True) if text else (f"{UNNAMED} {feature.id()}", False)
