"""Tables of break years: areas of types and dates, and what noise gives."""

from __future__ import annotations

from ...files.atomic import publish_csv


def break_table(result):
    """Return a DataFrame with the areas of every type and of every date of a `BreakResult`."""
    import pandas as pd

    types = [
        ("break_type", str(t.code), t.key, t.label, t.cells, t.area_km2, 100.0 * t.share)
        for t in result.types
    ]
    dates = [
        ("break_year", d.date, d.date, d.date, d.cells, d.area_km2, 100.0 * d.share)
        for d in result.by_date
    ]
    columns = ("map", "code", "class", "label", "cells", "area (km2)", "share (%)")
    return pd.DataFrame(types + dates, columns=list(columns))


def noise_table(result):
    """Return a DataFrame with the share of noise series in which the same rule finds a break."""
    import pandas as pd

    rows = [
        {
            "lag-1 autocorrelation of the noise": row.memory,
            "false breaks (%)": 100.0 * row.share,
            "median lag-1 autocorrelation of the residuals": row.residual_memory,
        }
        for row in result.false_breaks
    ]
    return pd.DataFrame(rows)


def write_table(frame, path: str) -> None:
    """Write a table as CSV, whole or not at all."""
    publish_csv(path, frame)
