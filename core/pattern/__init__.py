"""Spatial pattern: Moran's I, local indicators (LISA) and Getis-Ord Gi*."""
