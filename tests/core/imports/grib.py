"""Messages of GRIB, edition 1, byte by byte: GDAL writes edition 2 alone.

References
----------
WMO (2019), Manual on Codes, volume I.2, FM 92 GRIB edition 1. ecCodes 2.50 reads the same numbers,
dates and places.
"""

from __future__ import annotations

import struct

import numpy as np

ECMWF, NCEP = 98, 7


def write_grib1(path, messages, west=100.0, north=33.0, step=0.25):
    """Write ``(centre, table, parameter, (year, month, day), values, digits)`` as messages.

    Values are rows from the north, rounded to so many decimal digits; NaN is no data.
    """
    with open(path, "wb") as file:
        for centre, table, parameter, date, values, digits in messages:
            values = np.asarray(values, float)
            there = np.isfinite(values)
            sections = (
                _product(centre, table, parameter, date, digits),
                _grid(values.shape, west, north, step),
                _section(struct.pack(">BH", -there.size % 8, 0) + np.packbits(there).tobytes()),
                _data(np.rint(values[there] * 10**digits).astype(">u4")),
            )
            body = b"".join(sections)
            file.write(b"GRIB" + _three(len(body) + 12) + b"\x01" + body + b"7777")
    return str(path)


def _product(centre, table, parameter, date, digits) -> bytes:
    """Return the section of what is measured: on the ground, at midnight."""
    year, month, day = date
    codes = (table, centre, 255, 255, 0xC0, parameter, 1, 0, 0, (year - 1) % 100 + 1, month, day)
    more = (0, 0, 1, 0, 0, 0, 0, 0, 0, (year - 1) // 100 + 1, 0)
    return _section(bytes(codes + more) + struct.pack(">H", digits))


def _grid(shape, west, north, step) -> bytes:
    """Return the section of a grid of points along longitudes and latitudes."""
    rows, cols = shape
    ends = (north, west, north - step * (rows - 1), west + step * (cols - 1))
    first_lat, first_lon, last_lat, last_lon = (_degrees(end) for end in ends)
    sides = b"\x00\xff\x00" + struct.pack(">HH", cols, rows)
    steps = struct.pack(">HH", round(step * 1000), round(step * 1000)) + b"\x00" + bytes(4)
    return _section(sides + first_lat + first_lon + b"\x80" + last_lat + last_lon + steps)


def _data(numbers) -> bytes:
    """Return the section of whole numbers in 32 bits, from zero."""
    return _section(b"\x00" + bytes(2) + bytes(4) + b"\x20" + numbers.tobytes())


def _section(content: bytes) -> bytes:
    """Return a section with its length before it, of an even number of bytes."""
    content += bytes((len(content) + 3) % 2)
    return _three(len(content) + 3) + content


def _degrees(value: float) -> bytes:
    """Return thousandths of a degree; the first bit is the sign."""
    return _three(round(abs(value) * 1000) | (0x800000 if value < 0 else 0))


def _three(number: int) -> bytes:
    return number.to_bytes(3, "big")
