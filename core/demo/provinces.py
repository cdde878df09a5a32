"""Five provinces: polygons that cover the region without gaps."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

# Vertices along one border.
N_VERTICES = 40

_CORNERS = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


class Province(NamedTuple):
    """A province: code, name and its outline, fractions from the west and from the north."""

    code: int
    name: str
    outline: np.ndarray


def provinces() -> tuple:
    """Return the five provinces."""
    top_left, top_right, bottom_right, bottom_left = (np.array([c]) for c in _CORNERS)
    hills_west = _border((0.40, 0.0), (0.36, 1.0), 0.025, 3.0)
    hills_east = _border((0.58, 0.0), (0.66, 1.0), 0.020, 2.0)
    half = N_VERTICES // 2
    west_north, west_south = hills_west[: half + 1], hills_west[half:]
    east_north, east_south = hills_east[: half + 1], hills_east[half:]
    inland = _border((0.0, 0.46), west_south[0], 0.03, 1.0)
    seaward = _border(east_south[0], (1.0, 0.52), 0.03, 1.0)
    shapes = (
        ("North-west steppe", [top_left, west_north, inland[::-1]]),
        ("Western plateau", [inland, west_south, bottom_left]),
        ("Central hills", [hills_west[::-1], hills_east]),
        ("Northern plain", [east_north[::-1], top_right, seaward[::-1]]),
        ("Southern plain", [seaward, bottom_right, east_south[::-1]]),
    )
    return tuple(
        Province(number + 1, name, np.concatenate([*parts, parts[0][:1]]))
        for number, (name, parts) in enumerate(shapes)
    )


def _border(start, end, bulge: float, waves: float) -> np.ndarray:
    """Return a winding line between two points, both ends exact."""
    f = np.linspace(0.0, 1.0, N_VERTICES + 1)[:, np.newaxis]
    start, end = np.asarray(start), np.asarray(end)
    along = end - start
    aside = np.array([along[1], -along[0]]) / np.hypot(*along)
    line = start + f * along + bulge * np.sin(waves * np.pi * f) * aside
    line[0], line[-1] = start, end
    return line
