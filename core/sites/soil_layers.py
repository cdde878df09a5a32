"""Organic carbon of soil from sampled layers, summed between two depths.

Each layer counts with the thickness that lies between the limits. Layers that share a depth are
refused; depths that no layer covers are named, and leave the sum empty unless it is to be that of
the layers there are.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.plots import (
    LayersCut,
    LayersOverlap,
    LayersWithoutValue,
    LayerUpsideDown,
    SoilGaps,
)
from ..run import Run
from .carbon_density import read_measure, read_shares, soil_carbon
from .plot_headers import check_header, check_measure
from .plot_rows import SHOWN, PlotRows, match_rows
from .settings import BULK_DENSITY_UNITS, LENGTH_UNITS, SOC_UNITS, SoilSettings

# Depths in tables are rounded: a hundredth of a millimetre is no gap and no overlap.
_CLOSE_CM = 1e-3

COLUMN_UNITS = {
    "soil_carbon": "t ha-1",
    "soil_depth": "cm",
    "n_layers": "1",
}


class SoilFields(NamedTuple):
    """Columns of a table of layers; None where there is no such column.

    Either `top` and `bottom`, or `thickness` of layers listed in order from the surface down.
    """

    soc: str
    bulk_density: str
    top: str | None = None
    bottom: str | None = None
    thickness: str | None = None
    stones: str | None = None


class Layers(NamedTuple):
    """Layers: limits in cm, organic carbon g kg-1, bulk density g cm-3, share of stones."""

    top: np.ndarray
    bottom: np.ndarray
    soc: np.ndarray
    bulk_density: np.ndarray
    stones: np.ndarray


class PlotSoil(NamedTuple):
    """Plots, their results by column as in `COLUMN_UNITS`, and the layers they rest on."""

    rows: PlotRows
    columns: dict
    layers: Layers


def read_layers(frame, fields: SoilFields, rows: PlotRows, settings: SoilSettings, run) -> Layers:
    """Return the layers of a table in cm, g kg-1 and g cm-3.

    Raises
    ------
    MissingColumn, NotNumeric, ColumnOutOfRange, LayerUpsideDown
        When a column cannot be what it should be.
    """

    def read(kind: str, column: str, factor: float) -> np.ndarray:
        return read_measure(frame, kind, column, factor, run)

    for column in (fields.top, fields.bottom, fields.thickness):
        check_header(frame, "length", "DEPTH_UNIT", column, settings.depth_unit)
    check_measure("SOC_FIELD", fields.soc, settings.soc_quantity)
    check_header(frame, "content", "SOC_UNIT", fields.soc, settings.soc_unit)
    check_header(
        frame, "density", "BULK_DENSITY_UNIT", fields.bulk_density, settings.bulk_density_unit
    )
    check_header(frame, "share", "STONES_UNIT", fields.stones, settings.stones_unit)
    to_cm = LENGTH_UNITS[settings.depth_unit]
    if fields.thickness is not None:
        thickness = read("depth", fields.thickness, to_cm)
        top, bottom = _stack_layers(thickness, rows)
    else:
        top = read("layer_depth", fields.top or "", to_cm)
        bottom = read("layer_depth", fields.bottom or "", to_cm)
    wrong = np.flatnonzero((bottom <= top) & (rows.plot >= 0))
    if len(wrong):
        name = str(rows.names[rows.plot[wrong[0]]])
        raise LayerUpsideDown(name, float(top[wrong[0]]), float(bottom[wrong[0]]))
    to_g_kg = SOC_UNITS[settings.soc_unit]
    if settings.soc_quantity == "matter":
        matter = read("organic_matter", fields.soc, to_g_kg)
        soc = matter * settings.matter_to_carbon
    else:
        soc = read("soc", fields.soc, to_g_kg)
    density = read(
        "bulk_density", fields.bulk_density, BULK_DENSITY_UNITS[settings.bulk_density_unit]
    )
    stones = np.zeros(len(frame))
    if fields.stones is not None:
        stones_unit = settings.stones_unit
        stones = read_shares(frame, "stones", fields.stones, "STONES_UNIT", stones_unit, run)
    return Layers(top, bottom, soc, density, stones)


def _stack_layers(thickness, rows: PlotRows) -> tuple:
    """Return the limits of soil layers that follow one another in the order of the table."""
    top, bottom = np.full(len(thickness), np.nan), np.full(len(thickness), np.nan)
    depth_of_plot: dict = {}
    for i, (plot, layer_thickness) in enumerate(zip(rows.plot.tolist(), thickness.tolist())):
        if plot < 0:
            continue
        top[i] = depth_of_plot.get(plot, 0.0)
        bottom[i] = depth_of_plot[plot] = (
            top[i] + layer_thickness
        )  # NaN from a missing thickness on
    return top, bottom


def carbon_of_layers(layers: Layers, rows: PlotRows, settings: SoilSettings, run: Run) -> dict:
    """Return the organic carbon between the limits for each plot.

    Returns
    -------
    dict of str to numpy.ndarray
        ``soil_carbon`` (t C ha-1), ``soil_depth`` (cm between the limits that layers with data
        cover) and ``n_layers``, as in `COLUMN_UNITS`.

    Raises
    ------
    LayersOverlap
        When layers of a plot share a depth.
    TooFewSamples
        When no plot has a sum.
    """
    has_plot = rows.plot >= 0
    _check_overlaps(layers, rows)
    top, bottom = np.maximum(layers.top, settings.top), np.minimum(layers.bottom, settings.bottom)
    thickness = np.where(
        np.isfinite(top) & np.isfinite(bottom), np.maximum(bottom - top, 0.0), np.nan
    )
    inside = has_plot & ~(thickness <= 0)  # layers without limits may be inside
    is_missing = {
        "depth": np.isnan(thickness),
        "soc": np.isnan(layers.soc),
        "bulk_density": np.isnan(layers.bulk_density),
        "stones": np.isnan(layers.stones),
    }
    is_incomplete = inside & np.logical_or.reduce(list(is_missing.values()))
    counted = inside & ~is_incomplete
    carbon = soil_carbon(layers.soc, layers.bulk_density, thickness, layers.stones)
    total = rows.sums(np.where(counted, carbon, 0.0))
    covered = rows.sums(np.where(counted, thickness, 0.0))
    n_layers = rows.sums(counted)
    is_complete = covered >= settings.bottom - settings.top - _CLOSE_CM
    incomplete = (rows.n_rows > 0) & ~is_complete
    empty = n_layers == 0
    if settings.gaps == "nodata":
        empty |= ~is_complete
    _note_cut_layers(layers, rows, thickness, counted, settings, run)
    if is_incomplete.any():
        missing = {name: int((flags & inside).sum()) for name, flags in is_missing.items()}
        plots = rows.any(is_incomplete)
        facts = rows.shown(plots), int(plots.sum()), settings.gaps
        run.note(LayersWithoutValue(missing, *facts))
    gaps = _depth_gaps(layers, rows, counted, settings, incomplete)
    if gaps:
        run.note(SoilGaps(int(incomplete.sum()), tuple(gaps), settings.gaps))
    plot_carbon = np.where(empty, np.nan, total)
    if not np.isfinite(plot_carbon).any():
        raise TooFewSamples(0, 1, "soil")
    return {"soil_carbon": plot_carbon, "soil_depth": covered, "n_layers": n_layers}


def _order_layers(layers: Layers, rows: PlotRows) -> np.ndarray:
    """Return the layers of plots with limits, plot by plot from the surface down."""
    usable = np.flatnonzero((rows.plot >= 0) & np.isfinite(layers.top) & np.isfinite(layers.bottom))
    order = np.lexsort((layers.bottom[usable], layers.top[usable], rows.plot[usable]))
    return usable[order]


def _check_overlaps(layers: Layers, rows: PlotRows) -> None:
    """Refuse layers of one plot that share a depth."""
    ordered = _order_layers(layers, rows)
    same = rows.plot[ordered][1:] == rows.plot[ordered][:-1]
    # Sorted by top: a layer overlaps the one above it if any does.
    shared = same & (layers.top[ordered][1:] < layers.bottom[ordered][:-1] - _CLOSE_CM)
    if not shared.any():
        return
    first, second = ordered[:-1][shared][0], ordered[1:][shared][0]
    n_plots = len(set(rows.plot[ordered][1:][shared].tolist()))
    limits = [(float(layers.top[i]), float(layers.bottom[i])) for i in (first, second)]
    raise LayersOverlap(str(rows.names[rows.plot[first]]), limits[0], limits[1], n_plots)


def _note_cut_layers(layers: Layers, rows, thickness, counted, settings, run: Run) -> None:
    """Note how many layers reach beyond the limits."""
    has_thickness = (rows.plot >= 0) & np.isfinite(thickness)
    beyond = int((has_thickness & (thickness <= 0)).sum())
    cut = int((counted & (thickness < layers.bottom - layers.top - _CLOSE_CM)).sum())
    if cut or beyond:
        run.note(LayersCut(cut, beyond, settings.top, settings.bottom))


def _depth_gaps(layers: Layers, rows, counted, settings: SoilSettings, plots) -> list:
    """Return the first gaps between soil layers within the limits as (plot, top, bottom)."""
    gaps: list = []
    limits_of_plot: dict = {}
    for i in _order_layers(layers, rows):
        if counted[i]:
            limits_of_plot.setdefault(int(rows.plot[i]), []).append(
                (layers.top[i], layers.bottom[i])
            )
    for plot in np.flatnonzero(plots):
        reached = settings.top
        for top, bottom in [*limits_of_plot.get(int(plot), []), (settings.bottom,) * 2]:
            top = min(float(top), settings.bottom)
            if top > reached + _CLOSE_CM:
                gaps.append((str(rows.names[plot]), reached, top))
            reached = max(reached, float(bottom))
        if len(gaps) >= SHOWN:
            break
    return gaps[:SHOWN]


def carbon_of_table(
    frame, plots, columns: tuple, fields: SoilFields, settings: SoilSettings, run: Run
) -> PlotSoil:
    """Return the plots of a table of layers, and their results.

    Parameters
    ----------
    frame, plots : pandas.DataFrame
        Layers; plots, None where those of the layers are meant.
    columns : tuple of str
        Column that names the plot, in both.
    fields : SoilFields
        Columns of layers.
    settings : SoilSettings
        Units, limits and what becomes of gaps.
    run : Run
        Notes.
    """
    check_settings(settings)
    rows = match_rows(frame, columns[0], plots, columns[1], run)
    layers = read_layers(frame, fields, rows, settings, run)
    return PlotSoil(rows, carbon_of_layers(layers, rows, settings, run), layers)
