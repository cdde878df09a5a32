"""The table of a trend or driver analysis: cells, area and share of every class."""

from __future__ import annotations

import math

from ..files.atomic import publish_csv
from .maps import about_map


def share_table(result):
    """Return a DataFrame with one row per class of each map of a `TrendResult`.

    The shares on shuffled dates are empty unless they were asked for; `method` names the test or
    estimator behind the map.
    """
    import pandas as pd

    shuffled = {(total.map, total.code): total.share for total in result.null_totals}
    rows = [
        {
            "map": total.map,
            "code": total.code,
            "class": total.key,
            "label": total.label,
            "cells": total.cells,
            "area (km2)": total.area_km2,
            "share (%)": 100.0 * total.share,
            "share with shuffled dates (%)": 100.0
            * shuffled.get((total.map, total.code), math.nan),
            "method": about_map(total.map, result.settings, result.dates[0], result.dates[-1]),
        }
        for total in result.totals
    ]
    return pd.DataFrame(rows)


def driver_table(result):
    """Return a DataFrame with one row per class of a `DriverResult`, split by sign."""
    import pandas as pd

    rows = []
    for total in result.totals:
        row = {
            "code": total.code,
            "class": total.key,
            "label": total.label,
            "cells": total.cells,
            "area (km2)": total.area_km2,
            "share (%)": 100.0 * total.share,
        }
        for signs, area in total.signs.items():
            first, second = signs.split(" ")
            known = "km2" if result.area_known else "cells"
            row[f"r_a {first} and r_b {second} ({known})"] = area
        rows.append(row)
    return pd.DataFrame(rows)


def effect_table(result):
    """Return a DataFrame with one row per driver: share of cells with a significant correlation."""
    import pandas as pd

    whole = max(result.used, 1)
    rows = [
        {
            "driver": effect.name,
            "significant (%)": 100.0 * (effect.positive + effect.negative) / whole,
            "positive (%)": 100.0 * effect.positive / whole,
            "negative (%)": 100.0 * effect.negative / whole,
            "shared trend (%)": 100.0 * shared,
        }
        for effect, shared in zip(result.effects, result.shared)
    ]
    return pd.DataFrame(rows)


def write_table(frame, path: str) -> None:
    """Write a table as CSV, whole or not at all."""
    publish_csv(path, frame)
