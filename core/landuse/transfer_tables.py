"""The tables of a land-use transfer: pairs with their carbon, and the matrix of areas."""

from __future__ import annotations

import math

import numpy as np

from ..files.atomic import publish_csv
from ..units import carbon_units
from .change_codes import ChangeCodes
from .transfer_matrix import Transfer


def attribution_table(transfer: Transfer, codes: ChangeCodes):
    """Return the table of land-use pairs with their carbon, and rows of totals below.

    Returns
    -------
    pandas.DataFrame
        Units are in the headers. `kind` is "conversion" or "within class" for pairs, and names
        the total otherwise. Amounts of fluxes are per the time step of the rasters.
    """
    import pandas as pd

    rows, columns = np.nonzero(transfer.cells)
    pairs = list(zip(rows.tolist(), columns.tolist()))
    table = [_pair_row(transfer, codes, i, j) for i, j in pairs]
    table.sort(
        key=lambda row: (-abs(row[_ranking_column(transfer)]), row["from_code"], row["to_code"])
    )
    return pd.DataFrame(table + _total_rows(transfer)).reset_index(drop=True)


def matrix_table(transfer: Transfer):
    """Return the table of the transfer matrix in km2 and hm2, with sums and dynamic degrees.

    Returns
    -------
    pandas.DataFrame
        A row per class at the start, a column per class at the end. The last columns follow the
        class of the row: area at the start and at the end, change, and the dynamic degree.
    """
    import pandas as pd

    blocks = []
    for unit, square_metres in (
        ("km2", carbon_units.M2_PER_KM2),
        ("hm2", carbon_units.M2_PER_HECTARE),
    ):
        blocks += _matrix_rows(transfer, unit, transfer.area / square_metres)
    return pd.DataFrame(blocks)


def write_attribution(search, path: str) -> None:
    """Write the attribution table of one or more periods as CSV, dated where several."""
    tables = [
        attribution_table(*transfer_and_codes)
        for transfer_and_codes in zip(search.transfers, search.codes)
    ]
    publish_csv(path, _join_periods(search.transfers, tables))


def write_matrix(search, path: str) -> None:
    """Write the tables of the transfer matrices of one or more periods as CSV."""
    publish_csv(
        path,
        _join_periods(search.transfers, [matrix_table(transfer) for transfer in search.transfers]),
    )


def main_numbers(transfer: Transfer) -> dict:
    """Return the main numbers of a land-use transfer by output name; NaN where not known."""
    area, totals = transfer.area, transfer.totals
    changes = totals.change, totals.conversion, totals.within
    if not transfer.has_carbon:
        changes = (math.nan,) * 3
    amounts = [
        carbon_units.ten_kilotonnes(carbon_units.teragrams(v, transfer.unit)) for v in changes
    ]
    return {
        "AREA": float(area.sum()) / carbon_units.M2_PER_KM2,
        "CHANGED_AREA": float(area.sum() - np.trace(area)) / carbon_units.M2_PER_KM2,
        "DYNAMIC_DEGREE": transfer.comprehensive_degree,
        "CARBON_CHANGE": amounts[0],
        "CONVERSION_CHANGE": amounts[1],
        "WITHIN_CHANGE": amounts[2],
    }


def _join_periods(transfers, tables):
    """Return the tables of several periods of land-use transfer as one."""
    import pandas as pd

    if len(tables) == 1:
        return tables[0]
    for transfer, table in zip(transfers, tables):
        table.insert(0, "period_start", transfer.first)
        table.insert(1, "period_end", transfer.last)
    return pd.concat(tables, ignore_index=True)


def _ranking_column(transfer: Transfer) -> str:
    """Return the column the pairs are ranked by."""
    return "carbon_change (t C)" if transfer.has_carbon else "area (km2)"


def _pair_row(transfer: Transfer, codes: ChangeCodes, i: int, j: int) -> dict:
    """Return the row of a pair of land-use classes."""
    first, last = transfer.classes[i], transfer.classes[j]
    row = {
        "from_code": first.code,
        "from_class": first.name,
        "to_code": last.code,
        "to_class": last.name,
        "kind": "within class" if i == j else "conversion",
        "change_code": codes.code(first.code, last.code),
        **_area_columns(transfer, transfer.area[i, j], int(transfer.cells[i, j])),
    }
    if not transfer.has_carbon:
        return row
    unit = carbon_units.CARBON_UNITS[transfer.unit].label
    start, end = float(transfer.mean_start[i, j]), float(transfer.mean_end[i, j])
    area = float(transfer.carbon_area[i, j])
    return {
        **row,
        "carbon_cells": int(transfer.carbon_cells[i, j]),
        "carbon_area (km2)": area / carbon_units.M2_PER_KM2,
        f"mean_start ({unit})": start,
        f"mean_end ({unit})": end,
        f"mean_change ({unit})": _mean_change(transfer, float(transfer.change[i, j]), i, j),
        **_change_columns(transfer, float(transfer.change[i, j])),
        **_gain_and_loss_columns(
            transfer, float(transfer.cell_gain[i, j]), float(transfer.cell_loss[i, j])
        ),
    }


