"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import os

import pytest

from carbonsink.core.facts.raster import DiskFull, OutputNotWritable
from carbonsink.core.facts.run import Cancelled
from carbonsink.core.files.atomic import written_whole


def test_a_file_appears_at_the_end_in_a_folder_that_is_made(tmp_path):
    path = tmp_path / "new" / "a.csv"
    with written_whole(str(path)) as file:
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
    with pytest.raises(expected), written_whole(str(path), 7) as file:
        file.write(b"new")
        raise raised
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["a.csv"]


def test_a_place_that_is_a_folder(tmp_path):
    (tmp_path / "a.csv").mkdir()
    with pytest.raises(OutputNotWritable) as caught, written_whole(str(tmp_path / "a.csv")):
        pass
    assert caught.value.path == str(tmp_path / "a.csv") and caught.value.reason
    assert os.listdir(tmp_path) == ["a.csv"]
