"""A run that was broken off goes on from its finished blocks, and trusts no damaged one."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.facts.raster import BlocksKept
from carbonsink.core.facts.run import Cancelled
from carbonsink.core.raster import RasterOutput, Stack, run_blocks
from carbonsink.core.raster.journal import Journal
from carbonsink.core.run import Run
from carbonsink.tests.factories import make_grid, tilted

ROOT = Path(__file__).resolve().parents[3]
OUTPUT = RasterOutput("double")
MEMORY = 24


class Counts:
    """A tally, as the maps have them."""

    def __init__(self):
        self.sums = []

    def add(self, _window, arrays):
        self.sums.append(arrays["facts"][0])

    def finish(self):
        pass


@pytest.fixture
def stack(raster):
    grid = make_grid(700, 620)
    values = np.stack([tilted(grid), tilted(grid)[::-1] / 3])
    values[0, 100:150, 30:600] = np.nan
    return Stack.open([raster(v, f"in{i}.tif", grid) for i, v in enumerate(values)])


class Walked:
    """Runs the walk over a stack, breaking off after some blocks."""

    def __init__(self, stack, folder):
        self.stack, self.path = stack, folder / "out.tif"
        self.computed, self.notes = 0, []

    def run(self, key="k", stop_after=None):
        self.computed, self.notes, done = 0, [], []
        tally = Counts()

        def kernel(block):
            self.computed += 1
            values = block.values.sum(axis=0) * 2
            return {"double": values, "facts": (float(np.nansum(values)), {"a": 1})}

        run = Run(
            max_memory=MEMORY,
            threads=1,
            resume=key,
            on_note=self.notes.append,
            on_progress=done.append,
            is_cancelled=lambda: stop_after is not None and len(done) >= stop_after,
        )
        run_blocks(self.stack, kernel, {OUTPUT: str(self.path)}, run, tally=tally)
        return self.path.read_bytes(), tally.sums

    @property
    def blocks(self):
        return sorted(self.path.parent.glob(".out.tif.blocks-*/*.block"))

    @property
    def kept(self):
        return [note.kept for note in self.notes if isinstance(note, BlocksKept)]


@pytest.fixture
def walked(stack, tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return Walked(stack, folder)


@pytest.fixture
def whole(stack, tmp_path):
    """Bytes and sums of an undisturbed run."""
    folder = tmp_path / "whole"
    folder.mkdir()
    return Walked(stack, folder).run(key="")


class Stranger:
    """A type that no block of ours holds."""


def foreign_block() -> bytes:
    from skops import io

    return io.dumps({"double": np.zeros((2, 2)), "facts": Stranger()})


def broken_off(walked, after=4):
    with pytest.raises(Cancelled):
        walked.run(stop_after=after)
    assert len(walked.blocks) >= after
    assert not walked.path.exists()


def test_a_cancelled_run_goes_on_and_equals_an_undisturbed_one(walked, whole):
    broken_off(walked)
    n = len(walked.blocks)
    assert walked.run() == whole
    assert walked.kept == [n]
    assert walked.computed == len(whole[1]) - n
    assert [path.name for path in walked.path.parent.iterdir()] == ["out.tif"]


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "text", "foreign"])
def test_a_damaged_block_is_computed_again(walked, whole, damage):
    broken_off(walked)
    first = walked.blocks[1]
    content = first.read_bytes()
    n = len(walked.blocks)
    if damage == "cut":
        first.write_bytes(content[: len(content) // 2])
    elif damage == "flip":
        place = len(content) // 2
        flipped = bytes([content[place] ^ 255])
        first.write_bytes(content[:place] + flipped + content[place + 1 :])
    elif damage == "empty":
        first.write_bytes(b"")
    elif damage == "text":
        first.write_text("not a block")
    else:
        first.write_bytes(foreign_block())
    assert walked.run() == whole
    assert walked.kept == [n]


def test_other_inputs_share_nothing(walked, whole):
    broken_off(walked)
    assert walked.run(key="other") == whole
    assert walked.kept == []
    assert walked.blocks == []  # those of the first key are gone too


def test_a_finished_run_without_a_key_removes_what_was_kept(walked, whole):
    broken_off(walked)
    assert walked.run(key="") == whole
    assert [path.name for path in walked.path.parent.iterdir()] == ["out.tif"]


def test_blocks_that_a_live_run_of_another_key_uses_stay(walked, whole):
    broken_off(walked)
    n = len(walked.blocks)
    live = Journal(str(walked.path), "k")
    live.claim()
    for key in ("other", ""):
        assert walked.run(key=key) == whole
        assert len(walked.blocks) == n
    live.release()
    walked.run(key="")
    assert walked.blocks == []


def test_a_run_that_keeps_no_block_leaves_no_folder(walked):
    idle = Journal(str(walked.path), "k")
    idle.claim()
    assert os.path.isdir(idle.folder)
    idle.release()
    assert list(walked.path.parent.iterdir()) == []


def test_without_a_key_nothing_is_kept(walked):
    with pytest.raises(Cancelled):
        walked.run(key="", stop_after=4)
    assert list(walked.path.parent.iterdir()) == []


KILLED = """
import os, signal, sys
sys.path.insert(0, {tests!r})
import conftest
from carbonsink.core.raster import RasterOutput, Stack, run_blocks
from carbonsink.core.run import Run

done = []

def progress(fraction):
    done.append(fraction)
    if len(done) == 5:
        os.kill(os.getpid(), signal.SIGKILL)

def kernel(block):
    values = block.values.sum(axis=0) * 2
    import numpy as np
    return {{"double": values, "facts": (float(np.nansum(values)), {{"a": 1}})}}

class Counts:
    def add(self, window, arrays):
        pass

    def finish(self):
        pass

run = Run(max_memory={memory}, threads=1, resume="k", on_progress=progress)
stack = Stack.open({paths!r})
run_blocks(stack, kernel, {{RasterOutput("double"): {out!r}}}, run, tally=Counts())
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("key", ["k", "other", ""])
def test_a_killed_process_loses_no_finished_block_and_leaves_nothing(walked, whole, stack, key):
    """Whether the next run goes on from there, has other inputs, or begins anew."""
    program = KILLED.format(
        tests=str(ROOT / "tests"), memory=MEMORY, paths=list(stack.paths), out=str(walked.path)
    )
    ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=dict(os.environ))
    assert ended.returncode == -signal.SIGKILL
    left = {path.suffixes[-1] for path in walked.path.parent.iterdir()}
    assert left == {".blocks-k", ".tif"} and not walked.path.exists()
    n = len(walked.blocks)
    assert n >= 5
    assert walked.run(key=key) == whole
    assert walked.kept == ([n] if key == "k" else [])
    assert [path.name for path in walked.path.parent.iterdir()] == ["out.tif"]
