"""Messages about places: what lies off a raster, and coordinates without a CRS."""

from __future__ import annotations

from ...core.facts.places import CoordinatesAsTheyAre, ZonesPartlyOff
from ..text.phrases import listed
from ..text.translation import tr


def _coordinates_as_they_are(note: CoordinatesAsTheyAre) -> str:
    return tr(
        "The rasters have no CRS: the coordinates of '{layer}' ({crs}) were taken as they are. "
        "Where the rasters are in another CRS, set it in the layer's properties."
    ).format(layer=note.layer, crs=note.crs or tr("no CRS"))


def _zones_partly_off(note: ZonesPartlyOff) -> str:
    shares = [
        tr("{name} ({share:.3g} %)").format(name=name, share=100.0 * share)
        for name, share in note.zones
    ]
    return tr(
        "Zones of which a part lies off the rasters, and the share of their area that does: "
        "{list}. Their totals and areas are those of the part on the rasters."
    ).format(list=listed(shares))


NOTES = {
    CoordinatesAsTheyAre: _coordinates_as_they_are,
    ZonesPartlyOff: _zones_partly_off,
}
