"""Digests of what rasters hold, to tell whether a result was made from the same inputs."""

from __future__ import annotations

import hashlib
import json
import os
import re

from osgeo import gdal

from .archives import archive_of
from .file_version import VIRTUAL, files_of_raster
from .opening import open_dataset, reading
from .remote_files import open_address
from .stack import Stack

# Overviews, which QGIS leaves beside a raster without changing it.
_OVERVIEWS = ".ovr"
# What GDAL keeps beside a raster, such as its nodata value. It and virtual rasters may hold
# statistics, which change no value; the latter repeat the names of bands.
_SIDE = ".aux.xml"
_STATISTICS = re.compile(rb'<MDI key="STATISTICS_[^<]*</MDI>|</?Metadata>|\s+')
_HISTOGRAMS = b"<Histograms>", b"</Histograms>"
_NAMES = re.compile(rb"<Description>[^<>]*</Description>")
_DEEPEST = 20
# Bytes read at a time.
_PIECE = 1 << 22
# An element with nothing inside; blanks are gone by then.
_EMPTY = re.compile(rb"<[^<>/]+></[^<>]+>")


class ContentDigests:
    """Digests of stacks; a file that serves several of them is read once.

    Parameters
    ----------
    check_cancel : callable
        Is called now and then, and raises when the run should stop.
    """

    def __init__(self, check_cancel) -> None:
        self._check_cancel = check_cancel
        self._known: dict = {}

    def of_stack(self, stack: Stack) -> str:
        """Return the digest of the names of a stack and of the files of its bands.

        Neither place nor time of the files counts, so a copy is the same.

        Raises
        ------
        UnreadableRaster
            When a file cannot be read.
        """
        digests_of_bands = [
            (band.name, band.index, self.of_raster(band.path)) for band in stack.bands
        ]
        return hashlib.sha256(json.dumps(digests_of_bands).encode()).hexdigest()

    def of_raster(self, path: str) -> str:
        """Return the digest of the files of a raster, those it refers to included.

        Raises
        ------
        UnreadableRaster
            When it cannot be read.
        """
        if path not in self._known:
            digest, files = hashlib.sha256(), _files_with_contents(path)
            digest.update(json.dumps(_band_names(path)).encode())
            for file in files:
                self._add_file(file, digest)
            # What is no file of this machine has its name alone.
            self._known[path] = digest.hexdigest() if files else path
        return self._known[path]

    def of_file(self, path: str) -> str:
        """Return the digest of any other file.

        Raises
        ------
        OSError
            When it cannot be read.
        """
        digest = hashlib.sha256()
        self._add_file(path, digest)
        return digest.hexdigest()

    def _add_file(self, path: str, digest) -> None:
        """Add the contents of a file to a digest."""
        if archive_of(path):
            self._add_member(path, digest)
            return
        if not os.path.isfile(path):  # of a server
            status = gdal.VSIStatL(path)
            digest.update(f"{path} {status and (status.size, status.mtime)}".encode())
            return
        with open(path, "rb") as file:
            if path.lower().endswith(VIRTUAL):
                digest.update(_without_statistics(file.read()))
            elif path.endswith(_SIDE):
                digest.update(_without_statistics(_NAMES.sub(b"", file.read())))
            for chunk in iter(lambda: file.read(_PIECE), b""):
                digest.update(chunk)
                self._check_cancel()

    def _add_member(self, path: str, digest) -> None:
        """Add what a member of an archive holds: its time has seconds only, and may be any."""
        with reading(path), open_address(path) as file:
            while chunk := gdal.VSIFReadL(1, _PIECE, file):
                digest.update(chunk)
                self._check_cancel()


def _without_statistics(xml: bytes) -> bytes:
    """Return a description without statistics, which are no contents of the raster."""
    text = _STATISTICS.sub(b"", _without_histograms(xml))
    # Elements lie a few deep; a file that is made to keep this busy for long does not.
    for _ in range(_DEEPEST):
        shorter = _EMPTY.sub(b"", text)
        if shorter == text:
            break
        text = shorter
    return text


def _without_histograms(xml: bytes) -> bytes:
    """Return a description to be digested without histograms, in one pass."""
    begin, end = _HISTOGRAMS
    pieces_kept: list = []
    position = 0
    while True:
        histogram_start = xml.find(begin, position)
        histogram_end = xml.find(end, histogram_start) if histogram_start >= 0 else -1
        if histogram_end < 0:
            return b"".join([*pieces_kept, xml[position:]])
        pieces_kept.append(xml[position:histogram_start])
        position = histogram_end + len(end)


def _band_names(path: str) -> list:
    """Return the names of the bands of a file, which are digested with its contents."""
    dataset = open_dataset(path)
    with reading(path):
        numbers = range(1, dataset.RasterCount + 1)
        return [dataset.GetRasterBand(number).GetDescription() for number in numbers]


def _files_with_contents(path: str) -> list:
    """Return the files with the contents of a raster, of a virtual one its sources too.

    GDAL lists side files, but of the sources of a virtual raster only the outermost.
    """
    source_files = files_of_raster(path)
    todo = [path, *(file for file in source_files if file.lower().endswith(VIRTUAL))]
    content_files: dict = {}
    opened: set = set()
    while todo:
        name = todo.pop(0)
        if name in opened:
            continue
        opened.add(name)
        dataset = open_dataset(name)
        with reading(name):
            listed = [file for file in dataset.GetFileList() or [] if not file.endswith(_OVERVIEWS)]
        content_files.update(dict.fromkeys(listed))
        # Members of archives are found by what lists them only.
        todo += [file for file in listed if archive_of(file) and file.lower().endswith(VIRTUAL)]
    if not archive_of(path):  # of an archive its members count
        content_files.update(dict.fromkeys(source_files))
    return [file for file in content_files if os.path.isfile(file) or file.startswith("/vsi")]
