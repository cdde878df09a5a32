"""Tables of classes, trend classes and future classes."""

from __future__ import annotations

import math

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.dates import TooFewDates
from carbonsink.core.errors_and_notes.run import BadValue
from carbonsink.core.errors_and_notes.tables import BadTable, MissingColumn
from carbonsink.core.trend.future_classes import classify_future
from carbonsink.core.trend.settings import CV_CLASSES, TREND_CLASSES, TrendSettings
from carbonsink.core.trend.trend_classes import (
    CLASS_NODATA,
    TREND_NODATA,
    classify_trend,
    classify_values,
    load_class_breaks,
)

HEADER = "table,preset,code,key,label,direction,limit,unit,colour,citation\n"


def critical(level):
    return 0.05 if math.isnan(level) else level


def test_every_choice_is_in_the_table():
    presets = load_class_breaks()
    assert {p for t, p in presets if t == "trend"} == set(TREND_CLASSES)
    assert {p for t, p in presets if t == "cv"} == set(CV_CLASSES)
    assert [c.code for c in presets["future", "codes"]] == [1, 2, 3, 4, 5]
    assert [c.code for c in presets["driver", "codes"]] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("preset", "codes"),
    [
        ("three", [1, 1, 0, 9, 0, 0, -1, -1]),
        ("five", [2, 2, 1, 0, 0, -1, -2, -2]),
        ("nine", [4, 3, 2, 0, 0, -1, -3, -4]),
    ],
)
def test_trend_classes(preset, codes):
    slope = np.array([1, 1, 1, 0, 0, -1, -1, -1.0])
    p = np.array([0.005, 0.05, 0.09, 0.001, 0.9, 0.5, 0.02, 0.01])
    found = classify_trend(slope, p, load_class_breaks()["trend", preset], critical)
    assert found.dtype == np.int16
    assert list(found) == codes


def test_no_trend_no_class():
    classes = load_class_breaks()["trend", "three"]
    found = classify_trend(np.array([np.nan, 1]), np.array([np.nan, np.nan]), classes, critical)
    assert list(found) == [TREND_NODATA, TREND_NODATA]


def test_breaks_belong_to_the_lower_class():
    values = np.array([0.0, 0.05, 0.050001, 0.2, 9.0, np.nan])
    found = classify_values(values, load_class_breaks()["cv", "five"])
    assert list(found) == [1, 1, 2, 4, 5, CLASS_NODATA]


def test_future_classes_by_signs_are_those_of_the_papers():
    slope = np.array([1, 1, -1, -1, 0, 1, np.nan])
    h = np.array([0.8, 0.3, 0.8, 0.3, 0.8, 0.5, 0.8])
    p = np.full(7, 0.9)
    found = classify_future(slope, p, h, p, "signs", 0.05, 0.05)
    assert list(found) == [1, 2, 3, 4, 5, 5, 255]


def test_future_classes_need_evidence():
    slope, h = np.array([1.0, 1.0, 1.0, 1.0]), np.array([0.9, 0.9, 0.9, np.nan])
    trend_p, h_p = np.array([0.01, 0.9, 0.01, 0.01]), np.array([0.01, 0.01, 0.2, np.nan])
    tested = classify_future(slope, trend_p, h, h_p, "tested", 0.05, 0.05)
    assert list(tested) == [1, 1, 5, 5]
    significant = classify_future(slope, trend_p, h, h_p, "significant", 0.05, 0.05)
    assert list(significant) == [1, 5, 5, 5]


def write(tmp_path, rows):
    path = tmp_path / "own.csv"
    path.write_text(HEADER + rows, encoding="utf-8")
    return str(path)


def test_own_breaks_replace_a_preset(tmp_path):
    rows = "cv,five,1,low,Low,,0.3,,#00ff00,me\ncv,five,2,high,High,,,,#ff0000,me\n"
    presets = load_class_breaks(write(tmp_path, rows))
    assert [(c.code, c.limit) for c in presets["cv", "five"]] == [(1, 0.3), (2, math.inf)]
    assert presets["trend", "three"] == load_class_breaks()["trend", "three"]


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ("cv,six,1,a,A,,,,#000000,\n", "preset"),
        ("cv,five,1,a,A,,0.3,,#000000,\ncv,five,1,b,B,,,,#000000,\n", "code"),
        ("cv,five,300,a,A,,,,#000000,\n", "code"),
        ("cv,five,1.5,a,A,,,,#000000,\n", "code"),
        ("cv,five,1,a,A,,0.3,,#000000,\ncv,five,2,b,B,,0.2,,#000000,\n", "limit"),
        ("cv,five,1,a,A,,x,,#000000,\n", "limit"),
        ("cv,five,1,a,A,,,,green,\n", "colour"),
        ("trend,three,1,a,A,1,0.05,,#000000,\n", "direction"),
        ("future,codes,1,a,A,,,,#000000,\n", "code"),
    ],
)
def test_bad_tables_are_refused_by_column(tmp_path, rows, column):
    with pytest.raises(BadTable) as caught:
        load_class_breaks(write(tmp_path, rows))
    assert caught.value.column == column


def test_a_table_without_a_column(tmp_path):
    path = tmp_path / "own.csv"
    path.write_text("table,preset,code\ncv,five,1\n", encoding="utf-8")
    with pytest.raises(MissingColumn):
        load_class_breaks(str(path))


def test_settings_refuse_what_cannot_be():
    with pytest.raises(BadValue):
        TrendSettings(trend_test="best")
    with pytest.raises(BadValue):
        TrendSettings(alpha=0)
    with pytest.raises(BadValue):
        TrendSettings(min_valid=3)
    with pytest.raises(TooFewDates) as caught:
        TrendSettings(min_valid=8).values_needed(5)
    assert (caught.value.n, caught.value.needed) == (5, 8)
    assert TrendSettings(min_valid=8, min_share=0.9).values_needed(24) == 22


def test_a_slope_of_zero_with_a_significant_test_is_no_change():
    """Many equal values: S is significant, and most slopes are 0."""
    classes = load_class_breaks()["trend", "three"]
    slope, p = np.array([0.0, 0.0, 0.1, -0.1, 0.1]), np.array([0.01, 0.2, 0.01, 0.01, 0.2])
    codes = classify_trend(slope, p, classes, lambda level: 0.05 if np.isnan(level) else level)
    assert codes.tolist() == [9, 0, 1, -1, 0]
