"""Fuzzy ensembles: a model per site, weighted by how near a place is to each site's environment.

`training.train_fuzzy` makes a `model.FuzzyModel`; `bundle` keeps it in a model file.
"""
