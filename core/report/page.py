"""A report page: records of text, tables and figures, rendered to one HTML file.

The file needs no network: figures are inline SVG, tables are offered as CSV in data links.
Everything but our own figures passes through the template engine's escaping.
"""

from __future__ import annotations

import base64
import csv
import io
import math
import os
from dataclasses import dataclass

from ..publish import publish_text

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")


@dataclass(frozen=True)
class Text:
    """A paragraph; `emphasis` sets a finding apart."""

    text: str
    emphasis: bool = False
    kind: str = "text"


@dataclass(frozen=True)
class Figure:
    """An SVG made by `figures` with a caption."""

    svg: str
    caption: str
    kind: str = "figure"


@dataclass(frozen=True)
class Table:
    """A table.

    Parameters
    ----------
    title : str
        What the rows are.
    columns : tuple of str
        Headers with units.
    rows : tuple of tuple
        Numbers or texts as they are; shown rounded, downloaded in full.
    filename : str
        Name of the download, ending in .csv.
    most_rows : int
        Rows shown; the download has all.
    """

    title: str
    columns: tuple
    rows: tuple
    filename: str = "table.csv"
    most_rows: int = 60
    kind: str = "table"

    @property
    def shown(self) -> tuple:
        """The rows shown."""
        return self.rows[: self.most_rows]

    @property
    def numeric(self) -> tuple:
        """Whether each column holds numbers, and is set to the right."""
        return tuple(
            any(is_number(row[i]) for row in self.rows)
            and all(is_number(row[i]) or row[i] in ("", None) for row in self.rows)
            for i in range(len(self.columns))
        )

    @property
    def link(self) -> str:
        """The whole table as a data link."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows([["" if is_missing(cell) else cell for cell in row] for row in self.rows])
        encoded = base64.b64encode(file.getvalue().encode("utf-8")).decode("ascii")
        return f"data:text/csv;charset=utf-8;base64,{encoded}"


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    blocks: tuple


@dataclass(frozen=True)
class Page:
    """A whole report.

    Parameters
    ----------
    title : str
        Heading.
    lead : str
        One or two sentences: what this is.
    facts : tuple of (str, str, str)
        The numbers that stand first: label, value, note.
    sections : tuple of Section
        The rest.
    """

    title: str
    lead: str
    facts: tuple
    sections: tuple


def render_page(page: Page, translate, template: str = "page.html") -> str:
    """Return the HTML of a page; `translate` turns the template's own texts."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["_"] = translate
    environment.filters["cell"] = show_cell
    return environment.get_template(template).render(page=page)


def write_page(page: Page, path: str, translate) -> None:
    """Write a page as one HTML file, whole or not at all."""
    publish_text(path, render_page(page, translate))


def table_of(frame, title: str, filename: str, most_rows: int = 60) -> Table:
    """Return a pandas DataFrame as a `Table`."""
    rows = tuple(tuple(plain(cell) for cell in row) for row in frame.itertuples(index=False))
    return Table(title, tuple(str(c) for c in frame.columns), rows, filename, most_rows)


def plain(cell):
    """Return a cell of a DataFrame as plain Python value."""
    return cell.item() if hasattr(cell, "item") else cell


def is_number(cell) -> bool:
    """Say whether a cell is an amount (a truth value is none)."""
    return isinstance(cell, (int, float)) and not isinstance(cell, bool)


def is_missing(cell) -> bool:
    """Say whether a cell holds nothing."""
    return cell is None or (isinstance(cell, float) and math.isnan(cell))


def show_cell(cell) -> str:
    """Return a cell as shown: four significant digits, no more than are needed."""
    if is_missing(cell):
        return "–"
    if isinstance(cell, bool) or not is_number(cell):
        return str(cell)
    return show_number(cell)


def show_number(value, digits: int = 4) -> str:
    """Return a number with a given number of significant digits and a real minus sign."""
    if is_missing(value):
        return "–"
    if isinstance(value, int):
        text = f"{value:,}" if abs(value) >= 10_000 else str(value)
    elif value != 0 and (abs(value) >= 1e7 or abs(value) < 1e-4):
        text = f"{value:.{digits - 1}e}"
    else:
        size = math.floor(math.log10(abs(value))) + 1 if value else 1
        text = f"{value:,.{max(digits - max(size, 0), 0) if size > 0 else digits - size}f}"
    return text.replace("-", "\u2212")
