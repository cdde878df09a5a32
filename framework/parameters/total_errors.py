"""Parameters of the error of totals: models, their predictors, and the line from Rs to Rh."""

from __future__ import annotations

from typing import Any, NamedTuple

from ...core.errors_and_notes.run import MissingInput
from ...core.uncertainty.settings import ErrorSettings
from ..text.translation import tr
from . import declarations as p
from .prediction import class_codes
from .respiration import default_coefficient, respiration_line


def error_model_parameters(gain: str = "", coverage: str = "") -> list:
    """Return the parameters of the models that give a total its error.

    `gain` says what the models are good for, and `coverage` what intervals should enclose; totals
    by default.
    """
    gain = gain or tr(
        "With them every total, mean and trend gets an interval; without them its error is unknown."
    )
    coverage = coverage or tr("Share of the true totals that the intervals should enclose")
    return [
        p.file_list(
            "MODELS",
            tr("Models of the maps (for the error)"),
            tr(
                "Model files written by 'Train model' that made the maps: one, or for NEP that of "
                "NPP and then that of Rs or Rh. {gain} A model trained on points with SITE_FIELD "
                "says most."
            ).format(gain=gain),
            optional=True,
        ),
        p.raster_list(
            "PREDICTORS",
            tr("Predictor rasters of the models"),
            tr(
                "Rasters of the predictors of all MODELS, dated and static, on the maps' grid: "
                "the models are fitted again on other samples of their sites and predict again."
            ),
            optional=True,
            requirement=p.PREDICTORS,
        ),
        class_codes(),
        p.number(
            "COVERAGE",
            tr("Coverage of the intervals"),
            tr("{share}, above 0 and below 1.").format(share=coverage),
            of=ErrorSettings,
        ),
    ]


def advanced_parameters(own_line: bool = False) -> list:
    """Return how the error is found, and the line between both respirations.

    `own_line` where the algorithm has its slope and intercept already.
    """
    return [
        p.number("REFITS", tr("Refits per model"), _refits_help(), of=ErrorSettings, advanced=True),
        p.number(
            "ERROR_CORRELATION",
            tr("Correlation of the errors of NPP and respiration"),
            tr(
                "For NEP of two models: 0 adds their variances, a positive one makes the error of "
                "the difference smaller."
            ),
            of=ErrorSettings,
            advanced=True,
        ),
        *([] if own_line else _line_parameters()),
        *(
            p.number(name, label, help_text, optional=True, advanced=True)
            for name, label, help_text in (
                (
                    "RH_SLOPE_SE",
                    tr("Standard error of that slope"),
                    tr("SLOPE_SE of 'Fit respiration'. Empty: the error of the line is unknown."),
                ),
                (
                    "RH_INTERCEPT_SE",
                    tr("Standard error of that intercept"),
                    tr("INTERCEPT_SE of 'Fit respiration'."),
                ),
                (
                    "RH_CORRELATION",
                    tr("Correlation of slope and intercept"),
                    tr("CORRELATION of 'Fit respiration', mostly near -1."),
                ),
            )
        ),
    ]


def _line_parameters() -> list:
    """Return the parameters of the line from Rs to Rh in the error of a total."""
    return [
        p.number(
            "RH_SLOPE",
            tr("Slope of Rh on Rs"),
            tr("Of the line that made Rh of Rs, where a model of Rs is among MODELS."),
            default=default_coefficient("linear_slope"),
            advanced=True,
        ),
        p.number(
            "RH_INTERCEPT",
            tr("Intercept of Rh on Rs"),
            tr("Of the same line, in the unit of the maps and per step of theirs."),
            default=default_coefficient("linear_intercept"),
            advanced=True,
        ),
    ]


def _refits_help() -> str:
    """Return the help of how often a model is fitted again for the error of a total."""
    return tr(
        "How often each model is fitted again on a bootstrap sample of its sites. The spread of "
        "20 is known to about a sixth."
    )


def check_error_models(values) -> None:
    """Check the models that give a total its error; raise for what is of no use.

    Raises
    ------
    MissingInput
    """
    if values["MODELS"] and not values["PREDICTORS"]:
        raise MissingInput("PREDICTORS", "MODELS")
    for name in ("PREDICTORS", "CLASS_CODES"):
        if values[name] and not values["MODELS"]:
            raise MissingInput("MODELS", name)


