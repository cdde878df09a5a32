"""Messages about zones: polygons or rasters of regions."""

from __future__ import annotations

from ...core.errors_and_notes.zones import (
    NoZoneCell,
    NoZonePolygons,
    PolygonsMended,
    TooManyZones,
    ZonesAroundGlobe,
    ZonesEmpty,
    ZonesIncomplete,
    ZonesOverlap,
    ZonesPartlyOff,
    ZonesTorn,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_zones_overlap(note: ZonesOverlap) -> str:
    """Say how many cells several zones claim, and which of them has them."""
    text = (
        tr(
            "{cells} cells lie in polygons of several zones; each counts for the zone whose name "
            "comes last."
        )
        if note.by_name
        else tr(
            "{cells} cells lie in polygons of several zones; each counts for the polygon that "
            "comes last in the layer."
        )
    )
    return text.format(cells=f"{note.cells:,}")


def _phrase_zones_partly_off(note: ZonesPartlyOff) -> str:
    """Say which zones lie partly off the rasters."""
    shares = [
        tr("{name} ({share:.3g} %)").format(name=name, share=100.0 * share)
        for name, share in note.zones
    ]
    return tr(
        "Zones that extend beyond the rasters, and the share of their area outside: {list}. "
        "Their totals and areas are those of the part on the rasters."
    ).format(list=join_listed(shares))


def _phrase_zones_incomplete(note: ZonesIncomplete) -> str:
    """Say which rows of the table of zones lack a name or a geometry."""
    texts = []
    if note.unnamed:
        texts.append(
            tr("{n} zones have no name and are called unnamed and their number.").format(
                n=note.unnamed
            )
        )
    if note.no_geometry:
        texts.append(
            tr("Zones without geometry, left out: {list}.").format(
                list=join_listed(note.no_geometry)
            )
        )
    if note.repeated:
        texts.append(
            tr(
                "Several polygons have the same name: {list}; polygons of one name are one zone."
            ).format(list=join_listed(note.repeated))
        )
    if note.alike:
        texts.append(
            tr(
                "Names of zones that look alike, but are different zones: {list}. Write them "
                "alike if they are one."
            ).format(list=join_listed(note.alike))
        )
    if note.skipped:
        texts.append(
            tr(
                "{n} polygons were left out by QGIS as invalid, as the settings of Processing or "
                "of this input say; they count nowhere. Run 'Fix geometries' first."
            ).format(n=note.skipped)
        )
    if note.reserved:
        texts.append(
            tr("A zone is called '{name}', as the whole region is; only its code differs.").format(
                name=note.reserved
            )
        )
    return " ".join(texts)


ERRORS = {
    NoZoneCell: lambda e: tr(
        "The zones do not overlap the rasters: no cell of {path} is in a zone. Choose zones of "
        "the same region, and check that their CRS is the right one."
    ).format(path=e.path),
    NoZonePolygons: lambda e: tr(
        "The layer {layer} has no polygons to use: it is empty, its filter hides all of them, or "
        "none is selected. Choose another layer, or clear the filter or 'Selected features only'."
    ).format(layer=e.layer),
    TooManyZones: lambda e: tr(
        "The zone raster {path} holds {n} different values, but at most {allowed} zones are "
        "supported. Use "
        "a raster of classes or regions."
    ).format(path=e.path, n=f"{e.n:,}", allowed=f"{e.allowed:,}"),
}

NOTES = {
    PolygonsMended: lambda n: tr(
        "Polygons whose edges cross themselves or overlap: {names}. They are taken for the parts "
        "that the edges enclose, as by 'Fix geometries' (linework). Check their borders."
    ).format(names=join_listed(n.names)),
    ZonesPartlyOff: _phrase_zones_partly_off,
    ZonesAroundGlobe: lambda n: tr(
        "Edges of these zones run the long way around the globe: {zones}. If a zone is to cross "
        "the 180th meridian, write longitudes above 180 (170 to 190 instead of 170 to -170), or "
        "split it there."
    ).format(zones=join_listed(n.zones)),
    ZonesTorn: lambda n: tr(
        "These zones lie across an edge of the map in the projection of the rasters, and may have "
        "been given cells of other places: {zones}. Split them there, or reproject the rasters."
    ).format(zones=join_listed(n.zones)),
    ZonesOverlap: _phrase_zones_overlap,
    ZonesEmpty: lambda n: tr("Zones without a single cell: {names}.").format(
        names=join_listed(n.names)
    ),
    ZonesIncomplete: _phrase_zones_incomplete,
}
