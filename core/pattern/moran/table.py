"""The table of global Moran's I over rasters."""

from __future__ import annotations

from ...publish import publish_csv


def sorted_by_date(found) -> tuple:
    """Return the results in order of their dates, as they are when one has none."""
    if any(result.date is None for result in found):
        return tuple(found)
    return tuple(sorted(found, key=lambda result: result.date.years))


def moran_table(found):
    """Return one row per raster as a pandas DataFrame."""
    import pandas as pd

    return pd.DataFrame(
        {
            "raster": [result.label for result in found],
            "date": [result.date.text if result.date else "" for result in found],
            "cells": [result.n for result in found],
            "I": [result.test.i for result in found],
            "expected I": [result.test.expected for result in found],
            "variance": [result.test.variance for result in found],
            "z": [result.test.z for result in found],
            "p (two-sided, normal)": [result.test.p for result in found],
            "p (permutations, one-sided)": [result.p_sim for result in found],
        }
    )


def write_moran_table(found, path: str) -> None:
    """Write the table as CSV."""
    publish_csv(path, moran_table(found))
