"""Sheets of maps: their places, one legend for all, scale, sites; looked at as pixels."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.diagnosis import MapsUnlike, SitesOffMap
from carbonsink.core.errors_and_notes.landuse import TooManyClasses
from carbonsink.core.errors_and_notes.raster import NotInteger
from carbonsink.core.errors_and_notes.sites import SitesOutside
from carbonsink.core.raster import ClassEntry, Classes, RasterOutput, write_array
from carbonsink.core.report.map_figures import map_frame
from carbonsink.core.report.map_sheet import sheet_elements
from carbonsink.core.report.map_sheet.comparison_sheet import (
    SheetTexts,
    require_common_legend,
    write_comparison,
)
from carbonsink.core.report.map_sheet.sheet_elements import (
    bar_length,
    describe_maps,
    metres_per_inch,
)
from carbonsink.core.report.map_sheet.sheet_layout import lay_out_maps
from carbonsink.core.report.map_sheet.study_area import (
    AreaTexts,
    Sites,
    _label_positions,
    write_study_area,
)
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, wkt, write_raster

FRAME = map_frame(str)
LAND = (ClassEntry(1, "forest", "Forest", "#287d3c"), ClassEntry(2, "crop", "Crop", "#f2d968"))


@pytest.fixture(autouse=True)
def coarse(monkeypatch):
    """Pictures of fewer pixels, which take less time."""
    monkeypatch.setattr(sheet_elements, "_DPI", 80)


@pytest.fixture
def grid():
    return make_grid(30, 40)


@pytest.fixture
def measured(tmp_path, grid):
    def write(name, values, unit="gC m-2 yr-1", on=None):
        path = tmp_path / f"{name}.tif"
        values = np.broadcast_to(np.asarray(values, np.float32), (on or grid).shape)
        return str(write_raster(path, values, on or grid, unit=unit))

    return write


@pytest.fixture
def classed(tmp_path, grid):
    def write(name, codes, entries=LAND):
        path = str(tmp_path / f"{name}.tif")
        output = RasterOutput(name, dtype="uint8", nodata=255, classes=Classes("cover", entries))
        write_array(output, path, grid, codes)
        return path

    return write


def pixels(path):
    from matplotlib.image import imread

    return np.rint(imread(str(path))[..., :3] * 255).astype(int)


def colour_at(picture, places, number, x=0.5, y=0.5):
    """Return the colour of a place of a map, from its upper left corner."""
    place = places.maps[number]
    row = int((place.top + y * place.height) / places.height * picture.shape[0])
    col = int((place.left + x * place.width) / places.width * picture.shape[1])
    return tuple(picture[row, col].tolist())


@pytest.mark.parametrize("n", range(1, 17))
@pytest.mark.parametrize("ratio", [0.3, 1.0, 2.7])
def test_maps_lie_side_by_side_on_the_sheet(n, ratio):
    places = lay_out_maps(n, ratio, 0.95, True)
    assert places.width <= 11.01
    assert places.height <= 7.61
    boxes = np.array(places.maps)
    assert (boxes[:, 0] > 0.5).all()
    assert (boxes[:, 0] + boxes[:, 2] <= places.width).all()
    assert (boxes[:, 1] + boxes[:, 3] < places.strip.top).all()
    assert boxes[:, 2] / boxes[:, 3] == pytest.approx(np.full(n, ratio))
    for i in range(n):
        for j in range(i):
            apart = np.abs(boxes[i, :2] - boxes[j, :2]) >= boxes[i, 2:] + 0.1
            assert apart.any()


def test_one_value_has_one_colour_on_all_maps(measured, grid, tmp_path):
    half = np.where(np.arange(40) < 20, 50.0, -250.0)
    maps = describe_maps(
        [measured("a_2001", 50.0), measured("b_2002", half), measured("c_2003", 350.0)]
    )
    texts = SheetTexts("Heading", ("A", "B", "C"), "Difference (gC m-2 yr-1)")
    path = tmp_path / "sheet.png"
    breaks = write_comparison(maps, str(path), texts, FRAME, (-300, -200, -100, 0, 100, 200, 300))
    assert breaks == (-300, -200, -100, 0, 100, 200, 300)
    picture, places = pixels(path), lay_out_maps(3, 40 / 30, 0.95, True)
    first = colour_at(picture, places, 0)
    assert colour_at(picture, places, 1, x=0.25) == first
    others = {colour_at(picture, places, 1, x=0.75), colour_at(picture, places, 2)}
    assert len(others | {first}) == 3
    # The colours of the classes stand in the bar too.
    strip = picture[int(places.strip.top / places.height * picture.shape[0]) :]
    for colour in (first, *others):
        assert (np.abs(strip - colour).max(axis=-1) <= 2).sum() > 20


def test_classes_share_one_legend(classed, tmp_path):
    codes = np.where(np.arange(40) < 20, 1, 2) * np.ones((30, 1), np.uint8)
    maps = describe_maps([classed("lc_2000", codes), classed("lc_2010", 3 - codes)])
    path = tmp_path / "sheet.png"
    texts = SheetTexts("", ("2000", "2010"), "")
    assert write_comparison(maps, str(path), texts, FRAME) == ()
    picture = pixels(path)
    places = lay_out_maps(2, 40 / 30, 0.75, False)
    forest, crop = (0x28, 0x7D, 0x3C), (0xF2, 0xD9, 0x68)
    found = [colour_at(picture, places, k, x=x) for k in (0, 1) for x in (0.25, 0.75)]
    assert found == [forest, crop, crop, forest]
    other = classed("lc_2020", codes, (LAND[0], ClassEntry(2, "grass", "Grass", "#aaccaa")))
    with pytest.raises(MapsUnlike) as caught:
        write_comparison(describe_maps([maps[0].path, other]), str(path), texts, FRAME)
    assert (caught.value.what, caught.value.one, caught.value.two) == (
        "classes",
        "2 = Crop",
        "2 = Grass",
    )


def test_the_same_maps_make_the_same_file(measured, tmp_path):
    maps = describe_maps([measured("a_2001", 50.0), measured("b_2002", -30.0)])
    for ending in ("pdf", "png", "svg"):
        files = [tmp_path / f"{name}.{ending}" for name in ("one", "two")]
        for file in files:
            write_comparison(maps, str(file), SheetTexts("x", ("a", "b"), "c"), FRAME)
        assert files[0].read_bytes() == files[1].read_bytes()
    assert (tmp_path / "one.pdf").read_bytes()[:5] == b"%PDF-"


def test_maps_that_cannot_share_a_sheet(measured, classed, grid):
    first = measured("a", 1.0)
    degrees = make_grid(30, 40, 0.1, (10.0, 50.0), "EPSG:4326")
    cases = {
        "crs": measured("b", 1.0, on=degrees),
        "unit": measured("c", 1.0, unit="t ha-1"),
        "kind": classed("d", np.ones((30, 40), np.uint8)),
    }
    for what, other in cases.items():
        with pytest.raises(MapsUnlike) as caught:
            require_common_legend(describe_maps([first, other]))
        assert caught.value.what == what
    require_common_legend(describe_maps([first, measured("e", 1.0, unit="")]))


def test_the_scale_bar_is_that_of_the_ground():
    pyproj = pytest.importorskip("pyproj")
    extent = (104.0, 34.0, 110.0, 40.0)
    found = metres_per_inch(extent, wkt("EPSG:4326"), "°", 3.0)
    _, _, length = pyproj.Geod(ellps="WGS84").inv(106.97, 37.0, 107.03, 37.0)
    assert found == pytest.approx(length / 0.06 * 6.0 / 3.0, rel=1e-4)
    mercator = (1e7, 8e6, 1.1e7, 9e6)  # at about 60 degrees north, where it doubles lengths
    assert metres_per_inch(mercator, wkt("EPSG:3857"), "m", 2.0) == pytest.approx(250e3, rel=0.06)
    assert np.isnan(metres_per_inch(extent, "", "", 3.0))
    assert [bar_length(most) for most in (999.0, 1000.0, 45_000.0, 130.0)] == [
        400.0,
        1000.0,
        40_000.0,
        100.0,
    ]


TEXTS = AreaTexts("Study area", "Land cover", "Elevation", "Elevation", "Sites")


def test_sites_are_drawn_over_land_cover_and_elevation(measured, classed, grid, tmp_path):
    codes = np.where(np.arange(40) < 20, 1, 2) * np.ones((30, 1), np.uint8)
    landcover = describe_maps([classed("landcover", codes)])[0]
    elevation = describe_maps([measured("dem", np.linspace(0, 900, 40), unit="m")])[0]
    x, y = grid.corner(np.array([15.0, 3.0, 100.0]), np.array([10.0, 30.0, 5.0]))
    told: list = []
    run = Run(on_note=told.append)
    path = tmp_path / "area.png"
    sites = Sites(x, y, ("a", "b", "c"))
    write_study_area(landcover, elevation, sites, str(path), TEXTS, FRAME, run)
    assert told == [SitesOffMap(1, 3)]
    picture = pixels(path)
    places = lay_out_maps(2, 40 / 30, 0.5 + 0.72, True, 2)
    mark = (0xD7, 0x30, 0x1F)
    for number in (0, 1):
        assert colour_at(picture, places, number, x=10 / 40, y=15 / 30) == mark
        assert colour_at(picture, places, number, x=30 / 40, y=3 / 30) == mark
    assert colour_at(picture, places, 0, x=0.1, y=0.8) == (0x28, 0x7D, 0x3C)
    for only in (
        {"landcover": landcover, "elevation": None},
        {"landcover": None, "elevation": elevation},
    ):
        write_study_area(**only, sites=sites, path=str(path), texts=TEXTS, frame=FRAME, run=run)
        assert (pixels(path) == mark).all(axis=-1).sum() > 10


def test_what_makes_no_study_area(measured, classed, grid, tmp_path):
    path = str(tmp_path / "area.png")
    inside = Sites(*(np.array([v]) for v in grid.corner(5.0, 5.0)), ("",))
    outside = Sites(np.array([0.0]), np.array([0.0]), ("",))
    elevation = describe_maps([measured("dem", 5.0, unit="m")])[0]
    with pytest.raises(SitesOutside):
        write_study_area(None, elevation, outside, path, TEXTS, FRAME, Run())
    with pytest.raises(NotInteger):
        fractions = describe_maps([measured("half", 0.5, unit="")])[0]
        write_study_area(fractions, None, inside, path, TEXTS, FRAME, Run())
    with pytest.raises(TooManyClasses):
        many = describe_maps([measured("many", np.arange(1200.0).reshape(30, 40), unit="")])[0]
        write_study_area(many, None, inside, path, TEXTS, FRAME, Run())


def test_names_have_room_or_are_left_out():
    extent, place = (0.0, 0.0, 100.0, 100.0), lay_out_maps(1, 1.0, 1.0, False).maps[0]
    crowd = {f"site {k}": (50.0 + 0.1 * k, 50.0) for k in range(9)}
    named = _label_positions({**crowd, "edge": (99.5, 99.5)}, extent, place)
    assert {name: side for name, _, side in named}["edge"] == (-1, -1)
    assert 2 <= sum(name.startswith("site") for name, _, _ in named) <= 4
