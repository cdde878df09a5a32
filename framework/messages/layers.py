"""Messages about layers and places: their settings, and what lies off a raster."""

from __future__ import annotations

from ...core.errors_and_notes.layers import (
    AxesExchanged,
    CoordinatesAsTheyAre,
    CrsAssumed,
    DatumShiftUnknown,
    DegreesInProjection,
    LatitudeBeyondPole,
    LayerNotOpened,
    LayerSettingsUsed,
    OpacityLeftOut,
    PagesLeftOut,
    RowsWithoutPlace,
    StyleOfAnother,
    WiderThanGlobe,
    WrongGeometry,
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


def _phrase_layer_not_opened(error: LayerNotOpened) -> str:
    """Say that a layer cannot be opened."""
    if not error.exists:
        return tr(
            "{parameter} = {source} cannot be opened: there is no file or layer of that name. "
            "Check the path, or choose it again."
        ).format(parameter=error.parameter, source=error.source)
    if error.kind == "raster":
        return tr(
            "{parameter} = {source} cannot be opened as a raster. Check that the file is "
            "complete, opens in QGIS, and is not a table or a model."
        ).format(parameter=error.parameter, source=error.source)
    return tr(
        "{parameter} = {source} cannot be opened as a table or vector layer. Check that the file "
        "is complete, is not empty, and opens in QGIS."
    ).format(parameter=error.parameter, source=error.source)


def _phrase_wrong_geometry(error: WrongGeometry) -> str:
    """Say that the features of a layer have another geometry than is needed."""
    needed_geometry = _geometry_words(error.wanted)
    if not error.found:
        return tr(
            "{parameter} = {layer} is a plain table, and {wanted} are needed. Make points of its "
            "coordinates first ('Create points layer from table')."
        ).format(parameter=error.parameter, layer=error.layer, wanted=needed_geometry)
    return tr(
        "{parameter} = {layer} holds {found}, and {wanted} are needed. Choose another layer."
    ).format(
        parameter=error.parameter,
        layer=error.layer,
        wanted=needed_geometry,
        found=_geometry_words(error.found),
    )


def _geometry_words(geometry: str) -> str:
    """Return the text for a type of geometry."""
    plurals = {
        "point": tr("points"),
        "line": tr("lines"),
        "polygon": tr("polygons"),
        "mixed": tr("geometries of several kinds or of none that is known"),
    }
    return plurals.get(geometry, geometry)


ERRORS = {
    LayerNotOpened: _phrase_layer_not_opened,
    WrongGeometry: _phrase_wrong_geometry,
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
    WiderThanGlobe: lambda n: tr(
        "These rasters span more than 360 degrees: their first and last columns lie on the same "
        "ground, and areas and sums count it twice. Cut them to 360 degrees: {list}."
    ).format(list=join_listed(n.paths)),
    PagesLeftOut: lambda n: tr(
        "These files have several pages, of which only the first is read: {list}. Give others by "
        "their names, as in {second}."
    ).format(list=join_listed(n.paths), second=n.second),
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
