"""Tables of the parts of trends: classes of the whole and of zones, lags chosen."""

from __future__ import annotations

from .result import ContributionResult, ZoneParts

_PARTS = ("observed", "climate", "not_explained")


def contribution_table(result: ContributionResult):
    """Return a DataFrame with one row per class of the whole raster, and one of all together."""
    import pandas as pd

    return pd.DataFrame(_zone_rows(result, result.whole))


def contribution_zone_table(result: ContributionResult):
    """Return the same for each zone, named in the first column."""
    import pandas as pd

    rows = [{"zone": zone.zone, **row} for zone in result.zones for row in _zone_rows(result, zone)]
    return pd.DataFrame(rows)


def _zone_rows(result: ContributionResult, zone: ZoneParts) -> list:
    """Return the rows of a zone."""
    per_year = f"{result.unit} yr-1".strip()
    rows = []
    for one in (*zone.classes, zone.total):
        row = {
            "code": one.code if one.code >= 0 else "",
            "class": one.key,
            "label": one.label,
            "cells": one.cells,
            "area (km2)": one.area_km2,
            "share (%)": 100.0 * one.share,
            "significant (%)": 100.0 * one.significant,
            "not_explained_significant (%)": 100.0 * one.rest_significant,
        }
        row.update({f"slope_{n} ({per_year})": v for n, v in zip(_PARTS, one.slopes)})
        if result.tg_unit:
            row.update({f"change_{n} ({result.tg_unit})": v for n, v in zip(_PARTS, one.change)})
        row["not_explained_share (%)"] = 100.0 * one.slopes.rest_share
        if result.settings.null_test:
            row["share with shuffled climate (%)"] = 100.0 * one.null_share
            name = "not_explained_share with shuffled climate (%)"
            row[name] = 100.0 * one.null_rest_share
        rows.append(row)
    return rows


def lag_table(result: ContributionResult):
    """Return a DataFrame with the share of the cells by climate series, lag and dates added up."""
    import pandas as pd

    rows = []
    for name, cells in zip(result.climates, result.chosen):
        whole = max(int(cells.sum()), 1)
        for candidate, n in enumerate(cells.tolist()):
            lag, dates = divmod(candidate, result.settings.max_sum)
            row = {"driver": name, "lag": lag, "dates added up": dates + 1}
            rows.append({**row, "share (%)": 100.0 * n / whole})
    return pd.DataFrame(rows, columns=["driver", "lag", "dates added up", "share (%)"])
