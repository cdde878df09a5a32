"""Sentences for fuzzy ensembles of site models."""

from __future__ import annotations

from ...core.errors_and_notes.fuzzy import (
    ConstantPredictors,
    DateWeighed,
    EnsembleNotExplained,
    MixedZones,
    NoSkillLine,
    NotFalling,
    PlacesWeighed,
    RecordsWithoutSite,
    RivalScore,
    SeriesWeighed,
    SiteModelsFitted,
    SitesTooSmall,
    SkillFound,
    TooFewDatesToWeigh,
    TooFewSites,
    VariablesConstant,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_ensemble_name(key: str) -> str:
    """Return what messages call the fuzzy ensemble or a rival."""
    return {
        "fuzzy": tr("fuzzy ensemble, weights of single records"),
        "fuzzy_signature": tr("fuzzy ensemble, weights of the whole site"),
        "equal_weights": tr("all site models, equally weighted"),
        "pooled_forest": tr("one random forest of all records"),
    }.get(key, key)


def _phrase_too_few_sites(error: TooFewSites) -> str:
    """Say that a fuzzy ensemble needs more sites."""
    if error.steps > 1:
        text = tr(
            "A fuzzy ensemble of LSTMs needs at least {needed} sites with {records} windows of "
            "{steps} records in a row each, the last one with a target, and {field} has {n}."
        )
    else:
        text = tr(
            "A fuzzy ensemble needs at least {needed} sites with {records} usable records each, "
            "and {field} has {n}."
        )
    text = text.format(
        needed=error.needed,
        records=error.records,
        steps=error.steps,
        field=error.field,
        n=error.n,
    )
    if error.small and error.steps > 1:
        text += " " + tr("Too few windows (in brackets): {sites}. Lower SEQUENCE_LENGTH.").format(
            sites=join_listed(error.small)
        )
    elif error.small:
        text += " " + tr("Too few records (in brackets): {sites}.").format(
            sites=join_listed(error.small)
        )
    return (
        text
        + " "
        + tr(
            "Choose the column that names the sites as SITE_FIELD, add records, or train one "
            "model of all with 'Train model' (carbonsink:trainmodel)."
        )
    )


ERRORS = {
    TooFewSites: _phrase_too_few_sites,
    ConstantPredictors: lambda e: tr(
        "All predictors have one value only ({names}), so no site differs from another. Choose "
        "columns that vary as PREDICTOR_FIELDS."
    ).format(names=join_listed(e.names)),
    MixedZones: lambda e: tr(
        "The records of the site {site} lie in several classes of {field}: {zones}. A site lies "
        "in one: correct the column, or choose another as STRATUM_FIELD."
    ).format(site=e.site, field=e.field, zones=join_listed(e.zones)),
    NoSkillLine: lambda e: tr(
        "SKILL cannot be mapped with this model of {target}: from {pairs} pairs of sites no line "
        "of R2 on distance was found. Leave SKILL empty, or train on more sites."
    ).format(target=e.target, pairs=e.pairs),
    EnsembleNotExplained: lambda e: tr(
        "MODEL is a fuzzy ensemble of {target}: {sites} site models that weigh differently at each "
        "place, which have no common importance of predictors. Train one model of all sites with "
        "'Train model' (carbonsink:trainmodel) and explain that."
    ).format(target=e.target, sites=e.sites),
}


def _phrase_skill_found(note: SkillFound) -> str:
    """Say how the skill of the site models depends on distance."""
    if note.slope != note.slope:
        return tr(
            "Too few pairs of sites ({n}) have an R2 of the model of one site at the other: "
            "nothing says "
            "how skill depends on distance."
        ).format(n=note.n)
    return tr(
        "R2 of a site's model at another site against their distance, {n} pairs: slope {slope:.3g} "
        "per unit of distance, Pearson r {pearson:.2f} (p {pearson_p:.2g}; {mantel:.3f} when sites "
        "change places, Mantel), Spearman {spearman:.2f} (p {spearman_p:.2g})."
    ).format(
        n=note.n,
        slope=note.slope,
        pearson=note.pearson,
        pearson_p=note.pearson_p,
        mantel=note.mantel_p,
        spearman=note.spearman,
        spearman_p=note.spearman_p,
    )


def _phrase_not_falling(note: NotFalling) -> str:
    """Say that the skill of a fuzzy ensemble does not fall with distance."""
    text = tr(
        "The skill of site models does not fall with distance ({pairs} pairs of sites): the "
        "weights have no ground in these data."
    ).format(pairs=note.pairs)
    return text + " " + tr("SKILL_CUT has no effect.") if note.cut else text


def _phrase_series_weighed(note: SeriesWeighed) -> str:
    """Say by which dates a fuzzy ensemble weighs the cells."""
    text = tr(
        "The weights of a cell rest on its series: means and standard deviations of its "
        "predictors over {n} dates, {first} to {last}."
    ).format(n=note.dates, first=note.first, last=note.last)
    if note.short:
        cells_sentence = tr(
            "Cells with all predictors on too few of them are weighed date by date: {cells}."
        )
        text += " " + cells_sentence.format(cells=note.short)
    return text


NOTES = {
    RecordsWithoutSite: lambda n: tr("Left out, because {field} is empty: {n} records.").format(
        field=n.field, n=n.n
    ),
    SitesTooSmall: lambda n: (
        tr(
            "Sites left out, because an LSTM of their own needs {needed} windows of {steps} "
            "records in a row, the last one with a target: {sites}."
        )
        if n.steps > 1
        else tr(
            "Sites left out, because a model of their own needs {needed} usable records: {sites}."
        )
    ).format(needed=n.needed, steps=n.steps, sites=join_listed(n.sites)),
    VariablesConstant: lambda n: tr(
        "Predictors with a single value, which do not distinguish sites: {names}."
    ).format(names=join_listed(n.names)),
    SiteModelsFitted: lambda n: tr(
        "{sites} site models ({estimator}) on {records} records."
    ).format(sites=n.sites, estimator=n.estimator, records=n.records),
    SkillFound: _phrase_skill_found,
    NotFalling: _phrase_not_falling,
    SeriesWeighed: _phrase_series_weighed,
    TooFewDatesToWeigh: lambda n: tr(
        "The rasters have all predictors on {n} dates, and weights of whole series need {needed}: "
        "each date is weighed by its own values."
    ).format(n=n.dates, needed=n.needed),
    DateWeighed: lambda n: tr(
        "The model of {target} weighs whole series, and a single date is none: cells are weighed "
        "by the values of the date. 'Predict series' (carbonsink:predictseries) with the rasters "
        "of all dates weighs them by their series."
    ).format(target=n.target),
    PlacesWeighed: lambda n: tr(
        "Records that share the weights of the series of their site: {shared}, at {sites} sites "
        "({field}); records weighed one by one: {alone}."
    ).format(shared=n.shared, sites=n.sites, field=n.field, alone=n.alone),
    RivalScore: lambda n: tr(
        "Sites held out, {model}: R2 {r2:.3f}, RMSE {rmse:.4g}, median of the sites' R2 "
        "{sites:.3f}."
    ).format(model=_phrase_ensemble_name(n.model), r2=n.r2, rmse=n.rmse, sites=n.site_median),
}
