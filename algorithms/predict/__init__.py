"""Algorithms that predict rasters."""