def total_errors_of_maps(values, series, quantity: str, zones, codes, run):
    """Return the errors of the means of a series; None, with a note, where no model is named.

    Parameters
    ----------
    values : Values
        Parameters of an algorithm with those above.
    series : SeriesOfMaps
        The maps.
    quantity : str
        Code of what they hold.
    zones : RasterZones, PolygonZones or WholeRegion
        Zones.
    codes : tuple of int
        Codes of the zones that have cells.
    run : Run
        Progress, cancel, memory, threads.
    """
    from ...core.errors_and_notes.totals import TotalErrorUnknown

    if not values["MODELS"]:
        run.note(TotalErrorUnknown("MODELS"))
        return None
    from ...core.predict.total_errors import total_errors

    terms, line, predictors, settings = _open_error_models(values, quantity, run)
    return total_errors(series, zones, codes, terms, line, predictors, run, settings)


def find_centre_errors(values, series, zones, codes, cells_per_side: int, run) -> dict:
    """Return the errors of gravity centres by zone code; empty, with a note, without a model.

    Parameters
    ----------
    values : Values
        Parameters of an algorithm with those above.
    series : Stack
        The dated maps.
    zones : RasterZones, PolygonZones, optional
        Zones; None for the whole raster.
    codes : tuple of int
        Codes of the zones that have cells.
    cells_per_side : int
        Which values weigh, as of `moment_sums`.
    run : Run
        Progress, cancel, memory, threads.
    """
    from ...core.errors_and_notes.totals import CentreErrorUnknown

    if not values["MODELS"]:
        run.note(CentreErrorUnknown("MODELS"))
        return {}
    from ...core.predict.gravity_centre_errors import centre_errors
    from ...core.predict.sampled_predictions import SeriesOfMaps
    from ...core.raster.zones import WholeRegion

    terms, line, predictors, settings = _open_error_models(values, series.quantity, run)
    maps, zones = SeriesOfMaps.by_date(series), zones or WholeRegion()
    return centre_errors(maps, zones, codes, terms, line, predictors, cells_per_side, run, settings)


class _ErrorInputs(NamedTuple):
    """Terms of a flux, its respiration line, predictors and settings, for the error of a total."""

    terms: Any
    line: Any
    predictors: Any
    settings: ErrorSettings


def _open_error_models(values, quantity: str, run) -> _ErrorInputs:
    """Open the models that give a total its error, their line and predictors."""
    from ...core.model_kinds import read_model
    from ...core.predict.flux_terms import flux_terms
    from ...core.raster import Stack

    models = []
    for path in values["MODELS"]:
        run.step("read-model", path)
        models.append((path, read_model(path, run)))
    line = respiration_line(values)
    terms = flux_terms(models, quantity, line)
    predictors = Stack.open(values["PREDICTORS"])
    return _ErrorInputs(terms, line, predictors, values.as_settings(ErrorSettings))


def total_bounds(values, paths, total_tg: float, area_km2: float, run) -> dict:
    """Return TOTAL_LOWER and TOTAL_UPPER of maps of NEP; a note says them, or how to get them.

    Parameters
    ----------
    values : Values
        Parameters of an algorithm with those above.
    paths : sequence of str
        The maps; of several the mean total is meant.
    total_tg, area_km2 : float
        The total, and the area with data behind it.
    run : Run
        Progress, cancel, memory, threads.
    """
    from ...core.errors_and_notes.totals import TotalErrorUnknown, TotalWithError

    if not values["MODELS"]:
        run.note(TotalErrorUnknown("MODELS"))
        return {}
    from ...core.flux.budget.budget_intervals import total_interval
    from ...core.predict.sampled_predictions import maps_by_date
    from ...core.raster.zones import WholeRegion

    errors = total_errors_of_maps(values, maps_by_date(paths), "nep", WholeRegion(), (0,), run)
    interval = total_interval(errors, total_tg, area_km2)
    run.note(TotalWithError(total_tg, *interval))
    return {"TOTAL_LOWER": interval.lower, "TOTAL_UPPER": interval.upper}


def bound_outputs() -> list:
    """Return the numbers that `total_bounds` adds."""
    from qgis.core import QgsProcessingOutputNumber

    return [
        QgsProcessingOutputNumber("TOTAL_LOWER", tr("Lower bound of that total (Tg C)")),
        QgsProcessingOutputNumber("TOTAL_UPPER", tr("Upper bound of that total (Tg C)")),
    ]
