"""A report page: records of text, tables and figures, rendered to one HTML file.

The file needs no network: figures are inline SVG, tables are offered as CSV in data links.
Everything but our own figures passes through the template engine's escaping.
"""

from __future__ import annotations

import base64
import csv
import io
import os
from dataclasses import dataclass, replace

from ..files.atomic import publish_text
from .carbon_amounts import TERAGRAMS, CarbonUnit, column_in_unit
from .column_titles import column_title, translate_cell
from .numbers import (
    is_missing,
    is_number,
    join_amounts,
    non_breaking_amount,
    show_column,
    typeset_units,
)

TEMPLATES = os.path.join(os.path.dirname(__file__), "templates")


# Tones of a paragraph: a finding, something that is as it should be, something to beware of.
FINDING, GOOD, CAUTION = "finding", "good", "caution"
# Sentences on a first page.
MAX_SENTENCES = 5
# Of a longer table so many rows are open at first, and on paper.
MAX_OPEN, FIRST_ROWS = 16, 12


@dataclass(frozen=True)
class Text:
    """A paragraph; its tone is "finding", "good", "caution" or empty."""

    text: str
    tone: str = ""
    kind: str = "text"


# Where a figure stands on paper: on its own, with the next one beside it, with the table that
# follows beside it, or not at all, as a table gives its numbers.
ALONE, HALF, BESIDE, ON_SCREEN = "", "half", "beside", "on-screen"


@dataclass(frozen=True)
class Figure:
    """An SVG drawn by `svg_drawing` with a caption; `paper` says where it stands on paper."""

    svg: str
    caption: str
    paper: str = ALONE
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
    max_rows : int
        Rows shown; the download has all.
    shown_columns : tuple of int
        Columns shown; empty for all. The download has all.
    alike : tuple of int
        Columns that hold the same in each row (one score of several models); their numbers are
        printed with the decimals of the row, not of the column.
    carbon : CarbonUnit
        Unit in which amounts of carbon are shown; the download keeps those of the columns.
    is_yearly : bool
        Whether amounts are those of years, so that they are shown per year.
    """

    title: str
    columns: tuple
    rows: tuple
    filename: str = "table.csv"
    max_rows: int = 60
    shown_columns: tuple = ()
    alike: tuple = ()
    carbon: CarbonUnit = TERAGRAMS
    is_yearly: bool = False
    kind: str = "table"

    @property
    def shown_indices(self) -> tuple:
        """The columns that the page shows."""
        return self.shown_columns or tuple(range(len(self.columns)))

    def headers(self, translate) -> tuple:
        """Headers of the columns that the page shows, in words."""
        return tuple(
            typeset_units(column_title(self._shown_column(index)[0], translate))
            for index in self.shown_indices
        )

    @property
    def first_rows(self) -> int:
        """How many rows of the table the page shows at first."""
        return FIRST_ROWS if min(len(self.rows), self.max_rows) > MAX_OPEN else self.max_rows

    def _shown_column(self, index: int) -> tuple:
        """Return the name of a column on the page, and what its numbers are multiplied by."""
        return column_in_unit(self.columns[index], self.carbon, self.is_yearly)

    def texts(self, translate) -> tuple:
        """Return the cells of a page's table that are shown, printed: rows of texts."""
        rows = self.rows[: self.max_rows]
        columns = []
        for index in self.shown_indices:
            name, factor = self._shown_column(index)
            cells = [translate_cell(self.columns[index], row[index], translate) for row in rows]
            if factor != 1.0:
                cells = [cell * factor if is_number(cell) else cell for cell in cells]
            columns.append(cells if index in self.alike else show_column(name, cells))
        if not self.alike:
            return tuple(zip(*columns))
        return tuple(self._align_decimals(row) for row in zip(*columns))

    def _align_decimals(self, row) -> tuple:
        """Return a row whose columns alike have the same decimals on the page."""
        alike_indices = [i for i, index in enumerate(self.shown_indices) if index in self.alike]
        printed = dict(
            zip(alike_indices, show_column(str(row[0]), [row[i] for i in alike_indices]))
        )
        return tuple(printed.get(i, cell) for i, cell in enumerate(row))

    @property
    def numeric(self) -> tuple:
        """Whether each column holds numbers, and is set to the right on the page."""
        return tuple(
            any(is_number(row[i]) for row in self.rows)
            and all(is_number(row[i]) or row[i] in ("", None) for row in self.rows)
            for i in self.shown_indices
        )

    @property
    def link(self) -> str:
        """The whole table as a data link of the page."""
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
    key_figures : tuple of (str, str, str)
        The numbers that stand first: label, value, note.
    sections : tuple of Section
        The rest.
    summary : tuple of str
        Sentences that say what was found, for a first page; without them the findings of the
        sections.
    figure : Figure, optional
        The one figure of a first page; without it the first figure of the sections.
    in_front : int
        Sections printed directly after the first page; the others begin on a new one.
    """

    title: str
    lead: str
    key_figures: tuple
    sections: tuple
    summary: tuple = ()
    figure: Figure | None = None
    in_front: int = 0


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
    environment.filters["joined"] = join_amounts
    environment.filters["whole"] = non_breaking_amount
    return environment.get_template(template).render(page=with_findings_first(page))


def with_findings_first(page: Page) -> Page:
    """Return a page whose findings and whose first figure stand first.

    Without a summary of its own a page is opened by the findings of its sections, five at most;
    without findings it stays as it is.
    """
    if not page.summary:
        findings = [b for section in page.sections for b in section.blocks if _is_finding(b)]
        page = _remove_blocks(page, findings[:MAX_SENTENCES])
        page = replace(page, summary=tuple(block.text for block in findings[:MAX_SENTENCES]))
    if not page.summary or page.figure is not None:
        return page
    figures = [b for section in page.sections for b in section.blocks if b.kind == "figure"]
    return replace(_remove_blocks(page, figures[:1]), figure=figures[0]) if figures else page


def _is_finding(block) -> bool:
    """Say whether a block of a page is a finding, from which its summary is made."""
    return block.kind == "text" and block.tone == FINDING


def _remove_blocks(page: Page, removed: list) -> Page:
    """Return a page without some blocks, and without sections that only held these."""
    left = (
        replace(
            section, blocks=tuple(b for b in section.blocks if all(b is not t for t in removed))
        )
        for section in page.sections
    )
    return replace(page, sections=tuple(section for section in left if section.blocks))


def write_page(page: Page, path: str, translate, template: str = "page.html") -> None:
    """Write a page as one HTML file, whole or not at all."""
    publish_text(path, render_page(page, translate, template))


def table_of(
    table, title: str, filename: str, max_rows: int = 60, shown_columns=(), **settings
) -> Table:
    """Return a DataFrame as a `Table` of a page; `shown_columns` names the columns shown."""
    rows = tuple(tuple(plain_cell(cell) for cell in row) for row in table.itertuples(index=False))
    columns = tuple(str(column) for column in table.columns)
    shown_indices = tuple(columns.index(name) for name in shown_columns)
    return Table(title, columns, rows, filename, max_rows, shown_indices, **settings)


def plain_cell(cell):
    """Return a cell of a DataFrame as plain Python value, for a table of a page."""
    return cell.item() if hasattr(cell, "item") else cell
