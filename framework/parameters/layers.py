"""Raster layers as names of files that carry what the user set in the layers' properties.

Layers of files within other files, rasters and vectors, are opened here.
"""

from __future__ import annotations

import math
import os
import re

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsRasterLayer,
    QgsRasterRange,
    QgsVectorLayer,
)

from ...core.errors_and_notes.layers import (
    CrsAssumed,
    DegreesInProjection,
    LayerSettingsUsed,
    OpacityLeftOut,
    PagesLeftOut,
    WiderThanGlobe,
)
from ...core.errors_and_notes.raster import NotAFile
from ...core.run import Run
from .raster_folders import expand_folders, takes_files

_OPTION = "option:"
# Names of variables within containers, as GDAL lists them, and of files within archives.
_WITHIN = re.compile(
    r"^(?:(?:NETCDF|HDF5|HDF4_SDS|HDF4_EOS:EOS_GRID|GPKG|ZARR|GTIFF_DIR):.+:.+|/vsi(?:zip|tar|gzip)/.+)"
)
_IN_ARCHIVE = re.compile(r"^/vsi(?:zip|tar|gzip)/.+")
_BOTH = QgsRasterRange.BoundsType.IncludeMinAndMax
_LOW, _HIGH = QgsRasterRange.BoundsType.IncludeMin, QgsRasterRange.BoundsType.IncludeMax
_WKT = QgsCoordinateReferenceSystem.WktVariant.WKT_PREFERRED_GDAL


def raster_source(layer) -> str:
    """Return the GDAL name of a raster layer's file, a `LayerFile` where the layer has settings.

    Raises
    ------
    NotAFile
        For layers of a service or database.
    """
    from ...core.raster.layer_file import NO_SETTINGS, LayerFile, LayerSettings

    provider = layer.dataProvider()
    if provider is None or provider.name() != "gdal":
        raise NotAFile(layer.name(), provider.name() if provider else "")
    name, *options = layer.source().split("|")
    settings = LayerSettings(
        _changed_crs(layer, provider),
        tuple(_hidden_ranges(provider)),
        tuple(_disabled_nodata(provider)),
        tuple(option[len(_OPTION) :] for option in options if option.startswith(_OPTION)),
    )
    return name if settings == NO_SETTINGS else LayerFile(name, settings)


def plain_rasters(items, context) -> set:
    """Return the texts of a list that name rasters of which no layer is loaded.

    A layer made of such a file says no more than the file, if this names its CRS. QGIS looks at
    all loaded layers for each text that it looks up, and takes milliseconds to make a layer.
    """
    from ...core.raster.georeferencing import names_crs

    project = context.project()
    loaded = [context.temporaryLayerStore(), *([] if project is None else [project])]
    taken = set()
    for store in loaded:
        for layer in store.mapLayers().values():
            taken.update((layer.id(), layer.name(), _as_compared(layer.source())))
    texts = {item for item in items if isinstance(item, str)}
    return {
        text
        for text in texts
        if text not in taken
        and _as_compared(text) not in taken
        and "|" not in text
        and os.path.isfile(text)
        and names_crs(text)
    }


def lists_to_look_up(algorithm, parameters: dict, context) -> dict:
    """Return the parameters without most of the plain rasters in lists.

    As many are left as a list must have.
    """
    shortened = dict(parameters)
    for definition in algorithm.parameterDefinitions():
        items = parameters.get(definition.name())
        if definition.type() != "multilayer" or not isinstance(items, (list, tuple)):
            continue
        least = max(definition.minimumNumberInputs(), 1)
        plain = plain_rasters(items[least:], context)
        others = [item for item in items[least:] if not (isinstance(item, str) and item in plain)]
        shortened[definition.name()] = [*items[:least], *others]
    return shortened


def _as_compared(source: str) -> str:
    """Return the source of a layer as QGIS compares it."""
    return source.replace("\\", "/").strip()


def resolve_layer_in_file(item, context, is_vector: bool = False):
    """Return the id of a layer of a variable or file within a file; any other value as it is.

    The layer belongs to the context. What cannot be opened stays as it was given. Vectors and
    tables are looked for within archives only.
    """
    pattern = _IN_ARCHIVE if is_vector else _WITHIN
    if not isinstance(item, str) or pattern.match(item) is None:
        return item
    store = context.temporaryLayerStore()
    matching = (
        project_layer
        for project_layer in store.mapLayers().values()
        if project_layer.source() == item
    )
    layer = next(matching, None)
    if layer is None:
        if is_vector:
            layer = QgsVectorLayer(item, os.path.basename(item.partition("|")[0]), "ogr")
        else:
            layer = QgsRasterLayer(item, item.rpartition(":")[2].strip('"/'))
        if not layer.isValid():
            return item
        layer = store.addMapLayer(layer)
    return layer.id()


