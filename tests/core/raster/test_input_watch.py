"""Files that are cut or written while block processing reads them."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import InputChanged, UnreadableRaster
from carbonsink.core.raster import RasterOutput, Stack, reduce_blocks, run_blocks
from carbonsink.core.raster.file_version import InputWatch
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, write_raster

GRID = make_grid(40, 30)


@pytest.fixture
def envi(tmp_path):
    path = tmp_path / "npp_2005.dat"
    write_raster(path, np.ones((40, 30), "f4"), GRID, driver="ENVI")
    return str(path)


def cut(path) -> None:
    os.truncate(path, os.path.getsize(path) // 2)


def rewrite(path) -> None:
    content = Path(path).read_bytes()
    Path(path).write_bytes(content)
    os.utime(path, (1e9, 1e9))


def walk(path, out, change, run):
    """Copy a raster, which is changed after it was opened."""

    def kernel(block) -> dict:
        values = block.values[0]
        change(path)
        return {"copy": values.astype("f4")}

    output = RasterOutput("copy")
    run_blocks(Stack.open([path]), kernel, {output: str(out)}, run)


def test_a_file_cut_while_it_is_read_is_refused(envi, tmp_path):
    out = tmp_path / "out.tif"
    run = Run(threads=1, resume="key")
    with pytest.raises(UnreadableRaster) as caught:
        walk(envi, out, cut, run)
    assert caught.value.path == envi and "2400 < 4800 bytes" in caught.value.reason
    assert not out.exists() and not list(tmp_path.glob(".*blocks*"))


def test_values_of_a_file_that_was_cut_are_not_returned(envi):
    def kernel(block):
        cut(envi)
        return float(block.values.sum())

    with pytest.raises(UnreadableRaster):
        reduce_blocks(Stack.open([envi]), kernel, lambda a, b: a + b, 0.0, Run(threads=1))


def test_a_file_that_the_run_reads_otherwise(envi, tmp_path):
    """Those of the inputs that are not among the rasters of the pass are watched too."""
    other = tmp_path / "b.tif"
    write_raster(other, np.ones((40, 30), "f4"), GRID)
    run = Run(threads=1, inputs=frozenset([envi]))
    with pytest.raises(UnreadableRaster):
        walk(str(other), tmp_path / "out.tif", lambda _path: cut(envi), run)


def test_a_file_written_meanwhile_is_told(envi, tmp_path):
    notes: list = []
    walk(envi, tmp_path / "out.tif", rewrite, Run(threads=1, on_note=notes.append))
    assert [note.paths for note in notes if isinstance(note, InputChanged)] == [(envi,)]


def test_a_file_left_alone_is_not_mentioned(envi, tmp_path):
    notes: list = []
    walk(envi, tmp_path / "out.tif", lambda _path: None, Run(threads=1, on_note=notes.append))
    assert not any(isinstance(note, InputChanged) for note in notes)


def test_only_the_rasters_asked_for(envi, tmp_path):
    other = tmp_path / "b.tif"
    write_raster(other, np.ones((40, 30), "f4"), GRID)
    watch = InputWatch([envi, str(other), "/vsimem/none.tif", str(tmp_path / "none.tif")])
    cut(envi)
    watch.require_not_truncated(Run(), [str(other)])
    with pytest.raises(UnreadableRaster):
        watch.require_not_truncated(Run())
