"""What models and their refits predict at a sample of the cells of a series of maps.

A sample of the cells of each zone is drawn, its predictors are read on every date, and the models
are held against the maps there: what errors of totals and of gravity centres rest on.
"""

from __future__ import annotations

import math
from typing import Any, NamedTuple

import numpy as np

from ..dates.periods import WHOLE_YEAR, Period
from ..errors_and_notes.raster import CellsUsed
from ..errors_and_notes.run import ProcessingTimes
from ..errors_and_notes.totals import (
    LineErrorUnknown,
    MapsDiffer,
    MapsNotOfModels,
    SitesTogether,
)
from ..flux.budget.period_sums import sum_periods
from ..flux.respiration import RespirationLine
from ..model.predictors import class_positions, design_from_values
from ..model.stratum_model import stratum_of_cells
from ..raster import Stack, reduce_blocks
from ..raster.crs import ground_points
from ..raster.values_at_cells import read_cell_values
from ..run import Run
from ..sites.drawn_cells import hash_cells
from ..uncertainty.applicability import Applicability, chosen_weights
from ..uncertainty.flux_error import flux_error
from ..uncertainty.settings import ErrorSettings
from ..uncertainty.site_bootstrap import refit_on_sites
from ..uncertainty.temporal_error import fit_lines
from ..units.carbon_units import M_PER_KM
from .class_codes import has_named_classes, with_raster_codes
from .predictor_units import stack_in_trained_units
from .zone_sample import CellSample, sample_block

# Cells times steps that are predicted by every refit.
_MAX_PREDICTIONS = 1_500_000
_MIN_CELLS, _MAX_CELLS = 100, 2000
# Relative differences between maps and predictions that are reported, and that are refused.
_NOTED, _REFUSED = 0.01, 0.10
# Mean distance of cells to the nearest site, over that of sites to the next one, above which
# a note is given. Random sites have about 1 (0.8 to 1.4 in 36 made designs), clusters more (1.8 to
# 5.5 in 12).
_REMOTE = 1.5


class SeriesOfMaps(NamedTuple):
    """The maps whose totals are meant.

    Parameters
    ----------
    stack : Stack
        The bands that make the periods, ascending by date.
    periods : tuple of Period
        What is added up.
    averaged : bool
        Whether a period is the mean of its bands, and not their sum.
    """

    stack: Stack
    periods: tuple
    averaged: bool

    @classmethod
    def by_date(cls, stack: Stack) -> SeriesOfMaps:
        """Return a series of maps whose dates are not added up: each is a period of its own."""
        labels = [(date.text, date.year) if date else ("", 0) for date in stack.dates]
        periods = tuple(
            Period(year, WHOLE_YEAR, (i,), name=text) for i, (text, year) in enumerate(labels)
        )
        return cls(stack, periods, False)

    @property
    def to_periods(self) -> np.ndarray:
        """What each map of the series adds to each period of its totals ``(periods, bands)``."""
        matrix = np.zeros((len(self.periods), len(self.stack)))
        for row, period in zip(matrix, self.periods):
            factors = np.array(period.factors(self.averaged))
            row[list(period.members)] = factors / factors.sum() if self.averaged else factors
        return matrix


def maps_by_date(paths) -> SeriesOfMaps:
    """Return maps whose dates are not added up to totals; one may be without a date."""
    stack = Stack.open(paths)
    return SeriesOfMaps.by_date(stack.series() if len(stack) > 1 else stack)


class SampledModels(NamedTuple):
    """What models and their refits give at a sample of the cells of zones.

    Parameters
    ----------
    sample : CellSample
        The cells.
    is_complete : numpy.ndarray of bool
        Cells with a prediction of all models on all dates.
    models : tuple of SampledPredictions
        One of each model.
    points : numpy.ndarray
        Places of the cells on the ground ``(cells, 3)``, m; ``(cells, 2)`` without a CRS.
    max_cells : int
        Most cells of a zone.
    """

    sample: CellSample
    is_complete: np.ndarray
    models: tuple
    points: np.ndarray
    max_cells: int

    def cells_of_zone(self, code: int | None) -> np.ndarray:
        """Return the sampled cells that the total of a zone takes its error from."""
        cells = self.sample.of_zone(code, self.max_cells)
        return cells[self.is_complete[cells]]


