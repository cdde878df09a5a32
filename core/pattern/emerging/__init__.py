"""Emerging hot spots: how the Gi* scores of a cell develop over the dates of a series."""
