"""Clusters and outliers: local Moran's I of rasters."""
