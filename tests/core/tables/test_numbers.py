"""Numbers written as text: decimal marks and thousands, decided by column and file."""

from __future__ import annotations

import io

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import AmbiguousNumber, RowTooLong, ThousandsRead
from carbonsink.core.run import Run
from carbonsink.core.tables.columns import numeric_column
from carbonsink.core.tables.csv_table import (
    CsvText,
    Line,
    plain_cells,
    read_cells,
    read_frame,
    read_rows,
)
from carbonsink.core.tables.numbers import (
    decimal_mark_of_file,
    is_ambiguous_number,
    parse_number,
    possible_numbers,
    read_numbers,
)


@pytest.mark.parametrize(
    ("text", "with_point", "with_comma"),
    [
        ("925", 925.0, 925.0),
        ("1.5", 1.5, None),
        ("1,5", None, 1.5),
        ("1,200", 1200.0, 1.2),
        ("1.200", 1.2, 1200.0),
        ("0.434", 0.434, None),
        ("0,434", None, 0.434),
        ("1234.567", 1234.567, None),
        ("1,109.4", 1109.4, None),
        ("1.109,4", None, 1109.4),
        ("1,234,567", 1234567.0, None),
        ("1.234.567", None, 1234567.0),
        ("1 234", 1234.0, 1234.0),
        ("1\u00a0234,5", None, 1234.5),
        ("1\u202f234.5", 1234.5, None),
        ("1'234.5", 1234.5, None),
        ("\u22121,200", -1200.0, -1.2),
        ("1.5e3", 1500.0, None),
        (".5", 0.5, None),
    ],
)
def test_what_a_text_may_mean(text, with_point, with_comma):
    found = possible_numbers(text)
    assert (found.get("."), found.get(",")) == (with_point, with_comma)


@pytest.mark.parametrize("text", ["", "a", "1,23,4", "12,34,567", "1.2.3", "1 2", "0x1", "--1"])
def test_what_is_no_number(text):
    assert possible_numbers(text) == {} and parse_number(text) is None


def test_two_readings_are_no_number_of_one_cell():
    assert is_ambiguous_number(possible_numbers("1,200")) and parse_number("1,200") is None


def column(cells, decimal=""):
    frame = pd.DataFrame({"agb": pd.Series(cells, dtype=object)})
    frame.attrs["decimal"] = decimal
    return numeric_column(frame, "agb").tolist()


@pytest.mark.parametrize(
    ("cells", "numbers"),
    [
        (["1,200", "1,109.4"], [1200.0, 1109.4]),
        (["1.200", "1.109,4"], [1200.0, 1109.4]),
        (["1,200", "2,5"], [1.2, 2.5]),
        (["1.200", "2.5"], [1.2, 2.5]),
        (["1,200", "1,234,567"], [1200.0, 1234567.0]),
        (["1.200", "0,25"], [1200.0, 0.25]),
        (["1,5", "2.5"], [1.5, 2.5]),
    ],
)
def test_a_column_decides_by_all_of_its_cells(cells, numbers):
    assert column(cells) == numbers
    assert column(cells[::-1]) == numbers[::-1]


@pytest.mark.parametrize("cells", [["925", "1,200"], ["1.000", "2.000"], ["1,200", "2.5", "3,5"]])
def test_what_stays_open_is_refused_with_its_cell(cells):
    with pytest.raises(AmbiguousNumber) as caught:
        column(cells)
    row = next(i for i, cell in enumerate(cells) if is_ambiguous_number(possible_numbers(cell)))
    assert (caught.value.column, caught.value.cell, caught.value.row) == (
        "agb",
        cells[row],
        row + 1,
    )
    assert column(cells[:2], ".") == [float(c.replace(",", "")) for c in cells[:2]]


@pytest.mark.parametrize(
    ("separator", "columns", "mark"),
    [
        (",", [["925", "1,200"]], "."),
        (";", [["1.000"]], ""),
        (";", [["1.000"], ["2,5", "3"]], ","),
        (";", [["1.000"], ["2.5", "3"]], "."),
        ("\t", [["1,5"], ["1.5"]], ""),
        (",", [["1,200"], ["0,5"]], ","),
        (";", [["1.000"], ["Plot 1.5", "x"]], ""),
    ],
)
def test_the_decimal_mark_of_a_file(separator, columns, mark):
    assert decimal_mark_of_file(separator, columns) == mark


def csv_of(path, text):
    path.write_text(text, encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("text", "oracle"),
    [
        ('plot,agb\nA,925\nB,"1,200"\nC,"1,050"\n', {"thousands": ","}),
        ("plot;agb;x\nA;925;0,5\nB;1.200;2,5\n", {"sep": ";", "thousands": ".", "decimal": ","}),
        (
            "plot\tagb\tx\nA\t925,5\t1\nB\t1.200,25\t2\n",
            {"sep": "\t", "thousands": ".", "decimal": ","},
        ),
        ("plot;agb\nA;1.25\nB;12.5\nC;3.125\n", {"sep": ";"}),
        ('plot,agb\nA,"12,5"\nB,"1,25"\n', {"decimal": ","}),
        ('plot,agb\nA,"1,109.4"\nB,"2,000,000"\n', {"thousands": ","}),
    ],
)
def test_files_against_pandas(tmp_path, text, oracle):
    want = pd.read_csv(io.StringIO(text), **oracle)["agb"].to_numpy(float)
    frame = read_frame(csv_of(tmp_path / "t.csv", text))
    np.testing.assert_array_equal(numeric_column(frame, "agb"), want)
    rows = read_rows(str(tmp_path / "t.csv"), ("agb",))
    np.testing.assert_array_equal([float(row["agb"]) for row in rows], want)


