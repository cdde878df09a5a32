"""Files that break off: GDAL reads zeros where raw files and classic NetCDF have ended.

Other formats know their own size, and their drivers say that a part is missing. That of GeoTIFF
says so only where the part is read, which is late, so its blocks are looked up beforehand.
"""

from __future__ import annotations

import math
import os
import struct

from osgeo import gdal

from ..errors_and_notes.raster import UnreadableRaster
from ..files.names import HDF, TIFF
from .archives import archive_root
from .file_version import files_of_raster, require_sources
from .opening import open_dataset, reading

# Drivers of bands that lie in a file cell by cell, without compression.
_RAW = frozenset(("BT", "EHdr", "ENVI", "ERS", "GenBin", "ISCE", "KRO", "ROI_PAC", "RRASTER"))
_SIDE = (".hdr", ".ers", ".grd", ".prj", ".clr", ".stx", ".sta", ".xml", ".ovr", ".msk")
# Blocks of a GeoTIFF that are looked up, the last one of the file among them.
_MAX_BLOCKS = 32
# Sources of virtual rasters that are not opened: their drivers report what is missing on reading.
_CHECKED_BY_DRIVER = (*TIFF, *HDF, ".vrt", ".jp2", ".img")
# The classic format: https://docs.unidata.ucar.edu/netcdf-c/current/file_format_specifications.html
_CLASSIC = (b"CDF\x01", b"CDF\x02", b"CDF\x05")
# More dimensions, attributes or variables than any file has that was not damaged.
_LONGEST_LIST = 100_000
_TYPE_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 4, 6: 8, 7: 1, 8: 2, 9: 4, 10: 8, 11: 8}


def require_complete(dataset: gdal.Dataset, path: str) -> None:
    """Raise when a file behind a raster ends before its data do.

    Parameters
    ----------
    dataset : gdal.Dataset
        The open raster.
    path : str
        What GDAL opened.

    Raises
    ------
    UnreadableRaster
        With the bytes that are there and those that there should be.
    """
    driver = dataset.GetDriver().ShortName
    if driver == "VRT":
        require_sources(path)
        for source in files_of_raster(path):
            has_own_check = source.lower().endswith(_CHECKED_BY_DRIVER) or archive_root(source)
            if os.path.isfile(source) and not has_own_check:
                require_complete(open_dataset(source), source)
    elif driver == "netCDF":
        for file in files_of_raster(path):
            _require_size(path, file, _classic_bytes(file))
    elif driver == "GTiff":
        if os.path.isfile(path):
            _require_size(path, path, _tiff_bytes(dataset, path))
    elif driver in _RAW:
        with reading(path):
            expected_bytes = _raw_bytes(dataset)
            listed = [file for file in dataset.GetFileList() or [] if os.path.isfile(file)]
        data = [file for file in listed if not file.lower().endswith(_SIDE)]
        if data:
            _require_size(path, max(data, key=os.path.getsize), expected_bytes)


def _require_size(path: str, file: str, expected_bytes: int) -> None:
    size = os.path.getsize(file) if expected_bytes else 0
    if size < expected_bytes:
        raise UnreadableRaster(path, f"{os.path.basename(file)}: {size} < {expected_bytes} bytes")