def sample_models(
    series: SeriesOfMaps,
    zones,
    codes: tuple,
    terms: tuple,
    line: RespirationLine,
    predictors: Stack,
    run: Run,
    settings: ErrorSettings,
) -> SampledModels:
    """Return what models and their refits give at a sample of cells; parameters and errors as of
    `total_errors`.
    """
    series.stack.grid.require_same(predictors.grid, series.stack.first_path, predictors.first_path)
    errors = [flux_error(term.model, term.path, ground_points, run) for term in terms]
    if any(term.line_sign for term in terms) and not line.is_known:
        run.note(LineErrorUnknown(line.slope, line.intercept))
    n_zones = len(codes) + (len(codes) > 1)
    max_cells = int(_MAX_PREDICTIONS / len(series.stack) / max(n_zones, 1))
    max_cells = int(np.clip(max_cells, _MIN_CELLS, _MAX_CELLS))
    sample = draw_cells_of_zones(series, zones, max_cells, settings.seed, run.part(0.0, 0.1))
    share = 0.9 / len(terms)
    at_cells = []
    named = [has_named_classes(term.model) for term in terms]
    for k, (term, error) in enumerate(zip(terms, errors)):
        model_run = run.part(0.1 + k * share, 0.1 + (k + 1) * share)
        # Where no model has such classes, the first one says that the table does not apply.
        table = settings.class_codes if named[k] or not any(named) else ""
        model_cells = _predict_sampled_cells(
            term, error, series, sample, predictors, settings, table, model_run
        )
        at_cells.append(model_cells)
    is_complete = np.logical_and.reduce([model_cells.is_complete for model_cells in at_cells])
    _compare_with_maps(sample, is_complete, at_cells, series, run)
    points = _cells_on_ground(series, sample)
    _note_remoteness(terms, errors, points[is_complete], run)
    return SampledModels(sample, is_complete, tuple(at_cells), points, max_cells)


class SampledPredictions(NamedTuple):
    """What a model gives at the sampled cells.

    `columns` ``(columns, steps, cells)``, `strata` ``(steps, cells)``, `predicted` ``(cells,
    steps)``, `refits` ``(refits, cells, periods)`` and `inside` ``(cells, periods)`` (the area of
    applicability) as it says; `lines` beside it, None for a model that is a line; `is_complete`
    are the cells with a prediction on all dates.
    """

    term: Any
    error: Any
    columns: np.ndarray
    strata: np.ndarray
    lines: Any
    predicted: np.ndarray
    refits: np.ndarray
    inside: np.ndarray
    is_complete: np.ndarray


def draw_cells_of_zones(
    series: SeriesOfMaps, zones, max_cells: int, seed: int, run: Run
) -> CellSample:
    """Draw the cells of a series of maps at which models are asked for the errors of all zones."""
    stack = zones.join(series.stack)
    area, width, n_bands = series.stack.cell_areas(), stack.grid.width, len(series.stack)

    def kernel(block):
        zone_cells, window = zones.find(block), block.window
        row = np.arange(window.row, window.row + window.height, dtype=np.int64)[:, None]
        col = np.arange(window.col, window.col + window.width, dtype=np.int64)
        values = sum_periods(block.values[:n_bands], series.periods, series.averaged)
        key, sizes = hash_cells(row * width + col, seed), area.cells(window)
        whole_cells = sample_block(
            values, zone_cells.codes, zone_cells.inside, sizes, key, (row, col), max_cells
        )
        if not len(zone_cells.parts.cell):
            return whole_cells
        cell_position = np.divmod(zone_cells.parts.cell, window.width)
        cell_position = cell_position[0] + window.row, cell_position[1] + window.col
        inside = np.ones(zone_cells.parts.cell.shape, np.bool_)
        sizes, (key, values) = zone_cells.areas_of_parts(sizes), zone_cells.at_parts(key, values)
        return whole_cells.join(
            sample_block(
                values, zone_cells.parts.code, inside, sizes, key, cell_position, max_cells
            )
        ).thin(max_cells)

    def combine(total, partial):
        return total.join(partial).thin(max_cells)

    start = CellSample.empty(len(series.periods))
    scratch = 8 * len(series.periods) + 96 + zones.scratch
    return reduce_blocks(stack, kernel, combine, start, _without_pass_notes(run), scratch=scratch)


