"""Windows: they cover the grid once, fit the memory, follow the files."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import MemoryTooSmall
from carbonsink.core.raster import Window
from carbonsink.core.raster.tile_rows import TileRows
from carbonsink.core.raster.tiling import MEBIBYTE, cut_windows, fair_share, window_cells
from carbonsink.tests.factories import make_grid

SHAPES = {
    "strips of one row": [(1, 10_000)],
    "strips": [(8, 300)],
    "tiles": [(256, 256)],
    "large tiles": [(512, 512)],
    "small tiles": [(64, 64)],
    "both": [(256, 256), (1, 300)],
    "whole image": [(200, 300)],
    "none": [],
}


@pytest.mark.parametrize("shapes", SHAPES.values(), ids=SHAPES)
@pytest.mark.parametrize("size", [(1, 1), (1, 5000), (5000, 1), (200, 300), (700, 1100)])
@pytest.mark.parametrize("cells", [256, 5000, 70_000, 1 << 20])
def test_windows_cover_the_grid_once(shapes, size, cells):
    grid = make_grid(*size)
    tiling = cut_windows(grid, cells, shapes)
    seen = np.zeros(grid.shape, int)
    for window in tiling.windows:
        assert window.n_cells <= cells
        seen[window.slices] += 1
    assert (seen == 1).all()
    assert tiling.tile == (512 if shapes == [(512, 512)] and size[1] > 512 else 256)
    assert sorted(tiling.windows, key=lambda w: (w.row, w.col)) == list(tiling.windows)


def test_shapes_of_windows():
    grid = make_grid(10_000, 10_000)

    def first(cells, shapes):
        return cut_windows(grid, cells, shapes).windows[0].shape

    assert first(1 << 20, [(256, 256)]) == (256, 4096)
    assert first(1 << 20, [(512, 512)]) == (512, 2048)
    assert first(1 << 20, [(1, 10_000)]) == (64, 10_000)
    assert first(1 << 22, [(1, 10_000)]) == (256, 10_000)
    assert first(20_000, [(256, 256)]) == (128, 128)


def test_small_rasters_are_shared_among_threads():
    grid = make_grid(500, 600)
    windows = cut_windows(grid, min(1 << 20, fair_share(grid, 2)), [(256, 256)]).windows
    assert len(windows) >= 4
    assert len(cut_windows(make_grid(10, 10), fair_share(make_grid(10, 10), 2), []).windows) == 1


def test_window_cells():
    assert window_cells(100, 50, 4) == 100 * MEBIBYTE // 200
    assert window_cells(100_000, 1, 1) == 1 << 20
    with pytest.raises(MemoryTooSmall) as caught:
        window_cells(1, 2000, 4)
    assert caught.value.limit == 1
    assert window_cells(caught.value.needed, 2000, 4) >= 256


@pytest.mark.parametrize("cells", [256, 1024, 5000, 70_000])
@pytest.mark.parametrize("shapes", [[(1, 300)], [(256, 256)]])
def test_gathered_rows_of_tiles_are_the_raster(cells, shapes):
    grid = make_grid(600, 300)
    wanted = np.arange(2 * grid.n_cells, dtype="i4").reshape(2, *grid.shape)
    found, tiling = np.zeros_like(wanted), cut_windows(grid, cells, shapes)
    rows = TileRows(grid, tiling.tile, 2, "int32")
    tops = []
    for window in tiling.windows:
        for full, values in rows.add(window, wanted[(slice(None), *window.slices)]):
            found[(slice(None), *full.slices)] = values
            tops.append((full.row, full.height, full.width))
    np.testing.assert_array_equal(found, wanted)
    assert tops == [(0, 256, 300), (256, 256, 300), (512, 88, 300)]


def test_aligned_windows():
    grid = make_grid(1000, 2000)
    assert cut_windows(grid, 600_000, [(256, 256)]).is_aligned  # whole rows of tiles
    assert cut_windows(grid, 256 * 512, [(256, 256)]).is_aligned
    assert not cut_windows(grid, 20_000, [(256, 256)]).is_aligned
    assert not cut_windows(grid, 80_000, [(1, 2000)]).is_aligned  # strips of 32 rows
    assert cut_windows(make_grid(100, 50), 5000, [(1, 50)]).is_aligned  # one window
    assert Window(0, 0, 256, 512) == cut_windows(grid, 256 * 512, [(256, 256)]).windows[0]
