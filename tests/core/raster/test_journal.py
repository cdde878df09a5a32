"""A run that was broken off goes on from its finished blocks, and trusts no damaged one."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
import zipfile
from pathlib import Path

import numpy as np
import pytest

from carbonsink.core.errors_and_notes.raster import BlocksKept
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.raster import RasterOutput, Stack, Window, run_blocks
from carbonsink.core.raster.checkpoint_file import checkpoint_bytes, read_checkpoint
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


def poisoned(command: str) -> bytes:
    """Return a block as versions up to the first used them, which ran a command when it was read.

    A function node is the module os, a method node takes ``system`` from it, an operator calls it.
    """
    module = {
        "__class__": "os",
        "__module__": "carbonsink.core.files.atomic",
        "__loader__": "FunctionNode",
        "__id__": 1,
    }
    system = {
        "__class__": "system",
        "__module__": "carbonsink.core.files.atomic",
        "__loader__": "MethodNode",
        "content": {"func": "system", "obj": module},
        "__id__": 2,
    }
    text = {
        "__class__": "str",
        "__module__": "builtins",
        "__loader__": "JsonNode",
        "content": json.dumps(command),
        "is_json": True,
        "__id__": 3,
    }
    called = {
        "__class__": "methodcaller",
        "__module__": "carbonsink.core.files.atomic",
        "__loader__": "OperatorFuncNode",
        "attrs": {
            "__class__": "tuple",
            "__module__": "builtins",
            "__loader__": "TupleNode",
            "content": [system, text],
            "__id__": 4,
        },
        "__id__": 5,
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("schema.json", json.dumps({**called, "protocol": 2}))
    return packed.getvalue()


def other_shape(content: bytes) -> bytes:
    """Return a whole block whose array does not fit the window."""
    arrays = read_checkpoint(content)
    return checkpoint_bytes({**arrays, "double": arrays["double"][:-1]})


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


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "text", "poisoned", "shape", "large"])
def test_a_damaged_block_is_computed_again(walked, whole, damage, tmp_path):
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
    elif damage == "poisoned":
        first.write_bytes(poisoned(f"touch {tmp_path / 'ran'}"))
    elif damage == "shape":
        first.write_bytes(other_shape(content))
    else:
        with open(first, "r+b") as file:
            file.truncate(1 << 40)  # a sparse file, larger than any memory
    assert walked.run() == whole
    assert walked.kept == [n]
    assert not (tmp_path / "ran").exists()


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


def test_blocks_that_a_live_run_of_the_same_key_uses_stay(walked, whole):
    """Two runs with the same parameters share a folder: the later one removes it."""
    broken_off(walked)
    n = len(walked.blocks)
    live = Journal(str(walked.path), "k")
    live.claim()
    assert walked.run() == whole
    assert len(walked.blocks) == len(whole[1]) > n
    live.remove()
    live.release()
    assert [path.name for path in walked.path.parent.iterdir()] == ["out.tif"]


def test_two_runs_that_end_at_the_same_moment_leave_nothing(walked):
    journals = [Journal(str(walked.path), "k") for _ in range(2)]
    for journal in journals:
        journal.claim()
    journals[0].write(Window(0, 0, 2, 2), {"double": np.ones((2, 2))})
    for journal in journals:
        journal.remove()
    for journal in journals:
        journal.release()
    assert list(walked.path.parent.iterdir()) == []


@pytest.mark.parametrize("repeat", range(4))
def test_two_runs_at_once_end_well(stack, whole, tmp_path, repeat):
    """Both go on from the same blocks into the same output; the one that ends first tidies up."""
    folder = tmp_path / "both"
    folder.mkdir()
    walks = [Walked(stack, folder) for _ in range(2)]
    broken_off(walks[0], after=1 + repeat)
    found: list = []

    def work(walk, delay):
        time.sleep(delay)
        try:
            found.append(walk.run())
        except Exception as error:
            found.append(error)

    jobs = [(walks[0], 0.0), (walks[1], 0.015 * repeat)]
    threads = [threading.Thread(target=work, args=job) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [whole, whole]
    assert [path.name for path in folder.iterdir()] == ["out.tif"]


@pytest.fixture
def removed_once(monkeypatch):
    """Return a function that has a folder removed while the next file is written into it."""
    fsync = os.fsync

    def arm(folder):
        def removed_meanwhile(number):
            fsync(number)
            monkeypatch.setattr(os, "fsync", fsync)
            shutil.rmtree(folder)

        monkeypatch.setattr(os, "fsync", removed_meanwhile)

    return arm


def test_a_block_is_kept_although_the_folder_was_just_removed(walked, removed_once):
    journal = Journal(str(walked.path), "k")
    journal.claim()
    removed_once(journal.folder)
    journal.write(Window(0, 0, 2, 2), {"double": np.ones((2, 2))})
    assert journal.finished(Window(0, 0, 2, 2))


def test_a_run_begins_although_the_folder_was_just_removed(walked, removed_once):
    journal = Journal(str(walked.path), "k")
    removed_once(journal.folder)
    journal.claim()
    assert len(os.listdir(journal.folder)) == 1  # its mark


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
