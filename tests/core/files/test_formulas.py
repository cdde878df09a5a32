"""Names that look like formulas are texts in a spreadsheet, and the same names here."""

from __future__ import annotations

import csv

import numpy as np
import pandas as pd
import pytest

from carbonsink.core.files.atomic import publish_csv
from carbonsink.core.files.formulas import escape_formula, unescape_formula
from carbonsink.core.tables.csv_table import read_cells

FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "=HYPERLINK(1)", "-forest")
HARMLESS = ("forest", "a=b", "", "-9999", "-1.5e3", "+3", "'quoted'", "O'Brien", "森林", "1-2")


@pytest.mark.parametrize("name", FORMULAS)
def test_a_formula_becomes_a_text(name):
    assert escape_formula(name)[0] == "'"
    assert unescape_formula(escape_formula(name)) == name


@pytest.mark.parametrize("name", HARMLESS)
def test_other_texts_stay_as_they_are(name):
    assert escape_formula(name) == name
    assert unescape_formula(name) == name


@pytest.mark.parametrize("name", ["'=1", "''=1", "'-9"])
def test_marks_of_its_own_come_back(name):
    assert unescape_formula(escape_formula(name)) == name


@pytest.mark.parametrize("kind", ["object", "category"])
def test_tables_come_back_and_numbers_are_untouched(tmp_path, kind):
    path = tmp_path / "t.csv"
    names = [*FORMULAS[:4], "forest"]
    table = pd.DataFrame({"zone": pd.Series(names, dtype=kind), "npp": [-1.5, 2, np.nan, -3, 0]})
    publish_csv(str(path), table)
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert all(not row[0].startswith(("=", "+", "-", "@")) for row in rows)
    assert [row[1] for row in rows[1:]] == ["-1.5", "2.0", "", "-3.0", "0.0"]
    assert [row[0] for row in read_cells(str(path))[1:]] == names
