"""Errors of the totals of a series of maps: joins models, their predictors and the zones.

The parts of `core.uncertainty.contrast_variances` are found at a sample of the cells of each zone
(`sampled_predictions`): per flux, then for what the fluxes make together.
"""

from __future__ import annotations

import numpy as np

from ..facts.allowed import check_settings
from ..facts.totals import (
    ErrorsFound,
)
from ..flux.respiration import RespirationLine
from ..run import Run
from ..uncertainty.contrast_variances import ZoneErrors, contrasts_of, refit_spread
from ..uncertainty.settings import ErrorSettings
from ..uncertainty.temporal_error import temporal_covariance
from .error_table import ErrorsInZone, FluxInZone, error_rows
from .sampled_predictions import SampledModels, SampledPredictions, SeriesOfMaps, sample_models


def total_errors(
    series: SeriesOfMaps,
    zones,
    codes: tuple,
    terms: tuple,
    line: RespirationLine,
    predictors,
    run: Run,
    settings: ErrorSettings | None = None,
):
    """Return the errors of the means over zones.

    Parameters
    ----------
    series : SeriesOfMaps
        Maps made by the models.
    zones : RasterZones, PolygonZones or WholeRegion
        Zones.
    codes : tuple of int
        Codes of the zones with cells.
    terms : tuple of FluxTerm
        Models and what they contribute, from `flux_terms`.
    line : RespirationLine
        The line that some of the terms use.
    predictors : Stack
        Rasters of the predictors of all models, dated and static.
    run : Run
        Progress, cancel, memory, threads.
    settings : ErrorSettings, optional
        How it is done.

    Returns
    -------
    pandas.DataFrame
        As `error_rows` makes it.

    Raises
    ------
    ErrorUnknown
        For a model that says nothing of its error.
    MapsNotOfModels
        When the maps are not what the models predict.
    MissingVariable, AmbiguousVariable, GridMismatch
        When the predictors do not fit.
    """
    settings = settings or ErrorSettings()
    check_settings(settings)
    sampled = sample_models(series, zones, codes, terms, line, predictors, run, settings)
    zone_list = [*codes] if len(codes) == 1 else [None, *codes]
    tables = [
        _error_of_zone(code, cells, sampled, series)
        for code, cells in ((code, sampled.cells_of_zone(code)) for code in zone_list)
        if len(cells)
    ]
    run.note(
        ErrorsFound(settings.refits, int(sampled.is_complete.sum()), len(tables), settings.coverage)
    )
    return error_rows(tables, contrasts_of(series.periods), line, settings)


def _temporal_error(
    model_cells: SampledPredictions, cells, share, mean, to_periods, parts
) -> np.ndarray:
    """Return the temporal part of the error of a zone's total."""
    if model_cells.lines is None:
        return np.zeros((len(parts), len(parts)))
    lines = model_cells.lines.means(
        model_cells.columns[:, :, cells], model_cells.strata[:, cells], share
    )
    return temporal_covariance(mean, lines @ to_periods.T, parts)


def _error_of_zone(code, cells, sampled: SampledModels, series: SeriesOfMaps) -> ErrorsInZone:
    """Return the error of the total of one zone."""
    sample, to_periods = sampled.sample, series.to_periods
    area, n_cells = sample.area[cells], sample.count(code)
    points = sampled.points[cells]
    parts = [period.part for period in series.periods]
    share = area / area.sum()
    fluxes = []
    for model_cells in sampled.models:
        predicted = model_cells.predicted[cells]
        mean = share @ predicted @ to_periods.T
        means, within = refit_spread(model_cells.refits[:, cells].astype(np.float64), area, n_cells)
        errors = ZoneErrors(
            mean,
            model_cells.error.residual(points, predicted, area, to_periods, n_cells),
            _temporal_error(model_cells, cells, share, mean, to_periods, parts),
            means,
            within,
        )
        fluxes.append(FluxInZone(model_cells.term, errors))
    outside = ~np.logical_and.reduce([model_cells.inside[cells] for model_cells in sampled.models])
    weighted = share[:, None] * outside
    outside_share = weighted.sum(axis=0)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean_outside = (weighted * sample.values[:, cells].T).sum(axis=0) / outside_share
    steps = to_periods.sum(axis=1)
    return ErrorsInZone(
        "" if code is None else str(code),
        tuple(fluxes),
        steps,
        outside_share,
        mean_outside,
        len(cells),
        n_cells,
    )
