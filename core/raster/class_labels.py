"""Writing the class table of a raster: codes, labels, colours."""

from __future__ import annotations

from osgeo import gdal

from .outputs import Classes


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
        for column, part in enumerate(colour):
            table.SetValueAsInt(row, 2 + column, part)
        if 0 <= entry.code < 256:
            colours.SetColorEntry(entry.code, (*colour, 255))
    band.SetDefaultRAT(table)
    if dtype == "uint8":
        band.SetColorTable(colours)
        labels = {entry.code: entry.label for entry in entries}
        band.SetCategoryNames([labels.get(i, "") for i in range(max(labels) + 1)])
