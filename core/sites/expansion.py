"""Sample expansion by the ratio of a reference raster (net primary production).

At a place without a measurement the value is taken from a measured site of the same stratum, in
proportion to the reference: ``C_r = C_s * N_r / N_s``. Ratios are capped; sites whose reference is
zero or less, or missing, are not used. Each expanded record keeps its parent site: it is a
function of that site's value and of the reference, so it must be held out together with its site,
and it is no evidence of how good a model is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.learn import TooFewSamples
from ..errors_and_notes.raster import NoValidPixel
from ..errors_and_notes.sites import Expanded, NothingToExpand
from ..raster import Stack, reduce_blocks
from ..run import Run
from .drawn_cells import DrawnCells, choose_evenly, draw_cells, no_drawn_cells, thin_draw_of_cells
from .sampling import sample_stack
from .settings import ExpansionSettings

DEFAULT_SETTINGS = ExpansionSettings()


@dataclass(frozen=True, eq=False)
class Expansion:
    """Records made from sites.

    Parameters
    ----------
    cell : numpy.ndarray
        Flat position of each expanded record's cell.
    parent : numpy.ndarray
        Position of the measured record each was made from.
    value : numpy.ndarray
        Its value.
    ratio : numpy.ndarray
        Ratio of the reference, capped.
    """

    cell: np.ndarray
    parent: np.ndarray
    value: np.ndarray
    ratio: np.ndarray


def usable_parents(values, reference, strata) -> np.ndarray:
    """Return which measured records can be expanded: value, positive reference, a stratum."""
    values, reference = np.asarray(values, float), np.asarray(reference, float)
    is_finite = np.isfinite(values) & np.isfinite(reference)
    return (
        is_finite & (np.nan_to_num(reference) > 0) & np.isfinite(np.asarray(strata, float)).all(0)
    )


def expand_records(
    values,
    reference,
    strata,
    cells: DrawnCells,
    run: Run,
    settings: ExpansionSettings = DEFAULT_SETTINGS,
    n_without: int = 0,
) -> Expansion:
    """Make expanded records at cells.

    Parameters
    ----------
    values : array_like
        Measured value of each record.
    reference : array_like
        Reference at each record.
    strata : array_like
        ``(strata rasters, records)`` class codes at each record.
    cells : DrawnCells
        Cells to fill.
    run : Run
        Receives a note of how many were made.
    settings : ExpansionSettings
        Largest ratio, and the seed of the drawing of parents.
    n_without : int
        Strata without a parent of which no cell is given, for the note.

    Raises
    ------
    BadValue
        For a ratio below 1.
    NothingToExpand, TooFewSamples
        When no site can be a parent, or no cell is in a stratum with one.
    """
    check_settings(settings)
    values, reference = np.asarray(values, float), np.asarray(reference, float)
    parents = np.flatnonzero(usable_parents(values, reference, strata))
    if not len(parents):
        raise TooFewSamples(0, 1, "expand")
    families: dict = {}
    for parent, key in zip(
        parents.tolist(), _strata_as_text(np.asarray(strata, float)[:, parents])
    ):
        families.setdefault(key, []).append(parent)
    keys = _strata_as_text(cells.strata)
    uniform = np.random.Generator(np.random.PCG64(settings.seed)).random(len(keys))
    parent_of_cell = np.array(
        [
            families[key][int(u * len(families[key]))] if key in families else -1
            for key, u in zip(keys, uniform.tolist())
        ],
        dtype=np.int64,
    )
    has_parent = parent_of_cell >= 0
    if not has_parent.any():
        raise NothingToExpand(tuple(sorted(set(keys)))[:12], tuple(sorted(families))[:12])
    parent_of_cell = parent_of_cell[has_parent]
    uncapped = cells.reference[has_parent] / reference[parent_of_cell]
    ratio = np.clip(uncapped, 1 / settings.max_ratio, settings.max_ratio)
    run.note(
        Expanded(
            made=int(has_parent.sum()),
            wanted=settings.count,
            parents=len(set(parent_of_cell.tolist())),
            unused=len(values) - len(parents),
            strata_without=n_without + len(set(keys) - set(families)),
            capped=int((ratio != uncapped).sum()),
        )
    )
    return Expansion(cells.cell[has_parent], parent_of_cell, values[parent_of_cell] * ratio, ratio)


def cells_with_parents(cells: DrawnCells, strata) -> tuple:
    """Return the cells whose stratum holds a parent record, and how many strata do not.

    Parameters
    ----------
    cells : DrawnCells
        Cells.
    strata : array_like
        ``(strata rasters, parents)`` class codes at each parent.
    """
    keys, parent_keys = _strata_as_text(cells.strata), set(_strata_as_text(strata))
    has_parent = np.array([key in parent_keys for key in keys], bool)
    return cells.take(np.flatnonzero(has_parent)), len(set(keys) - parent_keys)


def _strata_as_text(strata: np.ndarray) -> list:
    """Return the classes of each stratum of the expansion as one text: ``3/12``."""
    return [
        "/".join(_code_text(code) for code in column) for column in np.asarray(strata).T.tolist()
    ]


def _code_text(code: float) -> str:
    """Return a class code of a stratum as text with all its digits."""
    return str(int(code)) if code == int(code) else repr(code)


# Places wanted, and cells looked at to find them: a map may have data in a part of its grid only.
PLACES, _LOOKED_AT = 1000, 20_000


class ExpandedSamples(NamedTuple):
    """Records made at cell centres.

    Parameters
    ----------
    x, y : numpy.ndarray
        Places in the CRS of the rasters.
    parent : numpy.ndarray
        Position of the measured record that each was made from.
    value, ratio : numpy.ndarray
        Value, and the capped ratio of the reference.
    """

    x: np.ndarray
    y: np.ndarray
    parent: np.ndarray
    value: np.ndarray
    ratio: np.ndarray


def expand_samples(
    x,
    y,
    values,
    reference: Stack,
    strata: Stack | None,
    run: Run,
    settings: ExpansionSettings = DEFAULT_SETTINGS,
) -> ExpandedSamples:
    """Expand samples: make records at cells drawn evenly over strata with a measured one.

    Parameters
    ----------
    x, y, values : array_like
        Measured records, in the CRS of the rasters.
    reference : Stack
        One band, such as net primary production.
    strata : Stack, optional
        Class rasters on the same grid; their combinations are the strata.
    run : Run
        Progress, cancel, notes, memory, threads.
    settings : ExpansionSettings
        Records to make, largest ratio and seed.

    Raises
    ------
    BadValue, SitesOutside, NoValidPixel, NothingToExpand, TooFewSamples
    """
    check_settings(settings)
    names = ["reference", *(f"stratum {i + 1}" for i in range(len(strata) if strata else 0))]
    stack = (reference if strata is None else reference.join(strata)).renamed(names)
    stack = stack.with_exact_codes(range(1, len(names)))
    site_values = sample_stack(x, y, stack, run.part(0.0, 0.2)).columns
    at_strata = np.array([site_values[name] for name in names[1:]]).reshape(
        len(names) - 1, len(site_values[names[0]])
    )
    cells = _draw_unmeasured_cells(stack, x, y, settings, run.part(0.2, 1.0))
    parents = usable_parents(values, site_values["reference"], at_strata)
    served, n_without = cells_with_parents(cells, at_strata[:, parents])
    if len(served.key):  # else it is told which strata there are
        cells = served
    else:
        n_without = 0
    cells = choose_evenly(cells, settings.count)
    expansion = expand_records(
        values, site_values["reference"], at_strata, cells, run, settings, n_without
    )
    geo = stack.grid.geotransform
    row, col = np.divmod(expansion.cell, stack.grid.width)
    return ExpandedSamples(
        x=geo[0] + (col + 0.5) * geo[1],
        y=geo[3] + (row + 0.5) * geo[5],
        parent=expansion.parent,
        value=expansion.value,
        ratio=expansion.ratio,
    )


def _draw_unmeasured_cells(stack: Stack, x, y, settings: ExpansionSettings, run: Run) -> DrawnCells:
    """Draw cells of rasters, of each stratum, to which samples are expanded.

    `stack` holds the reference, then the strata.
    """
    measured = _cells_with_sites(stack, x, y)
    n_strata, width = len(stack) - 1, stack.grid.width

    def draw_cells_of_block(block):
        rows = np.arange(block.window.row, block.window.row + block.window.height)
        cols = np.arange(block.window.col, block.window.col + block.window.width)
        cell = (rows[:, None].astype(np.int64) * width + cols).ravel()
        flat = block.values.reshape(n_strata + 1, -1)
        block_draw = draw_cells(cell, flat[0], flat[1:], settings.seed)
        is_unmeasured = ~np.isin(block_draw.cell, measured)
        return thin_draw_of_cells(block_draw.take(np.flatnonzero(is_unmeasured)), settings.count)

    def join_draws(total, partial):
        return thin_draw_of_cells(total.join(partial), settings.count)

    # Keys, positions and ranks of each cell while a block is thinned out.
    cells = reduce_blocks(
        stack, draw_cells_of_block, join_draws, no_drawn_cells(n_strata), run, scratch=96
    )
    if not len(cells.key):
        raise NoValidPixel(tuple(stack.names))
    return cells


def _cells_with_sites(stack: Stack, x, y) -> np.ndarray:
    """Return the flat cells that hold a measured record."""
    x, y = np.asarray(x, float), np.asarray(y, float)
    is_finite = np.isfinite(x) & np.isfinite(y)
    row, col = (
        np.floor(position).astype(np.int64)
        for position in stack.grid.fractional_position(x[is_finite], y[is_finite])
    )
    is_on_grid = (row >= 0) & (row < stack.grid.height) & (col >= 0) & (col < stack.grid.width)
    return np.unique(row[is_on_grid] * stack.grid.width + col[is_on_grid])


def find_map_places(stack: Stack, run: Run) -> tuple:
    """Return x and y of cells of a raster with data, evenly spaced, about `PLACES` of them.

    Parameters
    ----------
    stack : Stack
        Rasters of the map; cells count where the first of them has data.
    run : Run
        Cancel, threads.

    Returns
    -------
    tuple of numpy.ndarray
        In the stack's CRS.

    Raises
    ------
    NoValidPixel
        When no cell looked at has data.
    """
    grid, name = stack.grid, stack.names[0]
    height, width = grid.sample_shape(_LOOKED_AT)
    rows = (np.arange(height) + 0.5) * (grid.height / height)
    cols = (np.arange(width) + 0.5) * (grid.width / width)
    # Centres of the cells, so that a place lies in one of them for sure.
    rows, cols = np.meshgrid(np.floor(rows) + 0.5, np.floor(cols) + 0.5, indexing="ij")
    x, y = (np.asarray(coordinate).ravel() for coordinate in grid.corner(rows, cols))
    first = stack.select((name,))
    sampled = sample_stack(x, y, first, run.quiet()).columns
    valid = np.flatnonzero(np.isfinite(next(iter(sampled.values()))))
    if not len(valid):
        raise NoValidPixel((name,))
    # Every n-th row and column of cells, until few enough are left.
    step = 1
    spaced = valid
    while len(spaced) > 2 * PLACES:
        step += 1
        spaced = valid[((valid // width) % step == 0) & ((valid % width) % step == 0)]
    spaced = spaced if len(spaced) else valid
    return x[spaced], y[spaced]
