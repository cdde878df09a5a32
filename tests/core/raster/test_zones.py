"""Zones of polygons as they travel to other processes."""

from __future__ import annotations

import pickle
from types import SimpleNamespace

import numpy as np
from osgeo import ogr

from carbonsink.core.raster.zones import PolygonZones
from carbonsink.tests.factories import make_grid


def square(west, south, side):
    return ogr.CreateGeometryFromWkt(
        f"POLYGON(({west} {south},{west + side} {south},{west + side} {south + side},"
        f"{west} {south + side},{west} {south}))"
    ).ExportToWkb()


def test_polygons_travel_after_they_were_used():
    grid = make_grid(4, 4, 1.0, origin=(0.0, 4.0))
    shapes = [square(0, 0, 2), square(2, 2, 2), square(1, 1, 2)]
    zones = PolygonZones(shapes, ["a", "b", "a"])
    found = zones.find(SimpleNamespace(grid=grid))
    copy = pickle.loads(pickle.dumps(zones))  # noqa: S301
    again = copy.find(SimpleNamespace(grid=grid))
    for first, second in zip(found, again):
        np.testing.assert_array_equal(first, second)
    assert [copy.label(code) for code in copy.wanted] == ["a", "b"]
    assert found[0].tolist() == [[0, 0, 2, 2], [0, 1, 1, 2], [1, 1, 1, 0], [1, 1, 0, 0]]
    assert found[2] == 1  # one cell of "b" under "a"
