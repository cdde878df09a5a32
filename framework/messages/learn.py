"""Sentences for models and their samples."""

from __future__ import annotations

from ...core.errors_and_notes.learn import (
    AngleInRadians,
    AngleOutside,
    BadBundle,
    ClassesWithoutCode,
    ConstantsIgnored,
    ConstantTarget,
    ExpandedUsed,
    HeldOutBias,
    LooksExpanded,
    NewerBundle,
    NoSites,
    NotPositive,
    NotValidated,
    PredictorsImputed,
    PresetUsed,
    Refitted,
    ScoresNote,
    SitesBelowZero,
    SitesFromCoordinates,
    SitesTrainedOn,
    SitesUnnamed,
    StrataSkipped,
    TooFewChosen,
    TooFewInStratum,
    TooFewSamples,
    Tuned,
    UnknownEstimator,
    UntrustedType,
    VersionDiffers,
)
from ..parameters.choice_labels import texts_of_options
from ..text.phrases import join_listed
from ..text.translation import tr


def _phrase_too_few_samples(error: TooFewSamples) -> str:
    """Say that there are too few samples to train or test a model."""
    purpose = {
        "train": tr("to train a model"),
        "holdout": tr("to hold out this TEST_FRACTION of them"),
        "folds": tr("for this number of folds; lower FOLDS or add records"),
        "stratum": tr("in a stratum; merge it with another or leave STRATUM_FIELD empty"),
        "fit": tr("to fit a line"),
        "expand": tr("that have a value, a stratum and a REFERENCE above 0 to expand samples from"),
        "products": tr("with a value in all PRODUCTS"),
        "pools": tr("that have data in the chosen pools; or set MISSING_POOLS = zero"),
        "profile": tr("held out in the area of applicability to tell the expected error"),
        "plots": tr("in plots that have a biomass; see the log for what is missing"),
        "soil": tr("in layers between TOP and BOTTOM without gaps; or set GAPS = omit"),
        "screen": tr("to screen this number of predictors"),
    }.get(error.why, error.why)
    return tr(
        "Too few usable records: {n}, and {needed} are needed {why}. Records with an empty or "
        "missing value in the target or a predictor do not count."
    ).format(n=error.n, needed=error.needed, why=purpose)


def _phrase_bad_bundle(error: BadBundle) -> str:
    """Say why a model file cannot be used."""
    reason = {
        "not-zip": tr("it is not a model file (not a zip archive)"),
        "unreadable": tr("it cannot be read"),
        "truncated": tr("it is damaged or incomplete"),
        "missing": tr("a part of it is missing"),
        "checksum": tr("its contents were changed after it was written"),
        "too-large": tr("a part of it is larger than any real model"),
        "path": tr("it holds names that point outside the archive"),
        "duplicate": tr("it holds the same part twice"),
        "schema": tr("its description does not have the expected form"),
        "foreign": tr("it was not written by Carbon Sink"),
        "kind": tr("it holds a kind of model that this version of the plugin does not know"),
        "estimator": tr("its estimator cannot be read, nor refitted"),
    }.get(error.why, error.why)
    detail = f" ({error.detail})" if error.detail else ""
    return tr(
        "The model {path} cannot be used: {why}{detail}. Nothing of it was run. Train the model "
        "again (carbonsink:trainmodel) or get a fresh copy of the file."
    ).format(path=error.path, why=reason, detail=detail)


def _phrase_expanded_used(note: ExpandedUsed) -> str:
    """Say how many expanded samples a model was trained on."""
    if not note.made:
        return tr("{field} names no parent: all {n} records count as measured.").format(
            field=note.field, n=note.real
        )
    return tr(
        "{made} of {n} records are expanded from {parents} sites. They train the model, are held "
        "out together with their parent and are not scored; the bags of a forest are drawn by "
        "parent."
    ).format(made=note.made, n=note.made + note.real, parents=note.parents)


