"""Patterns that cannot be tested end with one clear message, and leave nothing."""

from __future__ import annotations

import json

import numpy as np
import pytest
from qgis.core import QgsProcessingException


@pytest.fixture
def refused(run_algorithm):
    """Run an algorithm that must fail and return what it said."""

    def run(algorithm, **parameters):
        with pytest.raises(QgsProcessingException) as caught:
            run_algorithm(algorithm, **{name: str(value) for name, value in parameters.items()})
        said = str(caught.value)
        assert "Traceback" not in said and "Internal error" not in said
        return said

    return run


def test_a_raster_of_equal_values(refused, raster, tmp_path):
    path = raster("npp", np.full((20, 20), 7.0))
    said = refused("lisaraster", INPUT=path, LISA_CLASS=tmp_path / "lisa.tif")
    assert "npp.tif" in said
    assert "no pattern to test" in said
    assert not (tmp_path / "lisa.tif").exists()


def test_words_in_a_column_of_values(refused, tmp_path):
    features = [
        {
            "type": "Feature",
            "properties": {"npp": "high" if i == 7 else str(i)},
            "geometry": {
                "type": "Polygon",
                "coordinates": [[[i, 0], [i + 1, 0], [i + 1, 1], [i, 1], [i, 0]]],
            },
        }
        for i in range(12)
    ]
    path = tmp_path / "regions.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    out = tmp_path / "out.gpkg"
    said = refused("lisavector", INPUT=path, FIELD="npp", OUTPUT=out)
    assert "'npp' should hold numbers" in said
    assert "'high'" in said
    assert not out.exists()
