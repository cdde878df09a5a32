"""Table of the mean cycle of the year: means and totals of months or seasons, of zones as well."""

from __future__ import annotations

import numpy as np

from ...files.atomic import publish_csv
from ...statistics.exact_sum import rounded
from ...units.carbon_meaning import CarbonMeaning, carbon_of
from ...units.carbon_units import M2_PER_KM2
from ..budget.zonal_sums import ZonalSums


def write_cycle(cycle_maps: list, unit: str, path: str, zones: list | None = None) -> None:
    """Write dates, mean, total and area of each season or month as CSV.

    Parameters
    ----------
    cycle_maps : list of (str, str, MapTotal, int)
        What `series_maps.map_mean_cycle` returns.
    unit : str
        Unit of the series.
    path : str
        File to write.
    zones : list of (str, str, ZonalSums), optional
        Code, name and sums of each zone over the maps; their rows follow those of all
        cells, with two more columns that name the zone.
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
            "cells": total.n_cells,
        }
        for _, part, total, n_dates in cycle_maps
    ]
    if zones is None:
        publish_csv(path, pd.DataFrame(rows))
        return
    carbon = carbon_of(unit, is_checked=True)
    table = [{"code": "", "zone": "all", **row} for row in rows]
    for code, name, sums in zones:
        for row, numbers in zip(rows, _columns_of(sums, carbon)):
            zone_row = dict(zip((mean, "total (Tg C)", "area (km2)", "cells"), numbers))
            table.append({"code": code, "zone": name, **row, **zone_row})
    publish_csv(path, pd.DataFrame(table))


def _columns_of(sums: ZonalSums, carbon: CarbonMeaning) -> list:
    """Return mean, total (Tg C), area (km2) and cells of a zone in the mean cycle.

    They rest on the cells with data in that part; without any, mean and total are NaN.
    """
    # The sum of two exact sums is exact as well.
    amount = rounded(sums.constant_total[0] + sums.varying_total[0])
    area = rounded(sums.constant_area[0] + sums.varying_area[0])
    cells = sums.constant_cells[0] + sums.varying_cells[0]
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = amount / area
    total = np.where(cells > 0, carbon.teragrams(amount), np.nan)
    km2 = area / M2_PER_KM2
    return list(zip(mean.tolist(), total.tolist(), km2.tolist(), cells.tolist()))
