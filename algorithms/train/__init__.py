"""Algorithms that train and validate models."""
