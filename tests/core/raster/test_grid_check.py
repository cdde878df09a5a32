"""What a check of grids finds."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.dates.date import Date
from carbonsink.core.errors_and_notes.raster import NoRasters, UnreadableRaster
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.raster.grid_check import check_grids
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted


def test_facts_of_a_raster(raster):
    values = np.ones((2, 6, 5), "f4")
    values[:, :3] = -9999
    values[1] = 1
    path = raster(
        values, "x.tif", nodata=-9999, descriptions=("ndvi_2004", "ndvi_2005"), south_up=True
    )
    (facts,) = check_grids([path], Run()).rasters
    assert (facts.path, facts.crs) == (path, "EPSG:32632")
    assert (facts.width, facts.height, facts.cell_size) == (5, 6, (1000.0, 1000.0))
    assert facts.extent == (500_000.0, 5_194_000.0, 505_000.0, 5_200_000.0)
    assert (facts.dtype, facts.nodata) == ("Float32", -9999.0)
    assert (facts.names, facts.dates) == (("ndvi", "ndvi"), (Date(2004), Date(2005)))
    assert facts.valid_share == pytest.approx(0.75)
    assert facts.south_up and facts.differences == ()


def test_differences_are_those_from_the_first(raster):
    grids = [make_grid(6, 5), make_grid(6, 5), make_grid(6, 6), make_grid(6, 5, crs="EPSG:32633")]
    paths = [raster(tilted(grid), f"{i}.tif", grid) for i, grid in enumerate(grids)]
    report = check_grids(paths, Run())
    kinds = [[difference.kind for difference in raster.differences] for raster in report.rasters]
    assert kinds == [[], [], ["size"], ["crs"]]
    assert not report.aligned
    assert check_grids(paths[:2], Run()).aligned


def test_share_of_a_large_raster_is_estimated(raster):
    grid = make_grid(700, 800)
    values = tilted(grid)
    values[:, :200] = np.nan
    (facts,) = check_grids([raster(values, grid=grid)], Run()).rasters
    assert facts.valid_share == pytest.approx(0.75, abs=0.01)


def test_an_empty_raster_is_told(raster):
    (facts,) = check_grids([raster(np.full((4, 4), np.nan))], Run()).rasters
    assert facts.valid_share == 0.0


def test_progress_and_cancel(raster):
    paths = [raster(np.ones((4, 4)), f"{i}.tif") for i in range(4)]
    heard = []
    check_grids(paths, Run(on_progress=heard.append))
    assert heard == [0.25, 0.5, 0.75, 1.0]
    with pytest.raises(Cancelled):
        check_grids(paths, Run(is_cancelled=lambda: True))


def test_failures(tmp_path):
    with pytest.raises(NoRasters):
        check_grids([], Run())
    with pytest.raises(UnreadableRaster):
        check_grids([str(tmp_path / "gone.tif")], Run())
