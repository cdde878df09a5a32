"""One table in many forms of text: separator, encoding, decimal mark, dates, order of columns.

Numbers have three decimals at most, which every form holds exactly; None is missing.
"""

from __future__ import annotations

import csv
import datetime
import decimal
import io
from typing import NamedTuple

import numpy as np


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