def _phrase_held_out_bias(note: HeldOutBias) -> str:
    """Say by how much the held-out mean of a model is off."""
    if note.percent < 0:
        text = tr(
            "Held-out predictions ({validation}) are on average {percent:.1f} % lower than the "
            "measurements: expect means and totals of the map to be too low by about as much."
        )
    else:
        text = tr(
            "Held-out predictions ({validation}) are on average {percent:.1f} % higher than the "
            "measurements: expect means and totals of the map to be too high by about as much."
        )
    text = text.format(validation=note.validation, percent=abs(note.percent))
    if note.unsmeared:
        text += " " + tr(
            "The model was trained on logarithms without the smearing correction, so it predicts "
            "medians rather than means: set SMEARING."
        )
    return text


def _phrase_predictors_imputed(note: PredictorsImputed) -> str:
    """Say which predictors of the samples were imputed."""
    return tr(
        "Missing predictors were filled in by medians of the training records, in a validation of "
        "those of each fold: {share:.1%} of the records ({records} of {total}); values by "
        "predictor: {values}."
    ).format(
        share=note.share,
        records=note.records,
        total=note.total,
        values=join_listed([f"{name} ({n})" for name, n in note.by_name.items()]) or "0",
    )


ERRORS = {
    TooFewSamples: _phrase_too_few_samples,
    TooFewInStratum: lambda e: tr(
        "The stratum {stratum} of {field} has {n} usable records, and a model of its own needs "
        "{needed}. Merge it with another stratum, set SMALL_STRATA = skip, or leave STRATUM_FIELD "
        "empty."
    ).format(stratum=e.stratum, field=e.field, n=e.n, needed=e.needed),
    ConstantTarget: lambda e: tr(
        "All values of the target '{column}' are {value:g}: there is nothing to learn. Choose "
        "another column."
    ).format(column=e.column, value=e.value),
    NotPositive: lambda e: tr(
        "TRANSFORM = log needs positive values, and '{column}' has {n} that are not (smallest "
        "{smallest:g}). Remove them or use TRANSFORM = none."
    ).format(column=e.column, n=e.n, smallest=e.smallest),
    UnknownEstimator: lambda e: tr("ESTIMATOR = {key} is unknown. Known: {known}.").format(
        key=e.key, known=join_listed(e.known)
    ),
    AngleInRadians: lambda e: tr(
        "{parameter}: {path} states no unit and holds values from {low:.6g} to {high:.6g} only, as "
        "angles in radians do, but a full turn is 360. Convert them to degrees (times 57.29578), "
        "or train with their period: CIRCULAR = {name} = 6.2831853."
    ).format(parameter=e.parameter, path=e.path, low=e.low, high=e.high, name=e.name),
    AngleOutside: lambda e: tr(
        "{parameter}: {path} holds values from {low:.6g} to {high:.6g}, but a full turn goes from "
        "0 to {period:.6g} (-1 marks flat land in degrees). Add a full turn to values below 0, "
        "make marks of missing values no data, or give the period in CIRCULAR."
    ).format(parameter=e.parameter, path=e.path, low=e.low, high=e.high, period=e.period),
    TooFewChosen: lambda e: tr(
        "{parameter} needs at least {needed} members and has {n}{chosen}. Choose more."
    ).format(
        parameter=e.parameter,
        needed=e.needed,
        n=len(e.chosen),
        chosen=f" ({join_listed(e.chosen)})" if e.chosen else "",
    ),
    BadBundle: _phrase_bad_bundle,
    NewerBundle: lambda e: tr(
        "The model {path} was written by a newer version of Carbon Sink (format {schema}, this "
        "version reads up to {supported}). Update the plugin."
    ).format(path=e.path, schema=e.schema, supported=e.supported),
    UntrustedType: lambda e: tr(
        "The model {path} holds parts that a model of ours never has: {types}. Nothing of it was "
        "run. Do not use this file."
    ).format(path=e.path, types=join_listed(e.types)),
}

