"""Tables of trend analyses: classes, break years, and the parts of trends."""

from __future__ import annotations

import math

from ..files.atomic import publish_csv
from .climate.contribution_sums import ContributionResult, ZoneContributions
from .trend_maps import describe_trend_map

_PARTS = ("observed", "climate", "not_explained")


def share_table(result):
    """Return the table of classes of each map of a `TrendResult`.

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
            "cells": total.n_cells,
            "area (km2)": total.area_km2,
            "share (%)": 100.0 * total.share,
            "share with shuffled dates (%)": 100.0
            * shuffled.get((total.map, total.code), math.nan),
            "method": describe_trend_map(
                total.map, result.settings, result.dates[0], result.dates[-1]
            ),
        }
        for total in result.totals
    ]
    return pd.DataFrame(rows)


def driver_table(result):
    """Return the table of driver classes of a `DriverResult`, split by sign."""
    import pandas as pd

    rows = []
    for total in result.totals:
        row = {
            "code": total.code,
            "class": total.key,
            "label": total.label,
            "cells": total.n_cells,
            "area (km2)": total.area_km2,
            "share (%)": 100.0 * total.share,
        }
        for signs, area in total.signs.items():
            first, second = signs.split(" ")
            area_unit = "km2" if result.area_known else "cells"
            row[f"r_a {first} and r_b {second} ({area_unit})"] = area
        rows.append(row)
    return pd.DataFrame(rows)


def effect_table(result):
    """Return the table of drivers: share of cells with a significant correlation."""
    import pandas as pd

    n_used = max(result.used, 1)
    rows = [
        {
            "driver": effect.name,
            "significant (%)": 100.0 * (effect.positive + effect.negative) / n_used,
            "positive (%)": 100.0 * effect.positive / n_used,
            "negative (%)": 100.0 * effect.negative / n_used,
            "shared trend (%)": 100.0 * shared,
        }
        for effect, shared in zip(result.effects, result.shared)
    ]
    return pd.DataFrame(rows)


def write_trend_table(frame, path: str) -> None:
    """Write a table of a trend analysis as CSV, whole or not at all."""
    publish_csv(path, frame)


def break_table(result):
    """Return the table of areas of every type and date of break."""
    import pandas as pd

    types = [
        ("break_type", str(t.code), t.key, t.label, t.n_cells, t.area_km2, 100.0 * t.share)
        for t in result.types
    ]
    dates = [
        ("break_year", d.date, d.date, d.date, d.n_cells, d.area_km2, 100.0 * d.share)
        for d in result.by_date
    ]
    columns = ("map", "code", "class", "label", "cells", "area (km2)", "share (%)")
    return pd.DataFrame(types + dates, columns=list(columns))


def noise_table(result):
    """Return the table of breaks that the same rule finds in noise."""
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


def contribution_table(result: ContributionResult):
    """Return a DataFrame with one row per class of the whole raster, and one of all together."""
    import pandas as pd

    return pd.DataFrame(_zone_rows(result, result.whole))


def contribution_zone_table(result: ContributionResult):
    """Return the table of contributions of climate and the rest to the trend by zone."""
    import pandas as pd

    rows = [{"zone": zone.zone, **row} for zone in result.zones for row in _zone_rows(result, zone)]
    return pd.DataFrame(rows)


def _zone_rows(result: ContributionResult, zone: ZoneContributions) -> list:
    """Return the rows of a zone in the table of contributions to the trend."""
    per_year = f"{result.unit} yr-1".strip()
    rows = []
    for class_parts in (*zone.classes, zone.total):
        row = {
            "code": class_parts.code if class_parts.code >= 0 else "",
            "class": class_parts.key,
            "label": class_parts.label,
            "cells": class_parts.n_cells,
            "area (km2)": class_parts.area_km2,
            "share (%)": 100.0 * class_parts.share,
            "significant (%)": 100.0 * class_parts.significant,
            "not_explained_significant (%)": 100.0 * class_parts.rest_significant,
        }
        row.update({f"slope_{n} ({per_year})": v for n, v in zip(_PARTS, class_parts.slopes)})
        if result.tg_unit:
            row.update(
                {f"change_{n} ({result.tg_unit})": v for n, v in zip(_PARTS, class_parts.change)}
            )
        row["not_explained_share (%)"] = 100.0 * class_parts.slopes.rest_share
        if result.settings.null_test:
            row["share with shuffled climate (%)"] = 100.0 * class_parts.null_share
            name = "not_explained_share with shuffled climate (%)"
            row[name] = 100.0 * class_parts.null_rest_share
        rows.append(row)
    return rows


def lag_table(result: ContributionResult):
    """Return the table of the share of cells by climate series, lag and dates added up."""
    import pandas as pd

    rows = []
    for name, cells in zip(result.climates, result.chosen):
        n_cells = max(int(cells.sum()), 1)
        for candidate, n in enumerate(cells.tolist()):
            lag, dates = divmod(candidate, result.settings.max_sum)
            row = {"driver": name, "lag": lag, "dates added up": dates + 1}
            rows.append({**row, "share (%)": 100.0 * n / n_cells})
    return pd.DataFrame(rows, columns=["driver", "lag", "dates added up", "share (%)"])