def note_layer_settings(algorithm, values, run: Run) -> None:
    """Report which layers are read: as their properties say, in which CRS, beside which others."""
    from ...core.raster.georeferencing import (
        assumptions_of,
        has_degrees_in_projection,
        is_wider_than_globe,
    )
    from ...core.raster.grid import crs_name
    from ...core.raster.layer_file import NO_SETTINGS, settings_of

    assumptions: dict = {}
    for definition in algorithm.parameterDefinitions():
        value = values.get(definition.name())
        if getattr(value, "beside", None) is not None:
            run.note(value.beside)
        if definition.type() not in ("raster", "multilayer") or not value:
            continue
        paths = [value] if isinstance(value, str) else value
        for path in paths:
            if path not in assumptions:
                assumptions[path] = assumptions_of(path)
            layer_settings = settings_of(path)
            if layer_settings == NO_SETTINGS:
                continue
            crs = None if layer_settings.crs is None else crs_name(layer_settings.crs)
            hidden = tuple(dict.fromkeys((low, high) for _, low, high, *_ in layer_settings.hidden))
            unused = bool(layer_settings.unused_nodata)
            run.note(
                LayerSettingsUsed(
                    path, crs or "", crs == "", hidden, unused, layer_settings.options
                )
            )
    assumed = tuple(path for path, layer_settings in assumptions.items() if layer_settings.crs)
    pictures = tuple(path for path, layer_settings in assumptions.items() if layer_settings.opacity)
    if assumed:
        run.note(CrsAssumed(assumed))
    in_degrees = tuple(path for path in assumptions if has_degrees_in_projection(path))
    if in_degrees:
        run.note(DegreesInProjection(in_degrees))
    too_wide = tuple(path for path in assumptions if is_wider_than_globe(path))
    if too_wide:
        run.note(WiderThanGlobe(too_wide))
    if pictures:
        run.note(OpacityLeftOut(pictures))
    paged = tuple(path for path, assumed_of_path in assumptions.items() if assumed_of_path.pages)
    if paged:
        run.note(PagesLeftOut(paged, f"GTIFF_DIR:2:{paged[0]}"))


def _changed_crs(layer, provider) -> str | None:
    """Return the CRS that the user gave a layer; None for that of its file."""
    crs, file_crs = layer.crs(), provider.crs()
    if crs == file_crs or not (crs.isValid() or file_crs.isValid()):
        return None
    return crs.toWkt(_WKT) if crs.isValid() else ""


def _hidden_ranges(provider):
    """Yield band, lowest and highest value of what a layer of the project hides as no data."""
    for band in range(1, provider.bandCount() + 1):
        for span in provider.userNoDataValues(band):
            low, high, bounds = span.min(), span.max(), span.bounds()
            if math.isnan(low) and math.isnan(high):
                continue  # NaN is no data anyway
            low = -math.inf if math.isnan(low) else low
            high = math.inf if math.isnan(high) else high
            yield band, low, high, bounds in (_BOTH, _LOW), bounds in (_BOTH, _HIGH)


def _disabled_nodata(provider):
    """Yield the bands of a layer whose nodata value the user switched off."""
    for band in range(1, provider.bandCount() + 1):
        if provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band):
            yield band


def expand_layers(algorithm, parameters: dict, context) -> dict:
    """Return the parameters with folders expanded and variables within containers opened.

    Processing does not open GDAL's names of these (``NETCDF:"a.nc":npp``), nor vectors within
    archives (``/vsizip/a.zip/zones.shp``); ids of layers replace them.
    """
    expanded = expand_folders(algorithm, parameters)
    for definition in algorithm.parameterDefinitions():
        name = definition.name()
        value = expanded.get(name)
        if definition.type() == "source":
            expanded[name] = resolve_layer_in_file(value, context, is_vector=True)
        if definition.type() not in ("raster", "multilayer") or not value:
            continue
        if definition.type() == "multilayer" and takes_files(definition):
            continue
        if isinstance(value, (list, tuple)):
            expanded[name] = [resolve_layer_in_file(item, context) for item in value]
        else:
            expanded[name] = resolve_layer_in_file(value, context)
    return expanded
