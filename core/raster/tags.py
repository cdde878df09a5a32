"""Metadata items of a raster file, by name."""

from __future__ import annotations

from .source import open_dataset, reading


def read_tag(path: str, key: str) -> str:
    """Return a metadata item of a file, empty when it has none of that name.

    Raises
    ------
    UnreadableRaster
        When the file cannot be read.
    """
    dataset = open_dataset(path)
    with reading(path):
        return dataset.GetMetadataItem(key) or ""
