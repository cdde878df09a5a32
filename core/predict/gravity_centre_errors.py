"""Errors of the gravity centres of a series of maps, from the models that made them."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from ..errors_and_notes.totals import CentreErrorsFound
from ..flux.budget.headline import AT_LEAST
from ..flux.respiration import RespirationLine
from ..pattern.gravity.ellipse import ground_axes
from ..pattern.gravity.geodesic import AXIS
from ..run import Run
from ..uncertainty import centre_displacement
from ..uncertainty.settings import ErrorSettings
from .sampled_predictions import SampledModels, SampledPredictions, SeriesOfMaps, sample_models
from .total_errors import ALL_PARTS


class CentreCovariance(NamedTuple):
    """The error of the centres of a zone.

    Parameters
    ----------
    covariance : numpy.ndarray
        m2, ``(2 dates, 2 dates)``: east of each date, then north of each date.
    basis : str
        Whether all parts are known.
    coverage : float
        Share of the true centres that ellipses should enclose.
    """

    covariance: np.ndarray
    basis: str
    coverage: float


def centre_errors(
    series: SeriesOfMaps,
    zones,
    codes: tuple,
    terms: tuple,
    line: RespirationLine,
    predictors,
    weight_sign: int,
    run: Run,
    settings: ErrorSettings,
) -> dict:
    """Return the `CentreCovariance` of each zone, by its code.

    Parameters
    ----------
    series : SeriesOfMaps
        Maps made by the models, each date a period.
    zones : RasterZones, PolygonZones or WholeRegion
        Zones.
    codes : tuple of int
        Codes of the zones with cells.
    terms, line, predictors, run, settings
        As of `total_errors`.
    weight_sign : int
        Which values weigh, as of `centre_displacement.displacements`.

    Raises
    ------
    ErrorUnknown, MapsNotOfModels, MissingVariable, AmbiguousVariable, GridMismatch
        As of `total_errors`.
    """
    sampled = sample_models(series, zones, codes, terms, line, predictors, run, settings)
    errors = {}
    for code in codes:
        cells = sampled.cells_of_zone(code)
        if len(cells):
            errors[code] = _centre_error_of_zone(code, cells, sampled, line, weight_sign, settings)
    n_cells = int(sampled.is_complete.sum())
    run.note(CentreErrorsFound(settings.refits, n_cells, len(errors), settings.coverage))
    return errors


def _centre_error_of_zone(
    code, cells, sampled: SampledModels, line, weight_sign: int, settings
) -> CentreCovariance:
    """Return the error of the centres of a zone."""
    sample, points = sampled.sample, sampled.points[cells]
    values, areas = sample.values[:, cells].astype(np.float64), sample.area[cells]
    displacements = centre_displacement.displacements(
        values, areas, _offsets_of_cells(values, areas, points, weight_sign), weight_sign
    )
    n_cells = sample.count(code)
    is_complete, parts, line_covariance = True, [], None
    for model in sampled.models:
        covariance, complete = _covariance_of_model(
            model, cells, points, areas, displacements, n_cells
        )
        parts.append(model.term.factor**2 * covariance)
        is_complete = is_complete and complete
        if model.term.line_sign:
            is_complete = is_complete and line.is_known
            if line.is_known:
                line_covariance = centre_displacement.line_part(
                    line, model.predicted[cells], displacements
                )
    total_covariance = parts[0]
    if len(parts) == 2:
        sign = float(np.sign(np.prod([model.term.factor for model in sampled.models])))
        total_covariance = centre_displacement.covariance_of_sum(
            parts[0], parts[1], sign * settings.correlation
        )
    if line_covariance is not None:
        total_covariance = total_covariance + line_covariance
    return CentreCovariance(
        total_covariance, ALL_PARTS if is_complete else AT_LEAST, settings.coverage
    )


def _covariance_of_model(
    model: SampledPredictions, cells, points, areas, displacements, n_cells: int
) -> tuple:
    """Return the error of the centres that a model brings as covariance, and if it is whole."""
    predicted = model.predicted[cells]
    residual = centre_displacement.residual_part(
        model.error, points, predicted, displacements, areas, n_cells
    )
    temporal = centre_displacement.temporal_part(
        model.lines, model.columns[:, :, cells], model.strata[:, cells], predicted, displacements
    )
    covariance = centre_displacement.model_part(model.refits[:, cells], displacements) + temporal
    if residual is None:
        return covariance, False
    return covariance + residual, True


def _offsets_of_cells(values, areas, points, weight_sign: int) -> np.ndarray:
    """Return how far east and north of the sample's own centre cells lie, m, on each date."""
    weights = areas * (
        np.abs(values) if weight_sign == 0 else np.maximum(weight_sign * values, 0.0)
    )
    offsets = np.zeros((2, *values.shape))
    for date, cell_weights in enumerate(weights):
        if cell_weights.sum() > 0:
            centre = cell_weights @ points / cell_weights.sum()
            offsets[:, date] = np.array(ground_axes(centre / AXIS)) @ (points - centre).T
    return offsets
