"""Raster layers as names of files that carry what the user set in the layers' properties."""

from __future__ import annotations

import math
import re

from qgis.core import QgsCoordinateReferenceSystem, QgsRasterLayer, QgsRasterRange

from ...core.facts.places import CrsAssumed, LayerSettingsUsed, OpacityLeftOut
from ...core.facts.raster import NotAFile
from ...core.run import Run

_OPTION = "option:"
# Names of variables within containers, as GDAL lists them.
_WITHIN = re.compile(r"^(?:NETCDF|HDF5|HDF4_SDS|HDF4_EOS:EOS_GRID):.+:.+")
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
    name, *more = layer.source().split("|")
    settings = LayerSettings(
        _crs_of(layer, provider),
        tuple(_hidden_ranges(provider)),
        tuple(_unused_nodata(provider)),
        tuple(part[len(_OPTION) :] for part in more if part.startswith(_OPTION)),
    )
    return name if settings == NO_SETTINGS else LayerFile(name, settings)


def layer_within(item, context):
    """Return the id of a layer of a variable within a file; any other value as it is.

    The layer belongs to the context. What cannot be opened stays as it was given.
    """
    if not isinstance(item, str) or _WITHIN.match(item) is None:
        return item
    store = context.temporaryLayerStore()
    known = (one for one in store.mapLayers().values() if one.source() == item)
    layer = next(known, None)
    if layer is None:
        layer = QgsRasterLayer(item, item.rpartition(":")[2].strip('"/'))
        if not layer.isValid():
            return item
        layer = store.addMapLayer(layer)
    return layer.id()


def note_layer_settings(algorithm, values, run: Run) -> None:
    """Report which layers are read: as their properties say, in which CRS, beside which others."""
    from ...core.raster.grid import crs_name
    from ...core.raster.layer_file import NO_SETTINGS, settings_of
    from ...core.raster.source import assumptions_of

    taken: dict = {}
    for definition in algorithm.parameterDefinitions():
        given = values.get(definition.name())
        if getattr(given, "beside", None) is not None:
            run.note(given.beside)
        if definition.type() not in ("raster", "multilayer") or not given:
            continue
        paths = [given] if isinstance(given, str) else given
        for path in paths:
            if path not in taken:
                taken[path] = assumptions_of(path)
            found = settings_of(path)
            if found == NO_SETTINGS:
                continue
            crs = None if found.crs is None else crs_name(found.crs)
            hidden = tuple(dict.fromkeys((low, high) for _, low, high, *_ in found.hidden))
            unused = bool(found.unused_nodata)
            run.note(LayerSettingsUsed(path, crs or "", crs == "", hidden, unused, found.options))
    assumed = tuple(path for path, found in taken.items() if found.crs)
    pictures = tuple(path for path, found in taken.items() if found.opacity)
    if assumed:
        run.note(CrsAssumed(assumed))
    if pictures:
        run.note(OpacityLeftOut(pictures))


def _crs_of(layer, provider) -> str | None:
    """Return the CRS that the user gave a layer; None for that of its file."""
    crs, own = layer.crs(), provider.crs()
    if crs == own or not (crs.isValid() or own.isValid()):
        return None
    return crs.toWkt(_WKT) if crs.isValid() else ""


def _hidden_ranges(provider):
    """Yield band, lowest and highest value of what a layer hides as no data."""
    for band in range(1, provider.bandCount() + 1):
        for span in provider.userNoDataValues(band):
            low, high, ends = span.min(), span.max(), span.bounds()
            if math.isnan(low) and math.isnan(high):
                continue  # NaN is no data anyway
            low = -math.inf if math.isnan(low) else low
            high = math.inf if math.isnan(high) else high
            yield band, low, high, ends in (_BOTH, _LOW), ends in (_BOTH, _HIGH)


def _unused_nodata(provider):
    """Yield the bands of a layer whose nodata value the user switched off."""
    for band in range(1, provider.bandCount() + 1):
        if provider.sourceHasNoDataValue(band) and not provider.useSourceNoDataValue(band):
            yield band
