"""Sentences for sequence models and their series."""

from __future__ import annotations

from ...core.errors_and_notes.sequence import (
    BadRecordDate,
    BaselineScore,
    HistoryMissing,
    MixedDates,
    NeedsSeries,
    NetworksTrained,
    NetworkTuned,
    NoTestWindows,
    OneSiteOnly,
    OtherStep,
    RepeatedDate,
    SeedSpread,
    SequencesExplained,
    SequencesFound,
    SeriesTooShort,
    SingleSite,
    SitesWithoutWindow,
    TooFewWindows,
    TooShortSequences,
    ValuesImputed,
    WindowsCompared,
    WindowsSplit,
)
from ..text.phrases import join_listed
from ..text.translation import tr


def steps_text(count: int, unit: str) -> str:
    """Return a number of days, months or years."""
    singular = {"day": tr("1 day"), "month": tr("1 month"), "year": tr("1 year")}
    plural = {"day": tr("{n} days"), "month": tr("{n} months"), "year": tr("{n} years")}
    return singular.get(unit, unit) if count == 1 else plural.get(unit, unit).format(n=count)


def _phrase_lstm_baseline_name(key: str) -> str:
    """Return what messages call an LSTM or a baseline."""
    return {
        "lstm": tr("LSTM"),
        "cycle": tr("mean seasonal cycle"),
        "forest": tr("random forest"),
        "forest_lags": tr("random forest with lags"),
    }.get(key, key)


def _stratum_prefix(label) -> str:
    """Return the stratum of an LSTM's network before a message; empty without strata."""
    return "" if label is None else f"{label}: "


def _phrase_values_imputed(note: ValuesImputed) -> str:
    """Say how missing predictors of site series were filled in."""
    method = {
        "linear": tr("on the line between the values before and after"),
        "cycle": tr("by the mean of the same month at the site"),
    }.get(note.method, note.method)
    return tr(
        "Missing predictors were filled in {how}, in gaps of at most {longest} steps: "
        "{share:.1%} of the records ({records} of {total}); values by predictor: {values}. "
        "{left} records still lack a predictor."
    ).format(
        how=method,
        longest=note.longest,
        share=note.share,
        records=note.records,
        total=note.total,
        values=join_listed([f"{name} ({n})" for name, n in note.by_name.items()]) or "0",
        left=note.left,
    )


def _phrase_too_short_sequences(error: TooShortSequences) -> str:
    """Say that no site has as many records in a row as a window of the LSTM."""
    reasons = {
        "site": tr("without a site"),
        "date": tr("without a date"),
        "predictors": tr("without a value in a predictor"),
        "stratum": tr("without a stratum"),
    }
    left = [
        tr("{n} {why}").format(n=n, why=reasons.get(reason, reason))
        for reason, n in error.dropped.items()
        if n
    ]
    text = tr(
        "No site has {needed} usable records in a row, which one window needs (SEQUENCE_LENGTH and "
        "the date itself)."
    ).format(needed=error.needed)
    if error.longest:
        text += " " + tr("The longest series has {longest} (site {site}).").format(
            longest=error.longest, site=error.site
        )
    if left:
        text += " " + tr("Left out: {list}.").format(list=join_listed(left))
    return text + " " + tr("Lower SEQUENCE_LENGTH, fill gaps, or check SITE_FIELD and DATE_FIELD.")


def _phrase_no_test_windows(error: NoTestWindows) -> str:
    """Say which sites have no window to test the LSTM by."""
    return tr(
        "No window is left for the test: the {n} windows are spread over {sites} sites, and "
        "TEST_FRACTION = {share:g} of the windows of a site is less than one. Use longer series, "
        "lower SEQUENCE_LENGTH, or raise TEST_FRACTION."
    ).format(n=error.windows, sites=error.sites, share=error.test_fraction)


def _phrase_too_few_windows(error: TooFewWindows) -> str:
    """Say that an LSTM has too few windows with a target."""
    if not error.field:
        return tr(
            "Too few windows end in a record with a target: {n}, and {needed} are needed. Add "
            "records or lower SEQUENCE_LENGTH."
        ).format(n=error.n, needed=error.needed)
    return tr(
        "The stratum {stratum} of {field} has {n} windows that end in a record with a target, and "
        "a model of its own needs {needed}. Merge it with another stratum, set SMALL_STRATA = "
        "skip, or leave STRATUM_FIELD empty."
    ).format(stratum=error.stratum, field=error.field, n=error.n, needed=error.needed)


def _phrase_single_site(error: SingleSite) -> str:
    """Say that whole sites of series cannot be held out, as there is one only."""
    if not error.field:
        return tr(
            "VALIDATION = site holds out whole sites, and all records come from the site {site}. "
            "Choose VALIDATION = time, or the column that names the sites as SITE_FIELD."
        ).format(site=error.site)
    return tr(
        "VALIDATION = site holds out whole sites, and the stratum {stratum} of {field} has one "
        "only ({site}). Merge it with another stratum or choose VALIDATION = time."
    ).format(stratum=error.stratum, field=error.field, site=error.site)


