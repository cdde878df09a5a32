"""Numbers as reports print them, in columns and alone."""

from __future__ import annotations

import math

import pytest

from carbonsink.core.report import numbers
from carbonsink.core.report.column_titles import column_title, translate_cell


@pytest.mark.parametrize(
    ("header", "cells", "texts"),
    [
        # The largest number decides the decimals.
        ("Area (km2)", [2370.0, 60.0, 5.0], ["2,370", "60", "5"]),
        ("Total (Tg C)", [0.158412, 0.004424, -0.1143], ["0.1584", "0.0044", "−0.1143"]),
        ("Area (km2)", [303.0, 26.0, 0.0], ["303", "26", "0"]),
        # What would lose by them keeps digits of its own.
        ("Value", [1234.5, 0.79], ["1,234", "0.79"]),
        ("Value", [699, 53.78, 0.9185], ["699", "53.78", "0.92"]),
        # Zero within rounding, beside the largest of the column or in percent.
        ("Bias", [0.2282, 1.79e-14], ["0.2282", "0"]),
        ("Bias (%)", [1.79e-14], ["0"]),
        ("Emission (kgC s-1)", [1.79e-14], ["1.790e−14"]),
        # Shares have one decimal; what rounds to 0 beside them is smaller than that.
        ("Share (%)", [94.7, 5.304, 0.0979, 0.0124], ["94.7", "5.3", "0.1", "<\u00a00.1"]),
        ("偏差（%）", [1.0708, 0.0535], ["1.07", "0.05"]),
        # No zeros behind what is known, two decimals of a score.
        ("Lag-1 autocorrelation", [0.0, 0.1, 0.8], ["0", "0.1", "0.8"]),
        (
            "Total (Tg C)",
            [0.2036, 0.0000928, -0.00002],
            ["0.2036", "<\u00a00.0001", ">\u00a0−0.0001"],
        ),
        ("R², held out", [0.8434, -912.13, math.nan], ["0.84", "−912", "–"]),
        ("R²，各站点中位数", [0.8434, 0.9302], ["0.84", "0.93"]),
        ("p, least squares", [0.59154, 1e-9], ["0.592", "< 0.000001"]),
        ("p，最小二乘", [0.59154], ["0.592"]),
        # Counts are grouped, years are not.
        ("Cells", [304, 5428], ["304", "5,428"]),
        ("Year", [2001, 2012], ["2001", "2012"]),
        ("p", [0.732, 0.00034, 0.0, math.nan], ["0.732", "0.000340", "< 0.000001", "–"]),
        ("mk_p", [1e-33], ["< 0.000001"]),
        ("p (two-sided, normal)", [0.0], ["< 0.000001"]),
        # Centres move by less than a tenth of a degree.
        ("longitude", [-151.98765, 111.7, math.nan], ["−151.9877", "111.7000", "–"]),
        ("Map", ["a-b", None], ["a-b", "–"]),
        ("Mean", [0.0, math.inf, math.nan], ["0", "∞", "–"]),
    ],
)
def test_a_column(header, cells, texts):
    assert numbers.show_column(header, cells) == texts


def test_shares():
    assert numbers.show_share(0.0704) == "7.0\u00a0%"
    assert numbers.show_share(math.nan) == "–"


def shouted(text: str) -> str:
    return text.upper()


@pytest.mark.parametrize(
    ("column", "title"),
    [
        ("area (km2)", "AREA (km2)"),
        ("ols_slope (Tg C yr-1)", "SLOPE, LEAST SQUARES (Tg C yr-1)"),
        ("contribution (% of net)", "SHARE OF THE NET CHANGE (%)"),
        ("r_a - and r_b + (km2)", "A NEGATIVE, B POSITIVE (km2)"),
        ("Forest (new)", "Forest (new)"),
        ("ndvi", "ndvi"),
    ],
)
def test_headings(column, title):
    assert column_title(column, shouted) == title


def test_names_of_land_uses_stay_in_their_heading():
    assert column_title("to Forest", str) == "To Forest"


@pytest.mark.parametrize(
    ("column", "cell", "shown"),
    [
        ("label", "Increase", "INCREASE"),
        ("kind", "within class", "UNCHANGED CLASS"),
        ("from_class", "Forest", "Forest"),
        ("zone", "all", "ALL ZONES"),
        ("zone", "North", "North"),
        ("label", 3.5, 3.5),
    ],
)
def test_labels_are_translated_and_names_are_not(column, cell, shown):
    assert translate_cell(column, cell, shouted) == shown


@pytest.mark.parametrize(
    ("amount", "shown"),
    [
        ("207 gC m⁻² yr⁻¹", "207 gC_m⁻²_yr⁻¹"),
        ("8.9 Tg C", "8.9_Tg_C"),
        # Wider than a box: it breaks between its parts, not within the exponent.
        ("20.9 gC m⁻² month⁻¹", "20.9 gC m⁻² month⁻¹"),
    ],
)
def test_amounts_break_between_number_and_unit(amount, shown):
    assert numbers.non_breaking_amount(amount).replace("\xa0", "_") == shown


def test_a_unit_in_tonnes_of_carbon_does_not_break():
    assert numbers.join_amounts("0.1 t C ha⁻¹ yr⁻¹").count("\xa0") == 4
