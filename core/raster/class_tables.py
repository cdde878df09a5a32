"""Class tables of rasters: codes, labels and colours, in the file, beside it, and as we write them.

The colours of a raster's colour table serve class rasters that name no classes. ArcGIS writes the
attribute table of a raster to ``<file>.vat.dbf``; QGIS keeps the labels of a palette in
``<name>.qml``. Neither is read by all versions of GDAL.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import NamedTuple
from xml.parsers import expat

from osgeo import gdal

from ..files.reading import read_bytes
from .band_description import Band
from .declared_nodata import flag_codes
from .opening import open_dataset, quiet_gdal, reading
from .raster_output import ClassEntry, Classes
from .shapefile_encoding import encoding_of_names

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


PLAIN = "#808080"
# Columns that hold codes and names in the tables of various programs, the more telling first.
_CODES = "value code class_code class_id classid gridcode pixel id 值 代码 编码 类型代码".split()
_NAMES = (
    *("class_names", "class_name", "classname", "landcover", "land_cover", "landuse", "land_use"),
    *("lulc", "lulc_name", "class", "name", "label", "type", "category", "description", "desc"),
    *("类型名称", "地类名称", "类别名称", "名称", "类型", "地类", "类别"),
)
_COLOURS = ("red", "green", "blue")
# Rows that a table of classes may have: those of numbers hold one per value.
_MAX_ROWS, _MAX_BYTES = 65_536, 1 << 22
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


class ClassColumns(NamedTuple):
    """Where the columns of a table of classes stand; -1 for one that there is not."""

    code: int
    name: int
    colours: tuple


def find_class_columns(names, text_columns) -> ClassColumns:
    """Return the columns of codes, names and colours of a table.

    Parameters
    ----------
    names : sequence of str
        Headers.
    text_columns : sequence of int
        Columns of text.

    Examples
    --------
    >>> find_class_columns(["OID", "Value", "Count", "LULC_Name"], [3])
    ClassColumns(code=1, name=3, colours=())
    """
    folded = [name.strip().casefold() for name in names]
    code = next((folded.index(name) for name in _CODES if name in folded), -1)
    named = [folded.index(name) for name in _NAMES if name in folded]
    texts = [*(i for i in named if i in text_columns), *text_columns]
    colours = tuple(folded.index(name) for name in _COLOURS if name in folded)
    return ClassColumns(code, texts[0] if texts else -1, colours if len(colours) == 3 else ())


def as_colour(numbers) -> str:
    """Return ``#rrggbb`` of three numbers up to 255, or up to 1 as ArcGIS writes them."""
    numbers = [float(number or 0) for number in numbers]
    scale = 255.0 if max(numbers) <= 1.0 and any(n % 1 for n in numbers) else 1.0
    return "#{:02x}{:02x}{:02x}".format(*(min(max(round(n * scale), 0), 255) for n in numbers))


def classes_beside(path: str, band: int) -> tuple:
    """Return the classes that files beside a raster name, as `ClassEntry` records.

    Parameters
    ----------
    path : str
        File of the raster.
    band : int
        Number of the band; tables of ArcGIS belong to the first.
    """
    if not os.path.isfile(path):
        return ()
    stem = os.path.splitext(path)[0]
    tables = [f"{name}.vat.dbf" for name in (path, stem)] if band == 1 else []
    for table in tables:
        if os.path.isfile(table):
            return _from_attribute_file(table)
    return _from_style(f"{stem}.qml", band)


def _from_attribute_file(path: str) -> tuple:
    """Return the classes of an attribute table of ArcGIS; none where no column names them."""
    options = [f"ENCODING={encoding}"] if (encoding := encoding_of_names(path)) else []
    with quiet_gdal():
        try:
            dataset = gdal.OpenEx(path, gdal.OF_VECTOR, ["ESRI Shapefile"], options)
            layer = dataset.GetLayer(0) if dataset is not None else None
            if layer is None or layer.GetFeatureCount() > _MAX_ROWS:
                return ()
            definition = layer.GetLayerDefn()
            fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
            texts = [i for i, field in enumerate(fields) if field.GetTypeName() == "String"]
            columns = find_class_columns([field.GetName() for field in fields], texts)
            if columns.code < 0 or columns.name < 0:
                return ()
            entries = []
            for feature in layer:
                label = (feature.GetFieldAsString(columns.name) or "").strip()
                numbers = [feature.GetFieldAsDouble(column) for column in columns.colours]
                colour = as_colour(numbers) if numbers else PLAIN
                if label:
                    code = feature.GetFieldAsInteger64(columns.code)
                    entries.append(ClassEntry(code, label, label, colour))
            return tuple(entries)
        except (RuntimeError, UnicodeDecodeError):
            return ()


def _from_style(path: str, band: int) -> tuple:
    """Return the classes of a palette of QGIS, unless its labels are the codes themselves."""
    try:
        style = _read_style(read_bytes(path, _MAX_BYTES))
    except OSError:
        return ()
    renderer = style.renderer or {}
    if renderer.get("type") != "paletted" or renderer.get("band", "1") != str(band):
        return ()
    entries = []
    for entry in style.palette_entries:
        code, label = _integer(entry.get("value", "")), entry.get("label", "").strip()
        if code is not None and label and _integer(label) != code:
            colour = entry.get("color", "")[:7]
            plain = colour if _COLOUR.fullmatch(colour) else PLAIN
            entries.append(ClassEntry(code, label, label, plain))
    return tuple(entries)


class _Style:
    """The attributes of the first renderer of a raster in a style, and of its palette's entries."""

    def __init__(self) -> None:
        self.renderer: dict | None = None
        self.palette_entries: list = []
        self._is_read = False

    def start(self, name: str, attributes: dict) -> None:
        """Take in the start of an element of a style file."""
        if name == "rasterrenderer" and self.renderer is None:
            self.renderer = attributes
        elif name == "paletteEntry" and self.renderer is not None and not self._is_read:
            self.palette_entries.append(attributes)

    def end(self, name: str) -> None:
        """Take in the end of an element."""
        self._is_read = self._is_read or name == "rasterrenderer"


def _read_style(content: bytes) -> _Style:
    """Return the classes in the XML of a style file; nothing of a damaged one."""
    style, parser = _Style(), expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = style.start, style.end
    parser.EntityDeclHandler = _refuse_entity
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError):
        return _Style()
    return style


class _EntityDeclared(ValueError):
    """An entity of its own in a style, which may grow without limit; QGIS writes none."""


def _refuse_entity(*_declaration) -> None:
    raise _EntityDeclared


def _integer(text: str) -> int | None:
    """Return a class code that a text of a file holds, else None."""
    try:
        number = float(text)
        return int(number) if number == int(number) else None
    except (ValueError, OverflowError):
        return None
