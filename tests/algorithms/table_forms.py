"""One table in many forms of text: separator, encoding, decimal mark, dates, order of columns.

The same table in what QGIS opens as well: workbooks, tables of shapefiles, GeoPackages. Numbers
have three decimals at most, which every form holds exactly; None is missing.
"""

from __future__ import annotations

import csv
import datetime
import decimal
import io
from typing import NamedTuple

import numpy as np
from osgeo import gdal, ogr


class Table(NamedTuple):
    """A header and rows of texts, whole numbers, numbers, dates and None."""

    header: list
    rows: list


class Form(NamedTuple):
    """How a table is written."""

    separator: str = ","
    encoding: str = "utf-8"
    decimal: str = "."
    date: object = datetime.date.isoformat
    order: str = ""
    end: str = "\n"
    quoting: int = csv.QUOTE_MINIMAL
    above: str = ""
    among: str = ""
    below: str = ""
    missing: str = ""
    group: str = ""
    ending: str = ".csv"


def _day_first(day):
    return f"{day.day:02d}/{day.month:02d}/{day.year}"


def _month_first(day):
    return f"{day.month}/{day.day}/{day.year}"


FORMS = {
    "semicolons": Form(";"),
    "decimal-commas": Form(";", decimal=","),
    "quoted-commas": Form(",", decimal=","),
    "tabs": Form("\t", ending=".txt"),
    "tabs-tsv": Form("\t", decimal=",", ending=".tsv"),
    "bars": Form("|"),
    "stated-separator": Form(";", above="sep=;\n", decimal=","),
    "bom": Form(encoding="utf-8-sig"),
    "gbk": Form(encoding="gbk"),
    "utf-16": Form("\t", encoding="utf-16", ending=".txt"),
    "utf-16-big": Form(encoding="utf-16-be", above="\ufeff"),
    "utf-16-unmarked": Form(encoding="utf-16-le"),
    "windows-lines": Form(end="\r\n"),
    "old-mac-lines": Form(end="\r"),
    "quoted": Form(quoting=csv.QUOTE_ALL),
    "columns-backwards": Form(order="backwards"),
    "columns-shuffled": Form(";", decimal=",", order="shuffled"),
    "day-first": Form(date=_day_first),
    "month-first": Form(date=_month_first),
    "day-first-dots": Form(";", decimal=",", date=lambda d: _day_first(d).replace("/", ".")),
    "packed": Form(date=lambda d: f"{d:%Y%m%d}"),
    "words": Form(date=lambda d: f"{d.day} {d:%b} {d.year}"),
    "chinese-dates": Form(encoding="gbk", date=lambda d: f"{d.year}年{d.month}月{d.day}日"),
    "slashes": Form(date=lambda d: f"{d.year}/{d.month}/{d.day}"),
    "midnights": Form(date=lambda d: f"{d.isoformat()}T00:00:00Z"),
    "comments-above": Form(above="# from a data base\n# version 2\n"),
    "comments-among": Form(among="# a new sensor from here\n"),
    "commented-header": Form(above="#"),
    "empty-lines": Form(below="\n\n,,\n"),
    "blank-line-above": Form(above="\n"),
    "marks": Form(missing="-9999"),
    "marks-of-r": Form(missing="NA"),
    "marks-of-spreadsheets": Form(missing="#N/A"),
    "marks-with-decimals": Form(missing="-9999.00"),
    "thousands": Form(";", group=","),
    "thousands-by-point": Form(";", decimal=",", group="."),
    "thousands-by-blank": Form(";", decimal=",", group="\u202f"),
}


def _order(form, n):
    """Order of n columns in a form."""
    if form.order == "shuffled":
        return np.random.default_rng(n).permutation(n)
    return range(n)[::-1] if form.order else range(n)


