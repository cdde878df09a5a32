"""Class names in side files of a raster: attribute tables of ArcGIS and styles of QGIS.

ArcGIS writes the attribute table of a raster to ``<file>.vat.dbf``; QGIS keeps the labels of a
palette in ``<name>.qml``. Neither is read by all versions of GDAL.
"""

from __future__ import annotations

import os
import re
from typing import NamedTuple
from xml.parsers import expat

from osgeo import gdal

from ..files.reading import read_bytes
from .opening import quiet_gdal
from .raster_output import ClassEntry
from .shapefile_encoding import encoding_of_names

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