def _without_pass_notes(run: Run) -> Run:
    """Return the run without notes of the pass over rasters for the errors of totals."""
    from dataclasses import replace

    def on_note(note):
        if not isinstance(note, (ProcessingTimes, CellsUsed)):
            run.note(note)

    return replace(run, on_note=on_note)


def _predict_sampled_cells(
    term, error, series, sample, predictors, settings, table: str, run: Run
) -> SampledPredictions:
    """Return what a model and its refits give at the sampled cells on all dates.

    `table` says the codes of classes that the model knows by text.
    """
    model, n_cells = term.model, len(sample.key)
    predictors = stack_in_trained_units(model, predictors, run)
    model = with_raster_codes(model, predictors, run, table)
    values, n_steps = [], len(series.stack)
    for t, date in enumerate(series.stack.dates):
        date_stack = predictors.select(model.inputs, date).with_exact_codes(class_positions(model))
        run.step("read-predictors", date.text if date else model.target)
        date_run = run.part(0.4 * t / n_steps, 0.4 * (t + 1) / n_steps)
        values.append(
            read_cell_values(date_stack, sample.row, sample.col, date_run).astype(np.float32)
        )
    predictor_values = np.concatenate(values, axis=1)  # step after step
    n = len(model.predictors)
    strata = predictor_values[model.inputs.index(model.stratum)] if model.stratum else None
    predictor_values = np.ascontiguousarray(predictor_values[:n])
    predicted = model.predict_values(predictor_values, strata, unseen={}).mean

    def by_step(flat):
        return flat.reshape(n_steps, n_cells).T

    to_periods = series.to_periods
    run.step("refit", model.target)
    all_refits = refit_on_sites(
        model, term.path, predictor_values, strata, settings.refits, run.part(0.4, 0.95)
    )
    refits = np.array([by_step(refit).astype(np.float32) @ to_periods.T for refit in all_refits])
    area = Applicability(model, chosen_weights(model))
    inside = by_step(area.dissimilarity(predictor_values, strata, run.check_cancel)[1])
    inside = np.array([inside[:, list(p.members)].all(axis=1) for p in series.periods]).T
    design = design_from_values(model.predictors, predictor_values, {})
    positions = stratum_of_cells(model, strata, design.valid, {}).reshape(n_steps, n_cells)
    lines = fit_lines(model, term.path, settings.refits)
    predicted = by_step(predicted)
    is_finite = np.isfinite(predicted).all(axis=1) & np.isfinite(refits).all(axis=(0, 2))
    columns = design.columns.reshape(-1, n_steps, n_cells)
    return SampledPredictions(
        term, error, columns, positions, lines, predicted, refits, inside, is_finite
    )


def _compare_with_maps(sample, is_complete, at_cells, series, run: Run) -> None:
    """Refuse maps that are not what the models predict, and tell of small differences."""
    to_periods = series.to_periods
    modelled = sum(
        model_cells.term.factor * (model_cells.predicted[is_complete] @ to_periods.T)
        + model_cells.term.offset * to_periods.sum(axis=1)
        for model_cells in at_cells
    )
    values = sample.values[:, is_complete].T
    if not values.size:
        return
    size = math.sqrt(float(np.mean(values**2))) or 1.0
    difference = math.sqrt(float(np.mean((values - modelled) ** 2))) / size
    if difference > _REFUSED:
        paths = tuple(model_cells.term.path for model_cells in at_cells)
        raise MapsNotOfModels(difference, _REFUSED, paths)
    if difference > _NOTED:
        run.note(MapsDiffer(difference))


def _cells_on_ground(series: SeriesOfMaps, sample: CellSample) -> np.ndarray:
    """Return the sampled cells as points between which errors are correlated."""
    grid = series.stack.grid
    x0, a, b, y0, d, e = grid.geotransform
    col, row = sample.col + 0.5, sample.row + 0.5
    return ground_points(x0 + a * col + b * row, y0 + d * col + e * row, grid.crs)


def _note_remoteness(terms, errors, points, run: Run) -> None:
    """Report sites, which errors of totals rest on, that are clustered far from most cells."""
    for term, error in zip(terms, errors):
        cell_distance, site_distance = error.remoteness(points) if len(points) else (0.0, 0.0)
        if cell_distance > _REMOTE * site_distance:
            run.note(SitesTogether(term.path, cell_distance / M_PER_KM, site_distance / M_PER_KM))
