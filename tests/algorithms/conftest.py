"""Tests of the QGIS side need a QGIS application."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _provider(provider):
    """Register the algorithms once for all tests."""


@pytest.fixture
def run_algorithm(provider):
    """Run an algorithm by its short id through ``processing.run``.

    What it returns must be of the kinds that ``qgis_process --json`` can print.
    """
    import processing

    def run(algorithm_id, feedback=None, **parameters):
        found = processing.run(f"carbonsink:{algorithm_id}", parameters, feedback=feedback)
        json.dumps(found, default=_name_of_layer)
        _check_lists(algorithm_id, found)
        return found

    return run


def _check_lists(algorithm_id, found) -> None:
    """Check that a folder of rasters comes with the list of those that the run made."""
    from qgis.core import QgsApplication

    algorithm = QgsApplication.processingRegistry().algorithmById(f"carbonsink:{algorithm_id}")
    for output in algorithm.outputDefinitions():
        folder = found.get(output.name().replace("LAYERS", "FOLDER"))
        if output.type() != "outputMultilayer" or not folder:
            continue
        paths = found.get(output.name()) or []
        made = {path.name for path in Path(folder).glob("*.tif")}
        assert {Path(path).parent for path in paths} <= {Path(folder)}
        assert {Path(path).name for path in paths} <= made
        assert bool(paths) == bool(made)


def _name_of_layer(value) -> str:
    """Return the name of a layer in memory, which other programs get as the name of a file."""
    from qgis.core import QgsMapLayer

    if isinstance(value, QgsMapLayer):
        return value.name()
    raise TypeError(f"{value!r} of {type(value)} cannot be printed")


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
