"""Metadata items of a raster file, by name."""

from __future__ import annotations

from .source import open_dataset


def read_tag(path: str, key: str) -> str:
    """Return a metadata item of a file, empty when it has none of that name.

    Raises
    ------
    UnreadableRaster
        When the file cannot be opened.
    """
    return open_dataset(path).GetMetadataItem(key) or ""
