"""Block processing: the same pixels and files whatever the blocks and threads; clean ends."""

from __future__ import annotations

import os
import threading
import time

import numpy as np
import pytest
from osgeo import gdal

from carbonsink.core.errors_and_notes.raster import (
    MemoryTooSmall,
    OutputIsInput,
    OutputNotWritable,
    UnreadableRaster,
    UnsupportedOutput,
)
from carbonsink.core.errors_and_notes.run import Cancelled, ProcessingTimes
from carbonsink.core.raster import (
    RasterOutput,
    Stack,
    Window,
    block_processing,
    reduce_blocks,
    run_blocks,
    write_array,
)
from carbonsink.core.run import Run
from carbonsink.tests.factories import gdal_exceptions, make_grid, tilted

DOUBLE, CODE = RasterOutput("double"), RasterOutput("code", dtype="int16", nodata=-32768)


def doubled(block):
    values = block.values.sum(axis=0)
    code = np.where(np.isfinite(values), np.nan_to_num(values) % 7, -32768).astype("i2")
    return {"double": values * 2, "code": code}


def read_file(path):
    return gdal.Open(str(path)).ReadAsArray()


def file_bytes(path):
    with open(path, "rb") as file:
        return file.read()


@pytest.fixture
def field(raster):
    """A stack of two bands, 700 x 620 cells with gaps; and its values."""

    def make(options=("TILED=YES",)):
        grid = make_grid(700, 620)
        values = np.stack([tilted(grid), tilted(grid)[::-1] / 3])
        values[0, 100:150, 30:600] = np.nan
        paths = [raster(v, f"in{i}.tif", grid, options=options) for i, v in enumerate(values)]
        return Stack.open(paths), values

    return make


# MiB of memory: one large window down to windows smaller than a tile.
@pytest.mark.parametrize(
    "options",
    [("TILED=YES",), ("BLOCKYSIZE=1",), ("TILED=YES", "BLOCKXSIZE=512", "BLOCKYSIZE=512")],
)
def test_same_pixels_and_same_files_whatever_blocks_and_threads(field, tmp_path, options):
    stack, values = field(options)
    files, counts = set(), set()
    for max_memory, threads in ((1024, 1), (1024, 2), (1024, 5), (40, 1), (16, 2), (6, 1), (6, 3)):
        outputs = {DOUBLE: str(tmp_path / "d.tif"), CODE: str(tmp_path / "c.tif")}
        run = Run(max_memory=max_memory, threads=threads)
        summary = run_blocks(stack, doubled, outputs, run)
        counts.add(summary.windows)
        np.testing.assert_array_equal(read_file(tmp_path / "d.tif"), values.sum(axis=0) * 2)
        files.add((file_bytes(tmp_path / "d.tif"), file_bytes(tmp_path / "c.tif")))
    assert len(files) == 1
    assert len(counts) > 2  # the memory did change the blocks


def test_several_bands_in_one_output(field, tmp_path):
    stack, values = field()
    output = RasterOutput("shap", bands=("shap_a", "shap_b", "shap_c"), unit="gC m-2")
    files = set()
    for max_memory in (1024, 20, 6):
        path = tmp_path / "s.tif"
        run_blocks(
            stack,
            lambda b: {"shap": np.stack([b.values[0], b.values[1], b.values[0] + 1])},
            {output: str(path)},
            Run(max_memory=max_memory),
        )
        np.testing.assert_array_equal(read_file(path)[1:], [values[1], values[0] + 1])
        files.add(file_bytes(path))
    assert len(files) == 1
    assert Stack.open([str(path)]).names == output.bands


@pytest.mark.parametrize("max_memory", [6, 40, 1024])
@pytest.mark.parametrize("halo", [1, 3])
def test_halo(field, tmp_path, max_memory, halo):
    stack, values = field()
    side = 2 * halo + 1

    def local_mean(block):
        assert block.values.shape[1:] == tuple(n + 2 * halo for n in block.window.shape)
        around = np.lib.stride_tricks.sliding_window_view(block.values[1], (side, side))
        return {"double": np.nanmean(around, axis=(2, 3))}

    run = Run(max_memory=max_memory)
    run_blocks(stack, local_mean, {DOUBLE: str(tmp_path / "m.tif")}, run, halo=halo)
    padded = np.pad(values[1], halo, constant_values=np.nan)
    around = np.lib.stride_tricks.sliding_window_view(padded, (side, side))
    np.testing.assert_allclose(
        read_file(tmp_path / "m.tif"), np.nanmean(around, axis=(2, 3)), rtol=1e-6
    )


