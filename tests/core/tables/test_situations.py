"""Numbers and names in tables as people write them: the right value, or a refusal."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.run import CarbonSinkError
from carbonsink.core.errors_and_notes.tables import (
    BadTable,
    ColumnsRepeated,
    MarksLeftOut,
    MergedCells,
    NameMissing,
    NamesAlike,
    PercentsRead,
)
from carbonsink.core.run import Run
from carbonsink.core.tables.class_labels import class_label_column, name_label_column
from carbonsink.core.tables.columns import numeric_column
from carbonsink.core.tables.csv_table import read_frame, read_rows

NAN = np.nan
# Separator, cells of the column, and its numbers.
NUMBERS = {
    "swiss": (",", ["1'234.5", "980.25"], [1234.5, 980.25]),
    "narrow-blanks": (";", ["1\u202f234,5", "980,25"], [1234.5, 980.25]),
    "german": (";", ["1.234,5", "12.345"], [1234.5, 12345.0]),
    "english": (";", ["1,234.5", "12,345"], [1234.5, 12345.0]),
    "millions": (";", ["1,234,567", "2,345,678.5"], [1234567.0, 2345678.5]),
    "typographic-minus": (",", ["\u221212.5", "3.25"], [-12.5, 3.25]),
    "exponents": (",", ["1.2E+03", "4e-2", "5E0"], [1200.0, 0.04, 5.0]),
    "comma-exponents": (";", ["1,2E+03", "4,5e-2"], [1200.0, 0.045]),
    "plus": (",", ["+5.5", "-5.5"], [5.5, -5.5]),
    "points-only": (",", [".5", "5."], [0.5, 5.0]),
    "zeros-in-front": (",", ["007.5", "0.50"], [7.5, 0.5]),
    "missing-words": (",", ["1", "NA", "n/a", "NaN", "null", "", "#N/A"], [1.0] + [NAN] * 6),
    "nines": (",", ["5", "7", "-9999", "-9999.0", "-9999.99"], [5.0, 7.0, NAN, NAN, NAN]),
    "netcdf-fill": (",", ["5", "7", "9.96921e+36"], [5.0, 7.0, NAN]),
    "largest-float": (",", ["5", "7", "-3.4028235e+38"], [5.0, 7.0, NAN]),
    "infinite": (",", ["5", "inf", "1e999"], [5.0, NAN, NAN]),
    "wide-digits": (";", ["１２.３", "１２．３", "－４", "１，５"], [12.3, 12.3, -4.0, 1.5]),
    "dashes-of-minus": (",", ["–0.68", "‒3", "-1"], [-0.68, -3.0, -1.0]),
    "percent": (",", ["15%", "7.5 ％", "", "—"], [15.0, 7.5, NAN, NAN]),
    "quoted-commas": (",", ['"1,5"', '"2,25"'], [1.5, 2.25]),
}


@pytest.mark.parametrize("name", NUMBERS)
def test_numbers(tmp_path, name):
    separator, cells, wanted = NUMBERS[name]
    path = tmp_path / "t.csv"
    rows = "".join(f"a{separator}{cell}\n" for cell in cells)
    path.write_text(f"site{separator}x\n{rows}", encoding="utf-8")
    np.testing.assert_array_equal(numeric_column(read_frame(str(path)), "x", Run()), wanted)


REFUSED = {
    "below-detection": ["<0.5", "1.2"],
    "percent": ["45 %", "0.5"],
    "percent-mixed-with-words": ["45 %", "about 50 %"],
    "not-detected": ["n.d.", "4"],
    "letters-of-groups": ["15a", "4"],
    "superscript": ["10²", "4"],
    "range-of-dashes": ["3–5", "4"],
    "with-unit": ["12.5 gC", "13"],
    "range": ["3-5", "4"],
    "plus-minus": ["5 ± 1", "4"],
    "indian": ["1,23,456", "2,34,567"],
    "two-points": ["1.2.3", "4"],
    "hexadecimal": ["0x1F", "4"],
    "fraction": ["1/2", "4"],
    "spreadsheet-error": ["#DIV/0!", "4"],
    "open-thousands": ["1,200", "1,300"],
    "underscores": ["1_000", "4"],
    "true": ["TRUE", "4"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_may_be_no_number_is_refused(tmp_path, name):
    path = tmp_path / "t.csv"
    path.write_text("site;x\n" + "".join(f"a;{cell}\n" for cell in REFUSED[name]), encoding="utf-8")
    with pytest.raises(CarbonSinkError):
        numeric_column(read_frame(str(path)), "x", Run())


@pytest.mark.parametrize(
    ("cells", "names"),
    [
        (["001", "1", "01"], ["001", 1, "01"]),
        (["1E5", "100000"], ["1E5", 100000]),
        (["NA", "EU", "AS"], ["NA", "EU", "AS"]),
        (["NA", "Forest"], [None, "Forest"]),
        (["1.10", "1.1"], ["1.10", "1.1"]),
        (["2005-03", "2005-04"], ["2005-03", "2005-04"]),
        (["TRUE", "FALSE"], ["TRUE", "FALSE"]),
        (["90071992547409931", "90071992547409930"], [90071992547409931, 90071992547409930]),
        (["-1", "+1"], [-1, 1]),
    ],
)
def test_names(tmp_path, cells, names):
    path = tmp_path / "t.csv"
    path.write_text("site,x\n" + "".join(f"{cell},1\n" for cell in cells), encoding="utf-8")
    assert name_label_column(read_frame(str(path)), "site", Run()).tolist() == names


@pytest.mark.parametrize(
    ("cells", "numbers", "marks"),
    [
        (["1.5", "—", "—", "缺测"], [1.5, NAN, NAN, NAN], (("—", 2), ("缺测", 1))),
        (["-1.5", "-", "/", "…"], [-1.5, NAN, NAN, NAN], (("-", 1), ("/", 1), ("…", 1))),
        (["1.5", "NA", "", "-9999"], [1.5, NAN, NAN, NAN], None),
    ],
)
def test_dashes_and_words_of_missing_numbers_are_reported(tmp_path, cells, numbers, marks):
    path = tmp_path / "t.csv"
    rows = "".join(f"{cell};1\n" for cell in cells)
    path.write_text("x;y\n" + rows, encoding="utf-8")
    notes: list = []
    found = numeric_column(read_frame(str(path)), "x", Run(on_note=notes.append))
    np.testing.assert_array_equal(found, numbers)
    assert notes == ([MarksLeftOut("x", marks, 1)] if marks else [])


@pytest.mark.parametrize(
    ("cells", "labels", "missing"),
    [
        (["forest", "—", "grass"], ["forest", None, "grass"], True),
        (["林地", "缺测", "草地"], ["林地", None, "草地"], True),
        (["+", "-", "0"], ["+", "-", 0], False),
        (["a-b", "c/d", "no"], ["a-b", "c/d", "no"], False),
    ],
)
def test_dashes_among_classes_are_no_class(tmp_path, cells, labels, missing):
    path = tmp_path / "t.csv"
    path.write_text("c;x\n" + "".join(f"{cell};1\n" for cell in cells), encoding="utf-8")
    notes: list = []
    found = class_label_column(read_frame(str(path)), "c", Run(on_note=notes.append)).tolist()
    assert found == labels
    assert any(isinstance(note, NameMissing) for note in notes) is missing


def test_percent_signs_are_a_unit(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("a;b (g/kg);c\n15%;2%;5\n,5 %;3%;6%\n", encoding="utf-8")
    notes: list = []
    frame = read_frame(str(path), Run(on_note=notes.append))
    assert frame.attrs["units"] == {"a": "%"}
    assert notes == [PercentsRead("a", 2, "15%")]
    np.testing.assert_array_equal(numeric_column(frame, "a"), [15.0, 0.5])


def test_codes_padded_with_zeros_are_those_of_rasters(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("cover,x\n01,1\n02,1\n11,1\n", encoding="utf-8")
    assert class_label_column(read_frame(str(path)), "cover").tolist() == [1, 2, 11]


@pytest.mark.parametrize(
    ("cells", "alike"),
    [
        (["CN-Cha", "cn-cha", "AT-Neu"], ("CN-Cha", "cn-cha")),
        (["Site 1", "Site  1", "Site1x"], ("Site 1", "Site  1")),
        (["\uff21\uff14", "A4"], ("\uff21\uff14", "A4")),
        (["CN-Cha", "CN-Cha\u200b", "CN-Cha\ufeff"], ()),
        (["001", "1", "01"], ()),
    ],
)
def test_names_that_look_alike_are_reported(tmp_path, cells, alike):
    path = tmp_path / "t.csv"
    path.write_text("site,x\n" + "".join(f"{cell},1\n" for cell in cells), encoding="utf-8")
    notes: list = []
    labels = name_label_column(read_frame(str(path)), "site", Run(on_note=notes.append)).tolist()
    assert [note.names for note in notes if isinstance(note, NamesAlike)] == [alike][: bool(alike)]
    if cells[1] == "CN-Cha\u200b":  # a letter that nobody sees makes no other name
        assert labels == ["CN-Cha"] * 3


def test_columns_of_one_name(tmp_path):
    path = tmp_path / "t.csv"
    path.write_text("site,npp,npp\na,1,2\nb,3,4\n", encoding="utf-8")
    notes: list = []
    frame = read_frame(str(path), Run(on_note=notes.append))
    assert notes == [ColumnsRepeated(str(path), ("npp",))]
    assert numeric_column(frame, "npp").tolist() == [1, 3]
    with pytest.raises(BadTable):
        read_rows(str(path), ("npp",))


@pytest.mark.parametrize(
    ("cells", "is_merged"),
    [
        (["A", "", "", "B", ""], True),
        (["A", "", "B", "", "C", ""], True),
        (["A", "B", "", "C"], False),
        (["A", "", "", "A", ""], False),
        (["", "A", "", "B", ""], False),
        (["A", "", "", "", ""], False),
    ],
)
def test_names_of_merged_cells_are_refused(tmp_path, cells, is_merged):
    path = tmp_path / "t.csv"
    path.write_text("c,x\n" + "".join(f"{cell},1\n" for cell in cells), encoding="utf-8")
    frame = read_frame(str(path))
    if not is_merged:
        assert len(class_label_column(frame, "c")) == len(cells)
        return
    with pytest.raises(MergedCells) as caught:
        class_label_column(frame, "c")
    assert (caught.value.n_empty, caught.value.n_total) == (cells.count(""), len(cells))
