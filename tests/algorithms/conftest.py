"""Tests of the QGIS side need a QGIS application."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _provider(provider):
    """Register the algorithms once for all tests."""


@pytest.fixture
def run_algorithm(provider):
    """Run an algorithm by its short id through ``processing.run``."""
    import processing

    def run(algorithm_id, feedback=None, **parameters):
        return processing.run(f"carbonsink:{algorithm_id}", parameters, feedback=feedback)

    return run


@pytest.fixture
def world(tmp_path):
    """A small world of rasters and samples with a known flux."""
    from carbonsink.tests.algorithms.world import make_world

    return make_world(tmp_path)