def _tiff_bytes(dataset: gdal.Dataset, path: str) -> int:
    """Return the bytes of a complete GeoTIFF: the end of some of its blocks."""
    with reading(path):
        bands = [dataset.GetRasterBand(i) for i in {1, dataset.RasterCount}]
        width, height = bands[0].GetBlockSize()
        blocks_per_row = -(-dataset.RasterXSize // width)
        n = blocks_per_row * -(-dataset.RasterYSize // height)
        n_checked, end = min(n, _MAX_BLOCKS), 0
        for i in (n - 1 - k * n // n_checked for k in range(n_checked)):
            ends = (_block_end(band, i % blocks_per_row, i // blocks_per_row) for band in bands)
            end = max(end, *ends)
    return end


def _block_end(band: gdal.Band, col: int, row: int) -> int:
    """Return where a block of a GeoTIFF ends in its file; 0 for one that is not stored."""
    begin = band.GetMetadataItem(f"BLOCK_OFFSET_{col}_{row}", "TIFF")
    size = band.GetMetadataItem(f"BLOCK_SIZE_{col}_{row}", "TIFF")
    return int(begin) + int(size) if begin and size else 0


def missing_part(path: str) -> str:
    """Return what is missing from a GeoTIFF just written, "" where it is complete.

    What fails when a file is closed is told by libtiff of GDAL 3.7 and newer on the console alone.
    Each block of each band must have been written, overviews included, and the side file ended.
    """
    try:
        dataset = open_dataset(path)
        with reading(path):
            end = 0
            for i in range(dataset.RasterCount):
                band = dataset.GetRasterBand(i + 1)
                for level in (band, *(band.GetOverview(k) for k in range(band.GetOverviewCount()))):
                    width, height = level.GetBlockSize()
                    rows, cols = -(-level.YSize // height), -(-level.XSize // width)
                    block_ends = [
                        _block_end(level, i % cols, i // cols) for i in range(rows * cols)
                    ]
                    if not all(block_ends):
                        return f"{os.path.basename(path)}: {block_ends.count(0)} blocks"
                    end = max(end, *block_ends)
        _require_size(path, path, end)
    except UnreadableRaster as error:
        return error.reason
    side_file = path + ".aux.xml"
    if os.path.exists(side_file):
        with open(side_file, "rb") as file:
            if not file.read().rstrip().endswith(b"</PAMDataset>"):
                return os.path.basename(side_file)
    return ""


def _raw_bytes(dataset: gdal.Dataset) -> int:
    """Return the bytes that a complete raw file has at least; 0 where cells are packed."""
    if (dataset.GetMetadata("ENVI") or {}).get("file_compression", "0").strip() != "0":
        return 0
    bands = [dataset.GetRasterBand(i) for i in range(1, dataset.RasterCount + 1)]
    if any(band.GetMetadataItem("NBITS", "IMAGE_STRUCTURE") for band in bands):
        return 0
    cells = dataset.RasterXSize * dataset.RasterYSize
    return sum(cells * (gdal.GetDataTypeSize(band.DataType) // 8) for band in bands)


def _classic_bytes(file: str) -> int:
    """Return the bytes of a complete NetCDF file of the classic format.

    0 for other formats, and for a header that is damaged, which the library refuses.
    """
    if not os.path.isfile(file):
        return 0
    with open(file, "rb") as stream:
        magic = stream.read(4)
        if magic not in _CLASSIC:
            return 0
        try:
            return _Header(stream, magic[3]).end_of_data()
        except (struct.error, KeyError, IndexError, OverflowError, OSError, ValueError):
            return 0


class _Header:
    """Reads the header of a file of the classic format, from behind its first four bytes."""

    def __init__(self, stream, version: int) -> None:
        self._stream = stream
        self._count_form = ">Q" if version == 5 else ">I"
        self._offset_form = ">I" if version == 1 else ">Q"

    def end_of_data(self) -> int:
        """Return the end of the last value of all variables of a complete NetCDF file."""
        records = self._read_number(self._count_form)
        if records == 256 ** struct.calcsize(self._count_form) - 1:
            records = 0  # written as a stream, which does not say how many
        lengths = []
        for _ in range(self._list_length()):
            self._skip_text()
            lengths.append(self._read_number(self._count_form))
        self._skip_attributes()
        fixed_ends, record_variables = [], []
        for _ in range(self._list_length()):
            begin, shape, width = self._read_variable(lengths)
            # The dimension of records, which comes first, has length 0.
            if shape and shape[0] == 0:
                record_variables.append((begin, width * math.prod(shape[1:])))
            else:
                fixed_ends.append(begin + width * math.prod(shape))
        step = sum(_padded_length(size) for _, size in record_variables)
        if len(record_variables) == 1:
            step = record_variables[0][1]
        record_ends = [
            begin + (records - 1) * step + size
            for begin, size in record_variables
            if records and size
        ]
        return max((*fixed_ends, *record_ends), default=0)

    def _read_variable(self, lengths: list) -> tuple:
        """Return where a variable begins, its shape, and the bytes of a value."""
        self._skip_text()
        n_dimensions = self._read_number(self._count_form)
        shape = [lengths[self._read_number(self._count_form)] for _ in range(n_dimensions)]
        self._skip_attributes()
        width = _TYPE_BYTES[self._read_number(">I")]
        self._read_number(self._count_form)  # its size, which is too small a number for large ones
        return self._read_number(self._offset_form), shape, width

    def _read_number(self, form: str) -> int:
        return struct.unpack(form, self._stream.read(struct.calcsize(form)))[0]

    def _list_length(self) -> int:
        """Read the length of a list in the header of a classic NetCDF file."""
        self._read_number(">I")  # says what the list is of
        length = self._read_number(self._count_form)
        if length > _LONGEST_LIST:
            raise ValueError(length)
        return length

    def _skip_text(self) -> None:
        self._stream.seek(_padded_length(self._read_number(self._count_form)), os.SEEK_CUR)

    def _skip_attributes(self) -> None:
        """Skip the attributes in the header of a classic NetCDF file."""
        for _ in range(self._list_length()):
            self._skip_text()
            width = _TYPE_BYTES[self._read_number(">I")]
            self._stream.seek(
                _padded_length(width * self._read_number(self._count_form)), os.SEEK_CUR
            )


def _padded_length(size: int) -> int:
    """Return a number of bytes up to the next multiple of four."""
    return -(-size // 4) * 4