@pytest.mark.parametrize("shape", [(1, 1), (1, 3000), (3000, 1), (3, 300)])
@pytest.mark.parametrize("south_up", [False, True])
def test_odd_shapes(raster, tmp_path, shape, south_up):
    grid = make_grid(*shape)
    stack = Stack.open([raster(tilted(grid), grid=grid, south_up=south_up)])
    path = str(tmp_path / "out.tif")
    run_blocks(stack, lambda b: {"double": b["npp"] * 2}, {DOUBLE: path}, Run(max_memory=6))
    np.testing.assert_array_equal(read_file(path), tilted(grid) * 2)
    assert Stack.open([path]).grid == grid


def test_wide_strips(raster, tmp_path):
    grid = make_grid(40, 30_000)
    values = np.tile(np.arange(30_000, dtype="f4"), (40, 1))
    stack = Stack.open([raster(values, grid=grid, options=["BLOCKYSIZE=3"])])
    for max_memory in (8, 60, 1024):
        path = str(tmp_path / f"{max_memory}.tif")
        run_blocks(
            stack, lambda b: {"double": b["npp"] * 2}, {DOUBLE: path}, Run(max_memory=max_memory)
        )
        np.testing.assert_array_equal(read_file(path), values * 2)


def test_the_block_knows_where_it_is(field, tmp_path):
    stack, _values = field()
    seen = []

    def kernel(block):
        x, y = block.grid.coordinates()
        seen.append((block.window, block.grid.shape == block.window.shape, block.names))
        block.check_cancel()
        return {"double": y[:, None] - x[None, :]}

    path = str(tmp_path / "xy.tif")
    run_blocks(Stack.empty(stack.grid), kernel, {DOUBLE: path}, Run(max_memory=6))
    x, y = stack.grid.coordinates()
    np.testing.assert_array_equal(read_file(path), (y[:, None] - x[None, :]).astype("f4"))
    assert all(fits and names == () for _, fits, names in seen) and len(seen) > 3


def test_reduce_combines_in_window_order(field):
    stack, values = field()
    for max_memory, threads in ((1024, 2), (12, 1), (6, 4)):
        windows = reduce_blocks(
            stack,
            lambda b: [b.window],
            lambda total, part: total + part,
            [],
            Run(max_memory=max_memory, threads=threads),
        )
        assert windows == sorted(windows, key=lambda w: (w.row, w.col))
        assert sum(w.n_cells for w in windows) == stack.grid.n_cells
    total = reduce_blocks(
        stack, lambda b: np.nansum(b.values, dtype=float), lambda t, p: t + p, 0.0, Run()
    )
    assert total == pytest.approx(np.nansum(values, dtype=float))


class CountedRows:
    """A tally: rows in the order they come; refuses in the end if asked to."""

    def __init__(self, refuses=False):
        self.rows, self.refuses, self.threads = [], refuses, set()

    def add(self, window, arrays):
        self.threads.add(threading.get_ident())
        self.rows.append((window.row, window.col, arrays["sum"]))

    def finish(self):
        if self.refuses:
            raise MemoryTooSmall(1, 2)


def test_a_tally_gets_what_blocks_count_in_order_and_without_locks(field, tmp_path):
    stack, values = field()
    tally = CountedRows()

    def kernel(block):
        return {**doubled(block), "sum": float(np.nansum(block.values[1].astype("f8")))}

    outputs = {DOUBLE: str(tmp_path / "out" / "d.tif")}
    run_blocks(stack, kernel, outputs, Run(max_memory=20), tally=tally)
    assert len(tally.rows) > 4 and tally.rows == sorted(tally.rows)
    assert tally.threads == {threading.get_ident()}
    assert sum(row[2] for row in tally.rows) == pytest.approx(values[1].astype("f8").sum())
    with pytest.raises(MemoryTooSmall):
        again = {DOUBLE: str(tmp_path / "none" / "d.tif")}
        run_blocks(stack, kernel, again, Run(), tally=CountedRows(refuses=True))
    assert nothing_left(tmp_path / "none")


def test_progress_and_summary(field, tmp_path):
    stack, _values = field()
    heard, notes = [], []
    run = Run(on_progress=heard.append, on_note=notes.append, max_memory=6, span=(0.5, 1.0))
    summary = run_blocks(stack, doubled, {DOUBLE: str(tmp_path / "d.tif")}, run)
    assert heard == sorted(heard) and heard[0] > 0.5 and heard[-1] == 1.0
    assert notes == [summary] and isinstance(summary, ProcessingTimes)
    assert summary.cells == stack.grid.n_cells and summary.windows == len(heard)


