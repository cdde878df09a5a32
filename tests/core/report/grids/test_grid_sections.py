"""The report of a check of grids."""

from __future__ import annotations

from types import SimpleNamespace

from carbonsink.core.dates.date import Date
from carbonsink.core.raster import Grid
from carbonsink.core.report.grids.grid_sections import grid_sections
from carbonsink.core.report.page import Page, write_page


def same(text):
    return text


def record(path, differences=(), **facts):
    defaults = {
        "path": path,
        "crs": "EPSG:32648",
        "width": 4,
        "height": 3,
        "cell_size": (1000.0, 1000.0),
        "extent": (0.0, 0.0, 4000.0, 3000.0),
        "dtype": "Float32",
        "nodata": None,
        "names": ("ndvi",),
        "dates": (Date(2005),),
        "valid_share": 0.75,
        "south_up": False,
        "differences": differences,
    }
    return SimpleNamespace(**{**defaults, **facts})


def write(tmp_path, *rasters):
    path = tmp_path / "grids.html"
    sections = grid_sections(SimpleNamespace(rasters=rasters), same)
    write_page(Page("Grids", "", (), tuple(sections)), str(path), same)
    return path


def test_grids_that_agree(tmp_path, read_page):
    found = read_page(write(tmp_path, record("/x/a.tif"), record("/x/b.tif")))
    assert "Yes: all cells coincide." in found.text
    assert "alignrasters" not in found.text


def test_every_difference_is_named(tmp_path, read_page, download):
    grid = Grid(4, 3, (0.0, 1.0, 0.0, 3.0, 0.0, -1.0), "")
    others = (
        Grid(5, 3, (0.0, 1.0, 0.0, 3.0, 0.0, -1.0), ""),
        Grid(4, 3, (0.37, 1.0, 0.0, 3.0, 0.0, -1.0), ""),
        Grid(4, 3, (0.0, 2.0, 0.0, 3.0, 0.0, -2.0), ""),
    )
    rasters = [record(f"r{i}.tif", grid.differences(other)) for i, other in enumerate(others)]
    found = read_page(write(tmp_path, record("<b>first.tif"), *rasters))
    for text in ("3 of 4 rasters", "5 x 3 cells", "0.37 cells east", "cell size 2 x 2"):
        assert text in found.text
    assert "<b>first.tif" in found.text
    assert len(download(found.links[0])) == 4


def test_what_is_odd_is_told(tmp_path, read_page):
    found = read_page(write(tmp_path, record("a.tif"), record("b.tif", south_up=True)))
    assert "South-up rasters are turned" in found.text
