"""A quota and a limit of file sizes are not called a full disk."""

from __future__ import annotations

import errno
import os

import pytest

from carbonsink.core.errors_and_notes.raster import DiskFull, OutputNotWritable, WriteLimit
from carbonsink.core.files.atomic import failed_write, publish_text
from carbonsink.core.raster.write_failures import write_error

KINDS = {
    errno.ENOSPC: DiskFull,
    errno.EDQUOT: WriteLimit,
    errno.EFBIG: WriteLimit,
    errno.EACCES: OutputNotWritable,
}


@pytest.mark.parametrize("code", KINDS)
def test_the_reason_decides(tmp_path, code):
    path, text = str(tmp_path / "t.csv"), os.strerror(code)
    assert type(failed_write(path, OSError(code, text))) is KINDS[code]
    assert type(write_error(path, f"cannot write: {text}")) is KINDS[code]


def test_what_fails_when_it_reaches_the_disk_is_not_published(tmp_path, monkeypatch):
    """Some file systems take the bytes, and refuse them later."""

    def refuse(_number):
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(WriteLimit):
        publish_text(str(tmp_path / "t.csv"), "text")
    assert not any(tmp_path.iterdir())
