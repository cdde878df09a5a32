"""The Sankey diagram: bands and bars keep the areas, names stay apart, the page stands alone."""

from __future__ import annotations

import re

import numpy as np
import pytest

from carbonsink.core.landuse.legend import LandClass
from carbonsink.core.landuse.transfer_matrix import Totals, Transfer, Unused
from carbonsink.core.report.landuse import interactive_sankey as sankey
from carbonsink.core.report.landuse.interactive_sankey import write_sankey

HOSTILE = '"><script>alert(1)</script> $a_b$ 长白山'
COLOURS = ("#117733", "#ddcc77", "#88ccee", "#cc6677")
NUMBER = r"-?\d+\.\d+"


def make_transfer(area, first="2001", last="2011", names="abcd", accounting="pixel"):
    """Return a period with given areas (m2); carbon is 0.001 t C ha-1 m2 of each m2."""
    area = np.asarray(area, np.float64)
    classes = tuple(LandClass(i + 1, names[i], COLOURS[i % 4]) for i in range(len(area)))
    change = area * (1e-3 if accounting else np.nan)
    return Transfer(
        first, last, 10.0, classes, (area > 0).astype(np.int64), area, area, area > 0, change,
        *(change,) * 4, Totals(*(0,) * 7), accounting, "t_ha", Unused(*(0,) * 7),
    )  # fmt: skip


def same(text):
    return text


def ends_of(path: str) -> tuple:
    """Return the heights of a band at its left and right ends, and where these begin."""
    x0, y0 = map(float, re.match(rf"M({NUMBER}),({NUMBER})", path).groups())
    upper, lower = path.split("V")
    x1, y1 = map(float, upper.split(" ")[-1].split(","))
    bottom_right = float(re.match(NUMBER, lower).group())
    bottom_left = float(lower.split(" ")[-1].rstrip("Z").split(",")[1])
    return bottom_left - y0, bottom_right - y1, (x0, y0), (x1, y1)


@pytest.fixture
def areas():
    random = np.random.default_rng(4)
    return [random.uniform(0, 9, (4, 4)) * (random.random((4, 4)) < 0.7) for _ in range(3)]


def test_every_band_is_as_high_as_its_area_at_both_ends(areas):
    drawing = sankey.lay_out_sankey(areas, 700.0, 500.0)
    assert len(drawing.bands) == sum((area > 0).sum() for area in areas)
    scales = []
    for band in drawing.bands:
        left, right, _, _ = ends_of(band.path)
        assert left == pytest.approx(right, abs=0.011)
        scales.append(left / areas[band.period][band.first, band.last])
    np.testing.assert_allclose(scales, np.median(scales), rtol=0.05)


def test_bands_fill_their_bars_without_gap_or_overlap(areas):
    """On each side of a bar the bands follow each other from its top, in the order of classes."""
    drawing = sankey.lay_out_sankey(areas, 700.0, 500.0)
    bars = {(bar.column, bar.row): bar for bar in drawing.bars}
    sizes = sankey.column_sizes(areas)
    for (column, row), bar in bars.items():
        for period, side in ((column, 0), (column - 1, 1)):
            bands = [b for b in drawing.bands if b.period == period and b[1 + side] == row]
            at = bar.y
            for band in bands:
                found = ends_of(band.path)
                assert found[2 + side][1] == pytest.approx(at, abs=0.011)
                assert found[2 + side][0] == pytest.approx(
                    bar.x + (0 if side else sankey.BAR), abs=0.06
                )
                at += found[side]
            assert at <= bar.y + bar.height + 0.05
    heights = {key: bar.height for key, bar in bars.items()}
    scale = heights[0, 0] / sizes[0, 0]
    for (column, row), height in heights.items():
        assert height == pytest.approx(sizes[column, row] * scale)


