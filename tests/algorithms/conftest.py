"""Tests of the QGIS side need a QGIS application."""

from __future__ import annotations

import shutil

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


@pytest.fixture(scope="session")
def _trained(provider, tmp_path_factory):
    """Models of the small world's flux by the parameters that they were trained with."""
    known: dict = {}

    def find(**parameters):
        import processing

        from carbonsink.tests.algorithms.world import make_world

        key = repr(sorted(parameters.items()))
        if key not in known:
            training = make_world(tmp_path_factory.mktemp("trained")).training(**parameters)
            known[key] = processing.run("carbonsink:trainmodel", training)["MODEL"]
        return known[key]

    return find


@pytest.fixture
def trained_model(_trained, world):
    """Put a model of the flux into the small world's folder, trained once for all tests.

    ``trained_model(TREES=20)`` returns the name of its file.
    """

    def copy(**parameters) -> str:
        return shutil.copy(_trained(**parameters), world.training()["MODEL"])

    return copy


@pytest.fixture
def world(tmp_path):
    """A small world of rasters and samples with a known flux."""
    from carbonsink.tests.algorithms.world import make_world

    return make_world(tmp_path)
