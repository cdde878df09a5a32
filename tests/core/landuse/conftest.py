"""Small land-use and carbon rasters, and a run that collects its notes."""

from __future__ import annotations

import numpy as np
import pytest

from carbonsink.tests.factories import make_grid, write_raster


@pytest.fixture
def raster(tmp_path):
    """Write an array as a raster: ``raster("lc_2001", [[1, 2]])`` returns its path."""

    def write(name, values, cell=1000.0, origin=None, crs="EPSG:32632", **options):
        values = np.asarray(values)
        place = {} if origin is None else {"origin": origin}
        grid = make_grid(*values.shape, cell=cell, crs=crs, **place)
        return write_raster(tmp_path / f"{name}.tif", values, grid, **options)

    return write


@pytest.fixture
def notes():
    """A list that collects notes, and a run that fills it."""
    from carbonsink.core.run import Run

    collected = []
    return collected, Run(on_note=collected.append, threads=2)