def cell_text(value, form):
    """A cell as a form writes it."""
    if value is None:
        return form.missing
    if isinstance(value, datetime.date):
        return form.date(value)
    if isinstance(value, decimal.Decimal):  # all its digits
        return str(value).replace(".", form.decimal)
    if not isinstance(value, float):
        return value
    text = f"{value:,.3f}" if form.group else f"{value:.3f}"
    return text.translate(str.maketrans({",": form.group or ",", ".": form.decimal}))


def write_table(folder, form, table, name="plots"):
    """Write a table in a form and return its file name."""
    text, order = io.StringIO(newline=""), _order(form, len(table.header))
    writer = csv.writer(
        text, delimiter=form.separator, quoting=form.quoting, lineterminator=form.end
    )
    writer.writerow([table.header[i] for i in order])
    for n, row in enumerate(table.rows):
        if n == len(table.rows) // 2:
            text.write(form.among)
        writer.writerow([cell_text(row[i], form) for i in order])
    content = form.above.replace("\n", form.end) + text.getvalue() + form.below
    path = folder / f"{name}{form.ending}"
    path.write_bytes(content.encode(form.encoding))
    return str(path)


class Container(NamedTuple):
    """What a table is stored in.

    With `is_text` all cells are texts; `rows_about` are rows of titles and units about the header.
    """

    driver: str
    ending: str
    is_text: bool = False
    rows_about: tuple = ()


CONTAINERS = {
    "xlsx": Container("XLSX", "xlsx"),
    "ods": Container("ODS", "ods"),
    "dbf": Container("ESRI Shapefile", "dbf"),
    "gpkg": Container("GPKG", "gpkg"),
    "texts-xlsx": Container("XLSX", "xlsx", True),
    "texts-gpkg": Container("GPKG", "gpkg", True),
    "units-dbf": Container("ESRI Shapefile", "dbf", True, ("units",)),
    "units-gpkg": Container("GPKG", "gpkg", True, ("units",)),
    "units-xlsx": Container("XLSX", "xlsx", True, ("units",)),
    "titles-ods": Container("ODS", "ods", True, ("titles",)),
    "titles-and-units-xlsx": Container("XLSX", "xlsx", True, ("titles", "units")),
    "titles-and-units-ods": Container("ODS", "ods", True, ("titles", "units")),
}
UNITS = {"soc": "g/kg", "bd": "g/cm3", "top": "cm", "bottom": "cm", "warm": "degC", "h": "m"}


def store_table(folder, container, table, name="plots"):
    """Write a table into a container and return its file name."""
    path, names = str(folder / f"{name}.{container.ending}"), table.header
    rows = [list(row) for row in table.rows]
    if "units" in container.rows_about:
        rows.insert(0, [UNITS.get(name) for name in names])
    if "titles" in container.rows_about:
        rows = [["Plots of 2004", *[None] * (len(names) - 1)], names, *rows]
        names = ["Table S1", *[""] * (len(names) - 1)]
    options = {"ESRI Shapefile": ["ENCODING=UTF-8"]}.get(container.driver, [])
    file = gdal.GetDriverByName(container.driver).Create(path, 0, 0, 0)
    layer = file.CreateLayer(name, geom_type=ogr.wkbNone, options=options)
    for k, column in enumerate(names):
        kind = ogr.OFTString if container.is_text else _kind_of_column(rows, k)
        field = ogr.FieldDefn(column, kind)
        field.SetWidth(60 if options and kind == ogr.OFTString else 0)
        layer.CreateField(field)
    for row in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for k, value in enumerate(row):
            if isinstance(value, datetime.date) or (container.is_text and value is not None):
                value = str(value)
            if value is not None:
                feature.SetField(k, value)
        layer.CreateFeature(feature)
    del layer, file
    return path


def _kind_of_column(rows, k):
    value = next(row[k] for row in rows if row[k] is not None)
    kinds = {float: ogr.OFTReal, int: ogr.OFTInteger, datetime.date: ogr.OFTDate}
    return kinds.get(type(value), ogr.OFTString)
