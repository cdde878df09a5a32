"""Messages about layers and places: their settings, and what lies off a raster."""

from __future__ import annotations

from ...core.facts.layers import (
    AxesExchanged,
    CoordinatesAsTheyAre,
    CrsAssumed,
    DatumShiftUnknown,
    DegreesInProjection,
    LatitudeBeyondPole,
    LayerSettingsUsed,
    OpacityLeftOut,
    RowsWithoutPlace,
    StyleOfAnother,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_coordinates_as_they_are(note: CoordinatesAsTheyAre) -> str:
    """Say that places without a known CRS were taken as they are."""
    return tr(
        "The rasters have no CRS: the coordinates of '{layer}' ({crs}) were taken as they are. "
        "Where the rasters are in another CRS, set it in the layer's properties."
    ).format(layer=note.layer, crs=note.crs or tr("no CRS"))


def _phrase_layer_settings_used(note: LayerSettingsUsed) -> str:
    """Say which settings of a layer in QGIS were used."""
    facts = []
    if note.crs:
        facts.append(tr("CRS {crs}").format(crs=note.crs))
    if note.no_crs:
        facts.append(tr("no CRS"))
    for low, high in note.hidden:
        span = f"{low:g}" if low == high else f"{low:g} ... {high:g}"
        facts.append(tr("additional no data {values}").format(values=span))
    if note.unused_nodata:
        facts.append(tr("the nodata value of the file counts as a value"))
    facts += note.options
    return tr("{path} is read as set in the properties of its layer: {list}.").format(
        path=note.path, list="; ".join(facts)
    )


ERRORS = {
    AxesExchanged: lambda e: tr(
        "The raster {path} stores longitudes before latitudes, and cannot be given another name, "
        "date or CRS as it is. Import it by 'Import downloads' (importseries) first."
    ).format(path=e.path),
    LatitudeBeyondPole: lambda e: tr(
        "The raster {path} is in degrees and reaches a latitude of {latitude:.6g}: it stores "
        "longitudes before latitudes and lies on its side, or its CRS is wrong. Read it by "
        "'Import downloads' (importseries), or set the CRS that its coordinates are in."
    ).format(path=e.path, latitude=e.latitude),
    StyleOfAnother: lambda e: tr(
        "The output {path} would have the style file {style}, which is that of {other}. Choose "
        "another name or folder for the output."
    ).format(path=e.path, style=e.style, other=e.other),
}

NOTES = {
    CrsAssumed: lambda n: tr(
        "These rasters are in longitude and latitude and name no CRS: WGS 84 (EPSG:4326) is "
        "assumed. Set another one in the layer's properties: {list}."
    ).format(list=join_listed(n.paths)),
    DegreesInProjection: lambda n: tr(
        "The coordinates of these rasters look like degrees, but their CRS is a projection, in "
        "which they would lie within a few hundred metres of its origin: areas and totals come out "
        "far too small. Assign the CRS of the coordinates, such as EPSG:4326, and bring the "
        "rasters to the projection by 'Align rasters' (carbonsink:alignrasters): {list}."
    ).format(list=join_listed(n.paths)),
    OpacityLeftOut: lambda n: tr(
        "The last band of these rasters is declared as the opacity of a picture: it is left out, "
        "and where it is 0 the other bands have no data. If it holds values, write the file again "
        "with gdal_translate -colorinterp_N undefined, where N is its number: {list}."
    ).format(list=join_listed(n.paths)),
    CoordinatesAsTheyAre: _phrase_coordinates_as_they_are,
    DatumShiftUnknown: lambda n: tr(
        "{path} ({crs}) is brought to {target} without a shift between the two datums, as PROJ "
        "knows none for this place: positions may be off by some 100 m. Where that matters, "
        "transform it first with the parameters of your survey."
    ).format(path=n.path, crs=n.crs, target=n.target_crs),
    LayerSettingsUsed: _phrase_layer_settings_used,
    RowsWithoutPlace: lambda n: tr(
        "QGIS leaves out {n} of the {total} rows of {path}: it cannot read their coordinates. Look "
        "for decimal commas, letters and empty cells in the columns of coordinates."
    ).format(n=n.n, total=n.total, path=n.path),
}