def test_bars_of_a_date_do_not_meet_and_fit(areas):
    drawing = sankey.lay_out_sankey(areas, 700.0, 500.0)
    for column in range(4):
        bars = [bar for bar in drawing.bars if bar.column == column]
        for above, below in zip(bars, bars[1:]):
            assert below.y == pytest.approx(above.y + above.height + sankey.GAP)
        assert bars[-1].y + bars[-1].height <= 500.0 + 1e-9
    assert {bar.x for bar in drawing.bars} == {0.0, 228.0, 456.0, 684.0}


def test_land_that_differs_between_periods_makes_the_bar_as_high_as_the_larger():
    sizes = sankey.column_sizes([np.array([[1.0, 2], [0, 4]]), np.array([[5.0, 0], [0, 3]])])
    np.testing.assert_array_equal(sizes, [[3, 4], [5, 6], [5, 3]])


@pytest.mark.parametrize(
    "middles", [[5, 6, 7, 8], [490, 495, 499], [0, 0, 500, 500], [250], [], list(range(30))]
)
def test_names_stay_apart_and_inside(middles):
    places = sankey.spread_sankey_labels(middles, 500.0)
    assert len(places) == len(middles)
    assert all(b - a >= sankey.LINE_HEIGHT - 1e-9 for a, b in zip(places, places[1:]))
    assert all(7.5 <= place <= 492.5 for place in places)


def test_names_with_room_stay_where_they_are():
    assert sankey.spread_sankey_labels([50, 250, 400], 500.0) == [50, 250, 400]


def test_many_classes_make_a_higher_drawing():
    drawing = sankey.lay_out_sankey([np.eye(90)], 700.0, 500.0)
    assert drawing.height == 90 * sankey.LINE_HEIGHT
    assert len(drawing.bars) == 180 and all(bar.height > 0 for bar in drawing.bars)


def test_the_page_says_areas_and_carbon(tmp_path, read_page, shout):
    path = tmp_path / "s.html"
    steps = [
        make_transfer([[5e6, 2e6], [0, 3e6]], "2001", "2011"),
        make_transfer([[4e6, 1e6], [5e5, 4.5e6]], "2011", "2021"),
    ]
    write_sankey(steps, str(path), same)
    found = read_page(path)
    assert found.svgs == 2
    # 2e6 m2 by 0.001 t C ha-1 m2 of each m2: 2000 / 1e4 t C.
    assert "a → b 2 km² carbon change 0.2000 Mg C" in found.text
    assert "b 2011 5 km²" in found.text
    # Changed land only: the bar is what left b (0.5 km2) or came to it (2 km2).
    assert "b 2011 2 km²" in found.text
    write_sankey(steps, str(path), shout)
    assert "«Changed land only»" in read_page(path).text


def test_names_are_harmless_and_nothing_is_fetched(tmp_path, read_page):
    path = tmp_path / "s.html"
    transfer = make_transfer([[5e6, 2e6], [0, 3e6]], names=(HOSTILE, "b" * 90))
    write_sankey([transfer], str(path), same)
    html = path.read_text(encoding="utf-8")
    assert "<script" not in html and "url(" not in html and "@import" not in html
    assert len(html) < 20_000
    assert HOSTILE in read_page(path).text


def test_the_same_transfers_make_the_same_page(tmp_path, areas):
    transfers = [make_transfer(area * 1e6) for area in areas]
    for name in ("a.html", "b.html"):
        write_sankey(transfers, str(tmp_path / name), same)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


def test_what_is_not_drawn_is_said(tmp_path, read_page):
    path = tmp_path / "s.html"
    write_sankey([make_transfer([[1e9, 50.0], [0, 1e9]])], str(path), same)
    found = read_page(path)
    assert "Flows of less than 0.001 % of the land shown are not drawn." in found.text
    assert "No cell changed its class." not in found.text
    write_sankey([make_transfer(np.eye(3) * 1e6, accounting="")], str(path), same)
    found = read_page(path)
    assert "No cell changed its class." in found.text and "not drawn" not in found.text
    assert "carbon" not in found.text.replace("Carbon Sink", "")
