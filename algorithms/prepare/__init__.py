"""Algorithms that prepare data."""
