"""Gravity centres: where the weight of a map lies, how it spreads, and how it moves."""
