"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys

import pytest

from carbonsink.core.errors_and_notes.raster import DiskFull, OutputNotWritable
from carbonsink.core.errors_and_notes.run import Cancelled
from carbonsink.core.files import atomic, processes
from carbonsink.core.files.atomic import atomic_writer, remove_abandoned, temporary_path
from carbonsink.core.files.processes import has_process_ended, new_process_mark

# A process that writes a.csv, makes a folder for b, tells where, and waits.
WRITER = """
import sys, os, time
sys.path.insert(0, {tests!r})
import conftest
from carbonsink.core.files.atomic import atomic_writer
from carbonsink.core.files.atomic import temporary_path

stage = temporary_path({folder!r} + "/b")
os.mkdir(stage)
open(stage + "/map.tif", "w").close()
with atomic_writer({folder!r} + "/a.csv") as file:
    file.write(b"half")
    print("here", flush=True)
    time.sleep(600)
"""


def test_a_file_appears_at_the_end_in_a_folder_that_is_made(tmp_path):
    path = tmp_path / "new" / "a.csv"
    with atomic_writer(str(path)) as file:
        file.write(b"1")
        assert not path.exists()
    assert path.read_bytes() == b"1"
    assert os.listdir(path.parent) == ["a.csv"]


@pytest.mark.parametrize(
    ("raised", "expected"),
    [
        (Cancelled(), Cancelled),
        (OSError(errno.ENOSPC, "No space left on device"), DiskFull),
        (OSError(errno.EIO, "Input/output error"), OutputNotWritable),
    ],
)
def test_an_older_file_stays_when_writing_fails(tmp_path, raised, expected):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(expected), atomic_writer(str(path), 7) as file:
        file.write(b"new")
        raise raised
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_place_that_is_a_folder(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OutputNotWritable) as caught, atomic_writer(str(tmp_path / "a.csv")):
        pass
    assert caught.value.path == str(tmp_path / "a.csv") and caught.value.reason
    assert os.listdir(tmp_path) == ["a.csv"]


@pytest.fixture
def writer(root, tmp_path):
    """Start a process that is in the middle of two files."""
    started = []

    def start():
        program = WRITER.format(tests=str(root / "tests"), folder=str(tmp_path))
        process = subprocess.Popen(
            [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root
        )
        started.append(process)
        assert process.stdout.readline() == "here\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.wait()
        process.stdout.close()


def write(path):
    with atomic_writer(str(path)) as file:
        file.write(b"whole")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_the_next_run_removes_what_a_killed_one_left(writer, tmp_path):
    killed = writer()
    assert len(os.listdir(tmp_path)) == 2
    write(tmp_path / "a.csv")  # while the other lives
    assert len(os.listdir(tmp_path)) == 3
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    write(tmp_path / "other.csv")  # not theirs
    assert len(os.listdir(tmp_path)) == 4
    write(tmp_path / "a.csv")
    remove_abandoned(str(tmp_path / "b"))
    assert sorted(os.listdir(tmp_path)) == ["a.csv", "other.csv"]


def test_of_two_writers_the_live_one_keeps_its_file(writer, tmp_path):
    killed, alive = writer(), writer()
    killed.kill()
    killed.wait()
    write(tmp_path / "a.csv")
    remove_abandoned(str(tmp_path / "b"))
    left = sorted(name for name in os.listdir(tmp_path) if name.startswith("."))
    assert len(left) == 2 and all(f"-{alive.pid:x}-" in name for name in left)


def test_own_marks_and_those_of_other_machines_are_not_dead(monkeypatch):
    own = new_process_mark()
    assert not has_process_ended(own)
    machine, pid, began, number = own.split("-")
    later = "-".join([machine, pid, format(int(began, 16) ^ 1, "04x"), number])
    if os.path.exists("/proc/self/stat"):
        assert has_process_ended(later)  # the number of the process was given anew
    monkeypatch.setattr(processes, "_is_process_running", lambda pid: False)
    assert has_process_ended(own)
    assert not has_process_ended(
        "-".join([format(int(machine, 16) ^ 1, "06x"), pid, began, number])
    )
    for strange in ("", "abc", own + "0", own.upper() + "Z"):
        assert not has_process_ended(strange)


@pytest.mark.parametrize("name", ["npp", "a[1]", "a.b", "x (2)", "数据"])
def test_only_files_of_the_same_name_are_looked_at(tmp_path, monkeypatch, name):
    mine = temporary_path(str(tmp_path / name), ".tif")
    others = [
        temporary_path(str(tmp_path / other), ".tif") for other in (f"{name}_2", f"x{name}", "y")
    ]
    strange = [str(tmp_path / n) for n in (f".{name}.part", f".{name}.abcd.part.tif", name)]
    for path in [mine, mine + ".aux.xml", *others, *strange]:
        open(path, "w").close()
    remove_abandoned(str(tmp_path / name))
    assert os.path.exists(mine)
    monkeypatch.setattr(atomic, "has_process_ended", lambda owner: True)
    remove_abandoned(str(tmp_path / name))
    assert sorted(os.listdir(tmp_path)) == sorted(map(os.path.basename, [*others, *strange]))
