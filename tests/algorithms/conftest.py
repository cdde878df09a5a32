"""Tests of the QGIS side need a QGIS application."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _application(qgis_app):
    """Start QGIS once for the session."""


@pytest.fixture(autouse=True, scope="session")
def provider(qgis_app, qgis_processing):
    """The provider, registered as QGIS does it."""
    from qgis.core import QgsApplication

    from carbonsink.processing_provider.provider import CarbonSinkProvider

    provider = CarbonSinkProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)


@pytest.fixture
def run_algorithm(provider):
    """Run an algorithm by its short id through ``processing.run``."""
    import processing

    def run(algorithm_id, feedback=None, **parameters):
        return processing.run(f"carbonsink:{algorithm_id}", parameters, feedback=feedback)

    return run
