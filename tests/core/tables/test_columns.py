"""Numbers and classes out of users' tables."""

from __future__ import annotations

import datetime
import decimal

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.tables import MissingColumn, NotNumeric
from carbonsink.core.tables.class_labels import (
    class_label_column,
    class_order,
    normalise_class_label,
)
from carbonsink.core.tables.columns import find_column, numeric_column
from carbonsink.core.tables.missing_values import is_missing


def frame(*cells, dtype=object):
    return pd.DataFrame({"npp": pd.Series(list(cells), dtype=dtype)})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("1.5", 1.5),
        ("1,5", 1.5),
        (" 12 ", 12.0),
        ("\u221212.5", -12.5),
        ("1e3", 1000.0),
        (",5", 0.5),
        ("3.", 3.0),
        (decimal.Decimal("2.25"), 2.25),
        (np.float32(0.5), 0.5),
        (True, 1.0),
    ],
)
def test_numbers_in_text(text, number):
    assert numeric_column(frame(text), "npp").tolist() == [number]


@pytest.mark.parametrize(
    "mark",
    ["", "  ", "NA", "na", "NaN", "NI", "NAC", "NULL", "-9999", "-9999.0", "-9999,00", None]
    + [float("nan"), -9999, pd.NA, pd.NaT, "1e999", float("inf")],
)
def test_marks_of_a_missing_value(mark):
    values = numeric_column(frame("7", mark), "npp")
    assert values[0] == 7.0
    assert np.isnan(values[1])


@pytest.mark.parametrize(
    "text", ["forest", "1.23,45", "1 00", "1_000", "0x10", "12 m", datetime.date(2005, 1, 1)]
)
def test_a_text_column_is_refused_with_its_first_text(text):
    with pytest.raises(NotNumeric) as caught:
        numeric_column(frame("1", "NA", text, "two"), "npp")
    assert caught.value.facts() == {
        "column": "npp",
        "value": str(text),
        "n_text": 2,
        "n_total": 4,
        "on_top": False,
    }


def test_a_number_column_keeps_its_numbers_and_the_table_its_values():
    table = frame(1, -9999, np.inf, 4.5, dtype=float)
    values = numeric_column(table, "npp")
    np.testing.assert_array_equal(values, [1, np.nan, np.nan, 4.5])
    assert values.dtype == np.float64
    assert table["npp"].tolist() == [1, -9999, np.inf, 4.5]


@pytest.mark.parametrize("dtype", ["Int64", "Float64", "string"])
def test_nullable_columns(dtype):
    table = pd.DataFrame({"npp": pd.Series(["1", None, "3"], dtype="string").astype(dtype)})
    np.testing.assert_array_equal(numeric_column(table, "npp"), [1, np.nan, 3])


def test_a_column_is_found_exactly_before_it_is_found_by_case():
    table = pd.DataFrame([[1, 2]], columns=["NPP", "npp"])
    assert find_column(table, "npp").tolist() == [2]
    with pytest.raises(MissingColumn):
        find_column(table, "Npp")
    assert find_column(table[["NPP"]], "Npp").tolist() == [1]


def test_a_missing_column_lists_those_found():
    with pytest.raises(MissingColumn) as caught:
        numeric_column(frame("1"), "rs")
    assert (caught.value.wanted, caught.value.found) == ("rs", ("npp",))


def test_one_class_in_all_its_spellings():
    labels = class_label_column(frame("1", 1, 1.0, "1.0", "ENF", " ENF ", "NA", None, -9999), "npp")
    assert labels.tolist() == [1, 1, 1, 1, "ENF", "ENF", None, None, None]
    assert all(type(label) in (int, str, type(None)) for label in labels)


def test_a_class_that_is_no_whole_number_stays_text():
    assert normalise_class_label(1.5) == "1.5"
    assert normalise_class_label("1.5") == "1.5"


def test_the_order_of_classes_is_fixed():
    assert class_order(np.array(["b", 10, 2, None, "a", 2], dtype=object)) == (2, 10, "a", "b")


def test_zero_is_no_missing_value():
    assert not is_missing(0)
    assert not is_missing("0")
