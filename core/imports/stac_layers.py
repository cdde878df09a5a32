"""The bands of a STAC asset: as its file tells them, and its item where the file does not."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import replace

from ..errors_and_notes.imports import BadStac, StacDiffers
from ..raster.container_layers import describe_container
from ..raster.crs import wkt_of_epsg
from ..raster.grid import Grid
from ..raster.remote_files import ending_name
from ..run import Run
from .stac import Asset, BandFacts

# Names of assets that say nothing.
_GENERIC = ("data", "image", "asset", "cog", "default", "analytic")
_SAME = 1e-9


def layers_of(asset: Asset, path: str, run: Run, scales: Counter) -> tuple:
    """Return the `Layer` records of an asset.

    Parameters
    ----------
    asset : Asset
        As its item describes it.
    path : str
        What GDAL opens: the asset, or its copy on the disk.
    run : Run
        Receives a note where file and item disagree; the file counts.
    scales : Counter
        Bands whose scale and offset are those of the item, by (variable, scale, offset).

    Raises
    ------
    UnreadableRaster, NoGeoreference
    BadStac
        When the item states a scale of 0, or a scale or offset that is not finite.
    """
    file = ending_name(asset.path)
    layers = describe_container(path, file, _grid_of(asset), allows_virtual=False)
    if len({layer.variable for layer in layers}) > 1 and path != asset.path:
        facts = (BandFacts(),) * len(layers)  # variables of a container
    elif asset.bands and len(asset.bands) != len(layers):
        run.note(StacDiffers(file, "bands", str(len(layers)), str(len(asset.bands))))
        facts = (BandFacts(),) * len(layers)
    else:
        facts = asset.bands or (BandFacts(),) * len(layers)
    merged = []
    for layer, band_facts in zip(layers, facts):
        _check_scale(file, band_facts)
        result = _merge_asset(layer, asset, band_facts, len(layers), run)
        scaling = result.band.scale, result.band.offset
        if scaling != (layer.band.scale, layer.band.offset):
            scales[(result.variable, *scaling)] += 1
        merged.append(result)
    return tuple(merged)


def _check_scale(file: str, facts: BandFacts) -> None:
    """Refuse a scale and an offset that would make every value the same, or none."""
    for field, value in (("scale", facts.scale), ("offset", facts.offset)):
        if value is not None and not (math.isfinite(value) and (value or field == "offset")):
            raise BadStac(file, "value", field)


def _merge_asset(layer, asset: Asset, facts: BandFacts, n: int, run: Run):
    """Return a layer with name, date, nodata value, scale and unit of its STAC item."""
    band, name = layer.band, layer.variable
    if n == 1 and asset.key.lower() not in _GENERIC:
        name = asset.key
    elif facts.name:
        name = facts.name

    def settle(field: str, file_value, stac_value, default):
        if (
            stac_value is None
            or stac_value == ""
            or file_value == stac_value
            or (file_value != file_value and stac_value != stac_value)
        ):
            return file_value
        if file_value == default:
            return stac_value
        if field != "unit" and abs(file_value - stac_value) <= _SAME * abs(stac_value):
            return file_value
        run.note(StacDiffers(layer.file, field, str(file_value), str(stac_value)))
        return file_value

    nodata = settle("nodata", band.nodata, facts.nodata, None)
    scale, offset = facts.scale, facts.offset
    if (band.scale, band.offset) != (1.0, 0.0):  # an offset alone is a declaration too
        scale = settle("scale", band.scale, scale, None)
        offset = settle("offset", band.offset, offset, None)
    band = replace(
        band,
        nodata=nodata,
        scale=band.scale if scale is None else scale,
        offset=band.offset if offset is None else offset,
        unit=settle("unit", band.unit, facts.unit, ""),
    )
    if asset.date is not None and (band.date is None or band.date == layer.name_date):
        band = band.with_date(asset.date)
    grid = layer.grid
    if not grid.crs and asset.epsg:
        grid = replace(grid, crs=wkt_of_epsg(asset.epsg))
    origin = f"{layer.origin} | stac={asset.item}"
    return replace(layer, band=band, variable=name, grid=grid, origin=origin, own_date=band.date)


def _grid_of(asset: Asset) -> Grid | None:
    """Return where the STAC item says that the cells of an asset lie."""
    if not asset.transform or not asset.shape or min(asset.shape) < 1:
        return None
    a, b, x0, d, e, y0 = asset.transform
    if e >= 0 or b or d:
        return None  # files stored from the south or turned tell it themselves
    height, width = asset.shape
    return Grid(width, height, (x0, a, 0.0, y0, 0.0, e), wkt_of_epsg(asset.epsg))