# --- ends that are no success ----------------------------------------------------------------


def nothing_left(folder, *expected):
    return sorted(os.listdir(folder)) == sorted(expected)


def fail_late(block):
    if block.window.row > 300:
        raise ZeroDivisionError("kernel")
    return doubled(block)


def test_an_error_in_the_kernel_leaves_nothing(field, tmp_path):
    stack, _values = field()
    (tmp_path / "out").mkdir()
    outputs = {DOUBLE: str(tmp_path / "out" / "d.tif"), CODE: str(tmp_path / "out" / "c.tif")}
    with pytest.raises(ZeroDivisionError):
        run_blocks(stack, fail_late, outputs, Run(max_memory=12))
    assert nothing_left(tmp_path / "out")


def test_an_earlier_output_stays_until_the_new_one_is_complete(field, tmp_path):
    stack, values = field()
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "d.tif"
    run_blocks(stack, doubled, {DOUBLE: str(path)}, Run())
    before = file_bytes(path)
    with pytest.raises(ZeroDivisionError):
        run_blocks(stack, fail_late, {DOUBLE: str(path)}, Run(max_memory=12))
    assert file_bytes(path) == before
    run_blocks(stack, lambda b: {"double": b["in1"]}, {DOUBLE: str(path)}, Run())
    np.testing.assert_array_equal(read_file(path), values[1])
    assert nothing_left(tmp_path / "out", "d.tif")


@pytest.mark.parametrize("looks", [True, False], ids=["kernel-looks", "kernel-does-not"])
def test_cancel_in_mid_run_leaves_nothing(field, tmp_path, looks):
    stack, _values = field()
    (tmp_path / "out").mkdir()
    cancelled, cancelled_at = threading.Event(), []

    def slow(block):
        if block.window.row > 0 and not cancelled.is_set():
            cancelled_at.append(time.monotonic())
            cancelled.set()
        for _ in range(100 if looks else 1):
            time.sleep(0.01)
            if looks:
                block.check_cancel()
        return doubled(block)

    run = Run(max_memory=12, is_cancelled=cancelled.is_set)
    with pytest.raises(Cancelled):
        run_blocks(stack, slow, {DOUBLE: str(tmp_path / "out" / "d.tif")}, run)
    assert time.monotonic() - cancelled_at[0] < 5
    assert nothing_left(tmp_path / "out")


def test_cancel_while_overviews_are_built(tmp_path):
    cancelled = threading.Event()
    stack = Stack.empty(make_grid(20, 5000))

    def last_block_cancels(fraction):
        if fraction == 1.0:
            cancelled.set()

    run = Run(on_progress=last_block_cancels, is_cancelled=cancelled.is_set)
    path = str(tmp_path / "d.tif")
    with pytest.raises(Cancelled):
        run_blocks(stack, lambda b: {"double": np.ones(b.window.shape)}, {DOUBLE: path}, run)
    assert nothing_left(tmp_path)


@pytest.mark.parametrize("place", ["file/d.tif", "file/below/d.tif"])
def test_a_folder_that_cannot_be_made(field, tmp_path, place):
    stack, _values = field()
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(OutputNotWritable) as caught:
        run_blocks(stack, doubled, {DOUBLE: str(tmp_path / place)}, Run())
    assert caught.value.reason
    assert (tmp_path / "file").read_text() == "no folder"


@pytest.mark.parametrize("used", [True, False], ids=["exceptions", "no-exceptions"])
@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="needs /proc")
def test_a_folder_that_refuses_files(field, used):
    stack, _values = field()
    with gdal_exceptions(used), pytest.raises(OutputNotWritable) as caught:
        run_blocks(stack, doubled, {DOUBLE: "/proc/d.tif"}, Run())
    assert caught.value.path.endswith("d.tif") and caught.value.reason


def test_a_destination_that_is_a_folder(field, tmp_path):
    stack, _values = field()
    (tmp_path / "out" / "d.tif").mkdir(parents=True)
    with pytest.raises(OutputNotWritable):
        run_blocks(stack, doubled, {DOUBLE: str(tmp_path / "out" / "d.tif")}, Run())
    assert nothing_left(tmp_path / "out", "d.tif")


@pytest.mark.parametrize("name", ["d.img", "d.png", "d", "d.gpkg"])
def test_formats_we_do_not_write(field, tmp_path, name):
    stack, _values = field()
    with pytest.raises(UnsupportedOutput) as caught:
        run_blocks(stack, doubled, {DOUBLE: str(tmp_path / name)}, Run())
    assert caught.value.supported == (".tif", ".tiff")


