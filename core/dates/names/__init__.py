"""Dates in the names of files, and in the descriptions of bands."""
