"""Algorithms of fluxes and budgets."""
