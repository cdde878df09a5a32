"""A run that fails takes away the folders it made for its outputs, when they are empty."""

from __future__ import annotations

import contextlib
import os


@contextlib.contextmanager
def removed_on_failure(paths):
    """Remove what was made of the folders above, or at, some paths when the block raises.

    Folders that were there before stay, and so do those that hold something: whole results.

    Parameters
    ----------
    paths : iterable of str
        Outputs: files or folders.
    """
    missing = {folder for path in paths for folder in _missing_folders(os.path.abspath(path))}
    try:
        yield
    except BaseException:
        for folder in sorted(missing, key=len, reverse=True):  # the inner ones first
            with contextlib.suppress(OSError):
                os.rmdir(folder)
        raise


def _missing_folders(path: str):
    """Yield a path and the folders above it that are not there yet."""
    while not os.path.exists(path):
        yield path
        above = os.path.dirname(path)
        if above == path:
            return
        path = above
