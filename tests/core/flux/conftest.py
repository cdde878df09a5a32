"""Small rasters with the crs and cells a test needs."""

from __future__ import annotations

import functools

import numpy as np
import pytest

from carbonsink.core.raster import Stack


@pytest.fixture
def raster(named_raster):
    """Write an array as float32: ``raster("npp", [[1, 2]], cell=1000)`` returns its path."""
    facts = {"dtype": "float32", "nodata": np.nan}
    return functools.partial(named_raster, origin=(500_000.0, 4e6), crs="EPSG:32648", **facts)


@pytest.fixture
def series(raster):
    """Write one raster per date and return them as a stack of one variable."""

    def write(by_date, name="nep", **options):
        paths = [raster(f"{name}_{date}", values, **options) for date, values in by_date.items()]
        return Stack.open(paths).renamed([name] * len(paths))

    return write


@pytest.fixture
def notes():
    """A list that collects notes, and a run that fills it."""
    from carbonsink.core.run import Run

    collected = []
    return collected, Run(on_note=collected.append, threads=1)
