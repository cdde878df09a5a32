"""Zone maps: applies the rules and the merging of patches to rasters.

The rules work block by block on rasters of any size. Merging small patches and drawing polygons
need the whole map in memory, `PATCH_BYTES` per cell at worst (every cell a patch).

The table of zones holds cells, area, share, patches and what to do there.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.pattern import PatchesMerged
from ..errors_and_notes.raster import (
    CellsUsed,
    ClassArea,
    MemoryTooSmall,
    NoValidPixel,
    UnknownClass,
)
from ..files.atomic import publish_csv
from ..raster import ClassEntry, Classes, RasterOutput, Stack, reduce_blocks, run_blocks
from ..raster.vector_layers import polygonize_labels
from ..run import Run
from ..statistics.class_areas import count_classes
from ..units.carbon_units import M2_PER_KM2
from ..units.quantity import SOURCE, find_quantity
from .patches import Patches, find_patches, merge_small
from .zone_rules import (
    CLIMATE,
    CLIMATES,
    INPUT_CLASSES,
    LEVELS,
    ZONE_NODATA,
    RuleTable,
)

INPUTS = tuple(INPUT_CLASSES)
PATCH_BYTES = 45
M2_PER_HA = 1e4


class ZoneMap(NamedTuple):
    """Areas of the zones, and the patches when they were made, those across a seam in two parts."""

    areas: tuple
    patches: Patches | None


class ZonePolygon(NamedTuple):
    """One patch as a polygon."""

    wkb: bytes
    code: int
    zone: str
    area_ha: float
    text: str


class _ZoneCells:
    """Counts the cells of each zone in each row, and their areas."""

    def __init__(self, zones, stack: Stack, area) -> None:
        self._codes, self._area = [zone.code for zone in zones], area
        self.parts = np.zeros(len(zones), np.int64)
        self.cells = np.zeros((len(zones), stack.grid.height), np.int64)
        self._paths = stack.paths

    def count(self, window, codes) -> tuple:
        """Count the cells of each zone in a block."""
        return count_classes(codes, self._codes, window, self._area)

    def add(self, window, arrays) -> None:
        """Add the counts of the zones in a block."""
        cells, parts = arrays["cells"]
        self.cells[:, window.rows] += cells
        self.parts += parts

    def finish(self) -> None:
        """Raise when no cell has a management zone."""
        if not self.cells.any():
            raise NoValidPixel(self._paths)


def map_zones(
    stack: Stack, path: str, rules: RuleTable, min_area_ha: float, with_patches: bool, run: Run
) -> ZoneMap:
    """Write the map of management zones.

    Parameters
    ----------
    stack : Stack
        Class rasters "lisa", "future" and "driver", and perhaps a flux, "level", whose sign says
        whether a cell is a sink, and the classes "climate" of what its trend goes with.
    path : str
        The map to write.
    rules : RuleTable
        Which classes make which zone.
    min_area_ha : float
        Patches smaller than this are merged, ha; 0 merges none.
    with_patches : bool
        Whether the patches are wanted (for polygons).
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoValidPixel
        When no cell has a class in all three rasters.
    NotInteger, UnknownClass
        When a raster holds something else than its classes.
    MemoryTooSmall
        When patches are wanted of a map too large for the budget.
    """
    stack = _with_level(stack)
    area = stack.cell_areas()
    zones, lookup = rules.zones(), rules.lookup()
    if min_area_ha > 0 or with_patches:
        return _map_in_memory(stack, path, zones, lookup, area, min_area_ha, run)
    tally = _ZoneCells(zones, stack, area)

    def codes_of_block(block):
        codes = zone_codes(block, lookup, stack)
        return {"zone": codes, "cells": tally.count(block.window, codes)}

    run_blocks(stack, codes_of_block, {_zone_output(zones): path}, run, scratch=40, tally=tally)
    zones_mapped = zone_areas(
        zones, tally.cells.sum(axis=1), area.of_classes(tally.cells, tally.parts)
    )
    _note_zone_areas(zones_mapped, stack.grid.n_cells, run)
    return ZoneMap(zones_mapped, None)


def zone_polygons(zone_map: ZoneMap, stack: Stack, rules: RuleTable, run: Run):
    """Yield the patches as `ZonePolygon` records in the coordinates of the raster."""
    run.step("polygons")
    patches, zones = zone_map.patches, {zone.code: zone for zone in rules.zones()}
    if patches is None:
        raise ValueError("a map that was made without patches")
    for label, wkb in polygonize_labels(patches.labels, stack.grid):
        zone = zones[int(patches.zones[label])]
        area = float(patches.areas[label]) / M2_PER_HA
        yield ZonePolygon(wkb, zone.code, zone.label, area, zone.text)


def _with_level(stack: Stack) -> Stack:
    """Return the class rasters of the diagnosis, and the flux beside them if there is one."""
    optional = (CLIMATE,) if CLIMATE in stack.names else ()
    classes = stack.select((*INPUTS, *optional))
    if "level" not in stack.names:
        return classes.as_classes()
    return stack.select(("level",)).with_classes(classes)


def _is_loss(band) -> bool:
    """Say whether positive values of the flux of the diagnosis are a loss of carbon (NEE)."""
    quantity = find_quantity(band.quantity)
    return quantity is not None and quantity.sign == SOURCE


def zone_codes(block, lookup, stack: Stack) -> np.ndarray:
    """Return the zones of a block: 255 where an input has no data."""
    valid = np.logical_and.reduce([codes.is_valid for codes in block.codes[: len(INPUTS)]])
    level = np.full(valid.shape, LEVELS["unknown"])
    if len(stack.bands):
        flux = block.values[0]
        valid &= np.isfinite(flux)
        gains = -flux if _is_loss(stack.bands[0]) else flux
        level = np.where(gains > 0, LEVELS["sink"], LEVELS["source"])
    indices = [
        _known_codes(class_codes.values, valid, INPUT_CLASSES[name], band)
        for name, class_codes, band in zip(INPUTS, block.codes, stack.class_bands)
    ]
    climate = np.full(valid.shape, CLIMATES["unknown"])
    if len(block.codes) > len(INPUTS):
        class_codes = block.codes[len(INPUTS)]
        has_climate = valid & class_codes.is_valid
        known_climates = {word: code for word, code in CLIMATES.items() if word != "unknown"}
        climate_codes = _known_codes(
            class_codes.values, has_climate, known_climates, stack.class_bands[len(INPUTS)]
        )
        climate = np.where(has_climate, climate_codes, climate)
    return np.where(valid, lookup[(*indices, level, climate)], np.uint8(ZONE_NODATA))


def _known_codes(values, valid, classes: dict, band) -> np.ndarray:
    """Return class codes that the rules of the diagnosis know; raise for others."""
    codes = values.astype(np.int64)
    codes[~valid] = min(classes.values())
    is_unknown = ~np.isin(codes, list(classes.values()))
    if is_unknown.any():
        listed = tuple(f"{code} ({word})" for word, code in classes.items())
        raise UnknownClass(band.path, int(codes[is_unknown][0]), listed)
    return codes


def _map_in_memory(stack, path, zones, lookup, area, min_area_ha: float, run: Run) -> ZoneMap:
    """Make the map in memory, merge its small patches, write it."""
    needed_mib = (stack.grid.n_cells * PATCH_BYTES >> 20) + 1
    if needed_mib > run.max_memory:
        raise MemoryTooSmall(run.max_memory, needed_mib)
    codes = np.full(stack.grid.shape, ZONE_NODATA, np.uint8)

    def zones_of_block(block):
        return block.window, zone_codes(block, lookup, stack)

    def put_codes(total, window_and_codes):
        window, block_codes = window_and_codes
        total[window.slices] = block_codes
        return total

    reduce_blocks(stack, zones_of_block, put_codes, codes, run.part(0.0, 0.3), scratch=40)
    if (codes == ZONE_NODATA).all():
        raise NoValidPixel(stack.paths)
    areas, has_seam = area.cells(stack.grid.window), stack.grid.spans_all_longitudes
    if min_area_ha > 0:
        run.step("patches")
        merged = merge_small(codes, areas, min_area_ha * M2_PER_HA, run.check_cancel, has_seam)
        run.note(PatchesMerged(merged.merged, merged.left, min_area_ha))
        patches = merged.patches
    else:
        patches = find_patches(codes, areas, has_seam)

    def codes_of_block(block):
        return {"zone": codes[block.window.slices]}

    # The map is in the memory of this process: nothing for a cluster.
    write_run = run.part(0.7, 1.0).local()
    run_blocks(Stack.empty(stack.grid), codes_of_block, {_zone_output(zones): path}, write_run)
    zone_position = np.searchsorted([zone.code for zone in zones], patches.zones)
    n = len(zones)
    zones_mapped = zone_areas(
        zones,
        np.bincount(zone_position, patches.cells, n),
        np.bincount(zone_position, patches.areas, n),
        np.bincount(zone_position, minlength=n),
    )
    _note_zone_areas(zones_mapped, stack.grid.n_cells, run)
    return ZoneMap(zones_mapped, find_patches(codes, areas) if has_seam else patches)


def _zone_output(zones) -> RasterOutput:
    """Return the raster of management zones."""
    entries = tuple(ClassEntry(z.code, z.key, z.label, z.colour) for z in zones)
    description = "Management zones from local pattern, expected trend and drivers"
    return RasterOutput("zone", "", "uint8", ZONE_NODATA, description, Classes("zone", entries))


def _note_zone_areas(zone_areas, cells: int, run: Run) -> None:
    """Report the area of each management zone."""
    n_used = sum(zone.n_cells for zone in zone_areas)
    run.note(CellsUsed(n_used, cells - n_used))
    for zone in zone_areas:
        km2 = zone.area_ha * M2_PER_HA / M2_PER_KM2
        run.note(ClassArea(zone.zone, zone.share, km2, zone.n_cells))


class ZoneArea(NamedTuple):
    """One zone of a map; `patches` is NaN where they were not counted."""

    code: int
    zone: str
    n_cells: int
    area_ha: float
    share: float
    patches: float
    text: str


def zone_areas(zones, cells, areas, patches=None) -> tuple:
    """Return the areas of the zones that occur in a map.

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


def write_zone_table(zone_areas, path: str) -> None:
    """Write the areas of the zones of a map as CSV."""
    import pandas as pd

    rows = [
        {
            "code": zone.code,
            "zone": zone.zone,
            "cells": zone.n_cells,
            "area (ha)": zone.area_ha,
            "share (%)": 100.0 * zone.share,
            "patches": None if np.isnan(zone.patches) else int(zone.patches),
            "management": zone.text,
        }
        for zone in zone_areas
    ]
    table = pd.DataFrame(rows)
    if zone_areas:
        table["patches"] = table["patches"].astype("Int64")
    publish_csv(path, table)
