"""The page and the JSON of an inspection."""

from __future__ import annotations

import json
import math
from types import SimpleNamespace

import numpy as np

from carbonsink.core.dates.date import Date
from carbonsink.core.raster import Grid
from carbonsink.core.raster.grid_check import check_grids
from carbonsink.core.raster.inspection import inspect_rasters
from carbonsink.core.report.grids.inspection_report import (
    grid_sections,
    write_inspection,
    write_inspection_json,
)
from carbonsink.core.report.page import Page, write_page
from carbonsink.core.run import Run
from carbonsink.core.sites.table_inspection import inspect_table


def same(text):
    return text


def inspection(raster, tmp_path, doubts=()):
    paths = [raster(np.array([[500.0, 600.0]]), "npp_2005.tif", unit="gC m-2 yr-1")]
    paths.append(raster(np.full((1, 2), np.nan), "ndvi_2005.tif"))
    table = tmp_path / "plots.csv"
    table.write_text("site,date,npp (gC m-2 yr-1)\na,2005-01-01,500\n", encoding="utf-8")
    record, _ = inspect_table(str(table), Run())
    rasters = inspect_rasters(paths, Run())[0]
    return SimpleNamespace(
        grids=check_grids(paths, Run()), rasters=rasters, tables=(record,), doubts=doubts
    )


def test_doubts_stand_first(raster, tmp_path, read_page):
    path = tmp_path / "page.html"
    found = inspection(raster, tmp_path, ("<b>First</b> doubt.", "Second doubt."))
    write_inspection(found, str(path), same)
    text = read_page(path).text
    assert text.index("<b>First</b> doubt.") < text.index("Second doubt.") < text.index("npp_2005")
    for word in (
        "net primary production",
        "gC m⁻² yr⁻¹",
        "file name",
        "plots.csv",
        "YYYY-MM-DD",
        "all cells coincide",
    ):
        assert word in text


def test_no_doubt_is_said(raster, tmp_path, read_page):
    path = tmp_path / "page.html"
    write_inspection(inspection(raster, tmp_path), str(path), same)
    assert "None: nothing in the files contradicts" in read_page(path).text


def test_json_says_the_same(raster, tmp_path):
    path = tmp_path / "found.json"
    found = inspection(raster, tmp_path, ("A doubt.",))
    assert math.isnan(found.rasters[1].low)
    write_inspection_json(found, str(path))
    read = json.loads(path.read_text(encoding="utf-8"))
    assert read["doubts"] == ["A doubt."] and read["aligned"] is True
    npp, ndvi = read["rasters"]
    assert (npp["quantity"], npp["low"], npp["high"]) == ("npp", 500.0, 600.0)
    assert (ndvi["valid_share"], ndvi["low"]) == (0.0, None)
    assert read["tables"][0]["columns"][2]["unit"] == "gC m-2 yr-1"


def grid_record(path, differences=(), **facts):
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
    found = read_page(write(tmp_path, grid_record("/x/a.tif"), grid_record("/x/b.tif")))
    assert "Yes: all cells coincide." in found.text
    assert "alignrasters" not in found.text


def test_every_difference_is_named(tmp_path, read_page, download):
    grid = Grid(4, 3, (0.0, 1.0, 0.0, 3.0, 0.0, -1.0), "")
    others = (
        Grid(5, 3, (0.0, 1.0, 0.0, 3.0, 0.0, -1.0), ""),
        Grid(4, 3, (0.37, 1.0, 0.0, 3.0, 0.0, -1.0), ""),
        Grid(4, 3, (0.0, 2.0, 0.0, 3.0, 0.0, -2.0), ""),
    )
    rasters = [grid_record(f"r{i}.tif", grid.differences(other)) for i, other in enumerate(others)]
    found = read_page(write(tmp_path, grid_record("<b>first.tif"), *rasters))
    for text in ("3 of 4 rasters", "5 x 3 cells", "0.37 cells east", "cell size 2 x 2"):
        assert text in found.text
    assert "<b>first.tif" in found.text
    assert len(download(found.links[0])) == 4


def test_what_is_odd_is_told(tmp_path, read_page):
    found = read_page(write(tmp_path, grid_record("a.tif"), grid_record("b.tif", south_up=True)))
    assert "South-up rasters are turned" in found.text
