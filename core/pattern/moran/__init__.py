"""Global Moran's I."""
