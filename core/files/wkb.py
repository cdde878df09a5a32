"""Polygons in well-known binary.

OGC 06-103r4 (Simple Features), and the two other ways to mark a third coordinate that are found
in the wild. Only the plane is kept.
"""

from __future__ import annotations

import struct

import numpy as np

from ..errors_and_notes.raster import BadGeometry

_POLYGON, _MULTIPOLYGON = 3, 6
# Older writers mark a third coordinate, measure or CRS in the high bits instead of by thousands.
_HAS_Z, _HAS_M, _HAS_SRID = 0x80000000, 0x40000000, 0x20000000


def read_rings(index: int, wkb: bytes) -> list:
    """Return the rings of a WKB polygon as ``(points, is a hole)``, not closed.

    Parameters
    ----------
    index : int
        Number of the feature, counted from 0, for the message.
    wkb : bytes
        The geometry. A ring that is no hole begins a part, whose holes follow it.

    Raises
    ------
    BadGeometry
        For what is no polygon, is empty or is cut off.
    """
    try:
        rings, _end = _read_geometry(bytes(wkb), 0)
    except (struct.error, ValueError, RecursionError) as error:
        raise BadGeometry(index, str(error)) from error
    rings = [(points, hole) for points, hole in rings if len(points)]
    if not rings:
        raise BadGeometry(index, "empty")
    return rings


def _read_geometry(wkb: bytes, offset: int) -> tuple:
    """Return the rings of the WKB geometry that starts at a byte, and the byte after it."""
    order = "<" if wkb[offset : offset + 1] == b"\x01" else ">"
    (code,) = struct.unpack_from(order + "I", wkb, offset + 1)
    offset += 5
    flags, kind = code & 0xE0000000, (code & 0x1FFFFFFF)
    dimensions = 2 + bool(flags & _HAS_Z) + bool(flags & _HAS_M)
    dimensions += {1: 1, 2: 1, 3: 2}.get(kind // 1000, 0)
    kind %= 1000
    offset += 4 if flags & _HAS_SRID else 0
    if kind not in (_POLYGON, _MULTIPOLYGON):
        raise ValueError(f"geometry type {kind}")
    (count,) = struct.unpack_from(order + "I", wkb, offset)
    offset += 4
    rings = []
    for index in range(count):
        if kind == _MULTIPOLYGON:
            member_rings, offset = _read_geometry(wkb, offset)
            rings += member_rings
            continue
        (size,) = struct.unpack_from(order + "I", wkb, offset)
        points = np.frombuffer(wkb, order + "f8", size * dimensions, offset + 4)
        points = points.reshape(size, dimensions)[:, :2].astype(np.float64)
        offset += 4 + size * dimensions * 8
        closed = size > 1 and (points[0] == points[-1]).all()
        rings.append((points[: size - 1] if closed else points, index > 0))
    return rings, offset
