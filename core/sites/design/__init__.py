"""Sampling designs: random points per stratum with a minimum distance."""
