"""Fixtures of fluxes, whose rasters carry units."""

from carbonsink.tests.core.flux.conftest import notes, raster  # noqa: F401
