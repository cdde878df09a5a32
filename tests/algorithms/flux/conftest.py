"""Small rasters and tables for the flux algorithms."""

from carbonsink.tests.algorithms.small_rasters import fails, raster, read, rows_of  # noqa: F401
