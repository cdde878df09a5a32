"""Fuzzy ensembles: a model per site, weighted by how near a place is to each site's environment.

`ensemble_training` makes a `FuzzyModel`; `site_ensemble_bundle` keeps it in a model file.
"""
