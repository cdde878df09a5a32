"""The report of a comparison of models: one table, one ranking, and what to make of it."""

from __future__ import annotations

import numpy as np

from .. import common_charts
from ..display_names import flux_symbol, validation_name
from ..numbers import show_number, typeset_units, with_unit
from ..page import FINDING, HALF, Figure, Page, Section, Table, Text, write_page
from .report import HELD_OUT_ORDER
from .score_sentences import site_skill_sentences

# Differences of R2 below this mean nothing with the few hundred records there usually are.
CLOSE = 0.03


def write_comparison_report(comparison, path: str, translate) -> None:
    """Write the report of a comparison.

    Parameters
    ----------
    comparison : Comparison
        What `model_comparison.compare` returns.
    path : str
        HTML file to write.
    translate : callable
        Turns an English text into the user's language.
    """
    tr, winner = translate, comparison.winner
    trainings = comparison.trainings.values()
    keys = [key for key in HELD_OUT_ORDER if any(t.score(key) is not None for t in trainings)]
    page = Page(
        title=tr("Models of {target} compared").format(target=flux_symbol(winner.model.target)),
        lead=tr("{n} kinds of model on the same {records} records and the same folds.").format(
            n=len(comparison.trainings), records=len(winner.predictions)
        ),
        key_figures=_comparison_key_figures(comparison, keys, tr),
        sections=(
            Section(tr("Which is best?"), _model_ranking(comparison, keys, tr)),
            Section(tr("Scores"), tuple(_comparison_table(comparison, key, tr) for key in keys)),
            *_class_section(comparison, tr),
            Section(tr("Observed and predicted"), _model_scatters(comparison, tr)),
        ),
    )
    write_page(page, path, translate)


def _model_label(training, tr) -> str:
    """Return the name of the kind of a compared model."""
    return tr(training.model.kind.label)


def _comparison_key_figures(comparison, keys: list, tr) -> tuple:
    """Return the key figures of the comparison of models."""
    winner = comparison.winner
    key_figures = [
        (tr("Best model"), _model_label(winner, tr), validation_name(winner.main, tr).lower())
    ]
    for key in [key for key in keys if winner.score(key) is not None][:2]:
        label = tr("R², {validation}").format(validation=validation_name(key, tr).lower())
        key_figures.append((label, show_number(winner.score(key).r2, 2), _model_label(winner, tr)))
    unit = typeset_units(winner.model.unit)
    value = f"{show_number(winner.score().rmse, 3)} {unit}".strip()
    key_figures.append((tr("RMSE"), value, validation_name(winner.main, tr).lower()))
    return tuple(key_figures)


def _model_ranking(comparison, keys: list, tr) -> tuple:
    """Return the compared models, best first, as bars."""
    winner = comparison.winner
    ranked = [comparison.trainings[key] for key in comparison.ranked]
    texts = [
        tr("{best} predicts held-out records best: R² {r2}, RMSE {rmse} {unit} ({how}).").format(
            best=_model_label(winner, tr),
            r2=show_number(winner.score().r2, 2),
            rmse=show_number(winner.score().rmse, 3),
            unit=typeset_units(winner.model.unit),
            how=validation_name(winner.main, tr).lower(),
        )
    ]
    texts += site_skill_sentences(winner.site_skill, tr)
    close_rivals = [t for t in ranked[1:] if winner.score().r2 - t.score().r2 < CLOSE]
    if close_rivals:
        texts.append(
            tr(
                "Nearly as good: {names}. Differences this small mean nothing; a simpler or "
                "faster model is as right a choice."
            ).format(names=tr(", ").join(_model_label(t, tr) for t in close_rivals))
        )
    if "site" in keys and "kfold" in keys:
        texts += _scores_by_split(comparison, tr)
    left_out = max(training.dropped.get("window", 0) for training in ranked)
    if left_out:
        texts.append(
            tr(
                "{n} records that no whole window of the LSTM leads up to, or without a target, "
                "are left out for all models alike."
            ).format(n=left_out)
        )
    n_small = max(training.dropped.get("small_site", 0) for training in ranked)
    if n_small:
        texts.append(
            tr(
                "{n} records of sites with too few windows for an LSTM of their own are left out "
                "for all models alike."
            ).format(n=n_small)
        )
    svg = common_charts.ranked_bars(
        [_model_label(t, tr) for t in ranked],
        [t.score().r2 for t in ranked],
        tr("R², {validation}").format(validation=validation_name(winner.main, tr).lower()),
        tr("Models ranked by their held-out R²"),
    )
    caption = tr("R² of held-out records; below 0 the mean of all records would be better.")
    return (*(Text(text, tone=FINDING) for text in texts), Figure(svg, caption))


