"""Styles of output layers."""
