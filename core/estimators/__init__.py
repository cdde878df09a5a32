"""Estimators: what can be trained, how each is built, and its file."""
