"""Rasters and polygon layers for the pattern algorithms."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.tests.algorithms.small_rasters import fails, raster, read, rows_of  # noqa: F401


@pytest.fixture
def smooth():
    """A grid of neighbouring likeness."""

    def make(rows=40, cols=35, seed=1, holes=0.0):
        rng = np.random.default_rng(seed)
        noise = rng.normal(size=(rows + 2, cols + 2))
        values = sum(noise[r : r + rows, c : c + cols] for r in range(3) for c in range(3))
        values[rng.random(values.shape) < holes] = np.nan
        return values

    return make


@pytest.fixture
def squares():
    """A layer in memory of unit squares (in 1000 m or 0.1 degrees) with a column of values."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def make(values, crs="EPSG:32648", kind="double", geometry="Polygon", extra=()):
        layer = QgsVectorLayer(f"{geometry}?crs={crs}&field=npp:{kind}", "squares", "memory")
        step = 0.1 if crs == "EPSG:4326" else 1000.0
        features = []
        for (row, col), value in np.ndenumerate(np.asarray(values, object)):
            x, y = col * step, row * step
            feature = QgsFeature(layer.fields())
            ring = f"{x} {y}, {x + step} {y}, {x + step} {y + step}, {x} {y + step}, {x} {y}"
            feature.setGeometry(QgsGeometry.fromWkt(f"MultiPolygon((({ring})))"))
            feature.setAttributes([value])
            features.append(feature)
        for wkt, value in extra:
            feature = QgsFeature(layer.fields())
            if wkt:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            feature.setAttributes([value])
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        assert layer.featureCount() == len(features)
        return layer

    return make
