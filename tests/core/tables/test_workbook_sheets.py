"""What a sheet shows of its cells beside their values."""

from __future__ import annotations

import re
import zipfile

import pytest

from carbonsink.core.tables.opendocument_sheets import find_elements
from carbonsink.core.tables.workbook_sheets import read_sheet
from carbonsink.tests.core.tables.workbooks import number_cell, text_cell, write_workbook

HEADER = [text_cell("A1", "site"), text_cell("B1", "soc"), text_cell("C1", "npp")]


@pytest.fixture
def path(tmp_path):
    formula = '<c r="C3"><f>B3*2</f><v></v></c>'
    computed = '<c r="C4"><f>B4*2</f><v>512.5</v></c>'
    rows = [
        HEADER,
        [text_cell("A2", "S1"), number_cell("B2", 0.0125, 1), number_cell("C2", 412.5, 3)],
        [text_cell("A3", "S2"), number_cell("B3", 0.02, 2), formula],
        [text_cell("A4", "S3"), number_cell("B4", 0.5), computed],
    ]
    return write_workbook(tmp_path / "plots.xlsx", rows, hidden=(3,))


def test_percents_are_told_by_the_formats_of_cells(path):
    """Format 165 shows a sign in quotes, which is no percent."""
    assert read_sheet(path).percents == {(2, 1), (3, 1)}


def test_texts_hidden_rows_and_formulas_without_value(path):
    sheet = read_sheet(path, "plots")
    assert (2, 0) in sheet.texts and (2, 1) not in sheet.texts
    assert sheet.hidden_rows == (3,)
    assert sheet.formulas_without_value == ((3, 2),)


def test_a_sheet_of_an_open_document(tmp_path):
    percent = '<table:table-cell office:value-type="percentage" office:value="0.0125"/>'
    text = '<table:table-cell table:number-columns-repeated="2" office:value-type="string"/>'
    formula = '<table:table-cell table:formula="of:=[.A1]"/>'
    rows = [
        f"<table:table-row>{text}</table:table-row>",
        '<table:table-row table:number-rows-repeated="2"/>',
        f'<table:table-row table:visibility="filter">{text}{percent}{formula}</table:table-row>',
    ]
    sheets = [f'<table:table table:name="{n}">{"".join(rows)}</table:table>' for n in ("a", "b")]
    path = str(tmp_path / "plots.ods")
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("content.xml", "".join(sheets))
    sheet = read_sheet(path, "b")
    assert (sheet.percents, sheet.hidden_rows) == ({(4, 2)}, (4,))
    assert sheet.texts == {(1, 0), (1, 1), (4, 0), (4, 1)}
    assert sheet.formulas_without_value == ((4, 3),)
    assert read_sheet(path, "c") is None


def test_what_is_no_workbook_or_lacks_the_sheet(path, tmp_path):
    (tmp_path / "text.xlsx").write_text("site,npp\n")
    assert read_sheet(str(tmp_path / "text.xlsx")) is None
    assert read_sheet(str(tmp_path / "none.xlsx")) is None
    assert read_sheet(path, "trees") is None
    assert read_sheet("plots.csv") is None


def test_the_end_of_cells_that_are_not_closed_is_sought_once():
    """Else a small file of a million of them, as in a comment, takes hours."""
    opening, sought = re.compile(r"<c\b([^<>]*)>"), []

    class Closing:
        def search(self, text, start):
            sought.append(start)

    assert list(find_elements("<c r='A1'/>" + "<c >" * 50, opening, Closing())) == [(" r='A1'", "")]
    assert len(sought) == 1
