"""Flux maps: applies the kernels to rasters, block by block.

Totals are summed exactly (see `exact_sum`), in the pass that writes the map, from the values as
they are written.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.flux import RhAboveRs, TotalCarbon, TotalOfAssumedUnit
from ..errors_and_notes.raster import CellsUsed, NoValidPixel
from ..errors_and_notes.totals import NoCarbonTotal
from ..raster import ClassEntry, Classes, RasterOutput, Stack, run_blocks
from ..run import Run
from ..statistics.exact_sum import carry, exact_sum, rounded, zero_sums
from ..units.carbon_meaning import carbon_of, carbon_of_maps
from ..units.carbon_units import M2_PER_KM2
from ..units.unit import PER_STEP
from . import difference_statistics
from .nep import CLASS_NODATA, classify_nep, load_nep_classes, nep
from .respiration import RESPIRATION_METHODS


class MapTotal(NamedTuple):
    """Total of a map and what it rests on; `mean` in the map's unit."""

    total_tg: float
    mean: float
    area_km2: float
    n_cells: int
    dropped: int


def map_respiration(
    method: str, stack: Stack, coefficients, path: str, run: Run, limit: bool = False
) -> MapTotal:
    """Write a map of heterotrophic respiration.

    Parameters
    ----------
    method : str
        A key of `RESPIRATION_METHODS`.
    stack : Stack
        The variables the method needs, by its names ("rs"; "temperature", "precipitation").
    coefficients : sequence of float, optional
        In the formula's order; None takes those of the table.
    path : str
        The map to write.
    run : Run
        Progress, cancel, memory, threads.
    limit : bool
        Whether Rh is held at Rs where the relation gives more.

    Raises
    ------
    NoValidPixel
        When no cell has data in all inputs.
    """
    respiration = RESPIRATION_METHODS[method]
    numbers = respiration.defaults() if coefficients is None else tuple(coefficients)
    stack = stack.select(respiration.inputs)
    listed = ", ".join(f"{c} = {v:g}" for c, v in zip(respiration.coefficients, numbers))
    description = f"{respiration.label} ({listed})" + (", at most Rs" if limit else "")
    unit = respiration.unit
    if "rs" in respiration.inputs:
        unit = stack.bands[0].unit or unit  # the line is in the unit of Rs
    output = RasterOutput(
        "rh", unit, description=description, date=_shared_date(stack), quantity="rh"
    )
    above_by_block = []

    def respiration_of_block(block):
        rh = respiration.formula(*block.values, *numbers).astype(np.float32)
        over = rh > block["rs"] if "rs" in block.names else False
        if limit:
            rh = np.where(over, block["rs"], rh)
        return {"rh": rh, "above": int(np.count_nonzero(over))}

    def on_block(arrays):
        above_by_block.append(arrays["above"])

    total = map_with_total(
        stack, respiration_of_block, {output: path}, run, scratch=24, on_block=on_block
    )
    if sum(above_by_block):
        run.note(RhAboveRs(sum(above_by_block), sum(above_by_block) / total.n_cells, limit))
    return total


def map_nep(
    stack: Stack, path: str, run: Run, class_path: str | None = None, class_table=None
) -> MapTotal:
    """Write a map of NEP = NPP - Rh, and its classes when `class_path` is given.

    Parameters
    ----------
    stack : Stack
        Variables "npp" and "rh".
    path, class_path : str
        The maps to write.
    run : Run
        Progress, cancel, memory, threads.
    class_table : str, optional
        CSV of the user's own class breaks.

    Raises
    ------
    NoValidPixel
        When no cell has data in both.
    """
    stack = stack.select(("npp", "rh"))
    unit = next((band.unit for band in stack.bands if band.unit), "gC m-2")
    description, date = "NEP = NPP - Rh; positive = sink", _shared_date(stack)
    outputs = {RasterOutput("nep", unit, description=description, date=date, quantity="nep"): path}
    classes = load_nep_classes(class_table) if class_path else ()
    if class_path:
        entries = tuple(ClassEntry(c.code, c.key, c.label, c.colour) for c in classes)
        table = Classes("nep_class", entries)
        breaks = ", ".join(f"{c.upper:g}" for c in classes[:-1])
        description = f"NEP classes, breaks at {breaks} (editable; no published thresholds)"
        output = RasterOutput("nep_class", "", "uint8", CLASS_NODATA, description, table)
        outputs[output] = class_path

    def nep_of_block(block):
        values = nep(block["npp"], block["rh"])
        codes = {"nep_class": classify_nep(values, classes)} if classes else {}
        return {"nep": values, **codes}

    return map_with_total(stack, nep_of_block, outputs, run, scratch=16)


def map_difference(stack: Stack, path: str, run: Run):
    """Write a map of A - B and return its figures as a `MapDifference`.

    Parameters
    ----------
    stack : Stack
        Variables "a" and "b".
    path : str
        The map to write.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoValidPixel
        When the maps have no cell in common.
    """
    stack = stack.select(("a", "b"))
    area = stack.cell_areas()
    unit = stack.bands[0].unit or stack.bands[1].unit
    output = RasterOutput("difference", unit, description="A - B")
    tally = _Tally(
        stack,
        difference_statistics.empty_difference_sums(),
        difference_statistics.add_difference_sums,
    )

    def difference_of_block(block):
        a, b = block["a"], block["b"]
        sums = difference_statistics.difference_sums(a, b, area.cells(block.window))
        return {"difference": np.subtract(a, b), "sums": sums}

    run_blocks(stack, difference_of_block, {output: path}, run, scratch=112, tally=tally)
    n, cells = tally.total[1], stack.grid.n_cells
    run.note(CellsUsed(n, cells - n))
    carbon = carbon_of_maps(unit, stack.bands)
    if not carbon.is_carbon:
        run.note(NoCarbonTotal("A, B", unit))
    elif carbon.is_assumed:
        run.note(TotalOfAssumedUnit("A, B"))
    statistics = difference_statistics.describe_difference(tally.total, cells)
    return statistics._replace(unit=unit, carbon=carbon)