def test_thousands_are_reported(tmp_path):
    notes = []
    frame = read_frame(csv_of(tmp_path / "t.csv", 'plot,agb\nA,925\nB,"1,200"\n'))
    numeric_column(frame, "agb", Run(on_note=notes.append))
    assert [type(n) for n in notes] == [ThousandsRead]
    assert (notes[0].n, notes[0].cell, notes[0].number) == (1, "1,200", 1200.0)


@pytest.mark.parametrize(
    ("cells", "number"),
    [
        (["5.25", "12.5", "24.125", "13,663"], None),  # degrees Celsius
        (["5,25", "12,5", "24,125", "13.663"], None),
        (["400.000", "500.000", "450.000", "400,000"], None),
        (["500.5", "950.25", "12.5", "1,200"], 1200.0),  # among the others
        (["5.25", "12.5", "24.125", "99,663"], 99663.0),  # a wrong one either way
        (["5.25", "13,663"], 13663.0),
    ],
)
def test_one_cell_with_another_decimal_mark_is_refused(cells, number):
    cells = dict(enumerate(cells))
    decimal = "," if "5,25" in cells.values() else "."
    if number is not None:
        assert read_numbers(cells, "t", decimal).numbers[len(cells) - 1] == number
        return
    with pytest.raises(AmbiguousNumber) as caught:
        read_numbers(cells, "t", decimal)
    assert caught.value.row == 4


def test_a_german_table_without_any_other_number_is_refused(tmp_path):
    path = csv_of(tmp_path / "t.csv", "code;density\n1;1.000\n2;5.000\n")
    with pytest.raises(AmbiguousNumber):
        read_cells(path)


def test_an_unquoted_decimal_comma_is_refused_with_its_line(tmp_path):
    path = csv_of(tmp_path / "t.csv", "plot,agb\nA,925\nB,1,5\n")
    with pytest.raises(RowTooLong) as caught:
        read_frame(path)
    assert (caught.value.line, caught.value.n_cells, caught.value.n_columns) == (3, 3, 2)


def forms(values):
    """Yield a table of numbers as different programs write it, all with the same numbers."""
    names = ("a", "b")
    plain = [[f"{v:.2f}" for v in row] for row in values]
    comma = [[cell.replace(".", ",") for cell in row] for row in plain]
    grouped = [[f"{v:,.2f}" for v in row] for row in values]
    german = [[c.translate(str.maketrans(",.", ".,")) for c in row] for row in grouped]
    for cells, separator in ((plain, ","), (plain, ";"), (plain, "\t"), (comma, ";")):
        yield separator, [names, *cells]
    yield "\t", [names, *german]
    yield ";", [names, *german]
    yield ",", [names, *([f'"{c}"' for c in row] for row in grouped)]
    yield ",", [names, *([f'"{c}"' for c in row] for row in comma)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("swapped", [False, True])
def test_numbers_do_not_depend_on_how_a_table_is_written(tmp_path, encoding, ending, swapped):
    values = np.round(np.random.default_rng(1).uniform(-5, 5000, (40, 2)), 2)
    for separator, rows in forms(values.tolist()):
        rows = [row[::-1] if swapped else row for row in rows]
        path = tmp_path / "t.csv"
        text = "".join(separator.join(row) + ending for row in rows)
        path.write_bytes(text.encode(encoding))
        frame = read_frame(str(path))
        found = np.column_stack([numeric_column(frame, name) for name in ("a", "b")])
        np.testing.assert_array_equal(found, values)


@pytest.mark.parametrize("seed", range(5))
def test_columns_as_programs_write_them_are_read_as_cell_by_cell(seed):
    rng = np.random.default_rng(seed)
    forms = ["1", "-3", "1.5", "+7.", ".5", "1e5", "2.5e-3", "0.123", "1234.567"]
    cells = [str(cell) for cell in rng.choice(forms, 40)]
    # A point that is no group of thousands shows the mark, so both ways must agree.
    text = CsvText(";", "utf-8", ["npp"], [Line(i, [c]) for i, c in enumerate(cells)], [], 0)
    numbers = read_numbers(dict(enumerate(cells)), "npp", ".").numbers
    expected = [c if c.lstrip("+-").isdigit() else repr(numbers[i]) for i, c in enumerate(cells)]
    assert [row[0] for row in plain_cells(text)[1:]] == expected


def test_points_that_may_all_group_thousands_are_decided_by_the_file():
    lines = [Line(2, ["1.234", "1,5"]), Line(3, ["12.345", "2,5"])]
    text = CsvText(";", "utf-8", ["npp", "ta"], lines, [], 0)
    assert plain_cells(text)[1:] == [["1234.0", "1.5"], ["12345.0", "2.5"]]
