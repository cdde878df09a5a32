"""Tables of numbers: what of a user's own table is refused, and with which column and value."""

from __future__ import annotations

import pytest

from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.tables.csv_table import read_number, read_rows, read_whole_number


def test_cells_are_stripped_and_never_missing(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("\ufeffcode,value,note\n1, 2.5 ,a\n2\n3,4,b,\n", encoding="utf-8")
    assert read_rows(str(path), ("code", "value")) == [
        {"code": "1", "value": "2.5", "note": "a"},
        {"code": "2", "value": "", "note": ""},
        {"code": "3", "value": "4", "note": "b"},
    ]


def test_a_missing_column_is_named(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("code,note\n")
    with pytest.raises(MissingColumn) as refused:
        read_rows(str(path), ("code", "value"))
    assert (refused.value.wanted, refused.value.found) == ("value", ("code", "note"))


@pytest.mark.parametrize("text", ["", "a", "1,23,4"])
def test_no_number(text):
    with pytest.raises(BadTable) as refused:
        read_number("own.csv", "value", text)
    assert (refused.value.column, refused.value.value) == ("value", text)


def test_a_comma_may_stand_for_the_point():
    assert read_number("own.csv", "value", "1,5") == 1.5


@pytest.mark.parametrize("text", ["nan", "inf", "1.5", "b"])
def test_no_code(text):
    with pytest.raises(BadTable):
        read_whole_number("own.csv", "code", text)
    assert read_whole_number("own.csv", "code", "2.0") == 2
