"""Errors of the totals of a series of maps: joins models, their predictors and the zones.

The parts of `core.uncertainty.contrast_variances` are found at a sample of the cells of each zone
(`sampled_predictions`): per flux, then for what the fluxes make together.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from ..errors_and_notes.allowed import check_settings
from ..errors_and_notes.totals import ErrorsFound
from ..flux.budget.headline import AT_LEAST
from ..flux.respiration import RespirationLine
from ..run import Run
from ..uncertainty.contrast_variances import TOTAL, ZoneErrors, contrasts_of, refit_spread
from ..uncertainty.settings import ErrorSettings
from ..uncertainty.temporal_error import temporal_covariance
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


# What the error of a row rests on where nothing of it is missing.
ALL_PARTS = "all parts"


class FluxInZone(NamedTuple):
    """A flux of a zone: its term, and what is known of its error."""

    term: Any
    errors: Any


class ErrorsInZone(NamedTuple):
    """What is known of one zone.

    Parameters
    ----------
    code : str
        Code as budgets write it, empty for all zones together.
    fluxes : tuple of FluxInZone
        The fluxes.
    steps : numpy.ndarray
        Steps of the maps that make each period: how often a line's intercept counts.
    outside, mean_outside : numpy.ndarray
        Share of the area outside the area of applicability, and the mean there, per period.
    sampled, n_cells : int
        Cells looked at, and cells of the zone with data on all dates.
    """

    code: str
    fluxes: tuple
    steps: np.ndarray
    outside: np.ndarray
    mean_outside: np.ndarray
    sampled: int
    n_cells: int


def error_rows(zones, contrasts, line, settings):
    """Return the standard errors of means per area, in the unit of the maps.

    Parameters
    ----------
    zones : sequence of ErrorsInZone
        The zones.
    contrasts : sequence of Contrast
        What is asked of the periods.
    line : RespirationLine
        The line that some terms use.
    settings : ErrorSettings
        Coverage, and correlation of two fluxes.

    Returns
    -------
    pandas.DataFrame
        `code`, `kind`, `part`, `period`; `error`, the standard error; `reach`, half the width of
        the interval of `coverage`; `basis`, whether all parts are known; `residual`, `temporal`,
        `model`, `line`, the parts of all fluxes; the same with the name of each flux in front where
        there are two; `sampling` of the model part; `outside`, `mean_outside`; `sampled`, `cells`.
    """
    import pandas as pd
    from scipy.special import ndtri

    quantile = float(ndtri(0.5 + settings.coverage / 2.0))
    position_of_period = {c.period: i for i, c in enumerate(contrasts) if c.kind == TOTAL}
    rows = []
    for zone in zones:
        for contrast in contrasts:
            standard_errors = _standard_errors(zone, contrast, line, settings.correlation)
            period_position = (
                position_of_period.get(contrast.period) if contrast.kind == TOTAL else None
            )
            outside = (np.nan, np.nan)
            if period_position is not None:
                outside = (
                    float(zone.outside[period_position]),
                    float(zone.mean_outside[period_position]),
                )
            rows.append(
                {
                    "code": zone.code,
                    "kind": contrast.kind,
                    "part": contrast.part,
                    "period": contrast.period,
                    **standard_errors,
                    "reach": quantile * standard_errors["error"],
                    "coverage": settings.coverage,
                    "outside": outside[0],
                    "mean_outside": outside[1],
                    "sampled": zone.sampled,
                    "cells": zone.n_cells,
                }
            )
    return pd.DataFrame(rows)


def _standard_errors(zone: ErrorsInZone, contrast, line, correlation: float) -> dict:
    """Return the standard errors of one contrast by their source."""
    weighted = [
        (flux.term, flux.term.factor**2, flux.errors.variances(contrast)) for flux in zone.fluxes
    ]
    parts = {
        name: sum(factor * getattr(variances, name) for _, factor, variances in weighted)
        for name in ("residual", "temporal", "model", "sampling")
    }
    total_variance = sum(factor * variances.total for _, factor, variances in weighted)
    if len(weighted) == 2 and correlation:
        (first, a, first_variances), (second, b, second_variances) = weighted
        sign = np.sign(first.factor * second.factor)
        total_variance += (
            2.0
            * sign
            * correlation
            * np.sqrt(a * first_variances.total * b * second_variances.total)
        )
    line_variance = _line_variance(zone, contrast, line)
    is_complete = not any(np.isnan(value) for value in (*parts.values(), line_variance))
    total_variance += 0.0 if np.isnan(line_variance) else line_variance
    single = {}
    if len(weighted) > 1:
        for term, factor, variances in weighted:
            for name in ("residual", "temporal", "model"):
                single[f"{term.name}_{name}"] = np.sqrt(factor * getattr(variances, name))
    return {
        "error": float(np.sqrt(max(total_variance, 0.0))),
        "basis": ALL_PARTS if is_complete else AT_LEAST,
        **{name: float(np.sqrt(value)) for name, value in parts.items()},
        "line": float(np.sqrt(line_variance)),
        **single,
    }


def _line_variance(zone: ErrorsInZone, contrast, line) -> float:
    """Return the variance that the line's slope and intercept bring to an error; NaN if unknown."""
    c, total = contrast.weights, 0.0
    for flux in zone.fluxes:
        if flux.term.line_sign:
            total += line.variance(float(c @ flux.errors.mean), float(c @ zone.steps))
    return total
