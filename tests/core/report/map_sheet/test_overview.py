"""The overview of a study area: its corner, its extent, and where the area lies in it."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.report.map_figures import map_frame
from carbonsink.core.report.map_sheet import sheet_elements
from carbonsink.core.report.map_sheet.overview import plan_overview
from carbonsink.core.report.map_sheet.sheet_elements import describe_maps
from carbonsink.core.report.map_sheet.sheet_layout import Rectangle, lay_out_maps
from carbonsink.core.report.map_sheet.study_area import (
    AreaTexts,
    Sites,
    _label_positions,
    write_study_area,
)
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, write_raster

AREA = (100.0, 100.0, 200.0, 150.0)
COUNTRY = [np.array([(0.0, 0.0), (400, 0), (400, 300), (0, 300), (0, 0)])]
MAP = Rectangle(0.5, 0.2, 4.0, 2.0)


def sites_at(*places):
    """Return sites at shares of the study area, from its lower left corner."""
    return np.array([(100 + 100 * x, 100 + 50 * y) for x, y in places])


@pytest.mark.parametrize(
    ("sites", "is_right", "is_upper"),
    [
        ([(0.5, 0.5)], True, True),
        ([(0.9, 0.9)], False, True),
        ([(0.9, 0.9), (0.1, 0.9)], True, False),
        ([(0.9, 0.9), (0.1, 0.9), (0.9, 0.1)], False, False),
        ([(0.9, 0.9), (0.9, 0.85), (0.1, 0.9), (0.9, 0.1), (0.1, 0.1)], False, True),
    ],
)
def test_it_hides_the_fewest_sites(sites, is_right, is_upper):
    found = plan_overview(COUNTRY, AREA, "m", sites_at(*sites), MAP)
    place = found.place
    assert (place.left > MAP.width / 2) is is_right
    assert (place.top < MAP.height / 2) is is_upper
    assert place.left > 0 and place.left + place.width < MAP.width
    assert place.top > 0 and place.top + place.height < MAP.height


def test_its_extent_holds_country_and_area():
    found = plan_overview(COUNTRY, AREA, "m", sites_at((0.5, 0.5)), MAP)
    assert found.extent == pytest.approx((-16, -12, 416, 312))
    # As wide over high as on the ground, 0.4 of the map's height at most.
    assert found.place.height == pytest.approx(0.8)
    assert found.place.width == pytest.approx(0.8 * 432 / 324)
    beside = plan_overview([COUNTRY[0] - (1000, 0)], AREA, "m", sites_at((0.5, 0.5)), MAP)
    assert beside.extent[0] < -1000 and beside.extent[2] > 200
    assert plan_overview((), AREA, "m", sites_at((0.5, 0.5)), MAP) is None


def test_borders_are_thinned_to_what_is_seen():
    turn = np.linspace(0, 2 * np.pi, 100_001)
    circle = np.stack([200 + 200 * np.cos(turn), 150 + 150 * np.sin(turn)], axis=1)
    islet = np.array([(10.0, 10.0), (10.01, 10), (10.01, 10.01), (10, 10)])
    found = plan_overview([circle, islet], AREA, "m", sites_at((0.5, 0.5)), MAP)
    (line,) = found.lines
    assert 500 < len(line) < 3000
    assert (line[0] == circle[0]).all() and (line[-1] == circle[-1]).all()


def test_names_stay_off_it():
    place = lay_out_maps(1, 1.0, 1.0, False).maps[0]
    extent = (0.0, 0.0, 100.0, 100.0)
    named = {"hidden": (90.0, 90.0), "seen": (10.0, 10.0)}
    third = place.width / 3
    inset = Rectangle(place.width - third, 0.0, third, third)
    assert [name for name, _, _ in _label_positions(named, extent, place)] == ["hidden", "seen"]
    found = _label_positions(named, extent, place, (inset,))
    assert [name for name, _, _ in found] == ["seen"]


def test_the_sheet_shows_where_the_area_lies(tmp_path, monkeypatch):
    from matplotlib.image import imread

    monkeypatch.setattr(sheet_elements, "_DPI", 100)
    grid = make_grid(30, 40)
    west, south, east, north = grid.extent
    step = np.array([east - west, north - south])
    # Twelve maps wide and high; the study area is in the fourth column and the second row.
    low = np.array([west, south]) - step * (3, 1)
    corners = low + step * 12 * np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)])
    path = str(write_raster(tmp_path / "dem.tif", np.zeros((30, 40), "f4"), grid, unit="m"))
    x, y = grid.corner(25.0, 5.0)
    sites = Sites(np.array([x]), np.array([y]), ("",))
    texts = AreaTexts("", "", "Elevation", "Elevation (m)", "Sites")
    out = str(tmp_path / "area.png")
    write_study_area(
        None, describe_maps([path])[0], sites, out, texts, map_frame(str), Run(), (corners,)
    )
    picture = np.rint(imread(out)[..., :3] * 255).astype(int)
    places = lay_out_maps(1, 40 / 30, 0.5 + 0.72, False, 1)
    inset = plan_overview((corners,), grid.extent, "m", np.array([[x, y]]), places.maps[0])
    left = places.maps[0].left + inset.place.left
    top = places.maps[0].top + inset.place.top
    scale = picture.shape[1] / places.width
    part = picture[
        int(top * scale) : int((top + inset.place.height) * scale),
        int(left * scale) : int((left + inset.place.width) * scale),
    ]
    reddish = (part[..., 0] > 180) & (part[..., 1] < 120)
    rows, cols = np.nonzero(reddish)
    # Margins of 4 % on both sides: shares of the overview's 12.96 columns and rows.
    assert cols.mean() / part.shape[1] == pytest.approx((0.48 + 3.5) / 12.96, abs=0.02)
    assert rows.mean() / part.shape[0] == pytest.approx(1 - (0.48 + 1.5) / 12.96, abs=0.02)
