"""Digests of what rasters hold, to tell whether a result was made from the same inputs."""

from __future__ import annotations

import hashlib
import json
import os
import re

from .source import open_dataset, reading
from .stack import Stack

# Statistics and overviews, which QGIS leaves beside a raster without changing it.
_NOT_VALUES = (".aux.xml", ".ovr")
# The same inside a virtual raster.
_STATISTICS = re.compile(
    rb'<MDI key="STATISTICS_[^<]*</MDI>|<Histograms>.*?</Histograms>|</?Metadata>|\s+', re.DOTALL
)


class ContentDigests:
    """Digests of stacks; a file that serves several of them is read once.

    Parameters
    ----------
    check : callable
        Is called now and then, and raises when the run should stop.
    """

    def __init__(self, check) -> None:
        self._check, self._known = check, {}

    def of_stack(self, stack: Stack) -> str:
        """Return what the names of a stack and the files of its bands make together.

        Neither place nor time of the files counts, so a copy is the same.

        Raises
        ------
        UnreadableRaster
            When a file cannot be read.
        """
        facts = [(band.name, band.index, self._of_raster(band.path)) for band in stack.bands]
        return hashlib.sha256(json.dumps(facts).encode()).hexdigest()

    def _of_raster(self, path: str) -> str:
        if path not in self._known:
            digest, files = hashlib.sha256(), _files_of(path)
            for file in files:
                self._add(file, digest)
            # What is no file of this machine has its name alone.
            self._known[path] = digest.hexdigest() if files else path
        return self._known[path]

    def _add(self, path: str, digest) -> None:
        with open(path, "rb") as file:
            if path.lower().endswith(".vrt"):
                digest.update(_STATISTICS.sub(b"", file.read()))
            for piece in iter(lambda: file.read(1 << 22), b""):
                digest.update(piece)
                self._check()


def _files_of(path: str) -> list:
    """Return the files that hold a raster, of a virtual one those it is put together from too."""
    dataset = open_dataset(path)
    with reading(path):
        listed = dataset.GetFileList() or []
    return [file for file in listed if os.path.isfile(file) and not file.endswith(_NOT_VALUES)]
