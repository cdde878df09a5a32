"""The mean cycle of the year as a table."""

from __future__ import annotations

from ...files.atomic import publish_csv


def write_cycle(made: list, unit: str, path: str) -> None:
    """Write dates, mean, total and area of each season or month as CSV.

    Parameters
    ----------
    made : list of (str, str, MapTotal, int)
        What `maps.map_mean_cycle` returns.
    unit : str
        Unit of the series.
    path : str
        File to write.
    """
    import pandas as pd

    mean = f"mean ({unit})" if unit else "mean"
    rows = [
        {
            "part": part,
            "dates": n_dates,
            mean: total.mean,
            "total (Tg C)": total.total_tg,
            "area (km2)": total.area_km2,
            "cells": total.cells,
        }
        for _, part, total, n_dates in made
    ]
    publish_csv(path, pd.DataFrame(rows))
