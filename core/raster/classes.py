"""Class tables of rasters: reading, writing and their colours.

Writing the class table of a raster: codes, labels, colours.

Reading the class table a raster carries: codes, labels, colours.

The colours of a raster's colour table, for class rasters that name no classes.
"""

from __future__ import annotations

from osgeo import gdal

from .opening import open_dataset, reading
from .outputs import ClassEntry, Classes
from .source import Band


def describe_classes(band, classes: Classes, dtype: str) -> None:
    """Give a band its table of codes, labels and colours; Byte bands a colour table as well."""
    entries = list(classes)
    table = gdal.RasterAttributeTable()
    table.CreateColumn("Value", gdal.GFT_Integer, gdal.GFU_MinMax)
    table.CreateColumn("Class", gdal.GFT_String, gdal.GFU_Name)
    for usage, name in zip((gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue), ("R", "G", "B")):
        table.CreateColumn(name, gdal.GFT_Integer, usage)
    table.SetRowCount(len(entries))
    colours = gdal.ColorTable()
    for row, entry in enumerate(entries):
        table.SetValueAsInt(row, 0, entry.code)
        table.SetValueAsString(row, 1, entry.label)
        colour = tuple(int(entry.colour[i : i + 2], 16) for i in (1, 3, 5))
        for column, intensity in enumerate(colour):
            table.SetValueAsInt(row, 2 + column, intensity)
        if 0 <= entry.code < 256:
            colours.SetColorEntry(entry.code, (*colour, 255))
    band.SetDefaultRAT(table)
    if dtype == "uint8":
        band.SetColorTable(colours)
        labels = {entry.code: entry.label for entry in entries}
        band.SetCategoryNames([labels.get(i, "") for i in range(max(labels) + 1)])


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
    """Return classes from category names, with the colours of the colour table."""
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


def read_colours(path: str, band: int = 1) -> dict:
    """Return ``#rrggbb`` by code; transparent entries are left out, and all when none differ."""
    dataset = open_dataset(path)  # kept: its bands are gone with it
    with reading(path):
        table = dataset.GetRasterBand(band).GetColorTable()
    if table is None:
        return {}
    colours = {}
    for code in range(table.GetCount()):
        red, green, blue, opacity = table.GetColorEntry(code)
        if opacity:
            colours[code] = f"#{red:02x}{green:02x}{blue:02x}"
    return colours if len(set(colours.values())) > 1 else {}
