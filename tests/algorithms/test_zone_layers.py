"""Every algorithm with zones tells those that overlap, reach off the rasters or hold no cell."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.tests.algorithms.storage_cases import CASES
from carbonsink.tests.algorithms.storage_data import COLS, ROWS, write_features
from carbonsink.tests.algorithms.storage_runs import Runs
from carbonsink.tests.algorithms.storages import grid_of
from carbonsink.tests.algorithms.test_quantities import ALGORITHMS


@pytest.fixture(scope="module")
def runs(provider, tmp_path_factory):
    return Runs(provider, tmp_path_factory.mktemp("zones"))


@pytest.fixture(scope="module")
def zones(runs):
    """A zone within the rasters, one that overlaps it and reaches off them, and one far away."""
    west, cell, _, north, _, _ = grid_of(np.empty((ROWS, COLS))).geotransform
    columns = {"within": (0, 30), "half off": (20, COLS + 24), "far": (900, 930), None: (2, 5)}
    features = []
    for name, (first, last) in columns.items():
        left, right, south = west + first * cell, west + last * cell, north - ROWS * cell
        ring = [(left, south), (right, south), (right, north), (left, north), (left, south)]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        features.append({"type": "Feature", "properties": {"name": name}, "geometry": geometry})
    features.append({"type": "Feature", "properties": {"name": "no shape"}, "geometry": None})
    return write_features(runs.folder / "places.geojson", features)


def with_zones():
    """Algorithms that take polygons as zones, with names, by their declarations."""
    for name, kind in ALGORITHMS.items():
        algorithm = kind()
        algorithm.initAlgorithm()
        if algorithm.parameterDefinition("ZONE_FIELD") is not None:
            yield name


CASE_OF = {case.algorithm: name for name, case in CASES.items()}
CASE_OF |= {"carbonbudget": "budget-polygons", "climatehuman": "climate-list"}  # the quick ones


@pytest.mark.parametrize("algorithm", list(with_zones()))
def test_zones_that_are_not_whole_are_told(runs, zones, algorithm):
    given = {"ZONES": zones, "ZONE_FIELD": "name"}
    if runs.provider.algorithm(algorithm).parameterDefinition("ZONE_RASTER") is not None:
        given["ZONE_RASTER"] = None
    runs(CASE_OF[algorithm], **given)
    log = runs.told.textLog()
    for told in (
        "lie in polygons of several zones",
        "extend beyond the rasters, and the share of their area outside: half off (50 %)",
        "Zones without a single cell: far",
        "Zones without geometry, left out: no shape",
        "1 zones have no name",
    ):
        assert told in log


@pytest.mark.parametrize("algorithm", list(with_zones()))
def test_zones_that_miss_the_rasters_are_refused(runs, tmp_path, algorithm):
    from qgis.core import QgsProcessingException

    ring = [[0.0, 0.0], [9.0, 0.0], [9.0, 9.0], [0.0, 0.0]]
    geometry = {"type": "Polygon", "coordinates": [ring]}
    feature = {"type": "Feature", "properties": {"name": "a"}, "geometry": geometry}
    given = {"ZONES": write_features(tmp_path / "z.geojson", [feature]), "ZONE_FIELD": "name"}
    if runs.provider.algorithm(algorithm).parameterDefinition("ZONE_RASTER") is not None:
        given["ZONE_RASTER"] = None
    with pytest.raises(QgsProcessingException) as caught:
        runs(CASE_OF[algorithm], **given)
    message = str(caught.value)
    assert "do not overlap the rasters" in message or "No cell has data" in message
