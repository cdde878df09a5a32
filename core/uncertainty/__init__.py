"""Uncertainty of predictions: intervals and the area of applicability."""
