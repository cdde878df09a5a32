"""Tests of the QGIS side need a QGIS application."""

from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _application(qgis_app):
    """Start QGIS once for all tests."""
