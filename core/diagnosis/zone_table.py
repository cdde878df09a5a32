"""The table of zones: cells, area, share, patches and what to do there."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..publish import publish_csv

M2_PER_HA = 1e4


class ZoneArea(NamedTuple):
    """One zone of a map; `patches` is NaN where they were not counted."""

    code: int
    zone: str
    cells: int
    area_ha: float
    share: float
    patches: float
    text: str


def zone_areas(zones, cells, areas, patches=None) -> tuple:
    """Return the areas of the zones that occur.

    Parameters
    ----------
    zones : sequence of Zone
        All zones.
    cells, areas : sequence
        Cells and area (m2) of each.
    patches : sequence, optional
        Patches of each.
    """
    total = float(np.sum(areas))
    counted = patches if patches is not None else [float("nan")] * len(zones)
    return tuple(
        ZoneArea(
            zone.code,
            zone.label,
            int(cells[i]),
            float(areas[i]) / M2_PER_HA,
            float(areas[i]) / total,
            float(counted[i]),
            zone.text,
        )
        for i, zone in enumerate(zones)
        if cells[i]
    )


def write_zone_table(found, path: str) -> None:
    """Write the areas as CSV."""
    import pandas as pd

    rows = [
        {
            "code": zone.code,
            "zone": zone.zone,
            "cells": zone.cells,
            "area (ha)": zone.area_ha,
            "share (%)": 100.0 * zone.share,
            "patches": None if np.isnan(zone.patches) else int(zone.patches),
            "management": zone.text,
        }
        for zone in found
    ]
    table = pd.DataFrame(rows)
    if found:
        table["patches"] = table["patches"].astype("Int64")
    publish_csv(path, table)
