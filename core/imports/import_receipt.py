"""The receipt of an import, and the tag that tells its rasters from others.

It says what was read, joined, masked and converted, and what is doubtful.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.imports import NoCellWithData, ValuesUnlikely
from ..errors_and_notes.raster import UnreadableRaster
from ..files.atomic import publish_text
from ..raster.grid_transformation import GridTransformation
from ..raster.mosaic import sample_tile
from ..raster.opening import read_tag
from ..raster.possible_nodata import PossibleNodata
from ..run import Run
from ..units.quantity import InputRequirement, Quantity, get_quantity, widen_limits
from .planning import VariablePlan, layer_key
from .quality_masks import count_hidden, hidden_by
from .settings import (
    MaskedShare,
    ValueRange,
    VariableReceipt,
)
from .units import factors_of, step_of_amounts, unit_per

# Tiles that are looked at for shares and ranges, and rows and columns picked in each.
_MAX_TILES, _SIDE = 48, 512
# The tag that says of a raster which import made it.
IMPORT_TAG = "CARBONSINK_IMPORT"


def describe_variable(
    plan: VariablePlan, method: str, tiles: list, grid, written, kept_paths, run: Run
) -> VariableReceipt:
    """Return the receipt of a variable; values that cannot be are noted."""
    variable, unit, product = plan.variable, plan.unit, plan.variable.product
    masked, hidden, values = _sample_tiles(plan, tiles, grid, run)
    _note_unlikely(plan, values, run)
    layer = variable.layers[0]
    quality_rule = plan.rules.get(layer_key(layer))
    first = plan.moments[0] if plan.moments else None
    length = plan.lengths[0] if plan.lengths else 1.0
    return VariableReceipt(
        name=variable.name,
        original=variable.original,
        product=product.product if product else "",
        citation=product.citation if product else "",
        files=variable.files,
        dates=tuple(dict.fromkeys(m.date.text for m in plan.moments if m.date)),
        missing=plan.missing,
        incomplete=plan.incomplete,
        tiles=max((len(moment.layers) for moment in plan.moments), default=0),
        scale=plan.storage.scale,
        offset=plan.storage.offset,
        source_unit=unit.source,
        unit_from=unit.origin,
        unit=plan.result_unit,
        conversion=factors_of(unit, product, first.date if first else None, length),
        quantity=unit.quantity.code if unit.quantity else "",
        statistic=plan.statistic,
        resampling=method,
        quality=quality_rule[0].variable if quality_rule else "",
        masked=masked,
        hidden=hidden,
        written=tuple(written),
        kept=tuple(kept_paths),
        per=_amount_step(plan),
        declared=plan.storage.replaced,
        values=None if plan.is_class else values,
    )


def _amount_step(plan: VariablePlan) -> str:
    """Return for the receipt what amounts are per where their unit does not say it."""
    unit = plan.unit.unit
    if not plan.unit.is_rate or unit is None or unit.step:
        return ""
    first = plan.moments[0] if plan.moments else None
    step = step_of_amounts(plan.unit, plan.variable.product)
    is_short = first is not None and first.date is not None and plan.lengths[0] < 1.0
    return "hour" if step == "day" and is_short else step


class _TileSample(NamedTuple):
    """Shares of cells that each quality rule and all together hid, and the range of the rest."""

    masked: tuple
    hidden_share: float
    value_range: ValueRange | None


def _sample_tiles(plan: VariablePlan, tiles: list, grid, run: Run) -> _TileSample:
    """Return for the receipt the shares that quality rules hid, and the range of the rest."""
    step = max(len(tiles) / _MAX_TILES, 1.0)
    picked = [tiles[int(i * step)] for i in range(int(len(tiles) / step))]
    cells, hidden_cells, low, high = 0, 0, np.inf, -np.inf
    total, n_values = 0.0, 0
    by_rule: dict = {}
    apart = PossibleNodata(plan.variable.name, InputRequirement(), plan.unit.quantity)
    for tile in picked:
        run.check_cancel()
        window = GridTransformation(tile.grid, grid).source_window(grid.window, 0)
        window = window.intersection(tile.grid.window) if window is not None else None
        if window is None or not window.n_cells:
            continue
        values, codes = sample_tile(tile, window, _SIDE)
        rules = [members for _, members in tile.quality]
        n_known, counted, hidden = count_hidden(values, codes, rules)
        cells, hidden_cells = cells + n_known, hidden_cells + hidden
        for key, n in counted.items():
            by_rule[key] = by_rule.get(key, 0) + n
        for plane, members in zip(codes, rules):
            values[hidden_by(plane, members)] = np.nan
        valid_values = values[np.isfinite(values)]
        if valid_values.size:
            low, high = min(low, float(valid_values.min())), max(high, float(valid_values.max()))
            total, n_values = total + float(valid_values.sum()), n_values + valid_values.size
            apart.add(tile.band, valid_values)
    if not plan.is_class:
        apart.report(run)
    masked = tuple(
        MaskedShare(bits, meaning, keep, n / cells)
        for (bits, meaning, keep), n in by_rule.items()
        if cells
    )
    value_range = ValueRange(low, total / n_values, high, _sample_unit(plan)) if n_values else None
    return _TileSample(masked, hidden_cells / cells if cells else 0.0, value_range)


def _sample_unit(plan: VariablePlan) -> str:
    """Return for the receipt the unit of what is read: amounts of a date are per day."""
    return unit_per(plan.unit, _sample_step(plan))


def _sample_step(plan: VariablePlan) -> str:
    """Return for the receipt what the amounts that are read are per; those of seasons as stated."""
    date = plan.moments[0].date if plan.moments else None
    return plan.step if date is None or date.n_months else "day"


def _note_unlikely(plan: VariablePlan, values: ValueRange | None, run: Run) -> None:
    """Note for the receipt of an import values beyond what their quantity can have, or none."""
    if values is None and plan.moments:
        run.note(NoCellWithData(plan.variable.name, plan.variable.layers[0].file))
    quantity = plan.unit.quantity or _temperature_of(plan)
    is_unknown_unit = plan.unit.unit is None and bool(plan.unit.source)
    if quantity is None or is_unknown_unit or values is None:
        return  # values without a unit are to be possible in that of their quantity
    low, high = values.low, values.high
    per = _sample_step(plan) if plan.unit.is_rate else ""
    if plan.unit.is_rate and not per:
        return
    limits = quantity.limits_per(per)
    lowest, highest = widen_limits(*limits)
    if low < lowest or high > highest:
        unit = quantity.unit_per(per) if per else quantity.unit
        facts = quantity.label, low, high, *limits, unit
        run.note(ValuesUnlikely(plan.variable.name, *facts))


def _temperature_of(plan: VariablePlan) -> Quantity | None:
    """Return the quantity of a variable that only its unit tells: a temperature, in its unit."""
    temperature = get_quantity("temperature")
    is_temperature = plan.unit.unit is not None and plan.unit.unit.dimension == "temperature"
    return temperature if is_temperature and plan.unit.target == temperature.unit else None


def import_result_test(folder: str):
    """Return a function that says whether a file is a result of an import into a folder."""
    home = os.path.normcase(os.path.realpath(folder))

    def is_import_result(path: str) -> bool:
        file_folder = os.path.normcase(os.path.realpath(os.path.dirname(path)))
        return file_folder == home and path.endswith(".tif") and bool(import_tag(path))

    return is_import_result


def import_tag(path: str) -> str:
    """Return the tag that an earlier import wrote into a raster; empty without."""
    try:
        return read_tag(path, IMPORT_TAG)
    except UnreadableRaster:
        return ""  # what is there instead is no raster of ours


def write_receipt_json(receipt, doubts, reasons, path: str) -> None:
    """Write the receipt of an import as JSON."""
    record = {**asdict(receipt), "doubts": list(doubts)}
    record["damaged"] = [
        {"file": file, "reason": reasons.get(file, reason)} for file, reason in receipt.damaged
    ]
    publish_text(path, json.dumps(record, indent=1, ensure_ascii=False) + "\n")
