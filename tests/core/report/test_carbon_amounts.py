"""One ladder of units, one unit on a page."""

from __future__ import annotations

import math

import pytest

from carbonsink.core.report import carbon_amounts as c
from carbonsink.core.report.page import Table


@pytest.mark.parametrize(
    ("amounts", "label"),
    [
        ([3.598, 0.01], "Tg C"),
        ([-0.9046], "Gg C"),
        ([0.0004], "Mg C"),
        ([1e-9], "Mg C"),
        ([2500.0], "Pg C"),
        ([0.0, math.nan, None], "Tg C"),
        ([], "Tg C"),
    ],
)
def test_the_largest_amount_chooses_the_unit(amounts, label):
    assert c.unit_for(amounts).label == label


def test_an_amount_with_its_unit():
    assert c.show_carbon(0.9046, per=c.PER_YEAR) == "904.6 Gg C yr⁻¹"
    assert c.show_carbon(-0.9046, c.TERAGRAMS) == "−0.9046 Tg C"


@pytest.mark.parametrize(
    ("column", "is_yearly", "head", "factor"),
    [
        ("total (Tg C)", True, "total (Gg C yr-1)", 1000.0),
        ("ols_slope (Tg C yr-1)", True, "ols_slope (Gg C yr-2)", 1000.0),
        ("ols_slope (Tg C yr-1)", False, "ols_slope (Gg C yr-1)", 1000.0),
        ("carbon_change (10^4 t C)", False, "carbon_change (Gg C)", 10.0),
        ("mean (gC m-2)", True, "mean (gC m-2 yr-1)", 1.0),
        ("total (Tg C month-1)", False, "total (Gg C month-1)", 1000.0),
        ("area (km2)", True, "area (km2)", 1.0),
        ("平均总量（Tg C）", True, "平均总量（Gg C yr-1）", 1000.0),
        ("Tg C", True, "Tg C", 1.0),
    ],
)
def test_columns_in_the_unit_of_the_page(column, is_yearly, head, factor):
    found = c.column_in_unit(column, c.unit_for([0.5]), is_yearly)
    assert found == (head, pytest.approx(factor))


def test_a_table_shows_the_unit_of_the_page_and_downloads_its_own():
    columns, rows = ("zone", "total (Tg C)", "p"), (("A", 0.0123, 0.0123), ("B", None, 1.0))
    table = Table("T", columns, rows, carbon=c.unit_for([0.5]), is_yearly=True)
    assert table.headers(str)[1] == "Total (Gg\u00a0C\u00a0yr⁻¹)"
    assert [row[1] for row in table.texts(str)] == ["12.3", "–"]
    assert [row[2] for row in table.texts(str)] == ["0.012", "1.000"]
    import base64

    assert b"total (Tg C)" in base64.b64decode(table.link.split("base64,")[1])
