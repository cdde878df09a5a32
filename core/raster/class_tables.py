"""Class tables of rasters: codes, labels and colours, read and written.

The colours of a raster's colour table serve class rasters that name no classes.
"""

from __future__ import annotations

from dataclasses import replace

from osgeo import gdal

from .band_description import Band
from .class_side_files import PLAIN, as_colour, classes_beside, find_class_columns
from .declared_nodata import flag_codes
from .opening import open_dataset, reading
from .raster_output import ClassEntry, Classes

# Colours of classes that a raster names without colours, one after the other.
_DISTINCT = (
    *("#e3c567", "#2f7d4f", "#a9cf7c", "#c8553d", "#b7a99a", "#3f7fb5", "#8e6bb0", "#e08a3c"),
    *("#5fb3a8", "#d98aa9", "#7a5c3e", "#4d5a66", "#c9d65b", "#8fb8de", "#6e2f4f", "#f0dcb0"),
)


def describe_classes(band, classes: Classes, dtype: str) -> None:
    """Give a band its class table of codes, labels and colours; Byte bands a colour table too."""
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


def read_classes(path: str, band: int = 1) -> tuple:
    """Return the classes of a raster as `ClassEntry` records; empty when it carries none.

    The attribute table is looked at first, then category names with the colour table, meanings of
    flags, then tables and styles in files beside the raster. Classes without colours are given
    distinct ones.
    """
    dataset = open_dataset(path)
    with reading(path):
        raster_band = dataset.GetRasterBand(band)
        table = raster_band.GetDefaultRAT()
        entries = _from_attribute_table(table) if table is not None else ()
        entries = entries or _from_category_names(raster_band) or _from_flags(raster_band)
    return _with_distinct_colours(entries or classes_beside(str(path), band))


def _with_distinct_colours(entries: tuple) -> tuple:
    """Return classes with colours, where not one of them has any."""
    if any(entry.colour != PLAIN for entry in entries):
        return entries
    return tuple(
        replace(entry, colour=_DISTINCT[i % len(_DISTINCT)]) for i, entry in enumerate(entries)
    )


def named_classes(band: Band) -> tuple:
    """Return the classes of a band's table, whose codes its numbers may be; empty without names.

    A raster that says nothing of classes itself is not opened again.
    """
    if band.scale != 1.0 or band.offset:
        return ()
    classes_of = read_classes if band.has_class_names else classes_beside
    entries = _without_flags(band, classes_of(band.path, band.index))
    return entries if any(entry.is_named for entry in entries) else ()


def _without_flags(band: Band, entries: tuple) -> tuple:
    """Return the classes of a band without the flags of amounts, which are no data."""
    return tuple(entry for entry in entries if entry.code not in band.marks)


def has_colours(band: Band) -> bool:
    """Say whether a band has a colour table of its own, as class rasters and pictures have."""
    return bool(band.holds_whole_numbers and read_colours(band.path, band.index))


def holds_classes(band: Band) -> bool:
    """Say whether a band's numbers are class codes: it carries class names or colours."""
    dataset = open_dataset(band.path)
    with reading(band.path):
        if dataset.GetRasterBand(band.index).GetColorTable() is not None:
            return True
    return bool(_without_flags(band, read_classes(band.path, band.index)))


def _from_attribute_table(table) -> tuple:
    """Return the classes of a raster attribute table.

    Columns are recognised by their usage or, where the file states none, by their names.
    """
    count = range(table.GetColumnCount())
    texts = [i for i in count if table.GetTypeOfCol(i) == gdal.GFT_String]
    by_name = find_class_columns([table.GetNameOfCol(i) for i in count], texts)
    value = table.GetColOfUsage(gdal.GFU_MinMax)
    name = table.GetColOfUsage(gdal.GFU_Name)
    rgb = [table.GetColOfUsage(u) for u in (gdal.GFU_Red, gdal.GFU_Green, gdal.GFU_Blue)]
    value, name = (by_name.code if value < 0 else value), (by_name.name if name < 0 else name)
    rgb = list(by_name.colours) if min(rgb) < 0 else rgb
    if value < 0 or name < 0:
        return ()
    entries = []
    for row in range(table.GetRowCount()):
        label = table.GetValueAsString(row, name)
        numbers = [table.GetValueAsDouble(row, column) for column in rgb]
        colour = as_colour(numbers) if numbers else PLAIN
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
        colour = PLAIN
        if colours is not None and code < colours.GetCount():
            colour = "#{:02x}{:02x}{:02x}".format(*colours.GetColorEntry(code)[:3])
        entries.append(ClassEntry(code, label, label, colour))
    return tuple(entries)


def _from_flags(raster_band) -> tuple:
    """Return classes from the meanings of flags that a CF file declares."""
    codes = flag_codes(raster_band.GetMetadata() or {})
    labels = {code: meaning.replace("_", " ") for code, meaning in codes.items()}
    return tuple(ClassEntry(code, label, label, PLAIN) for code, label in labels.items())


def read_colours(path: str, band: int = 1) -> dict:
    """Return the colours of a colour table by code, without transparent ones; none if all are one.

    As ``#rrggbb``.
    """
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
