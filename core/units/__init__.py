"""Quantities, their units, and the factors between them."""
