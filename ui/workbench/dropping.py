"""Files and folders that are dropped on the dock and on the table of the data."""

from __future__ import annotations

import os


def dropped_paths(mime) -> list:
    """Return the files and folders of this computer that were dropped."""
    return [url.toLocalFile() for url in mime.urls() if url.isLocalFile()]


def dropped_folder(mime) -> str:
    """Return the folder that was dropped, that of a file too; empty without one."""
    paths = dropped_paths(mime)
    for path in paths:
        if os.path.isdir(path):
            return path
    return os.path.dirname(paths[0]) if paths else ""
