"""How blocks are read: windows follow the storage, blocks are decoded once, values stay alike."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import UndeclaredNodata
from carbonsink.core.raster import Stack, StackReader, Window, reduce_blocks
from carbonsink.core.raster.band_description import Band
from carbonsink.core.raster.reading_plan import plan_reading
from carbonsink.core.raster.tiling import cut_windows, split_by_blocks
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted


def stack_of(grid, block_shape, n=1, path="in.tif") -> Stack:
    """Return bands that exist as records only."""
    bands = [Band(f"{i}{path}", 1, f"v{i}", "v", block_shape=block_shape) for i in range(n)]
    return Stack(grid, tuple(bands))


def plan(stack, memory, halo=0, written=0):
    return plan_reading(stack, Run(max_memory=memory), 16, written, halo, 4, 2)


def test_strips_are_read_in_whole_rows_down_to_one():
    grid = make_grid(1500, 40_000)
    for memory, rows in ((1024, 16), (256, 8), (64, 2)):
        found = plan(stack_of(grid, (1, 40_000), 2), memory)
        assert found.tiling.cols == 40_000 and found.tiling.rows >= rows
        assert not found.shares_reader
        assert found.tiling.times_decoded(grid, [(1, 40_000)]) == 1


def test_parts_of_a_strip_are_read_in_turn():
    grid = make_grid(100, 100_000)
    found = plan(stack_of(grid, (1, 100_000), 60), 256)
    assert (found.tiling.rows, found.shares_reader) == (1, True)
    assert found.tiling.cols < grid.width


def test_a_block_larger_than_the_cache_is_kept():
    grid = make_grid(4000, 10_000)
    found = plan(stack_of(grid, (4000, 10_000), 2), 256)
    assert found.shares_reader
    assert found.cache_share * 64 * 2**20 > 2 * 4 * grid.n_cells
    assert not plan(stack_of(grid, (4000, 10_000), 24), 256).shares_reader  # nobody has that memory


def test_a_block_of_all_bands_of_a_file_is_kept():
    grid = make_grid(100, 100)
    records = [
        Band("a.tif", i + 1, f"v{i}", "v", block_shape=(112, 112), interleaved=True)
        for i in range(1500)
    ]
    found = plan(Stack(grid, tuple(records)), 256)
    assert found.shares_reader
    assert found.cache_share * 64 * 2**20 > 1500 * 4 * 100 * 100


def test_tiles_beside_strips_are_not_read_row_by_row():
    grid = make_grid(2000, 20_000)
    shapes = [(256, 256)] * 5 + [(1, 20_000)]
    assert cut_windows(grid, 100_000, shapes).rows == 256
    assert cut_windows(grid, 100_000, [(1, 20_000)] * 5 + [(256, 256)]).cols == 20_000


def test_low_windows_leave_room_for_their_halo():
    grid = make_grid(2000, 20_000)
    for cells in (256, 30_000, 100_000):
        tiling = cut_windows(grid, cells, [(1, 20_000)], halo=1)
        assert (tiling.rows + 2) * tiling.cols <= max(cells, 3 * tiling.cols)


def test_wide_outputs_do_not_make_windows_tiny():
    grid = make_grid(600, 100_000)
    assert plan(stack_of(grid, (1, 100_000), 2), 256, written=4).tiling.windows[0].n_cells > 40_000


@pytest.mark.parametrize("shape", [(16, 16), (7, 90), (1, 300), (400, 300)])
@pytest.mark.parametrize("cells", [1, 500, 10_000])
def test_parts_cover_a_window_once(shape, cells):
    window = Window(-1, 5, 203, 251)
    seen = np.zeros(window.shape, int)
    for part in split_by_blocks(window, shape, cells):
        seen[part.relative_to(window).slices] += 1
    assert (seen == 1).all()


@pytest.fixture
def layouts(raster):
    """The same four bands with gaps and an undeclared mark, stored in several ways."""
    grid = make_grid(210, 330)
    values = np.stack([tilted(grid) * k for k in range(1, 5)])
    values[:, 20:60, 100:200] = np.nan
    values[2, ::50, ::40] = -9999.0

    def make(*options):
        return Stack.open([raster(values, "npp.tif", grid, options=options)])

    return make


TILES = ("TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=16")


def test_interleaved_bands_are_the_same_values(layouts):
    def read(*options):
        stack, found = layouts(*options), []
        with StackReader(stack) as reader:
            for window in (Window(0, 0, 210, 330), Window(33, 65, 60, 100)):
                found.append(reader.read(window, halo=2))
            counts = sorted(n for (_mark, _path), n in reader.take_nodata_counts().cells.items())
        return stack, found, counts

    plain, wanted, marks = read(*TILES, "INTERLEAVE=BAND")
    mixed, found, counts = read(*TILES, "INTERLEAVE=PIXEL")
    assert [band.interleaved for band in plain.bands + mixed.bands] == [False] * 4 + [True] * 4
    for one, other in zip(found, wanted):
        np.testing.assert_array_equal(one, other)
    assert marks and counts == marks


@pytest.mark.parametrize("options", [("BLOCKYSIZE=210",), ("BLOCKYSIZE=1",), TILES])
def test_any_storage_gives_the_same_sums_and_notes(layouts, monkeypatch, options):
    from carbonsink.core.raster import reading_plan

    def total(stack):
        notes = []
        run = Run(max_memory=24, on_note=notes.append, threads=2)
        found = reduce_blocks(
            stack,
            lambda block: [(block.window, np.nansum(block.values, axis=(1, 2)).tolist())],
            lambda known, more: known + more,
            [],
            run,
        )
        return found, [note.cells for note in notes if isinstance(note, UndeclaredNodata)]

    monkeypatch.setattr(reading_plan, "window_cells", lambda *_: 900)
    stack = layouts("COMPRESS=DEFLATE", *options)
    found, marks = total(stack)
    with StackReader(stack) as reader:
        for window, sums in found:
            assert np.nansum(reader.read(window), axis=(1, 2)).tolist() == sums
    assert sum(window.n_cells for window, _sums in found) == 210 * 330
    assert marks == [len(range(0, 210, 50)) * len(range(0, 330, 40))]
