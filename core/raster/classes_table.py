"""Reading the class table a raster carries: codes, labels, colours."""

from __future__ import annotations

from osgeo import gdal

from .outputs import ClassEntry
from .source import Band, open_dataset, reading

_PLAIN = "#808080"


def read_classes(path: str, band: int = 1) -> tuple:
    """Return the classes of a raster as `ClassEntry` records; empty when it carries none.

    The attribute table is looked at first, then category names with the colour table.
    """
    dataset = open_dataset(path)
    with reading(path):
        raster_band = dataset.GetRasterBand(band)
        table = raster_band.GetDefaultRAT()
        if table is not None and table.GetRowCount():
            entries = _from_attribute_table(table)
            if entries:
                return entries
        return _from_category_names(raster_band)


def holds_classes(band: Band) -> bool:
    """Say whether a band's numbers are class codes: it carries class names or colours."""
    dataset = open_dataset(band.path)
    with reading(band.path):
        if dataset.GetRasterBand(band.index).GetColorTable() is not None:
            return True
    return bool(read_classes(band.path, band.index))


def _from_attribute_table(table) -> tuple:
    """Return the rows of a raster attribute table."""
    value = table.GetColOfUsage(gdal.GFU_MinMax)
    name = table.GetColOfUsage(gdal.GFU_Name)
    rgb = [table.GetColOfUsage(u) for u in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    if value < 0 or name < 0:
        return ()
    entries = []
    for row in range(table.GetRowCount()):
        label = table.GetValueAsString(row, name)
        colour = _PLAIN
        if min(rgb) >= 0:
            colour = "#{:02x}{:02x}{:02x}".format(*(table.GetValueAsInt(row, c) for c in rgb))
        entries.append(ClassEntry(table.GetValueAsInt(row, value), label, label, colour))
    return tuple(entries)


def _from_category_names(raster_band) -> tuple:
    """Return named categories with the colours of the colour table."""
    names = raster_band.GetCategoryNames() or []
    colours = raster_band.GetColorTable()
    entries = []
    for code, label in enumerate(names):
        if not label:
            continue
        colour = _PLAIN
        if colours is not None and code < colours.GetCount():
            colour = "#{:02x}{:02x}{:02x}".format(*colours.GetColorEntry(code)[:3])
        entries.append(ClassEntry(code, label, label, colour))
    return tuple(entries)
