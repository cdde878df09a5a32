"""Clusters over the dates of a series."""
