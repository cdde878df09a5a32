"""Places all over the cells of a map that have data."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("osgeo.gdal")
from carbonsink.core.errors_and_notes.raster import NoValidPixel  # noqa: E402
from carbonsink.core.raster import Grid, RasterOutput, Stack, write_array  # noqa: E402
from carbonsink.core.run import Run  # noqa: E402
from carbonsink.core.sites.expansion import find_map_places  # noqa: E402


def stack_of(path, values) -> Stack:
    height, width = values.shape
    grid = Grid(width, height, (500.0, 10.0, 0.0, 9000.0, 0.0, -10.0), "")
    write_array(RasterOutput("ndvi"), str(path), grid, values.astype(np.float32))
    return Stack.open([str(path)])


def test_places_are_evenly_spaced_where_there_is_data(tmp_path):
    values = np.ones((300, 400))
    values[:, :200] = np.nan
    x, y = find_map_places(stack_of(tmp_path / "a.tif", values), Run())
    assert 300 < len(x) <= 2000
    assert x.min() >= 500 + 200 * 10 and x.max() <= 500 + 400 * 10
    # Each quarter of the area with data has a quarter of the places.
    east, north = x > 3500, y > 7500
    for part in (east & north, east & ~north, ~east & north, ~east & ~north):
        assert part.mean() == pytest.approx(0.25, abs=0.03)


def test_a_small_map_gives_every_cell(tmp_path):
    values = np.ones((3, 4))
    values[1, 2] = np.nan
    x, y = find_map_places(stack_of(tmp_path / "b.tif", values), Run())
    assert len(x) == 11
    assert {(505.0, 8995.0), (535.0, 8975.0)} <= set(zip(x.tolist(), y.tolist()))


def test_a_map_without_data_is_refused(tmp_path):
    with pytest.raises(NoValidPixel):
        find_map_places(stack_of(tmp_path / "c.tif", np.full((5, 5), np.nan)), Run())
