"""The report of a check of grids."""