ERRORS = {
    BadRecordDate: lambda e: tr(
        "'{text}' in record {row} of the column '{column}' is not a valid date. Accepted: 2005, "
        "2005-03, 2005-03-17, 200503, 20050317, 17/03/2005, 17 Mar 2005, 2005年3月17日. Choose the "
        "column of the dates as DATE_FIELD."
    ).format(text=e.text, row=e.row, column=e.column),
    MixedDates: lambda e: tr(
        "The column '{column}' mixes dates of different precision: {examples}. Write all as days, "
        "all as months, or all as years."
    ).format(column=e.column, examples=join_listed(e.examples)),
    RepeatedDate: lambda e: tr(
        "The site {site} has two records of {date} (dates that repeat: {n}). A series has one "
        "record per date: average them, or name the column that tells the sites apart as "
        "SITE_FIELD."
    ).format(site=e.site, date=e.date, n=e.n),
    TooShortSequences: _phrase_too_short_sequences,
    NoTestWindows: _phrase_no_test_windows,
    TooFewWindows: _phrase_too_few_windows,
    SingleSite: _phrase_single_site,
    NeedsSeries: lambda e: tr(
        "The model of {target} predicts from {steps} dates in a row, not from a single one. Use "
        "'Predict series' (carbonsink:predictseries) with the predictor rasters of these dates; "
        "START and END choose the date."
    ).format(target=e.target, steps=e.steps),
    OtherStep: lambda e: tr(
        "The model was trained on dates by {wanted}, and the rasters are dated by {found} (such as "
        "{example}). Compose them to that step first ('Composite series'), or name the files "
        "after the {wanted}."
    ).format(wanted=_unit_name(e.wanted), found=_unit_name(e.found), example=e.example),
    SeriesTooShort: lambda e: tr(
        "The model predicts from {needed} dates in a row, {step} apart, and no date asked for has "
        "all of them. Dates found: {dates}. Add the rasters of the earlier dates."
    ).format(needed=e.needed, step=steps_text(e.size, e.unit), dates=join_listed(e.dates)),
}


def _unit_name(unit: str) -> str:
    return {"day": tr("day"), "month": tr("month"), "year": tr("year")}.get(unit, unit)


def _phrase_windows_split(note: WindowsSplit) -> str:
    """Say how windows were split by time."""
    text = tr(
        "Split by time within each site: {train} windows to learn from, {stop} for early stopping, "
        "the last {test} held out."
    ).format(train=note.train, stop=note.stop, test=note.test)
    if note.without_target:
        target_sentence = tr(
            "{n} records without a target occur only in the windows of later ones."
        )
        text += " " + target_sentence.format(n=note.without_target)
    return text


def _phrase_networks_trained(note: NetworksTrained) -> str:
    """Say which epoch of each network of an LSTM was best."""
    text = tr("Best epoch of each network: {epochs} (of {most} at most).")
    return _stratum_prefix(note.stratum) + text.format(
        epochs=", ".join(map(str, note.epochs)), most=note.most
    )


def _phrase_network_tuned(note: NetworkTuned) -> str:
    """Say which settings the tuning of an LSTM found best."""
    best_settings = (
        join_listed(note.settings) if note.settings else tr("the given settings are best")
    )
    text = tr(
        "Tuning compared {tries} of {possible} settings (RMSE of the early-stopping windows "
        "{before:.4g} as given, {after:.4g}): {found}."
    )
    return _stratum_prefix(note.stratum) + text.format(
        tries=note.tries,
        possible=note.possible,
        before=note.rmse_before,
        after=note.rmse,
        found=best_settings,
    )


NOTES = {
    ValuesImputed: _phrase_values_imputed,
    SequencesFound: lambda n: tr(
        "Step of the dates: {step}. {windows} windows of {steps} records at {sites} sites; gaps "
        "within sites: {gaps}. The first {before} records of each series have no prediction."
    ).format(
        step=steps_text(n.size, n.unit),
        windows=n.windows,
        steps=n.steps,
        sites=n.sites,
        gaps=n.gaps,
        before=n.steps - 1,
    ),
    SitesWithoutWindow: lambda n: tr(
        "Sites without a window, because at most {longest} of the {needed} records it needs follow "
        "one another: {sites}."
    ).format(longest=n.longest, needed=n.needed, sites=join_listed(n.sites)),
    WindowsSplit: _phrase_windows_split,
    NetworksTrained: _phrase_networks_trained,
    NetworkTuned: _phrase_network_tuned,
    SeedSpread: lambda n: tr(
        "The {n} networks alone have a held-out R2 of {mean:.3f}, standard deviation {sd:.3f}; the "
        "model is their mean."
    ).format(n=n.n, mean=n.mean, sd=n.sd),
    BaselineScore: lambda n: tr(
        "Baseline, {model} ({validation}): R2 {r2:.3f}, RMSE {rmse:.4g}."
    ).format(
        model=_phrase_lstm_baseline_name(n.model), validation=n.validation, r2=n.r2, rmse=n.rmse
    ),
    OneSiteOnly: lambda n: tr(
        "Strata of {field} with a single site: {strata}. Their models know no other place, and no "
        "score says how they would do there."
    ).format(field=n.field, strata=join_listed(n.strata)),
    SequencesExplained: lambda n: tr(
        "Shapley values of {windows} of {total} windows are estimated over {orders} orders of the "
        "predictors at all steps, and summed over the steps."
    ).format(windows=n.windows, total=n.total, orders=n.orders),
    WindowsCompared: lambda n: tr(
        "The LSTM predicts a record from {steps} records in a row. All models are compared on the "
        "{used} records that have these and a target; {left_out} others are left out for all of "
        "them."
    ).format(steps=n.steps, used=n.used, left_out=n.left_out),
    HistoryMissing: lambda n: tr(
        "Without prediction, because the model looks back on {steps} earlier dates, {step} apart, "
        "and some of them are missing: {dates}."
    ).format(steps=n.steps, step=steps_text(n.size, n.unit), dates=join_listed(n.dates)),
}
