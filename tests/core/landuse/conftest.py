"""Small land-use and carbon rasters, and a run that collects its notes."""

from __future__ import annotations

import pytest


@pytest.fixture
def raster(named_raster):
    """Write an array as a raster: ``raster("lc_2001", [[1, 2]])`` returns its path."""
    return named_raster


@pytest.fixture
def notes():
    """A list that collects notes, and a run that fills it."""
    from carbonsink.core.run import Run

    collected = []
    return collected, Run(on_note=collected.append, threads=2)
