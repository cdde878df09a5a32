"""Cells of workbooks as a spreadsheet shows them, through GDAL and QGIS."""

from __future__ import annotations

import pytest
from qgis.core import QgsVectorLayer

from carbonsink.core.errors_and_notes.tables import FormulasWithoutValue, RowsHidden
from carbonsink.core.run import Run
from carbonsink.framework.features.replaced_tables import workbooks_as_text
from carbonsink.framework.features.table_cells import (
    note_sheet,
    numbers_of_sheet,
    shown_cells,
    table_cells,
    workbook_of_layer,
)
from carbonsink.tests.core.tables.workbooks import number_cell, text_cell, write_workbook


@pytest.fixture
def path(tmp_path):
    rows = [
        [text_cell("A1", "site"), text_cell("B1", "soc (%)"), text_cell("C1", "bulk")],
        [text_cell("A2", "S1"), number_cell("B2", 0.0101, 1), number_cell("C2", 1.25)],
        [text_cell("A3", "S2"), number_cell("B3", 0.57, 1), text_cell("C3", "1,125")],
        [text_cell("A4", "S3"), number_cell("B4", 0.07, 1), '<c r="C4"><f>B2</f><v></v></c>'],
    ]
    return write_workbook(tmp_path / "plots.xlsx", rows, hidden=(3, 4))


def test_numbers_in_percent_are_what_the_sheet_shows(path, provider):
    assert [row[1] for row in table_cells(path).rows] == ["1.01%", "57%", "7%"]


def test_numbers_beside_texts_stay_numbers(path, provider):
    """GDAL writes 1.25 with a point, which does not tell how 1,125 is meant."""
    layer = QgsVectorLayer(path, "plots", "ogr")
    workbook, features = workbook_of_layer(layer), list(layer.getFeatures())
    rows, ids = [list(f.attributes()) for f in features], [f.id() for f in features]
    assert [row[2] for row in rows[:2]] == ["1.25", "1,125"]
    numbers_of_sheet(rows, ids, [0, 1, 2], workbook)
    assert [row[2] for row in rows[:2]] == [1.25, "1,125"]
    assert shown_cells(rows[0], ids[0], [0, 1, 2], workbook) == ["S1", "1.01%", 1.25]


def test_hidden_rows_and_empty_formulas_are_told(path, provider):
    notes = []
    workbook = workbook_of_layer(QgsVectorLayer(f"{path}|layername=plots", "plots", "ogr"))
    note_sheet(workbook, [2, 3, 4], Run(on_note=notes.append))
    assert notes == [RowsHidden(path, 2, 3), FormulasWithoutValue(path, 1, "C4")]
    note_sheet(workbook, [2], Run(on_note=notes.append))  # a selection
    assert len(notes) == 2


def test_a_flux_table_in_a_workbook_tells_of_hidden_rows(path, provider, tmp_path):
    notes = []
    (text,) = workbooks_as_text([path], str(tmp_path / "texts"), Run(on_note=notes.append))
    assert notes == [RowsHidden(path, 2, 3), FormulasWithoutValue(path, 1, "C4")]
    with open(text, encoding="utf-8") as file:
        assert file.read().splitlines()[1] == "S1,1.01%,1.25"
