"""The page: escaping, tables, downloads, numbers."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from carbonsink.core.errors_and_notes.raster import OutputNotWritable
from carbonsink.core.report import numbers
from carbonsink.core.report import page as p

HOSTILE = '<script>alert("1")</script> & {{ 7*7 }} \u957f\u767d\u5c71'


def make(blocks, title="A title"):
    return p.Page(title, "Lead", (("Label", "1 Tg", "note"),), (p.Section("Part", blocks),))


def same(text):
    return text


def test_hostile_texts_are_shown_not_run(read_page):
    table = p.Table(HOSTILE, (HOSTILE, "n"), ((HOSTILE, 1),), "x.csv")
    html = p.render_page(make((p.Text(HOSTILE), table), title=HOSTILE), same)
    found = read_page(html)
    assert found.text.count('<script>alert("1")</script> & {{ 7*7 }} \u957f\u767d\u5c71') == 6
    assert "49" not in found.text


def test_the_download_holds_every_row_in_full(read_page, download):
    rows = tuple((f"row {i}", i / 3) for i in range(5)) + (("none", math.nan),)
    table = p.Table("Rows", ("name", "value (t)"), rows, "rows.csv", max_rows=2)
    found = read_page(p.render_page(make((table,)), same))
    assert "2 of 6 rows shown." in found.text
    assert "row 2" not in found.text
    read = download(found.links[0])
    assert read[0] == ["name", "value (t)"]
    assert float(read[3][1]) == 2 / 3
    assert read[6] == ["none", ""]


def test_columns_may_be_left_to_the_download(read_page, download):
    frame = pd.DataFrame({"a": [1], "b (km2)": [2.5], "c": ["x"]})
    table = p.table_of(frame, "T", "t.csv", shown_columns=["a", "b (km2)"])
    found = read_page(p.render_page(make((table,)), same))
    assert "b (km²)" in found.text
    assert "x" not in found.text.split("T a")[1].split("Download")[0]
    assert download(found.links[0]) == [["a", "b (km2)", "c"], ["1", "2.5", "x"]]
    assert table.numeric == (True, True)


def test_scores_of_a_row_have_the_same_decimals():
    rows = (("r", 0.868, 0.7912), ("RMSE", 96.05, 123.9), ("n", 3, 40))
    table = p.Table("Scores", ("Score", "one", "two"), rows, alike=(1, 2))
    assert table.texts(same) == (
        ("r", "0.87", "0.79"),
        ("RMSE", "96.0", "123.9"),
        ("n", "3", "40"),
    )


def test_every_text_of_the_template_is_translated(read_page, shout):
    table = p.Table("T", ("a",), tuple((i,) for i in range(3)), max_rows=1)
    found = read_page(p.render_page(make((table,)), shout))
    for text in ("«Download as CSV»", "«1 of 3 rows shown.»", "«Made by Carbon Sink."):
        assert text in found.text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (math.nan, "–"),
        (math.inf, "∞"),
        (-math.inf, "−∞"),
        (0, "0"),
        (0.0, "0"),
        (1234, "1234"),
        (25126, "25,126"),
        (True, "True"),
        ("a-b", "a-b"),
        (0.0492, "0.04920"),
        (9.9999, "10.00"),
        (-12.345, "−12.35"),
        (22396.0, "22,396"),
        (1.5e9, "1.500e+09"),
        (-3.2e-7, "−3.200e−07"),
    ],
)
def test_cells(value, text):
    assert numbers.show_cell(value) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("gC m-2 yr-1", "gC m⁻² yr⁻¹"),
        ("area (km2)", "area (km²)"),
        ("t C ha-1", "t C ha⁻¹"),
        ("total (10^4 t C)", "total (10⁴\u00a0t\u00a0C)"),
        ("site-2", "site-2"),
    ],
)
def test_units_are_printed_as_such(text, shown):
    assert p.typeset_units(text) == shown


def test_a_page_that_cannot_be_written(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputNotWritable):
        p.write_page(make(()), str(tmp_path / "file" / "page.html"), same)
