"""Sentences for errors of totals."""

from __future__ import annotations

from ...core.errors_and_notes.totals import (
    CentreErrorsFound,
    CentreErrorUnknown,
    ErrorAtLeast,
    ErrorsFound,
    ErrorUnknown,
    LineErrorUnknown,
    MapsDiffer,
    MapsNotOfModels,
    MeanErrorUnknown,
    ModelsNotOfSeries,
    NoCarbonTotal,
    ResidualsFitted,
    SitesTogether,
    TotalErrorUnknown,
    TotalWithError,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_missing_in_model(key: str) -> str:
    """Return what a model file lacks, and how to get it."""
    return {
        "family": tr(
            "it is not a model of 'Train model', whose refits and held-out errors are needed; "
            "train one with it"
        ),
        "sites": tr(
            "its file names no sites; train it again with SITE_FIELD, or with SAMPLES as points"
        ),
        "validation": tr(
            "its file holds no errors of whole sites held out; train it again with VALIDATION = "
            "site or all"
        ),
        "places": tr(
            "its file says not where its sites lie, as SAMPLES were a plain table or an older "
            "version trained it; train it again with SAMPLES as points"
        ),
        "fit": tr("no covariance in space could be fitted to the errors of its sites"),
    }.get(key, key)


def _phrase_error_unknown(error: ErrorUnknown) -> str:
    return tr(
        "The error of the maps cannot be found from the model {model} of {target}: {why}. Leave "
        "MODELS empty to get the results without their error."
    ).format(model=error.model, target=error.target, why=_phrase_missing_in_model(error.missing))


def _phrase_error_at_least(note: ErrorAtLeast) -> str:
    """Say why the error of a total is at least that large."""
    if note.reason == "few":
        reason = tr(
            "its errors come from {n} sites, and {needed} are needed to see how far they go"
        )
        reason = reason.format(n=note.n, needed=note.needed)
    else:
        reason = _phrase_missing_in_model(note.reason)
    return tr(
        "Model {model}: {why}. The intervals rest on refits alone, without the residual part: the "
        "true error is at least as large."
    ).format(model=note.model, why=reason)


def _phrase_residuals_fitted(note: ResidualsFitted) -> str:
    """Say how the errors of a model at sites, which totals rest on, are correlated."""
    return tr(
        "Model {model}: held-out errors of {sites} sites ({validation}); neighbours share "
        "{share:.0%} of the variance of a single record's error, which fades over {length:.3g} km."
    ).format(
        model=note.model,
        sites=note.sites,
        validation=note.validation,
        share=note.share,
        length=note.length_km,
    )


def _phrase_total_with_error(note: TotalWithError) -> str:
    """Say a total with the interval of its error."""
    text = tr("Total: {total:.4g} Tg C; {coverage:.4g} % interval {lower:.4g} to {upper:.4g} Tg C")
    if note.basis == "at least":
        text = tr(
            "Total: {total:.4g} Tg C; {coverage:.4g} % interval {lower:.4g} to {upper:.4g} Tg C, "
            "or wider, as a part of the error is not known"
        )
    facts = (note.total, 100.0 * note.coverage, note.lower, note.upper)
    names = ("total", "coverage", "lower", "upper")
    return text.format(**dict(zip(names, facts))) + "."


def _phrase_no_carbon_total(note: NoCarbonTotal) -> str:
    """Return why maps have no total in Tg C."""
    if note.unit:
        return tr(
            "{parameter}: there is no total in Tg C, because the unit '{unit}' is none of carbon "
            "per area."
        ).format(parameter=note.parameter, unit=note.unit)
    return tr(
        "{parameter}: there is no total in Tg C, because the rasters neither state a unit nor are "
        "known to be a carbon flux or stock. State the unit in their metadata, as in gC m-2."
    ).format(parameter=note.parameter)


ERRORS = {
    ErrorUnknown: _phrase_error_unknown,
    MeanErrorUnknown: lambda e: tr(
        "MEAN_LOWER and MEAN_UPPER cannot be made with the model of {target}: {why}."
    ).format(target=e.target, why=_phrase_missing_in_model(e.missing)),
    ModelsNotOfSeries: lambda e: tr(
        "MODELS ({models}) predict {found}, which does not make SERIES ({quantity}). Name one "
        "model of that quantity, for Rh one of Rs, or for NEP one of NPP and then one of Rs or Rh."
    ).format(
        models=join_listed(e.models),
        found=join_listed(code or "?" for code in e.found),
        quantity=e.quantity or "?",
    ),
    MapsNotOfModels: lambda e: tr(
        "SERIES is not what MODELS ({models}) predict from PREDICTORS: the maps differ by "
        "{difference:.0%} (root mean square, at most {limit:.0%} is accepted), so the error of "
        "these models is not that of the maps. Check the order of MODELS, the dates and units of "
        "PREDICTORS, and for Rh the slope and intercept (RH_SLOPE, RH_INTERCEPT)."
    ).format(models=join_listed(e.models), difference=e.difference, limit=e.limit),
}

NOTES = {
    NoCarbonTotal: _phrase_no_carbon_total,
    TotalWithError: _phrase_total_with_error,
    MapsDiffer: lambda n: tr(
        "SERIES differs from what MODELS predict from PREDICTORS by {difference:.1%} (root mean "
        "square). The intervals are those of the models' own predictions."
    ).format(difference=n.difference),
    ErrorAtLeast: _phrase_error_at_least,
    SitesTogether: lambda n: tr(
        "Model {model}: its sites are clustered. Cells are {cells:.3g} km from the nearest site "
        "on average, sites {sites:.3g} km from the next one. With such sites intervals of 90 % "
        "held the truth in 60 to 70 % of the trials: take them as too narrow, and look at the "
        "area outside of the area of applicability. Differences of dates and trends are less "
        "affected."
    ).format(model=n.model, cells=n.cells_km, sites=n.sites_km),
    LineErrorUnknown: lambda n: tr(
        "The error of the line Rh = {slope:g} Rs + {intercept:g} is unknown, and left out: the "
        "true error is at least as large. Fit a line to your own records ('Fit respiration') and "
        "give RH_SLOPE_SE, RH_INTERCEPT_SE and RH_CORRELATION."
    ).format(slope=n.slope, intercept=n.intercept),
    ErrorsFound: lambda n: tr(
        "Errors of totals in {zones} zones: {refits} refits of each model on samples of its sites, "
        "{cells} cells looked at, {coverage:.4g} % intervals."
    ).format(zones=n.zones, refits=n.refits, cells=f"{n.cells:,}", coverage=100.0 * n.coverage),
    CentreErrorsFound: lambda n: tr(
        "Errors of gravity centres in {zones} zones: {refits} refits of each model on samples of "
        "its sites, {cells} cells looked at, {coverage:.4g} % ellipses."
    ).format(zones=n.zones, refits=n.refits, cells=f"{n.cells:,}", coverage=100.0 * n.coverage),
    CentreErrorUnknown: lambda n: tr(
        "The error of the gravity centres is unknown, and a shift may be nothing but that. If "
        "models of 'Train model' made the maps, name them ({parameter}) to get ellipses of error "
        "and intervals; for maps of an LSTM, a fuzzy ensemble or another product they are not "
        "known."
    ).format(parameter=n.parameter),
    ResidualsFitted: _phrase_residuals_fitted,
    TotalErrorUnknown: lambda n: tr(
        "The error of the total is unknown. If models of 'Train model' made the maps, name them "
        "({parameter}) to get an interval; for maps of an LSTM, a fuzzy ensemble or another "
        "product there is none."
    ).format(parameter=n.parameter),
}
