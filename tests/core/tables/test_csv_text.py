"""Small tables as spreadsheets save them, and files that are none."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.tables import BadTable
from carbonsink.core.tables.csv_table import read_cells

ROWS = [["code", "name", "share"], ["1", "森林, 灌丛", "0.5"], ["2", "", "0.25"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize(
    "text",
    [
        'code,name,share\n1,"森林, 灌丛",0.5\n2,,0.25\n',
        "code;name;share\r\n1; 森林, 灌丛 ;0.5\r\n\r\n2;;0.25",
        "code\tname\tshare\n1\t森林, 灌丛\t0.5\n2\t\t0.25\n\t\t\n",
    ],
)
def test_any_encoding_and_separator(tmp_path, encoding, text):
    path = tmp_path / "own.csv"
    path.write_bytes(text.encode(encoding))
    assert read_cells(str(path)) == ROWS


def test_what_is_neither_utf_8_nor_chinese_is_western(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes("code;name;share\n1;Fert\xe9;1\n".encode("latin-1"))
    assert read_cells(str(path))[1] == ["1", "Fert\xe9", "1"]


def test_a_cell_of_two_lines(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text('code,text\n1,"keep\nas it is"\n')
    assert read_cells(str(path))[1] == ["1", "keep\nas it is"]


@pytest.mark.parametrize(
    "content", [None, b"", b"\n\n", b"PK\x03\x04\0\0", b'code\n"' + b"1" * 200_000]
)
def test_what_is_no_table(tmp_path, content):
    path = tmp_path / "own.csv"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadTable) as refused:
        read_cells(str(path))
    assert refused.value.column == "file"


def test_rows_whose_names_begin_with_a_number_sign_are_rows(tmp_path):
    path = tmp_path / "plots.csv"
    path.write_text("# measured in 2001\nplot,above\n#1,10\n#2,20\n")
    assert read_cells(str(path)) == [["plot", "above"], ["#1", "10"], ["#2", "20"]]
    # Beside rows without the sign they are rows that were taken out.
    path.write_text("plot,above\n1,10\n#2,20\n")
    assert read_cells(str(path))[1:] == [["1", "10"]]
    path.write_text("plot,above\n# 1,10\n")
    assert read_cells(str(path))[1:] == []