def _scores_by_split(comparison, tr) -> list:
    """Say how the choice of model would differ with random folds, and how they flatter."""
    trainings = {
        name: t for name, t in comparison.trainings.items() if t.score("kfold") is not None
    }
    random = min(trainings, key=lambda key: trainings[key].score("kfold").rmse)
    gaps = [t.score("kfold").r2 - t.score("site").r2 for t in trainings.values()]
    sentences = [
        tr(
            "Random folds give R² higher by {low} to {high} than whole sites held out. A map "
            "between the sites is as good as the site-wise score."
        ).format(low=f"{min(gaps):.2f}", high=f"{max(gaps):.2f}")
    ]
    if random != comparison.best:
        sentences.append(
            tr(
                "By random folds {name} would have been chosen: it is the better at new records "
                "of known sites, not at new places."
            ).format(name=_model_label(trainings[random], tr))
        )
    return sentences


def _comparison_table(comparison, key: str, tr) -> Table:
    """Return the scores of all models by one validation, the fit to the records beside."""
    unit = comparison.winner.model.unit
    columns = (
        tr("Model"),
        "n",
        tr("R², training"),
        tr("R², held out"),
        with_unit(tr("RMSE, training"), unit),
        with_unit(tr("RMSE, held out"), unit),
        with_unit("MAE", unit),
        "r",
        "PBIAS (%)",
        "MAPE (%)",
        "KGE",
    )
    rows = []
    for name in comparison.ranked:
        training = comparison.trainings[name]
        held_out, fit = training.score(key), training.score("training")
        if held_out is None:  # an ensemble of sites holds out whole sites alone
            continue
        rows.append(
            (
                _model_label(training, tr),
                held_out.n,
                *(fit.r2, held_out.r2, fit.rmse, held_out.rmse, held_out.mae),
                *(held_out.r, held_out.pbias, held_out.mape, held_out.kge),
            )
        )
    # The page is too narrow for all; the download has them.
    shown = tuple(index for index, name in enumerate(columns) if name not in ("n", "KGE"))
    title = validation_name(key, tr)
    return Table(title, columns, tuple(rows), f"scores_{key}.csv", shown_columns=shown)


def _class_section(comparison, tr) -> tuple:
    """Return the scores of compared models at the sites of each class."""
    winner, unit = comparison.winner, comparison.winner.model.unit
    # A fuzzy ensemble scores the classes, but has no models of them.
    stratum = next((t.model.stratum for t in comparison.trainings.values() if t.model.stratum), "")
    if not stratum:
        return ()
    columns = (
        stratum,
        tr("Model"),
        tr("Sites"),
        with_unit(tr("Mean RMSE"), unit),
        tr("Variance of RMSE"),
        tr("Mean R²"),
    )
    lines_by_class: dict = {}
    for name in comparison.ranked:
        training = comparison.trainings[name]
        scores = training.scores[training.scores["validation"] == training.main]
        means = scores[(scores["scope"] == "site_mean") & (scores["subject"] != "")]
        spreads = scores[scores["scope"] == "site_variance"].set_index("subject")["rmse"]
        for row in means.itertuples():
            numbers = int(row.n), float(row.rmse), float(spreads[row.subject]), float(row.r2)
            line = (row.subject, _model_label(training, tr), *numbers)
            lines_by_class.setdefault(row.subject, []).append(line)
    if not lines_by_class:
        return ()
    rows = tuple(row for label in sorted(lines_by_class) for row in lines_by_class[label])
    title = validation_name(winner.main, tr)
    table = Table(title, columns, rows, "scores_by_class.csv")
    return (Section(tr("Sites of each class"), (table,)),)


def _model_scatters(comparison, tr) -> tuple:
    """Return a scatter plot per compared model."""
    blocks: list = []
    for name in comparison.ranked:
        training = comparison.trainings[name]
        table, unit = training.predictions, training.model.unit
        svg = common_charts.observed_predicted_scatter(
            table["observed"].to_numpy(np.float64),
            (
                (tr("Training"), table["predicted_training"].to_numpy(np.float64)),
                (tr("Held out"), table[f"predicted_{training.main}"].to_numpy(np.float64)),
            ),
            with_unit(tr("Observed"), unit),
            with_unit(tr("Predicted"), unit),
            tr("1:1 line"),
            tr("Observed against predicted: {name}").format(name=_model_label(training, tr)),
        )
        validation_phrase = validation_name(training.main, tr).lower()
        blocks.append(Figure(svg, f"{_model_label(training, tr)}; {validation_phrase}.", HALF))
    return tuple(blocks)
