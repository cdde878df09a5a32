"""Titles and groups of columns above a header, beside tables that have neither."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.tables import TitleAbove
from carbonsink.core.run import Run
from carbonsink.core.tables.columns import numeric_column
from carbonsink.core.tables.csv_table import read_cells, read_frame, read_text
from carbonsink.core.tables.header_rows import find_header

ROWS = "A,0,20,1.2\nB,10,NA,1.3\nC,30,15,1.1\n"


def write(tmp_path, text: str) -> str:
    path = tmp_path / "t.csv"
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("above", "line", "n"),
    [
        ("Table S3. Soil profiles,,,\n", 1, 1),
        ("Table S3. Soil profiles\n", 1, 1),
        ('"Table S3, soil\nprofiles"\n', 2, 1),
        ("\nTable S3. Soil profiles\n\n", 2, 1),
        ("Table S3,,,\nSoil of 2006,,,\n", 1, 2),
        ("# made in 2006\nTable S3\n", 2, 1),
    ],
)
def test_titles_above_the_header_are_no_records(tmp_path, above, line, n):
    path = write(tmp_path, f"{above}plot,top,soc,bd\n{ROWS}")
    notes: list = []
    frame = read_frame(path, Run(on_note=notes.append))
    assert numeric_column(frame, "soc").tolist()[::2] == [20, 15]
    assert frame["plot"].tolist() == ["A", "B", "C"]
    (note,) = [note for note in notes if note.why == "title"]
    assert (note.n, note.line) == (n, line)
    assert read_cells(path)[1] == ["A", "0", "20", "1.2"]


@pytest.mark.parametrize("above", ["plots,soil,,\n", ",depth,carbon,\n"])
def test_names_of_groups_above_the_header_are_named(tmp_path, above):
    with pytest.raises(TitleAbove) as caught:
        read_text(write(tmp_path, f"{above}plot,top,soc,bd\n{ROWS}"))
    assert caught.value.line == 1


def test_a_line_above_rows_of_data_is_no_title(tmp_path):
    with pytest.raises(TitleAbove):
        read_text(write(tmp_path, f"plot\n{ROWS}"))


@pytest.mark.parametrize("above", ["Legend of CLCD,\n", "Legend of CLCD\n"])
def test_titles_above_two_columns(tmp_path, above):
    text = read_text(write(tmp_path, f"{above}code,name\n1,forest\n2,grass\n"))
    assert text.header == ["code", "name"] and len(text.lines) == 2


def test_a_title_above_a_header_whose_units_are_few(tmp_path):
    text = "长白山站通量数据,,,\n年,月,日,NEE\n,,,gC m-2 d-1\n2003,1,1,2\n2003,1,2,3\n"
    read = read_text(write(tmp_path, text))
    assert (read.header[3], read.units, len(read.lines)) == ("NEE", {"NEE": "gC m-2 d-1"}, 2)


@pytest.mark.parametrize("mark", [";", "\t", "|"])
def test_titles_hide_no_separator(tmp_path, mark):
    rows = f"plot,top,soc,bd\n{ROWS}".replace(",", mark)
    text = read_text(write(tmp_path, f"Soil of the Loess Plateau, 2006\n{rows}"))
    assert (text.separator, text.header) == (mark, ["plot", "top", "soc", "bd"])
    assert len(text.lines) == 3


NUMBERED = ["Field1", "Field2", "Field3"]
SHEET = [["A", "20", "1.2"], ["B", "21", "1.3"], ["C", "22", "1.4"]]


@pytest.mark.parametrize(
    ("above", "found"),
    [
        ([["plot", "soc", "bd"]], (0, {})),
        ([["plot", "soc", "bd"], ["", "g/kg", "g/cm3"]], (0, {"soc": "g/kg", "bd": "g/cm3"})),
        ([["Table S3", "", ""], ["plot", "soc", "bd"]], (1, {})),
        ([["Table S3", "", ""], ["2006", "", ""], ["plot", "soc", "bd"], ["", "%", "m2"]],
         (2, {"soc": "%", "bd": "m2"})),
    ],
)  # fmt: skip
def test_headers_of_sheets(above, found):
    """Where QGIS takes the header for a row it numbers the columns."""
    header = find_header(NUMBERED, [*above, *SHEET])
    assert (header.header, header.units) == found
    assert (header.names, header.first) == (["plot", "soc", "bd"], len(above))


def test_a_sheet_with_empty_rows_and_an_empty_column():
    about = [["", "", ""], ["Table S3", "", ""], ["", "", ""], ["plot", "soc", "bd"]]
    rows = [["", *row] for row in [*about, ["", "g/kg", "g/cm3"], ["", "", ""], *SHEET]]
    found = find_header([*NUMBERED, "Field4"], rows)
    assert (found.names, found.header, found.first) == (["Field1", "plot", "soc", "bd"], 3, 5)
    assert found.units == {"soc": "g/kg", "bd": "g/cm3"}


def test_headers_that_a_layer_knows():
    assert find_header(["plot", "soc", "bd"], SHEET) is None
    units = [["", "g/kg", "g/cm3"], *SHEET]
    found = find_header(["plot", "soc", "bd"], units)
    assert found == (["plot", "soc", "bd"], -1, 1, {"soc": "g/kg", "bd": "g/cm3"})


@pytest.mark.parametrize(
    "rows",
    [
        SHEET,
        [["plots", "soil", ""], ["plot", "soc", "bd"], *SHEET],
        [["A", "x", ""], ["B", "y", "1.3"], ["C", "z", "1.4"]],  # nothing was measured at A
        [["plot", "species", "note"], ["A", "Pinus", "x"], ["B", "Picea", "y"]],
    ],
)
def test_sheets_without_a_certain_header(rows):
    assert find_header(NUMBERED, rows) is None


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
