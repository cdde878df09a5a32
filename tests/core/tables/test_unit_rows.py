"""Rows of units below the header."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.tables import LinesSkipped
from carbonsink.core.run import Run
from carbonsink.core.tables.columns import numeric_column
from carbonsink.core.tables.csv_table import read_cells, read_frame, read_text

ROWS = "A,0,20,1.2\nB,10,NA,1.3\nC,30,15,1.1\n"


def write(tmp_path, text: str) -> str:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("line", "units"),
    [
        (",cm,g/kg,g cm-3", {"top": "cm", "soc": "g/kg", "bd": "g cm-3"}),
        ("-,(cm),[g kg-1],(g/cm³)", {"top": "cm", "soc": "g kg-1", "bd": "g/cm³"}),
        ("unit,厘米,g·kg⁻¹,-", {"top": "厘米", "soc": "g·kg⁻¹"}),
        ("yyyy-mm-dd,m,%,1", {"top": "m", "soc": "%"}),
        ("-,m2,%,K", {"top": "m2", "soc": "%", "bd": "K"}),
        ("site,degC,gC m-2 yr-1,t C ha-1", {"top": "degC", "soc": "gC m-2 yr-1", "bd": "t C ha-1"}),
    ],
)
def test_a_row_of_units_is_no_record(tmp_path, line, units):
    path = write(tmp_path, f"plot,top,soc,bd\n{line}\n{ROWS}")
    notes: list = []
    frame = read_frame(path, Run(on_note=notes.append))
    assert frame.attrs["units"] == units
    assert numeric_column(frame, "top").tolist() == [0, 10, 30]
    assert notes == [LinesSkipped(path, 1, "header", 2, line)]
    assert [row[0] for row in read_cells(path)] == ["plot", "A", "B", "C"]


@pytest.mark.parametrize(
    "line",
    [
        "A,NA,NA,NA",
        "A,-,/,—",
        "A,5,g/kg,1.2",
        "A,none,t,m",
        "样地,深度,有机碳,容重",
        "A,missing,trace,1.3",
        "g/kg,,,",
    ],
)
def test_other_rows_stay(tmp_path, line):
    text = read_text(write(tmp_path, f"plot,top,soc,bd\n{line}\n{ROWS}"))
    assert (len(text.lines), text.units) == (4, {})


def test_units_of_a_table_that_is_all_text(tmp_path):
    """A table of variables and their units has no numbers."""
    text = read_text(write(tmp_path, "variable,unit\nnpp,gC m-2\ntmean,degC\nprec,mm\n"))
    assert len(text.lines) == 3
