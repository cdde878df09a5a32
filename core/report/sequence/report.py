"""The report of a sequence model: scores beside its baselines, curves of the sites, scatter plots.

Its figures are those of Wu, J., et al. (ChinaFLUX, LSTM): Fig. 3, scatter plots by plant functional
type, and Fig. 4, series of sites with the start of the held-out part.
"""

from __future__ import annotations

import numpy as np

from .. import common_charts
from ..display_names import (
    flux_symbol,
    lstm_baseline_name,
    lstm_validation_name,
    setting_name_and_value,
)
from ..numbers import show_number, typeset_units, with_unit
from ..page import CAUTION, FINDING, Figure, Page, Section, Table, Text, write_page
from ..training.score_sentences import site_skill_sentences
from ..training.uncertainty_sections import no_total_interval_text
from .charts import learning_curves, strata_scatter
from .sites import MODELS, show_r2, site_scores, site_series, step_name

# Differences of R2 below this mean nothing.
CLOSE = 0.02
MAX_STRATA = 8
_BASELINES = MODELS[1:]


def write_sequence_report(training, path: str, translate) -> None:
    """Write the report of a sequence model.

    Parameters
    ----------
    training : SequenceTraining
        What `sequence.lstm_training.train_sequences` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, model = translate, training.model
    sections = [
        Section(tr("How good is the model?"), _score_sentences(training, tr)),
        Section(tr("Series of the sites"), site_series(training, tr)),
        Section(tr("Observed and predicted"), _window_scatters(training, tr)),
        Section(tr("Scores by site"), site_scores(training, tr)),
        Section(tr("The networks"), _network_section(training, tr)),
        Section(tr("Records and settings"), _lstm_settings(training, tr)),
    ]
    page = Page(
        title=tr("LSTM of {target}").format(target=flux_symbol(model.target)),
        lead=tr(
            "Predicts a date from {p} predictors at {steps} steps in a row (step: {step}); "
            "{n} windows of {sites} sites."
        ).format(
            p=len(model.predictors),
            steps=model.length + 1,
            step=step_name(model.step, tr),
            n=len(training.predictions),
            sites=training.predictions["site"].nunique(),
        ),
        key_figures=_lstm_key_figures(training, tr),
        sections=tuple(sections),
    )
    write_page(page, path, translate)


def _best_baseline(training, validation: str) -> tuple:
    """Return key and scores of the baseline with the lowest error."""
    baselines = [(key, training.score(key, validation)) for key in _BASELINES]
    return min(((k, s) for k, s in baselines if s is not None), key=lambda pair: pair[1].rmse)


def _lstm_key_figures(training, tr) -> tuple:
    """Return the key figures of an LSTM."""
    unit, main = typeset_units(training.model.unit), training.score()
    key, best = _best_baseline(training, "time")
    held_out_note = tr("held out: {how}").format(how=lstm_validation_name("time", tr))
    key_figures = [
        (tr("R² of the LSTM"), show_r2(main), held_out_note),
        (tr("RMSE"), f"{show_number(float(main.rmse), 3)} {unit}".strip(), held_out_note),
        (tr("R² of the best baseline"), show_r2(best), lstm_baseline_name(key, tr)),
    ]
    site = training.score("lstm", "site")
    if site is not None:
        key_figures.append(
            (tr("R² at other sites"), show_r2(site), lstm_validation_name("site", tr))
        )
    return tuple(key_figures)


def _score_sentences(training, tr) -> tuple:
    """Return what the scores of an LSTM say, then the scores."""
    texts = [_compare_with_baselines(training, "time", tr)]
    main = "time" if training.score("lstm", "site") is None else "site"
    if main == "site":
        texts.append(_compare_with_baselines(training, "site", tr))
    else:
        texts.append(
            tr(
                "These scores hold for new dates at the same sites. They do not tell how good a "
                "map is between the sites; a validation that holds out whole sites does."
            )
        )
    texts += site_skill_sentences(training.site_skill(main), tr, lstm_validation_name(main, tr))
    blocks: list = [Text(text, tone=FINDING) for text in texts]
    for validation in ("time", "site"):
        if training.score("lstm", validation) is not None:
            blocks.append(_score_table(training, validation, tr))
    blocks.append(
        Text(
            tr(
                "All of them learn from the same windows and predict the same held-out ones. The "
                "mean seasonal cycle is that of the site in its training part (of the other sites "
                "where the site is held out). Anomalies are departures from it: their R² says what "
                "a model knows beyond the time of the year."
            )
        )
    )
    return tuple(blocks)


def _compare_with_baselines(training, validation: str, tr) -> str:
    """Return whether the LSTM is better than its baselines, in sentences."""
    main = training.score("lstm", validation)
    key, best = _best_baseline(training, validation)
    gain = float(main.r2 - best.r2)
    if gain > CLOSE:
        text = tr("{how}: the LSTM (R² {r2}) does better than its best baseline, {name} ({best}).")
    elif gain < -CLOSE:
        text = tr(
            "{how}: the LSTM (R² {r2}) does worse than its best baseline, {name} ({best}); take "
            "that one, or more data."
        )
    else:
        text = tr(
            "{how}: the LSTM (R² {r2}) is as good as its best baseline, {name} ({best}); the "
            "simpler one is as right a choice."
        )
    validation_phrase = lstm_validation_name(validation, tr)
    sentence = text.format(
        how=validation_phrase,
        r2=show_r2(main),
        name=lstm_baseline_name(key, tr).lower(),
        best=show_r2(best),
    )
    return sentence[:1].upper() + sentence[1:]


def _score_table(training, validation: str, tr) -> Table:
    """Return the scores of an LSTM and its baselines in one validation."""
    unit = training.model.unit
    columns = (
        tr("Model"),
        "R²",
        with_unit("RMSE", unit),
        with_unit("MAE", unit),
        "r",
        "PBIAS (%)",
        "KGE",
        tr("R² of anomalies"),
        tr("R², median of sites"),
        "n",
    )
    fields, rows = ("r2", "rmse", "mae", "r", "pbias", "kge"), []
    for key in MODELS:
        scores = training.score(key, validation)
        if scores is None:
            continue
        rows.append(
            (
                lstm_baseline_name(key, tr),
                # A cycle of means has no bias but the last bits.
                *(round(float(getattr(scores, field)), 9) for field in fields),
                _r2_of_model(training, key, validation, "anomalies"),
                _r2_of_model(training, key, validation, "site_median"),
                int(scores.n),
            )
        )
    title = tr("Scores: {how}").format(how=lstm_validation_name(validation, tr))
    # The page is too narrow for all; the download has them.
    shown = tuple(i for i, name in enumerate(columns) if name not in ("r", "KGE", "n"))
    return Table(title, columns, tuple(rows), f"scores_{validation}.csv", shown_columns=shown)


def _r2_of_model(training, model: str, validation: str, scope: str) -> float:
    """Return the R2 of the LSTM or a baseline in one validation."""
    table = training.scores
    is_model = (table["model"] == model) & (table["validation"] == validation)
    rows = table[is_model & (table["scope"] == scope)]
    return float(rows["r2"].iloc[0]) if len(rows) else float("nan")


def _window_scatters(training, tr) -> tuple:
    """Return training and held-out windows of an LSTM by stratum as scatter plots."""
    from ...statistics.scores import score

    model, table = training.model, training.predictions
    unit = model.unit
    groups = [(tr("All sites"), np.ones(len(table), dtype=bool))]
    if model.stratum:
        label = table["stratum"].astype(str).to_numpy()
        groups = [(str(s), label == str(s)) for s in model.strata[:MAX_STRATA]]
    panels = []
    for title, in_group in groups:
        columns = ("observed", "predicted_training", "predicted_time")
        o, fitted, held_out = (table[n].to_numpy(np.float64)[in_group] for n in columns)
        note = tr("R² training {train}, held out {held}").format(
            train=show_r2(score(o, fitted)), held=show_r2(score(o, held_out))
        )
        panels.append((title, o, fitted, held_out, note))
    svg = strata_scatter(
        panels,
        with_unit(tr("Observed"), unit),
        with_unit(tr("Predicted"), unit),
        (tr("Training"), tr("Held out"), tr("1:1 line")),
        tr("Observed against predicted"),
    )
    caption = tr("Grey: windows of the training part; orange: the last part of each site's time.")
    return (Figure(svg, caption),)


def _network_section(training, tr) -> tuple:
    """Return how the networks of an LSTM learnt and how much they differ."""
    model, seeds = training.model, training.seed_r2
    texts = []
    if len(seeds) > 1:
        text = tr(
            "{n} networks from different random numbers: held-out R² {mean} on average, standard "
            "deviation {sd}, from {low} to {high}. The model is the mean of their predictions."
        )
        texts.append(
            Text(
                text.format(
                    n=len(seeds),
                    mean=show_number(float(np.mean(seeds)), 3),
                    sd=show_number(float(np.std(seeds)), 2),
                    low=show_number(float(min(seeds)), 3),
                    high=show_number(float(max(seeds)), 3),
                )
            )
        )
    names = [tr("All sites") if s is None else str(s) for s in model.strata]
    panels = list(zip(names, training.fits))[:MAX_STRATA]
    svg = learning_curves(
        panels,
        (tr("Training"), tr("Early stopping")),
        tr("Epoch"),
        tr("RMSE (standard deviations)"),
        tr("Learning curves"),
    )
    caption = tr(
        "Error over the passes through the training windows, one line per network; dropout makes "
        "the training error look larger than it is. The dot is the epoch that was kept."
    )
    return (*texts, Figure(svg, caption))


def imputation_text(model, tr) -> tuple:
    """Return what predictors of the windows were filled in; none where nothing was."""
    method, share = model.validation.get("impute", "none"), model.validation.get("imputed", 0.0)
    if method == "none":
        return ()
    imputation_phrase = {
        "linear": tr("on the line between the values before and after"),
        "cycle": tr("by the mean of the same month at the site"),
    }[method]
    text = tr(
        "{share:.1%} of the records of the table got a missing value of a predictor {how}. Scores "
        "hold for series that are completed in the same way."
    ).format(share=share, how=imputation_phrase)
    return (Text(text, tone=CAUTION),)


def _lstm_settings(training, tr) -> tuple:
    """Return settings and predictors of an LSTM, and how windows were used."""
    model, table = training.model, training.predictions
    counts = table["part"].value_counts()
    text = tr(
        "{train} windows to learn from, {stop} for early stopping, {test} held out. The model in "
        "the file is the one that was tested: it did not learn from the held-out part."
    ).format(**{subset: int(counts.get(subset, 0)) for subset in ("train", "stop", "test")})
    ranges = tuple(
        (p.name, f"{show_number(p.low)} … {show_number(p.high)}") for p in model.predictors
    )
    rows = []
    for subset in model.submodels:
        label = "" if subset.stratum is None else str(subset.stratum)
        for name, value in subset.settings.as_dict().items():
            rows.append((label, *setting_name_and_value(name, value, tr)))
        epochs = ", ".join(map(str, subset.epochs))
        rows += [(label, tr("Best epochs"), epochs), (label, tr("Windows learnt from"), subset.n)]
    shared = [
        (tr("Seed"), model.seed),
        (tr("Tuning"), tuning_text(model.validation.get("tune", ""), tr)),
    ]
    shared += list(model.versions.items())
    rows += [("", name, str(value)) for name, value in shared]
    histogram = common_charts.histogram(
        table["observed"],
        with_unit(flux_symbol(model.target), model.unit),
        tr("Windows"),
        tr("Distribution of the target"),
    )
    return (
        Text(text),
        *imputation_text(model, tr),
        no_total_interval_text(tr),
        Figure(histogram, tr("The line marks the median.")),
        Table(
            tr("Predictors and their range in the records"),
            (tr("Predictor"), tr("Range")),
            ranges,
            "predictors.csv",
        ),
        Table(
            tr("Settings"),
            (tr("Stratum"), tr("Setting"), tr("Value")),
            tuple(rows),
            "settings.csv",
            shown_columns=() if len(model.submodels) > 1 or model.stratum else (1, 2),
        ),
    )


def tuning_text(key: str, tr) -> str:
    """Return how the settings of an LSTM were chosen."""
    names = {"none": tr("none"), "grid": tr("all combinations"), "random": tr("random trials")}
    return names.get(key, key)
