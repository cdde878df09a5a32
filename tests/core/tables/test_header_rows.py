"""Titles above a header and units below it, beside tables that have neither."""

from __future__ import annotations

import pytest

from carbonsink.core.facts.tables import LinesSkipped, TitleAbove
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


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("Table S3. Soil profiles,,,\n", 1),
        ("Table S3. Soil profiles\n", 1),
        ("\nTable S3. Soil profiles\n\n", 2),
        ("plots,soil,,\n", 1),
        (",depth,carbon,\n", 1),
        ("Table S3,,,\nSoil of 2006,,,\n", 1),
    ],
)
def test_lines_above_the_header_are_named(tmp_path, above, line):
    path = write(tmp_path, f"{above}plot,top,soc,bd\n{ROWS}")
    with pytest.raises(TitleAbove) as caught:
        read_text(path)
    assert caught.value.line == line


@pytest.mark.parametrize("above", ["Legend of CLCD,\n", "Legend of CLCD\n"])
def test_titles_above_two_columns(tmp_path, above):
    with pytest.raises(TitleAbove):
        read_text(write(tmp_path, f"{above}code,name\n1,forest\n2,grass\n"))


def test_a_title_above_a_header_whose_units_are_few(tmp_path):
    text = "长白山站通量数据,,,\n年,月,日,NEE\n,,,gC m-2 d-1\n2003,1,1,2\n2003,1,2,3\n"
    with pytest.raises(TitleAbove) as caught:
        read_text(write(tmp_path, text))
    assert caught.value.line == 1


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_titles_hide_no_separator(tmp_path, mark):
    rows = f"plot,top,soc,bd\n{ROWS}".replace(",", mark)
    with pytest.raises(TitleAbove):
        read_text(write(tmp_path, f"Soil of the Loess Plateau\n{rows}"))


@pytest.mark.parametrize(
    "text",
    [
        ",npp\n0,5.5\n1,6.5\n2,7.5\n",  # as pandas writes an index
        ",npp,gpp\n0,5.5,1\n1,6.5,2\n2,7.5,3\n",
        "site,,npp\na,b,5\nc,d,6\ne,f,7\n",
        "name\nx\ny\nz\n",
        "site,npp,\na,5,\nb,6,\nc,7,\n",
        "code,name\n1,a\n2,b\n3,c\n",
        "value\nNA\n1\n2\n",
        "value\nabc\n1\n2\n",
        "site,,npp\nA,NA,NA\nB,1,5\nC,2,6\n",
        "site,\nA,—\nB,1\nC,2\n",
    ],
)
def test_headers_that_lack_names_are_headers(tmp_path, text):
    assert len(read_text(write(tmp_path, text)).lines) == 3
