"""Marks of missing values among numbers: by value and isolation."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import (
    DoubtfulMark,
    MarksLeftOut,
    NameKept,
    NameMissing,
)
from carbonsink.core.run import Run
from carbonsink.core.tables.class_labels import class_label_column, name_label_column
from carbonsink.core.tables.columns import numeric_column
from carbonsink.core.tables.missing_values import find_missing_marks

NPP = np.linspace(300.0, 900.0, 25)
NEE = np.linspace(-40.0, 20.0, 25)
HEIGHT = np.linspace(100.0, 4000.0, 25)


@pytest.mark.parametrize("values", [NPP, NEE, HEIGHT, np.full(6, -2.0)])
@pytest.mark.parametrize(
    "mark",
    [-9999.0, -99999.0, -999999.0, -3.4028234663852886e38, 1e20, 9.969209968386869e36, 1.79e308],
)
@pytest.mark.parametrize("n", [1, 7])
def test_what_no_quantity_can_be(values, mark, n):
    column = np.r_[values, np.full(n, mark)]
    is_mark, marks = find_missing_marks(column, "x")
    assert is_mark.tolist() == [False] * values.size + [True] * n
    assert marks == ((mark, n),)


@pytest.mark.parametrize(
    ("values", "mark", "n"),
    [
        (NPP, -999.0, 1),
        (NPP, 9999.0, 3),
        (NPP, 32767.0, 2),
        (NPP, -32768.0, 1),
        (NPP, 65535.0, 2),
        (NEE, -999.0, 1),
        (NEE, 9999.0, 1),
        (HEIGHT, -999.0, 1),
        (HEIGHT, 99999.0, 1),
        (np.linspace(-10, 25, 20), -99.0, 4),
        (np.linspace(0, 100, 20), 255.0, 5),
        (np.linspace(0, 0.9, 20), 2147483647.0, 1),
    ],
)
def test_marks_that_lie_apart(values, mark, n):
    assert find_missing_marks(np.r_[values, np.full(n, mark)], "x")[1] == ((mark, n),)


@pytest.mark.parametrize(
    ("values", "mark", "n"),
    [
        (NPP, 999.0, 1),  # one more of many
        (np.linspace(0, 50000, 20), 9999.0, 2),
        (np.linspace(-1200, 800, 20), -999.0, 1),
        (np.linspace(0, 250, 20), 255.0, 3),
        (HEIGHT, 255.0, 1),
        (np.linspace(0, 70000, 20), 65535.0, 1),
        (np.linspace(-9, 9, 20), 0.0, 5),
    ],
)
def test_numbers_among_the_others_are_values(values, mark, n):
    is_mark, marks = find_missing_marks(np.r_[values, np.full(n, mark)], "x")
    assert not is_mark.any() and marks == ()


@pytest.mark.parametrize(
    ("values", "mark", "n"),
    [
        (HEIGHT, 9999.0, 1),
        (np.linspace(-20000, 20000, 20), -9999.0, 2),
        (NEE, -99.0, 2),
        (np.linspace(0, 400, 20), 999.0, 1),
        (np.linspace(0, 200, 20), -99.0, 1),
    ],
)
def test_what_may_be_either_is_refused(values, mark, n):
    with pytest.raises(DoubtfulMark) as caught:
        find_missing_marks(np.r_[values, np.full(n, mark)], "x")
    assert (caught.value.column, caught.value.mark, caught.value.n) == ("x", mark, n)


def test_dashes_and_words_for_gaps_are_left_out_of_numbers_and_reported():
    notes = []
    table = pd.DataFrame({"npp": ["400", "—", "410", " / ", "—", "缺测", "-5"]})
    found = numeric_column(table, "npp", Run(on_note=notes.append))
    gap = np.nan
    np.testing.assert_array_equal(found, [400, gap, 410, gap, gap, gap, -5])
    assert notes == [MarksLeftOut("npp", (("/", 1), ("—", 2), ("缺测", 1)), 3)]


@pytest.mark.parametrize("as_text", [False, True])
def test_a_column_leaves_them_out_and_reports_them(as_text):
    cells = [*NPP.tolist(), -99999.0, -9999.0, 1e20, 1e20]
    series = pd.Series(list(map(repr, cells)), dtype=object) if as_text else pd.Series(cells)
    notes = []
    found = numeric_column(pd.DataFrame({"npp": series}), "npp", Run(on_note=notes.append))
    np.testing.assert_array_equal(found, [*NPP, *[np.nan] * 4])
    assert notes == [MarksLeftOut("npp", ((-99999.0, 1), (1e20, 2)), 29)]


def test_marks_do_not_depend_on_the_order_of_rows():
    rng = np.random.default_rng(2)
    column = np.r_[NPP, [-999.0, 9999.0, 9999.0]]
    order = rng.permutation(column.size)
    np.testing.assert_array_equal(
        find_missing_marks(column, "x")[0][order], find_missing_marks(column[order], "x")[0]
    )


def labels(*cells, read=class_label_column, notes=None):
    frame = pd.DataFrame({"name": pd.Series(list(cells), dtype=object)})
    return read(frame, "name", Run(on_note=(notes if notes is not None else []).append)).tolist()


def test_north_america_is_a_name_among_codes_of_two_letters():
    notes = []
    assert labels("AS", "EU", "NA", "NA", "", notes=notes) == ["AS", "EU", "NA", "NA", None]
    assert notes == [NameKept("name", "NA", 2, ("AS", "EU"))]


@pytest.mark.parametrize("others", [("forest", "grass"), ("ENF", "DBF"), ("1", "2"), ("as", "eu")])
def test_na_is_a_missing_value_among_other_names_and_reported(others):
    notes = []
    assert labels(*others, "NA", notes=notes)[-1] is None
    assert notes == [NameMissing("name", (("NA", 1),), 3)]


def test_empty_names_are_not_worth_a_warning():
    notes = []
    assert labels("a", "", None, notes=notes) == ["a", None, None] and notes == []


@pytest.mark.parametrize(
    ("cells", "names", "classes"),
    [
        (("001", "002"), ["001", "002"], [1, 2]),
        (("001", "1"), ["001", 1], ["001", 1]),
        (("01", "1", "2"), ["01", 1, 2], ["01", 1, 2]),
        (("01", "001"), ["01", "001"], ["01", "001"]),
        (("1E3", "1000"), ["1E3", 1000], ["1E3", 1000]),
        (("1.0", "2.0"), [1, 2], [1, 2]),
        ((9007199254740993, "9007199254740993"), [9007199254740993] * 2, [9007199254740993] * 2),
    ],
)
def test_names_are_not_numbers(cells, names, classes):
    assert labels(*cells, read=name_label_column) == names
    assert labels(*cells, read=class_label_column) == classes


def test_tables_of_this_program_are_read_without_doubt():
    frame = pd.DataFrame({"name": ["NA", "forest", ""], "x": ["1.000", "-99.0", "0.5"]})
    frame.attrs.update(exact=True, decimal=".")
    assert name_label_column(frame, "name").tolist() == ["NA", "forest", None]
    assert numeric_column(frame, "x").tolist() == [1.0, -99.0, 0.5]
