"""What tests of faults share: a region, small and read-only media, and what may come of a run."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from carbonsink.tests.faults.region import CASES, make_region


@pytest.fixture(scope="session")
def region(tmp_path_factory, provider) -> Path:
    """Inputs of all runs, with a model."""
    import processing

    folder = make_region(tmp_path_factory.mktemp("region"))
    training = next(case for case in CASES if case.algorithm == "trainmodel")
    parameters = training.parameters(
        lambda name: str(folder / name), lambda name: str(folder / name)
    )
    processing.run("carbonsink:trainmodel", parameters)
    return folder


@pytest.fixture
def place(region, tmp_path) -> Path:
    """A copy of the inputs that may be damaged."""
    return Path(shutil.copytree(region, tmp_path / "in"))


@pytest.fixture
def outcome(provider, whole):
    """Run a case: the message of its failure, empty when it worked.

    A failure is no internal error, and leaves nothing but whole results.
    """
    import processing
    from qgis.core import QgsProcessingException

    def run(case, place, out, feedback=None) -> str:
        out = Path(out)
        out.mkdir(exist_ok=True)
        parameters = case.parameters(
            lambda name: str(Path(place) / name), lambda name: str(out / name)
        )
        try:
            processing.run(f"carbonsink:{case.algorithm}", parameters, feedback=feedback)
        except QgsProcessingException as error:
            message = str(error)
            assert "Internal error" not in message
            assert message.strip() and "Traceback" not in message
            assert _strange(case, out, whole) == []
            return message
        assert left_in(out) and not [n for n in left_in(out) if "/." in f"/{n}"]
        return ""

    return run


@pytest.fixture(scope="session")
def whole(region, provider, tmp_path_factory):
    """Return the results of an undisturbed run of a case, their bytes by name."""
    import processing

    known = {}

    def results(case) -> dict:
        if case.algorithm not in known:
            out = tmp_path_factory.mktemp("whole")
            parameters = case.parameters(
                lambda name: str(region / name), lambda name: str(out / name)
            )
            processing.run(f"carbonsink:{case.algorithm}", parameters)
            known[case.algorithm] = {name: (out / name).read_bytes() for name in left_in(out)}
        return known[case.algorithm]

    return results


def _strange(case, out, whole) -> list:
    """Return what a failed run left that is no result as an undisturbed run makes it."""
    left = left_in(out)
    known = whole(case) if left else {}
    return [name for name in left if known.get(name) != (Path(out) / name).read_bytes()]


def left_in(folder) -> list:
    """Return the files in a folder and below it, hidden ones too."""
    folder = Path(folder)
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


@contextlib.contextmanager
def mounted(folder: Path, size: str):
    """Mount a file system of a given size in memory; the test is left out where that is refused."""
    folder.mkdir(exist_ok=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no small disk can be made here: {error}")
    if done.returncode:
        pytest.skip(f"no small disk can be made here: {done.stderr.strip()}")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 32 KiB, which no result fits."""
    with mounted(tmp_path / "disk", "32k") as folder:
        yield folder


@pytest.fixture
def read_only(tmp_path):
    """A disk that cannot be written."""
    with mounted(tmp_path / "disk", "1m") as folder:
        command = ["mount", "-o", "remount,ro", str(folder)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this disk cannot be made read-only")
        yield folder


@pytest.fixture
def open_files():
    """Count the files that this process has open in a folder."""

    def count(folder) -> int:
        names = (os.path.join("/proc/self/fd", name) for name in os.listdir("/proc/self/fd"))
        places = []
        for name in names:
            with contextlib.suppress(OSError):
                places.append(os.readlink(name))
        return sum(str(folder) in name for name in places)

    return count