def test_output_must_be_neither_input_nor_another_output(field, tmp_path, monkeypatch):
    stack, values = field()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(OutputIsInput):
        run_blocks(stack, doubled, {DOUBLE: "in0.tif"}, Run())
    os.symlink(tmp_path / "in0.tif", tmp_path / "link.tif")
    with pytest.raises(OutputIsInput):
        run_blocks(stack, doubled, {DOUBLE: "link.tif"}, Run())
    with pytest.raises(OutputIsInput):
        run_blocks(stack, doubled, {DOUBLE: "x.tif", CODE: "./x.tif"}, Run())
    np.testing.assert_array_equal(read_file("in0.tif"), values[0])


@pytest.mark.parametrize("damage", ["truncate", "vanish"])
def test_an_input_that_breaks_off(raster, tmp_path, damage):
    grid = make_grid(700, 620)
    noise = np.random.default_rng(1).normal(size=grid.shape).astype("f4")
    path = raster(noise, "in.tif", grid, options=["TILED=YES", "COMPRESS=DEFLATE"])
    stack = Stack.open([path])
    if damage == "truncate":
        with open(path, "r+b") as file:
            file.truncate(file.seek(0, 2) // 2)
    else:
        os.remove(path)
    (tmp_path / "out").mkdir()
    with pytest.raises(UnreadableRaster) as caught:
        run_blocks(
            stack,
            lambda b: {"double": b["in"]},
            {DOUBLE: str(tmp_path / "out" / "d.tif")},
            Run(max_memory=20),
        )
    assert caught.value.path == path and caught.value.reason
    assert nothing_left(tmp_path / "out")


def test_memory_too_small(tmp_path):
    stack = Stack.empty(make_grid(5, 5))

    def run(max_memory, folder):
        ones = lambda b: {"double": np.ones(b.window.shape)}  # noqa: E731
        outputs = {DOUBLE: str(folder / "d.tif")}
        run_blocks(stack, ones, outputs, Run(max_memory=max_memory, threads=2), scratch=1 << 20)

    with pytest.raises(MemoryTooSmall) as caught:
        run(64, tmp_path)
    assert caught.value.limit == 64
    assert nothing_left(tmp_path)
    run(caught.value.needed, tmp_path)  # what the message asks for is enough


def test_a_kernel_of_the_wrong_shape_is_no_raster(field, tmp_path):
    stack, _values = field()
    (tmp_path / "out").mkdir()
    with pytest.raises(ValueError, match="double"):
        run_blocks(
            stack,
            lambda b: {"double": b.values[0, 1:]},
            {DOUBLE: str(tmp_path / "out" / "d.tif")},
            Run(),
        )
    assert nothing_left(tmp_path / "out")


def test_overviews_are_built_through_the_limited_cache(field, tmp_path, monkeypatch):
    stack, _ = field()
    limits, finish = [], block_processing.RasterWriter.finish

    def watched(writer, run):
        limits.append(gdal.GetCacheMax())
        finish(writer, run)

    monkeypatch.setattr(block_processing.RasterWriter, "finish", watched)
    run_blocks(stack, doubled, {DOUBLE: str(tmp_path / "d.tif")}, Run(max_memory=40))
    write_array(
        DOUBLE, str(tmp_path / "e.tif"), make_grid(2, 2), np.ones((2, 2)), Run(max_memory=40)
    )
    assert len(limits) == 2 and max(limits) < 40 << 20 < gdal.GetCacheMax()


def test_the_cache_of_gdal_is_given_back():
    before, sizes = gdal.GetCacheMax(), []
    grid = make_grid(10, 10)

    def inner(block):
        sizes.append(gdal.GetCacheMax())
        return 0

    def outer(block):
        reduce_blocks(Stack.empty(grid), inner, lambda t, p: t, 0, Run(max_memory=512))
        sizes.append(gdal.GetCacheMax())
        return 0

    reduce_blocks(Stack.empty(grid), outer, lambda t, p: t, 0, Run(max_memory=1024))
    assert sizes[0] == 64 << 20  # a quarter of what the libraries leave of the smaller budget
    assert gdal.GetCacheMax() == before


def test_written_arrays(tmp_path):
    grid = make_grid(300, 20)
    values = tilted(grid)
    write_array(RasterOutput("a"), str(tmp_path / "a.tif"), grid, values)
    np.testing.assert_array_equal(read_file(tmp_path / "a.tif"), values)
    assert Stack.open([str(tmp_path / "a.tif")]).grid[Window(0, 0, 300, 20)] == grid
