"""The reports of spatial pattern."""
