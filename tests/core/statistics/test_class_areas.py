"""Cells and areas of classes against counts cell by cell."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.core.raster import Grid, Window
from carbonsink.core.statistics.class_areas import class_positions, class_sizes, count_classes
from carbonsink.tests.factories import wkt

CODES = (3, 0, 7)
VALUES = np.random.default_rng(5).choice([0, 3, 5, 7, 255], (6, 9)).astype(np.uint8)
WINDOW = Window(2, 1, 6, 9)


GRIDS = {
    "rows": Grid(20, 30, (100.0, 0.5, 0.0, 40.0, 0.0, -0.5), wkt("EPSG:4326")),
    "cells": Grid(20, 30, (3e5, 9e4, 0.0, 5e6, 0.0, -9e4), wkt("EPSG:32632")),
}


def test_places_of_codes():
    known = {code: place for place, code in enumerate(CODES)}
    expected = [[known.get(int(value), -1) for value in row] for row in VALUES]
    assert class_positions(VALUES, CODES).tolist() == expected


@pytest.mark.parametrize("areas", [None, *GRIDS])
def test_cells_and_areas(areas):
    area = GRIDS[areas].cell_areas() if areas else None
    assert area is None or (area.by_row is None) == (areas == "cells")
    cells, parts = count_classes(VALUES, CODES, WINDOW, area)
    assert cells.tolist() == [[(row == code).sum() for row in VALUES] for code in CODES]
    if areas != "cells":
        assert parts.tolist() == [0, 0, 0]
        return
    sizes = np.broadcast_to(area.cells(WINDOW), VALUES.shape)
    expected = [sizes[code == VALUES].sum() for code in CODES]
    np.testing.assert_allclose(area.of_classes(cells, parts), expected, rtol=1e-9)


def test_sizes_are_exact_sums_in_km2_or_cells_where_areas_are_unknown():
    class Rows:
        by_row = np.array([1e6, 2e6, 3e6])

        def of_classes(self, cells, parts):
            return cells @ self.by_row

    cells = np.array([[1, 0, 2], [0, 5, 0]])
    assert class_sizes(cells, Rows(), None).tolist() == [7.0, 10.0]
    assert class_sizes(cells, None, None).tolist() == [3.0, 5.0]