NOTES = {
    PredictorsImputed: _phrase_predictors_imputed,
    SitesFromCoordinates: lambda n: tr(
        "No SITE_FIELD was given: records at the same coordinates ({columns}) count as one site; "
        "{n_sites} sites."
    ).format(columns=join_listed(n.columns), n_sites=n.n_sites),
    SitesUnnamed: lambda n: tr(
        "{n} of {total} records of the test name no site. They count in the scores of all records, "
        "but in none of a site."
    ).format(n=n.n, total=n.total),
    SitesTrainedOn: lambda n: tr(
        "The model was trained on {n} of the {total} sites of this test: {sites}. Scores at "
        "these sites are not an independent test; leave them out."
    ).format(n=len(n.sites), total=n.total, sites=join_listed(n.sites)),
    ExpandedUsed: _phrase_expanded_used,
    LooksExpanded: lambda n: tr(
        "{target} is exactly proportional to {predictor} within {sites} sites ({records} records), "
        "as in records made by 'Expand samples', and PARENT_FIELD does not say which records were "
        "made. Scores are then those of records that the model knows: give PARENT_FIELD, leave "
        "out the made records, or leave out {predictor} if it was computed from the target."
    ).format(target=n.target, predictor=n.predictor, sites=n.sites, records=n.records),
    NoSites: lambda n: tr(
        "The sites of the records are not known, so VALIDATION = {used} is used: its scores are "
        "optimistic when several records come from one site. Give SITE_FIELD if there is one."
    ).format(used=n.used),
    NotValidated: lambda n: tr(
        "{n} records have no held-out prediction (validation {validation}): nothing else of "
        "their stratum was left to train on."
    ).format(n=n.n, validation=n.validation),
    PresetUsed: lambda n: tr("Preset '{preset}': {settings}.").format(
        preset=texts_of_options("PRESET", (n.preset,))[n.preset], settings=", ".join(n.settings)
    ),
    ScoresNote: lambda n: tr(
        "{validation}: R2 {r2:.3f}, RMSE {rmse:.4g}, MAE {mae:.4g} ({n} records)."
    ).format(validation=n.validation, r2=n.r2, rmse=n.rmse, mae=n.mae, n=n.n),
    SitesBelowZero: lambda n: tr(
        "{validation}: R2 is below 0 at {below} of {sites} sites ({worst}); the median of the "
        "sites is {median:.3g}. At these sites the mean of their own measurements predicts better "
        "than the model, whatever R2 is over all records."
    ).format(
        validation=n.validation,
        below=len(n.below),
        sites=n.sites,
        worst=join_listed(f"{site} {r2:.3g}" for site, r2 in n.below),
        median=n.median,
    ),
    HeldOutBias: _phrase_held_out_bias,
    ConstantsIgnored: lambda n: tr(
        "{path} was written by an earlier version, in which predictors that were constant in "
        "training (of all records, or of a site or stratum) changed predictions where they have "
        "another value: {names}. They are ignored now, as in models of this version; the scores "
        "in the file are those of before. Train the model again for new ones."
    ).format(path=n.path, names=join_listed(n.names)),
    Refitted: lambda n: tr(
        "The estimator in {path} cannot be read here ({reason}); it was fitted again from the "
        "training table inside the model. Predictions may differ slightly from those of the "
        "machine that wrote it."
    ).format(path=n.path, reason=n.reason),
    VersionDiffers: lambda n: tr(
        "The model was written with scikit-learn {written}; this is {running}."
    ).format(written=n.written, running=n.running),
    ClassesWithoutCode: lambda n: tr(
        "No code stands for these classes of {variable} in {path}: {classes}. Nothing is "
        "predicted as one of them."
    ).format(variable=n.variable, path=n.path, classes=join_listed(n.classes)),
    Tuned: lambda n: tr(
        "Tuning compared {compared} settings (RMSE {before:.4g} as given, {after:.4g}): {found}."
    ).format(
        compared=n.compared,
        before=n.rmse_before,
        after=n.rmse,
        found=join_listed(n.settings) if n.settings else tr("the given ones are best"),
    ),
    StrataSkipped: lambda n: tr(
        "Strata of {field} left out because they have fewer than {needed} usable records: {strata}."
    ).format(field=n.field, needed=n.needed, strata=join_listed(n.strata)),
}