def _mean_change(transfer: Transfer, change: float, i: int, j: int) -> float:
    """Return the carbon change of a transition per area, from the exact change."""
    pixel = transfer.accounting == "pixel"
    area = float(transfer.carbon_area[i, j] if pixel else transfer.area[i, j])
    return change / area if area else math.nan


def _area_columns(transfer: Transfer, area: float, cells: int) -> dict:
    """Return area, share and cells of a transition by column."""
    total = float(transfer.area.sum())
    return {
        "cells": cells,
        "area (km2)": float(area) / carbon_units.M2_PER_KM2,
        "area (hm2)": float(area) / carbon_units.M2_PER_HECTARE,
        "area_share (%)": 100.0 * float(area) / total if total else math.nan,
    }


def _change_columns(transfer: Transfer, change: float) -> dict:
    """Return the carbon change of a transition in its units and shares."""
    tg = carbon_units.teragrams(change, transfer.unit)
    totals = transfer.totals
    absolute = totals.gain - totals.loss
    return {
        "carbon_change (t C)": tg * carbon_units.GRAMS_PER_TG / carbon_units.GRAMS_PER_TONNE,
        "carbon_change (10^4 t C)": carbon_units.ten_kilotonnes(tg),
        "carbon_change (Tg C)": tg,
        "contribution (% of net)": 100.0 * (change / totals.change) if totals.change else math.nan,
        "contribution (% of absolute)": 100.0 * (change / absolute) if absolute else math.nan,
    }


def _gain_and_loss_columns(transfer: Transfer, gain: float, loss: float) -> dict:
    """Return carbon gained and lost, summed cell by cell, as columns of a land-use transfer."""
    return {
        f"{name} (10^4 t C)": carbon_units.ten_kilotonnes(
            carbon_units.teragrams(amount, transfer.unit)
        )
        for name, amount in (("gain_of_cells", gain), ("loss_of_cells", loss))
    }


def _total_rows(transfer: Transfer) -> list:
    """Return the rows of totals of a land-use transfer."""
    totals, same = transfer.totals, np.eye(len(transfer.classes), dtype=bool)
    everywhere = np.ones_like(same)
    parts = [
        ("total", everywhere, totals.change),
        ("total of conversions", ~same, totals.conversion),
        ("total within classes", same, totals.within),
    ]
    if transfer.has_carbon:
        parts.append(("gain of pairs", transfer.change > 0, totals.gain))
        parts.append(("loss of pairs", transfer.change < 0, totals.loss))
    rows = []
    for kind, is_counted, change in parts:
        area, cells = transfer.area[is_counted].sum(), int(transfer.cells[is_counted].sum())
        names = dict.fromkeys(("from_code", "from_class", "to_code", "to_class"), "")
        row = {**names, "kind": kind, "change_code": "", **_area_columns(transfer, area, cells)}
        if transfer.has_carbon:
            row["carbon_cells"] = int(transfer.carbon_cells[is_counted].sum())
            row["carbon_area (km2)"] = (
                float(transfer.carbon_area[is_counted].sum()) / carbon_units.M2_PER_KM2
            )
            row.update(_change_columns(transfer, change))
            gain, loss = totals.cell_gain, totals.cell_loss
            if is_counted is not everywhere:
                cell_changes = transfer.cell_gain[is_counted], transfer.cell_loss[is_counted]
                gain, loss = (math.fsum(m[np.isfinite(m)]) for m in cell_changes)
            row.update(_gain_and_loss_columns(transfer, gain, loss))
        rows.append(row)
    return rows


def _matrix_rows(transfer: Transfer, unit: str, area: np.ndarray) -> list:
    """Return the rows of the transfer matrix in one unit of area."""
    names = [entry.name for entry in transfer.classes]
    start, end = area.sum(axis=1), area.sum(axis=0)
    degrees = transfer.dynamic_degrees
    rows = []
    for i, entry in enumerate(transfer.classes):
        change = 100.0 * (end[i] - start[i]) / start[i] if start[i] else math.nan
        rows.append(
            {
                "unit": unit,
                "from_code": entry.code,
                "from_class": entry.name,
                **{f"to {name}": value for name, value in zip(names, area[i].tolist())},
                "area_start": float(start[i]),
                "area_end": float(end[i]),
                "lost": float(start[i] - area[i, i]),
                "gained": float(end[i] - area[i, i]),
                "change": float(end[i] - start[i]),
                "change (%)": float(change),
                "dynamic_degree (% yr-1)": float(degrees[i]),
            }
        )
    transferred = float(area.sum() - np.trace(area))
    rows.append(
        {
            "unit": unit,
            "from_code": "",
            "from_class": "total",
            **{f"to {name}": value for name, value in zip(names, end.tolist())},
            "area_start": float(area.sum()),
            "area_end": float(area.sum()),
            "lost": transferred,
            "gained": transferred,
            "change": 0.0,
            "change (%)": 0.0,
            "dynamic_degree (% yr-1)": transfer.comprehensive_degree,
        }
    )
    return rows
