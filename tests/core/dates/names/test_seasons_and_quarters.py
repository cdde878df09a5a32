"""Seasons, quarters, halves and water years in names."""

from __future__ import annotations

import calendar

import pandas as pd
import pytest

from carbonsink.core.dates.names.seasons_and_quarters import months_of_parts, part_of_year_in_name


@pytest.mark.parametrize(
    ("stem", "words"),
    [
        ("npp_june2001", "06"),
        ("ndvi_May-Sep_2001", "05-09"),
        ("npp_2001H1", "01-06"),
        ("npp_2001_H2", "07-12"),
        ("npp_2001年下半年", "07-12"),
        ("npp_2001年第三季度", "07-09"),
        ("npp2001春", "03-05"),
        ("npp_2001年夏季", "06-08"),
        ("npp_summer_2001", "06-08"),
        ("npp_2001Q4_mean", "10-12"),
        ("npp_MJJAS2001", "05-09"),
        ("npp_2001_ONDJFM", "10-03"),
        ("npp_WY2001", "WY"),
        ("WY_2001", "WY"),
        ("npp_FY2001", "FY"),
        ("npp_GS2001", "GS"),
        ("npp_2001_4-10", "04-10"),
        ("npp_2001_m4-m10", "04-10"),
        ("npp_water_year_2001", "water_year"),
        ("npp_2001水文年", "水文年"),
        ("npp_GrowingSeason_2001", "GrowingSeason"),
        ("npp_2001d05", "02"),
        ("npp_2001D36", "12"),
        ("2001年4月-10月NPP", "04-10"),
        ("npp_1990s", "0s"),
        ("npp_1990年代", "0年代"),
    ],
)
def test_parts_of_years(stem, words):
    assert part_of_year_in_name(stem).words == words


@pytest.mark.parametrize(
    ("stem", "words"), [("npp_1990s", "1990s"), ("1990年代", "1990年代"), ("npp_1990_JJA", "06-08")]
)
def test_words_beside_a_year(stem, words):
    assert part_of_year_in_name(stem).beside(1990) == words


@pytest.mark.parametrize(
    "stem",
    [
        *("长春_npp_2001", "npp_2001_宁夏", "npp_2001夏县", "npp_h1_2001", "npp_2001_H10"),
        *("winter_wheat_2001", "npp_springwheat_2001", "Spring-Barley_2001"),
        *("npp_2001年度", "NASA_2001", "AMMA_2001", "FAO_2001", "MOD_2001", "npp_jja_2001x"),
        *("npp_MAM_JJA_2001", "Summerhill_2001", "npp_d05_2001", "npp_2001_d01", "npp_2001d37"),
        *(
            "2001年1-12月NPP",
            "npp_2001_Jan-Dec",
            "HAWY_2001",
            "GS_npp_2001",
            "npp_2001_4-13",
            "npp_2001_1-12",
            "WY_npp_2001",
            "npp_2001",
            "water_2001",
        ),
    ],
)
def test_places_tiles_and_products_are_no_parts_of_years(stem):
    assert part_of_year_in_name(stem) is None


@pytest.mark.parametrize("n_months", range(3, 12))
def test_initials_are_those_of_months_in_a_row(n_months):
    """Every run of months that no other run begins with, by their English names."""
    initials = [calendar.month_name[month][0] for month in range(1, 13)]
    runs = ["".join(initials[(i + k) % 12] for k in range(n_months)) for i in range(12)]
    for start, letters in enumerate(runs, 1):
        part = part_of_year_in_name(f"npp_{letters}_2001")
        last = (pd.Period("2001-01", "M") + start + n_months - 2).month
        if runs.count(letters) > 1:
            assert part is None
        else:
            assert part.words == f"{start:02d}-{last:02d}"


def _months(form, texts):
    return months_of_parts([part_of_year_in_name(form.format(text)) for text in texts])


def test_parts_that_make_a_series():
    assert _months("npp_{}_2001", ("DJF", "MAM", "JJA", "SON")) == [0, 3, 6, 9]
    assert _months("npp_2001Q{}", (4, 1, 2, 3)) == [10, 1, 4, 7]
    assert _months("npp_2001H{}", (1, 2)) == [1, 7]
    assert _months("npp_2001年第{}季度", "一二") == [1, 4]


@pytest.mark.parametrize(
    ("form", "texts"),
    [
        ("npp_2001{}", ("JJA", "JJA")),  # one kind: a value per year
        ("npp_2001_{}", ("JJA", "JAS")),  # they overlap
        ("npp_2001_{}", ("JJA", "H2")),
        ("npp_2001_{}", ("JJA", "")),
        ("npp_2001{}", ("AMJJAS", "ONDJFM")),  # of which year is October?
        ("npp_2001年{}季", "夏冬"),
        ("npp_{}2001", ("WY", "")),
    ],
)
def test_parts_that_make_none(form, texts):
    assert _months(form, texts) == []
