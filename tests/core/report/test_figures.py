"""Figures: deterministic, without network, with the user's texts intact."""

from __future__ import annotations

import re
import sys

import numpy as np
import pytest

from carbonsink.core.raster import ClassEntry, Classes, Grid, RasterOutput, write_array
from carbonsink.core.report import common_charts as f
from carbonsink.core.report import map_figures as m
from carbonsink.core.report import svg_drawing

RANDOM = np.random.default_rng(2)
X = RANDOM.normal(100, 20, 40)
FRAME = m.map_frame(str)
LABELS = ("Year", "T")
HOSTILE = "<b>5 $x_1$ & 长</b>"


def scatter(label="Training"):
    groups = ((label, X + 3), ("Held out", np.where(np.arange(40) == 3, np.nan, X - 5)))
    return f.observed_predicted_scatter(
        X, groups, "Observed", "Predicted", "1:1 line", "A scatter plot"
    )


def raster(tmp_path, values, classes=None):
    dtype = "uint8" if classes else "float32"
    path = str(tmp_path / "map.tif")
    grid = Grid(*np.shape(values)[::-1], (0.0, 1.0, 0.0, 9.0, 0.0, -1.0), "")
    output = RasterOutput("map", dtype=dtype, nodata=255 if classes else np.nan, classes=classes)
    write_array(output, path, grid, np.asarray(values, dtype))
    return path


FIGURES = {
    "observed_predicted_scatter": scatter,
    "fitted_lines_figure": lambda: f.fitted_lines_figure(
        X, 2 * X, [("A line", lambda x: 2 * x)], "x", "y", "P", "D"
    ),
    "bars": lambda: f.ranked_bars(["a", "b", "c"], [1.0, -2.0, np.nan], "Tg", "Bars"),
    "series": lambda: f.series_figure(
        [2000, 2001, 2003], [1.0, 2.0, np.nan], [("L", 1, 0)], LABELS, "S"
    ),
    "curves": lambda: f.curves_figure(
        [2000, 2001], [("a", [1, 2]), ("b", [2, 1])], LABELS, "Curves"
    ),
    "histogram": lambda: f.histogram([1.0, 2.0, np.nan, 2.5], "x", "n", "Histogram"),
    "site_map": lambda: m.site_map([1, 2], [3, 4], [0.5, np.nan], "e", "Sites", 1.0, FRAME),
}


@pytest.mark.parametrize("name", FIGURES)
def test_figures_are_pure_and_the_same_every_time(name, read_page):
    svg = FIGURES[name]()
    found = read_page(svg)
    assert found.svgs == 1
    assert "aria-label" in svg
    assert not re.search(r"\d{4}-\d\d-\d\dT", svg)
    assert FIGURES[name]() == svg


def test_two_figures_share_no_id(read_page):
    other = f.observed_predicted_scatter(X, (("T", X),), "o", "p", "1:1", "Another scatter plot")
    assert read_page(f"<div>{scatter()}{other}</div>").svgs == 2  # reading refuses an id twice


def test_texts_are_neither_markup_nor_formulas(read_page):
    found = read_page(scatter(HOSTILE))
    assert HOSTILE in found.text


def test_pyplot_stays_out(monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.pyplot", None)  # importing it would now fail
    assert "<svg" in scatter()


def test_bars_are_ranked(read_page):
    text = read_page(f.ranked_bars(["low", "top", "mid"], [1, 30, 5.25], "Tg", "Bars")).text
    # matplotlib draws from the lower end upwards.
    assert text.index("low") < text.index("mid") < text.index("top")
    assert "5.25" in text


def test_trends_that_are_not_known_are_not_drawn(read_page):
    svg = f.series_figure(
        [2000, 2001], [1.0, 2.0], [("Nothing", np.nan, np.nan)], LABELS, "S", "Total"
    )
    assert "Nothing" not in read_page(svg).text


def test_quick_look_of_classes(tmp_path, read_page):
    entries = (ClassEntry(1, "a", "Forest & wood", "#00ff00"), ClassEntry(7, "b", "B", "#ff0000"))
    path = raster(tmp_path, [[1, 7], [255, 1]], Classes("c", entries))
    found = read_page(m.raster_figure(path, ("#000000", "#ffffff"), "unit", "A map", FRAME))
    assert "Forest & wood" in found.text


@pytest.mark.parametrize("values", [[[1.0, 2.0], [np.nan, 3.0]], [[-1.0, 2.0]], [[np.nan]]])
def test_quick_look_of_values(tmp_path, read_page, values):
    path = raster(tmp_path, values)
    svg = m.raster_figure(
        path, ("#000000", "#ffffff"), "NEP", "A map", FRAME, ("#aa0000", "#0000aa")
    )
    assert "NEP" in read_page(svg).text


def test_a_map_of_sources_alone_has_the_colours_of_sources(tmp_path):
    """The ramp of signed values has 0 in its middle, though no value is above it."""
    path = raster(tmp_path, [[-9.0, -4.0]])
    signed = "#aa0000", "#ffffff", "#0000aa"
    figures = [
        m.raster_figure(path, ramp, "NEP", "A map", FRAME, signed)
        for ramp in (("#00ff00", "#00aa00"), ("#ffff00", "#888800"))
    ]
    assert figures[0] == figures[1]


def test_a_class_map_names_all_classes_below_it(tmp_path, read_page):
    path = raster(tmp_path, [[1, 2]], Classes("c", (ClassEntry(1, "a", "A", "#00ff00"),)))
    entries = [(1, "A very long name of a class", "#ff0000"), (2, "B", "#00ff00")]
    found = read_page(m.class_map(path, entries, "A map", FRAME))
    assert "A very long name of a class" in found.text


def test_of_many_classes_the_largest_are_named(tmp_path, read_page):
    path = raster(tmp_path, [[1, 2]], Classes("c", (ClassEntry(1, "a", "A", "#00ff00"),)))
    entries = [(code, f"Class {code:02}", "#00ff00") for code in range(1, m.MAX_CLASSES + 10)]
    text = read_page(m.class_map(path, entries, "A map", FRAME, "All others")).text
    assert "Class 01" in text
    assert "Class 02" in text
    assert "Class 03" not in text
    assert "All others" in text


def test_a_font_for_wide_letters_leaves_other_figures_as_they_are(monkeypatch):
    def paint(figure):
        figure.add_subplot().set(title="Sen slope", xlabel="x", ylabel="y")

    figures = []
    for fonts in ((), ("DejaVu Serif",)):
        monkeypatch.setattr(svg_drawing, "chinese_font", lambda fonts=fonts: fonts)
        figures.append(svg_drawing.draw_svg(paint, "A title"))
    # Newer matplotlib names the fonts behind the first one as well.
    assert figures[0] == figures[1].replace(", 'DejaVu Serif'", "")
    assert "DejaVu Serif" not in figures[0]
