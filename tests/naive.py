"""Slow and obvious twins of the compiled kernels: what they must equal, written to be read."""

from __future__ import annotations

import math

import numpy as np


def zonal_sums(series, zones, inside, area):
    """Return the sums of each zone as a dict by code, cell by cell."""
    n_dates, n_rows, n_cols = series.shape
    lists: dict = {}
    for row in range(n_rows):
        for col in range(n_cols):
            if not inside[row, col]:
                continue
            zone = lists.setdefault(
                int(zones[row, col]),
                {
                    "zone": [],
                    "constant": [],
                    "terms": [[] for _ in range(n_dates)],
                    "constant_terms": [[] for _ in range(n_dates)],
                    "areas": [[] for _ in range(n_dates)],
                },
            )
            values = [float(v) for v in series[:, row, col]]
            zone["zone"].append(area[row])
            constant = not any(math.isnan(v) for v in values)
            if constant:
                zone["constant"].append(area[row])
            for date, value in enumerate(values):
                if math.isnan(value):
                    continue
                zone["terms"][date].append(value * area[row])
                zone["areas"][date].append(area[row])
                if constant:
                    zone["constant_terms"][date].append(value * area[row])
    return {
        code: {
            "zone_cells": len(zone["zone"]),
            "zone_area": math.fsum(zone["zone"]),
            "constant_cells": len(zone["constant"]),
            "constant_area": math.fsum(zone["constant"]),
            "constant_total": [math.fsum(terms) for terms in zone["constant_terms"]],
            "total": [math.fsum(terms) for terms in zone["terms"]],
            "area": [math.fsum(areas) for areas in zone["areas"]],
            "cells": [len(areas) for areas in zone["areas"]],
        }
        for code, zone in lists.items()
    }


def class_areas(series, zones, inside, area, breaks):
    """Return areas (dates, classes) of each zone's constant cells and of all its cells."""
    n_dates, n_rows, n_cols = series.shape
    found: dict = {}
    for row in range(n_rows):
        for col in range(n_cols):
            if not inside[row, col]:
                continue
            shape = n_dates, len(breaks) + 1
            constant, every = found.setdefault(
                int(zones[row, col]), (np.zeros(shape), np.zeros(shape))
            )
            whole = not np.isnan(series[:, row, col]).any()
            for date in range(n_dates):
                value = series[date, row, col]
                if math.isnan(value):
                    continue
                place = sum(value > limit for limit in breaks)
                every[date, place] += area[row]
                if whole:
                    constant[date, place] += area[row]
    return found


def predict_forest(forest, x):
    """Return the prediction of one record by a walk through every tree, in tree order."""
    total = forest.base
    for value in tree_values(forest, x):
        total += value
    return total / forest.n_trees if forest.aggregate == "mean" else total


def tree_values(forest, x):
    """Return what each tree of a forest says of one record."""
    values = []
    for root in forest.roots[:-1]:
        k = int(root)
        while forest.feature[k] >= 0:
            asked = float(x[forest.feature[k]])
            to_left = forest.missing_left[k] if math.isnan(asked) else asked <= forest.threshold[k]
            k = k + 1 if to_left else int(forest.right[k])
        values.append(float(forest.value[k]))
    return values


def shapley_values(forest, x):
    """Return the Shapley values of one record and the value of knowing nothing, set by set.

    What a set of known predictors is worth is the mean prediction when a split on any other
    predictor sends the record both ways, in the shares of the training records.
    """
    n = forest.n_features
    worth = [_worth(forest, x, known) for known in range(2**n)]
    phi = [0.0] * n
    for known in range(2**n):
        size = bin(known).count("1")
        for feature in range(n):
            if not known >> feature & 1:
                weight = math.factorial(size) * math.factorial(n - size - 1) / math.factorial(n)
                phi[feature] += weight * (worth[known | 1 << feature] - worth[known])
    return phi, worth[0]


def _worth(forest, x, known):
    """Return the prediction of a record of which only some predictors are known."""

    def below(k):
        feature = int(forest.feature[k])
        if feature < 0:
            return float(forest.value[k])
        left, right = k + 1, int(forest.right[k])
        if known >> feature & 1:
            return below(left if float(x[feature]) <= forest.threshold[k] else right)
        share = forest.cover[left] / forest.cover[k]
        return share * below(left) + (1 - share) * below(right)

    total = forest.base + sum(below(int(root)) for root in forest.roots[:-1])
    return total / forest.n_trees if forest.aggregate == "mean" else total
