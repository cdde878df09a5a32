"""A sampling design over the cells of rasters, block by block."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ...errors_and_notes.allowed import check_settings
from ...errors_and_notes.fields import FieldName
from ...errors_and_notes.raster import NoValidPixel, UnknownCellArea
from ...errors_and_notes.sites import (
    CellsEqual,
    NoCrs,
    NoSpread,
    NothingExcluded,
    PlotsKeptApart,
    StrataDrawn,
    StrataShort,
    StrataWithoutSpread,
)
from ...errors_and_notes.zones import ZonesOverlap
from ...raster import Stack, reduce_blocks
from ...raster.crs import ground_points
from ...raster.zones import note_coverage
from ...run import Run
from ..settings import OWN_COUNTS, SamplingDesignSettings
from .allocation import NAMED, allocate_points, requested_counts
from .random_points import (
    Candidates,
    candidates_of,
    choose_points,
    far_from_plots,
    no_candidates,
    thin_candidates,
)
from .strata import count_combinations, join_tallies, tally_stratum

# Cells kept of a stratum at first, for each point with a minimum distance; more where these do not
# suffice, up to the last number of all strata together.
_TRIES, _MORE, _MAX_CELLS = 8, 16, 4_000_000


class Frame(NamedTuple):
    """What may be drawn, on one grid.

    Parameters
    ----------
    strata : tuple of RasterZones
        Class rasters, whose combinations are strata.
    polygons : PolygonZones, optional
        One more class: the polygon that a cell's centre lies in.
    excluded : PolygonZones, optional
        Cells within are not drawn.
    frame, spread : Stack, optional
        One band each: cells without data in the first are not drawn; values of the second show
        how strata vary.
    plots : tuple of numpy.ndarray, optional
        x and y of existing plots in the CRS of the grid: points keep the minimum distance to them.
    """

    strata: tuple
    polygons: Any = None
    excluded: Any = None
    frame: Stack | None = None
    spread: Stack | None = None
    plots: tuple | None = None

    def stack(self) -> Stack:
        """Return all rasters of the sampling design as one stack: values, then class codes."""
        bands = [stack for stack in (self.frame, self.spread) if stack is not None]
        grid = (bands or [zone.stack for zone in self.strata])[0].grid
        stack = Stack.empty(grid)
        for band in bands:
            stack = stack.join(band)
        for zone in self.strata:
            stack = stack.with_classes(zone.stack)
        return stack

    def label(self, key: tuple) -> str:
        """Return the name of a stratum of the sampling frame."""
        zones = [*self.strata, *([self.polygons] if self.polygons is not None else [])]
        return " / ".join(zone.label(code) for zone, code in zip(zones, key)) or "all"


class Design(NamedTuple):
    """Points and strata.

    Parameters
    ----------
    x, y : numpy.ndarray
        Cell centres in the CRS of the grid.
    stratum : numpy.ndarray
        Number of each point's stratum.
    inclusion : numpy.ndarray
        Probability with which its cell is drawn.
    labels : tuple of str
        Name of each stratum.
    codes : tuple of tuple
        Codes of its classes.
    cells, wanted, drawn : numpy.ndarray
        Cells that can be drawn, points asked for and drawn.
    area : numpy.ndarray
        m2; NaN where unknown.
    sd : numpy.ndarray
        Standard deviation of the spread; NaN without.
    """

    x: np.ndarray
    y: np.ndarray
    stratum: np.ndarray
    inclusion: np.ndarray
    labels: tuple
    codes: tuple
    cells: np.ndarray
    wanted: np.ndarray
    drawn: np.ndarray
    area: np.ndarray
    sd: np.ndarray


def design_sample(
    frame: Frame, settings: SamplingDesignSettings, run: Run, counts: str | None = None
) -> Design:
    """Draw random points in strata.

    Parameters
    ----------
    frame : Frame
        What may be drawn.
    settings : SamplingDesignSettings
        Points, allocation, distance, seed.
    run : Run
        Progress, cancel, notes, memory, threads.
    counts : str, optional
        Table of the points of each stratum, for `OWN_COUNTS`.

    Raises
    ------
    BadValue, BadTable, NoValidPixel, NoCrs, NoSpread, TooFewPoints, TooManyStrata
    """
    check_settings(settings)
    stack = frame.stack()
    if settings.min_distance > 0 and not stack.grid.crs:
        raise NoCrs(stack.first_path)
    areas = _areas_of_cells_to_draw(stack, run)
    tally = _Tally(frame, areas, stack.grid.width)
    start: tuple = {}, _SharedCells(0, 0)
    sums, shared = reduce_blocks(stack, tally, _join_blocks, start, run.part(0.0, 0.4), scratch=64)
    if not sums:
        raise NoValidPixel(tuple(stack.names) or tuple(stack.paths))
    keys = sorted(sums)
    _note_polygons(frame, {key[-1] for key in keys if key}, shared, run)
    labels = tuple(map(frame.label, keys))
    cells = np.array([sums[key].cells for key in keys], np.int64)
    area = np.array([sums[key].area_m2 for key in keys])
    sd = np.array([sums[key].sd if frame.spread is not None else np.nan for key in keys])
    if settings.allocation == OWN_COUNTS:
        wanted_counts = requested_counts(counts or "", labels)
    else:
        weights = _allocation_weights(frame, settings.allocation, area, sd, labels, run)
        wanted_counts = allocate_points(weights, cells, settings)
    largest = np.array([sums[key].largest_area for key in keys])
    numbers = {key: i for i, key in enumerate(keys)}
    kernel = _Draw(tally, numbers, largest, settings.seed)
    distance_rule = settings.min_distance, _known_plots(frame, stack, run)
    points, tried_counts = _draw_points(
        stack, kernel, wanted_counts, cells, distance_rule, run.part(0.4, 1.0)
    )
    drawn_counts = np.bincount(points.stratum, minlength=len(keys))
    _note_design(labels, wanted_counts, drawn_counts, cells, tried_counts, settings, run)
    x, y = _point_coordinates(stack.grid, points.cell)
    shown_area = area if areas is not None else np.full(len(keys), np.nan)
    inclusion = np.minimum(drawn_counts[points.stratum] * points.area / area[points.stratum], 1.0)
    return Design(
        x,
        y,
        points.stratum,
        inclusion,
        labels,
        tuple(keys),
        cells,
        wanted_counts,
        drawn_counts,
        shown_area,
        sd,
    )


def _known_plots(frame: Frame, stack: Stack, run: Run):
    """Return existing plots as points in space, which the design keeps away from."""
    if frame.plots is None:
        return None
    x, y = frame.plots
    points = ground_points(x, y, stack.grid.crs)
    points = points[np.isfinite(points).all(axis=1)]
    run.note(PlotsKeptApart(len(points)))
    return points


def _areas_of_cells_to_draw(stack: Stack, run: Run):
    """Return the areas of the cells that points may be drawn from; None if unknown."""
    try:
        return stack.grid.cell_areas()
    except UnknownCellArea as error:
        run.note(CellsEqual(error.why))
        return None


def _note_polygons(frame: Frame, codes: set, shared: _SharedCells, run: Run) -> None:
    """Note polygons of the design that overlap, reach off the rasters or have no cell to draw."""
    if shared.overlapping:
        run.note(ZonesOverlap(shared.overlapping, by_name=True))
    if frame.polygons is not None:
        note_coverage(frame.polygons, 0, run, codes)
    if frame.excluded is not None and not shared.excluded:
        run.note(NothingExcluded(FieldName("exclude")))


def _allocation_weights(frame: Frame, allocation: str, area, sd, labels, run: Run) -> np.ndarray:
    """Return the weights of the strata of a sampling design by the chosen rule of allocation."""
    if allocation == "equal":
        return np.ones(len(area))
    if allocation == "proportional":
        return area
    if not sd.any():
        raise NoSpread(frame.spread.first_path if frame.spread is not None else "")
    without_spread = tuple(label for label, deviation in zip(labels, sd.tolist()) if deviation == 0)
    if without_spread:
        run.note(StrataWithoutSpread(without_spread[:NAMED]))
    return area * sd


class _SharedCells(NamedTuple):
    """Cells of a design in several polygons, and in excluded ones."""

    overlapping: int
    excluded: int


class _Cells:
    """Cells of a block that can be drawn, with their classes."""

    def __init__(self, frame: Frame, areas, width: int, block) -> None:
        window = block.window
        is_in_frame = np.ones(window.shape, bool)
        codes = []
        for band in block.codes:
            is_in_frame &= band.is_valid
            codes.append(band.values.astype(np.int64))
        overlapping = n_excluded = 0
        if frame.polygons is not None:
            polygon_codes, inside, overlapping = frame.polygons.find(block)[:3]
            is_in_frame &= inside
            codes.append(np.asarray(polygon_codes, np.int64))
        if frame.excluded is not None:
            is_excluded = frame.excluded.find(block)[1]
            is_in_frame &= ~is_excluded
            n_excluded = int(np.count_nonzero(is_excluded))
        self.shared = _SharedCells(int(overlapping), n_excluded)
        if frame.frame is not None:
            is_in_frame &= np.isfinite(block.values[0])
        rows = np.arange(window.row, window.row + window.height, dtype=np.int64)
        cols = np.arange(window.col, window.col + window.width, dtype=np.int64)
        self.cell = (rows[:, None] * width + cols)[is_in_frame]
        shape = (len(codes), len(self.cell))
        self.codes = np.array([code[is_in_frame] for code in codes], np.int64).reshape(shape)
        if areas is None:
            self.area = np.ones(len(self.cell))
        else:
            self.area = np.broadcast_to(areas.cells(window), window.shape)[is_in_frame]
        self.spread = None if frame.spread is None else block.values[-1][is_in_frame]


class _Tally:
    """The kernel that sums strata up."""

    def __init__(self, frame: Frame, areas, width: int) -> None:
        self.frame, self.areas, self.width = frame, areas, width

    def __call__(self, block) -> tuple:
        """Return the tallies of the strata in a block, and how many of its cells polygons share."""
        cells = _Cells(self.frame, self.areas, self.width, block)
        keys, number = count_combinations(cells.codes)
        # Small numbers are sorted many times faster.
        order = np.argsort(number.astype(np.int16), kind="stable")
        ends = np.cumsum(np.bincount(number, minlength=len(keys)))
        tallies = {}
        for key, members in zip(keys, np.split(order, ends[:-1])):
            spread_values = None if cells.spread is None else cells.spread[members]
            tallies[key] = tally_stratum(cells.area[members], spread_values)
        return tallies, cells.shared


def _join_blocks(total: tuple, partial: tuple) -> tuple:
    """Return tallies of strata of the design, and cells that polygons share, of several blocks."""
    shared = _SharedCells(*(a + b for a, b in zip(total[1], partial[1])))
    return join_tallies(total[0], partial[0]), shared


class _Draw:
    """The kernel that keeps the first cells of each stratum."""

    def __init__(self, tally: _Tally, numbers: dict, largest, seed: int) -> None:
        self.frame, self.areas, self.width = tally.frame, tally.areas, tally.width
        self.seed = seed
        self.numbers, self.largest, self.max_per_stratum = (
            numbers,
            largest,
            np.zeros(len(largest), np.int64),
        )

    def __call__(self, block) -> Candidates:
        """Return the first cells of each stratum in a block."""
        cells = _Cells(self.frame, self.areas, self.width, block)
        keys, number = count_combinations(cells.codes)
        number_of_key = np.array([self.numbers[key] for key in keys], np.int64)
        stratum = number_of_key[number] if len(keys) else number
        drawn = candidates_of(cells.cell, stratum, cells.area, self.largest, self.seed)
        return thin_candidates(drawn, self.max_per_stratum)


def _draw_points(
    stack: Stack, kernel: _Draw, wanted_counts, cells, distance_rule: tuple, run: Run
) -> tuple:
    """Return the cells that become points of the design, and the tries per stratum.

    `distance_rule` is the minimum distance (m) and the existing plots it is kept to as well. Points
    are those that trying all cells would give: a pass that ran out of cells of a stratum is
    repeated with more of them.
    """
    distance, plots = distance_rule
    tries = wanted_counts if distance <= 0 else wanted_counts * _TRIES + 64
    while True:
        kernel.max_per_stratum = np.minimum(np.where(wanted_counts > 0, tries, 0), cells)
        max_per_stratum = kernel.max_per_stratum
        candidates = reduce_blocks(
            stack,
            kernel,
            lambda first, second, most=max_per_stratum: thin_candidates(first.join(second), most),
            no_candidates(),
            run,
            scratch=96,
        )
        points_on_ground = None
        if distance > 0:
            x, y = _point_coordinates(stack.grid, candidates.cell)
            points_on_ground = ground_points(x, y, stack.grid.crs)
            if plots is not None and len(plots) and len(points_on_ground):
                far_cells = far_from_plots(points_on_ground, plots, distance)
                candidates, points_on_ground = (
                    candidates.take(far_cells),
                    points_on_ground[far_cells],
                )
        points = candidates.take(
            choose_points(candidates, wanted_counts, points_on_ground, distance)
        )
        drawn_counts = np.bincount(points.stratum, minlength=len(wanted_counts))
        is_short = (drawn_counts < wanted_counts) & (max_per_stratum < cells)
        if not is_short.any() or max_per_stratum.sum() >= _MAX_CELLS:
            return points, max_per_stratum
        tries = np.where(is_short, tries * _MORE, tries)
        if np.minimum(tries, cells).sum() > _MAX_CELLS:
            tries = np.minimum(tries, np.maximum(_MAX_CELLS // len(cells), max_per_stratum + 1))


def _point_coordinates(grid, cell) -> tuple:
    """Return the coordinates of the sampled cells."""
    row, col = np.divmod(cell, grid.width)
    return grid.corner(row + 0.5, col + 0.5)


def _note_design(
    labels, wanted_counts, drawn_counts, cells, tried_counts, settings, run: Run
) -> None:
    """Report the points of each stratum, and which strata cannot hold theirs."""
    total = int(drawn_counts.sum())
    has_own_counts = settings.allocation == OWN_COUNTS
    n_asked = int(wanted_counts.sum()) if has_own_counts else settings.count
    min_count = 0 if has_own_counts else settings.min_per_stratum
    run.note(StrataDrawn(total, n_asked, len(labels), settings.min_distance))
    short_strata = np.flatnonzero(drawn_counts < np.maximum(wanted_counts, min_count))
    if len(short_strata):
        facts = tuple(
            (
                labels[i],
                int(max(wanted_counts[i], min_count)),
                int(drawn_counts[i]),
                int(cells[i]),
                bool(tried_counts[i] >= cells[i]),
            )
            for i in short_strata.tolist()
        )
        run.note(StrataShort(facts, settings.min_distance))