class ProductSpread(NamedTuple):
    """Cells that all products have, cells that one lacks, and the mean spread by area."""

    n_cells: int
    dropped: int
    mean: float


def map_product_spread(stack: Stack, paths: dict, run: Run) -> ProductSpread:
    """Write how far products of one quantity lie apart in each cell that all of them have.

    Parameters
    ----------
    stack : Stack
        A band per product, two at least, in one unit.
    paths : dict
        Files by output: "OUTPUT" (standard deviation, n - 1), "MEAN", "RANGE" (largest less
        smallest), float32.
    run : Run
        Progress, cancel, memory, threads.

    Raises
    ------
    NoValidPixel
        When no cell has data in all products.
    """
    unit, quantity = stack.bands[0].unit, stack.quantity
    names = ", ".join(band.stem for band in stack.bands)
    kinds = {
        "OUTPUT": RasterOutput("spread", unit, description=f"Standard deviation of {names}"),
        "MEAN": RasterOutput(
            quantity or "mean", unit, description=f"Mean of {names}", quantity=quantity
        ),
        "RANGE": RasterOutput("range", unit, description=f"Largest less smallest of {names}"),
    }
    outputs = {kinds[key]: path for key, path in paths.items()}
    area = stack.cell_areas()
    tally = _Tally(stack, (zero_sums(2), 0), _add_areas)

    def spread_of_block(block):
        values = block.values.astype(np.float64)
        computed_maps = {
            "OUTPUT": values.std(axis=0, ddof=1),
            "MEAN": values.mean(axis=0),
            "RANGE": values.max(axis=0) - values.min(axis=0),  # NaN stays NaN
        }
        maps = {kinds[key].name: computed_maps[key].astype(np.float32) for key in paths}
        return {**maps, "sums": _sum_by_area(computed_maps["OUTPUT"], area.cells(block.window))}

    run_blocks(stack, spread_of_block, outputs, run, scratch=64 + 16 * len(stack), tally=tally)
    sums, cells = tally.total
    amount, area_m2 = rounded(sums).tolist()
    run.note(CellsUsed(cells, stack.grid.n_cells - cells))
    return ProductSpread(cells, stack.grid.n_cells - cells, amount / area_m2)


def _sum_by_area(values, areas) -> tuple:
    """Return sums of flux times area and of areas, and the number, of the cells with data."""
    valid = np.isfinite(values)
    valid_areas = np.broadcast_to(areas, valid.shape)[valid]
    return np.stack((exact_sum(values[valid] * valid_areas), exact_sum(valid_areas))), int(
        valid_areas.size
    )


def _add_areas(total: tuple, block_total: tuple) -> tuple:
    """Return the sums of a flux over two parts of a map."""
    return carry(total[0] + block_total[0]), total[1] + block_total[1]


class _Tally:
    """Adds up what the blocks of a map yield beside their pixels.

    The last item of a partial is its number of valid cells; `on_block` is told all a block yields.
    """

    def __init__(self, stack: Stack, start, combine, on_block=None) -> None:
        self.total, self._combine, self._on_block = start, combine, on_block
        self._paths = stack.paths

    def add(self, _window, arrays: dict) -> None:
        """Add the sums of a flux map in a block."""
        self.total = self._combine(self.total, arrays["sums"])
        if self._on_block is not None:
            self._on_block(arrays)

    def finish(self) -> None:
        """Raise when the map has no value, before anything is published."""
        if not self.total[-1]:
            raise NoValidPixel(self._paths)


def _shared_date(stack: Stack):
    """Return the date that all bands have, None when they differ."""
    dates = set(stack.dates)
    return dates.pop() if len(dates) == 1 else None


def map_with_total(
    stack: Stack, kernel, outputs: dict, run: Run, scratch: int, on_block=None
) -> MapTotal:
    """Write maps of a flux and return the total of the first.

    `outputs` and `scratch` are as in `run_blocks`; `on_block` gets what the kernel returned for
    each block. Raises `NoValidPixel`, before anything is published, when the first map has no
    value.
    """
    first = next(iter(outputs))
    # Inputs take carbon alone, and were brought to gC m-2 when they were checked.
    name, dates = first.name, [] if first.date is None else [first.date]
    calendar = stack.bands[0].calendar
    carbon = carbon_of(first.unit, first.quantity, dates, is_checked=True, calendar=calendar)
    area = stack.cell_areas()
    tally = _Tally(stack, (zero_sums(2), 0), _add_areas, on_block)

    def map_and_total_of_block(block):
        arrays = kernel(block)
        return {**arrays, "sums": _sum_by_area(arrays[name], area.cells(block.window))}

    run_blocks(stack, map_and_total_of_block, outputs, run, scratch=scratch + 48, tally=tally)
    sums, cells = tally.total
    amount, area_m2 = rounded(sums).tolist()
    n_dropped = stack.grid.n_cells - cells
    total = MapTotal(
        carbon.teragrams(amount),
        amount / area_m2,
        area_m2 / M2_PER_KM2,
        cells,
        n_dropped,
    )
    run.note(CellsUsed(cells, n_dropped))
    mean, per = total.mean * carbon.grams, PER_STEP.get(carbon.step, "")
    run.note(TotalCarbon(name, total.total_tg, mean, total.area_km2, per))
    return total
